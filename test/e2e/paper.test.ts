// Paper, for real: a printer without any, one whose line drops in mid-slip, one that steps in, and a desk that mends it all.
import { afterEach, describe, expect, it } from 'vitest';
import type { PrinterSettings } from '#electron/settings-schema.ts';
import { type Simulator, startSimulator } from '#electron/slips/simulator/escpos-simulator.ts';
import { paperPng } from '#electron/slips/simulator/paper-picture.ts';
import { loadSlipFonts } from '#electron/slips/slip-fonts.ts';
import { codesIn } from '../slips/read-codes.ts';
import { atAddress } from '../slips/slip-hall.ts';
import { fontsDir } from '../slips/slip-samples.ts';
import { signInAtDesk } from '../support/desk-hand.ts';
import { startHallAt, type TestHall } from '../support/hall.ts';
import { type Hand, handAt } from '../support/kiosk-hand.ts';
import { browserOrSkip, openScreens, patience } from '../support/screens.ts';

const browser = await browserOrSkip();
const fonts = loadSlipFonts(fontsDir);
const morning = '2026-11-23T10:05:00+08:00';
/** A printer in trouble is asked again after 5 s at the latest, and a guide is called after 10. */
const asked = { timeout: 45_000 };

/** What a piece of paper says, and the codes on it as a telephone reads them. */
const wordsOn = (printer: Simulator): string[] => printer.slips.map(({ lines }) => lines.join('\n'));
async function codesOn(printer: Simulator): Promise<string[]> {
  const last = printer.slips.at(-1);
  return last ? (await codesIn(await paperPng(last, fonts))).map(({ text }) => text) : [];
}

async function takeNumber(hand: Hand): Promise<void> {
  await hand.tap(/^取号/);
  await hand.see('您要办什么？');
  await hand.tap(/^换身份证/);
  await hand.see('请带这些');
  await hand.tap('取号');
}

describe.skipIf(!browser)('paper', () => {
  let hall: TestHall;
  let printers: Simulator[] = [];
  afterEach(async () => {
    await hall.stop();
    for (const printer of printers.splice(0)) await printer.close();
  });
  const screens = openScreens(browser);

  /** A hall with a printer for each name. */
  async function open(named: readonly { name: string; terminals: readonly string[] }[]): Promise<Simulator[]> {
    printers = await Promise.all(named.map(() => startSimulator({ port: 0 })));
    const all = named.map(
      ({ name, terminals }, at): PrinterSettings => atAddress(name, printers[at]?.port ?? 0, terminals),
    );
    const settings = { hall: { hours: 'windows' }, kiosk: { idleSeconds: 600 }, slips: { printers: all } };
    ({ hall } = await startHallAt(morning, { settings }));
    await hall.admin();
    return printers;
  }
  const each = [
    { name: '左边打印机', terminals: ['1号机'] },
    { name: '右边打印机', terminals: ['2号机'] },
  ];

  it('is out: the number stands with its code, somebody is called, and the slip comes with the new roll', async () => {
    const [left, right] = await open(each);
    if (!left || !right) throw new Error('two printers');
    await left.set('paper-out');
    const desk = await screens.desk(hall.url);
    await signInAtDesk(desk);
    const hand = handAt(await screens.kiosk(hall.url, { terminal: '1号机' }));
    await takeNumber(hand);
    await hand.see('号取好了，凭条没纸了');
    await hand.says('A001');
    await hand.says('凭条纸用完了');
    await hand.says('“2号机”能打，工作人员可以从那里补给您');
    const code = hand.page.getByRole('img', { name: 'A001 的二维码' });
    const shown = (await codesIn(await code.screenshot())).map(({ text }) => text);
    expect(shown).toHaveLength(1);

    await desk.getByText('“左边打印机”没纸了').waitFor();
    await hand.page.getByText('已经请工作人员过来，请等一等').waitFor(asked);
    await desk.getByText(/1号机/).first().waitFor();
    await desk.getByRole('button', { name: '我去看' }).click();
    await desk.getByText('“左边打印机”没纸了').waitFor({ state: 'detached' });
    expect([...left.pieces, ...right.pieces]).toEqual([]);

    await left.set('slow');
    await hand.page.getByText('纸装好了，凭条正在打印').waitFor(asked);
    await hand.page.getByText('凭条打好了，请取走').waitFor(asked);
    await desk.getByText('“左边打印机”好了').waitFor();
    expect(wordsOn(left)).toEqual([expect.stringContaining('A001')]);
    expect(wordsOn(left)[0]).not.toContain('补打');
    expect(await codesOn(left)).toEqual(shown);
    await hand.tap('拿到凭条了');
  });

  it('may or may not have come out: whoever stands there says so, and what is printed again says so, too', async () => {
    const [left, right] = await open(each);
    if (!left || !right) throw new Error('two printers');
    const hand = handAt(await screens.kiosk(hall.url, { terminal: '1号机' }));
    await left.set({ dropAfterBytes: 400 });
    await takeNumber(hand);
    await hand.see('号取好了');
    await hand.see('凭条出来了吗？');
    await left.set('accept');
    await hand.tap('没出来，再打一张');
    await hand.page.getByText('凭条打好了，请取走').waitFor(asked);
    expect(wordsOn(left)).toEqual([expect.stringMatching(/补打[\s\S]*A001|A001[\s\S]*补打/)]);
    const clerk = await hall.admin();
    expect((await clerk.slips.find({ number: 'A001' })).map(({ copies }) => copies)).toEqual([1]);
    await hand.tap('拿到凭条了');

    await left.set({ dropAfterBytes: 400 });
    await takeNumber(hand);
    await hand.see('凭条出来了吗？');
    await left.set('accept');
    await hand.tap('出来了');
    await hand.page.getByText('凭条打好了，请取走').waitFor();
    await hand.tap('拿到凭条了');
    // The next one is out: nothing stood in line before it.
    await takeNumber(hand);
    await hand.page.getByText('凭条打好了，请取走').waitFor(asked);
    expect(wordsOn(left)).toEqual([expect.stringContaining('A001'), expect.stringContaining('A003')]);
    expect(right.pieces).toEqual([]);
  });

  it('comes out of the printer that steps in, and the kiosk says where', async () => {
    const [left, right] = await open([
      { name: '左边打印机', terminals: ['1号机'] },
      { name: '大厅打印机', terminals: [] },
    ]);
    if (!left || !right) throw new Error('two printers');
    await left.set('cover-open');
    const hand = handAt(await screens.kiosk(hall.url, { terminal: '1号机' }));
    await takeNumber(hand);
    await hand.see('号取好了');
    await hand.says('凭条在“大厅打印机”那里出来了');
    await hand.button('记住了').waitFor();
    expect(wordsOn(right)).toEqual([expect.stringContaining('A001')]);
    await left.set('accept');
    const clerk = await hall.admin();
    await clerk.printers.check({ printer: '左边打印机' });
    await hand.tap('记住了');
    await takeNumber(hand);
    await hand.page.getByText('凭条打好了，请取走').waitFor(asked);
    expect(wordsOn(left)).toEqual([expect.stringContaining('A002')]);
  });

  it('is looked after at the desk: a test page, a new roll, a slip once more, and one nobody wants', async () => {
    const [left, right] = await open(each);
    if (!left || !right) throw new Error('two printers');
    const take = async () =>
      (
        await hall
          .client('1号机')
          .queue.take({ requestId: crypto.randomUUID(), matterCode: 'GA-02', language: 'zh-CN' })
      ).ticket.no;
    expect(await take()).toBe('A001');
    await expect.poll(() => left.slips.length, patience).toBe(1);

    const desk = await screens.desk(hall.url);
    await signInAtDesk(desk);
    await desk.goto(`${hall.url}/desk/slips`);
    const card = desk.getByRole('listitem').filter({ hasText: '左边打印机' });
    await card.getByRole('button', { name: '打测试页' }).click();
    await expect.poll(() => left.slips.length, patience).toBe(2);
    expect(wordsOn(left)[1]).toContain('测试页');
    const roll = async () =>
      (await (await hall.admin()).printers.list()).find(({ name }) => name === '左边打印机')?.roll;
    expect((await roll())?.slips).toBe(2);
    await card.getByRole('button', { name: '换了新纸卷' }).click();
    await desk.getByRole('dialog').getByRole('button', { name: '换上了' }).click();
    await expect.poll(async () => (await roll())?.slips, patience).toBe(0);

    await desk.getByLabel('按号找凭条').fill('a001');
    await desk.keyboard.press('Enter');
    // While it prints it stands in the list of what waits as well.
    const search = desk.locator('section', { has: desk.getByLabel('按号找凭条') });
    const found = search.getByRole('row').filter({ hasText: 'A001' });
    await found.getByRole('button', { name: '补打' }).click();
    await desk.getByRole('dialog').getByText('右边打印机').click();
    await desk.getByRole('dialog').getByRole('button', { name: '打', exact: true }).click();
    await expect.poll(() => right.slips.length, patience).toBe(1);
    expect(wordsOn(right)[0]).toContain('补打');
    await found.getByText('补打 1').waitFor();

    await left.set('paper-out');
    expect(await take()).toBe('A002');
    const waiting = desk.getByRole('row').filter({ hasText: 'A002' });
    await waiting.getByText(/没纸了/).waitFor(asked);
    await waiting.getByRole('button', { name: '不要了' }).click();
    await waiting.waitFor({ state: 'detached' });
    await left.set('accept');
    expect(await take()).toBe('A003');
    await expect.poll(() => left.slips.length, asked).toBe(3);
    expect(wordsOn(left)[2]).toContain('A003');
  });
});
