// The hall's own time: its date, its hours (special days counted in) and its working days, whatever zone the machine stands in.
import type { PromiseView } from '#shared/contract/case-shapes.ts';
import { addDays, type CalendarDate, hallDate, hallTime, instantOf } from '#shared/domain/calendar-date.ts';
import { holidays2026 } from '#shared/domain/holidays-2026.ts';
import { hallState, mergeSessions, type Session } from '#shared/domain/opening-hours.ts';
import type { Clock } from '#shared/domain/ports.ts';
import {
  type HolidayCalendar,
  holidayCalendar,
  type Light,
  light,
  makePromise,
  workingDaysLeft,
} from '#shared/domain/working-days.ts';
import type { Config } from '../config.ts';
import type { Catalogue, SpecialDay } from './catalogue-types.ts';
import { type Service, servicesOf, sessionsOf } from './service-hours.ts';

/** Whether numbers are given out now; `opens` is set only where that is not the case and a day is known. */
export type HallHours = {
  readonly open: boolean;
  readonly opens: { date: CalendarDate; time: string; instant: number } | null;
  readonly closesAt: string | null;
};

export type ServedGroup = { readonly groupCode: string; readonly matters: readonly string[] | null };

export type HallClock = {
  readonly timeZone: string;
  /** Another one after a year's notice was entered: ask each time. */
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
  /** The same for one matter, which may be dealt with at fewer hours than its group. */
  openForMatter(matterCode: string, at?: number): HallHours;
  /** When the matter is next dealt with once that day is over; null: not within a year. */
  opensAfter(date: CalendarDate, matterCode: string): { date: CalendarDate; time: string } | null;
  /** Within the hours of anything it does. */
  windowOpen(windowCode: string, at?: number): boolean;
  /** What the window may call at that instant, one entry a group; `matters: null` = all of the group's. */
  servedNow(windowCode: string, at?: number): ServedGroup[];
  /** When the group or matter is dealt with on that day, merged over its windows; none = closed. A hall that is always open: the sessions of any day. */
  openSessions(date: CalendarDate, of: { groupCode: string } | { matterCode: string }): readonly Session[];
  /** The whole hall's special day; null on most days. */
  specialDay(date: CalendarDate): SpecialDay | null;
  /** Counted from the day of filing; default: today. */
  promise(workingDays: number, filedOn?: CalendarDate): PromiseView;
  light(promisedDate: CalendarDate, isConcluded: boolean): Light;
  /** Working days left for a promise: 0 on its day, negative when it is past. */
  workingDaysLeft(promisedDate: CalendarDate): number;
};

/** `calendar`: as it stands now; default: the notice the program brings along. */
export function createHallClock(options: {
  catalogue: Catalogue;
  config: Config;
  clock: Clock;
  calendar?: () => HolidayCalendar;
}): HallClock {
  const { catalogue, config, clock } = options;
  const { timeZone } = catalogue.hall;
  const builtIn = holidayCalendar([holidays2026], config.holidays);
  const calendarNow = options.calendar ?? (() => builtIn);
  const today = () => hallDate(clock(), timeZone);
  const isAlways = config.hall.hours === 'always';

  // Asked with every number that is taken or called, and the same until the next door opens or closes.
  let kept: Kept | null = null;
  const hours = () => {
    const { windows } = catalogue;
    const calendar = calendarNow();
    if (kept === null || kept.windows !== windows || kept.calendar !== calendar)
      kept = { windows, calendar, services: servicesOf(windows), states: new Map() };
    return kept;
  };

  const sessionsOn = (services: readonly Service[], date: CalendarDate, isAnyDay = false) =>
    mergeSessions(services.flatMap((each) => sessionsOf(each, date, catalogue, calendarNow(), isAnyDay)));

  /** Of those services together; `key` names them. */
  function stateOf(key: string, at: number, belongs: (service: Service) => boolean): HallHours {
    const { services, states } = hours();
    const known = states.get(key);
    if (known && at >= known.from && at < known.until) return known.hours;
    const asked = services.filter(belongs);
    const state = hallState((date) => sessionsOn(asked, date), at, timeZone);
    const turn = state.open ? state.closesAt : state.opens;
    const found: HallHours = state.open
      ? { open: true, opens: null, closesAt: state.closesAt.time }
      : { open: false, opens: state.opens, closesAt: null };
    if (turn) states.set(key, { from: at, until: turn.instant, hours: found });
    return found;
  }

  function open(groupCode?: string, at = clock()): HallHours {
    if (isAlways) return alwaysOpen;
    if (groupCode === undefined) return stateOf('hall', at, () => true);
    return stateOf(`group ${groupCode}`, at, ({ group }) => group === groupCode);
  }

  function servedNow(windowCode: string, at = clock()): ServedGroup[] {
    const served = new Map<string, readonly string[] | null>();
    for (const [place, service] of hours().services.entries()) {
      if (service.window !== windowCode) continue;
      if (!isAlways && !stateOf(`service ${place}`, at, (each) => each === service).open) continue;
      const { group, matters } = service;
      const others = served.get(group);
      served.set(group, others === undefined ? matters : others && matters && [...new Set([...others, ...matters])]);
    }
    return [...served].map(([groupCode, matters]) => ({ groupCode, matters }));
  }

  /** Does this service deal with the matter? */
  const dealsWith = (matterCode: string) => {
    const matter = catalogue.matter(matterCode);
    return ({ group, matters }: Service): boolean =>
      matter !== undefined &&
      !matter.isRetired &&
      group === matter.group &&
      (matters === null || matters.includes(matterCode));
  };

  const openForMatter = (matterCode: string, at = clock()): HallHours =>
    isAlways ? alwaysOpen : stateOf(`matter ${matterCode}`, at, dealsWith(matterCode));

  return {
    timeZone,
    get calendar() {
      return calendarNow();
    },
    get calendarUntil() {
      return lastYearInARow(calendarNow());
    },
    now: clock,
    today,
    dateOf: (instant) => hallDate(instant, timeZone),
    dateTimeOf: (instant) => `${hallDate(instant, timeZone)} ${hallTime(instant, timeZone)}`,
    open,
    openForMatter,
    opensAfter(date, matterCode) {
      const tomorrow = addDays(date, 1);
      const { open, opens } = openForMatter(matterCode, instantOf(tomorrow, '00:00', timeZone));
      if (open) return { date: tomorrow, time: '00:00' };
      return opens && { date: opens.date, time: opens.time };
    },
    windowOpen: (windowCode, at) => servedNow(windowCode, at).length > 0,
    servedNow,
    openSessions(date, of) {
      const belongs = 'matterCode' in of ? dealsWith(of.matterCode) : ({ group }: Service) => group === of.groupCode;
      return sessionsOn(hours().services.filter(belongs), date, isAlways);
    },
    specialDay: (date) => catalogue.specialDays.find((day) => day.date === date && day.groups === null) ?? null,
    promise: (workingDays, filedOn = today()) => makePromise(filedOn, workingDays, calendarNow()),
    light: (promisedDate, isConcluded) => light(today(), promisedDate, isConcluded, calendarNow()),
    workingDaysLeft: (promisedDate) => workingDaysLeft(today(), promisedDate, calendarNow()),
  };
}

/** A notice for 2028 is of no use for a promise that leads through a 2027 without one. */
function lastYearInARow({ years }: HolidayCalendar): number {
  let year = Math.min(...years.keys());
  while (years.has(year + 1)) year += 1;
  return year;
}

type Kept = {
  readonly windows: Catalogue['windows'];
  readonly calendar: HolidayCalendar;
  readonly services: readonly Service[];
  readonly states: Map<string, KeptState>;
};

/** The same for every instant from `from` until `until`. */
type KeptState = { readonly from: number; readonly until: number; readonly hours: HallHours };

const alwaysOpen: HallHours = { open: true, opens: null, closesAt: null };
