// One day of the queue as everybody in the hall sees it: citizens, a clerk without a mouse, the display, the window's small screen, the supervisor.
import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright';
import { afterEach, describe, expect, it } from 'vitest';
import { signInAtDesk, signInByKeys, sitByKeys } from '../support/desk-hand.ts';
import { notePress, noteWhen } from '../support/follows.ts';
import { startHall, type TestHall } from '../support/hall.ts';
import { type Hand, handAt } from '../support/kiosk-hand.ts';
import { browserOrSkip, openScreens, patience } from '../support/screens.ts';

const browser = await browserOrSkip();

async function takeAtKiosk(hand: Hand, green?: RegExp): Promise<void> {
  await hand.tap(/^取号/);
  await hand.tap(/^换身份证/);
  if (green) {
    await hand.tap(/绿色通道$/);
    await hand.tap(green);
  }
  await hand.tap('取号');
  await hand.see('号取好了');
}

/** F2 at the desk, until the number stands large on the display: in ms. */
async function callNext(desk: Page, display: Page, no: string): Promise<number> {
  const shown = await noteWhen(display, no, '.now-number');
  const pressed = await notePress(desk);
  await desk.keyboard.press('F2');
  const ms = (await shown()) - (await pressed());
  await desk.locator('.serving-number', { hasText: no }).waitFor();
  return ms;
}

/** A window in the band at the display's foot. */
const bandOf = (display: Page, number: string) =>
  display.locator('.band-window').filter({ has: display.getByText(`${number} 号`, { exact: true }) });

async function downloaded(page: Page): Promise<{ name: string; bytes: Uint8Array }> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载 Excel' }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

describe.skipIf(!browser)('a day of the queue', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);

  it('goes from two numbers at the kiosk to the day’s end, on every screen', { timeout: 180_000 }, async () => {
    hall = await startHall();
    const clerk = await hall.admin();
    const { date } = await clerk.queue.overview();
    const today = { from: date, to: date };
    const stateOf = async (ticketNo: string) => (await clerk.calling.find({ ticketNo })).ticket.state;

    const kiosk = handAt(await screens.kiosk(hall.url));
    await takeAtKiosk(kiosk, /^老人/);
    await kiosk.says('A001');
    await kiosk.tap('记住了');
    await takeAtKiosk(kiosk);
    await kiosk.says('A002');
    await kiosk.tap('记住了');
    for (const language of ['zh-CN', 'en'] as const)
      await hall.client().queue.take({ requestId: crypto.randomUUID(), matterCode: 'GA-02', language });

    const display = await screens.display(hall.url);
    await display.getByText('还没有叫号').waitFor();
    const small = await screens.rate(hall.url, '1');
    await small.getByText('请听叫号').waitFor();
    const boss = await screens.desk(hall.url);
    await signInAtDesk(boss);
    await boss.getByRole('link', { name: '看板' }).click();
    const seenByBoss = (number: number, words: string | RegExp) =>
      boss
        .locator('.watch-window')
        .filter({ hasText: new RegExp(`^${number} 号`) })
        .getByText(words)
        .waitFor();
    const desk = await screens.desk(hall.url);
    const press = (key: string): Promise<void> => desk.keyboard.press(key);
    await signInByKeys(desk);
    await sitByKeys(desk, '1');

    // The green channel first; the clerk sees the papers. Copies are to be made: on hold.
    const followed = [await callNext(desk, display, 'A001')];
    await seenByBoss(1, 'A001');
    await kiosk.page.getByRole('region', { name: '正在叫号' }).getByText('A001').waitFor();
    await small.getByText('A001').waitFor();
    await press('Shift+F8');
    await desk.getByRole('dialog').waitFor();
    await press('1');
    await desk.getByText('未核对').waitFor({ state: 'detached' });
    await press('F6');
    await desk.getByText('A001 挂起了，回来再叫').waitFor();

    // Nobody comes: with a reason, back in line behind the two others.
    followed.push(await callNext(desk, display, 'A002'));
    await press('F8');
    await desk.getByRole('dialog').waitFor();
    await press('1');
    await desk.getByText('A002 过号，排回队里了').waitFor();
    const { waiting } = await clerk.calling.window({ windowCode: 'W01' });
    expect(waiting.map(({ no, misses }) => [no, misses])).toEqual([
      ['A003', 0],
      ['A004', 0],
      ['A002', 1],
    ]);

    // The first one is back with the copies, and served.
    const shown = await noteWhen(display, 'A001', '.now-number');
    await press('F3');
    await desk.getByLabel('哪个号').waitFor();
    await desk.keyboard.type('a001');
    await press('Enter');
    await desk.getByRole('button', { name: /叫到 1 号窗口/ }).waitFor();
    const pressed = await notePress(desk);
    await press('1');
    followed.push((await shown()) - (await pressed()));
    await desk.getByRole('dialog').waitFor({ state: 'detached' });
    await press('F9');
    await expect.poll(() => stateOf('A001'), patience).toBe('served');
    // One person's grade, given while the next one is called.
    await small.getByText('刚才的服务怎么样？').waitFor();
    followed.push(await callNext(desk, display, 'A003'));
    // A question that has just come takes no touch that was meant for something else.
    await small.waitForTimeout(1000);
    await small.getByRole('button', { name: /^非常满意/ }).tap();
    await small.getByText('谢谢您的评价').waitFor();
    const grades = async () => (await clerk.hallDay.statistics(today)).ratings.grades;
    await expect.poll(grades, patience).toEqual([0, 0, 0, 0, 1]);

    // Called again, and then it turns out to be window 3's.
    await press('F4');
    await desk.getByText('A003 又叫了一遍').waitFor();
    await press('F7');
    await desk.getByLabel('窗口或事项').waitFor();
    await desk.keyboard.type('3');
    await press('Enter');
    await press('1');
    await desk.getByText('A003 转走了').waitFor();
    expect((await clerk.calling.find({ ticketNo: 'A003' })).ticket).toMatchObject({
      state: 'waiting',
      targetWindowCode: 'W03',
    });

    followed.push(await callNext(desk, display, 'A004'));
    await press('F9');
    await expect.poll(() => stateOf('A004'), patience).toBe('served');
    await press('F10');
    await desk.getByRole('dialog').waitFor();
    await press('1');
    await desk.getByText('1 号窗口暂停服务').waitFor();
    await seenByBoss(1, '午饭');
    await bandOf(display, '1').getByText('暂停服务').waitFor();
    await press('F10');
    await desk.getByText('1 号窗口恢复服务').waitFor();
    await bandOf(display, '1').getByText('空').waitFor();
    // The one who was not there comes after the others.
    followed.push(await callNext(desk, display, 'A002'));
    await press('F9');
    await expect.poll(() => stateOf('A002'), patience).toBe('served');
    await seenByBoss(1, '办完 3');
    // Nobody is sent to a window that has done with them, or to which they no longer belong.
    await kiosk.page.getByRole('region', { name: '正在叫号' }).waitFor({ state: 'detached' });
    console.log(`a key at the desk to the number on the display: ${followed.join(', ')} ms`);
    for (const ms of followed) expect(ms).toBeLessThan(1000);
    // Whatever else this machine does meanwhile, the hall's own part is less.
    expect(Math.min(...followed)).toBeLessThanOrEqual(200);

    await boss.getByRole('link', { name: '统计' }).click();
    for (const [what, count] of [
      ['取号', '4'],
      ['办完', '3'],
      ['绿色通道', '25%'],
    ] as const)
      await boss.locator('.figures-totals > div').filter({ hasText: what }).filter({ hasText: count }).waitFor();
    await boss.getByText('1 次有评价').waitFor();
    const { name, bytes } = await downloaded(boss);
    expect(name).toMatch(/\.xlsx$/);
    const parts = unzipSync(bytes);
    expect(Object.keys(parts)).toEqual(expect.arrayContaining(['[Content_Types].xml', 'xl/workbook.xml']));
    expect(new TextDecoder().decode(parts['xl/sharedStrings.xml'])).toContain('居民身份证换领');

    await boss.getByRole('link', { name: '看板' }).click();
    await boss.getByRole('button', { name: '结束今天' }).click();
    await boss.getByText('还有 1 个号没办完').waitFor();
    await boss.getByRole('dialog').getByRole('button', { name: '结束今天' }).click();
    await boss.getByText('作废了 1 个号').waitFor();
    const { ticket, steps } = await clerk.calling.find({ ticketNo: 'A003' });
    expect([ticket.state, steps.at(-1)?.what]).toEqual(['void', 'void']);
    await kiosk.says(/^今天不发号了，/);
    await kiosk.tap(/^取号/);
    await kiosk.see('今天不发号了');
  });
});
