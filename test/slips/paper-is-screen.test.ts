// Every kind of slip, in every language, on every paper: what a printer makes of the bytes is what the screen shows, and its codes can be read.
import { describe, expect, test } from 'vitest';
import { dotsPng } from '#electron/slips/simulator/paper-picture.ts';
import type { StoredSlip } from '#electron/slips/slip-data.ts';
import { slipDocument } from '#electron/slips/slip-documents.ts';
import { testCode } from '#electron/slips/test-document.ts';
import { defaultSlipTemplate, type SlipTemplate } from '#shared/contract/slip-template.ts';
import { bothSides, differences, isRounding, misplaced, strayDots } from './paper-and-screen.ts';
import { codesIn } from './read-codes.ts';
import { everySlip } from './slip-samples.ts';

const widths = [48, 42, 32] as const;
const both = { zh: '欢迎您来办事，{日期}。\n咨询电话 023-7333 0000', en: 'Welcome, {date}.\nTelephone 023-7333 0000' };
const on = { ticket: true, case: true, appointment: true, status: true, refusal: true };
/** A hall that has put in everything it may. */
const dressed: SlipTemplate = {
  ...defaultSlipTemplate,
  header: both,
  footer: both,
  hints: { ticket: both, case: both, appointment: both, status: both, refusal: both },
  barcodes: on,
};
const dresses = [
  ['plain', defaultSlipTemplate],
  ['with all a hall may add', dressed],
] as const;
const same = { lines: [], marks: [], more: [] };
/** Of the samples, what some printers' memory has not. */
const rare = /[㐂𠮷䶮〇]/u;

const isInLanguages = (languages: readonly string[]) => languages.includes('zh-CN') && languages.includes('en');

test('every kind of slip is here, in both languages', () => {
  const kinds = Map.groupBy(everySlip, ({ kind }) => kind);
  expect([...kinds.keys()].sort()).toEqual(['appointment', 'case', 'refusal', 'shift', 'status', 'test', 'ticket']);
  for (const [kind, slips] of kinds) expect([kind, isInLanguages(slips.map((s) => s.language))]).toEqual([kind, true]);
});

/** What the slip's codes should say, from top to bottom. */
function codesOf(stored: StoredSlip, isDressed: boolean): { format: string; text: string }[] {
  const qr = (text: string) => (text === '' ? [] : [{ format: 'QRCode', text }]);
  const bars = (text: string) => (isDressed ? [{ format: 'Code128', text }] : []);
  switch (stored.kind) {
    case 'shift':
      return [];
    case 'test':
      return [...qr(testCode), { format: 'Code128', text: testCode }];
    case 'ticket':
      return [...qr(stored.slip.qr), ...bars(stored.slip.no)];
    case 'appointment':
      return [...qr(stored.slip.qr), ...bars(stored.slip.code.replaceAll(' ', ''))];
    default:
      return [...qr(stored.slip.qr), ...bars(stored.slip.caseNo)];
  }
}

describe.each(widths)('%i columns', (columns) => {
  describe.each(dresses)('%s', (dress, template) => {
    // The hall adds nothing to what is not for citizens.
    const slips = everySlip.filter(({ kind }) => dress === 'plain' || (kind !== 'shift' && kind !== 'test'));

    test.each(slips)('$name, $language', async ({ name: _, ...stored }) => {
      const doc = slipDocument(stored, columns, template);
      const { gb18030: own, none } = await bothSides(doc, columns, ['gb18030', 'none']);
      const codes = codesOf(stored, dress !== 'plain');

      const { asDots, ...different } = differences(own);
      expect(different).toEqual(same);
      expect(misplaced(own)).toEqual([]);
      expect(asDots.filter((line) => !rare.test(line))).toEqual([]);
      expect(own.slip.lines.filter((line) => rare.test(line))).toEqual([]);
      expect(await codesIn(dotsPng(own.paper))).toEqual(codes);

      expect(strayDots(none)).toSatisfy(isRounding);
      expect(none.slip.lines).toEqual([]);
      expect(await codesIn(dotsPng(none.paper))).toEqual(codes);

      for (const { slip, unknown, layout, paper } of [own, none]) {
        expect(unknown).toEqual([]);
        expect(slip).toMatchObject({ isClipped: false, cut: true, heightDots: layout.heightDots });
        expect([paper.widthDots, paper.heightDots]).toEqual([columns * 12, layout.heightDots]);
      }
    });
  });
});

test('a difference would be seen', async () => {
  const [ticket] = everySlip;
  if (ticket?.kind !== 'ticket') throw new Error('the first is no ticket');
  const docs = ['B026', 'B027'].map((no) =>
    slipDocument({ ...ticket, slip: { ...ticket.slip, no, qr: `BCT1:20261123:${no}` } }, 48),
  );
  const [right, wrong] = await Promise.all(docs.map((doc) => bothSides(doc, 48, ['gb18030', 'none'])));
  if (!right || !wrong) throw new Error('nothing was drawn');
  const { slip, paper } = wrong.gb18030;
  expect(differences({ ...right.gb18030, slip, paper })).toEqual({
    lines: ['B026'],
    more: ['B027'],
    marks: ['code'],
    asDots: [],
  });
  expect(misplaced({ layout: right.none.layout, slip })).toEqual([expect.stringMatching(/^7 at /)]);
  expect(strayDots({ screen: right.none.screen, paper: wrong.none.paper })).not.toSatisfy(isRounding);
});
