// Owns 好差评 on the phone: asked once, voluntary, nothing chosen beforehand.
import { isDefinedError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlipKey } from '#shared/contract/queue.ts';
import { type BadReason, badReasonSchema } from '#shared/contract/rating.ts';
import { useHallQueries } from '../api-provider.tsx';

const grades = [5, 4, 3, 2, 1] as const;
type Grade = (typeof grades)[number];

export function RateCard(props: { slip: SlipKey }): ReactNode {
  const { t } = useTranslation('phone');
  const { t: common } = useTranslation('common');
  const queries = useHallQueries();
  const [grade, setGrade] = useState<Grade | null>(null);
  const [reasons, setReasons] = useState<readonly BadReason[]>([]);
  const rate = useMutation(queries.rating.rateBySlip.mutationOptions());
  const isOver =
    isDefinedError(rate.error) && ['ALREADY_RATED', 'NOTHING_TO_RATE', 'TICKET_UNKNOWN'].includes(rate.error.code);
  const send = (chosen: Grade): void => {
    if (!rate.isPending) rate.mutate({ slip: props.slip, via: 'phone', grade: chosen, reasons: [...reasons] });
  };
  if (rate.isSuccess || isOver) {
    return (
      <section className="phone-card" role="status">
        <h2>{t(rate.isSuccess ? 'rate.thanks' : 'rate.over')}</h2>
      </section>
    );
  }
  const isBad = grade === 1 || grade === 2;
  return (
    <section className="phone-card">
      <h2>{t('rate.ask')}</h2>
      <p className="phone-quiet">{t('rate.free')}</p>
      <div className="phone-grades">
        {grades.map((each) => (
          <button
            key={each}
            type="button"
            className="phone-button"
            aria-pressed={grade === each}
            onClick={() => {
              setGrade(each);
              setReasons([]);
            }}
          >
            {common(`rating.grade.${each}`)}
          </button>
        ))}
      </div>
      {isBad && (
        <fieldset className="phone-reasons">
          <legend>{t('rate.why')}</legend>
          {badReasonSchema.options.map((reason) => (
            <label key={reason}>
              <input
                type="checkbox"
                checked={reasons.includes(reason)}
                onChange={(event) =>
                  setReasons(event.target.checked ? [...reasons, reason] : reasons.filter((one) => one !== reason))
                }
              />
              <span>{common(`rating.reason.${reason}`)}</span>
            </label>
          ))}
        </fieldset>
      )}
      {rate.error !== null && (
        <p className="phone-due" role="alert">
          {t(isDefinedError(rate.error) ? 'down.refused' : 'down.noAnswer')}
        </p>
      )}
      {grade !== null && (
        <button type="button" className="phone-main" onClick={() => send(grade)}>
          {rate.isPending ? t('sending') : t('rate.send')}
        </button>
      )}
    </section>
  );
}
