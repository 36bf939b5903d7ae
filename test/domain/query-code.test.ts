import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Random } from '#shared/domain/ports.ts';
import { isTrivialCode, makeQueryCode, parseQueryCode } from '#shared/domain/query-code.ts';

/** Gives the 32-bit draws in order, then fails. */
function drawing(...draws: number[]): Random {
  return {
    bytes: () => {
      const draw = draws.shift();
      if (draw === undefined) throw new Error('drew too often');
      return Uint8Array.of(draw >>> 24, draw >>> 16, draw >>> 8, draw);
    },
  };
}

function seeded(seed: number): Random {
  let state = seed;
  return {
    bytes: (length) =>
      Uint8Array.from({ length }, () => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return state >>> 24;
      }),
  };
}

describe('the query code', () => {
  it('keeps its leading noughts', () => {
    expect(makeQueryCode(drawing(42_731))).toBe('042731');
  });

  it('throws away the draws that would favour small codes', () => {
    const fair = 4_294_000_000;
    expect(makeQueryCode(drawing(fair, 2 ** 32 - 1, 385_207))).toBe('385207');
    expect(makeQueryCode(drawing(fair - 1_000_000 + 385_207))).toBe('385207');
  });

  it('draws again for codes people try first', () => {
    const trivial = [0, 123_456, 987_654, 111_111, 121_212, 123_123, 901_234, 98_765, 12_345];
    expect(makeQueryCode(drawing(...trivial, 385_207))).toBe('385207');
  });

  it('leaves nearly all codes in use', () => {
    let trivial = 0;
    for (let code = 0; code < 1_000_000; code += 1) if (isTrivialCode(String(code).padStart(6, '0'))) trivial += 1;
    // 1000 of period three or one, 90 more of period two, ten runs up and ten down.
    expect(trivial).toBe(1000 + 90 + 20);
  });

  it('says so instead of turning for ever when chance is stuck', () => {
    expect(() => makeQueryCode({ bytes: (length) => new Uint8Array(length) })).toThrow('source of chance');
  });

  it('is spread evenly: no digit in no place far from a tenth', () => {
    const random = seeded(20_261_123);
    const counts = Array.from({ length: 60 }, () => 0);
    const draws = 20_000;
    for (let at = 0; at < draws; at += 1) {
      for (const [place, digit] of [...makeQueryCode(random)].entries()) {
        const cell = place * 10 + Number(digit);
        counts[cell] = (counts[cell] ?? 0) + 1;
      }
    }
    for (const count of counts) expect(Math.abs(count / draws - 0.1)).toBeLessThan(0.015);
  });

  it('is read as people type it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), (number) => {
        const code = String(number).padStart(6, '0');
        expect(parseQueryCode(` ${code.slice(0, 3)} ${code.slice(3)}\n`)).toBe(code);
        expect(parseQueryCode(code.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)))).toBe(
          code,
        );
      }),
    );
    for (const text of ['', '12345', '1234567', '12345a', '一二三四五六', '1'.repeat(1000)]) {
      expect(parseQueryCode(text), text).toBeNull();
    }
  });
});
