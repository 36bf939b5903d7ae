// Owns what follows an answer on the phone: what happens now, and 好差评 for whoever wants to.
import { isDefinedError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseStatus, Done } from '#shared/contract/case-shapes.ts';
import type { Hall } from '#shared/contract/hall.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { dayWithWeekday } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { newRequestId } from '../../new-request-id.ts';
import { GradeForm } from '../grade-form.tsx';
import { Back, Heading } from '../pieces.tsx';
import type { CaseProof } from './case-page.tsx';
import './case.css';

const wordsMost = 500;

export function AnsweredCard(props: {
  status: CaseStatus;
  proof: CaseProof;
  done: Done;
  hall: Hall | null;
  onAdd: () => void;
  onBack: () => void;
  onRated: (status: CaseStatus) => void;
}): ReactNode {
  const { t } = useTranslation(['caseStatus', 'phone']);
  const language = useLanguage();
  const queries = useHallQueries();
  const { status, proof, done, hall } = props;
  const [requestId] = useState(newRequestId);
  const rate = useMutation(queries.cases.rate.mutationOptions({ onSuccess: props.onRated }));
  const isOver = isDefinedError(rate.error) && ['ALREADY_RATED', 'NOT_NOW'].includes(rate.error.code);
  const isRated = rate.isSuccess || isOver || status.answer?.grade != null;
  const window = hall?.tellWindow.number ?? '';
  return (
    <>
      <section className="phone-card">
        <Back onBack={props.onBack} />
        <Heading>{t(`caseStatus:after.${done}`)}</Heading>
        {done === 'yes' && <p>{t('caseStatus:after.yesWhat')}</p>}
        {done === 'partly' && (
          <p>{status.canCall ? t('caseStatus:after.partlyCall') : t('caseStatus:after.partlyCome', { window })}</p>
        )}
        {done === 'no' && (
          <>
            <p className="phone-quiet">{t('caseStatus:after.noBy')}</p>
            <p className="case-day">{dayWithWeekday(status.promise.date, language)}</p>
            <p>{t('caseStatus:after.noWhat')}</p>
          </>
        )}
        {done !== 'yes' && (
          <button type="button" className="phone-button" onClick={props.onAdd}>
            {t('caseStatus:after.missing')}
          </button>
        )}
      </section>
      {isRated ? (
        <section className="phone-card" role="status">
          <h2>{t(rate.isSuccess ? 'phone:rate.thanks' : 'phone:rate.over')}</h2>
        </section>
      ) : (
        <GradeForm
          title={t('caseStatus:rate.title')}
          isSending={rate.isPending}
          fault={rate.error && t(isDefinedError(rate.error) ? 'phone:down.refused' : 'phone:case.unsure')}
          wordsMost={wordsMost}
          onSend={(grade, reasons, words) => rate.mutate({ requestId, ...proof, grade, reasons, words })}
        />
      )}
    </>
  );
}
