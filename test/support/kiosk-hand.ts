// A hand at the kiosk: what a citizen does there, by the words they see and the keys they touch.
import type { Locator, Page } from 'playwright';
import { modelStrokes } from '../handwriting/model-strokes.ts';

type Words = string | RegExp;

/** A whole telling, told as plainly as it can be. */
export type Telling = { matter?: Words; words: string };

export type Hand = {
  readonly page: Page;
  /** Touches a button, at a person's pace; by its words a text must be all of them. */
  tap(button: Words | Locator): Promise<void>;
  button(name: Words): Locator;
  /** Waits for a screen by its title. */
  see(title: Words): Promise<void>;
  says(words: Words): Promise<void>;
  /** Touches keys of the on-screen keyboard, one after the other. */
  keys(text: string): Promise<void>;
  /** Types letters as pinyin and takes what they are to become, on whatever page it stands. */
  pinyin(letters: string, wanted: string): Promise<void>;
  /** Writes a character with one finger in a box of the pad, stroke by stroke as in a textbook, and takes it. */
  write(character: string, box?: number): Promise<void>;
  key(name: string): Promise<void>;
  /** A scanner: types fast and ends with Enter. Held there again if the kiosk was not listening yet. */
  scan(text: string, until: Locator): Promise<void>;
};

const scansAtMost = 2;
const heardWithinMs = 10_000;
const scannerMsPerKey = 5;
const pagesAtMost = 4;
const lastLetterMs = 2000;
const turningMs = 150;
/** Sooner than this on the same spot is the second half of a double tap, which a kiosk does not take for an answer. */
const doubleTapMs = 650;
const doubleTapPx = 80;

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

/** A finger draws a character as it is taught into one of the pad's boxes. */
async function drawOn(page: Page, pad: Locator, character: string, box: number): Promise<void> {
  const at = await pad.boundingBox();
  if (!at) throw new Error('no pad');
  const width = at.width / Math.round(at.width / at.height);
  const size = Math.min(width, at.height) * 0.8;
  const cdp = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints });
  for (const stroke of modelStrokes(character)) {
    const points = stroke.map(([x, y]) => ({
      x: at.x + box * width + (width - size) / 2 + (x / 1024) * size,
      y: at.y + (at.height - size) / 2 + (y / 1024) * size,
    }));
    for (const [index, point] of points.entries()) await touch(index === 0 ? 'touchStart' : 'touchMove', [point]);
    await touch('touchEnd', []);
  }
  await cdp.detach();
}

/** Until the screen a tap has asked for is the one that stands there: until then its keys are those of the one before. */
async function turned(page: Page): Promise<void> {
  let isStill = false;
  while (!isStill) {
    const title = await page.evaluateHandle(() => document.querySelector('h1'));
    // By our own clock: the page's may stand.
    await page.waitForTimeout(turningMs);
    isStill = await page.evaluate((before) => before !== null && before === document.querySelector('h1'), title);
    // Held, it would be a trace of somebody who has left.
    await title.dispose();
  }
}

export function handAt(page: Page): Hand {
  const keyboard = page.getByRole('region', { name: /^(屏幕键盘|On-screen keyboard)$/ });
  const button = (name: Words): Locator => page.getByRole('button', { name, exact: true });
  const key = (name: string): Promise<void> => keyboard.getByRole('button', { name, exact: true }).tap();
  let last = { at: 0, x: 0, y: 0 };
  /** Until what a tap has asked for stands there, and hears a finger on the same spot. */
  const stands = async (): Promise<void> => {
    const early = last.at + doubleTapMs - Date.now();
    if (early > 0) await page.waitForTimeout(early);
    await turned(page);
  };
  const tap = async (target: Locator): Promise<void> => {
    const box = (await target.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const spot = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    if (Math.hypot(spot.x - last.x, spot.y - last.y) < doubleTapPx) await stands();
    await target.tap();
    last = { at: Date.now(), ...spot };
  };
  return {
    page,
    button,
    tap: (name) => tap(typeof name === 'string' || name instanceof RegExp ? button(name) : name),
    see: (title) => page.getByRole('heading', { name: title, exact: true }).first().waitFor(),
    says: (words) => page.getByText(words).first().waitFor(),
    async keys(text) {
      await stands();
      await keyboard.waitFor();
      for (const sign of text) {
        if (sign === ' ') await keyboard.getByRole('button', { name: /^(空格|space)$/ }).tap();
        else {
          // A sign that is not there is on the keyboard's other side.
          if ((await keyboard.getByRole('button', { name: sign, exact: true }).count()) === 0)
            await keyboard
              .getByRole('button', { name: /[a-z]/.test(sign) ? 'ABC' : /^(数字|123)$/, exact: true })
              .tap();
          await key(sign);
        }
      }
    },
    key,
    async pinyin(letters, wanted) {
      await stands();
      if ((await keyboard.getByRole('button', { name: 'q', exact: true }).count()) === 0) await key('拼音');
      for (const letter of letters) await key(letter);
      const candidates = keyboard.getByRole('group', { name: '选字' });
      const candidate = candidates.getByRole('button', { name: wanted, exact: true });
      await candidates
        .getByRole('button', { name: /\p{Script=Han}/u })
        .first()
        .waitFor();
      // Those of the last letter come after those of the one before it.
      await candidate.waitFor({ timeout: lastLetterMs }).catch(() => undefined);
      for (let turned = 0; turned < pagesAtMost && !(await candidate.isVisible()); turned += 1) await key('下一页');
      await candidate.tap();
    },
    async write(character, box = 0) {
      await drawOn(page, page.getByRole('img', { name: '手写板' }), character, box);
      await keyboard.getByRole('group', { name: '选字' }).getByRole('button', { name: character, exact: true }).tap();
    },
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

/** From the first screen to where the words are written, knowing of nothing but perhaps the matter. */
export async function toTheWords(hand: Hand, matter: Words = '不清楚，先跳过'): Promise<void> {
  await hand.tap(/^我要反映/);
  await hand.tap(/^有事没办成/);
  await hand.see('是哪件事没办成？');
  await hand.tap(matter);
  await hand.see('在哪里没办成？');
  await hand.tap('不清楚');
  await hand.see('发生了什么事？');
}

/** From the first screen to the review, saying nothing but the words. */
export async function tellWithoutName(hand: Hand, { matter, words }: Telling): Promise<void> {
  await toTheWords(hand, matter);
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
