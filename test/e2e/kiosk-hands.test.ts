// What a hand does to the kiosk that no plan foresaw: long presses, stray codes, ways back, answers that never come.
import { afterEach, describe, expect, it } from 'vitest';
import { startHall, type TestHall } from '../support/hall.ts';
import { handAt, readReceipt, tellWithoutName } from '../support/kiosk-hand.ts';
import { freePort } from '../support/made-hall.ts';
import { fileCase } from '../support/people.ts';
import { browserOrSkip, openScreens } from '../support/screens.ts';

const browser = await browserOrSkip();

describe.skipIf(!browser)('hands at the kiosk', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);

  it('lets a slow finger answer the warning, and presses nothing underneath', async () => {
    hall = await startHall({ settings: { kiosk: { idleSeconds: 20, warnSeconds: 20 } } });
    const page = await screens.kiosk(hall.url, { ownsTime: true });
    const hand = handAt(page);
    await tellWithoutName(hand, { words: '一句话' });
    const warning = page.getByRole('dialog', { name: '您还在吗？' });
    const cdp = await page.context().newCDPSession(page);
    const press = async (name: string): Promise<void> => {
      await page.clock.runFor(20_500);
      await warning.waitFor();
      const box = await hand.button(name).boundingBox();
      if (!box) throw new Error(`no ${name}`);
      const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
      await page.waitForTimeout(120);
      await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      await warning.waitFor({ state: 'detached' });
    };
    await press('我还在');
    await hand.see('看一遍，没问题就交');
    await press('我办完了');
    await hand.see('您好，想办什么事？');
    expect(await hall.node.store.db.selectFrom('cases').selectAll().execute()).toEqual([]);
  });

  it('needs nothing more from the line once its first screen stands', async () => {
    hall = await startHall();
    const page = await screens.kiosk(hall.url);
    screens.expectComplaints(page, /Failed to load resource/);
    await page.route(/assets\/(later-screens|qr-code)-.*\.js/, (route) => route.abort());
    await page.reload();
    const hand = handAt(page);
    await tellWithoutName(hand, { words: '一句话' });
    await hand.tap('看过了，交给窗口');
    await hand.see('交上去了，窗口已经收到');
    const { caseNo } = await readReceipt(page);
    await page.getByRole('img', { name: `${caseNo} 的二维码` }).waitFor();
  });

  it('says that the line was lost, not that a scanned code is unknown', async () => {
    hall = await startHall();
    const { qr } = await fileCase(hall);
    const page = await screens.kiosk(hall.url);
    screens.expectComplaints(page, /Failed to load resource/);
    await page.route('**/api/rpc/cases/status', (route) => route.abort());
    await handAt(page).scan(qr, page.getByText('现在查不了，请再试一次'));
    expect(await page.getByText('这个码查不到').count()).toBe(0);
  });

  it('lets no stray code wipe or follow what is being written, whole or cut short by the field', async () => {
    hall = await startHall();
    const { caseNo, qr } = await fileCase(hall);
    const page = await screens.kiosk(hall.url);
    const hand = handAt(page);
    await hand.scan(qr, page.getByText(`反映单号 ${caseNo}`));
    await hand.tap('我想补充几句');
    await hand.see('还想补充什么？');
    await page.keyboard.insertText('补充的话');
    await hand.scan('6901234567892', page.getByText('刚才扫的码没有查，您写的都还在。写完再扫'));
    expect(await page.getByRole('textbox').inputValue()).toBe('补充的话');
    await hand.tap('返回');
    await page.getByRole('dialog', { name: '不补充了？' }).waitFor();
    await hand.tap('接着写');
    expect(await page.getByRole('textbox').inputValue()).toBe('补充的话');
    await hand.tap('返回');
    await hand.tap('清掉，返回');
    await hand.says(`反映单号 ${caseNo}`);
    await hand.tap('首页');
    await hand.tap(/^查进度/);
    await hand.keys('2611');
    await page.getByRole('textbox', { name: '查询码' }).focus();
    await hand.scan('69012345678921234567', page.getByText('没扫好，请再扫一次'));
    expect(await page.getByRole('textbox', { name: '查询码' }).inputValue()).toBe('');
  });

  it('asks before 返回 loses a telling, and puts the title first for those who listen', async () => {
    hall = await startHall();
    const page = await screens.kiosk(hall.url);
    const hand = handAt(page);
    await hand.tap(/^我要反映/);
    await hand.see('您想说的是哪一种？');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await hand.tap(/^有事没办成/);
    await hand.tap('不清楚，先跳过');
    await hand.tap('不清楚');
    await hand.see('发生了什么事？');
    await page.keyboard.insertText('写了很多');
    for (let back = 0; back < 4; back += 1) await hand.tap('返回');
    await page.getByRole('dialog', { name: '现在回首页？' }).waitFor();
    await hand.tap('清掉，回首页');
    await hand.see('您好，想办什么事？');
  });

  it('ends an open dialog on the first screen when nobody answers it', async () => {
    hall = await startHall({ settings: { kiosk: { idleSeconds: 20, warnSeconds: 20 } } });
    const page = await screens.kiosk(hall.url, { ownsTime: true });
    await handAt(page).tap('求助');
    const dialog = page.getByRole('dialog', { name: '已经记下了，现在工作台没有人' });
    await dialog.waitFor();
    await page.clock.runFor(21_000);
    // Whoever called may be waiting there: they are asked first.
    await page.getByText('您还在吗？').waitFor();
    await page.clock.runFor(21_000);
    await dialog.waitFor({ state: 'detached' });
  });

  it('takes one number though its answer got lost and the person went back and chose again', async () => {
    hall = await startHall();
    const page = await screens.kiosk(hall.url);
    screens.expectComplaints(page, /Failed to load resource/);
    const hand = handAt(page);
    await page.route(
      '**/api/rpc/queue/take',
      async (route) => {
        await route.fetch();
        await route.abort('connectionreset');
      },
      { times: 1 },
    );
    await hand.tap(/^取号/);
    await hand.tap(/^换身份证/);
    await hand.tap('取号');
    await hand.says('还没收到回音，不知道号取上没有');
    await hand.tap('返回');
    await hand.tap(/^换身份证/);
    await hand.tap('取号');
    await hand.see('号取好了');
    expect(await hall.node.store.db.selectFrom('tickets').selectAll().execute()).toHaveLength(1);
  });

  it('writes nobody’s name among what was said when who it is was changed after a lost answer', async () => {
    hall = await startHall();
    const page = await screens.kiosk(hall.url);
    screens.expectComplaints(page, /Failed to load resource/);
    const hand = handAt(page);
    await page.route(
      '**/api/rpc/cases/file',
      async (route) => {
        await route.fetch();
        await route.abort('connectionreset');
      },
      { times: 1 },
    );
    await tellWithoutName(hand, { words: '机器坏了' });
    await hand.tap('看过了，交给窗口');
    await hand.says('还没收到回音，不知道交上去没有');
    await hand.tap('改“怎么找您”');
    await hand.tap(/^我自己的事/);
    await hand.see('怎么称呼您？');
    await page.keyboard.insertText('冉光荣');
    await hand.tap('下一步');
    await hand.see('打哪个电话找您？');
    await hand.keys('13800012345');
    await hand.tap('下一步');
    await hand.tap('不填，下一步');
    await hand.tap('看过了，交给窗口');
    await hand.see('交上去了，窗口已经收到');
    await hand.says('您后来改的姓名、电话，请到 16 号窗口补上');
    const { said } = await hall.client().cases.status(await readReceipt(page));
    expect(said.map(({ text }) => text)).toEqual(['怎么找到本人有改动，到窗口补']);
  });

  it('loads a newer program between two people, and never under somebody’s hands', async () => {
    hall = await startHall({ overrides: { port: await freePort() } });
    const page = await screens.kiosk(hall.url);
    screens.expectComplaints(page, /Failed to load resource/);
    const hand = handAt(page);
    await hand.tap(/^我要反映/);
    await hand.see('您想说的是哪一种？');
    let isNew = true;
    await page.route('**/api/rpc/hall/get', async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      await route.fulfill({ response, body: isNew ? text.replace(/"version":"[^"]*"/, '"version":"99.0.0"') : text });
    });
    await hall.restart();
    await page.waitForResponse('**/api/rpc/hall/get');
    await page.waitForTimeout(300);
    await hand.see('您想说的是哪一种？');
    const loaded = page.waitForEvent('load');
    await hand.tap('首页');
    isNew = false;
    await loaded;
    await hand.see('您好，想办什么事？');
  });

  it('gives up on a hall that never answers, and keeps nobody for gone meanwhile', async () => {
    hall = await startHall({ settings: { kiosk: { idleSeconds: 20, warnSeconds: 20 } } });
    const page = await screens.kiosk(hall.url, { ownsTime: true });
    const hand = handAt(page);
    await page.route('**/api/rpc/cases/file', () => new Promise(() => undefined), { times: 1 });
    await tellWithoutName(hand, { words: '一句话' });
    await hand.tap('看过了，交给窗口');
    await page.clock.runFor(21_000);
    await hand.says('还没收到回音，不知道交上去没有');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await hand.tap('再试一次');
    await hand.see('交上去了，窗口已经收到');
  });

  it('shows what happened before its feed was open', async () => {
    hall = await startHall();
    const page = await screens.kiosk(hall.url);
    const hand = handAt(page);
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route('**/api/rpc/live/hall', async (route) => {
      await held;
      await route.continue();
    });
    await page.reload();
    await hand.says('现在不用等');
    await hall.client().queue.take({ requestId: crypto.randomUUID(), matterCode: 'GA-01', language: 'zh-CN' });
    letGo();
    await page.getByText('现在不用等').waitFor({ state: 'detached' });
  });
});
