// Nothing of one person is left for the next: a whole visit written, said, photographed, looked up and booked, ended each of three ways, and everything looked through after it.
import type { Page } from 'playwright';
import { afterEach, describe, expect, it } from 'vitest';
import { startHall, type TestHall } from '../support/hall.ts';
import { type Hand, handAt, lookUp, readReceipt, toTheWords } from '../support/kiosk-hand.ts';
import { keptIn, memoriesOfThreads, memoryOf } from '../support/left-behind.ts';
import { browserOrSkip, openScreens } from '../support/screens.ts';

const browser = await browserOrSkip({ hasDevices: true });
const idleSeconds = 20;
const warnSeconds = 20;
/** A look into every memory takes seconds on a busy machine, and the first may come before the last one is out of the door. */
const lookingMs = 40_000;

/** Counts, inside the page, what is opened and must be closed again. */
function watchOpenings(): void {
  const open = new Set<string>();
  const make = URL.createObjectURL.bind(URL);
  const revoke = URL.revokeObjectURL.bind(URL);
  URL.createObjectURL = (what) => {
    const url = make(what);
    open.add(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    open.delete(url);
    revoke(url);
  };
  const tracks: MediaStreamTrack[] = [];
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    const stream = await ask(wanted);
    tracks.push(...stream.getTracks());
    return stream;
  };
  Object.assign(window, {
    openings: () => {
      const opened = { urls: open.size, tracks: tracks.filter(({ readyState }) => readyState === 'live').length };
      // A stopped one is let go of here too, or it would be found living.
      tracks.length = 0;
      return { ...opened, speaks: speechSynthesis.speaking || speechSynthesis.pending };
    },
  });
}

/** Told up to the last look: written by hand, said aloud, with a name, a telephone and an ID number. */
async function tell(hand: Hand, of: { words: string; name: string; phone: string; idNumber: string }): Promise<void> {
  const { page } = hand;
  await toTheWords(hand);
  await page.keyboard.insertText(of.words);
  await hand.tap('说一说，不用写字');
  await hand.tap('开始说');
  await hand.says(/还能说 2分5\d秒/);
  await hand.tap('说完了');
  await hand.says(/^录好了，/);
  await hand.tap('听一遍');
  await hand.tap('停下');
  await hand.tap('就用这段');
  await hand.tap('记不清了');
  await hand.tap(/^我自己的事/);
  await hand.see('怎么称呼您？');
  await page.keyboard.insertText(of.name);
  await hand.tap('下一步');
  await hand.see('打哪个电话找您？');
  await page.keyboard.insertText(of.phone);
  await hand.tap('下一步');
  await hand.see('身份证号是多少？');
  await page.keyboard.insertText(of.idNumber);
}

async function photograph(hand: Hand): Promise<void> {
  await hand.tap('拍下材料');
  await hand.see('拍下您的材料');
  await hand.tap('拍下来');
  await hand.see('看得清吗？');
  await hand.tap('交给窗口');
  await hand.see('交上去了，窗口能看到');
  await hand.tap('拍好了');
}

const home = '您好，想办什么事？';

describe.skipIf(!browser)('whoever comes next', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);

  /** A kiosk whose openings are counted from its first moment, with nothing of anybody's in it. */
  async function freshKiosk(): Promise<Hand> {
    hall = await startHall({
      settings: { kiosk: { idleSeconds, warnSeconds } },
    });
    const page = await screens.kiosk(hall.url, { ownsTime: true });
    await page.addInitScript(watchOpenings);
    await page.reload();
    const hand = handAt(page);
    await hand.see(home);
    return hand;
  }

  /** Looks everywhere. What somebody did is found nowhere; nothing they opened is open. */
  async function expectForgotten(page: Page, theirs: readonly string[]): Promise<void> {
    const left = async () => {
      const kept = await keptIn(page);
      const openings = await page.evaluate('openings()');
      const threads = await memoriesOfThreads(page);
      const memory = await memoryOf(page);
      const places = [
        ['page', JSON.stringify(kept)],
        ['memory', memory.texts],
        ...[...threads].map(([name, { texts }]) => [name, texts] as const),
      ] as const;
      return {
        isPinyinSeen: threads.has('pinyin'),
        found: places.flatMap(([place, text]) =>
          theirs.filter((sign) => text.includes(sign)).map((sign) => `${sign} in ${place}`),
        ),
        // However a sound or a picture begins in base64, whoever's it is.
        files: memory.texts.split('\n').filter((text) => /^(data:\w+\/[^,]*,)?(GkXfo|\/9j\/4)/.test(text)).length,
        holders: memory.holders,
        openings,
        ...{ fields: kept.fields, local: kept.local, session: kept.session, databases: kept.databases },
        ...{ caches: kept.caches, cookies: kept.cookies, history: kept.history },
      };
    };
    const nothing = {
      isPinyinSeen: true,
      found: [],
      files: 0,
      holders: {},
      openings: { urls: 0, tracks: 0, speaks: false },
      ...{ fields: [], local: 0, session: 0, databases: 0, caches: 0, cookies: '', history: 'null' },
    };
    await expect.poll(left, { timeout: lookingMs, interval: 300 }).toEqual(nothing);
  }

  it('finds nothing of a case that was told, handed in and photographed, once its slip is taken', async () => {
    const hand = await freshKiosk();
    const { page } = hand;
    const of = { words: 'quagmireone', name: 'zephyrnameone', phone: '13876500001', idNumber: '11010519491231002X' };
    await tell(hand, of);
    const { texts: before } = await memoryOf(page);
    // It would be found, were it there.
    expect([of.words, of.name].filter((sign) => before.includes(sign))).toEqual([of.words, of.name]);
    await hand.tap('下一步');
    const slipHeard = page.waitForResponse('**/api/rpc/slips/get');
    await hand.tap('看过了，交给窗口');
    await hand.see('交上去了，窗口已经收到');
    const { caseNo, queryCode } = await readReceipt(page);
    // The slip's drawing carries both.
    const answer = (await (await slipHeard).text()).replaceAll('\\"', '"');
    const drawing = /<svg[^>]*viewBox="[^"]*"/.exec(answer)?.[0] ?? 'none';
    await photograph(hand);
    await hand.tap(/^(拿到凭条了|记住了)$/);
    await hand.see(home);
    await expectForgotten(page, [...Object.values(of), caseNo, queryCode, drawing]);
  });

  it('finds nothing of a case looked up and added to, nor of a booking, once somebody went home', async () => {
    const hand = await freshKiosk();
    const { page } = hand;
    const of = { words: 'quagmiretwo', more: 'isthmustwo', name: 'zephyrnametwo', phone: '13876500002' };
    const { caseNo, queryCode } = await hall.client().cases.file({
      requestId: crypto.randomUUID(),
      kind: 'not-done',
      matterCode: null,
      failedAtUnit: null,
      words: of.words,
      trips: null,
      person: { role: 'self', name: '冉光荣' },
      language: 'zh-CN',
    });
    await lookUp(hand, { caseNo, queryCode });
    await hand.tap('我想补充几句');
    await hand.see('还想补充什么？');
    await page.keyboard.insertText(of.more);
    await hand.tap('交给窗口');
    await hand.see('事情的经过');
    await hand.says(of.more);
    await hand.tap('首页');
    await hand.tap('约个时间来');
    await hand.tap(/^办护照/);
    await hand.see('哪天来？');
    await hand.tap(page.getByRole('button', { name: /^\d+月\d+日/ }).first());
    await hand.see(/几点来？$/);
    await page
      .getByRole('button', { name: /^\d\d:\d\d/, disabled: false })
      .first()
      .tap();
    await hand.see('怎么称呼您？');
    await page.keyboard.insertText(of.name);
    await hand.tap('下一步');
    await hand.see('打哪个电话找您？');
    await page.keyboard.insertText(of.phone);
    await hand.tap('下一步');
    await hand.tap('就约这个时间');
    await hand.see('约好了');
    const code = await page.locator('.number-card dd').first().innerText();
    await hand.tap('返回');
    await hand.see(home);
    await expectForgotten(page, [...Object.values(of), caseNo, queryCode, code, code.replace(' ', '')]);
  });

  it('finds nothing of what was half told by somebody who walked off, not even what the keyboard learnt', async () => {
    const hand = await freshKiosk();
    const { page } = hand;
    const first = async (): Promise<string> => {
      for (const letter of 'shi') await hand.key(letter);
      const candidates = page.getByRole('group', { name: '选字' }).getByRole('button', { name: /\p{Script=Han}/u });
      await candidates.nth(4).waitFor();
      // Those of the last letter come after those of the one before it.
      let seen = '';
      for (let now = await candidates.first().innerText(); now !== seen; now = await candidates.first().innerText()) {
        seen = now;
        await page.waitForTimeout(500);
      }
      return seen;
    };
    await toTheWords(hand);
    const usual = await first();
    const candidates = page.getByRole('group', { name: '选字' }).getByRole('button', { name: /\p{Script=Han}/u });
    const chosen = await candidates.nth(4).innerText();
    await candidates.nth(4).tap();
    expect(await first()).toBe(chosen);
    await hand.tap('返回');
    await hand.tap('返回');
    await hand.tap('返回');
    await hand.tap('首页');
    await hand.tap('清掉，回首页');
    await hand.see(home);
    const of = {
      words: 'quagmirethree',
      name: 'zephyrnamethree',
      phone: '13876500003',
      idNumber: '11010519491231002X',
    };
    await tell(hand, of);
    await page.clock.runFor(idleSeconds * 1000);
    await page.getByRole('dialog', { name: '您还在吗？' }).waitFor();
    await page.clock.runFor(warnSeconds * 1000);
    await hand.see(home);
    await expectForgotten(page, Object.values(of));
    await toTheWords(hand);
    expect(await first()).toBe(usual);
    expect(await hand.button('撤销').count()).toBe(1);
  });
});
