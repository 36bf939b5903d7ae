// A paper's way at the desk: chosen, looked at, and gone when the case is forgotten; and the citizen's, from a camera.
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { slipQr } from '#shared/domain/scan-code.ts';
import { png, script } from '../case-files/sample-files.ts';
import { codesIn } from '../slips/read-codes.ts';
import { signInAtDesk } from '../support/desk-hand.ts';
import { startHall, type TestHall } from '../support/hall.ts';
import { handAt } from '../support/kiosk-hand.ts';
import { freePort } from '../support/made-hall.ts';
import { browserOrSkip, openScreens } from '../support/screens.ts';

const browser = await browserOrSkip();

describe.skipIf(!browser)('files of a case', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);
  const tell = () =>
    hall.client().cases.file({
      requestId: randomUUID(),
      kind: 'not-done',
      matterCode: null,
      failedAtUnit: null,
      words: '老屋的土地证',
      trips: null,
      person: { role: 'self', name: '冉光荣' },
      language: 'zh-CN',
    });

  it('are added and looked at, and go with the case', async () => {
    hall = await startHall();
    await hall.admin();
    const { caseNo } = await tell();
    const desk = await screens.desk(hall.url);
    // The script is refused.
    screens.expectComplaints(desk, /422/);
    await signInAtDesk(desk);
    await desk.getByRole('link', { name: '老屋的土地证' }).first().click();
    const card = desk.getByRole('region', { name: '材料' });
    const chooser = card.locator('input[type=file]');
    const upload = (name: string, buffer: Buffer) => chooser.setInputFiles({ name, mimeType: 'image/png', buffer });
    await upload('脚本.png', script());
    await card.getByText(/里面却不是/).waitFor();
    await card.getByRole('button', { name: '知道了' }).click();
    await upload('土地证.png', png());
    await card.getByText('土地证.png').waitFor();

    await card.getByRole('button', { name: '看 土地证.png' }).click();
    const picture = desk.getByRole('dialog').getByRole('img', { name: '土地证.png' });
    await picture.waitFor();
    // Shown indeed: the page's own rules let the picture through.
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1);
    await desk.getByRole('button', { name: '关闭' }).click();

    const folder = path.join(hall.dataDir, 'files');
    expect(readdirSync(folder)).toHaveLength(1);
    const { store, vault, caseFiles } = hall.node;
    await store.write({ kind: 'system', id: 'retention', terminal: 'hall' }, async (w) => {
      await vault.destroy(w, caseNo);
      await caseFiles.destroyAll(w, caseNo);
    });
    // Heard of without asking.
    await card.getByText('到期销毁了').waitFor();
    expect(await card.getByText('土地证.png').count()).toBe(0);
    await expect.poll(() => (existsSync(folder) ? readdirSync(folder) : [])).toEqual([]);
  });

  it('come from a citizen’s own phone by the code the kiosk shows, and the desk opens them', async () => {
    const phones = `http://127.0.0.1:${await freePort()}`;
    hall = await startHall({ settings: { phone: { url: phones, port: Number(new URL(phones).port) } } });
    await hall.admin();
    const { caseNo, queryCode } = await tell();
    const hand = handAt(await screens.kiosk(hall.url));
    await hand.scan(slipQr({ caseNo, queryCode }), hand.page.getByText(`反映单号 ${caseNo}`));
    await hand.tap('拍下材料');
    await hand.see('用手机扫一扫');
    const [code] = await codesIn(await hand.page.getByRole('img', { name: '用手机拍材料的二维码' }).screenshot());
    const phone = await screens.phone(code?.text ?? '');
    await phone.getByRole('heading', { name: '拍材料' }).waitFor();
    // What opens it is not left in the address bar for whoever looks at the phone next.
    expect(phone.url()).toBe(`${phones}/p`);
    await hand.see('手机连上了，等您拍');
    const album = phone.locator('input[type=file][multiple]');
    await album.setInputFiles({ name: 'IMG_0042.png', mimeType: 'image/png', buffer: png() });
    await phone.getByText('已送到 1 张').waitFor();
    await hand.see('收到 1 张了');

    const desk = await screens.desk(hall.url);
    await signInAtDesk(desk);
    await desk.getByRole('link', { name: '老屋的土地证' }).first().click();
    await desk.getByRole('region', { name: '材料' }).getByRole('button', { name: /^看 / }).click();
    const picture = desk.getByRole('dialog').getByRole('img');
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1);

    // Who has done at the kiosk takes the link along.
    await hand.tap('拍好了');
    await hand.says(`反映单号 ${caseNo}`);
    screens.expectComplaints(phone, /status of 410/);
    await album.setInputFiles({ name: 'IMG_0043.png', mimeType: 'image/png', buffer: png() });
    await phone.getByRole('heading', { name: '这个二维码过期了' }).waitFor();
    expect(readdirSync(path.join(hall.dataDir, 'files'))).toHaveLength(1);
  });
});
