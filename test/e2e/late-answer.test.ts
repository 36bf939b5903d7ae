// Answers that come after the person has left: nobody else's screen may show them, and nobody else's words may go for them.
import type { Page } from 'playwright';
import { afterEach, describe, expect, it } from 'vitest';
import { startHall, type TestHall } from '../support/hall.ts';
import { type Hand, handAt, lookUp, readReceipt, tellWithoutName, toTheWords } from '../support/kiosk-hand.ts';
import { fileCase, peopleOf } from '../support/people.ts';
import { browserOrSkip, openScreens } from '../support/screens.ts';

const browser = await browserOrSkip();

/** Holds the answer to one call back until it is let go. */
async function holdAnswer(page: Page, call: string): Promise<() => Promise<void>> {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const answered = page.waitForResponse(`**/api/rpc/${call}`);
  await page.route(
    `**/api/rpc/${call}`,
    async (route) => {
      const response = await route.fetch();
      await held;
      await route.fulfill({ response });
    },
    { times: 1 },
  );
  return async () => {
    letGo();
    await (await answered).finished();
    // Whatever the page makes of it, it makes of it at once.
    await page.waitForTimeout(500);
  };
}

/** The next person, half-way through a sentence. */
async function nextPersonWrites(hand: Hand): Promise<void> {
  await hand.see('您好，想办什么事？');
  await toTheWords(hand);
  await hand.page.keyboard.insertText('第二个人的话');
}

async function isUndisturbed(hand: Hand): Promise<void> {
  await hand.see('发生了什么事？');
  expect(await hand.page.getByRole('textbox').inputValue()).toBe('第二个人的话');
}

describe.skipIf(!browser)('an answer that comes too late', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);

  it('shows nobody else the receipt of a case', async () => {
    hall = await startHall();
    const hand = handAt(await screens.kiosk(hall.url));
    const letGo = await holdAnswer(hand.page, 'cases/file');
    await tellWithoutName(hand, { words: '第一个人的话' });
    await hand.tap('看过了，交给窗口');
    await hand.tap('首页');
    await hand.tap('清掉，回首页');
    await nextPersonWrites(hand);
    await letGo();
    await isUndisturbed(hand);
  });

  it('loses no word that is changed while the answer is on its way', async () => {
    hall = await startHall();
    const hand = handAt(await screens.kiosk(hall.url));
    const letGo = await holdAnswer(hand.page, 'cases/file');
    await tellWithoutName(hand, { words: '机器坏了' });
    await hand.tap('看过了，交给窗口');
    await hand.tap('改“您说的”');
    await hand.see('发生了什么事？');
    await hand.page.keyboard.press('Control+End');
    await hand.page.keyboard.insertText('，明天还要来');
    await letGo();
    expect(await hand.page.getByRole('textbox').inputValue()).toBe('机器坏了，明天还要来');
    await hand.tap('下一步');
    screens.expectComplaints(hand.page, /status of 409/);
    await hand.tap('看过了，交给窗口');
    await hand.see('交上去了，窗口已经收到');
    const proof = await readReceipt(hand.page);
    expect((await (await hall.admin()).cases.list({ show: 'all', page: 1 })).total).toBe(1);
    expect((await hall.client().cases.status(proof)).said.map(({ text }) => text)).toEqual(['明天还要来']);
  });

  it('shows nobody else a number', async () => {
    hall = await startHall();
    const hand = handAt(await screens.kiosk(hall.url));
    const letGo = await holdAnswer(hand.page, 'queue/take');
    await hand.tap(/^取号/);
    await hand.tap(/^换身份证/);
    await hand.tap('取号');
    await hand.tap('首页');
    await nextPersonWrites(hand);
    await letGo();
    await isUndisturbed(hand);
  });

  it('shows nobody else where a case stands', async () => {
    hall = await startHall();
    const slip = await fileCase(hall, { words: '第一个人的话' });
    const hand = handAt(await screens.kiosk(hall.url));
    const letGo = await holdAnswer(hand.page, 'cases/status');
    await lookUp(hand, slip);
    await hand.tap('首页');
    await nextPersonWrites(hand);
    await letGo();
    await isUndisturbed(hand);
  });

  it('shows nobody else what was said of a case, which counts all the same', async () => {
    hall = await startHall();
    const { xiang } = await peopleOf(hall, { xiang: { name: '向例静', role: 'intake' } });
    const slip = await fileCase(hall, { words: '第一个人的话' });
    const { caseNo } = slip;
    const { version } = await xiang.client.cases.accept({ caseNo, version: 1 });
    const result = { handling: 'on-the-spot', words: '照好了', cause: 'system-fault' } as const;
    await xiang.client.cases.conclude({ caseNo, version, ...result });
    const hand = handAt(await screens.kiosk(hall.url));
    const letGo = await holdAnswer(hand.page, 'cases/answer');
    await lookUp(hand, slip);
    await hand.see('办成了吗？');
    await hand.tap(/^没办成/);
    await hand.tap('首页');
    await nextPersonWrites(hand);
    await letGo();
    await isUndisturbed(hand);
    expect((await xiang.client.cases.get({ caseNo })).reopened).toBe(1);
  });
});
