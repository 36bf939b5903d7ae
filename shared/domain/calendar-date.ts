// Calendar dates as plain 'YYYY-MM-DD' text and the hall's wall clock: everything else counts in these, never in Date.

import type { Language } from './languages.ts';

/** A day in the hall's zone, 'YYYY-MM-DD'. Sorts as text. */
export type CalendarDate = string;

const dayMs = 86_400_000;

// Days since 1970-01-01 and back, by plain sums (years start in March, so that the leap day comes last): a promise walks
// over dozens of days within the transaction that files a case, and Date's own parsing takes ten times as long.
function dayNumber(date: CalendarDate): number {
  const year = digits(date, 0, 4);
  const month = digits(date, 5, 7);
  const day = digits(date, 8, 10);
  if (date.length !== 10 || date[4] !== '-' || date[7] !== '-' || Number.isNaN(year + month + day)) {
    throw new RangeError(`Not a calendar date: ${date}`);
  }
  if (month < 1 || month > 12 || day < 1 || day > monthLength(year, month))
    throw new RangeError(`No such day: ${date}`);
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = (month + 9) % 12;
  const leaps = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leaps + Math.floor((153 * marchMonth + 2) / 5) + day - 1 - 719_468;
}

function fromDayNumber(number: number): CalendarDate {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  if (!(year >= 0 && year <= 9999)) throw new RangeError(`No such day: ${number} days from 1970`);
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function monthLength(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether the text is an existing day written 'YYYY-MM-DD'. */
export function isCalendarDate(text: string): boolean {
  try {
    dayNumber(text);
    return true;
  } catch {
    return false;
  }
}

/** The day `days` later (earlier when negative). Throws RangeError on a date that does not exist. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Whole days from one date to the other; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** ISO weekday: 1 Monday … 7 Sunday. */
export function weekdayOf(date: CalendarDate): number {
  // 1970-01-01 was a Thursday.
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
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
export function weekdayWord(date: CalendarDate, language: Language): string {
  return (language === 'en' ? weekdaysEn : weekdaysZh)[weekdayOf(date) - 1] ?? '';
}

/** The month of a date: 12月 · December. */
export function monthWord(date: CalendarDate, language: Language): string {
  const month = Number(date.slice(5, 7));
  return language === 'en' ? (monthsEn[month - 1] ?? '') : `${month}月`;
}

/** The date as people say it, without the weekday: 12月9日 · 9 December. */
export function dateWords(date: CalendarDate, language: Language): string {
  dayNumber(date);
  const day = Number(date.slice(8, 10));
  const month = monthWord(date, language);
  return language === 'en' ? `${day} ${month}` : `${month}${day}日`;
}

/** The date with its weekday: 12月9日 星期三 · Wednesday 9 December. */
export function dateWithWeekday(date: CalendarDate, language: Language): string {
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
    dayNumber(date) * dayMs +
    (Number(match[1] ?? 24) * 3600 + Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0)) * 1000;
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
