// The end of a session nobody is at: a warning that can be answered, then nothing personal left anywhere in the page.
import { afterEach, describe, expect, it } from 'vitest';
import { startHall, type TestHall } from '../support/hall.ts';
import { handAt, lookUp, toTheWords } from '../support/kiosk-hand.ts';
import { keptIn } from '../support/left-behind.ts';
import { fileCase } from '../support/people.ts';
import { browserOrSkip, openScreens } from '../support/screens.ts';

const browser = await browserOrSkip();
const idleMs = 20_000;
const warnMs = 20_000;
const personal = ['这是我一个人的事情', '冉光荣', '13800012345'];

describe.skipIf(!browser)('nobody at the kiosk any more', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);

  it('asks, counts, and then forgets everything personal', async () => {
    hall = await startHall({ settings: { kiosk: { idleSeconds: 20, warnSeconds: 20 } } });
    const page = await screens.kiosk(hall.url, { ownsTime: true });
    const hand = handAt(page);
    await hand.tap('大字');
    await hand.tap(/^我要反映/);
    await hand.tap(/^想问清楚/);
    await hand.tap('不清楚，先跳过');
    await hand.tap('不清楚');
    await hand.see('发生了什么事？');
    await page.keyboard.insertText(personal[0] ?? '');
    await hand.tap('下一步');
    await hand.tap('记不清了');
    await hand.tap(/^我自己的事/);
    await hand.see('怎么称呼您？');
    await page.keyboard.insertText(personal[1] ?? '');
    await hand.tap('下一步');
    await hand.see('打哪个电话找您？');
    await hand.keys(personal[2] ?? '');

    await page.clock.runFor(idleMs - 1500);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.clock.runFor(1500);
    const warning = page.getByRole('dialog', { name: '您还在吗？' });
    await warning.waitFor();
    await warning.getByText('20 秒后回到首页，您写的内容会清掉。').first().waitFor();
    await page.clock.runFor(5000);
    await warning.getByText('15 秒后回到首页，您写的内容会清掉。').waitFor();
    await hand.tap('我还在');
    await warning.waitFor({ state: 'detached' });
    expect(await page.getByRole('textbox').inputValue()).toBe(personal[2]);

    await page.clock.runFor(idleMs);
    await warning.waitFor();
    await page.clock.runFor(warnMs);
    await hand.see('您好，想办什么事？');
    await warning.waitFor({ state: 'detached' });
    const kept = await keptIn(page);
    for (const text of personal) expect(JSON.stringify(kept)).not.toContain(text);
    expect(kept).toMatchObject({ local: 0, session: 0, databases: 0, caches: 0, cookies: '', fields: [] });
    // The reading aids were that person's too.
    expect(await hand.button('大字').getAttribute('aria-pressed')).toBe('false');
    // The next person begins with nothing.
    await toTheWords(hand);
    expect(await page.getByRole('textbox').inputValue()).toBe('');
    expect(JSON.stringify(await keptIn(page))).not.toContain(personal[0]);
  });

  it('leaves the next person no question, no call, no focus and nothing to undo', async () => {
    hall = await startHall({ settings: { kiosk: { idleSeconds: 20, warnSeconds: 20 } } });
    const page = await screens.kiosk(hall.url, { ownsTime: true });
    const hand = handAt(page);
    await toTheWords(hand);
    await page.keyboard.insertText(personal[0] ?? '');
    // What is copied would outlive the session.
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+c');
    await hand.tap('求助');
    await page.getByRole('dialog', { name: '已经记下了，现在工作台没有人' }).waitFor();
    await hand.tap('知道了');
    await hand.tap('首页');
    await page.getByRole('dialog', { name: '现在回首页？' }).waitFor();
    await page.clock.runFor(idleMs);
    await page.getByRole('dialog', { name: '您还在吗？' }).waitFor();
    await page.clock.runFor(warnMs);
    await hand.see('您好，想办什么事？');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await hand.button('求助').count()).toBe(1);
    expect(await page.evaluate(() => [document.activeElement?.tagName, String(getSelection())])).toEqual(['BODY', '']);
    await toTheWords(hand);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+v');
    expect(await page.getByRole('textbox').inputValue()).toBe('');
    // Called again it is the same call at the desk: somebody comes to this machine once.
    await hand.tap('求助');
    await page.getByRole('dialog', { name: '已经记下了，现在工作台没有人' }).waitFor();
    expect(await (await hall.admin()).help.open()).toHaveLength(1);
  });

  it('does not take someone for gone who types on a keyboard or scans', async () => {
    hall = await startHall({ settings: { kiosk: { idleSeconds: 20, warnSeconds: 20 } } });
    const page = await screens.kiosk(hall.url, { ownsTime: true });
    const hand = handAt(page);
    const warning = page.getByRole('dialog', { name: '您还在吗？' });
    await hand.tap(/^查进度/);
    await hand.see('查进度');
    const signs = [
      () => page.keyboard.press('1'),
      () => page.keyboard.insertText('2'),
      () => page.touchscreen.tap(500, 300),
      async () => {
        await page.keyboard.type('771126112200');
        await page.keyboard.press('Enter');
      },
    ];
    for (const sign of signs) {
      await page.clock.runFor(idleMs - 1000);
      await sign();
      await page.clock.runFor(idleMs - 1000);
      expect(await warning.count()).toBe(0);
    }
    await page.clock.runFor(1500);
    await warning.waitFor();
  });

  it('waits three times as long for whoever asked for more time, and for nobody after them', async () => {
    hall = await startHall({ settings: { kiosk: { idleSeconds: 20, warnSeconds: 20 } } });
    const page = await screens.kiosk(hall.url, { ownsTime: true });
    const hand = handAt(page);
    const warning = page.getByRole('dialog', { name: '您还在吗？' });
    await hand.tap(/^我要反映/);
    await hand.see('您想说的是哪一种？');
    await page.clock.runFor(idleMs);
    await hand.tap('我慢，多给我点时间');
    await warning.waitFor({ state: 'detached' });
    await page.clock.runFor(3 * idleMs - 1500);
    expect(await warning.count()).toBe(0);
    await page.clock.runFor(1500);
    await warning.getByText('60 秒后回到首页').first().waitFor();
    expect(await hand.button('我慢，多给我点时间').count()).toBe(0);
    await page.clock.runFor(3 * warnMs);
    await hand.see('您好，想办什么事？');
    await hand.tap(/^我要反映/);
    await hand.see('您想说的是哪一种？');
    await page.clock.runFor(idleMs);
    await warning.getByText('20 秒后回到首页').first().waitFor();
  });

  it('shows the one who looked up a case to nobody else', async () => {
    hall = await startHall({ settings: { kiosk: { idleSeconds: 20, warnSeconds: 20 } } });
    const { caseNo, queryCode, qr } = await fileCase(hall, {
      words: personal[0] ?? '',
      person: { role: 'self', name: personal[1] },
    });
    const page = await screens.kiosk(hall.url, { ownsTime: true });
    const hand = handAt(page);
    await lookUp(hand, { caseNo, queryCode });
    await hand.says(`反映单号 ${caseNo}`);
    await page.clock.runFor(idleMs);
    await page.getByRole('dialog', { name: '您还在吗？' }).waitFor();
    await page.clock.runFor(warnMs);
    await hand.see('您好，想办什么事？');
    const kept = JSON.stringify(await keptIn(page));
    for (const text of [caseNo, queryCode, qr]) expect(kept).not.toContain(text);
  });
});
