// Owns 办成了吗 on the phone: three answers of one size, none preferred, and one touch is the whole answer.
import { isDefinedError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseStatus, Done } from '#shared/contract/case-shapes.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { dayParts } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { newRequestId } from '../../new-request-id.ts';
import type { CaseProof } from './case-page.tsx';

const answers = ['yes', 'partly', 'no'] as const satisfies readonly Done[];

export function AskCard(props: {
  status: CaseStatus;
  until: string;
  proof: CaseProof;
  onAnswered: (status: CaseStatus, done: Done) => void;
  /** It was not asked any more: what stands now. */
  onChanged: (status: CaseStatus) => void;
}): ReactNode {
  const { t } = useTranslation(['caseStatus', 'phone']);
  const language = useLanguage();
  const queries = useHallQueries();
  const { status, proof } = props;
  /** Each of the three is one request, however often it is sent. */
  const [requestIds] = useState(() => ({ yes: newRequestId(), partly: newRequestId(), no: newRequestId() }));
  const look = useMutation(queries.cases.status.mutationOptions({ onSuccess: props.onChanged }));
  const tell = useMutation(
    queries.cases.answer.mutationOptions({
      onSuccess: (now, { done }) => props.onAnswered(now, done),
      onError: (error) => {
        if (isDefinedError(error) && error.code === 'NOT_NOW') look.mutate({ ...proof });
      },
    }),
  );
  const isPending = tell.isPending || look.isPending;
  const what: Record<Done, string> = {
    yes: t('caseStatus:ask.yesWhat'),
    partly: t(status.canCall ? 'caseStatus:ask.partlyWhat' : 'caseStatus:ask.partlyWhatWindow'),
    no: t('caseStatus:ask.noWhat'),
  };
  return (
    <section className="phone-card">
      {status.concluded && (
        <>
          <h2>{t('caseStatus:ask.result')}</h2>
          <p className="case-words">{status.concluded.words}</p>
          {status.concluded.basis && (
            <p className="phone-quiet">{t('caseStatus:course.basis', { basis: status.concluded.basis })}</p>
          )}
        </>
      )}
      <h2 className="case-ask">{t('caseStatus:ask.title')}</h2>
      <p className="phone-quiet">{t('caseStatus:ask.lead', { day: dayParts(props.until, language).day })}</p>
      <div className="phone-grades">
        {answers.map((done) => (
          <button
            key={done}
            type="button"
            className="phone-button phone-row"
            aria-busy={(isPending && tell.variables?.done === done) || undefined}
            onClick={() => !isPending && tell.mutate({ requestId: requestIds[done], ...proof, done })}
          >
            <b>{t(`caseStatus:ask.${done}`)}</b>
            <span>{isPending && tell.variables?.done === done ? t('phone:sending') : what[done]}</span>
          </button>
        ))}
      </div>
      {!isPending && tell.isError && !look.isSuccess && (
        <p className="phone-due" role="alert">
          {t(isDefinedError(tell.error) ? 'phone:down.refused' : 'phone:case.unsure')}
        </p>
      )}
    </section>
  );
}
