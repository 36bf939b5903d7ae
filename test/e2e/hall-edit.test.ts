// The hall edited at the desk while people stand at the kiosk: a new matter, a special day, no numbers, and two administrators at once.
import type { Page } from 'playwright';
import { afterEach, describe, expect, it } from 'vitest';
import { signInAtDesk } from '../support/desk-hand.ts';
import { startHall, type TestHall } from '../support/hall.ts';
import { handAt } from '../support/kiosk-hand.ts';
import { clockFrom } from '../support/made-hall.ts';
import { browserOrSkip, openScreens } from '../support/screens.ts';

const browser = await browserOrSkip();

/** The hall's entries of one kind, for instance 事项. */
async function toKind(desk: Page, kind: string): Promise<void> {
  await desk.getByRole('navigation', { name: '大厅资料' }).getByRole('button', { name: kind, exact: true }).click();
}

async function toEntry(desk: Page, kind: string, name: string): Promise<void> {
  await toKind(desk, kind);
  await desk.getByRole('list', { name: kind }).getByRole('button', { name }).first().click();
  await desk.getByRole('heading', { name }).waitFor();
}

async function save(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: '保存', exact: true }).click();
  await desk.getByRole('button', { name: '已保存', exact: true }).waitFor();
}

describe.skipIf(!browser)('the hall as an administrator edits it', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);

  async function openEditor(): Promise<Page> {
    const desk = await screens.desk(hall.url);
    await signInAtDesk(desk);
    await desk.getByRole('link', { name: '大厅资料' }).click();
    return desk;
  }

  it('offers a new matter at a kiosk that stands open, and is closed there on a special day', async () => {
    hall = await startHall({ settings: { hall: { hours: 'windows' } }, clock: clockFrom('2026-11-23T09:10:00+08:00') });
    await hall.admin();
    const kiosk = handAt(await screens.kiosk(hall.url));
    await kiosk.see('您好，想办什么事？');
    await kiosk.page.evaluate(() => {
      document.documentElement.dataset.since = 'the start';
    });
    const desk = await openEditor();
    screens.expectComplaints(desk, /status of 4\d\d/);
    const field = (name: string) => desk.getByLabel(name, { exact: true });
    const english = (nth: number) => desk.getByRole('textbox', { name: '英文', exact: true }).nth(nth);

    await desk.getByRole('button', { name: '新增' }).click();
    await field('代码').fill('ga-72');
    await field('名称').fill('犬只|登记');
    await english(0).fill('Dog Registration');
    await desk.getByRole('button', { name: '保存', exact: true }).click();
    // Half an entry is no matter yet, and nothing of it is lost.
    await desk.getByRole('alert').first().waitFor();
    await field('平常叫法').fill('给狗上户口');
    await english(1).fill('Register a dog');
    await field('归哪个单位').selectOption('D-GA');
    await field('在哪个窗口组取号').selectOption('G-HZ');
    await field('要带的材料第 1 行').fill('狗的照片');
    await field('要带的材料第 1 行，英文').fill('Photo of the dog');
    await field('时限的依据').fill('没有规定');
    await field('资料来源').fill('大厅自己定的');
    await save(desk);
    await kiosk.tap(/^取号/);
    await kiosk.tap(/^县公安局/);
    await kiosk.see('县公安局');
    while ((await kiosk.button(/^给狗上户口/).count()) === 0) await kiosk.tap('下一页');
    await kiosk.tap(/^给狗上户口/);
    await kiosk.says('狗的照片');
    await kiosk.tap('取号');
    await kiosk.see('号取好了');
    await kiosk.says('A001');
    await kiosk.tap('记住了');

    await toKind(desk, '特殊日子');
    await desk.getByRole('button', { name: '新增' }).click();
    expect(await field('日期').inputValue()).toBe('2026-11-23');
    await field('叫什么').fill('停电检修');
    await english(0).fill('Power works');
    await save(desk);
    await kiosk.says('今天不发号了，11月24日 星期二 09:00 开始');
    await kiosk.tap(/^取号/);
    await kiosk.see('今天不发号了');
    await desk.getByRole('button', { name: '停用', exact: true }).click();
    await desk.getByText('已停用：不再给人选').waitFor();
    await kiosk.tap('首页');
    await kiosk.page.getByText('今天不发号了').waitFor({ state: 'detached' });
    expect(await kiosk.page.evaluate(() => document.documentElement.dataset.since)).toBe('the start');
  });

  it('tells the second of two administrators, and a quota of none leads to the window to tell and to another day', async () => {
    hall = await startHall({ settings: { hall: { hours: 'windows' } }, clock: clockFrom('2026-11-23T09:10:00+08:00') });
    await hall.admin();
    const kiosk = handAt(await screens.kiosk(hall.url));
    const [first, second] = [await openEditor(), await openEditor()];
    screens.expectComplaints(second, /status of 409/);
    await toEntry(second, '窗口组和号', '公安出入境');
    await second.getByLabel('名称', { exact: true }).fill('公安出入境和护照');
    await toEntry(first, '窗口组和号', '公安出入境');
    await first.getByLabel('一天放多少号', { exact: true }).fill('0');
    await first.getByText('0 表示一个号也不放').waitFor();
    await save(first);

    await kiosk.tap(/^取号/);
    await kiosk.tap(/^县公安局/);
    await kiosk.tap('办护照 这里不发号');
    await kiosk.see('今天这里不发“办护照”的号');
    await kiosk.button(/^我要反映/).waitFor();
    await kiosk.tap(/^约 11月24日 09:00/);
    await kiosk.see('怎么称呼您？');

    await second.getByRole('button', { name: '保存', exact: true }).click();
    const told = second.getByRole('alert').filter({ hasText: '改过这一条。您的没有保存' });
    await told.waitFor();
    // Both say what they wrote; nothing was overwritten.
    await told.getByRole('row', { name: '一天放多少号 0 40' }).waitFor();
    await told.getByRole('row', { name: '名称 公安出入境 公安出入境和护照' }).waitFor();
    await told.getByRole('button', { name: '用现在的，不要我的' }).click();
    expect(await second.getByLabel('一天放多少号', { exact: true }).inputValue()).toBe('0');
    expect(await second.getByLabel('名称', { exact: true }).inputValue()).toBe('公安出入境');
  });
});
