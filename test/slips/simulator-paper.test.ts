// What the simulated printer makes of its bytes: every mark where a real one would put it, and a picture of it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bitmap } from '#electron/slips/raster.ts';
import { paperBitmap, paperPng } from '#electron/slips/simulator/paper-picture.ts';
import { createEscposParser } from './escpos-parser.ts';
import { cut, dots, escpos } from './printer-client.ts';
import { codesIn } from './read-codes.ts';
import { fonts } from './slip-samples.ts';

const reset = [0x1b, 0x40];
const tight = [0x1b, 0x33, 0];
const size = (times: number) => [0x1d, 0x21, (times - 1) * 0x11];
const at = (x: number) => [0x1b, 0x24, x & 255, x >> 8];
const align = (n: number) => [0x1b, 0x61, n];
const setCodes = (fn: number, ...args: number[]) => [0x1d, 0x28, 0x6b, args.length + 2, 0, 49, fn, ...args];

function printed(widthDots: number, ...parts: Parameters<typeof escpos>) {
  const parser = createEscposParser(widthDots);
  parser.feed(escpos(reset, ...parts, cut));
  const [slip] = parser.slips;
  if (!slip) throw new Error('nothing was cut off');
  return { slip, unknown: parser.unknown };
}
const placesOf = (slip: ReturnType<typeof printed>['slip']) =>
  slip.glyphs.map(({ char, x, y, width }) => [char, x, y, width]);
const isBlack = (b: Bitmap, x: number, y: number) =>
  ((b.data[y * b.rowBytes + (x >> 3)] ?? 0) & (128 >> (x & 7))) !== 0;
function inkIn(b: Bitmap, from: [number, number], to: [number, number]): number {
  let ink = 0;
  for (let y = from[1]; y < to[1]; y++) for (let x = from[0]; x < to[0]; x++) if (isBlack(b, x, y)) ink += 1;
  return ink;
}

describe('characters', () => {
  test('stand in cells of 12 and 24 dots, large and small on one foot, where they were told', () => {
    const { slip } = printed(576, tight, 'a办', size(2), at(100), 'b\n', [0x1b, 0x4a, 8], size(1), 'c\n');
    expect(placesOf(slip)).toEqual([
      ['a', 0, 24, 12],
      ['办', 12, 24, 24],
      ['b', 100, 0, 24],
      ['c', 0, 56, 12],
    ]);
    expect(slip.lines).toEqual(['a办 b', 'c']);
    expect(slip.heightDots).toBe(48 + 8 + 24);
  });

  test('are centred and set right within their margins, and move by steps', () => {
    const { slip } = printed(
      384,
      tight,
      [0x1d, 0x4c, 24, 0, 0x1d, 0x57, 120, 0],
      ...[align(1), 'ab\n', align(2), 'ab\n', align(0), 'a', [0x1b, 0x5c, 12, 0], 'b\n'],
    );
    expect(slip.glyphs.map(({ x }) => x)).toEqual([72, 84, 120, 132, 24, 48]);
    expect(slip.lines).toEqual(['ab', 'ab', 'a b']);
  });

  test('that no longer fit begin a line, as on paper', () => {
    const { slip } = printed(384, '一'.repeat(17), '\n');
    expect(slip.lines).toEqual(['一'.repeat(16), '一']);
    expect(slip.isClipped).toBe(false);
    expect(printed(24, size(2), '一\n').slip.isClipped).toBe(true);
  });

  test('outside a Chinese ROM come out as boxes; with it switched off, a byte is a sign', () => {
    expect(printed(576, '甲𠮷乙\n').slip.lines[0]).toMatch(/^甲□.*乙$/);
    expect(printed(576, [0x1c, 0x2e, 0x1b, 0x74, 0], [0xc4], '\n').slip.lines).toEqual(['─']);
  });

  test('of one piece of paper do not get into the next', () => {
    const parser = createEscposParser();
    parser.feed(escpos('一\n', cut, cut, '二\n', cut, '三'));
    expect(parser.slips.map(({ lines, cut: isCut }) => [lines, isCut])).toEqual([
      [['一'], true],
      [['二'], true],
    ]);
  });
});

describe('dots', () => {
  test('stand where they are told, and what hangs over the edge is gone and said', async () => {
    const { slip } = printed(96, align(1), dots(2, 3), align(0), dots(14, 2));
    expect(slip.bands.map(({ x, y, rowBytes, rows }) => [x, y, rowBytes, rows])).toEqual([
      [40, 0, 2, 3],
      [0, 3, 14, 2],
    ]);
    expect(slip.isClipped).toBe(true);
    const picture = await paperBitmap(slip, fonts);
    expect([picture.widthDots, picture.heightDots]).toEqual([96, 5]);
    expect([inkIn(picture, [0, 0], [96, 3]), inkIn(picture, [0, 3], [96, 5])]).toEqual([48, 192]);
  });

  test('of the stored kind (GS ( L, GS 8 L) are the same', () => {
    const store = [48, 112, 48, 1, 1, 49, 16, 0, 2, 0, 0xff, 0x00, 0x0f, 0xf0];
    const print = [0x1d, 0x28, 0x4c, 2, 0, 48, 50];
    for (const head of [
      [0x1d, 0x28, 0x4c, store.length, 0],
      [0x1d, 0x38, 0x4c, store.length, 0, 0, 0],
    ]) {
      const { slip, unknown } = printed(576, head, store, print);
      expect(slip.bands).toEqual([{ x: 0, y: 0, rowBytes: 2, rows: 2, data: Uint8Array.of(0xff, 0, 0x0f, 0xf0) }]);
      expect(unknown).toEqual([]);
    }
  });

  test('in the middle of a line are told, as no printer takes them there', () => {
    expect(printed(576, '一', dots(1, 1), '\n').unknown).toEqual(['dots in the middle of a line']);
  });
});

describe('codes the printer makes itself', () => {
  test('a QR code and a Code 128 can be read off its picture', async () => {
    const data = 'BCT1:20261123:B026';
    const bar = [...Buffer.from('{B261123-0074')];
    const { slip, unknown } = printed(
      576,
      align(1),
      ...[setCodes(65, 50, 0), setCodes(67, 6), setCodes(69, 49)],
      ...[setCodes(80, 48, ...Buffer.from(data)), setCodes(81, 48), [0x1b, 0x4a, 40]],
      [0x1d, 0x77, 2, 0x1d, 0x68, 60, 0x1d, 0x48, 2, 0x1d, 0x6b, 73, bar.length, ...bar],
    );
    expect(unknown).toEqual([]);
    expect(slip.lines).toEqual(['261123-0074']);
    expect(await codesIn(await paperPng(slip, fonts))).toEqual([
      { format: 'QRCode', text: data },
      { format: 'Code128', text: '261123-0074' },
    ]);
  });
});

describe('the picture', () => {
  test('has ink where characters stand and nowhere else; bold has more, white on black nearly all', async () => {
    const bold = [0x1b, 0x45, 1];
    const inverse = [0x1b, 0x45, 0, 0x1d, 0x42, 1];
    const { slip } = printed(96, tight, at(24), '办\n', bold, at(24), '办\n', inverse, at(24), '办\n');
    const picture = await paperBitmap(slip, fonts);
    const [plain = 0, thick = 0, black = 0] = [0, 24, 48].map((y) => inkIn(picture, [24, y], [48, y + 24]));
    expect(plain).toBeGreaterThan(50);
    expect(thick).toBeGreaterThan(plain);
    expect(black).toBeGreaterThan(24 * 24 - thick - 60);
    expect(inkIn(picture, [0, 0], [24, 72]) + inkIn(picture, [48, 0], [96, 72])).toBe(0);
  });

  test('of a slip of dots needs no type', async () => {
    const { slip } = printed(96, dots(12, 4));
    expect((await paperBitmap(slip, fonts)).data.every((byte) => byte === 0xff)).toBe(true);
  });
});

describe('the reader', () => {
  test('gives the same however the bytes are cut', () => {
    const bytes = escpos(
      reset,
      '办成',
      size(3),
      'B026\n',
      dots(3, 4),
      setCodes(80, 48, 65),
      '𠮷一\n',
      cut,
      '二\n',
      cut,
    );
    const whole = createEscposParser();
    whole.feed(bytes);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: bytes.length })), (cuts) => {
        const parser = createEscposParser();
        const ends = [...cuts.toSorted((a, b) => a - b), bytes.length];
        ends.reduce((from, to) => {
          parser.feed(bytes.subarray(from, to));
          return to;
        }, 0);
        expect(parser.slips).toEqual(whole.slips);
      }),
    );
    expect(whole.slips).toHaveLength(2);
  });

  test.each([
    ['1b 70', [0x1b, 0x70]],
    ['1d 78', [0x1d, 0x78]],
    ['07', [0x07]],
    ['00', [0x00]],
    ['GS ( A', [0x1d, 0x28, 0x41, 2, 0, 0, 2]],
    ['GS k 4', [0x1d, 0x6b, 4, 65, 0]],
  ])('tells of what no receipt needs: %s', (what, bytes) => {
    const { slip, unknown } = printed(576, bytes, '一\n');
    expect(unknown).toEqual([what]);
    expect(slip.lines.join('')).toContain('一');
  });
});
