// Every kind of slip, in every language, on every paper: what a printer makes of the bytes is what the screen shows, and its codes can be read.
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { dotsPng } from '#electron/slips/simulator/paper-picture.ts';
import { type StoredSlip, slipLanguageSchema, storedSlipSchema } from '#electron/slips/slip-data.ts';
import { slipDocument } from '#electron/slips/slip-documents.ts';
import type { Signs } from '#electron/slips/slip-parts.ts';
import { testCode } from '#electron/slips/test-document.ts';
import { defaultSlipTemplate, type SlipTemplate } from '#shared/contract/slip-template.ts';
import { type BothSides, bothSides, differences, isRounding, misplaced, strayDots } from './paper-and-screen.ts';
import { codesIn } from './read-codes.ts';
import { everySlip } from './slip-samples.ts';

const widths = [48, 42, 32] as const;
const both = { zh: '欢迎您来办事，{日期}。\n咨询电话 023-7333 0000', en: 'Welcome, {date}.\nTelephone 023-7333 0000' };
/** A triangle: a row lost or doubled would be seen. */
function logo(): string {
  const png = new PNG({ width: 160, height: 70 });
  for (let at = 0; at < png.data.length; at += 4) {
    const [x, y] = [(at / 4) % png.width, Math.floor(at / 4 / png.width)];
    png.data.fill(x < y ? 0 : 0xff, at, at + 3);
    png.data[at + 3] = 0xff;
  }
  return PNG.sync.write(png, { colorType: 0 }).toString('base64');
}
const on = { ticket: true, case: true, appointment: true, status: true, refusal: true };
/** A hall that has put in everything it may. */
const dressed: SlipTemplate = {
  ...defaultSlipTemplate,
  top: 'logo',
  logo: logo(),
  header: both,
  footer: both,
  hints: { ticket: both, case: both, appointment: both, status: both, refusal: both },
  barcodes: on,
};
const names = {
  place: '石柱土家族自治县',
  placeEn: 'Shizhu Tujia Autonomous County',
  hall: '政务服务中心',
  hallEn: 'Service Hall',
};
const signs: Signs = { bilingual: ['en', 'zh-CN'], hall: names };
/** Of the samples, what some printers' memory has not. */
const rare = /[㐂𠮷䶮〇]/u;

test('every kind of slip is here, in both languages', () => {
  const wanted = storedSlipSchema.options.flatMap(({ shape }) =>
    slipLanguageSchema.options.map((language) => `${shape.kind.value} ${language}`),
  );
  expect(everySlip.map(({ kind, language }) => `${kind} ${language}`)).toEqual(expect.arrayContaining(wanted));
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

/** What holds however the bytes were made. */
async function expectWhole(
  { slip, unknown, layout, paper }: BothSides,
  codes: { format: string; text: string }[],
): Promise<void> {
  expect(unknown).toEqual([]);
  expect(slip).toMatchObject({ isClipped: false, cut: true, heightDots: layout.heightDots });
  expect([paper.widthDots, paper.heightDots]).toEqual([layout.widthDots, layout.heightDots]);
  expect(await codesIn(dotsPng(paper))).toEqual(codes);
}

async function expectSameLines(own: BothSides): Promise<void> {
  const { asDots, ...different } = differences(own);
  expect(different).toEqual({ lines: [], marks: [], more: [] });
  expect(misplaced(own)).toEqual([]);
  expect(asDots.filter((line) => !rare.test(line))).toEqual([]);
  expect(own.slip.lines.filter((line) => rare.test(line))).toEqual([]);
}

describe.each(widths)('%i columns', (columns) => {
  test.each(everySlip)('$name, $language', async ({ name: _, ...stored }) => {
    const doc = slipDocument(stored, columns);
    const codes = codesOf(stored, false);
    const { gb18030: own, none } = await bothSides(doc, columns, ['gb18030', 'none']);
    expect(own.layout.widthDots).toBe(columns * 12);
    await expectSameLines(own);
    await expectWhole(own, codes);
    expect(strayDots(none)).toSatisfy(isRounding);
    expect(none.slip.lines).toEqual([]);
    await expectWhole(none, codes);
  });

  // The hall adds nothing to what is not for citizens.
  const citizens = everySlip.filter(({ kind }) => kind !== 'shift' && kind !== 'test');
  test.each(citizens)('$name, $language, with all a hall may add', async ({ name: _, ...stored }) => {
    const doc = slipDocument(stored, columns, dressed, signs);
    const { gb18030: own } = await bothSides(doc, columns, ['gb18030']);
    await expectSameLines(own);
    await expectWhole(own, codesOf(stored, true));
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
