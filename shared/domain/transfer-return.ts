// Until when an offered transfer may be given back: the one limit of a case that is counted in hours.
import { addDays, hallDate, hallTime, instantOf } from './calendar-date.ts';
import type { Frame } from './case-commands.ts';
import type { CaseState } from './case-state.ts';
import { type HolidayCalendar, isWorkingDay } from './working-days.ts';

/**
 * Until when a transfer may be returned: so many hours, counted on working days only, the clock standing still on days
 * off; null where there is no transfer or no such limit.
 */
export function returnUntil(
  state: Pick<CaseState, 'transferAt'>,
  frame: Pick<Frame, 'timeZone' | 'calendar' | 'rules'>,
): number | null {
  const { transferHours } = frame.rules;
  if (state.transferAt === null || transferHours === null) return null;
  return hoursOnWorkingDays(state.transferAt, transferHours, frame.timeZone, frame.calendar);
}

const dayMs = 24 * 3_600_000;

function hoursOnWorkingDays(from: number, hours: number, timeZone: string, calendar: HolidayCalendar): number {
  let left = hours * 3_600_000;
  for (let at = from; ; ) {
    const date = hallDate(at, timeZone);
    const next = instantOf(addDays(date, 1), '00:00', timeZone);
    if (isWorkingDay(date, calendar).working) {
      if (left <= next - at) return at + left;
      left -= next - at;
    }
    if (next - from > 400 * dayMs)
      throw new RangeError(`No working day within a year of ${date} ${hallTime(from, timeZone)}`);
    at = next;
  }
}
