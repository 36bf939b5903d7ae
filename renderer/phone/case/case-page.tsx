// Owns a case on its citizen's phone: looked up by what the slip's code holds, and each thing that can be said to it a step of its own.
import { ORPCError } from '@orpc/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseStatus, Done } from '#shared/contract/case-shapes.ts';
import type { Hall } from '#shared/contract/hall.ts';
import { onlySilence, useHallQueries } from '../../api-provider.tsx';
import { Heading, Unanswered } from '../pieces.tsx';
import { useTrail } from '../trail.ts';
import { AnsweredCard } from './answered-card.tsx';
import { CaseStatusView } from './case-status-view.tsx';
import { CaseWriting } from './case-writing.tsx';

/** What is on the slip. */
export type CaseProof = { readonly caseNo: string; readonly queryCode: string };
/** What is shown; what a preview sets from outside, the status in the product. */
export type CaseStep = { name: 'status' } | { name: 'add' } | { name: 'object' } | { name: 'answered'; done: Done };

const minute = 60;

export function CasePage(props: { proof: CaseProof; hall: Hall | null; start?: CaseStep }): ReactNode {
  const { proof, hall } = props;
  const queries = useHallQueries();
  const cache = useQueryClient();
  const trail = useTrail<CaseStep>(props.start ?? { name: 'status' });
  const options = queries.cases.status.queryOptions({ input: { ...proof } });
  const asked = useQuery({ ...options, staleTime: 0, refetchOnWindowFocus: true, retry: onlySilence });
  const status = asked.data;
  if (!status) return <NotThere asked={asked} />;
  const changed = (now: CaseStatus): void => {
    cache.setQueryData(options.queryKey, now);
  };
  const { step } = trail;
  switch (step.name) {
    case 'add':
    case 'object':
      return (
        <CaseWriting
          key={step.name}
          proof={proof}
          what={step.name}
          onBack={trail.back}
          onSaid={(now) => {
            changed(now);
            trail.back();
          }}
        />
      );
    case 'answered':
      return (
        <AnsweredCard
          status={status}
          proof={proof}
          done={step.done}
          hall={hall}
          onAdd={() => trail.go({ name: 'add' })}
          onBack={trail.back}
          onRated={changed}
        />
      );
    case 'status':
      return (
        <CaseStatusView
          status={status}
          proof={proof}
          hall={hall}
          asOf={asked.dataUpdatedAt}
          isStale={asked.error !== null}
          onAdd={() => trail.go({ name: 'add' })}
          onObject={() => trail.go({ name: 'object' })}
          onChanged={changed}
          onAnswered={(now, done) => {
            changed(now);
            trail.go({ name: 'answered', done });
          }}
        />
      );
  }
}

function NotThere(props: { asked: Parameters<typeof Unanswered>[0]['asked'] & { error: Error | null } }): ReactNode {
  const { t } = useTranslation('phone');
  const { asked } = props;
  const { error } = asked;
  if (!(error instanceof ORPCError) || !error.defined)
    return (
      <section className="phone-card" aria-busy={asked.failureCount === 0}>
        <Heading>{t('case.title')}</Heading>
        <Unanswered asked={asked} />
      </section>
    );
  const isTooMany = error.code === 'TOO_MANY_TRIES';
  const minutes = isTooMany ? Math.ceil(error.data.retryAfterSeconds / minute) : 0;
  return (
    <section className="phone-card" role="alert">
      <Heading>{t(isTooMany ? 'case.tooMany' : 'case.unknown')}</Heading>
      <p>{isTooMany ? t('case.tooManyWhat', { count: minutes }) : t('case.unknownWhat')}</p>
      {isTooMany && (
        <button type="button" className="phone-main" onClick={() => void asked.refetch()}>
          {t('again')}
        </button>
      )}
    </section>
  );
}
