// The real Electron with the built product: the kiosk opens, speaks to its hall over the port, and cannot be led away.
// Skipped, and said so, where Electron's binary or a screen is not to be had.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

function binary(): string | null {
  const folder = path.join(root, 'node_modules/electron');
  const named = path.join(folder, 'path.txt');
  if (!existsSync(named)) return null;
  const found = path.join(folder, 'dist', readFileSync(named, 'utf8').trim());
  return existsSync(found) ? found : null;
}

const missing = [
  ...(binary() ? [] : ['Electron’s binary (node node_modules/electron/install.js)']),
  ...(existsSync(path.join(root, 'dist/main/main.js')) ? [] : ['the built product (npm run build)']),
  ...(process.platform !== 'linux' || process.env.DISPLAY ? [] : ['a screen (xvfb-run)']),
];
if (missing.length > 0)
  console.warn(`SKIPPED, said aloud: Electron is not tested here; missing: ${missing.join(', ')}`);

describe.skipIf(missing.length > 0)('the kiosk in Electron', () => {
  let app: ElectronApplication;
  let page: Page;
  const data = mkdtempSync(path.join(tmpdir(), 'bancheng-electron-'));

  beforeAll(async () => {
    app = await _electron.launch({
      executablePath: binary() ?? '',
      args: [root, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
      env: { ...(process.env as Record<string, string>), BANCHENG_DATA: data, BANCHENG_PORT: '0' },
    });
    page = await app.firstWindow();
    await page.waitForLoadState('domcontentloaded');
  });
  afterAll(async () => {
    await app?.close();
    rmSync(data, { recursive: true, force: true });
  });

  it('shows the kiosk from its own files', async () => {
    expect(page.url()).toBe('app://bancheng/');
    await expect.poll(() => page.locator('#root').innerText(), { timeout: 15_000 }).not.toBe('');
  });

  it('gives the page neither Node nor Electron', async () => {
    const found = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter((name) => name in globalThis),
    );
    expect(found).toEqual([]);
  });

  it('gives the page one port when it asks', async () => {
    const ports = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          window.addEventListener('message', (event) => {
            if (event.data === 'bancheng:port') resolve(event.ports.length);
          });
          window.postMessage('bancheng:want-port', location.origin);
        }),
    );
    expect(ports).toBe(1);
  });

  it('cannot be led away, nor open windows', async () => {
    await page.evaluate(() => {
      window.open('https://example.com/');
      location.href = 'https://example.com/';
    });
    await page.waitForTimeout(500);
    expect(page.url()).toBe('app://bancheng/');
    expect(app.windows()).toHaveLength(1);
  });

  it('is full screen and without developer tools', async () => {
    const state = await app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0];
      if (!window) return null;
      window.webContents.openDevTools();
      return {
        isKiosk: window.isKiosk(),
        hasTools: window.webContents.isDevToolsOpened(),
      };
    });
    expect(state).toEqual({ isKiosk: true, hasTools: false });
  });
});
