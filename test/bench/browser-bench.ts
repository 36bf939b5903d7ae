// A finger on 取号 to the number on the screen, in a real browser against a real hall node.
import type { Page } from 'playwright';
import { atKiosk } from './at-kiosk.ts';
import { type Figure, figure, percentile } from './figure.ts';

const rounds = 60;
const warmUps = 5;
const gateMs = 200;

export function benchBrowser(root: string): Promise<Figure[] | string> {
  return atKiosk(root, async (page) => {
    const shown: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < warmUps + rounds; round += 1) {
      const ms = await takeOnce(page);
      const bareMs = await bareCall(page);
      if (round < warmUps) continue;
      shown.push(ms);
      bare.push(bareMs);
    }
    return [
      figure({
        area: 'kiosk',
        name: 'tap to number on screen, p50',
        value: percentile(shown, 0.5),
        unit: 'ms',
        floor: percentile(bare, 0.5),
      }),
      // The gate is on the time itself, so this one stands without a ratio; its floor is the line above.
      figure({
        area: 'kiosk',
        name: 'tap to number on screen, p95',
        value: percentile(shown, 0.95),
        unit: 'ms',
        gate: gateMs,
      }),
    ];
  });
}

/** From the click to the first frame that has the number, by the page's own clock. */
async function takeOnce(page: Page): Promise<number> {
  await page.getByRole('button', { name: '取号' }).first().click();
  await page
    .getByRole('button', { name: '换身份证' })
    .or(page.getByRole('button', { name: '身份证换领' }))
    .first()
    .click();
  const button = page.getByRole('button', { name: '取号', exact: true });
  await button.waitFor();
  const measured = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let began = 0;
        document.addEventListener('pointerdown', () => (began = performance.now()), { once: true, capture: true });
        const look = () => {
          if (began > 0 && /[A-Z]\d{3,4}/.test(document.querySelector('.number-card .number')?.textContent ?? '')) {
            resolve(performance.now() - began);
          } else requestAnimationFrame(look);
        };
        look();
      }),
  );
  await button.click();
  const ms = await measured;
  await page.getByRole('button', { name: '首页' }).click();
  return ms;
}

/** The same request from the same page with nothing around it. */
function bareCall(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const began = performance.now();
    const response = await fetch('/api/v1/queue/tickets', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ requestId: crypto.randomUUID(), matterCode: 'YB-01', language: 'zh-CN' }),
    });
    await response.json();
    return performance.now() - began;
  });
}
