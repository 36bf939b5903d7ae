// A year's notice comes: the administrator pastes it, a day promised provisionally moves, and whoever waits for it is told.
import type { Page } from 'playwright';
import { afterEach, describe, expect, it } from 'vitest';
import { signInAtDesk } from '../support/desk-hand.ts';
import { startHallAt, type TestHall } from '../support/hall.ts';
import { handAt, lookUp } from '../support/kiosk-hand.ts';
import { fileCase, peopleOf } from '../support/people.ts';
import { browserOrSkip, openScreens, patience } from '../support/screens.ts';

const browser = await browserOrSkip();
/** The board asks again so often. */
const boardMs = 60_000;

/** Made for this test: nobody knows the real one. New Year's Day is a day longer than the law's. */
const notice = `国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至4日（周一）放假，共4天。
二、春节：2月5日至14日放假调休，共10天。1月31日（周日）、2月20日（周六）上班。
三、清明节：4月3日至5日放假，共3天。
四、劳动节：5月1日至5日放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日放假1天。
六、中秋节：9月15日放假1天。
七、国庆节：10月1日至7日放假调休，共7天。9月26日（周日）、10月9日（周六）上班。`;

const someFive = /^5\s*以上$/;

/** What the board says of counts, wherever it does. */
const counts = (board: Page): Promise<string[]> => board.locator('.board td, .board-count').allInnerTexts();

describe.skipIf(!browser)('a year’s notice of holidays', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);

  it('moves the provisional day on every screen, and the board shows no small count', {
    timeout: 120_000,
  }, async () => {
    const started = await startHallAt('2026-12-24T09:10:00+08:00');
    hall = started.hall;
    const { time } = started;
    const { du } = await peopleOf(hall, { du: { name: '督例办', role: 'supervisor' } });
    const slip = await fileCase(hall);
    for (let more = 0; more < 3; more += 1) await fileCase(hall);

    const kiosk = handAt(await screens.kiosk(hall.url));
    await lookUp(kiosk, slip);
    await kiosk.says('1月12日');
    await kiosk.says(/暂定/);
    const wall = await screens.desk(hall.url);
    await signInAtDesk(wall, du);
    await wall.goto(`${hall.url}/desk/wall`);
    const onWall = wall
      .getByRole('region', { name: '接下来到期' })
      .getByRole('listitem')
      .filter({ hasText: slip.caseNo });
    await onWall.getByText('1月12日').waitFor();
    const board = await screens.board(hall.url);
    await board.getByRole('row', { name: /2026年12月/ }).waitFor();
    // Four people came: few enough to be guessed.
    expect(new Set(await counts(board))).toEqual(new Set(['少于 5']));

    const admin = await screens.desk(hall.url);
    await signInAtDesk(admin);
    await admin.getByRole('link', { name: '放假通知' }).click();
    await admin.getByText('还没有 2027 年的放假通知').waitFor();
    const press = (name: string) => admin.getByRole('button', { name, exact: true }).click();
    await admin.getByLabel('通知原文').fill(notice.replace('4月3日至5日放假', '4月3日至5日不上班也不算'));
    await press('读出日子');
    await admin.getByText('这几句没读懂，一个日子也没填').waitFor();
    await admin.getByLabel('通知原文').fill(notice);
    await press('读出日子');
    await admin.getByText(/^读到 7 段放假、5 天上班/).waitFor();
    await press('检查');
    await admin.getByText(/有 4 件反映件的日子是暂定的/).waitFor();
    await press('保存，马上生效');
    await admin.getByText('已经生效').waitFor();

    await onWall.getByText('1月13日').waitFor();
    await lookUp(kiosk, slip);
    await kiosk.says(/放假安排定了，日子跟着变，最晚 1月13日/);
    expect(await kiosk.page.getByText(/暂定/).count()).toBe(0);

    for (let more = 0; more < 2; more += 1) await fileCase(hall);
    // Counted anew every five minutes at most.
    time.set('2026-12-24T09:20:00+08:00');
    await expect
      .poll(async () => {
        await board.clock.runFor(boardMs);
        return counts(board);
      }, patience)
      .toContainEqual(expect.stringMatching(someFive));
    for (const count of await counts(board)) expect(count).toMatch(/^(少于 5|\d*[05]\s*以上)$/);
  });
});
