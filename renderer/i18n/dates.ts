// Owns how days and hours are said: '12月8日 星期二' / 'Tuesday 8 December'. Always in the hall's zone, never the machine's.
import type { Language } from '#shared/contract/procedure.ts';
import { dateWithWeekday, dateWords, hallDate, hallTime, weekdayWord } from '#shared/domain/calendar-date.ts';

/** Parts of a calendar date YYYY-MM-DD as they are said. */
export function dayParts(date: string, language: Language): { day: string; weekday: string } {
  return { day: dateWords(date, language), weekday: weekdayWord(date, language) };
}

/** A calendar date with its weekday: '12月8日 星期二' / 'Tuesday 8 December'. */
export function dayWithWeekday(date: string, language: Language): string {
  return dateWithWeekday(date, language);
}

/** Day and clock of an instant: '11月23日 10:05' / '23 November 10:05'. */
export function dayAndTime(at: number, timeZone: string, language: Language): string {
  return `${dayParts(hallDate(at, timeZone), language).day} ${hallTime(at, timeZone)}`;
}
