// The hall's part of its slips: what cannot be printed is told with its place, what is saved is in force, journaled and replayed.
import { PNG } from 'pngjs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { projections } from '#electron/hall-projections.ts';
import { charactersOf } from '#electron/slips/slip-characters.ts';
import { slipDocument } from '#electron/slips/slip-documents.ts';
import { layoutSlip } from '#electron/slips/slip-layout.ts';
import { isPrintableLogo, logoMost, readLogo } from '#electron/slips/template/logo.ts';
import { sampleSlip } from '#electron/slips/template/sample-slips.ts';
import { templateFaults } from '#electron/slips/template/template-faults.ts';
import { verifyDatabase } from '#electron/store/verify.ts';
import { defaultSlipTemplate, type SlipTemplate } from '#shared/contract/slip-template.ts';
import { eventually } from '../support/eventually.ts';
import { adminSecret, startHall } from '../support/hall.ts';
import { everySlip, fonts, lettersOf, linesOf, staysOnPaper } from './slip-samples.ts';

const has = charactersOf(fonts);
const zh = (text: string) => ({ zh: text, en: '' });
const faultsOf = (change: Partial<SlipTemplate>) => templateFaults({ ...defaultSlipTemplate, ...change }, has);

describe('what cannot be printed', () => {
  test('nothing is wrong with a fresh hall, rare surnames, accents or a word as long as a line', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ header: zh(`㐂𠮷䶮 cafe\u0301 ${'x'.repeat(180)}\n请到{窗口}号窗口，{date}有效`) })).toEqual([]);
  });

  test('a character no font has, a control character and an unknown placeholder, each at its line and column, all at once', () => {
    const faults = faultsOf({
      header: zh('好\n您好😀啊'),
      footer: { zh: 'a\u0007b', en: 'see {room} and {window}' },
    });
    expect(faults).toEqual([
      { fault: 'no-glyph', field: 'header', language: 'zh', line: 2, column: 3, what: '😀' },
      { fault: 'control', field: 'footer', language: 'zh', line: 1, column: 2, what: 'U+0007' },
      { fault: 'placeholder', field: 'footer', language: 'en', line: 1, column: 5, what: 'room' },
    ]);
  });

  test('too many lines, a line too long, a hint of one kind', () => {
    const hints = { ...defaultSlipTemplate.hints, case: zh('1\n2\n3\n4\n5\n6\n7') };
    expect(faultsOf({ hints, header: zh('字'.repeat(201)) })).toMatchObject([
      { fault: 'too-long', field: 'header', line: 1, column: 201, what: '200' },
      { fault: 'too-many-lines', field: 'hints.case', line: 7, column: null, what: '6' },
    ]);
    expect(faultsOf({ header: zh('1\n2\n3\n\n') })).toEqual([]);
  });

  test('a picture that is wanted and not there, or is none', () => {
    expect(faultsOf({ top: 'logo' })).toMatchObject([{ fault: 'no-logo', field: 'logo' }]);
    expect(faultsOf({ logo: Buffer.from('nonsense').toString('base64') })).toMatchObject([{ fault: 'bad-logo' }]);
    expect(faultsOf({ logo: picture(400, 10) })).toMatchObject([{ fault: 'bad-logo' }]);
  });
});

/** A PNG, black but for its left half. */
function picture(width: number, height: number, colour = 0): string {
  const png = new PNG({ width, height });
  for (let at = 0; at < width * height; at++)
    png.data.set(at % width < width / 2 ? [255, 255, 255, 255] : [colour, colour, colour, 255], at * 4);
  return PNG.sync.write(png).toString('base64');
}

describe('a picture that is handed in', () => {
  test('becomes black and white dots, no larger than a slip can carry, its sides as they were', async () => {
    const logo = await readLogo(picture(1200, 300, 40));
    const { width, height, data } = PNG.sync.read(Buffer.from(logo, 'base64'));
    expect([width, height]).toEqual([360, 90]);
    expect(new Set(data)).toEqual(new Set([0, 255]));
    expect(data[(45 * width + 10) * 4]).toBe(255);
    expect(data[(45 * width + 350) * 4]).toBe(0);
    expect(isPrintableLogo(logo)).toBe(true);
    expect(PNG.sync.read(Buffer.from(await readLogo(picture(20, 900)), 'base64')).height).toBe(logoMost.height);
  });

  test.each([
    ['20 MB', Buffer.alloc(20 * 1024 * 1024).toString('base64'), 'LOGO_TOO_BIG'],
    ['a text', Buffer.from('<svg onload="x"/>').toString('base64'), 'LOGO_NOT_A_PICTURE'],
    ['nothing', '', 'LOGO_NOT_A_PICTURE'],
    ['half a picture', picture(300, 300).slice(0, 200), 'LOGO_NOT_A_PICTURE'],
    ['all white', picture(30, 30, 255), 'LOGO_EMPTY'],
    ['a strip of 5000 dots', picture(5000, 2), 'LOGO_TOO_MANY_DOTS'],
  ])('%s is refused with a reason', async (_, data, code) => {
    await expect(readLogo(data)).rejects.toMatchObject({ code });
  });
});

const words = {
  zh: '咨询 {窗口} 号 {日期}\n第二行'.concat('长'.repeat(120)),
  en: `Ask at {window}, ${'long '.repeat(30)}`,
};
const everyKind = <T>(of: T) => ({ ticket: of, case: of, appointment: of, status: of, refusal: of });

describe('on every slip', () => {
  test.each([
    32, 42, 48,
  ])('stands on %i columns, wrapped and whole; what is no citizen’s has only the mark', async (columns) => {
    const template: SlipTemplate = {
      ...defaultSlipTemplate,
      top: 'logo',
      logo: await readLogo(picture(900, 200)),
      header: words,
      footer: words,
      hints: everyKind(words),
      barcodes: everyKind(true),
    };
    for (const stored of everySlip) {
      const layout = layoutSlip(slipDocument(stored, columns, template), columns);
      const isCitizens = stored.kind !== 'shift' && stored.kind !== 'test';
      const said = lettersOf(linesOf(layout).join(''));
      const part = stored.language === 'en' ? lettersOf('long '.repeat(30)) : '长'.repeat(120);
      expect(said.split(part).length - 1, stored.name).toBe(isCitizens ? 3 : 0);
      if (isCitizens) expect(said).toContain(stored.language === 'en' ? 'Askat16,' : '咨询16号');
      expect(staysOnPaper(layout)).toBe(true);
      const drawn = layout.items.filter(({ kind }) => kind === 'picture' || kind === 'bars' || kind === 'mark');
      for (const item of drawn) {
        const width = 'width' in item ? item.width : 72;
        expect('x' in item && item.x >= 0 && item.x + width <= columns * 12, `${stored.name} ${item.kind}`).toBe(true);
      }
      expect(drawn.filter(({ kind }) => kind === 'picture')).toHaveLength(1);
      expect(drawn.some(({ kind }) => kind === 'bars')).toBe(isCitizens || stored.kind === 'test');
      expect(drawn.some(({ kind }) => kind === 'mark')).toBe(false);
    }
  });
});

const wordsOf = (svg: string) => svg.replace(/<[^>]*>/g, '');
const failureOf = (doing: Promise<unknown>) =>
  doing.then(
    () => null,
    (error: unknown) => error as { code: string; data: unknown },
  );

describe('at the hall', () => {
  async function opened() {
    const hall = await startHall();
    onTestFinished(() => hall.stop());
    return { hall, admin: await hall.admin() };
  }

  test('what is saved stands after a start, is replayed, and comes back with who changed it', async () => {
    const { hall, admin } = await opened();
    expect(await admin.slipTemplate.get()).toMatchObject({
      template: defaultSlipTemplate,
      version: 0,
      changedBy: null,
    });
    const { logo } = await admin.slipTemplate.readLogo({ data: picture(600, 200) });
    const template = { ...defaultSlipTemplate, top: 'logo' as const, logo, footer: zh('一路平安') };
    const saved = await admin.slipTemplate.save({ template, version: 0 });
    expect(saved).toMatchObject({ template, version: 1, changedBy: '管理员' });
    // The answer was lost, and it is sent again.
    expect(await admin.slipTemplate.save({ template, version: 0 })).toEqual(saved);
    const report = await verifyDatabase({ path: hall.node.config.paths.database, projections });
    expect(report).toMatchObject({ ok: true });
    await hall.restart();
    const again = hall.client('16号窗口');
    await again.staff.signIn(adminSecret);
    expect(await again.slipTemplate.get()).toEqual(saved);
  });

  test('a desk hears that it was saved, and a test page is in its language', async () => {
    const { hall, admin } = await opened();
    const cut = new AbortController();
    onTestFinished(() => cut.abort());
    const events = await hall.client('2号窗口').live.hall(undefined, { signal: cut.signal });
    const heard: string[] = [];
    const listening = await admin.live.desk(undefined, { signal: cut.signal });
    const follow = async (line: AsyncIterable<{ type: string }>, name: string) => {
      for await (const { type } of line) heard.push(`${name} ${type}`);
    };
    for (const [line, name] of [[events, 'hall'] as const, [listening, 'desk'] as const])
      void follow(line, name).catch(() => undefined);
    await admin.slipTemplate.save({ template: { ...defaultSlipTemplate, language: 'en' }, version: 0 });
    await eventually(() => expect(heard).toContain('desk slip-template-changed'));
    const [printer] = await admin.printers.list();
    const asked = { printer: printer?.name ?? '', requestId: crypto.randomUUID() };
    const { jobId } = await admin.printers.testPage(asked);
    const said = wordsOf((await admin.slips.get({ jobId })).svg);
    expect(lettersOf(said)).toContain('Printertestpage');
    // Kiosks have no use for it.
    expect(heard).not.toContain('hall slip-template-changed');
  });

  test('the next slip has it', async () => {
    const { hall, admin } = await opened();
    await admin.slipTemplate.save({ template: { ...defaultSlipTemplate, footer: zh('一路平安') }, version: 0 });
    const requestId = crypto.randomUUID();
    const { slip } = await hall.client().queue.take({ requestId, matterCode: 'GA-01', language: 'zh-CN' });
    expect(wordsOf((await hall.client().slips.get({ jobId: slip.jobId })).svg)).toContain('一路平安');
    const preview = { kind: 'ticket', language: 'zh-CN', columns: 32 } as const;
    const { svg, width } = await admin.slipTemplate.preview({
      template: (await admin.slipTemplate.get()).template,
      ...preview,
    });
    expect(wordsOf(svg)).toContain('一路平安');
    expect(width).toBe(384);
  });

  test('a sample promises a working day, never a Saturday', () => {
    const hall = {
      hallEn: 'Hall',
      placeEn: 'Place',
      hall: '大厅',
      place: '石柱',
      timeZone: 'Asia/Shanghai',
      demo: false,
    };
    const tellWindow = { number: '16', where: '一楼', whereEn: 'Floor 1' };
    const catalogue = { hall, tellWindow } as unknown as Parameters<typeof sampleSlip>[2];
    const calendar = { years: new Map(), localOff: new Set<string>() };
    const now = Date.parse('2026-11-23T09:42:00+08:00');
    const slip = (kind: 'case' | 'status' | 'appointment') => sampleSlip(kind, 'zh-CN', catalogue, now, calendar).slip;
    expect(slip('case')).toMatchObject({ promisedDate: '2026-12-09', weekday: '星期三', workingDays: 12 });
    expect(slip('status')).toMatchObject({ promise: { date: '2026-12-09' } });
    expect(slip('appointment')).toMatchObject({ day: '2026-12-09' });
  });

  test('nothing is saved over what was not seen, and nothing that cannot be printed', async () => {
    const { admin } = await opened();
    const template = { ...defaultSlipTemplate, header: zh('甲') };
    await admin.slipTemplate.save({ template, version: 0 });
    const other = { ...defaultSlipTemplate, header: zh('乙') };
    expect(await failureOf(admin.slipTemplate.save({ template: other, version: 0 }))).toMatchObject({
      code: 'CHANGED_MEANWHILE',
      data: { view: { version: 1, template: { header: { zh: '甲' } } } },
    });
    const broken = { ...other, header: zh('😀') };
    expect(await failureOf(admin.slipTemplate.save({ template: broken, version: 1 }))).toMatchObject({
      code: 'TEMPLATE_CANNOT_PRINT',
      data: { faults: [{ fault: 'no-glyph', field: 'header', line: 1, column: 1 }] },
    });
    expect((await admin.slipTemplate.get()).template.header.zh).toBe('甲');
    const { svg, faults } = await admin.slipTemplate.preview({
      template: { ...broken, logo: 'AAAA' },
      kind: 'case',
      language: 'zh-CN',
      columns: 48,
    });
    expect(faults.map(({ fault }) => fault)).toEqual(['bad-logo', 'no-glyph']);
    expect(svg).toContain('<svg');
  });

  test('a picture of 20 MB is refused, whoever sends it, and only an administrator may', async () => {
    const { hall, admin } = await opened();
    const data = Buffer.alloc(20 * 1024 * 1024).toString('base64');
    const refused = await failureOf(admin.slipTemplate.readLogo({ data }));
    expect(refused).toMatchObject({ code: 'LOGO_TOO_BIG', message: expect.stringContaining('图片太大了，最大 2 兆') });
    const byPath = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ data }) };
    const plain = await fetch(`${hall.url}/api/v1/slip-template/logo`, byPath);
    expect([plain.status, await plain.json()]).toMatchObject([413, { code: 'LOGO_TOO_BIG' }]);
    // What else is wrong at that door is still said as anywhere.
    const rubbish = await fetch(`${hall.url}/api/v1/slip-template/logo`, { ...byPath, body: '{' });
    expect([rubbish.status, await rubbish.json()]).toMatchObject([400, { code: 'BAD_REQUEST' }]);
    const three = Buffer.alloc(3 * 1024 * 1024).toString('base64');
    expect(await failureOf(admin.slipTemplate.readLogo({ data: three }))).toMatchObject({ code: 'LOGO_TOO_BIG' });
    expect(await failureOf(hall.client().slipTemplate.readLogo({ data: '' }))).toMatchObject({ code: 'NOT_SIGNED_IN' });
  });
});
