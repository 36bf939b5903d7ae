// Slips of a hall whose signs are in two languages: headings and labels in both, in the order of the signs, on every paper.
import { describe, expect, test } from 'vitest';
import type { SlipLanguage } from '#electron/slips/slip-data.ts';
import { slipDocument } from '#electron/slips/slip-documents.ts';
import { layoutSlip } from '#electron/slips/slip-layout.ts';
import { everySlip, linesOf, staysOnPaper } from './slip-samples.ts';

const widths = [48, 42, 32] as const;
const orders: readonly (readonly SlipLanguage[])[] = [
  ['zh-CN', 'en'],
  ['en', 'zh-CN'],
];
/** What a citizen looks for first on each kind, in both languages. */
const keyLines: Readonly<Record<string, readonly (readonly [zh: string, en: string])[]>> = {
  ticket: [
    ['窗口', 'Windows'],
    ['到16号反映窗口', 'Tell window 16'],
  ],
  case: [
    ['您反映的事，我们收下了', 'We have your report'],
    ['12月9日', '9 December'],
    ['反映单号', 'Case number'],
  ],
  appointment: [
    ['给您约好了', 'Your appointment'],
    ['预约码', 'Code'],
  ],
  status: [
    ['您的事办到哪一步', 'Where your matter stands'],
    ['到哪一步', 'Step'],
  ],
  refusal: [
    ['不予受理告知', 'Notice: not taken on'],
    ['到16号反映窗口', 'Tell window 16'],
  ],
};
/** Nothing of these names is in the samples: a slip was made with its own. */
const hall = { place: '石柱', placeEn: 'Stone Pillar', hall: '办事中心', hallEn: 'Hall of Services' };
const signs = (bilingual: readonly SlipLanguage[]) => ({ bilingual, hall });
const citizens = everySlip.filter(({ kind }) => kind in keyLines);
const joined = (lines: readonly string[]): string => lines.join(' ').replace(/\s+/g, ' ');

describe.each(orders.map((order) => [order.join(' over '), order] as const))('%s', (_, order) => {
  test.each(citizens)('$name, $language', ({ name: _name, ...stored }) => {
    for (const columns of widths) {
      const layout = layoutSlip(slipDocument(stored, columns, undefined, signs(order)), columns);
      expect(staysOnPaper(layout)).toBe(true);
      const said = joined(linesOf(layout));
      for (const [zh, en] of keyLines[stored.kind] ?? []) {
        // Wherever a line broke.
        expect(said.replaceAll(' ', '')).toContain(zh);
        expect(said.replaceAll(' ', '')).toContain(en.replaceAll(' ', ''));
      }
    }
  });

  test.each(citizens)('$name, $language: the hall is named in the other language, too', ({
    name: _name,
    ...stored
  }) => {
    const other = stored.language === 'en' ? hall.place + hall.hall : `${hall.placeEn}${hall.hallEn}`;
    const said = joined(linesOf(layoutSlip(slipDocument(stored, 32, undefined, signs(order)), 32))).replaceAll(' ', '');
    const [own, others] = [
      said.indexOf(stored.slip.hall.hall.replaceAll(' ', '')),
      said.indexOf(other.replaceAll(' ', '')),
    ];
    expect(Math.min(own, others)).toBeGreaterThanOrEqual(0);
    expect(own < others).toBe(order[0] === stored.language);
    expect(said).not.toContain(stored.language === 'en' ? 'StonePillar' : '石柱办');
  });

  test('the first of the two stands above, whichever was chosen', () => {
    for (const stored of citizens.filter(({ kind }) => kind === 'case')) {
      const said = joined(linesOf(layoutSlip(slipDocument(stored, 48, undefined, signs(order)), 48)));
      const [zh, en] = [said.indexOf('您反映的事'), said.indexOf('We have your')];
      expect(Math.min(zh, en)).toBeGreaterThan(0);
      expect(zh < en).toBe(order[0] === 'zh-CN');
    }
  });
});

test('a hall of one language has its slips in the citizen’s alone', () => {
  for (const stored of citizens) {
    const said = joined(linesOf(layoutSlip(slipDocument(stored, 48, undefined, signs([])), 48)));
    for (const [zh, en] of keyLines[stored.kind] ?? []) expect(said).not.toContain(stored.language === 'en' ? zh : en);
  }
});

test('what is not for citizens keeps its one language', () => {
  for (const stored of everySlip.filter(({ kind }) => kind === 'shift' || kind === 'test'))
    expect(slipDocument(stored, 48, undefined, signs(['zh-CN', 'en']))).toBe(slipDocument(stored, 48));
});
