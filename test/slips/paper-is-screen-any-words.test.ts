// Whatever people are called and matters are named: it wraps, it is never cut, it never leaves the paper, and paper and screen stay one.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StoredSlip } from '#electron/slips/slip-data.ts';
import { slipDocument } from '#electron/slips/slip-documents.ts';
import { layoutSlip } from '#electron/slips/slip-layout.ts';
import { plainWords } from '#electron/slips/slip-text.ts';
import { bothSides, differences, misplaced, printedSlip } from './paper-and-screen.ts';
import { everySlip, lettersOf, linesOf, staysOnPaper } from './slip-samples.ts';

const rare = ['㐂', '𠮷', '䶮', '𬱖', '㛃'];
const usual = fc.oneof(
  fc.constantFrom(
    '身份证',
    '换领',
    '城乡居民基本养老保险',
    '转移接续',
    '（跨省）',
    '，',
    '、',
    '“',
    '”',
    '·',
    '《',
    '》',
  ),
  fc.constantFrom(' ', 'Renew ', 'ID card', 'W', 'ilI1', '2026-11-23', '9', ' - ', '(', ')', '%', '023-7333 0000'),
  fc.stringMatching(/^[A-Za-z0-9]{20,70}$/),
);
const mixed = fc.oneof(usual, fc.constantFrom(...rare, '😀', '👩‍👩‍👧', '🇨🇳', 'é', 'ß', 'Ω', 'ж', '한', '①', 'ﷺ', '½'));
const words = (part: fc.Arbitrary<string>) =>
  fc
    .array(part, { minLength: 1, maxLength: 12 })
    .map((parts) => parts.join('').slice(0, 390))
    .filter((text) => plainWords(text) !== '');

/** The slip with these words wherever somebody's own words stand. */
function saying(stored: StoredSlip, text: string): StoredSlip {
  switch (stored.kind) {
    case 'ticket':
      return { ...stored, slip: { ...stored.slip, matterName: text, maskedName: text, goTo: text, lane: text } };
    case 'case':
      return { ...stored, slip: { ...stored.slip, matterName: text, ownerUnit: text, ownerPerson: text, where: text } };
    case 'status':
      return { ...stored, slip: { ...stored.slip, matterName: text, ownerUnit: text, waitingFor: text } };
    case 'refusal':
      return { ...stored, slip: { ...stored.slip, matterName: text, words: text, wayOn: text } };
    case 'appointment':
      return { ...stored, slip: { ...stored.slip, matterName: text, goTo: text, bring: [text] } };
    case 'shift':
      return { ...stored, slip: { ...stored.slip, who: { name: text, windows: ['5'] } } };
    case 'test':
      return { ...stored, slip: { ...stored.slip, printer: text, where: text } };
  }
}
const slips = fc.constantFrom(...everySlip.map(({ name: _, ...stored }) => stored));
const widths = fc.constantFrom(48, 42, 32);

const sorted = (text: string) => [...lettersOf(text)].sort().join('');

test('the screen has every word whole, however often it is said, and stays on the paper’s width', () => {
  fc.assert(
    fc.property(slips, words(mixed), widths, (stored, text, columns) => {
      const layoutOf = (said: string) => layoutSlip(slipDocument(saying(stored, said), columns), columns);
      const layout = layoutOf(text);
      expect(staysOnPaper(layout)).toBe(true);
      // A sign that is in no slip takes the words' place, to be counted and exchanged.
      const around = linesOf(layoutOf('☃')).join('');
      expect(around).toContain('☃');
      const expected = around.replaceAll('☃', plainWords(text));
      expect(sorted(linesOf(layout).join(''))).toBe(sorted(expected));
    }),
    { numRuns: 300 },
  );
});

test('with characters every printer has, the paper has the screen’s lines and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(slips, words(usual), widths, async (stored, text, columns) => {
      const doc = slipDocument(saying(stored, text), columns);
      const layout = layoutSlip(doc, columns);
      const { slip, unknown } = await printedSlip(doc, columns, 'gb18030');
      const isThere = new Set(slip.lines);
      const lines = linesOf(layout).map((line) => line.trim());
      // The test page and its like have lines with rare characters of their own.
      expect(slip.lines).toEqual(lines.filter((line) => isThere.has(line)));
      expect(lines.filter((line) => !isThere.has(line) && !/[㐂𠮷䶮〇]/u.test(line))).toEqual([]);
      expect(misplaced({ layout, slip })).toEqual([]);
      expect(slip.isClipped).toBe(false);
      expect(slip.heightDots).toBe(layout.heightDots);
      expect(unknown).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('with any characters, what is not in the printer’s words is in its dots', async () => {
  await fc.assert(
    fc.asyncProperty(slips, words(mixed), widths, async (stored, text, columns) => {
      const doc = slipDocument(saying(stored, text), columns);
      const { gb18030: sides } = await bothSides(doc, columns, ['gb18030']);
      expect(differences(sides)).toMatchObject({ lines: [], marks: [], more: [] });
      expect(sides.slip.glyphs.filter(({ char }) => char === '□')).toEqual([]);
      expect(misplaced(sides)).toEqual([]);
      expect(sides.slip.isClipped).toBe(false);
      expect(sides.unknown).toEqual([]);
    }),
    { numRuns: 12 },
  );
}, 60_000);
