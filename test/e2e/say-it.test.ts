// Said instead of written, from the first touch to the slip without a key; heard and written down at the desk; and nothing of it in the clear.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { projections } from '#electron/hall-projections.ts';
import { verifyDatabase } from '#electron/store/verify.ts';
import { signInAtDesk } from '../support/desk-hand.ts';
import { startHall, type TestHall } from '../support/hall.ts';
import { handAt, readReceipt, toTheWords } from '../support/kiosk-hand.ts';
import { browserOrSkip, openScreens } from '../support/screens.ts';

const browser = await browserOrSkip({ hasDevices: true });

describe.skipIf(!browser)('saying it', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);

  it('is a full case by touch alone, which the desk hears and writes down', async () => {
    hall = await startHall();
    const hand = handAt(await screens.kiosk(hall.url));
    await toTheWords(hand);
    await hand.tap('说一说，不用写字');
    await hand.see('您说，我们录');
    await hand.tap('开始说');
    await hand.see('正在录，请说');
    await hand.says(/还能说 2分5[0-7]秒/);
    await hand.tap('说完了');
    await hand.says(/^录好了，/);
    await hand.tap('听一遍');
    await hand.tap('停下');
    await hand.tap('就用这段');
    await hand.see('为这事跑了几趟？');
    await hand.tap('记不清了');
    await hand.see('这是谁的事？');
    await hand.tap(/^不留姓名/);
    await hand.see('看一遍，没问题就交');
    await hand.tap('看过了，交给窗口');
    await hand.see('交上去了，窗口已经收到');
    const { caseNo } = await readReceipt(hand.page);
    // Nothing the page made of the sound is left, and nobody listens any more.
    expect(await hand.page.evaluate(() => document.querySelectorAll('audio, video').length)).toBe(0);

    await hall.admin();
    const desk = await screens.desk(hall.url);
    await signInAtDesk(desk);
    await desk.goto(`${hall.url}/desk/cases/${caseNo}`);
    await desk.getByRole('button', { name: '听录音' }).click();
    await desk.getByRole('group', { name: '录音' }).waitFor();
    await desk.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 0);
    expect(await desk.evaluate(() => document.querySelector('audio')?.error ?? null)).toBeNull();
    await desk.getByRole('button', { name: '写下来' }).click();
    await desk.getByLabel('录音里说的').fill('他说机器坏了，跑了两趟');
    await desk.getByText('念给他听过').click();
    await desk.getByRole('button', { name: '写好了，存下' }).click();
    await desk.locator('.recording-words').getByText('他说机器坏了，跑了两趟').waitFor();
    await desk.getByText('听了录音').first().waitFor();

    expect(readdirSync(path.join(hall.dataDir, 'files'))).toHaveLength(1);
    expect(await verifyDatabase({ path: path.join(hall.dataDir, 'bancheng.db'), projections })).toMatchObject({
      ok: true,
      differences: [],
    });
  });
});
