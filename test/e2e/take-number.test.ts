// Taking a number, as a citizen does it: found by pinyin, on paper, called from the desk, shown on the display; and none left.
import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { signInAtDesk, sitAt } from '../support/desk-hand.ts';
import { notePress, noteWhen } from '../support/follows.ts';
import { startHall, type TestHall } from '../support/hall.ts';
import { type Hand, handAt } from '../support/kiosk-hand.ts';
import { hallWithQuota } from '../support/made-hall.ts';
import { browserOrSkip, openScreens, patience } from '../support/screens.ts';
import { readSlips, slipFiles } from '../support/slip-files.ts';

const browser = await browserOrSkip();

async function toMatterByPopular(hand: Hand): Promise<void> {
  await hand.tap(/^取号/);
  await hand.see('您要办什么？');
  await hand.tap(/^换身份证/);
}

describe.skipIf(!browser)('taking a number', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);

  it('is found by pinyin, taken, printed, called from the desk and shown on the display within a second', async () => {
    hall = await startHall();
    await hall.admin();
    const hand = handAt(await screens.kiosk(hall.url));
    await hand.tap(/^取号/);
    await hand.see('您要办什么？');
    await hand.tap(/输几个字或拼音头/);
    await hand.see('想办什么，输几个字');
    await hand.keys('hsfz');
    // The matter itself, not the word among the candidates.
    await hand.tap(/^换身份证.+/);
    await hand.see('换身份证');
    await hand.see('请带这些');
    await hand.says('原居民身份证');
    await hand.tap('取号');
    await hand.see('号取好了');
    await hand.says('A001');
    await hand.page.getByRole('img', { name: '凭条：A001' }).waitFor();

    await expect.poll(async () => (await slipFiles(hall.dataDir, '.pdf')).length, patience).toBe(1);
    expect(await readSlips(hall.dataDir)).toEqual([expect.stringContaining('A001')]);
    const [pdf = ''] = await slipFiles(hall.dataDir, '.pdf');
    expect((await readFile(pdf)).subarray(0, 5).toString()).toBe('%PDF-');

    const display = await screens.display(hall.url);
    await display.getByText('还没有叫号').waitFor();
    const desk = await screens.desk(hall.url);
    await signInAtDesk(desk);
    await sitAt(desk, '1 号 公安户政一');
    const shown = await noteWhen(display, 'A001');
    const clicked = await notePress(desk);
    await desk.getByRole('button', { name: /^呼叫下一位/ }).click();
    await desk.getByText('现在是').waitFor();
    const ms = (await shown()) - (await clicked());
    console.log(`click on 呼叫下一位 to the number on the display: ${ms} ms`);
    expect(ms).toBeLessThan(1000);

    await hand.tap('记住了');
    await hand.page.getByRole('region', { name: '正在叫号' }).getByText('A001').waitFor();
  });

  it('takes one number for a double tap', async () => {
    hall = await startHall();
    const hand = handAt(await screens.kiosk(hall.url));
    await toMatterByPopular(hand);
    const take = hand.button('取号');
    const box = await take.boundingBox();
    expect(box).not.toBeNull();
    const at = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
    await Promise.all([
      hand.page.touchscreen.tap(at.x, at.y),
      hand.page.touchscreen.tap(at.x, at.y),
      hand.page.touchscreen.tap(at.x, at.y),
    ]);
    await hand.see('号取好了');
    await hand.says('A001');
    const { groups } = await hall.client().queue.overview();
    expect(groups.reduce((sum, { taken }) => sum + taken, 0)).toBe(1);
  });

  it('leads from no numbers left to telling the window in one tap, with the matter filled in', async () => {
    hall = await startHall({ dataDir: await hallWithQuota('G-HZ', 1) });
    const other = hall.client();
    await other.queue.take({ requestId: crypto.randomUUID(), matterCode: 'GA-02', language: 'zh-CN' });
    const hand = handAt(await screens.kiosk(hall.url));
    await hand.tap(/^取号/);
    await hand.tap('换身份证 号已取完');
    await hand.see('今天“换身份证”的号取完了');
    await hand.tap(/^我要反映/);
    // What kind and which matter are known: the first question is where.
    await hand.see('在哪里没办成？');
    await hand.tap('县公安局');
    await hand.see('发生了什么事？');
    await hand.tap('我不会写，当面说');
    await hand.see('为这事跑了几趟？');
    await hand.tap('下一步');
    await hand.tap(/^不留姓名/);
    await hand.see('看一遍，没问题就交');
    await hand.says('有事没办成');
    await hand.says('换身份证');
    await hand.tap('看过了，交给窗口');
    await hand.see('交上去了，窗口已经收到');
    const desk = await hall.admin();
    const { rows } = await desk.cases.list({ show: 'all', page: 1 });
    expect(rows.map(({ kind, matterName }) => [kind, matterName?.zh])).toEqual([['not-done', '居民身份证换领']]);
  });

  it('says so as well when the last number goes while somebody reads what to bring', async () => {
    hall = await startHall({ dataDir: await hallWithQuota('G-HZ', 1) });
    const page = await screens.kiosk(hall.url);
    screens.expectComplaints(page, /status of 409/);
    const hand = handAt(page);
    await toMatterByPopular(hand);
    await hand.see('请带这些');
    await hall.client().queue.take({ requestId: crypto.randomUUID(), matterCode: 'GA-02', language: 'zh-CN' });
    await hand.tap('取号');
    await hand.see('今天“换身份证”的号取完了');
  });

  it('calls one person for a double click', async () => {
    hall = await startHall();
    const clerk = await hall.admin();
    for (const matterCode of ['GA-01', 'GA-02', 'GA-03'])
      await hall.client().queue.take({ requestId: crypto.randomUUID(), matterCode, language: 'zh-CN' });
    const desk = await screens.desk(hall.url);
    await signInAtDesk(desk);
    await sitAt(desk, '1 号 公安户政一');
    await desk.getByRole('button', { name: /^呼叫下一位/ }).dblclick();
    await desk.getByText('现在是').waitFor();
    await desk.getByRole('tab', { name: '等着 2' }).waitFor();
    expect((await clerk.calling.window({ windowCode: 'W01' })).current?.ticket.no).toBe('A001');
  });
});
