import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderSlipBytes, renderSlipSvg } from '#electron/slips/slip-bytes.ts';
import { caseSlip, ticketSlip } from '#electron/slips/slip-documents.ts';
import { layoutSlip } from '#electron/slips/slip-layout.ts';
import { stripsOf } from '#electron/slips/slip-strips.ts';
import { columnsOf, escapeSlipText, plainWords, wrapWords } from '#electron/slips/slip-text.ts';
import { createStripPictures } from '#electron/slips/strip-pictures.ts';
import { createEscposParser } from './escpos-parser.ts';
import { caseReceipt, fonts, lettersOf, linesOf, textOf, ticket } from './slip-samples.ts';

const nasty = [
  'a|b',
  '{code:9;option:qrcode}',
  '{image:iVBORw0KGgo=}',
  '---',
  '===',
  '`"_^^^~',
  '\\n',
  '\\x1b@',
  '\\',
  '\\\\',
  '\u001b@\u001dV0',
  'x\ny\r\nz',
  '|{w:1}|',
  '~~',
  '<b>&amp;"',
  '\u202eabc',
  '{command:\\x1b\\x40}',
];

// Markup, escapes, controls and Chinese in every mixture.
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(...nasty, '办', '，', '（', '）', '“', '𠮷', ' ', '\t', '\u0000', '\ud800'),
      fc.string({ maxLength: 6, unit: 'grapheme' }),
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((parts) => parts.join(''));

describe('words from people', () => {
  test.each(nasty)('%j is printed as text and does nothing', (text) => {
    const shown = plainWords(text);
    const plain = textOf(ticketSlip({ ...ticket, matterName: '甲', maskedName: '乙' }));
    const withText = textOf(ticketSlip({ ...ticket, matterName: text || '甲', maskedName: text }));
    expect(lettersOf(withText).length - lettersOf(plain).length).toBe(2 * (lettersOf(shown).length - 1));
    if (shown !== '') expect(lettersOf(withText)).toContain(lettersOf(shown));
  });

  test('any text comes out whole, and as nothing but text', () => {
    fc.assert(
      fc.property(words, fc.constantFrom(48, 32), (text, columns) => {
        const reference = layoutSlip(caseSlip({ ...caseReceipt, matterName: '甲' }, 'zh-CN', columns), columns);
        const layout = layoutSlip(caseSlip({ ...caseReceipt, matterName: text }, 'zh-CN', columns), columns);
        const values = lettersOf(linesOf(layout).join('').replace('什么事', ''));
        expect(values).toContain(lettersOf(plainWords(text)));
        const drawn = (l: typeof layout) => l.items.filter((item) => item.kind !== 'text').map((item) => item.kind);
        expect(drawn(layout)).toEqual(drawn(reference));
      }),
      { numRuns: 150 },
    );
  });

  test('nothing reaches the printer as a command', async () => {
    const count = async (matterName: string) => {
      const { bytes } = await renderSlipBytes(ticketSlip({ ...ticket, matterName, maskedName: matterName }), {
        columns: 48,
        rom: 'gb18030',
        fonts,
      });
      const parser = createEscposParser();
      parser.feed(bytes);
      return { slips: parser.slips.length, unknown: parser.unknown, bands: parser.slips[0]?.bands.length };
    };
    const usual = await count('身份证换领');
    for (const text of nasty.filter((t) => plainWords(t) !== '')) expect(await count(text)).toEqual(usual);
  });

  test.each(['gb18030', 'none'] as const)('nor beside a rare character, in any mixture (%s)', async (rom) => {
    const pictures = createStripPictures(fonts);
    await fc.assert(
      fc.asyncProperty(words, async (text) => {
        const doc = ticketSlip({ ...ticket, matterName: `甲${text}`, maskedName: `𠮷${text}` });
        const { bytes } = await renderSlipBytes(doc, { columns: 48, rom, fonts, pictures });
        const parser = createEscposParser();
        parser.feed(bytes);
        expect(parser.unknown).toEqual([]);
        expect(parser.slips).toMatchObject([
          { cut: true, isClipped: false, heightDots: layoutSlip(doc, 48).heightDots },
        ]);
      }),
      { numRuns: 15 },
    );
  });

  test('a control character that got as far as the layout goes as dots, never as itself', () => {
    const run = { kind: 'text', x: 0, width: 60, anchor: 'start', scale: 1, bold: false, wide: false } as const;
    for (const sign of ['\u001b@', '\u001dV0', '\u0010\u0004\u0001', '\n', '\u007f', '\u0080']) {
      const items = [{ ...run, text: `a${sign}b`, baseline: 21 }];
      const strips = stripsOf({ widthDots: 576, heightDots: 40, items }, fonts, 'gb18030');
      expect(strips.map(({ kind }) => kind)).toEqual(['dots']);
    }
  });

  test('nothing reaches the picture as markup', () => {
    const svg = renderSlipSvg(ticketSlip({ ...ticket, matterName: '<script>alert(1)</script>&"' }), {
      columns: 48,
      fonts,
      title: '"><script>',
    });
    expect(svg).not.toContain('<script');
    expect(svg.match(/<image/)).toBeNull();
  });

  test('wrapping loses nothing, never overflows and keeps closing marks off the line’s start', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 4, max: 48 }), (text, columns) => {
        const lines = wrapWords(text, columns);
        expect(lettersOf(lines.join(''))).toBe(lettersOf(plainWords(text)));
        for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(columns);
      }),
    );
    expect(wrapWords('城乡居民养老，转移', 12)).toEqual(['城乡居民养', '老，转移']);
    expect(wrapWords('Renew an identity card', 12)).toEqual(['Renew an', 'identity', 'card']);
  });

  test('escaped text holds no sign that receiptline reads', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(escapeSlipText(text).replace(/\\x[0-7][0-9a-f]/g, '')).not.toMatch(/[!-/:-@[-`{-~]/);
      }),
    );
  });
});
