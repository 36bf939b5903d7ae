// Appointments at the desk against the real hall: made by keys for somebody, on the day's list, refused twice, cancelled.
import { afterEach, describe, expect, it } from 'vitest';
import { signInAtDesk } from '../support/desk-hand.ts';
import { startHall, type TestHall } from '../support/hall.ts';
import { browserOrSkip, openScreens } from '../support/screens.ts';

const browser = await browserOrSkip();

describe.skipIf(!browser)('appointments at the desk', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);

  it('are made for somebody, listed, told apart from a second one, and cancelled', { timeout: 60_000 }, async () => {
    hall = await startHall();
    const clerk = await hall.admin();
    const first = (await clerk.appointments.bookable()).find(({ next }) => next !== null);
    if (!first?.next) throw new Error('nothing can be booked in this hall');
    const page = await screens.desk(hall.url);
    screens.expectComplaints(page, /status of 4\d\d/);
    await signInAtDesk(page);
    await page.getByRole('link', { name: '预约' }).click();

    const book = async (): Promise<void> => {
      await page.getByLabel('哪件事').click();
      await page.keyboard.type(first.name.zh.replaceAll('|', ''));
      await page.keyboard.press('Enter');
      const panel = page.getByRole('complementary', { name: '替人预约' });
      await panel.getByLabel('哪一天').selectOption(first.next?.date ?? '');
      await panel.getByLabel('几点').selectOption(first.next?.time ?? '');
      await panel.getByLabel('姓名').fill('罗试兰');
      await panel.getByLabel('电话').fill('13800005678');
      await page.keyboard.press('Enter');
    };
    await book();
    await page.getByText('约好了，请告诉群众').waitFor();
    const row = page.getByRole('row').filter({ hasText: '罗试兰' });
    await row.getByText('约好了').waitFor();
    const [listed] = await clerk.appointments.list({ date: first.next.date });
    expect(listed).toMatchObject({ name: '罗试兰', time: first.next.time, state: 'booked', channel: 'desk' });

    await page.getByRole('button', { name: '再约一个' }).click();
    await book();
    await page.getByText('这个手机号当天已经约了这件事。').waitFor();

    await row.getByRole('button', { name: /取消/ }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('2');
    await row.getByText('取消了').waitFor();
  });
});
