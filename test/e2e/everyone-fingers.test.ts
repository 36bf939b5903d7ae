// The kiosk under fingers as they come: by touch alone with every aid on, two at once, resting, trembling, slow, and a child's.
import type { CDPSession, Locator, Page } from 'playwright';
import { afterEach, describe, expect, it } from 'vitest';
import { startHall, type TestHall } from '../support/hall.ts';
import { handAt, readReceipt, toTheWords } from '../support/kiosk-hand.ts';
import { browserOrSkip, openScreens, patience, portrait } from '../support/screens.ts';

const browser = await browserOrSkip();

type Point = { x: number; y: number; id?: number };
/** Fingers of one page, told apart by their place in the list or their `id`; lifted are those named, or all. */
type Fingers = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: Point[]) => Promise<unknown>;
/** One finger, down and up at a second of its own, however busy the machine is. */
type TapAt = (at: Point, second: number) => Promise<unknown>;

const fingersOf = (cdp: CDPSession): Fingers => {
  return (type, at) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: at.map((point, id) => ({ id, ...point })) });
};
const tapsOf = (cdp: CDPSession): TapAt => {
  return async (at, timestamp) => {
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at], timestamp });
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [], timestamp });
  };
};
async function middleOf(locator: Locator): Promise<Point> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('nothing to touch there');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
const beside = ({ x, y }: Point, by: number): Point => ({ x: x + by, y });
const second = (point: Point): Point => ({ ...point, id: 1 });
const nowhere: Point = { x: 540, y: 130 };

/** What the page heard that was no finger, and how large it is drawn. */
const heardOf = (page: Page) =>
  page.evaluate(() => ({
    others: (window as unknown as { others?: string[] }).others,
    scale: visualViewport?.scale,
    selected: getSelection()?.toString(),
  }));
const listenForOthers = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const others: string[] = [];
    Object.assign(window, { others });
    for (const kind of ['keydown', 'wheel', 'contextmenu'] as const)
      addEventListener(kind, () => others.push(kind), { capture: true });
    addEventListener('pointerdown', ({ pointerType }) => pointerType !== 'touch' && others.push(pointerType), {
      capture: true,
    });
  });

/** The same chance each time (mulberry32). */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe.skipIf(!browser)('fingers at the kiosk', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);

  it('file a whole case by touch alone, large, low and in high contrast, and no pointer is seen', async () => {
    hall = await startHall();
    const page = await screens.kiosk(hall.url);
    const hand = handAt(page);
    await hand.see('您好，想办什么事？');
    await listenForOthers(page);
    for (const aid of ['大字', '低位', '高对比']) await hand.tap(aid);
    await toTheWords(hand);
    await hand.pinyin('laile', '来了');
    await hand.pinyin('santang', '三趟');
    await hand.tap('下一步');
    await hand.tap('记不清了');
    await hand.tap(/^我自己的事/);
    await hand.see('怎么称呼您？');
    await hand.tap('不填，下一步');
    await hand.see('打哪个电话找您？');
    await hand.keys('13800012345');
    await hand.tap('下一步');
    await hand.see('身份证号是多少？');
    await hand.tap('不填，下一步');
    await hand.see('看一遍，没问题就交');
    const stage = page.locator('.stage[data-size="large"][data-reach="low"][data-theme="hc"]');
    await stage.waitFor();
    for (const button of await page.getByRole('button').all())
      expect((await middleOf(button)).y, await button.innerText()).toBeGreaterThan(1056);
    // In this size the contents are one page, and what becomes of one's name the next.
    await hand.tap(page.locator('.nav .btn-main'));
    await hand.see('您的信息，只用来办这件事');
    await hand.tap('交给窗口');
    await hand.see('交上去了，窗口已经收到');
    await stage.waitFor();
    const { caseNo } = await readReceipt(page);
    expect(await hall.node.store.db.selectFrom('cases').select('case_no').execute()).toEqual([{ case_no: caseNo }]);
    expect(
      await page.locator('.stage *').evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).cursor))]),
    ).toEqual(['none']);
    expect(await heardOf(page)).toEqual({ others: [], scale: 1, selected: '' });
    // A mouse that is moved shows itself, and hides from the next finger.
    await page.mouse.move(300, 300);
    await page.mouse.move(400, 400);
    await expect.poll(() => page.locator('#root').getAttribute('data-mouse'), patience).toBe('');
    await hand.tap(page.locator('.nav .btn-main'));
    await hand.see('您好，想办什么事？');
    expect(await page.locator('#root').getAttribute('data-mouse')).toBeNull();
    await page.locator('.stage:not([data-size], [data-reach], [data-theme])').waitFor();
  });

  it('count each for itself: two at once, beside a resting hand, slow, trembling, and gone astray', async () => {
    hall = await startHall();
    const page = await screens.kiosk(hall.url);
    const hand = handAt(page);
    await hand.see('您好，想办什么事？');
    await listenForOthers(page);
    const fingers = fingersOf(await page.context().newCDPSession(page));

    const tell = await middleOf(hand.button(/^我要反映/));
    // Slid off the door, or pinched: nothing.
    await fingers('touchStart', [tell]);
    await fingers('touchMove', [nowhere]);
    await fingers('touchEnd', []);
    await fingers('touchStart', [nowhere, beside(nowhere, 60)]);
    await fingers('touchMove', [beside(nowhere, -300), beside(nowhere, 300)]);
    await fingers('touchEnd', []);
    expect(await heardOf(page)).toEqual({ others: [], scale: 1, selected: '' });
    await hand.see('您好，想办什么事？');

    // One hand rests on the glass, a finger of the other presses.
    await fingers('touchStart', [nowhere]);
    await fingers('touchStart', [nowhere, tell]);
    await fingers('touchEnd', [second(tell)]);
    await hand.see('您想说的是哪一种？');
    await fingers('touchEnd', []);

    // Slow: a browser takes it for asking for a menu.
    await fingers('touchStart', [await middleOf(hand.button('首页'))]);
    await page.waitForTimeout(900);
    await fingers('touchEnd', []);
    await hand.see('您好，想办什么事？');

    // Trembling: a browser takes it for scrolling.
    const take = await middleOf(hand.button(/^取号/).first());
    await fingers('touchStart', [take]);
    for (const by of [20, -15, 35]) await fingers('touchMove', [beside(take, by)]);
    await fingers('touchEnd', []);
    await hand.tap(/^换身份证/);
    await hand.button('取号').waitFor();

    // Two fingers on one button, then on two of them.
    const both = await middleOf(hand.button('取号'));
    await fingers('touchStart', [beside(both, -60), beside(both, 60)]);
    await fingers('touchEnd', [second(beside(both, 60))]);
    await fingers('touchEnd', []);
    await page.locator('.number-card').waitFor();
    await expect.poll(() => hall.node.store.db.selectFrom('tickets').select('id').execute(), patience).toHaveLength(1);
    const aids = [await middleOf(hand.button('大字')), await middleOf(hand.button('高对比'))];
    await fingers('touchStart', aids);
    await fingers('touchEnd', []);
    await page.locator('.stage[data-size="large"][data-theme="hc"]').waitFor();
    expect(await hall.node.store.db.selectFrom('tickets').select('id').execute()).toHaveLength(1);
    expect((await heardOf(page)).others).toEqual([]);
  });

  it('tap twice where once is meant: what follows at once answers no question that came in between', async () => {
    hall = await startHall();
    const page = await screens.kiosk(hall.url);
    const hand = handAt(page);
    const tap = tapsOf(await page.context().newCDPSession(page));
    const spot = await middleOf(hand.button(/^我要反映/));
    const since = Date.now() / 1000;
    await tap(spot, since);
    await hand.see('您想说的是哪一种？');
    // Slow, as old hands are; and a busy machine hears it later than it came.
    await page.waitForTimeout(700);
    await tap(spot, since + 0.5);
    await hand.see('您想说的是哪一种？');
    // Nor does a third or a fourth of a row, though long after the first.
    for (const later of [0.9, 1.3]) await tap(spot, since + later);
    await hand.see('您想说的是哪一种？');
    // Read and meant: the same spot is an answer.
    await tap(spot, since + 2);
    await page.getByRole('heading', { name: '您想说的是哪一种？' }).waitFor({ state: 'detached' });
  });

  it('tap twice where once is meant: a key that came up under the second types nothing', async () => {
    hall = await startHall();
    const page = await screens.kiosk(hall.url);
    const hand = handAt(page);
    for (const aid of ['大字', '低位']) await hand.tap(aid);
    await hand.tap(/^我要反映/);
    await hand.tap(/^有事没办成/);
    await hand.tap('不清楚，先跳过');
    await hand.tap('不清楚');
    await hand.see('发生了什么事？');
    await page.keyboard.type('等了两趟');
    await hand.tap('下一步');
    await hand.see('为这事跑了几趟？');
    await hand.tap('下一步');
    await hand.see('这是谁的事？');
    const tap = tapsOf(await page.context().newCDPSession(page));
    const mine = hand.button(/^我自己的事/);
    const before = await mine.boundingBox();
    await hand.tap(mine);
    await hand.see('怎么称呼您？');
    // A spot that is the button's now and a key's then.
    const keys = await page
      .getByRole('region', { name: '屏幕键盘' })
      .getByRole('button', { name: /^[a-z]$/ })
      .all();
    const spots = await Promise.all(keys.map(middleOf));
    const spot = spots.find(
      ({ x, y }) =>
        before && x > before.x && x < before.x + before.width && y > before.y && y < before.y + before.height,
    );
    if (!spot) throw new Error('no key comes up under this button');
    const under = await keys[spots.indexOf(spot)]?.textContent();
    await hand.tap('返回');
    await hand.see('这是谁的事？');
    await page.waitForTimeout(700);
    const since = Date.now() / 1000;
    await tap(spot, since);
    await hand.see('怎么称呼您？');
    await page.getByRole('region', { name: '屏幕键盘' }).waitFor();
    await tap(spot, since + 0.4);
    await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('');
    // Meant for it, it is typed.
    await tap(spot, since + 1.5);
    await expect.poll(() => page.locator('.composed').first().textContent()).toContain(under ?? '-');
  });

  it('may be a child’s: two hundred taps, the edges, keys and wheels leave the kiosk as it was', async () => {
    hall = await startHall({ settings: { kiosk: { idleSeconds: 20, warnSeconds: 20 } } });
    const page = await screens.kiosk(hall.url, { ownsTime: true });
    const hand = handAt(page);
    await hand.see('您好，想办什么事？');
    const fingers = fingersOf(await page.context().newCDPSession(page));
    const chance = chanceFrom(20_261_123);
    const edges = [0, 1, 0.001, 0.999];
    const place = (): Point => {
      const along = (size: number): number =>
        Math.floor((chance() < 0.1 ? (edges[Math.floor(chance() * 4)] ?? 0) : chance()) * (size - 1));
      return { x: along(portrait.width), y: along(portrait.height) };
    };
    for (let drummed = 0; drummed < 200; drummed += 1) {
      const at = Array.from({ length: chance() < 0.3 ? 3 : 1 }, place);
      await fingers('touchStart', at);
      if (chance() < 0.2) await fingers('touchMove', at.map(place));
      await fingers('touchEnd', []);
      expect(await page.locator('.calm').count()).toBe(0);
    }
    await page.evaluate(() => Object.assign(window, { isTheSame: true }));
    for (const key of ['F5', 'F11', 'Control+r', 'Control+p', 'Control+w', 'Alt+ArrowLeft', 'Control+-'])
      await page.keyboard.press(key);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -600);
    await page.keyboard.up('Control');

    const { db } = hall.node.store;
    const admin = await hall.admin();
    const waiting = async () => (await admin.help.open()).filter(({ gone }) => gone === null);
    // Each way home takes its call back.
    expect((await waiting()).length).toBeLessThanOrEqual(1);
    const tickets = await db.selectFrom('tickets').select('no').execute();
    expect(new Set(tickets.map(({ no }) => no)).size).toBe(tickets.length);
    // Nobody is there any more: the warning comes, and then the first screen, for the next person.
    await page.clock.runFor(21_000);
    await page.clock.runFor(21_000);
    await hand.see('您好，想办什么事？');
    await page.locator('.stage:not([data-size], [data-reach], [data-theme])[lang="zh-CN"]').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await expect.poll(waiting).toEqual([]);
    expect(await page.evaluate(() => (window as unknown as { isTheSame?: boolean }).isTheSame)).toBe(true);
    expect((await heardOf(page)).scale).toBe(1);
  });
});
