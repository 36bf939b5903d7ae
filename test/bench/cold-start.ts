// From `npm start` to a kiosk a finger can use, with the program built and a browser installed.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addressFrom } from '../support/address.ts';
import { openBrowser } from '../support/browser.ts';

/** Seconds, or null where there is no browser. */
export async function coldStart(root: string): Promise<number | null> {
  const directory = mkdtempSync(path.join(tmpdir(), 'bancheng-bench-'));
  const began = performance.now();
  const program = spawn(
    process.execPath,
    [path.join(root, 'electron/start.mjs'), '--no-window', '--data', directory, '--port', '0'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = new Promise((resolve) => program.once('exit', resolve));
  try {
    const url = await addressFrom(program.stdout);
    const browser = await openBrowser();
    if (!browser) return null;
    try {
      const page = await browser.newPage({ viewport: { width: 1080, height: 1920 } });
      await page.goto(url);
      // `trial` waits until a tap would land: visible, still, enabled, nothing above it.
      await page.getByRole('button', { name: '取号' }).first().click({ trial: true });
      return (performance.now() - began) / 1000;
    } finally {
      await browser.close();
    }
  } finally {
    program.kill('SIGTERM');
    await ended;
    rmSync(directory, { recursive: true, force: true });
  }
}
