// Owns how days and hours are said: '12月8日 星期二' / 'Tuesday 8 December'. Always in the hall's zone, never the machine's.
import type { Bilingual } from '#shared/contract/hall.ts';
import type { Language } from '#shared/contract/procedure.ts';

const zhWeekdays = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'] as const;
const enWeekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const enMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Parts of a calendar date YYYY-MM-DD as they are said. */
export function dayParts(date: string, language: Language): { day: string; weekday: string } {
  const at = new Date(`${date}T00:00:00Z`);
  const weekdays = language === 'en' ? enWeekdays : zhWeekdays;
  const weekday = weekdays[at.getUTCDay()] ?? '';
  const day =
    language === 'en'
      ? `${at.getUTCDate()} ${enMonths[at.getUTCMonth()]}`
      : `${at.getUTCMonth() + 1}月${at.getUTCDate()}日`;
  return { day, weekday };
}

/** A calendar date with its weekday: '12月8日 星期二' / 'Tuesday 8 December'. */
export function dayWithWeekday(date: string, language: Language): string {
  const { day, weekday } = dayParts(date, language);
  return language === 'en' ? `${weekday} ${day}` : `${day} ${weekday}`;
}

/** The hall's calendar date of an instant (ms). */
export function hallDate(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** The hall's clock at an instant (ms): '09:42'. */
export function hallTime(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    at,
  );
}

/** Day and clock of an instant: '11月23日 10:05' / '23 November 10:05'. */
export function dayAndTime(at: number, timeZone: string, language: Language): string {
  return `${dayParts(hallDate(at, timeZone), language).day} ${hallTime(at, timeZone)}`;
}

/** The text in the screen's language; the Chinese one where the other is empty. */
export function inLanguage(text: Bilingual, language: Language): string {
  return language === 'en' && text.en ? text.en : text.zh;
}
