// Owns a kiosk to be measured: the built product before a hall that never runs out of numbers, in a real browser, gone afterwards.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { createHallNode } from '#electron/hall-node.ts';
import { openBrowser } from '../support/browser.ts';
import { hallWithoutQuotas } from './hall-without-quotas.ts';

/** What was measured at its first screen; in words why nothing could be. */
export async function atKiosk<T>(root: string, measure: (page: Page) => Promise<T>): Promise<T | string> {
  if (!existsSync(path.join(root, 'dist/renderer/index.html'))) return 'not built; run: npm run build';
  const browser = await openBrowser();
  if (!browser) return 'no Chromium';
  const directory = mkdtempSync(path.join(tmpdir(), 'bancheng-bench-'));
  const node = await createHallNode({
    dataDir: await hallWithoutQuotas(directory),
    overrides: { port: 0 },
    clock: Date.now,
    random: { bytes: (length) => new Uint8Array(randomBytes(length)) },
    hasLog: false,
  });
  try {
    const { url } = await node.listen();
    const page = await browser.newPage({ viewport: { width: 1080, height: 1920 }, hasTouch: true });
    await page.goto(url);
    return await measure(page);
  } finally {
    await browser.close();
    await node.close();
    rmSync(directory, { recursive: true, force: true });
  }
}
