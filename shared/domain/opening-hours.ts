// When a hall or window is open: the kiosk gives numbers then, and says when it opens next; telling the window never waits.
import { addDays, type CalendarDate, hallDate, instantOf, weekdayOf } from './calendar-date.ts';
import { type HolidayCalendar, isHoliday, isWorkingDay } from './working-days.ts';

/** A stretch of the day, 'HH:MM' to 'HH:MM' (up to '24:00'), end not included. */
export type Session = readonly [from: string, to: string];

export type OpeningHours =
  | 'always'
  | {
      /** ISO weekdays (1 Monday … 7 Sunday). Holidays fall out; a weekend day worked in exchange counts as a weekday. */
      readonly days: readonly number[];
      readonly sessions: readonly Session[];
    };

export type HallState =
  /** `closesAt` null: does not close. `instant` in ms UTC. */
  | { open: true; closesAt: { time: string; instant: number } | null }
  /** `opens` null: no opening within a year. `date` is the hall's. */
  | { open: false; opens: { date: CalendarDate; time: string; instant: number } | null };

/** Whether these hours hold on that day, holidays and worked weekends counted in. */
export function isOpenDay(hours: OpeningHours, date: CalendarDate, calendar: HolidayCalendar): boolean {
  if (hours === 'always') return true;
  const weekday = weekdayOf(date);
  const { working } = isWorkingDay(date, calendar);
  if (weekday <= 5) return hours.days.includes(weekday) && working;
  if (hours.days.includes(weekday)) return !isHoliday(date, calendar);
  // A weekend day worked in exchange is staffed like a weekday.
  return working && hours.days.some((day) => day <= 5);
}

/** The state at an instant, on the hall's clock. Touching sessions (09–12, 12–17) count as one. */
export function hallState(
  hours: OpeningHours,
  instant: number,
  timeZone: string,
  calendar: HolidayCalendar,
): HallState {
  if (hours === 'always') return { open: true, closesAt: null };
  const sessions = hours.sessions.toSorted((a, b) => a[0].localeCompare(b[0]));
  const today = hallDate(instant, timeZone);
  for (let ahead = 0; ahead <= 366; ahead += 1) {
    const date = addDays(today, ahead);
    if (!isOpenDay(hours, date, calendar)) continue;
    for (const [index, [from, to]] of sessions.entries()) {
      const opens = instantOf(date, from, timeZone);
      if (instant < opens) return { open: false, opens: { date, time: from, instant: opens } };
      if (instant >= instantOf(date, to, timeZone)) continue;
      let end = to;
      for (const [nextFrom, nextTo] of sessions.slice(index + 1)) {
        if (nextFrom <= end && nextTo > end) end = nextTo;
      }
      return { open: true, closesAt: { time: end, instant: instantOf(date, end, timeZone) } };
    }
  }
  return { open: false, opens: null };
}
