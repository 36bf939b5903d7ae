// A person at hand: by the citizen's yes a clerk fills in with them and they hand in; and what was begun goes on at the counter.
import { afterEach, describe, expect, it } from 'vitest';
import { signInAtDesk } from '../support/desk-hand.ts';
import { startHall, type TestHall } from '../support/hall.ts';
import { handAt, readReceipt, toTheWords } from '../support/kiosk-hand.ts';
import { peopleOf } from '../support/people.ts';
import { browserOrSkip, openScreens, patience } from '../support/screens.ts';

const browser = await browserOrSkip();

describe.skipIf(!browser)('a person at hand', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);

  it('sees by yes alone, fills in live, and the citizen hands in', { timeout: 60_000 }, async () => {
    hall = await startHall();
    const { xiang } = await peopleOf(hall, { xiang: { name: '向例静', role: 'intake' } });
    const [kiosk, desk] = [await screens.kiosk(hall.url, { terminal: '1号机' }), await screens.desk(hall.url)];
    await signInAtDesk(desk, xiang);
    // What is over is answered so.
    screens.expectComplaints(desk, /status of 410/);
    const hand = handAt(kiosk);
    await hand.tap(/^我要反映/);
    await hand.tap(/^有事没办成/);
    await hand.see('是哪件事没办成？');
    await hand.tap('求助');
    await hand.tap('让工作人员一起看、帮我填');
    // Asked for, and not agreed to: nobody can see anything.
    await hand.see('让工作人员一起看？');
    expect(await xiang.client.assist.open()).toEqual([]);
    await hand.tap('好，一起看');
    await hand.says('等工作人员打开，现在还没有人看');

    await desk.getByRole('button', { name: '一起看', exact: true }).click();
    await desk.getByRole('heading', { name: '和群众一起填' }).waitFor();
    await hand.says('向例静正在和您一起看');
    await desk.getByText(/群众停在：选事项/).waitFor();
    const words = desk.getByLabel(/^群众怎么说/);
    await words.fill('低保年审交了三次材料，');
    await hand.says('向例静正在帮您填');
    await hand.tap('不清楚，先跳过');
    await hand.tap('不清楚');
    await hand.see('发生了什么事？');
    const field = kiosk.getByRole('textbox');
    await expect.poll(() => field.inputValue(), patience).toBe('低保年审交了三次材料，');
    await field.press('End');
    await kiosk.keyboard.insertText('还说不行');
    await expect.poll(() => words.inputValue(), patience).toBe('低保年审交了三次材料，还说不行');
    await desk.getByRole('radio', { name: '本人' }).check();
    await desk.getByLabel(/^姓名/).fill('罗演名');
    await desk.getByLabel(/^电话/).fill('13800005678');
    await desk.getByLabel(/^跑了几趟/).fill('3');
    await hand.tap('下一步');
    await hand.says('3 趟');
    await hand.tap('下一步');
    await hand.tap(/^我自己/);
    for (let n = 0; n < 2; n += 1) await hand.tap('下一步');
    await hand.tap('不填，下一步');
    await hand.see('看一遍，没问题就交');
    await hand.says(/罗演名/);
    await hand.says('工作人员帮您填的');
    await hand.tap('看过了，交给窗口');
    await hand.see(/交上去了/);
    await desk.getByRole('heading', { name: '群众自己交上去了' }).waitFor();
    const { caseNo } = await readReceipt(kiosk);
    const detail = await xiang.client.cases.get({ caseNo });
    expect(detail.entries[0]?.text).toBe('在自助机上反映，向例静帮着填，本人看过交的');
    expect(await kiosk.getByText('停止', { exact: true }).count()).toBe(0);
  });

  it('goes on at the counter by four digits', { timeout: 60_000 }, async () => {
    hall = await startHall();
    const { xiang } = await peopleOf(hall, { xiang: { name: '向例静', role: 'intake' } });
    const [kiosk, desk] = [await screens.kiosk(hall.url), await screens.desk(hall.url)];
    await signInAtDesk(desk, xiang);
    const hand = handAt(kiosk);
    await toTheWords(hand);
    await kiosk.keyboard.insertText('水表一直没装');
    await hand.tap('求助');
    await hand.tap('先存着，到窗口接着办');
    await hand.tap('存好，给我号');
    await hand.see('存好了，记住这个号');
    const code = await kiosk.locator('.parked-code').innerText();
    expect(code).toMatch(/^\d{4}$/);
    await hand.tap('记住了');
    await hand.tap(/^我要反映/);
    expect(await kiosk.getByText('水表').count()).toBe(0);

    await desk.getByRole('link', { name: '替群众登记' }).click();
    screens.expectComplaints(desk, /status of 404/);
    const field = desk.getByLabel('接着办：群众的 4 位号');
    await field.fill(code === '9999' ? '9998' : '9999');
    await field.press('Enter');
    await desk.getByText(/没有这个号.*还可以试 9 次/).waitFor();
    await field.fill(code);
    await field.press('Enter');
    const words = desk.getByLabel('群众怎么说');
    await expect.poll(() => words.inputValue(), patience).toBe('水表一直没装');
    await desk.keyboard.press('Control+Enter');
    await desk.getByRole('heading', { name: '登记好了' }).waitFor();
    const { caseNo } = await readReceipt(desk);
    expect((await xiang.client.cases.get({ caseNo })).words).toBe('水表一直没装');
    await expect(xiang.client.assist.takeUp({ code })).rejects.toMatchObject({ code: 'CODE_UNKNOWN' });
  });
});
