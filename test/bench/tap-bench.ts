// How soon the kiosk answers a finger on a slow machine: every kind of screen, one tap on what one taps there, by the browser's own Event Timing; and how soon the browser alone puts the same picture there.
import type { Page } from 'playwright';
import { type Hand, handAt } from '../support/kiosk-hand.ts';
import { atKiosk } from './at-kiosk.ts';
import { type Figure, figure } from './figure.ts';

const gateMs = 100;
const slowdown = 4;
/** The middle of three walks, tap by tap: a machine that is looked at meanwhile stumbles now and then. One goes before: a kiosk stands for days, and draws its letters for the first time once. */
const walks = 3;

/** What stood on the page before the tap and after it. */
type Picture = { tap: string; before: string; after: string };
type Answered = { tap: string; ms: number };

/** Taps, and answers how long the longest event of that tap took from the finger to the next frame. */
async function timed(page: Page, tap: string, act: () => Promise<void>): Promise<Answered> {
  await page.evaluate(() => {
    const heard = globalThis as unknown as { tapsHeard: number[] };
    heard.tapsHeard = [];
  });
  await act();
  const ms = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const heard = globalThis as unknown as { tapsHeard: number[] };
        // Entries come a frame after the one they tell of; an event below the least that is told of has none.
        setTimeout(() => resolve(Math.max(16, ...heard.tapsHeard)), 250);
      }),
  );
  return { tap, ms };
}

/** `pictures` gets what each tap changed, where it is given. */
async function walk(page: Page, hand: Hand, pictures?: Picture[]): Promise<Answered[]> {
  const answered: Answered[] = [];
  const html = (): Promise<string> => page.evaluate(() => document.body.innerHTML);
  const on = async (screen: string, name: string | RegExp, then: () => Promise<unknown>): Promise<void> => {
    await hand.button(name).first().waitFor();
    const tap = `${screen} · ${String(name)}`;
    const before = pictures ? await html() : '';
    answered.push(await timed(page, tap, () => hand.button(name).first().tap()));
    await then();
    // What follows on the same spot is not the second half of a double tap.
    await page.waitForTimeout(400);
    pictures?.push({ tap, before, after: await html() });
  };
  const see = (title: string) => () => hand.see(title);
  const stay = async (): Promise<void> => undefined;

  for (const aid of ['大字', '低位', '高对比']) {
    await on('home', aid, stay);
    await on('home', aid, stay);
  }
  await on('home', /^取号/, see('您要办什么？'));
  await on('matters', '下一页', stay);
  await on('matters', '上一页', stay);
  await on('matters', /^换身份证/, () => hand.button('取号').waitFor());
  await on('matter', '取号', () => page.locator('.number-card').waitFor());
  await on('number', '首页', see('您好，想办什么事？'));
  await on('home', /^我要反映/, see('您想说的是哪一种？'));
  await on('kind', /^有事没办成/, see('是哪件事没办成？'));
  await on('matter of a case', '不清楚，先跳过', see('在哪里没办成？'));
  await on('where', '不清楚', see('发生了什么事？'));
  for (const key of ['s', 'h', 'e', 'n']) await on('words', key, stay);
  await hand.page.getByRole('group', { name: '选字' }).getByRole('button').first().waitFor();
  await on('words', '空格', stay);
  await on('words', '大字', stay);
  await on('words', '大字', stay);
  await on('words', '下一步', see('为这事跑了几趟？'));
  await on('trips', '多一趟', stay);
  await on('trips', '下一步', see('这是谁的事？'));
  await on('who', /^我自己的事/, see('怎么称呼您？'));
  await on('name', '不填，下一步', see('打哪个电话找您？'));
  for (const key of ['1', '3']) await on('telephone', key, stay);
  await on('telephone', '删除', stay);
  await on('telephone', '删除', stay);
  await on('telephone', /^不填/, see('身份证号是多少？'));
  await on('identity', '不填，下一步', see('看一遍，没问题就交'));
  await on('review', '看过了，交给窗口', see('交上去了，窗口已经收到'));
  await on('done', /^(拿到凭条了|记住了)$/, see('您好，想办什么事？'));
  await on('home', /^查进度/, see('查进度'));
  await on('look-up', '1', stay);
  await on('look-up', '求助', () => page.getByRole('dialog').waitFor());
  await page.keyboard.press('Escape');
  await on('look-up', '首页', see('您好，想办什么事？'));
  return answered;
}

/** The same pictures with nothing behind them: a page that has the styles and letters, and is given the next picture as it is when it is tapped. */
async function bare(page: Page, pictures: readonly Picture[]): Promise<number[]> {
  const url = new URL('/bare', page.url()).href;
  const body = await page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as HTMLElement;
    for (const script of copy.querySelectorAll('script, link[rel="modulepreload"]')) script.remove();
    copy.querySelector('body')?.replaceChildren();
    return `<!doctype html>${copy.outerHTML}`;
  });
  const still = await page.context().browser()?.newPage({ viewport: page.viewportSize(), hasTouch: true });
  if (!still) throw new Error('a browser');
  await page.goto('about:blank');
  await still.route(url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
  await still.goto(url);
  await listen(still);
  await still.evaluate(() => {
    addEventListener('pointerup', () => {
      document.body.innerHTML = (globalThis as unknown as { next: string }).next;
    });
  });
  const rounds: number[][] = [];
  // Drawn once before it is measured, as the kiosk's own are.
  for (let round = 0; round <= walks; round += 1) {
    if (round === 1) await slowDown(still);
    const times: number[] = [];
    for (const { tap, before, after } of pictures) {
      await still.evaluate(
        ([shown, next]) => {
          document.body.innerHTML = shown;
          Object.assign(globalThis, { next });
        },
        [before, after] as const,
      );
      await still.waitForTimeout(400);
      times.push((await timed(still, tap, () => still.touchscreen.tap(540, 1000))).ms);
    }
    if (round > 0) rounds.push(times);
  }
  await still.close();
  return pictures.map((_, at) => middleOf(rounds.map((round) => round[at] ?? Number.NaN)));
}

const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    new PerformanceObserver((list) => {
      const heard = globalThis as unknown as { tapsHeard: number[] };
      heard.tapsHeard?.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });

async function slowDown(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
}

const middleOf = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

export function benchTaps(root: string): Promise<Figure[] | string> {
  return atKiosk(root, async (page) => {
    await listen(page);
    const hand = handAt(page);
    const pictures: Picture[] = [];
    await walk(page, hand, pictures);
    await slowDown(page);
    const rounds: Answered[][] = [];
    for (let round = 0; round < walks; round += 1) rounds.push(await walk(page, hand));
    const floors = await bare(page, pictures);
    const middle = pictures.map(({ tap }, at) => ({
      tap,
      ms: middleOf(rounds.map((round) => round[at]?.ms ?? Number.NaN)),
      floor: floors[at] ?? Number.NaN,
    }));
    const slowest = [...middle].sort((a, b) => b.ms - a.ms).slice(0, 5);
    return slowest.map(({ tap, ms, floor }, at) =>
      figure({
        area: 'kiosk',
        name: `answer to a tap, CPU ${slowdown}× slower, ${at + 1}. slowest of ${middle.length}: ${tap}`,
        value: ms,
        unit: 'ms',
        floor,
        isAbsolute: true,
        ...(at === 0 && { gate: gateMs }),
      }),
    );
  });
}
