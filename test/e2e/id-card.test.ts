// A case filed with an ID card instead of writing: laid on a reader that is there, read by the hall, filled in at the kiosk, and gone after it.
import { afterEach, describe, expect, it } from 'vitest';
import { type ReaderSimulator, startReaderSimulator } from '#electron/devices/simulator/reader-simulator.ts';
import { sampleCards } from '#electron/devices/simulator/sample-cards.ts';
import { startHall, type TestHall } from '../support/hall.ts';
import { handAt, readReceipt, toTheWords } from '../support/kiosk-hand.ts';
import { browserOrSkip, openScreens, patience } from '../support/screens.ts';

const browser = await browserOrSkip();
const { luo, shi } = sampleCards;

describe.skipIf(!browser)('an ID card', () => {
  let hall: TestHall;
  let reader: ReaderSimulator;
  afterEach(async () => {
    await hall.stop();
    await reader.close();
  });
  const screens = openScreens(browser);

  it.each([
    'http',
    'websocket',
  ] as const)('fills in who it is, over %s, and nothing of it is there for the next one', async (driver) => {
    reader = await startReaderSimulator({ encoding: driver === 'http' ? 'gbk' : 'utf-8' });
    hall = await startHall({ settings: { idReader: reader.setting(driver) } });
    const page = await screens.kiosk(hall.url);
    const hand = handAt(page);
    const field = page.getByRole('textbox');
    await toTheWords(hand);
    await page.keyboard.insertText('照相机坏了，跑了三趟');
    await hand.tap('下一步');
    await hand.tap('记不清了');
    await hand.tap(/^我自己的事/);
    await hand.says('把身份证放在读卡处，不用写');
    reader.lay('luo');
    await hand.says('读到了罗*，请看对不对');
    await expect.poll(() => field.inputValue(), patience).toBe(luo.name);
    // Somebody else's, by mistake: asked, and not taken.
    reader.lay('shi');
    await hand.tap('不换');
    expect(await field.inputValue()).toBe(luo.name);
    reader.lay('luo');
    await hand.tap('下一步');
    await hand.tap('不填，下一步');
    await expect.poll(() => field.inputValue(), patience).toBe(luo.idNumber);
    await hand.tap('下一步');
    await hand.see('看一遍，没问题就交');
    await hand.tap('看过了，交给窗口');
    await hand.says('请拿好您的身份证');
    await hand.tap('知道了');
    const { caseNo } = await readReceipt(page);

    const desk = await hall.admin();
    const found = await desk.cases.findByPerson({ idNumber: luo.idNumber });
    expect(JSON.stringify(found)).toContain(caseNo);
    expect(JSON.stringify(await desk.cases.findByPerson({ idNumber: shi.idNumber }))).not.toContain(caseNo);

    // The card still lies there: it is called out, and whoever comes next gets nothing of it.
    await hand.tap('首页');
    await hand.says('请拿好您的身份证');
    await hand.tap(/^我要反映/);
    expect(await page.content()).not.toContain(luo.idNumber);
    expect(await hall.client().devices.takeCard()).toBeNull();
  });
});
