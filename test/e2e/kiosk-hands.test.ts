// What a hand does to the kiosk that no plan foresaw: long presses, stray codes, ways back, answers that never come.
import { afterEach, describe, expect, it } from 'vitest';
import { startHall, type TestHall } from '../support/hall.ts';
import { handAt, readReceipt, tellWithoutName } from '../support/kiosk-hand.ts';
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
});
