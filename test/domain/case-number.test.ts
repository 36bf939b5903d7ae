import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar-date.ts';
import { formatCaseNumber, parseCaseNumber } from '#shared/domain/case-number.ts';
import { dammDigit, hasDammDigit } from '#shared/domain/damm.ts';

const parsed = (text: string) => {
  const result = parseCaseNumber(text);
  return result.ok ? result.caseNo : result.reason;
};
const samples = [
  formatCaseNumber('2026-11-23', 1),
  formatCaseNumber('2026-11-23', 7),
  formatCaseNumber('2026-12-31', 999),
  formatCaseNumber('2027-01-01', 1000),
  formatCaseNumber('2099-10-10', 12_345),
];

describe("Damm's digit", () => {
  it('is the published one', () => {
    // The worked example in the literature.
    expect(dammDigit('572')).toBe('4');
    expect(hasDammDigit('5724')).toBe(true);
    expect(hasDammDigit('5725')).toBe(false);
  });

  it('refuses anything but 0–9', () => {
    expect(() => dammDigit('12a')).toThrow(RangeError);
    expect(() => dammDigit('１２')).toThrow(RangeError);
    expect(hasDammDigit('')).toBe(false);
    expect(hasDammDigit('0')).toBe(false);
  });

  it('is caught by every wrong digit and every swap of neighbours, from every state: all pairs of three digits', () => {
    for (let number = 0; number < 1000; number += 1) {
      const body = String(number).padStart(3, '0');
      const whole = body + dammDigit(body);
      for (let at = 0; at < whole.length; at += 1) {
        for (const digit of '0123456789') {
          const wrong = whole.slice(0, at) + digit + whole.slice(at + 1);
          expect(hasDammDigit(wrong)).toBe(wrong === whole);
        }
        const swapped = whole.slice(0, at) + (whole[at + 1] ?? '') + whole[at] + whole.slice(at + 2);
        if (at < whole.length - 1) expect(hasDammDigit(swapped)).toBe(swapped === whole);
      }
    }
  });
});

describe('the case number', () => {
  it('is the day, the place in the day and a check digit', () => {
    expect(formatCaseNumber('2026-11-23', 7)).toMatch(/^261123-007\d$/);
    expect(formatCaseNumber('2026-11-23', 999)).toMatch(/^261123-999\d$/);
    expect(formatCaseNumber('2026-11-23', 1000)).toMatch(/^261123-1000\d$/);
    expect(formatCaseNumber('2026-11-23', 7, 'SZ')).toMatch(/^SZ-261123-007\d$/);
  });

  it('refuses what cannot be numbered', () => {
    for (const n of [0, -1, 1.5, 100_000, Number.NaN]) {
      expect(() => formatCaseNumber('2026-11-23', n), String(n)).toThrow(RangeError);
    }
    for (const day of ['2026-02-30', '1999-12-31', '26-11-23']) {
      expect(() => formatCaseNumber(day, 1), day).toThrow(RangeError);
    }
    for (const hall of ['', 'S', 'sz', '50024', 'S1']) {
      expect(() => formatCaseNumber('2026-11-23', 1, hall), hall).toThrow(RangeError);
    }
  });

  it('comes back from what was written, with and without a hall', () => {
    const day = fc.integer({ min: 0, max: 26_000 }).map((days) => addDays('2026-01-01', days));
    const hall = fc.constantFrom(undefined, 'SZ', 'BANCHENG', '500240', '500240101', '500240101001');
    const loss = fc.constantFrom(
      (text: string) => text,
      (text: string) => text.replaceAll('-', ''),
      (text: string) => text.replaceAll('-', ' － '),
      (text: string) => text.toLowerCase(),
      (text: string) => `\t${[...text].join(' ')}\r\n`,
      (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
      (text: string) => text.replaceAll('-', '—'),
    );
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 99_999 }), hall, loss, (date, n, code, mangle) => {
        expect(parseCaseNumber(mangle(formatCaseNumber(date, n, code)))).toEqual({
          ok: true,
          caseNo: formatCaseNumber(date, n),
          day: date,
          n,
          hall: code ?? null,
        });
      }),
    );
  });

  it('notices every single wrong digit', () => {
    for (const number of samples) {
      for (let at = 0; at < number.length; at += 1) {
        if (number[at] === '-') continue;
        for (const digit of '0123456789') {
          if (digit === number[at]) continue;
          expect(parsed(number.slice(0, at) + digit + number.slice(at + 1)), `${number} ${at} ${digit}`).toBe('check');
        }
      }
    }
  });

  it('notices every swap of neighbours, across the hyphen too', () => {
    for (const number of samples) {
      const digits = number.replace('-', '');
      for (let at = 0; at < digits.length - 1; at += 1) {
        if (digits[at] === digits[at + 1]) continue;
        const swapped = digits.slice(0, at) + digits[at + 1] + digits[at] + digits.slice(at + 2);
        expect(parsed(swapped), `${number} ${at}`).toBe('check');
      }
    }
  });

  it('notices a nought too many at the end, and one lost', () => {
    for (let n = 1; n < 10_000; n += 1) {
      const number = formatCaseNumber('2026-11-23', n);
      expect(parsed(`${number}0`), number).not.toBe(formatCaseNumber('2026-11-23', n * 10));
      expect(parseCaseNumber(`${number}0`).ok, number).toBe(false);
      if (number.endsWith('0')) expect(parseCaseNumber(number.slice(0, -1)).ok, number).toBe(false);
    }
  });

  it('tells a wrong digit from something else altogether', () => {
    const good = formatCaseNumber('2026-11-23', 7);
    expect(parsed('')).toBe('format');
    expect(parsed('B026')).toBe('format');
    expect(parsed('500240195403120021')).toBe('check');
    expect(parsed(good.slice(0, -1))).toBe('format');
    expect(parsed(`${good}0`)).toBe('check');
    expect(parsed('办成')).toBe('format');
    expect(parsed('1'.repeat(5000))).toBe('format');
    expect(parsed(good.replace('0', 'O'))).toBe('format');
  });

  it('takes no impossible day, no nought, no padding, though the check digit holds', () => {
    for (const digits of ['261323001', '260230001', '261123000', '2611230999']) {
      expect(parsed(digits + dammDigit(digits, digits.length - 9)), digits).toBe('format');
    }
  });
});
