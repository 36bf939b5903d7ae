// Owns what the desk says when a page of it went wrong: in words, with the ways out, and never in a library's English.
import { useNavigate, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';

/** One page threw; the desk around it stands, and so do the words begun elsewhere. */
export function PageFault({ reset }: { reset: () => void }): ReactNode {
  const { t } = useTranslation('desk');
  const router = useRouter();
  const navigate = useNavigate();
  return (
    <section className="card col desk-fault" role="alert">
      <h1>{t('fault.page')}</h1>
      <p>{t('fault.pageMore')}</p>
      <div className="row">
        <Button
          onClick={() => {
            reset();
            void navigate({ to: '/' });
          }}
        >
          {t('fault.today')}
        </Button>
        <Button
          kind="main"
          onClick={() => {
            reset();
            void router.invalidate();
          }}
        >
          {t('again')}
        </Button>
      </div>
    </section>
  );
}

/** The desk itself threw. */
export function DeskFault(): ReactNode {
  const { t } = useTranslation('desk');
  return (
    <main className="gate">
      <section className="card gate-card" role="alert">
        <h1>{t('fault.desk')}</h1>
        <p>{t('fault.deskMore')}</p>
        <Button kind="main" onClick={() => location.reload()}>
          {t('fault.reload')}
        </Button>
      </section>
    </main>
  );
}
