// Telephone numbers as people write them: made plain, and what is wrong said by how many digits (还差 4 位).
import { withoutSpacing } from './digits.ts';

export type CheckedPhone =
  /** `number`: digits only (overseas: + and digits), the form to store and look up. `display`: grouped for reading. */
  { ok: true; kind: 'mobile' | 'landline' | 'overseas'; number: string; display: string } | PhoneProblem;

export type PhoneProblem =
  | { ok: false; reason: 'empty' }
  | { ok: false; reason: 'characters' }
  /** `expected` digits for this kind of number (a landline with its area code). */
  | { ok: false; reason: 'too-short'; kind: 'mobile' | 'landline'; expected: number; missing: number }
  | { ok: false; reason: 'too-long'; kind: 'mobile' | 'landline'; expected: number; extra: number }
  /** Right length, but no number begins like this (mobiles: 13 to 19). */
  | { ok: false; reason: 'beginning'; kind: 'mobile' | 'landline' }
  /** A local number; without its area code nobody outside can ring it. */
  | { ok: false; reason: 'area-code' };

// 010 and 02x have three digits (and eight after them); every other area code has four.
const shortArea = /^0(?:10|2\d)/;

function checkMobile(digits: string): CheckedPhone {
  if (digits.length > 11) {
    return { ok: false, reason: 'too-long', kind: 'mobile', expected: 11, extra: digits.length - 11 };
  }
  // Said before the length: no number of digits more would make 12… a mobile.
  if (digits.length > 1 && !/^1[3-9]/.test(digits)) return { ok: false, reason: 'beginning', kind: 'mobile' };
  if (digits.length < 11) {
    return { ok: false, reason: 'too-short', kind: 'mobile', expected: 11, missing: 11 - digits.length };
  }
  return { ok: true, kind: 'mobile', number: digits, display: groupMobile(digits) };
}

/** 138 1234 5678. */
function groupMobile(digits: string): string {
  return `${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}`;
}

function checkLandline(digits: string): CheckedPhone {
  const areaLength = shortArea.test(digits) ? 3 : 4;
  const least = 11;
  const most = areaLength === 3 ? 11 : 12;
  if (/^0(?:0|1(?!0|$))/.test(digits) || (digits.length > areaLength && !/^[2-9]/.test(digits.slice(areaLength)))) {
    return { ok: false, reason: 'beginning', kind: 'landline' };
  }
  if (digits.length < least) {
    return { ok: false, reason: 'too-short', kind: 'landline', expected: least, missing: least - digits.length };
  }
  if (digits.length > most) {
    return { ok: false, reason: 'too-long', kind: 'landline', expected: most, extra: digits.length - most };
  }
  const display = `${digits.slice(0, areaLength)}-${digits.slice(areaLength)}`;
  return { ok: true, kind: 'landline', number: digits, display };
}

/**
 * A mobile (1[3-9] and nine digits), a landline with its area code, or a number abroad (+…, taken loosely).
 * Spaces, dashes, brackets, full-width digits and +86 are taken. With `areaCode` (023) a local number gets it in front.
 */
export function checkPhone(text: string, options: { areaCode?: string } = {}): CheckedPhone {
  let digits = withoutSpacing(text.slice(0, 200)).replace(/[().·/]/g, '');
  if (digits === '') return { ok: false, reason: 'empty' };
  if (!/^\+?\d+$/.test(digits)) return { ok: false, reason: 'characters' };
  const home = /^(?:\+86|0086|86(?=1[3-9]\d{9}$))0?/.exec(digits);
  if (home) {
    digits = digits.slice(home[0].length);
    if (digits === '') return { ok: false, reason: 'empty' };
    if (!digits.startsWith('1') || /^10\d{8}$/.test(digits)) digits = `0${digits}`;
  } else if (digits.startsWith('+')) {
    // E.164: at most 15 digits; what a country does with them is its own affair.
    if (!/^\+[1-9]\d{5,14}$/.test(digits)) return { ok: false, reason: 'characters' };
    return { ok: true, kind: 'overseas', number: digits, display: digits };
  }
  // Some still write a 0 before a mobile, as for a distant town.
  if (/^0?1[3-9]\d{9}$/.test(digits)) return checkMobile(digits.slice(-11));
  if (digits.startsWith('0')) return checkLandline(digits);
  if (/^[2-9]\d{0,7}$/.test(digits)) {
    return options.areaCode ? checkLandline(options.areaCode + digits) : { ok: false, reason: 'area-code' };
  }
  return checkMobile(digits);
}

/** 023 from the hall's own 023-7333 0000: what a local number typed without its area code gets in front. */
export function areaCodeOf(hallPhone: string): string | null {
  return /^(0\d{2,3})[-\s]/.exec(hallPhone)?.[1] ?? null;
}
