// Owns the way into the desk: first start, signing in, a password to be changed, and then the desk itself.
import { useQuery } from '@tanstack/react-query';
import type { RouterHistory } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHallQueries } from '../api-provider.tsx';
import { useLanguage } from '../i18n/use-words.ts';
import { DialogGround } from '../ui/dialog.tsx';
import { FaultBoundary } from '../ui/fault-boundary.tsx';
import { DeskAtWork } from './desk-at-work.tsx';
import { DeskFault } from './desk-fault.tsx';
import { ChangePasswordScreen } from './screens/change-password-screen.tsx';
import { SetUpScreen } from './screens/set-up-screen.tsx';
import { SignInScreen } from './screens/sign-in-screen.tsx';
import { SigningOutScreen } from './screens/signing-out-screen.tsx';
import { useSession } from './use-session.ts';

/** The whole desk. `history`: where previews and tests begin. */
export function DeskApp(props: { history?: RouterHistory }): ReactNode {
  const language = useLanguage();
  const [ground, setGround] = useState<HTMLDivElement | null>(null);
  return (
    <div className="desk-ground" data-surface="desk" lang={language} ref={setGround}>
      <DialogGround value={ground}>
        <FaultBoundary instead={() => <DeskFault />}>
          <Inside {...(props.history && { history: props.history })} />
        </FaultBoundary>
      </DialogGround>
    </div>
  );
}

function Inside({ history }: { history?: RouterHistory }): ReactNode {
  const { t } = useTranslation('desk');
  const session = useSession();
  const queries = useHallQueries();
  const firstStart = useQuery(queries.staff.firstStart.queryOptions({ enabled: session.state === 'out' }));
  const [made, setMade] = useState<string | null | undefined>(undefined);
  if (session.isLeaving) return <SigningOutScreen onSignedOut={session.signedOut} />;
  if (session.state === 'asking') return null;
  if (session.state === 'unreachable') {
    return (
      <main className="gate">
        <div className="gate-card card" role="status">
          <h1>{t('gate.unreachable')}</h1>
          <p>{t('gate.unreachableMore')}</p>
        </div>
      </main>
    );
  }
  if (session.me?.mustChangePassword && !session.isExpired) {
    return (
      <ChangePasswordScreen
        username={session.me.staff.username}
        onChanged={session.passwordChanged}
        onSignOut={session.leave}
      />
    );
  }
  if (!session.me) {
    if (firstStart.isPending) return null;
    return firstStart.data?.needed ? (
      <SetUpScreen onMade={setMade} />
    ) : (
      <SignInScreen
        made={made}
        onSignedIn={(me) => {
          setMade(undefined);
          session.signedIn(me);
        }}
      />
    );
  }
  return (
    <>
      {/* Another person is another desk: nothing half-written is handed on. */}
      <div className="desk-hold" key={session.me.staff.id} inert={session.isExpired}>
        <DeskAtWork staff={session.me.staff} onSignOut={session.leave} {...(history && { history })} />
      </div>
      {session.isExpired && (
        <div className="gate-over">
          <SignInScreen expired={session.me} onSignedIn={session.signedIn} />
        </div>
      )}
    </>
  );
}
