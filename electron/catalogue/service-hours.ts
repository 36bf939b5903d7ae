// Which window serves what on which day at which hours: entries, calendar and special days laid over one another.
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { commonSessions, isOpenDay, mergeSessions, type Session } from '#shared/domain/opening-hours.ts';
import type { HolidayCalendar } from '#shared/domain/working-days.ts';
import type { Catalogue, HallWindow, Hours, SpecialDay } from './catalogue-types.ts';

/** One thing one window does: a group, or some matters of it, at its hours. */
export type Service = {
  readonly window: string;
  readonly group: string;
  /** Null: all of the group's. */
  readonly matters: readonly string[] | null;
  readonly hours: Hours;
  /** Hours of its own within the window's day: a special day's sessions do not widen them. */
  readonly isNarrowed: boolean;
};

export function servicesOf(windows: readonly HallWindow[]): Service[] {
  return windows.flatMap((window) =>
    window.groups.flatMap((group): Service[] => {
      const only = window.only.filter((each) => each.group === group);
      if (only.length === 0)
        return [{ window: window.code, group, matters: null, hours: window.hours, isNarrowed: false }];
      return only.map(({ matters, hours }) => ({
        window: window.code,
        group,
        matters,
        hours: hours ?? window.hours,
        isNarrowed: hours !== null,
      }));
    }),
  );
}

/** A group's own special day goes before the whole hall's. */
function specialDayOf(days: readonly SpecialDay[], date: CalendarDate, group: string): SpecialDay | undefined {
  const those = days.filter((day) => day.date === date);
  return those.find((day) => day.groups?.includes(group)) ?? those.find((day) => day.groups === null);
}

/** When this is done on that day, merged; none = not at all. `isAnyDay`: weekdays and holidays do not count. */
export function sessionsOf(
  service: Service,
  date: CalendarDate,
  { specialDays }: Pick<Catalogue, 'specialDays'>,
  calendar: HolidayCalendar,
  isAnyDay = false,
): readonly Session[] {
  const special = specialDayOf(specialDays, date, service.group);
  if (special?.closed) return [];
  if (special?.sessions)
    return service.isNarrowed
      ? commonSessions(special.sessions, service.hours.sessions)
      : mergeSessions(special.sessions);
  return special || isAnyDay || isOpenDay(service.hours, date, calendar) ? mergeSessions(service.hours.sessions) : [];
}
