// The queue at the kiosk against a real hall: the green channel, a number held, one's own number rated, an appointment kept.
import { afterEach, describe, expect, it } from 'vitest';
import { startHall, type TestHall } from '../support/hall.ts';
import { type Hand, handAt } from '../support/kiosk-hand.ts';
import { clockFrom } from '../support/made-hall.ts';
import { browserOrSkip, openScreens, patience } from '../support/screens.ts';
import { readSlips } from '../support/slip-files.ts';

const browser = await browserOrSkip();

async function toMatter(hand: Hand, department: RegExp, matter: RegExp): Promise<void> {
  await hand.tap(/^取号/);
  await hand.see('您要办什么？');
  await hand.tap(department);
  await hand.tap(matter);
  await hand.says('请带这些');
}

describe.skipIf(!browser)('the queue at the kiosk', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);

  it('takes a green number, tells the same telephone of it, and lets a second matter ride on it', async () => {
    hall = await startHall({ settings: { queue: { askHolder: 'may' } } });
    const hand = handAt(await screens.kiosk(hall.url));
    screens.expectComplaints(hand.page, /409 .*\/queue\/take$/);
    await toMatter(hand, /^县公安局/, /^换身份证/);
    await hand.tap(/绿色通道$/);
    await hand.see('绿色通道');
    await hand.tap(/^老人/);
    await hand.tap('取号');
    await hand.see('留个手机号吗？');
    await hand.keys('13812345678');
    await hand.tap('取号');
    await hand.see('号取好了');
    await hand.says('绿色通道：老人');
    await hand.says('到窗口请出示证件');
    await hand.tap('记住了');

    await toMatter(hand, /^县公安局/, /^补身份证/);
    await hand.tap('取号');
    await hand.keys('13812345678');
    await hand.tap('取号');
    await hand.see('您已经有 A001 了');
    await hand.tap(/^这件事一起办/);
    await hand.see('号取好了');
    await hand.says('（一起办 1 件）');
    const { groups } = await hall.client().queue.overview();
    expect(groups.reduce((sum, { taken }) => sum + taken, 0)).toBe(1);
    await expect.poll(async () => (await readSlips(hall.dataDir)).length, patience).toBe(2);
  });

  it('follows a number by its slip until it is served, and rates it there', async () => {
    hall = await startHall();
    const hand = handAt(await screens.kiosk(hall.url));
    const taken = { requestId: crypto.randomUUID(), matterCode: 'GA-01', language: 'zh-CN' } as const;
    const { qr, ticket } = await hall.client().queue.take(taken);
    await hand.see('您好，想办什么事？');
    const title = (words: string) => hand.page.getByRole('heading', { name: words, exact: true });
    await hand.scan(qr, title('还在排队，请等叫号'));
    const desk = await hall.admin();
    const [window] = (await desk.catalogue.get()).windows.filter(({ groupCodes }) => groupCodes.includes('G-HZ'));
    const windowCode = window?.code ?? '';
    await desk.calling.callNext({ requestId: crypto.randomUUID(), windowCode });
    await hand.see('正在叫您');
    await hand.says(`${window?.number} 号窗口`);
    await desk.calling.finish({ windowCode, ticketId: ticket.id });
    await hand.see('这个号办完了');
    await hand.tap(/^说说这次服务/);
    await hand.tap('不满意');
    await hand.tap('下一步');
    await hand.tap('态度不好');
    await hand.tap('交给大厅');
    await hand.see('收到了，谢谢您');
    await hand.tap('好了');
    await hand.see('您好，想办什么事？');
  });

  it('makes an appointment, keeps it by its code, and says so when it is too early', async () => {
    hall = await startHall({ clock: clockFrom('2026-11-23T09:10:00+08:00') });
    const hand = handAt(await screens.kiosk(hall.url));
    screens.expectComplaints(hand.page, /409 .*\/appointments\/checkIn$/);
    await hand.tap('约个时间来');
    await hand.tap(/^办护照/);
    await hand.tap(/^11月24日/);
    await hand.tap(/^10:00/);
    await hand.pinyin('luochunmei', '罗春梅');
    await hand.tap('下一步');
    await hand.keys('13812345678');
    await hand.tap('下一步');
    await hand.says('11月24日 星期二 10:00');
    await hand.tap('就约这个时间');
    await hand.see('约好了');
    const code = (await hand.page.locator('dd').first().innerText()).replaceAll(' ', '');
    expect(code).toMatch(/^\d{8}$/);
    await hand.tap('记住了');
    await hand.tap('有预约，来签到');
    await hand.tap(/^输预约码/);
    await hand.keys(code);
    await hand.tap('签到');
    await hand.says(/^您约的是 11月24日 星期二 10:00，\d\d:\d\d 起可以签到$/);
  });
});
