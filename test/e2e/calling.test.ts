// A clerk's day at a window against the real hall, with the keyboard alone: called, missed, on hold, forwarded, put first, paused.
import { afterEach, describe, expect, it } from 'vitest';
import { signInByKeys, sitByKeys } from '../support/desk-hand.ts';
import { startHall, type TestHall } from '../support/hall.ts';
import { browserOrSkip, openScreens, patience } from '../support/screens.ts';

const browser = await browserOrSkip();

describe.skipIf(!browser)('a clerk without a mouse', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);

  it('does everything a window does', { timeout: 120_000 }, async () => {
    hall = await startHall();
    const clerk = await hall.admin();
    const take = (green?: 'elderly') =>
      hall
        .client()
        .queue.take({
          requestId: crypto.randomUUID(),
          matterCode: 'GA-02',
          language: 'zh-CN',
          ...(green && { green }),
        })
        .then(({ ticket }) => ticket.no);
    const nos = [await take(), await take(), await take(), await take()];
    const old = await take('elderly');
    const stateOf = async (ticketNo: string) => (await clerk.calling.find({ ticketNo })).ticket.state;
    const currentNo = async () => (await clerk.calling.window({ windowCode: 'W01' })).current?.ticket.no ?? null;

    const page = await screens.desk(hall.url);
    screens.expectComplaints(page, /status of 4\d\d/);
    const press = (key: string): Promise<void> => page.keyboard.press(key);
    await signInByKeys(page);
    await sitByKeys(page, '1');

    // The green channel goes before the others; the clerk sees that the reason holds.
    await press('F2');
    await page.getByText('绿色通道·老人 未核对').waitFor();
    expect(await currentNo()).toBe(old);
    await press('Shift+F8');
    await page.getByRole('dialog').waitFor();
    await press('1');
    await expect
      .poll(async () => (await clerk.calling.find({ ticketNo: old })).ticket.isGreenConfirmed, patience)
      .toBe(true);
    // Keys are the question's while it is open.
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await press('F9');
    await expect.poll(() => stateOf(old), patience).toBe('served');

    // Nobody comes: back in line. The next one fetches a copy and is called back when the copy is there.
    await press('F2');
    await expect.poll(currentNo, patience).toBe(nos[0]);
    await page.getByText(/叫了 1 遍/).waitFor();
    await press('F8');
    await page.getByRole('dialog').waitFor();
    await press('Enter');
    await page.getByText(`${nos[0]} 过号，排回队里了`).waitFor();
    await press('F2');
    await expect.poll(currentNo, patience).toBe(nos[1]);
    await page.locator('.serving-number', { hasText: nos[1] ?? '' }).waitFor();
    await press('F6');
    await expect.poll(() => stateOf(nos[1] ?? ''), patience).toBe('parked');
    await page.getByText(`${nos[1]} 挂起了，回来再叫`).waitFor();
    await press('F3');
    await page.getByLabel('哪个号').waitFor();
    await press('ArrowDown');
    await press('Enter');
    await page.getByRole('button', { name: /叫到 1 号窗口/ }).waitFor();
    await press('1');
    await expect.poll(currentNo, patience).toBe(nos[1]);
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    // It belongs to window 3.
    await press('F7');
    await page.getByLabel('窗口或事项').waitFor();
    await page.keyboard.type('3');
    await press('Enter');
    await press('2');
    await page.getByText(`${nos[1]} 转走了`).waitFor();
    expect((await clerk.calling.find({ ticketNo: nos[1] ?? '' })).ticket.targetWindowCode).toBe('W03');

    // The last of the line is put first, with a reason, and is the next.
    await press('F3');
    await page.getByLabel('哪个号').waitFor();
    await page.keyboard.type((nos[3] ?? '').toLowerCase());
    await press('Enter');
    await page.getByRole('button', { name: /置顶/ }).waitFor();
    await press('1');
    await page.getByRole('button', { name: /补了材料回来/ }).waitFor();
    await press('4');
    await page
      .getByRole('dialog')
      .getByText(/补了材料回来/)
      .waitFor();
    await press('Escape');
    await press('Escape');
    await page.getByRole('button', { name: `呼叫下一位 ${nos[3]} F2` }).waitFor();

    // Pausing is said, and the next call opens the window.
    await press('F10');
    await page.getByRole('dialog').waitFor();
    await press('1');
    await page.getByText(/午饭 · \d\d:\d\d 起/).waitFor();
    expect((await clerk.calling.window({ windowCode: 'W01' })).paused?.reason).toBe('lunch');
    await press('F2');
    await expect.poll(currentNo, patience).toBe(nos[3]);
    expect((await clerk.calling.window({ windowCode: 'W01' })).paused).toBeNull();
  });

  it('is told at the live view what waits, and the day’s end there voids what is left', {
    timeout: 60_000,
  }, async () => {
    hall = await startHall();
    await hall.admin();
    const take = () =>
      hall.client().queue.take({ requestId: crypto.randomUUID(), matterCode: 'GA-02', language: 'zh-CN' });
    await take();
    const page = await screens.desk(hall.url);
    screens.expectComplaints(page, /status of 4\d\d/);
    await signInByKeys(page);
    await page.getByRole('link', { name: '看板' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(/A001 \d+ 分钟/).waitFor();
    await take();
    await page.locator('.watch-figures dd').first().getByText('2').waitFor();
    await page.getByRole('button', { name: '结束今天' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('还有 2 个号没办完').waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByText('作废了 2 个号').waitFor();
    await expect(take()).rejects.toMatchObject({ code: 'HALL_CLOSED' });
  });
});
