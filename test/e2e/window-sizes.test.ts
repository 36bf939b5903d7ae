// Kiosks and trial windows of every size: the whole stage is seen, in the middle, as large as it can be.
import { afterEach, describe, expect, it } from 'vitest';
import { startHall, type TestHall } from '../support/hall.ts';
import { handAt } from '../support/kiosk-hand.ts';
import { browserOrSkip, openScreens } from '../support/screens.ts';

const browser = await browserOrSkip();
const sizes = [
  [1080, 1920],
  [1920, 1080],
  [1366, 768],
  [768, 1024],
  [1280, 1024],
  [800, 1280],
  [2160, 3840],
  [1081, 1919],
] as const;

describe.skipIf(!browser)('a window of any size', () => {
  let hall: TestHall;
  afterEach(() => hall.stop());
  const screens = openScreens(browser);

  it('shows the whole stage in its middle', async () => {
    hall = await startHall();
    const page = await screens.kiosk(hall.url);
    const hand = handAt(page);
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      await hand.see('您好，想办什么事？');
      const [long, short] = [1920, 1080];
      const [across, down] = width > height ? [long, short] : [short, long];
      const scale = Math.min(width / across, height / down);
      const stage = page.locator('.stage');
      await expect
        .poll(async () => Math.round((await stage.boundingBox())?.width ?? 0))
        .toBe(Math.round(across * scale));
      const box = await stage.boundingBox();
      const where = `${width}×${height}`;
      expect(Math.abs((box?.x ?? -9) * 2 + (box?.width ?? 0) - width), where).toBeLessThan(1);
      expect(Math.abs((box?.y ?? -9) * 2 + (box?.height ?? 0) - height), where).toBeLessThan(1);
      if (scale === 1) expect(box, where).toEqual({ x: 0, y: 0, width, height });
      // A field far down that is typed in must not push the stage away.
      await hand.tap(/^查进度/);
      await hand.see('查进度');
      await hand.keys('1');
      expect(await stage.boundingBox(), where).toEqual(box);
      await hand.tap('首页');
    }
  });
});
