// One number for one errand: a second matter at the same windows rides on the number in hand, one at other windows has its own.
import { afterEach, describe, expect, it } from 'vitest';
import { signInAtDesk, sitAt } from '../support/desk-hand.ts';
import { startHall, type TestHall } from '../support/hall.ts';
import { handAt } from '../support/kiosk-hand.ts';
import { browserOrSkip, openScreens, patience } from '../support/screens.ts';
import { readSlips } from '../support/slip-files.ts';

const browser = await browserOrSkip();

describe.skipIf(!browser)('one errand', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);

  it('has one number for two matters, known again by its slip, and the clerk is told of both', async () => {
    hall = await startHall();
    await hall.admin();
    const page = await screens.kiosk(hall.url);
    const hand = handAt(page);
    await hand.tap(/^取号/);
    await hand.tap(/^换身份证/);
    await hand.tap('取号');
    await hand.see('号取好了');
    await hand.says('A001');

    // Nobody has gone: the same hands choose again.
    await hand.tap('返回');
    await hand.tap(/^县公安局/);
    await hand.tap(/^补身份证/);
    await hand.see('您已经有 A001 了');
    const answer = page.waitForResponse('**/api/rpc/queue/addMatter');
    await hand.tap(/^这件事一起办/);
    await hand.see('号取好了');
    await hand.says('（一起办 1 件）');
    const { json } = (await (await answer).json()) as { json: { qr: string } };
    await expect.poll(async () => (await readSlips(hall.dataDir)).length, patience).toBe(2);
    expect((await readSlips(hall.dataDir)).filter((slip) => slip.includes('A001'))).toHaveLength(2);

    await hand.tap('返回');
    await hand.tap(/^县公安局/);
    while ((await hand.button(/^办护照/).count()) === 0) await hand.tap('下一页');
    await hand.tap(/^办护照/);
    await hand.tap('取号');
    await hand.says('B001');
    await hand.tap('记住了');
    const { groups } = await hall.client().queue.overview();
    expect(groups.filter(({ taken }) => taken > 0).map(({ groupCode, taken }) => [groupCode, taken])).toEqual([
      ['G-HZ', 1],
      ['G-CRJ', 1],
    ]);

    await hand.scan(json.qr, page.getByRole('heading', { name: '还在排队，请等叫号' }));
    await hand.says('居民身份证换领 （一起办 1 件）');
    await hand.says('没有人');
    const desk = await screens.desk(hall.url);
    await signInAtDesk(desk);
    await sitAt(desk, '1 号 公安户政一');
    await desk.getByRole('button', { name: /^呼叫下一位/ }).click();
    await desk.getByText(/^还要办：.*补/).waitFor();
    await hand.see('正在叫您');
    await hand.says('1 号窗口');
  });
});
