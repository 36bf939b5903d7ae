// The first thing each surface shows: nothing goes wrong, nothing is fetched from anywhere but the hall, nothing is kept.
import { afterEach, describe, expect, it } from 'vitest';
import { startHall, type TestHall } from '../support/hall.ts';
import { browserOrSkip, landscape, openScreens, patience } from '../support/screens.ts';

const browser = await browserOrSkip();

describe.skipIf(!browser)('the first paint', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);

  it('is quiet, and stays within the machine, on every surface', async () => {
    hall = await startHall();
    const kiosk = await screens.kiosk(hall.url);
    await kiosk.getByRole('heading', { name: '您好，想办什么事？' }).waitFor();
    const wide = await screens.kiosk(hall.url, { size: landscape });
    await wide.getByRole('heading', { name: '您好，想办什么事？' }).waitFor();
    const desk = await screens.desk(hall.url);
    await desk.getByRole('heading', { name: '第一次使用：建管理员账号' }).waitFor();
    const display = await screens.display(hall.url);
    await display.getByText('还没有叫号').waitFor();
    for (const page of [kiosk, wide, desk, display]) {
      // Fonts and the later screens come after the first paint.
      await page.evaluate(() => document.fonts.ready);
      const { complaints, strangers, requests } = screens.heard(page);
      expect({ complaints, strangers }).toEqual({ complaints: [], strangers: [] });
      expect(requests).toBeGreaterThan(5);
    }
  });

  it('would be heard if it were not', async () => {
    hall = await startHall();
    const page = await screens.kiosk(hall.url);
    screens.expectComplaints(page, /./);
    await page.evaluate(() => {
      console.error('a complaint');
      const script = document.createElement('script');
      script.src = 'http://127.0.0.2:9/elsewhere.js';
      document.head.append(script);
    });
    await expect
      .poll(() => screens.heard(page).complaints, patience)
      .toContainEqual(expect.stringContaining('a complaint'));
    await expect.poll(() => screens.heard(page).strangers, patience).toEqual(['http://127.0.0.2:9/elsewhere.js']);
  });
});
