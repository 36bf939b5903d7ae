// Owns choosing when: the days and times with places left, and what to say when one has just gone.
import { ORPCError } from '@orpc/client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { freeSlotSchema } from '#shared/contract/queue.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { dayWithWeekday } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { ErrorLine } from '../error-line.tsx';
import { isCode, useErrorWords } from '../error-words.ts';
import { Field } from '../field.tsx';

type Slot = { date: string | null; time: string | null };

export function SlotFields(
  props: Slot & { matterCode: string; onChoose: (slot: Slot) => void; failed: unknown; isTold: boolean },
): ReactNode {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const { matterCode, date, time, onChoose, failed, isTold } = props;
  const queries = useHallQueries();
  const asked = useQuery(queries.appointments.slots.queryOptions({ input: { matterCode } }));
  const errorWords = useErrorWords();
  const days = asked.data ?? [];
  const slots = days.find((day) => day.date === date)?.slots ?? [];
  const leftOn = (day: (typeof days)[number]): number => day.slots.reduce((all, { left }) => all + left, 0);
  const isGone = isCode(failed, 'SLOT_GONE', 'SLOT_UNKNOWN') && time === null;
  const next = freeSlotSchema.safeParse(
    isGone && failed instanceof ORPCError ? (failed.data as { next?: unknown } | undefined)?.next : null,
  ).data;
  const nextWords = next && t('appointments.nextFree', { day: dayWithWeekday(next.date, language), time: next.time });
  if (asked.data?.every((day) => leftOn(day) === 0)) return <p>{t('appointments.noSlots')}</p>;
  return (
    <>
      <ErrorLine error={asked.error} />
      <div className="file-fields">
        <Field label={t('appointments.day')} error={isTold && date === null ? t('appointments.dayEmpty') : null}>
          {(control) => (
            <select
              {...control}
              className="input"
              value={date ?? ''}
              onChange={(event) => onChoose({ date: event.target.value || null, time: null })}
            >
              <option value="">{t('appointments.choose')}</option>
              {days.map((day) => (
                <option key={day.date} value={day.date} disabled={leftOn(day) === 0}>
                  {t('appointments.dayLeft', { day: dayWithWeekday(day.date, language), count: leftOn(day) })}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field
          label={t('appointments.time')}
          error={
            isGone
              ? [errorWords(failed), nextWords].filter(Boolean).join('')
              : isTold && date !== null && time === null
                ? t('appointments.timeEmpty')
                : null
          }
        >
          {(control) => (
            <select
              {...control}
              className="input"
              disabled={date === null}
              value={time ?? ''}
              onChange={(event) => onChoose({ date, time: event.target.value || null })}
            >
              <option value="">{t('appointments.choose')}</option>
              {slots.map((slot) => (
                <option key={slot.time} value={slot.time} disabled={slot.left === 0}>
                  {t('appointments.timeLeft', { from: slot.time, until: slot.until, count: slot.left })}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
    </>
  );
}
