// Owns 好差评 of one's number on the phone: given once.
import { isDefinedError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlipKey } from '#shared/contract/queue.ts';
import { useHallQueries } from '../api-provider.tsx';
import { GradeForm } from './grade-form.tsx';

export function RateCard(props: { slip: SlipKey }): ReactNode {
  const { t } = useTranslation('phone');
  const queries = useHallQueries();
  const rate = useMutation(queries.rating.rateBySlip.mutationOptions());
  const isOver =
    isDefinedError(rate.error) && ['ALREADY_RATED', 'NOTHING_TO_RATE', 'TICKET_UNKNOWN'].includes(rate.error.code);
  if (rate.isSuccess || isOver) {
    return (
      <section className="phone-card" role="status">
        <h2>{t(rate.isSuccess ? 'rate.thanks' : 'rate.over')}</h2>
      </section>
    );
  }
  return (
    <GradeForm
      title={t('rate.ask')}
      isSending={rate.isPending}
      fault={rate.error && t(isDefinedError(rate.error) ? 'down.refused' : 'down.noAnswer')}
      onSend={(grade, reasons) => rate.mutate({ slip: props.slip, via: 'phone', grade, reasons })}
    />
  );
}
