// The whole kiosk by arrows and Enter alone, read aloud all the way: a number, and a case from the first door to its receipt.
import type { Page } from 'playwright';
import { afterEach, describe, expect, it } from 'vitest';
import { startHall, type TestHall } from '../support/hall.ts';
import { handAt, readReceipt } from '../support/kiosk-hand.ts';
import { browserOrSkip, openScreens, patience } from '../support/screens.ts';

const browser = await browserOrSkip();

/** A machine with a Chinese voice, inside the page: it writes down what it was to say. */
function installVoice(): void {
  const said: string[] = [];
  const waiting: { text: string }[] = [];
  class Utterance extends EventTarget {
    readonly text: string;
    onstart: (() => void) | null = null;
    onend: (() => void) | null = null;
    onerror: ((fault: { error: string }) => void) | null = null;
    constructor(text: string) {
      super();
      this.text = text;
    }
  }
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => [{ name: '听听', lang: 'zh-CN', localService: true }],
    speak(utterance: Utterance) {
      said.push(utterance.text);
      waiting.push(utterance);
      utterance.onstart?.();
      setTimeout(() => {
        if (!waiting.includes(utterance)) return;
        waiting.splice(waiting.indexOf(utterance), 1);
        utterance.onend?.();
      }, 5);
    },
    cancel() {
      waiting.length = 0;
    },
  });
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
  Object.assign(window, {
    SpeechSynthesisUtterance: Utterance,
    heard: () => ({ said: [...said], left: waiting.length }),
  });
}

type Heard = { said: string[]; left: number };
const heard = (page: Page): Promise<Heard> =>
  page.evaluate(() => (window as unknown as { heard: () => Heard }).heard());

/** Which arrow leads towards a button from where the focus is, as somebody presses who sees both; null: it is there. */
const arrowTo = (page: Page, name: RegExp): Promise<string | null> =>
  page.evaluate(
    ({ source, flags }) => {
      const named = new RegExp(source, flags);
      const isCalled = (one: Element): boolean =>
        named.test(`${one.getAttribute('aria-label') ?? ''}${one.textContent?.trim() ?? ''}`);
      const { activeElement } = document;
      if (activeElement && activeElement !== document.body && isCalled(activeElement)) return null;
      const to = [...document.querySelectorAll('button')].find(
        (one) => isCalled(one) && !one.closest('[inert], [aria-hidden="true"]') && one.checkVisibility(),
      );
      if (!to) throw new Error(`nothing is called ${named}`);
      if (!activeElement || activeElement === document.body) return 'ArrowDown';
      const [here, there] = [activeElement.getBoundingClientRect(), to.getBoundingClientRect()];
      const [x, y] = [there.x + there.width / 2, there.y + there.height / 2];
      if (y >= here.top && y <= here.bottom) return x > here.x + here.width / 2 ? 'ArrowRight' : 'ArrowLeft';
      return y > here.y + here.height / 2 ? 'ArrowDown' : 'ArrowUp';
    },
    { source: name.source, flags: name.flags },
  );

/** Goes to a button by arrows. */
async function goTo(page: Page, name: RegExp): Promise<void> {
  for (let steps = 0; steps < 40; steps += 1) {
    const arrow = await arrowTo(page, name);
    if (arrow === null) return;
    await page.keyboard.press(arrow);
  }
  throw new Error(`no arrow led to ${name}`);
}

async function pressOn(page: Page, name: RegExp): Promise<void> {
  await goTo(page, name);
  await page.keyboard.press('Enter');
}

describe.skipIf(!browser)('by keypad alone, and aloud', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);
  const open = async (): Promise<Page> => {
    hall = await startHall();
    const page = await screens.kiosk(hall.url);
    await page.addInitScript(installVoice);
    await page.reload();
    await handAt(page).see('您好，想办什么事？');
    return page;
  };

  it('takes a number', async () => {
    const page = await open();
    const hand = handAt(page);
    await pressOn(page, /^取号/);
    await hand.see('您要办什么？');
    await pressOn(page, /^换身份证/);
    await pressOn(page, /^取号$/);
    await hand.see('号取好了');
    expect(await hall.node.store.db.selectFrom('tickets').selectAll().execute()).toHaveLength(1);
    expect((await heard(page)).said).toEqual([]);
    await page.keyboard.press('Home');
    await hand.see('您好，想办什么事？');
  });

  it('tells a whole case; every screen is said, and nothing secret is', async () => {
    const page = await open();
    const hand = handAt(page);
    const hears = async (words: string): Promise<void> => {
      await expect.poll(async () => (await heard(page)).said.join('\n'), patience).toContain(words);
    };
    const step = async (title: string): Promise<void> => {
      await hand.see(title);
      await hears(title);
    };
    await pressOn(page, /^语音$/);
    await hears('您好，想办什么事？');
    await pressOn(page, /^我要反映/);
    await step('您想说的是哪一种？');
    await pressOn(page, /^有事没办成/);
    await step('是哪件事没办成？');
    await pressOn(page, /^不清楚，先跳过$/);
    await step('在哪里没办成？');
    await pressOn(page, /^不清楚$/);
    await step('发生了什么事？');
    for (const letter of 'jiqi') await pressOn(page, new RegExp(`^${letter}$`));
    await pressOn(page, /^机器$/);
    await expect.poll(() => page.getByRole('textbox').inputValue(), patience).toBe('机器');
    await pressOn(page, /^机器坏了$/);
    await pressOn(page, /^下一步$/);
    await step('为这事跑了几趟？');
    await pressOn(page, /^记不清了$/);
    await step('这是谁的事？');
    await pressOn(page, /^我自己的事/);
    await step('怎么称呼您？');
    await page.keyboard.insertText('冉光荣');
    await pressOn(page, /^下一步$/);
    await step('打哪个电话找您？');
    for (const digit of '13800012345') await pressOn(page, new RegExp(`^${digit}$`));
    await pressOn(page, /^下一步$/);
    await hand.see('身份证号是多少？');
    await pressOn(page, /^不填，下一步$/);
    await step('看一遍，没问题就交');
    await pressOn(page, /^看过了，交给窗口$/);
    await step('交上去了，窗口已经收到');
    // The day is said; the calendar that shows it, number by number, is for the eye.
    await hears('工作日');
    await hears('单号');
    expect((await heard(page)).said.join('\n')).not.toMatch(/^\d+$/m);
    const { queryCode } = await readReceipt(page);
    const all = (await heard(page)).said.join('\n');
    const digits = (code: string): string => [...code].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('');
    for (const secret of ['冉光荣', '138', '2345', digits('138'), queryCode, queryCode.slice(0, 3), digits(queryCode)])
      expect(all).not.toContain(secret);
    await pressOn(page, /^(拿到凭条了|记住了)/);
    await hand.see('您好，想办什么事？');
    const { said, left } = await heard(page);
    expect(left).toBe(0);
    await page.waitForTimeout(300);
    expect((await heard(page)).said.length).toBe(said.length);
  });
});
