// What people meet on bad days: the hall closed, no printer, a full disk, the hall node gone. Nothing they said is lost, or filed twice.
import type { Page } from 'playwright';
import { afterEach, describe, expect, it } from 'vitest';
import { createFullDisk } from '#electron/dev/full-disk.ts';
import { startSimulator } from '#electron/slips/simulator/escpos-simulator.ts';
import { slipQr } from '#shared/domain/scan-code.ts';
import { signInAtDesk } from '../support/desk-hand.ts';
import { startHall, type TestHall } from '../support/hall.ts';
import { handAt, readReceipt, tellWithoutName, toTheWords } from '../support/kiosk-hand.ts';
import { clockFrom, freePort } from '../support/made-hall.ts';
import { browserOrSkip, openScreens } from '../support/screens.ts';

const browser = await browserOrSkip();
const words = '跑了三趟还没办成，材料交了没人管';

/** Rows of what a filing writes, counted behind the screens' back. */
async function filedRows(hall: TestHall): Promise<number[]> {
  const { db } = hall.node.store;
  const tables = ['cases', 'case_stages', 'vault_keys', 'slip_jobs', 'tickets'] as const;
  return Promise.all(tables.map(async (table) => (await db.selectFrom(table).selectAll().execute()).length));
}

/** The hall hears the next call, and its answer gets lost on the way back. */
async function loseAnswer(page: Page, call = 'cases/file'): Promise<void> {
  await page.route(
    `**/api/rpc/${call}`,
    async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
}

describe.skipIf(!browser)('bad days', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);

  it('says when the hall opens, and still lets people tell and look up', async () => {
    // A Friday night: numbers are given out again on Monday.
    hall = await startHall({ settings: { hall: { hours: 'windows' } }, clock: clockFrom('2026-11-20T22:00:00+08:00') });
    const hand = handAt(await screens.kiosk(hall.url));
    await hand.says('今天不发号了，11月23日 星期一 09:00 开始');
    await hand.says('16 号窗口下班了');
    await hand.tap(/^取号/);
    await hand.see('今天不发号了');
    await hand.says('11月23日 星期一 09:00 开始取号。');
    await hand.tap('先看看要带什么');
    await hand.tap(/^换身份证/);
    await hand.says('原居民身份证');
    expect(await hand.button('取号').count()).toBe(0);
    await hand.tap('首页');

    await tellWithoutName(hand, { words });
    await hand.tap('看过了，交给窗口');
    await hand.see('交上去了，窗口已经收到');
    await hand.says('窗口一上班先看您的');
    const { caseNo, queryCode } = await readReceipt(hand.page);
    await hand.tap('记住了');
    await hand.tap(/^查进度/);
    await hand.see('查进度');
    await hand.keys(caseNo.replace('-', '') + queryCode);
    await hand.tap('查一查');
    await hand.says(`反映单号 ${caseNo}`);
  });

  it('keeps the number while no printer answers, and prints the slip when one does', async () => {
    const port = await freePort();
    const printer = { driver: 'escpos-tcp', name: '门口', host: '127.0.0.1', port };
    hall = await startHall({ settings: { slips: { printers: [printer] } } });
    const hand = handAt(await screens.kiosk(hall.url));
    await hand.tap(/^取号/);
    await hand.tap(/^换身份证/);
    await hand.tap('取号');
    await hand.see('号取好了，凭条没出来');
    await hand.says('号已经给您留好，没有凭条也能办');
    await hand.says('拍下或抄下 A001');
    await hand.page.getByRole('img', { name: 'A001 的二维码' }).waitFor();
    const simulator = await startSimulator({ port });
    try {
      await hand.see('号取好了');
      await hand.says('凭条打好了，请取走');
      expect(simulator.slips).toHaveLength(1);
    } finally {
      await simulator.close();
    }
  });

  it('keeps the words on the screen while the disk is full, and files once when it no longer is', async () => {
    const disk = createFullDisk();
    hall = await startHall({ around: disk.around });
    const page = await screens.kiosk(hall.url);
    screens.expectComplaints(page, /status of 50\d/);
    const hand = handAt(page);
    const before = await filedRows(hall);
    disk.isFull = true;
    await hand.tap(/^取号/);
    await hand.tap(/^换身份证/);
    await hand.tap('取号');
    await hand.says('机器暂时存不下了，号没取上');
    await hand.tap('首页');
    await tellWithoutName(hand, { words });
    await hand.tap('看过了，交给窗口');
    await hand.see('机器暂时存不下了');
    await hand.says('您写的都还在屏幕上，没有丢。');
    await hand.says(words);
    await hand.says('去 16 号反映窗口说，一样算数');
    expect(await filedRows(hall)).toEqual(before);

    disk.isFull = false;
    await hand.tap('再试一次');
    await hand.see('交上去了，窗口已经收到');
    const { caseNo } = await readReceipt(page);
    const desk = await hall.admin();
    expect((await desk.cases.list({ show: 'all', page: 1 })).rows.map((row) => row.caseNo)).toEqual([caseNo]);
    expect((await desk.cases.get({ caseNo })).words).toBe(words);
  });

  it('loses nothing of what is being typed while the hall node is gone, and hands it in once', async () => {
    hall = await startHall({ overrides: { port: await freePort() } });
    const page = await screens.kiosk(hall.url);
    screens.expectComplaints(page, /Failed to load resource/);
    const hand = handAt(page);
    await toTheWords(hand);
    await page.keyboard.insertText('写到一半，');
    await hall.node.close();
    await hand.says('和大厅断开了，正在重新连。您写的都还在');
    await page.keyboard.insertText('大厅断了，接着写');
    await hand.tap('下一步');
    await hand.tap('记不清了');
    await hand.tap(/^不留姓名/);
    await hand.says('写到一半，大厅断了，接着写');
    await hand.tap('看过了，交给窗口');
    await hand.says('还没收到回音，不知道交上去没有');

    await hall.restart();
    await page.getByText('和大厅断开了，正在重新连。您写的都还在').waitFor({ state: 'detached' });
    await hand.tap('再试一次');
    await hand.see('交上去了，窗口已经收到');
    const { caseNo } = await readReceipt(page);
    const desk = await hall.admin();
    expect((await desk.cases.list({ show: 'all', page: 1 })).total).toBe(1);
    expect((await desk.cases.get({ caseNo })).words).toBe('写到一半，大厅断了，接着写');
  });

  it('files once when the answer got lost on the way back', async () => {
    hall = await startHall();
    const page = await screens.kiosk(hall.url);
    screens.expectComplaints(page, /Failed to load resource/);
    const hand = handAt(page);
    await loseAnswer(page);
    await tellWithoutName(hand, { words });
    await hand.tap('看过了，交给窗口');
    await hand.says('还没收到回音，不知道交上去没有');
    const desk = await hall.admin();
    const { rows } = await desk.cases.list({ show: 'all', page: 1 });
    expect(rows).toHaveLength(1);
    await hand.tap('再试一次');
    await hand.see('交上去了，窗口已经收到');
    const { caseNo, queryCode } = await readReceipt(page);
    expect(caseNo).toBe(rows[0]?.caseNo);
    expect((await desk.cases.list({ show: 'all', page: 1 })).total).toBe(1);
    await hand.tap('记住了');
    await hand.scan(slipQr({ caseNo, queryCode }), page.getByText(`反映单号 ${caseNo}`));
  });

  it('adds what was changed after an answer got lost to the one case there is', async () => {
    hall = await startHall();
    const page = await screens.kiosk(hall.url);
    screens.expectComplaints(page, /Failed to load resource/);
    const hand = handAt(page);
    await loseAnswer(page);
    await tellWithoutName(hand, { words });
    await hand.tap('看过了，交给窗口');
    await hand.says('还没收到回音，不知道交上去没有');
    await hand.tap('改“您说的”');
    await hand.see('发生了什么事？');
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText('，后来加的话');
    await hand.tap('下一步');
    await hand.see('看一遍，没问题就交');
    await hand.tap('改“跑了几趟”');
    await hand.tap('多一趟');
    await hand.tap('下一步');
    await hand.see('看一遍，没问题就交');
    // Neither the words nor the answer to them get lost a second time, nor stand there twice.
    await loseAnswer(page, 'cases/supplement');
    await hand.tap('看过了，交给窗口');
    await hand.says('还没收到回音，不知道交上去没有');
    await hand.tap('再试一次');
    await hand.see('交上去了，窗口已经收到');
    const { caseNo, queryCode } = await readReceipt(page);
    const desk = await hall.admin();
    expect((await desk.cases.list({ show: 'all', page: 1 })).rows.map((row) => row.caseNo)).toEqual([caseNo]);
    expect((await desk.cases.get({ caseNo })).words).toBe(words);
    const { said } = await hall.client().cases.status({ caseNo, queryCode });
    expect(said.map(({ by, text }) => [by, text])).toEqual([
      ['citizen', '后来加的话'],
      ['citizen', '跑了几趟，改成：2 趟'],
    ]);
  });

  it('says at the desk and on the display how old the news is, and files at the counter once the hall is back', async () => {
    hall = await startHall({ overrides: { port: await freePort() } });
    await hall.admin();
    const desk = await screens.desk(hall.url);
    await signInAtDesk(desk);
    const display = await screens.display(hall.url);
    await display.getByText('还没有叫号').waitFor();
    for (const page of [desk, display]) screens.expectComplaints(page, /Failed to load resource/);
    await desk.getByRole('link', { name: '替群众登记' }).click();
    await desk.getByLabel('群众怎么说').fill(words);
    await hall.node.close();
    const deskSays = desk.getByText('刷新中断，正在重连');
    const displaySays = display.getByText(/^屏上的号到 \d\d:\d\d 为止/);
    await deskSays.waitFor();
    await displaySays.waitFor();
    const handIn = desk.getByRole('button', { name: /^交上去，打凭条/ });
    await handIn.click();
    await desk.getByText('写的都还在。再按一次，不会登记两遍。').waitFor();

    await hall.restart();
    await deskSays.waitFor({ state: 'detached' });
    await displaySays.waitFor({ state: 'detached' });
    await handIn.click();
    await desk.getByRole('heading', { name: '登记好了' }).waitFor();
    expect((await (await hall.admin()).cases.list({ show: 'all', page: 1 })).total).toBe(1);
  });
});
