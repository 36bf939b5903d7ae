// How a promised day may move: later only by an extension, a stopped clock, a reopening or a year's notice; never by a transfer.
import { addDays, type CalendarDate } from './calendar-date.ts';
import type { CaseCategory, GivenPromise } from './case-state.ts';
import { type HolidayCalendar, isWorkingDay, makePromise, workingDaysBetween } from './working-days.ts';

/** The promise of a case told, or taken up again, on that day. */
export function promiseFrom(day: CalendarDate, workingDays: number, calendar: HolidayCalendar): GivenPromise {
  const { date, provisional } = makePromise(day, workingDays, calendar);
  return { promiseFrom: day, limitWd: workingDays, promisedDate: date, provisional };
}

/**
 * The promise after a clerk refines the category, counted anew from its first day. The day the citizen was given never
 * moves back: the earlier of the two holds, with the limit it was counted by. Nor does it come to lie in the past: a
 * shorter limit that is over already brings it to the next working day from `today` on.
 */
export function reclassifiedPromise(
  given: GivenPromise,
  today: CalendarDate,
  category: CaseCategory,
  calendar: HolidayCalendar,
  limits: Readonly<Record<CaseCategory, number>>,
): GivenPromise {
  for (let days = limits[category]; ; days += 1) {
    const promise = promiseFrom(given.promiseFrom, days, calendar);
    if (promise.promisedDate >= given.promisedDate) return given;
    if (promise.promisedDate >= today) return promise;
  }
}

/** The promise after the clock stood from the day `since` until `today`: later by the working days in between. */
export function resumedPromise(
  given: GivenPromise,
  since: CalendarDate,
  today: CalendarDate,
  calendar: HolidayCalendar,
): GivenPromise {
  const stood = today > since ? workingDaysBetween(addDays(since, 1), today, calendar) : 0;
  return promiseFrom(given.promiseFrom, given.limitWd + stood, calendar);
}

/** The last day an extension of at most so many working days may go to. */
export function extensionUntil(given: GivenPromise, mostDays: number, calendar: HolidayCalendar): CalendarDate {
  return makePromise(given.promisedDate, mostDays, calendar).date;
}

/** The promise with that working day, which must lie behind the one given. */
export function extendedPromise(given: GivenPromise, date: CalendarDate, calendar: HolidayCalendar): GivenPromise {
  const days = workingDaysBetween(addDays(given.promiseFrom, 1), date, calendar);
  return promiseFrom(given.promiseFrom, days, calendar);
}

/**
 * The promise by the calendar as it is known now. One that still holds is never moved into the past: it ends on the
 * next working day from `today` on at the earliest.
 */
export function recountedPromise(given: GivenPromise, today: CalendarDate, calendar: HolidayCalendar): GivenPromise {
  for (let days = given.limitWd; ; days += 1) {
    const counted = promiseFrom(given.promiseFrom, days, calendar);
    if (given.promisedDate < today || counted.promisedDate >= today) return counted;
  }
}

/** Whether a day can be promised: people work on it. */
export function canBePromised(date: CalendarDate, calendar: HolidayCalendar): boolean {
  return isWorkingDay(date, calendar).working;
}
