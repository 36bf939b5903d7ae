import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTicketNumber, parseTicketNumber, ticketNumberForms } from '#shared/domain/ticket-number.ts';

const series = fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZ');

describe('the ticket number', () => {
  it('is a letter and three digits, four after 999', () => {
    expect(formatTicketNumber('A', 1)).toBe('A001');
    expect(formatTicketNumber('B', 26)).toBe('B026');
    expect(formatTicketNumber('Z', 999)).toBe('Z999');
    expect(formatTicketNumber('Z', 1000)).toBe('Z1000');
  });

  it('is as wide as its series, and wider where the count needs it', () => {
    expect(formatTicketNumber('A', 7, 2)).toBe('A07');
    expect(formatTicketNumber('A', 7, 4)).toBe('A0007');
    expect(formatTicketNumber('A', 123, 2)).toBe('A123');
    for (const digits of [0, 1, 6, Number.NaN]) expect(() => formatTicketNumber('A', 7, digits)).toThrow(RangeError);
  });

  it('is found however many noughts were typed', () => {
    for (const text of ['a7', 'A07', 'Ａ００７', 'A-0007']) {
      expect(ticketNumberForms(text)).toEqual(['A07', 'A007', 'A0007', 'A00007']);
    }
    expect(ticketNumberForms('A12345')).toEqual(['A12345']);
    expect(ticketNumberForms('O12')).toEqual([]);
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
        expect(parseTicketNumber(ticketNo)).toEqual({ series: letter, n });
        expect(parseTicketNumber(` ${letter.toLowerCase()} - ${n} `)).toEqual({ series: letter, n });
      }),
    );
    expect(parseTicketNumber('Ａ０２６')).toEqual({ series: 'A', n: 26 });
  });

  it('is not read out of anything else', () => {
    for (const text of ['', 'A', '026', 'A000', 'I001', 'O001', 'AA01', 'A123456', 'A0.5', 'Ａ'.repeat(100)]) {
      expect(parseTicketNumber(text), text).toBeNull();
    }
  });
});
