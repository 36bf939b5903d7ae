// A hand at the kiosk: what a citizen does there, by the words they see and the keys they touch.
import type { Locator, Page } from 'playwright';

type Words = string | RegExp;

/** A whole telling, told as plainly as it can be. */
export type Telling = { matter?: Words; words: string };

export type Hand = {
  readonly page: Page;
  /** Touches a button by its words; a text must be all of them. */
  tap(name: Words): Promise<void>;
  button(name: Words): Locator;
  /** Waits for a screen by its title. */
  see(title: Words): Promise<void>;
  says(words: Words): Promise<void>;
  /** Touches keys of the on-screen keyboard, one after the other. */
  keys(text: string): Promise<void>;
  key(name: string): Promise<void>;
  /** A scanner: types fast and ends with Enter. Held there again if the kiosk was not listening yet. */
  scan(text: string, until: Locator): Promise<void>;
};

const scansAtMost = 2;
const heardWithinMs = 10_000;
const scannerMsPerKey = 5;

/** Each key carries the time a scanner would have pressed it: a busy machine makes no slow typist of it. */
async function scanInto(page: Page, text: string): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const since = Date.now();
  for (const [at, sign] of [...text, '\r'].entries()) {
    const named = sign === '\r' ? { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 } : { key: sign };
    const timestamp = (since + at * scannerMsPerKey) / 1000;
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', text: sign, timestamp, ...named });
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp, ...named });
  }
  await cdp.detach();
}

export function handAt(page: Page): Hand {
  const keyboard = page.getByRole('region', { name: /^(屏幕键盘|On-screen keyboard)$/ });
  const button = (name: Words): Locator => page.getByRole('button', { name, exact: true });
  const key = (name: string): Promise<void> => keyboard.getByRole('button', { name, exact: true }).tap();
  return {
    page,
    button,
    tap: (name) => button(name).tap(),
    see: (title) => page.getByRole('heading', { name: title, exact: true }).first().waitFor(),
    says: (words) => page.getByText(words).first().waitFor(),
    async keys(text) {
      await keyboard.waitFor();
      for (const sign of text) {
        if (sign === ' ') await keyboard.getByRole('button', { name: /^(空格|space)$/ }).tap();
        else {
          // A sign that is not there is on the keyboard's other side.
          if ((await keyboard.getByRole('button', { name: sign, exact: true }).count()) === 0)
            await keyboard.getByRole('button', { name: /^(数字|字母|123|abc)/ }).tap();
          await key(sign);
        }
      }
    },
    key,
    async scan(text, until) {
      await page.getByRole('heading').first().waitFor();
      for (let held = 0; held < scansAtMost; held += 1) {
        await scanInto(page, text);
        const isHeard = await until.waitFor({ timeout: heardWithinMs }).then(
          () => true,
          () => false,
        );
        if (isHeard) return;
      }
      await until.waitFor();
    },
  };
}

/** From the first screen to the review, saying nothing but the words. */
export async function tellWithoutName(hand: Hand, { matter, words }: Telling): Promise<void> {
  await hand.tap(/^我要反映/);
  await hand.tap(/^有事没办成/);
  await hand.see('是哪件事没办成？');
  await hand.tap(matter ?? '不清楚，先跳过');
  await hand.see('在哪里没办成？');
  await hand.tap('不清楚');
  await hand.see('发生了什么事？');
  await hand.page.keyboard.insertText(words);
  await hand.tap('下一步');
  await hand.see('为这事跑了几趟？');
  await hand.tap('记不清了');
  await hand.see('这是谁的事？');
  await hand.tap(/^不留姓名/);
  await hand.see('看一遍，没问题就交');
}

/** What stands on the screen after handing in, at the kiosk or at the desk. */
export async function readReceipt(page: Page): Promise<{ caseNo: string; queryCode: string }> {
  const told = async (names: RegExp): Promise<string> => {
    const term = page.getByRole('term').filter({ hasText: names });
    return (await page.locator('dl > div').filter({ has: term }).getByRole('definition').innerText()).trim();
  };
  return {
    caseNo: await told(/^(单号|Case number)$/),
    queryCode: (await told(/^(查询码|Query code)$/)).replaceAll(' ', ''),
  };
}

/** From wherever the kiosk stands: asks for a case by the digits on its slip. */
export async function lookUp(hand: Hand, slip: { caseNo: string; queryCode: string }): Promise<void> {
  if (await hand.button('首页').isVisible()) await hand.tap('首页');
  await hand.tap(/^查进度/);
  await hand.see('查进度');
  await hand.keys(slip.caseNo.replace('-', '') + slip.queryCode);
  await hand.tap('查一查');
}
