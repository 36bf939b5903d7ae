import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTicketNumber, parseTicketNumber } from '#shared/domain/ticket-number.ts';

const series = fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZ');

describe('the ticket number', () => {
  it('is a letter and three digits, four after 999', () => {
    expect(formatTicketNumber('A', 1)).toBe('A001');
    expect(formatTicketNumber('B', 26)).toBe('B026');
    expect(formatTicketNumber('Z', 999)).toBe('Z999');
    expect(formatTicketNumber('Z', 1000)).toBe('Z1000');
  });

  it('refuses letters that read as digits, and impossible counts', () => {
    for (const letter of ['I', 'O', 'a', 'AB', '', '1']) {
      expect(() => formatTicketNumber(letter, 1), letter).toThrow(RangeError);
    }
    for (const n of [0, -1, 1.5, 100_000]) expect(() => formatTicketNumber('A', n)).toThrow(RangeError);
  });

  it('comes back from what was written', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 99_999 }), (letter, n) => {
        const ticketNo = formatTicketNumber(letter, n);
        expect(parseTicketNumber(ticketNo)).toEqual({ ticketNo, series: letter, n });
        expect(parseTicketNumber(` ${letter.toLowerCase()} - ${n} `)).toEqual({ ticketNo, series: letter, n });
      }),
    );
    expect(parseTicketNumber('Ａ０２６')?.ticketNo).toBe('A026');
  });

  it('is not read out of anything else', () => {
    for (const text of ['', 'A', '026', 'A000', 'I001', 'O001', 'AA01', 'A123456', 'A0.5', 'Ａ'.repeat(100)]) {
      expect(parseTicketNumber(text), text).toBeNull();
    }
  });
});
