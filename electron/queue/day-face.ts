// The hall's day as taking a number sees it: which day and half of it, and how soon its windows close.
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';

/** What this area needs of the hall's clock. */
export type QueueHall = Pick<
  HallClock,
  | 'timeZone'
  | 'now'
  | 'today'
  | 'dateOf'
  | 'dateTimeOf'
  | 'open'
  | 'openForMatter'
  | 'opensAfter'
  | 'openSessions'
  | 'servedNow'
  | 'windowOpen'
>;

/** The hall's day, half and time at an instant. */
export type DayFace = { readonly date: CalendarDate; readonly dateTime: string; readonly half: 'am' | 'pm' };

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Whether it is at most so many minutes until HH:MM of this day. */
export function isSoon(face: DayFace, time: string, withinMinutes: number): boolean {
  return minutesOf(time) - minutesOf(face.dateTime.slice(-5)) <= withinMinutes;
}

/** HH:MM at which a matter's windows close for the day, where that is within so many minutes; null: not so soon, or never. */
export function closesWithin(
  hall: QueueHall,
  matterCode: string,
  { at, face, minutes }: { at: number; face: DayFace; minutes: number },
): string | null {
  const { closesAt } = hall.openForMatter(matterCode, at);
  // The day ends no earlier than the session: most of the day this is all that is asked.
  if (closesAt === null || !isSoon(face, closesAt, minutes)) return null;
  const dayEnds = hall.openSessions(face.date, { matterCode }).at(-1)?.[1] ?? closesAt;
  return isSoon(face, dayEnds, minutes) ? dayEnds : null;
}

/** The hall's clock read once a minute: asking a time zone costs more than a query, and no zone moves within a minute. */
export function clockFace(hall: QueueHall): (instant: number) => DayFace {
  let minute = Number.NaN;
  let shown: DayFace = { date: '', dateTime: '', half: 'am' };
  return (instant) => {
    const asked = Math.floor(instant / 60_000);
    if (asked !== minute) {
      const dateTime = hall.dateTimeOf(instant);
      shown = { date: hall.dateOf(instant), dateTime, half: dateTime.slice(-5) < '12:00' ? 'am' : 'pm' };
      minute = asked;
    }
    return shown;
  };
}
