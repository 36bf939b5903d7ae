// The hall's own time: its date, its hours and its working days, whatever zone the machine stands in.
import type { PromiseView } from '#shared/contract/cases.ts';
import { type CalendarDate, hallDate, hallTime } from '#shared/domain/calendar-date.ts';
import { holidays2026 } from '#shared/domain/holidays-2026.ts';
import { hallState, type OpeningHours } from '#shared/domain/opening-hours.ts';
import type { Clock } from '#shared/domain/ports.ts';
import {
  type HolidayCalendar,
  type HolidayYear,
  holidayCalendar,
  type Light,
  light,
  makePromise,
  workingDaysLeft,
} from '#shared/domain/working-days.ts';
import type { Config } from '../config.ts';
import type { Catalogue } from './catalogue-types.ts';

/** Whether numbers are given out now; `opens` is set only where that is not the case and a day is known. */
export type HallHours = {
  readonly open: boolean;
  readonly opens: { date: CalendarDate; time: string; instant: number } | null;
  readonly closesAt: string | null;
};

export type HallClock = {
  readonly timeZone: string;
  readonly calendar: HolidayCalendar;
  /** Last year up to which the State Council's notices are loaded without a gap. */
  readonly calendarUntil: number;
  now(): number;
  today(): CalendarDate;
  dateOf(instant: number): CalendarDate;
  /** `YYYY-MM-DD HH:MM`, as slips say it. */
  dateTimeOf(instant: number): string;
  /** The hall, or one window group: open where any of its windows is. `at`: an instant already read; default: now. */
  open(groupCode?: string, at?: number): HallHours;
  /** Counted from the day of filing; default: today. */
  promise(workingDays: number, filedOn?: CalendarDate): PromiseView;
  light(promisedDate: CalendarDate, isConcluded: boolean): Light;
  /** Working days left for a promise: 0 on its day, negative when it is past. */
  workingDaysLeft(promisedDate: CalendarDate): number;
};

/** `notices`: by year; default: those the program brings along. */
export function createHallClock(options: {
  catalogue: Catalogue;
  config: Config;
  clock: Clock;
  notices?: readonly HolidayYear[];
}): HallClock {
  const { catalogue, config, clock, notices = [holidays2026] } = options;
  const { timeZone } = catalogue.hall;
  const calendar = holidayCalendar(notices, config.holidays);
  const today = () => hallDate(clock(), timeZone);
  // Windows of one hall mostly share their hours: each distinct one is asked once.
  const hoursOfHall = distinctHours(catalogue.windows.map((window) => window.hours));
  const hoursOfGroup = new Map(
    catalogue.groups.map((group) => [
      group.code,
      distinctHours(catalogue.windowsOfGroup(group.code).map((window) => window.hours)),
    ]),
  );

  function open(groupCode?: string, at = clock()): HallHours {
    const hours = groupCode === undefined ? hoursOfHall : (hoursOfGroup.get(groupCode) ?? []);
    if (config.hall.hours === 'always') return { open: true, opens: null, closesAt: null };
    const states = hours.map((each) => hallState(each, at, timeZone, calendar));
    const closings = states.flatMap((state) => (state.open && state.closesAt ? [state.closesAt.time] : []));
    if (states.some((state) => state.open))
      return { open: true, opens: null, closesAt: closings.sort().at(-1) ?? null };
    const openings = states
      .flatMap((state) => (!state.open && state.opens ? [state.opens] : []))
      .sort((a, b) => a.instant - b.instant);
    return { open: false, opens: openings[0] ?? null, closesAt: null };
  }

  return {
    timeZone,
    calendar,
    calendarUntil: lastYearInARow(calendar),
    now: clock,
    today,
    dateOf: (instant) => hallDate(instant, timeZone),
    dateTimeOf: (instant) => `${hallDate(instant, timeZone)} ${hallTime(instant, timeZone)}`,
    open,
    promise: (workingDays, filedOn = today()) => makePromise(filedOn, workingDays, calendar),
    light: (promisedDate, isConcluded) => light(today(), promisedDate, isConcluded, calendar),
    workingDaysLeft: (promisedDate) => workingDaysLeft(today(), promisedDate, calendar),
  };
}

/** A notice for 2028 is of no use for a promise that leads through a 2027 without one. */
function lastYearInARow({ years }: HolidayCalendar): number {
  let year = Math.min(...years.keys());
  while (years.has(year + 1)) year += 1;
  return year;
}

function distinctHours(all: readonly OpeningHours[]): OpeningHours[] {
  return [...new Map(all.map((hours) => [JSON.stringify(hours), hours])).values()];
}
