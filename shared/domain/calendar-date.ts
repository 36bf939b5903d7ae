// Calendar dates as plain 'YYYY-MM-DD' text and the hall's wall clock: everything else counts in these, never in Date.

/** A day in the hall's zone, 'YYYY-MM-DD'. Sorts as text. */
export type CalendarDate = string;

const dayMs = 86_400_000;

function toUtc(date: CalendarDate): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) throw new RangeError(`Not a calendar date: ${date}`);
  const ms = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  if (new Date(ms).toISOString().slice(0, 10) !== date) throw new RangeError(`No such day: ${date}`);
  return ms;
}

/** Whether the text is an existing day written 'YYYY-MM-DD'. */
export function isCalendarDate(text: string): boolean {
  try {
    toUtc(text);
    return true;
  } catch {
    return false;
  }
}

/** The day `days` later (earlier when negative). Throws RangeError on a date that does not exist. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(toUtc(date) + days * dayMs).toISOString().slice(0, 10);
}

/** Whole days from one date to the other; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return (toUtc(to) - toUtc(from)) / dayMs;
}

/** ISO weekday: 1 Monday … 7 Sunday. */
export function weekdayOf(date: CalendarDate): number {
  return new Date(toUtc(date)).getUTCDay() || 7;
}

const weekdaysZh = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'];
const weekdaysEn = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const monthsEn = [
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
];

/** 星期三 · Wednesday. */
export function weekdayWord(date: CalendarDate, language: 'zh-CN' | 'en'): string {
  return (language === 'en' ? weekdaysEn : weekdaysZh)[weekdayOf(date) - 1] ?? '';
}

/** The date as people say it, without the weekday: 12月9日 · 9 December. */
export function dateWords(date: CalendarDate, language: 'zh-CN' | 'en'): string {
  toUtc(date);
  const month = Number(date.slice(5, 7));
  const day = Number(date.slice(8, 10));
  return language === 'en' ? `${day} ${monthsEn[month - 1]}` : `${month}月${day}日`;
}

/** The date with its weekday: 12月9日 星期三 · Wednesday 9 December. */
export function dateWithWeekday(date: CalendarDate, language: 'zh-CN' | 'en'): string {
  return language === 'en'
    ? `${weekdayWord(date, language)} ${dateWords(date, language)}`
    : `${dateWords(date, language)} ${weekdayWord(date, language)}`;
}

// Making a formatter costs far more than using one; they hold no state.
const formatters = new Map<string, Intl.DateTimeFormat>();

function wallClock(instantMs: number, timeZone: string): { date: CalendarDate; time: string; asUtc: number } {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-u-ca-iso8601-hc-h23-nu-latn', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(timeZone, formatter);
  }
  const part: Record<string, string> = {};
  for (const { type, value } of formatter.formatToParts(instantMs)) part[type] = value;
  const date = `${part.year?.padStart(4, '0')}-${part.month}-${part.day}`;
  const time = `${part.hour}:${part.minute}`;
  return { date, time, asUtc: Date.parse(`${date}T${time}:${part.second}Z`) };
}

/** The day it is in the hall at this instant, whatever zone the machine is in. */
export function hallDate(instantMs: number, timeZone: string): CalendarDate {
  return wallClock(instantMs, timeZone).date;
}

/** The hall's wall clock at this instant, 'HH:MM' (24 hours). */
export function hallTime(instantMs: number, timeZone: string): string {
  return wallClock(instantMs, timeZone).time;
}

/**
 * The instant (ms, UTC) at which the hall's clock shows `time` ('HH:MM', 'HH:MM:SS', or '24:00') on `date`.
 * A time skipped when clocks go forward gives the same distance after the jump; a time that occurs twice, the first.
 */
export function instantOf(date: CalendarDate, time: string, timeZone: string): number {
  const match = /^(?:([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?|24:00)$/.exec(time);
  if (!match) throw new RangeError(`Not a time of day: ${time}`);
  const wall =
    toUtc(date) + (Number(match[1] ?? 24) * 3600 + Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0)) * 1000;
  const offsetAt = (instant: number): number => {
    const whole = Math.floor(instant / 1000) * 1000;
    return wallClock(whole, timeZone).asUtc - whole;
  };
  const before = offsetAt(wall - dayMs);
  const after = offsetAt(wall + dayMs);
  const first = wall - before;
  if (before === after || offsetAt(first) === before) return first;
  const second = wall - after;
  return offsetAt(second) === after ? second : first;
}
