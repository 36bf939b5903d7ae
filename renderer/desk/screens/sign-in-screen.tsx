// Owns signing in, also over a desk whose session has ended.
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '#shared/contract/staff.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorLine } from '../error-line.tsx';
import { TextField } from '../field.tsx';
import { Gate } from '../gate.tsx';
import { sessionPhase } from '../session-end.ts';

export function SignInScreen(props: {
  expired?: Me;
  /** The administrator was made a moment ago; null: somebody else had made one. */
  made?: string | null | undefined;
  onSignedIn: (me: Me) => void;
}): ReactNode {
  const { t } = useTranslation('desk');
  const { expired, made, onSignedIn } = props;
  const queries = useHallQueries();
  const { data: hall, dataUpdatedAt } = useQuery(queries.hall.get.queryOptions());
  const demo = hall?.demo ?? false;
  const [shownAt] = useState(() => Date.now());
  const isTimeOver = expired && hall && sessionPhase(expired.endsAt, hall.now + shownAt - dataUpdatedAt) === 'over';
  const [username, setUsername] = useState(expired?.staff.username ?? made ?? '');
  const [password, setPassword] = useState('');
  const signIn = useMutation(
    queries.staff.signIn.mutationOptions({
      onSuccess: onSignedIn,
      // A wrong password is typed again from the start; the name stays.
      onError: () => setPassword(''),
    }),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (signIn.isPending) return;
    signIn.mutate({ username: username.trim(), password });
  };
  return (
    <Gate title={expired ? t('signIn.again') : t('signIn.title')}>
      {expired && (
        <>
          <p>{t(isTimeOver ? 'signIn.timeOver' : 'signIn.ended', { name: expired.staff.displayName })}</p>
          <p>{t('signIn.kept')}</p>
        </>
      )}
      {made !== undefined && (
        <p className="gate-done" role="status">
          {made === null ? t('error.ALREADY_SET_UP') : t('setUp.done')}
        </p>
      )}
      <form className="gate-form" onSubmit={submit}>
        <TextField
          label={t('signIn.username')}
          value={username}
          onText={setUsername}
          autoComplete="username"
          autoCapitalize="none"
          maxLength={40}
          autoFocus={username === ''}
          required
        />
        <TextField
          label={t('signIn.password')}
          type="password"
          value={password}
          onText={setPassword}
          autoComplete="current-password"
          maxLength={200}
          autoFocus={username !== ''}
          required
        />
        <ErrorLine error={signIn.error} />
        <Button submit kind="main" busy={signIn.isPending ? t('signIn.busy') : null}>
          {t('signIn.do')}
        </Button>
      </form>
      {demo && !expired && <p className="caption">{t('signIn.demo')}</p>}
    </Gate>
  );
}
