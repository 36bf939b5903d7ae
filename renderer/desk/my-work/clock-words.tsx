// Owns how a clock is said at the desk: its light with the word for it, and until when it runs.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseClock, CaseRow } from '#shared/contract/case-shapes.ts';
import { hallTime } from '#shared/domain/calendar-date.ts';
import { dayParts } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { CaseLight } from '../../ui/case-light.tsx';
import { Light } from '../../ui/light.tsx';
import { useDesk } from '../desk-context.ts';

const kinds = { 'on-time': 'ok', due: 'due', late: 'late', waiting: 'idle', concluded: 'idle' } as const;

/** The promise counts in working days; every other limit is a day or two, and says only how it stands. */
export function ClockLight({ clock, row }: { clock: CaseClock | null; row: CaseRow }): ReactNode {
  const { t } = useTranslation('supervision');
  if (clock === null || clock.what === 'promise') return <CaseLight of={row} counts />;
  return <Light kind={kinds[clock.light]}>{t(`clock.${clock.light}`)}</Light>;
}

/** '11月23日' or, where the limit is in hours, '11月23日 15:20'. */
export function useUntilWords(): (clock: CaseClock | null, row: CaseRow) => string {
  const language = useLanguage();
  const { timeZone } = useDesk();
  return (clock, row) => {
    const { day } = dayParts(clock?.date ?? row.promisedDate, language);
    return clock?.at ? `${day} ${hallTime(clock.at, timeZone)}` : day;
  };
}
