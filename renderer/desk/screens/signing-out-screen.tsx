// Owns the moment between pressing 退出 and being signed out: with the line down it lasts, and an open session is not hidden behind a sign-in page.
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useHallQueries } from '../../api-provider.tsx';

const AGAIN_MS = 2000;

export function SigningOutScreen({ onSignedOut }: { onSignedOut: () => void }): ReactNode {
  const { t } = useTranslation('desk');
  const queries = useHallQueries();
  const { mutate, failureCount } = useMutation(
    queries.staff.signOut.mutationOptions({ retry: true, retryDelay: AGAIN_MS, onSuccess: onSignedOut }),
  );
  useEffect(() => mutate({}), [mutate]);
  return (
    <main className="gate">
      <section className="card gate-card" role="status">
        <h1>{t('signOut.busy')}</h1>
        {failureCount > 0 && <p>{t('signOut.stuck')}</p>}
      </section>
    </main>
  );
}
