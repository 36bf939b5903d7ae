// Every slip's text, line by line, at each width and in both languages: what changes in it changes here, too.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StoredSlip } from '#electron/slips/slip-data.ts';
import { slipDocument } from '#electron/slips/slip-documents.ts';
import { layoutSlip } from '#electron/slips/slip-layout.ts';
import { everySlip, lettersOf, linesOf, shift, staysOnPaper, testPage, ticket } from './slip-samples.ts';

const widths = [32, 42, 48] as const;

describe.each(widths)('%i columns', (columns) => {
  test.each(everySlip)('$name $language', ({ name: _, ...stored }) => {
    const layout = layoutSlip(slipDocument(stored, columns), columns);
    expect(staysOnPaper(layout)).toBe(true);
    expect(linesOf(layout).join('\n')).toMatchSnapshot();
  });
});

test.each(widths)('the test page’s rulers fill %i columns exactly', (columns) => {
  const lines = linesOf(
    layoutSlip(slipDocument({ kind: 'test', language: 'zh-CN', slip: testPage }, columns), columns),
  );
  expect(lines).toContain('办'.repeat(columns / 2));
  const ruler = lines.find((line) => /^1234567891\d+$/.test(line));
  expect(ruler).toHaveLength(columns);
});

test('whatever names and matters are, they wrap whole and stay on the paper', () => {
  const word = fc.string({
    unit: fc.constantFrom(...'办事证𠮷㐂AbcW 09，。（“”-{}|^`~_\\'),
    minLength: 1,
    maxLength: 120,
  });
  const real = word.filter((text) => lettersOf(text) !== '');
  fc.assert(
    fc.property(
      real,
      real,
      fc.constantFrom(...widths),
      fc.constantFrom('zh-CN' as const, 'en' as const),
      (a, b, columns, language) => {
        const slips: readonly StoredSlip[] = [
          { kind: 'ticket', language, slip: { ...ticket, matterName: a, goTo: b, lane: b } },
          { kind: 'shift', language, slip: { ...shift, who: { name: a, windows: [b] } } },
          { kind: 'test', language, slip: { ...testPage, printer: a, where: b } },
        ];
        for (const stored of slips) {
          const layout = layoutSlip(slipDocument(stored, columns), columns);
          expect(staysOnPaper(layout)).toBe(true);
          // Label and value of one line stand side by side, so letters are counted rather than read in a row.
          const count = (text: string) => Map.groupBy([...lettersOf(text)], (char) => char);
          const said = count(linesOf(layout).join(''));
          for (const [char, all] of count(a + b))
            expect(said.get(char)?.length ?? 0).toBeGreaterThanOrEqual(all.length);
        }
      },
    ),
    { numRuns: 150 },
  );
});
