// Telling the window at the kiosk, from the first touch to the promised day, and looking up afterwards what became of it.
import { afterEach, describe, expect, it } from 'vitest';
import { slipQr } from '#shared/domain/scan-code.ts';
import { startHall, type TestHall } from '../support/hall.ts';
import { handAt, readReceipt, tellWithoutName, toTheWords } from '../support/kiosk-hand.ts';
import { clockFrom } from '../support/made-hall.ts';
import { fileCase } from '../support/people.ts';
import { browserOrSkip, landscape, openScreens, patience } from '../support/screens.ts';
import { readSlips } from '../support/slip-files.ts';

const browser = await browserOrSkip();
/** A Sunday: twelve working days on is Tuesday 8 December 2026, with no holiday on the way. */
const sunday = '2026-11-22T10:05:00+08:00';

/** Another last digit: it cannot be right. */
const withWrongDigit = (digits: string): string => digits.slice(0, -1) + String((Number(digits.at(-1)) + 1) % 10);

describe.skipIf(!browser)('telling the window', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);

  it('is told by touch alone, promised by a day, and looked up by scan and by digits', async () => {
    hall = await startHall({ clock: clockFrom(sunday) });
    const hand = handAt(await screens.kiosk(hall.url));
    await hand.tap(/^我要反映/);
    await hand.see('您想说的是哪一种？');
    await hand.tap(/^有事没办成/);
    await hand.see('是哪件事没办成？');
    await hand.tap('换身份证');
    await hand.see('在哪里没办成？');
    await hand.tap('县公安局');
    await hand.see('发生了什么事？');
    await hand.tap('派出所照相或指纹采集设备故障');
    await hand.pinyin('laile', '来了');
    await hand.key('删除');
    await hand.pinyin('guo', '过');
    await hand.keys('3');
    await hand.pinyin('tang', '趟');
    const words = hand.page.getByRole('textbox', { name: '发生了什么事？' });
    expect(await words.inputValue()).toBe('派出所照相或指纹采集设备故障。来过3趟');
    await hand.tap('下一步');
    await hand.see('为这事跑了几趟？');
    await hand.tap('多一趟');
    await hand.tap('多一趟');
    await hand.says('3 趟');
    await hand.tap('下一步');
    await hand.see('这是谁的事？');
    await hand.tap(/^我自己的事/);
    await hand.see('怎么称呼您？');
    // Characters no county's input method has: they come from a real keyboard.
    await hand.page.keyboard.insertText('𠮷㐂');
    await hand.tap('下一步');
    await hand.see('打哪个电话找您？');
    await hand.keys('1380001234');
    await hand.says('手机号是 11 位，还差 1 位');
    expect(await hand.button('下一步').count()).toBe(0);
    await hand.keys('5');
    await hand.tap('下一步');
    await hand.see('身份证号是多少？');
    await hand.tap('不填，下一步');

    await hand.see('看一遍，没问题就交');
    await hand.says('派出所照相或指纹采集设备故障。来过3趟');
    await hand.says('3 趟');
    await hand.says(/^𠮷㐂、电话 138/);
    expect(await hand.page.getByText('13800012345').count()).toBe(0);
    await hand.says('您的信息，只用来办这件事');
    await hand.tap('看过了，交给窗口');

    await hand.see('交上去了，窗口已经收到');
    await hand.says('12月8日');
    await hand.says('星期二');
    const calendar = hand.page.getByRole('table', { name: '日历：数 12 个工作日，最晚 12月8日 星期二' });
    await calendar.waitFor();
    // Which days were counted is told by how they are drawn, and by nothing else.
    expect(await calendar.locator('.day-counted, .day-promised').count()).toBe(12);
    expect(await calendar.locator('.day-promised').innerText()).toBe('8');
    await hand.says('负责您这件事');
    await hand.says(/16 号反映窗口/);
    const { caseNo, queryCode } = await readReceipt(hand.page);
    expect(caseNo).toMatch(/^261122-001\d$/);
    expect(queryCode).toMatch(/^\d{6}$/);
    await hand.page.getByRole('img', { name: `${caseNo} 的二维码` }).waitFor();

    await expect.poll(async () => (await readSlips(hall.dataDir)).length, patience).toBe(1);
    const [slip = ''] = await readSlips(hall.dataDir);
    for (const words of ['最晚12月8日星期二', caseNo, queryCode, '𠮷*']) expect(slip).toContain(words);

    const desk = await hall.admin();
    expect((await desk.cases.reveal({ caseNo })).person).toMatchObject({ name: '𠮷㐂', phone: '13800012345' });
    expect(await desk.cases.get({ caseNo })).toMatchObject({
      words: '派出所照相或指纹采集设备故障。来过3趟',
      trips: 3,
    });

    await hand.tap('记住了');
    await hand.see('您好，想办什么事？');
    await hand.scan(slipQr({ caseNo, queryCode }), hand.page.getByText(`反映单号 ${caseNo}`));
    await hand.see('居民身份证换领');
    await hand.says('还有 12 个工作日');
    await hand.says('您说的都记下了，等窗口看');
    await hand.tap('首页');

    await hand.tap(/^查进度/);
    await hand.see('查进度');
    await hand.keys(withWrongDigit(caseNo.replace('-', '')));
    await hand.says('单号有一处不对，请对着凭条再看一遍');
    await hand.key('删除');
    await hand.keys(caseNo.slice(-1));
    await hand.button('再输查询码').waitFor();
    await hand.keys(withWrongDigit(queryCode));
    screens.expectComplaints(hand.page, /status of 404/);
    await hand.tap('查一查');
    await hand.says('单号和查询码对不上，请对着凭条再看一遍。还能试 4 次');
    await hand.key('删除');
    await hand.keys(queryCode.slice(-1));
    await hand.tap('查一查');
    await hand.says(`反映单号 ${caseNo}`);

    await hand.tap('我想补充几句');
    await hand.see('还想补充什么？');
    await hand.page.keyboard.insertText('昨天又去了一趟');
    await hand.tap('交给窗口');
    await hand.see('事情的经过');
    await hand.says('昨天又去了一趟');
  });

  it('is written in Chinese by touch alone: sentences by pinyin, the surname by hand', async () => {
    hall = await startHall({ clock: clockFrom(sunday) });
    const hand = handAt(await screens.kiosk(hall.url));
    await toTheWords(hand);
    await hand.pinyin('wozuotianqulexianli', '我昨天去了县里');
    await hand.key('，');
    await hand.pinyin('jiqihuaile', '机器坏了');
    await hand.key('。');
    const words = hand.page.getByRole('textbox', { name: '发生了什么事？' });
    expect(await words.inputValue()).toBe('我昨天去了县里，机器坏了。');
    await hand.key('清空');
    await hand.key('撤销');
    await hand.tap('下一步');
    await hand.tap('记不清了');
    await hand.tap(/^我自己的事/);
    await hand.see('怎么称呼您？');
    await hand.key('手写');
    await hand.write('王');
    const name = hand.page.getByRole('textbox', { name: '怎么称呼您？' });
    await expect.poll(() => name.inputValue(), patience).toBe('王');
    await hand.key('拼音');
    expect(await name.inputValue()).toBe('王');
    await hand.pinyin('xiaoming', '小明');
    await hand.tap('下一步');
    await hand.keys('13800012345');
    await hand.tap('下一步');
    await hand.tap('不填，下一步');
    await hand.see('看一遍，没问题就交');
    await hand.tap('看过了，交给窗口');
    await hand.see('交上去了，窗口已经收到');
    const { caseNo } = await readReceipt(hand.page);
    const desk = await hall.admin();
    expect((await desk.cases.get({ caseNo })).words).toBe('我昨天去了县里，机器坏了。');
    expect((await desk.cases.reveal({ caseNo })).person).toMatchObject({ name: '王小明', phone: '13800012345' });
  });

  it('is told in English, in landscape, for an organisation', async () => {
    hall = await startHall({ clock: clockFrom(sunday) });
    const hand = handAt(await screens.kiosk(hall.url, { size: landscape }));
    await hand.tap('English');
    await hand.tap(/^Tell the window/);
    await hand.see('What is it about?');
    await hand.tap(/^I want to ask/);
    await hand.see('Which matter is it?');
    await hand.tap('Search');
    await hand.see('Type what you need');
    await hand.keys('passport');
    await hand.tap(/passport/i);
    await hand.see('Where did it fail?');
    await hand.tap('Not sure');
    await hand.see('What happened?');
    await hand.page.keyboard.type('Which papers does our firm need?');
    await hand.tap('Next');
    await hand.see('How many trips so far?');
    await hand.tap('I do not remember');
    await hand.tap(/^An organisation's/);
    await hand.see('Name of the organisation?');
    await hand.page.keyboard.type('River Tea Ltd');
    await hand.tap('Next');
    await hand.see('Its social credit code?');
    // As fast as a person: eighteen signs at once are a scanner's.
    await hand.page.keyboard.type('91500000000000000X', { delay: 80 });
    await hand.says('One character is wrong, please compare with the card');
    await hand.tap('Leave it out');
    await hand.see('Who is the contact?');
    await hand.page.keyboard.type('Ann');
    await hand.page.keyboard.press('Enter');
    await hand.see('Which number can we call?');
    await hand.tap('Skip this');
    await hand.see('Read it once, then hand it in');
    await hand.says('River Tea Ltd, Ann');
    await hand.tap('Next');
    await hand.see('Your details serve this matter only');
    await hand.tap('All correct, hand it in');
    await hand.see('Handed in. The window has it');
    // Three working days after a Sunday: Monday, Tuesday, Wednesday.
    await hand.page.getByRole('table', { name: /Wednesday 25 November/ }).waitFor();
    const { caseNo } = await readReceipt(hand.page);
    const desk = await hall.admin();
    expect((await desk.cases.reveal({ caseNo })).person).toEqual({
      role: 'organisation',
      organisation: 'River Tea Ltd',
      name: 'Ann',
    });
    await hand.tap('I will remember');
    // The next person finds the hall's own language.
    await hand.see('您好，想办什么事？');
  });

  it('is told without a name, with nothing but words', async () => {
    hall = await startHall({ clock: clockFrom(sunday) });
    const hand = handAt(await screens.kiosk(hall.url));
    await tellWithoutName(hand, { words: '不知道该找谁 🙏' });
    await hand.says('只有您写的和录的，不留姓名电话');
    await hand.tap('看过了，交给窗口');
    await hand.see('交上去了，窗口已经收到');
    await hand.says('凭单号来查：谁在办');
    const { caseNo } = await readReceipt(hand.page);
    const desk = await hall.admin();
    expect(await desk.cases.get({ caseNo })).toMatchObject({
      words: '不知道该找谁 🙏',
      role: 'anonymous',
      matterName: null,
      failedAt: null,
      trips: null,
      maskedName: null,
    });
  });

  it('is counted in characters as seen, and never cut', async () => {
    hall = await startHall();
    const hand = handAt(await screens.kiosk(hall.url));
    await tellWithoutName(hand, { words: '短' });
    await hand.tap('改“您说的”');
    await hand.see('发生了什么事？');
    const most = `${'字'.repeat(4998)}👨‍👩‍👧`;
    await hand.page.keyboard.press('Control+End');
    await hand.page.keyboard.insertText(`${most}多`);
    await hand.says('多了 1 个字，删一点，或者到窗口细说');
    await hand.button('太长了，删一点').waitFor();
    await hand.key('删除');
    await hand.says('5000 字');
    await hand.tap('下一步');
    await hand.see('看一遍，没问题就交');
    // Read to its last sign, page after page.
    const end = hand.page.getByRole('list').getByText(/👨‍👩‍👧$/);
    for (let turned = 0; turned < 30 && !(await end.isVisible()); turned += 1) await hand.button('下一页').tap();
    await end.waitFor();
    await hand.tap('下一步');
    await hand.tap('看过了，交给窗口');
    await hand.see('交上去了，窗口已经收到');
    const { caseNo } = await readReceipt(hand.page);
    expect((await (await hall.admin()).cases.get({ caseNo })).words).toBe(`短${most}`);
  });

  it('is handed in once by a double tap', async () => {
    hall = await startHall();
    const hand = handAt(await screens.kiosk(hall.url));
    await tellWithoutName(hand, { words: '点了两下' });
    const box = await hand.button('看过了，交给窗口').boundingBox();
    const at = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2] as const;
    await Promise.all([1, 2, 3].map(() => hand.page.touchscreen.tap(...at)));
    await hand.see('交上去了，窗口已经收到');
    const desk = await hall.admin();
    expect((await desk.cases.list({ show: 'all', page: 1 })).total).toBe(1);
  });

  it('takes a ticket’s code and a strange code for what they are', async () => {
    hall = await startHall();
    const taken = await hall.client().queue.take({
      requestId: crypto.randomUUID(),
      matterCode: 'GA-01',
      language: 'zh-CN',
    });
    const hand = handAt(await screens.kiosk(hall.url));
    await hand.scan(taken.qr, hand.page.getByRole('heading', { name: '还在排队，请等叫号' }));
    await hand.tap('首页');
    await hand.scan('6901234567892123', hand.page.getByText('没扫好，请再扫一次'));
    await hand.see('您好，想办什么事？');
  });

  it('keeps what somebody is writing when a slip is held to the scanner meanwhile', async () => {
    hall = await startHall();
    const { caseNo, qr } = await fileCase(hall);
    const hand = handAt(await screens.kiosk(hall.url));
    await toTheWords(hand);
    await hand.page.keyboard.insertText('写了一半');
    await hand.scan(qr, hand.page.getByText(`反映单号 ${caseNo}`));
    await hand.tap('返回');
    expect(await hand.page.getByRole('textbox').inputValue()).toBe('写了一半');
  });

  it('can be told from end to end in large type with everything in reach', async () => {
    hall = await startHall();
    const hand = handAt(await screens.kiosk(hall.url));
    await hand.tap('大字');
    await hand.tap('低位');
    await toTheWords(hand);
    await hand.keys('abc');
    await hand.tap('下一步');
    await hand.tap('记不清了');
    await hand.tap(/^替家里人、亲戚说/);
    await hand.see('这是谁的事？');
    await hand.tap('不填，下一步');
    await hand.tap('孩子');
    await hand.tap('下一步');
    await hand.see('怎么称呼您？');
    await hand.tap('不填，下一步');
    await hand.keys('13800012345');
    await hand.tap('下一步');
    await hand.tap('不填，下一步');
    await hand.see('看一遍，没问题就交');
    await hand.says('要改哪一行？不改就点下一步。');
    await hand.tap('下一步');
    await hand.see('您的信息，只用来办这件事');
    await hand.tap('交给窗口');
    await hand.see('交上去了，窗口已经收到');
    const { caseNo } = await readReceipt(hand.page);
    const desk = await hall.admin();
    expect((await desk.cases.reveal({ caseNo })).person).toEqual({
      role: 'relative',
      relation: '孩子',
      phone: '13800012345',
    });
  });
});
