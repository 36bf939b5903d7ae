// Working days and the promised day counted in them: the rule behind every date the product gives a citizen.
import { addDays, type CalendarDate, weekdayOf } from './calendar-date.ts';
import { statutoryDaysOff } from './statutory-days.ts';

/** One year's notice of the State Council. `off` and `worked` name every day the notice names. */
export type HolidayYear = {
  readonly year: number;
  /** Name and date of the notice. */
  readonly source: string;
  readonly off: readonly CalendarDate[];
  /** Weekend days that are worked (调休上班). */
  readonly worked: readonly CalendarDate[];
};

/** What is known of working days; make it once with {@link holidayCalendar}. */
export type HolidayCalendar = {
  readonly years: ReadonlyMap<number, { off: ReadonlySet<CalendarDate>; worked: ReadonlySet<CalendarDate> }>;
  readonly localOff: ReadonlySet<CalendarDate>;
};

/**
 * The calendar from the notices loaded, and the holidays of an ethnic area (放假办法 art. 4), if any.
 * Throws RangeError when a notice names a day outside its year or as both off and worked.
 */
export function holidayCalendar(
  notices: readonly HolidayYear[],
  localOff: readonly CalendarDate[] = [],
): HolidayCalendar {
  const years = new Map<number, { off: ReadonlySet<CalendarDate>; worked: ReadonlySet<CalendarDate> }>();
  for (const { year, off, worked } of notices) {
    for (const day of [...off, ...worked]) {
      weekdayOf(day);
      if (!day.startsWith(`${year}-`)) throw new RangeError(`The notice for ${year} names ${day}`);
    }
    const offDays = new Set(off);
    const both = worked.find((day) => offDays.has(day));
    if (both) throw new RangeError(`The notice for ${year} names ${both} as both off and worked`);
    years.set(year, { off: offDays, worked: new Set(worked) });
  }
  for (const day of localOff) weekdayOf(day);
  return { years, localOff: new Set(localOff) };
}

/** Whether people work that day; `provisional` when the year's notice is not out and only the law's own days are known. */
export function isWorkingDay(
  date: CalendarDate,
  calendar: HolidayCalendar,
): { working: boolean; provisional: boolean } {
  const year = Number(date.slice(0, 4));
  const weekday = weekdayOf(date) <= 5;
  const notice = calendar.years.get(year);
  if (calendar.localOff.has(date)) return { working: false, provisional: !notice };
  if (!notice) return { working: weekday && !statutoryDaysOff(year).has(date), provisional: true };
  if (notice.worked.has(date)) return { working: true, provisional: false };
  return { working: weekday && !notice.off.has(date), provisional: false };
}

/** Whether the day is a named holiday (not a mere weekend): by notice, by law where there is no notice yet, or local. */
export function isHoliday(date: CalendarDate, calendar: HolidayCalendar): boolean {
  const year = Number(date.slice(0, 4));
  const off = calendar.years.get(year)?.off ?? statutoryDaysOff(year);
  return calendar.localOff.has(date) || off.has(date);
}

/** before/after: the rest of the first and last week · off: between filing and promise, not counted. */
export type PromiseDayKind = 'before' | 'filed' | 'counted' | 'promised' | 'off' | 'after';
export type PromiseDay = { date: CalendarDate; kind: PromiseDayKind };

/** A promised day and the calendar that shows how it was counted. */
export type DayPromise = {
  /** The last counted day; the promise holds until that day's end in the hall. */
  date: CalendarDate;
  workingDays: number;
  /** 暂定: some day on the way lies in a year whose notice is not out. */
  provisional: boolean;
  /** Whole weeks, Monday to Sunday, from the week of filing to the week of the promised day. */
  days: PromiseDay[];
};

/** No holiday is near this long; more means the calendar itself is wrong. */
const longestBreakDays = 60;

/**
 * The day promised for something told on `filedDate`. Counting starts the next working day. Zero working days means the
 * same day, or the next working day when told on a day off. Throws RangeError for a negative or fractional count.
 */
export function makePromise(filedDate: CalendarDate, workingDays: number, calendar: HolidayCalendar): DayPromise {
  if (!Number.isSafeInteger(workingDays) || workingDays < 0)
    throw new RangeError(`Not a count of days: ${workingDays}`);
  let date = filedDate;
  let { working, provisional } = isWorkingDay(date, calendar);
  const needed = workingDays === 0 && !working ? 1 : workingDays;
  for (let counted = 0, idle = 0; counted < needed; ) {
    date = addDays(date, 1);
    const day = isWorkingDay(date, calendar);
    working = day.working;
    provisional ||= day.provisional;
    counted += working ? 1 : 0;
    idle = working ? 0 : idle + 1;
    if (idle > longestBreakDays) throw new RangeError(`No working day in the ${idle} days up to ${date}`);
  }
  return { date, workingDays, provisional, days: promiseDays(filedDate, date, calendar) };
}

/**
 * The promise calendar for a promised day already given (it stays as printed, even where the calendar has changed since).
 * Throws RangeError when the promised day lies before the day of filing.
 */
export function promiseDays(
  filedDate: CalendarDate,
  promisedDate: CalendarDate,
  calendar: HolidayCalendar,
): PromiseDay[] {
  if (promisedDate < filedDate) throw new RangeError(`Promised on ${promisedDate}, before it was told on ${filedDate}`);
  const kindOf = (date: CalendarDate): PromiseDayKind => {
    if (date === promisedDate) return 'promised';
    if (date === filedDate) return 'filed';
    if (date < filedDate) return 'before';
    if (date > promisedDate) return 'after';
    return isWorkingDay(date, calendar).working ? 'counted' : 'off';
  };
  const days: PromiseDay[] = [];
  const last = addDays(promisedDate, 7 - weekdayOf(promisedDate));
  for (let date = addDays(filedDate, 1 - weekdayOf(filedDate)); date <= last; date = addDays(date, 1)) {
    const kind = kindOf(date);
    days.push({ date, kind });
  }
  return days;
}

/** Working days from `today` to `until`, both counted; 0 when `until` is past. */
export function workingDaysBetween(today: CalendarDate, until: CalendarDate, calendar: HolidayCalendar): number {
  let count = 0;
  for (let date = today; date <= until; date = addDays(date, 1)) if (isWorkingDay(date, calendar).working) count += 1;
  return count;
}

/**
 * Working days from `today` to the promised day, as people say it: 0 on the very day and on no other, today not counted
 * before it, negative once it is past (at least one, where only days off have gone by).
 */
export function workingDaysLeft(today: CalendarDate, promisedDate: CalendarDate, calendar: HolidayCalendar): number {
  if (today === promisedDate) return 0;
  const isLate = today > promisedDate;
  const [from, to] = isLate ? [promisedDate, today] : [today, promisedDate];
  const count = Math.max(1, workingDaysBetween(addDays(from, 1), to, calendar));
  return isLate ? -count : count;
}

/** ● 按时 · ▲ 快到期 · ■ 已超期; a concluded case has no light to show. */
export type Light = 'on-time' | 'due' | 'late' | 'concluded';

/** "Due" from this many working days before the end, today's among them: a default of ours, not law. */
export const dueWorkingDays = 2;

/** How a case stands against its promised day. The promised day itself is still in time. */
export function light(
  today: CalendarDate,
  promisedDate: CalendarDate,
  concluded: boolean,
  calendar: HolidayCalendar,
): Light {
  if (concluded) return 'concluded';
  if (today > promisedDate) return 'late';
  // Far-off promises need no counting: three weeks hold more than two working days in any calendar.
  if (addDays(today, 21) < promisedDate) return 'on-time';
  return workingDaysBetween(today, promisedDate, calendar) <= dueWorkingDays ? 'due' : 'on-time';
}

/** The last promised day that counts as due today; yesterday where none does. */
export function lastDueDay(today: CalendarDate, calendar: HolidayCalendar): CalendarDate {
  let last = addDays(today, -1);
  // The light's own rule, not a second one.
  for (let date = today; light(today, date, false, calendar) === 'due'; date = addDays(date, 1)) last = date;
  return last;
}

/**
 * For a limit of so many working days (null: none): counted from a day before `lateBefore` it is over by now; from one
 * between there and `dueBefore` it is over with today.
 */
export function limitBounds(
  workingDays: number | null,
  today: CalendarDate,
  calendar: HolidayCalendar,
): { readonly lateBefore: CalendarDate; readonly dueBefore: CalendarDate } {
  if (workingDays === null) return { lateBefore: '', dueBefore: '' };
  const isOverOn = (from: CalendarDate) => makePromise(from, workingDays, calendar).date;
  let lateBefore = today;
  while (isOverOn(addDays(lateBefore, -1)) >= today) lateBefore = addDays(lateBefore, -1);
  let dueBefore = lateBefore;
  while (isOverOn(dueBefore) === today) dueBefore = addDays(dueBefore, 1);
  return { lateBefore, dueBefore };
}
