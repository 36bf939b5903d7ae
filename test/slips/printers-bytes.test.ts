import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { slipBitmap } from '#electron/slips/raster.ts';
import { renderSlipBytes, type SlipBytesOptions } from '#electron/slips/slip-bytes.ts';
import { ticketSlip } from '#electron/slips/slip-documents.ts';
import { layoutSlip } from '#electron/slips/slip-layout.ts';
import { isInRom, stripsOf } from '#electron/slips/slip-strips.ts';
import { slipSvg } from '#electron/slips/slip-svg.ts';
import { createStripPictures } from '#electron/slips/strip-pictures.ts';
import { createEscposParser } from './escpos-parser.ts';
import { fonts, lettersOf, linesOf, ticket } from './slip-samples.ts';

const rare = ['㐂', '𠮷', '䶮'];

async function printed(doc: string, o: Partial<SlipBytesOptions> = {}) {
  const { bytes } = await renderSlipBytes(doc, { columns: 48, rom: 'gb18030', fonts, ...o });
  const parser = createEscposParser();
  parser.feed(bytes);
  const [slip] = parser.slips;
  if (!slip) throw new Error('nothing came out');
  return { slip, bytes };
}

describe('a slip as bytes', () => {
  test.each(rare)('%s makes dots of its own line and of no other', async (char) => {
    const usual = linesOf(layoutSlip(ticketSlip(ticket), 48)).map(lettersOf);
    const { slip } = await printed(ticketSlip({ ...ticket, maskedName: `${char}*` }));
    const missing = usual.filter((line) => !slip.lines.map(lettersOf).includes(line));
    expect(missing).toEqual(['姓名陈*']);
    expect(slip.lines.map(lettersOf)).toEqual(usual.filter((line) => line !== '姓名陈*'));
  });

  test('a hall’s picture and its codes go as dots beside the printer’s own characters', async () => {
    const png = new PNG({ width: 80, height: 40 });
    png.data.fill(0xff);
    for (let y = 10; y < 30; y++) png.data.fill(0, (y * 80 + 8) * 4, (y * 80 + 16) * 4);
    for (let at = 3; at < png.data.length; at += 4) png.data[at] = 0xff;
    const doc = [
      `{image:${PNG.sync.write(png).toString('base64')}}`,
      '办成',
      '{option:code128,2,72}',
      '{code:B026}',
    ].join('\n\n');
    const { slip } = await printed(doc);
    expect(slip.lines).toEqual(['办成']);
    const layout = layoutSlip(doc, 48);
    const screen = await slipBitmap(slipSvg(layout, fonts, ''), fonts);
    for (const item of layout.items.filter(({ kind }) => kind === 'picture' || kind === 'bars')) {
      if (!('height' in item)) throw new Error('no height');
      const band = slip.bands.find(({ y }) => y === item.y);
      if (!band) throw new Error(`no dots at ${item.y}`);
      for (let row = 0; row < item.height; row++) {
        const at = (item.y + row) * screen.rowBytes;
        expect(Buffer.from(band.data.subarray(row * band.rowBytes, (row + 1) * band.rowBytes))).toEqual(
          Buffer.from(screen.data.subarray(at, at + band.rowBytes)),
        );
        // What is left out on the right is white.
        expect(screen.data.subarray(at + band.rowBytes, at + screen.rowBytes).every((byte) => byte === 0)).toBe(true);
      }
    }
  });

  test('asks the printer nothing, and says where it may be asked', async () => {
    for (const rom of ['gb18030', 'none'] as const) {
      const { bytes, breaks } = await renderSlipBytes(ticketSlip(ticket), { columns: 48, rom, fonts });
      expect(breaks.at(-1)).toBe(bytes.length);
      expect(breaks.toSorted((a, b) => a - b)).toEqual(breaks);
      // A parser fed only up to a break has everything whole: what comes then is a command of its own.
      for (const at of breaks) {
        const parser = createEscposParser();
        parser.feed(bytes.subarray(0, at));
        parser.feed(Uint8Array.of(0x1d, 0x76, 0x30, 0, 1, 0, 1, 0, 0x80));
        expect(parser.unknown).toEqual([]);
      }
    }
  });

  test('without a cutter it is fed out of the printer', async () => {
    const { bytes } = await renderSlipBytes(ticketSlip(ticket), { columns: 48, rom: 'gb18030', fonts, cut: false });
    expect(Buffer.from(bytes).includes(Buffer.of(0x1d, 0x56))).toBe(false);
  });

  test('pictures kept from slips before make the very same bytes', async () => {
    const pictures = createStripPictures(fonts);
    for (const rom of ['gb18030', 'none'] as const) {
      for (const no of ['B026', 'B027', 'B026']) {
        const doc = ticketSlip({ ...ticket, no, maskedName: '𠮷*' });
        const [kept, anew] = await Promise.all([printed(doc, { rom, pictures }), printed(doc, { rom })]);
        expect(Buffer.from(kept.bytes).equals(anew.bytes)).toBe(true);
      }
    }
  });

  test('strips follow one another and never overlap', () => {
    for (const rom of ['gb18030', 'none'] as const) {
      const strips = stripsOf(layoutSlip(ticketSlip({ ...ticket, maskedName: '䶮*', demo: true }), 48), fonts, rom);
      for (const [at, strip] of strips.entries()) {
        const before = strips[at - 1];
        expect(Number.isInteger(strip.top) && strip.height > 0).toBe(true);
        if (before) expect(strip.top).toBeGreaterThanOrEqual(before.top + before.height);
      }
    }
  });

  test('large letters that reach over their cell as dots leave the characters under them where they are', () => {
    const run = { kind: 'text', x: 0, anchor: 'start', bold: false, wide: false } as const;
    const items = [
      { ...run, text: 'gg\u{20bb7}', width: 288, scale: 6, baseline: 144 * 0.87 },
      { ...run, text: 'after', width: 60, scale: 1, baseline: 148 + 24 * 0.87 },
    ];
    const strips = stripsOf({ widthDots: 576, heightDots: 180, items }, fonts, 'gb18030');
    expect(strips.map(({ kind, top, height }) => [kind, top, height])).toEqual([
      ['dots', 0, 148],
      ['line', 148, 24],
    ]);
  });

  test.each([0, 3, -48, Number.NaN])('paper of %d columns is refused', async (columns) => {
    await expect(renderSlipBytes(ticketSlip(ticket), { columns, rom: 'none', fonts })).rejects.toThrow(RangeError);
  });

  test('knows what is surely in a ROM', () => {
    for (const char of '办事一丁堃喆镕A*9，·“”、（。玥') expect(isInRom(char), char).toBe(true);
    for (const char of [...rare, '😀', '\u001b', '\u007f', '\ue123', '𬱖', '한', 'ⅰ'])
      expect(isInRom(char), char).toBe(false);
  });
});
