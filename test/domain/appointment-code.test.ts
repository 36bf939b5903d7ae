// Codes of appointments: as typed, as scanned, and what a slip of the finger does to them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAppointmentCode, makeAppointmentCode, parseAppointmentCode } from '#shared/domain/appointment-code.ts';
import { appointmentQr, parseScan } from '#shared/domain/scan-code.ts';

const chance = fc.uint8Array({ minLength: 4000, maxLength: 4000 }).map((bytes) => {
  let at = 0;
  return {
    bytes: (length: number) => {
      at += length;
      return bytes.slice(at - length, at);
    },
  };
});
const code = chance.map((random) => {
  try {
    return makeAppointmentCode(random);
  } catch {
    return '12345674';
  }
});

describe('an appointment’s code', () => {
  it('is read as it is shown, spaced, dashed and in full width', () => {
    fc.assert(
      fc.property(code, (made) => {
        expect(made).toMatch(/^\d{8}$/);
        const fullWidth = made.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
        for (const typed of [
          made,
          formatAppointmentCode(made),
          `  ${made} `,
          fullWidth,
          made.replace(/(..)/g, '$1-'),
        ]) {
          expect(parseAppointmentCode(typed), typed).toBe(made);
        }
      }),
    );
  });

  it('catches one wrong digit and two swapped ones', () => {
    fc.assert(
      fc.property(code, fc.nat(7), fc.integer({ min: 1, max: 9 }), (made, at, by) => {
        const wrong = made.slice(0, at) + String((Number(made[at]) + by) % 10) + made.slice(at + 1);
        expect(parseAppointmentCode(wrong)).toBeNull();
        const [a = '', b = ''] = [made[at], made[at + 1]];
        const swapped = made.slice(0, at) + b + a + made.slice(at + 2);
        if (b !== '' && a !== b) expect(parseAppointmentCode(swapped)).toBeNull();
      }),
    );
  });

  it('is nothing else', () => {
    for (const text of ['', '1234567', '123456789', 'abcdefgh', '1'.repeat(41), '１２３４５６７']) {
      expect(parseAppointmentCode(text), text).toBeNull();
    }
  });

  it('is never one that people try first, and stuck chance is no endless loop', () => {
    expect(() => makeAppointmentCode({ bytes: (length) => new Uint8Array(length) })).toThrow('chance');
    expect(() => makeAppointmentCode({ bytes: (length) => new Uint8Array(length).fill(255) })).toThrow('chance');
  });

  it('comes back from its slip’s code with its day', () => {
    fc.assert(
      fc.property(code, (made) => {
        const qr = appointmentQr({ date: '2026-12-01', code: made });
        expect(qr).toMatch(/^\d{19}$/);
        expect(parseScan(qr)).toEqual({ kind: 'appointment', date: '2026-12-01', code: made });
        expect(parseScan(qr.slice(0, -1) + String((Number(qr.at(-1)) + 1) % 10))).toBeNull();
      }),
    );
    expect(() => appointmentQr({ date: '2026-02-30', code: '12345674' })).toThrow(RangeError);
    expect(() => appointmentQr({ date: '2026-12-01', code: '1234' })).toThrow(RangeError);
  });
});
