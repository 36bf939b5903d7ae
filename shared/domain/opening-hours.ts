// When a hall or window is open: the kiosk gives numbers then, and says when it opens next; telling the window never waits.
import { addDays, type CalendarDate, hallDate, instantOf, weekdayOf } from './calendar-date.ts';
import { type HolidayCalendar, isHoliday, isWorkingDay } from './working-days.ts';

/** A stretch of the day, 'HH:MM' to 'HH:MM' (up to '24:00'), end not included. */
export type Session = readonly [from: string, to: string];

export type OpeningHours = {
  /** ISO weekdays (1 Monday … 7 Sunday). Holidays fall out; a weekend day worked in exchange counts as a weekday. */
  readonly days: readonly number[];
  readonly sessions: readonly Session[];
};

export type HallState =
  /** `instant` in ms UTC. */
  | { open: true; closesAt: { time: string; instant: number } }
  /** `opens` null: no opening within a year. `date` is the hall's. */
  | { open: false; opens: { date: CalendarDate; time: string; instant: number } | null };

/** Whether these hours hold on that day, holidays and worked weekends counted in. */
export function isOpenDay(hours: OpeningHours, date: CalendarDate, calendar: HolidayCalendar): boolean {
  const weekday = weekdayOf(date);
  const { working } = isWorkingDay(date, calendar);
  if (weekday <= 5) return hours.days.includes(weekday) && working;
  if (hours.days.includes(weekday)) return !isHoliday(date, calendar);
  // A weekend day worked in exchange is staffed like a weekday.
  return working && hours.days.some((day) => day <= 5);
}

/** Sessions in order; those that touch or overlap (09–12, 12–17) are one. */
export function mergeSessions(all: readonly Session[]): Session[] {
  const merged: Session[] = [];
  for (const [from, to] of all.toSorted((a, b) => a[0].localeCompare(b[0]))) {
    const last = merged.at(-1);
    if (last === undefined || from > last[1]) merged.push([from, to]);
    else if (to > last[1]) merged[merged.length - 1] = [last[0], to];
  }
  return merged;
}

/** What two lists of sessions have in common. */
export function commonSessions(a: readonly Session[], b: readonly Session[]): Session[] {
  const common = a.flatMap(([from, to]) =>
    b.map(([otherFrom, otherTo]): Session => [from > otherFrom ? from : otherFrom, to < otherTo ? to : otherTo]),
  );
  return mergeSessions(common.filter(([from, to]) => from < to));
}

/** The state at an instant, on the hall's clock. `sessionsOn`: a day's, merged; none = closed. */
export function hallState(
  sessionsOn: (date: CalendarDate) => readonly Session[],
  instant: number,
  timeZone: string,
): HallState {
  const today = hallDate(instant, timeZone);
  for (let ahead = 0; ahead <= 366; ahead += 1) {
    const date = addDays(today, ahead);
    for (const [from, to] of sessionsOn(date)) {
      const opens = instantOf(date, from, timeZone);
      if (instant < opens) return { open: false, opens: { date, time: from, instant: opens } };
      const closes = instantOf(date, to, timeZone);
      if (instant < closes) return { open: true, closesAt: { time: to, instant: closes } };
    }
  }
  return { open: false, opens: null };
}
