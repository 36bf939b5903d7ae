// The case number (单号): short enough to read over the telephone, and wrong in a way that is noticed at once.
import { type CalendarDate, isCalendarDate } from './calendar-date.ts';
import { dammDigit, hasDammDigit } from './damm.ts';
import { toHalfWidth, withoutSpacing } from './digits.ts';

// A hall's code before the number: letters, or an administrative division code of 6, 9 or 12 digits (GB/T 2260, 10114).
// Digits of those lengths cannot be confused with the 10 to 12 digits of a number even when the hyphens are lost.
const hallCode = /^(?:[A-Z]{2,8}|\d{6}|\d{9}|\d{12})$/;

/** Numbers beyond this a day are a fault, not a busy hall. */
const mostADay = 99_999;

export type CaseNumber = {
  /** Canonical, without the hall: YYMMDD-NNNC. */
  caseNo: string;
  day: CalendarDate;
  /** 1 for the day's first case. */
  n: number;
  /** The hall's code, where it was written before the number. */
  hall: string | null;
};

/**
 * YYMMDD-NNNC, or HALL-YYMMDD-NNNC between halls. C checks the date and N together (across the hyphen), not the hall;
 * N widens after 999. Throws RangeError on a day outside 2000–2099, an impossible n or hall code.
 */
export function formatCaseNumber(day: CalendarDate, n: number, hall?: string): string {
  if (!isCalendarDate(day) || !day.startsWith('20')) throw new RangeError(`No case numbers for ${day}`);
  if (!Number.isSafeInteger(n) || n < 1 || n > mostADay) throw new RangeError(`Not a case's place in the day: ${n}`);
  if (hall !== undefined && !hallCode.test(hall)) throw new RangeError(`Not a hall code: ${hall}`);
  const date = day.slice(2).replaceAll('-', '');
  const place = String(n).padStart(3, '0');
  const number = `${date}-${place}${dammDigit(date + place, place.length - 3)}`;
  return hall === undefined ? number : `${hall}-${number}`;
}

export type ParsedCaseNumber =
  | ({ ok: true } & CaseNumber)
  /** format: cannot be a case number · check: has the shape of one, but a digit is wrong. */
  | { ok: false; reason: 'format' | 'check' };

/** Reads a case number as people type it: spaces, full-width digits, any dash or none, hall code in small letters. */
export function parseCaseNumber(text: string): ParsedCaseNumber {
  if (text.length > 80) return { ok: false, reason: 'format' };
  const plain = withoutSpacing(toHalfWidth(text)).toUpperCase();
  const match = /^([A-Z]{2,8}|\d{6}|\d{9}|\d{12})?(\d{10,12})$/.exec(plain);
  if (!match) return { ok: false, reason: 'format' };
  const digits = match[2] ?? '';
  if (!hasDammDigit(digits, digits.length - 10)) return { ok: false, reason: 'check' };
  const date = `20${digits.slice(0, 2)}-${digits.slice(2, 4)}-${digits.slice(4, 6)}`;
  const place = digits.slice(6, -1);
  const n = Number(place);
  if (!isCalendarDate(date) || n < 1 || (place.length > 3 && place.startsWith('0'))) {
    return { ok: false, reason: 'format' };
  }
  return { ok: true, caseNo: formatCaseNumber(date, n), day: date, n, hall: match[1] ?? null };
}
