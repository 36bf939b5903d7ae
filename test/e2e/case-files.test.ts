// A paper's way at the desk: chosen, looked at, and gone when the case is forgotten; and the citizen's, from a camera.
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { png, script } from '../case-files/sample-files.ts';
import { signInAtDesk } from '../support/desk-hand.ts';
import { startHall, type TestHall } from '../support/hall.ts';
import { browserOrSkip, openScreens } from '../support/screens.ts';

const browser = await browserOrSkip();

describe.skipIf(!browser)('files of a case', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);

  it('are added and looked at, and go with the case', async () => {
    hall = await startHall();
    await hall.admin();
    const { caseNo } = await hall.client().cases.file({
      requestId: randomUUID(),
      kind: 'not-done',
      matterCode: null,
      failedAtUnit: null,
      words: '老屋的土地证',
      trips: null,
      person: { role: 'self', name: '冉光荣' },
      language: 'zh-CN',
    });
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
});
