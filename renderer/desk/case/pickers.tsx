// Owns what several forms of a case ask for: a unit, somebody of the own unit, and a day that is counted in working days.

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import { hallDate } from '#shared/domain/calendar-date.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { dayWithWeekday } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { hasRole, useDesk } from '../desk-context.ts';
import { Field, TextField } from '../field.tsx';
import { Picker } from '../picker.tsx';

/** Every unit of the hall's catalogue but `without`. */
export function UnitPicker(props: {
  label: ReactNode;
  without: string | null;
  value: string | null;
  onPick: (code: string | null) => void;
  isTold: boolean;
  error: string | null;
}): ReactNode {
  const { t } = useTranslation(['case', 'desk']);
  const queries = useHallQueries();
  const units = useQuery(queries.catalogue.get.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data?.units ?? [];
  return (
    <Picker
      label={props.label}
      items={units.filter(({ code }) => code !== props.without)}
      value={props.value}
      placeholder={t('unitHint')}
      onPick={props.onPick}
      error={props.isTold && props.value === null ? t('desk:case.assignUnitEmpty') : props.error}
    />
  );
}

/** Who handles cases in this unit; `none`: the words for nobody yet, without which somebody must be chosen. */
export function PersonPicker(props: {
  unitCode: string;
  value: string | null;
  onPick: (staffId: string | null) => void;
  none?: string;
  isTold: boolean;
  error: string | null;
}): ReactNode {
  const { t } = useTranslation(['case', 'desk']);
  const { staff: me } = useDesk();
  const queries = useHallQueries();
  const everybody = useQuery(queries.staff.list.queryOptions()).data ?? [];
  const people = everybody.filter(
    (one) => one.unitCode === props.unitCode && !one.disabled && hasRole(one, ['handler', 'intake', 'unit-head']),
  );
  const { none } = props;
  return (
    <Field
      label={t('desk:case.assignPerson')}
      error={props.isTold && none === undefined && props.value === null ? t('assign.personEmpty') : props.error}
    >
      {(control) => (
        <select
          {...control}
          className="input"
          value={props.value ?? ''}
          onChange={(event) => props.onPick(event.target.value || null)}
        >
          <option value="">{none ?? (people.length === 0 ? t('assign.nobodyHere') : t('assign.choose'))}</option>
          {people.map((one) => (
            <option key={one.id} value={one.id}>
              {one.id === me.id ? t('assign.me', { name: one.displayName }) : one.displayName}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Working days from tomorrow to `date`, as the promise's own calendar counts them; null: not a working day, or unknown. */
function workingDaysTo({ promise }: Pick<CaseDetail, 'promise'>, today: string, date: string): number | null {
  const counted = promise.days.filter(({ kind }) => kind === 'counted' || kind === 'promised').map((day) => day.date);
  if (date === today) return 0;
  return counted.includes(date) ? counted.filter((day) => day > today && day <= date).length : null;
}

/** A day from `from` (today where it is left out) to `until`, with what it means in working days. */
export function DayField(props: {
  label: ReactNode;
  detail: CaseDetail;
  value: string;
  onDay: (date: string) => void;
  from?: string;
  until: string;
  isTold: boolean;
  error: string | null;
}): ReactNode {
  const { t } = useTranslation('case');
  const language = useLanguage();
  const today = useToday();
  const { value, until, from = today } = props;
  const count = value === '' || value < today ? null : workingDaysTo(props.detail, today, value);
  const wrong =
    value === ''
      ? props.isTold && t('day.empty')
      : value > until
        ? t('day.late', { day: dayWithWeekday(until, language) })
        : value < from && t('day.early', { day: dayWithWeekday(from, language) });
  const said =
    value === '' ? t('day.until', { day: dayWithWeekday(until, language) }) : dayWithWeekday(value, language);
  return (
    <TextField
      type="date"
      label={props.label}
      min={from}
      max={until}
      value={value}
      onText={props.onDay}
      error={wrong || props.error}
      hint={
        value !== '' && value === today
          ? t('day.today', { day: said })
          : count === null
            ? said
            : t('day.counted', { day: said, count })
      }
    />
  );
}

/** Whether it may be sent: a day between the two. */
export const isDayWithin = (day: string, from: string, until: string): boolean =>
  day !== '' && day >= from && day <= until;

/** Today in the hall. */
export function useToday(): string {
  const { clock, timeZone } = useDesk();
  return hallDate(clock?.now ?? Date.now(), timeZone);
}
