// Numbers that name a person or an organisation: what can be wrong with them, said so that it can be put right.
// An ID is never required, and a paper we do not know is taken as written: only a slip of the finger is stopped.
import { type CalendarDate, isCalendarDate } from './calendar-date.ts';
import { toHalfWidth, withoutSpacing } from './digits.ts';

export type IdentityKind =
  /** 居民身份证 (GB 11643). */
  | 'resident'
  /** 港澳台居民居住证: same build, 81/82/83 first. */
  | 'residence-permit'
  /** 外国人永久居留身份证: 18 digits from 9 (2023), or 3 letters and 12 digits (2017). */
  | 'foreign-permanent'
  /** 往来内地通行证 (港澳): H or M and 8 or 10 digits. */
  | 'home-return-permit'
  /** 台湾居民来往大陆通行证: 8 or 10 digits. */
  | 'taiwan-permit'
  /** 军官证, 士兵证 and the like: 字第…号. */
  | 'soldier'
  | 'passport';

export type IdentityProblem =
  | { ok: false; reason: 'empty' }
  /** One of the two is 0. Counted against `expected` signs. */
  | { ok: false; reason: 'length'; expected: number; missing: number; extra: number }
  /** A sign that has no place in such a number. */
  | { ok: false; reason: 'characters' }
  /** The day of birth in it does not exist, or is still to come. */
  | { ok: false; reason: 'date' }
  /** One sign is wrong: the check digit says so. */
  | { ok: false; reason: 'check' };

export type CheckedIdentity =
  | { ok: true; kind: IdentityKind; number: string; birthDate: CalendarDate | null }
  | IdentityProblem;

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The 18th sign of a resident ID (GB 11643-1999, ISO 7064 MOD 11-2) for its first 17 digits. */
export function residentCheckSign(seventeen: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(seventeen[at]), 0);
  return '10X98765432'[sum % 11] ?? '';
}

function lengthProblem(length: number, expected: number): IdentityProblem {
  return {
    ok: false,
    reason: 'length',
    expected,
    missing: Math.max(0, expected - length),
    extra: Math.max(0, length - expected),
  };
}

function checkEighteen(number: string, today: CalendarDate | undefined): CheckedIdentity {
  if (number.length !== 18) return lengthProblem(number.length, 18);
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  const born = isCalendarDate(birthDate) && birthDate >= '1850' && !(today !== undefined && birthDate > today);
  if (!born) return { ok: false, reason: 'date' };
  // The rule for the last digit of the 2023 card was not found in a standard: it is not held against anyone.
  if (number.startsWith('9')) return { ok: true, kind: 'foreign-permanent', number, birthDate };
  if (residentCheckSign(number) !== number[17]) return { ok: false, reason: 'check' };
  // The area is not looked up: numbers keep the codes of areas long abolished.
  return { ok: true, kind: /^8[123]0000/.test(number) ? 'residence-permit' : 'resident', number, birthDate };
}

/**
 * Any identity number, by its shape. `resident` holds everything to the resident ID's form, for a field that asks for
 * nothing else; `other` takes any paper's number (passports of digits only, cards not known here). Small x, full-width signs and spaces are taken. With `today`, a birth still to come is found.
 */
export function checkIdentityNumber(
  text: string,
  options: { expect?: 'any' | 'resident' | 'other'; today?: CalendarDate } = {},
): CheckedIdentity {
  const number = withoutSpacing(text.slice(0, 200)).toUpperCase();
  const other = (kind: IdentityKind): CheckedIdentity => ({ ok: true, kind, number, birthDate: null });
  if (number === '') return { ok: false, reason: 'empty' };
  if (options.expect !== 'resident') {
    if (/^[HM](?:\d{8}|\d{10})$/.test(number)) return other('home-return-permit');
    if (/^(?:\d{8}|\d{10})$/.test(number)) return other('taiwan-permit');
    if (/^[A-Z]{3}\d{12}$/.test(number)) return other('foreign-permanent');
    if (/^\p{Script=Han}{1,4}字第?[A-Z\d]{4,12}号?$/u.test(number)) return other('soldier');
    // Some countries number passports with nine digits and no letter.
    if (/^\d{9}$/.test(number)) return other('passport');
    if (options.expect === 'other' && /^[A-Z\d]{5,24}$/.test(number)) return other('passport');
    if (/^(?=.*\d)[A-Z][A-Z\d]{4,14}$/.test(number)) return other('passport');
  }
  // X only ever stands last; a person who typed X early has typed it wrong, not too short.
  if (!/^\d+X?$/.test(number) || (number.endsWith('X') && number.length > 18)) {
    return { ok: false, reason: 'characters' };
  }
  return checkEighteen(number, options.today);
}

const organisationSigns = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const organisationWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** The 18th sign of a 统一社会信用代码 (GB 32100-2015) for its first 17. */
export function organisationCheckSign(seventeen: string): string {
  const sum = organisationWeights.reduce(
    (total, weight, at) => total + weight * organisationSigns.indexOf(seventeen[at] ?? ''),
    0,
  );
  return organisationSigns[(31 - (sum % 31)) % 31] ?? '';
}

export type CheckedOrganisation = { ok: true; code: string } | Exclude<IdentityProblem, { reason: 'date' }>;

/** A 统一社会信用代码: 18 signs without I O S V Z. Small letters, full-width signs and spaces are taken. */
export function checkOrganisationCode(text: string): CheckedOrganisation {
  const code = withoutSpacing(toHalfWidth(text.slice(0, 200))).toUpperCase();
  if (code === '') return { ok: false, reason: 'empty' };
  if ([...code].some((sign) => !organisationSigns.includes(sign))) return { ok: false, reason: 'characters' };
  if (code.length !== 18) {
    const missing = Math.max(0, 18 - code.length);
    return { ok: false, reason: 'length', expected: 18, missing, extra: Math.max(0, code.length - 18) };
  }
  if (organisationCheckSign(code) !== code[17]) return { ok: false, reason: 'check' };
  return { ok: true, code };
}
