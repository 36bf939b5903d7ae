// Owns what the citizen is told, or would be, where a case is not taken on: the ground, the words in full, and the way on.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/contract/case-detail.ts';

export function RefusalCard({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('case');
  const { refusal } = detail;
  if (!refusal) return null;
  return (
    <section className="card col refusal-card">
      <h2>{t('act.propose-refusal')}</h2>
      <dl>
        <dt>{t('refusal.ground')}</dt>
        <dd>{t(`refusal.grounds.${refusal.ground}`)}</dd>
        <dt>{t('refusal.words')}</dt>
        <dd>{refusal.words}</dd>
        <dt>{t('refusal.wayOn')}</dt>
        <dd>{refusal.wayOn}</dd>
      </dl>
    </section>
  );
}
