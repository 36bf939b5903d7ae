// The shell as a whole: locked before anything loads, open with a hall, calm without one.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppLike, WindowLike } from '#electron/shell/electron-like.ts';
import { WANT_PORT } from '#electron/shell/port-bridge.ts';
import { createShell, type Shell } from '#electron/shell/shell.ts';
import { becomeOnlyInstance } from '#electron/shell/single-instance.ts';
import { TRY_AGAIN_MS, tryUntilOpen } from '#electron/shell/try-until-open.ts';
import { FakeApp, FakeElectron, FakeTime, FakeWindow } from './fake-electron.ts';

let pages: string;
let electron: FakeElectron;
let time: FakeTime;
let shell: Shell;
const log = vi.fn();
const acceptPort = vi.fn();

beforeEach(async () => {
  pages = await mkdtemp(join(tmpdir(), 'bancheng-shell-'));
  await writeFile(join(pages, 'index.html'), 'kiosk');
  electron = new FakeElectron();
  time = new FakeTime();
  log.mockClear();
  acceptPort.mockClear();
  shell = createShell({
    electron: electron.like,
    pages,
    preload: '/preload.cjs',
    terminal: 'kiosk-1',
    isDevelopment: false,
    clock: time.clock,
    schedule: time.schedule,
    log,
  });
});
afterEach(() => rm(pages, { recursive: true, force: true }));

const fetchPage = async (path: string): Promise<string> => {
  const response = await electron.session.handlers.get('app')?.({ url: path, method: 'GET' } as Request);
  return response ? response.text() : '';
};

describe('before opening', () => {
  it('has locked the session and the page, and loaded nothing', () => {
    expect(electron.session.permissionCheck?.({}, 'geolocation', 'app://bancheng/', {})).toBe(false);
    expect(electron.window.webContents.isPrevented('will-navigate', { url: 'https://example.com/' })).toBe(true);
    expect(electron.window.loaded).toEqual([]);
    expect(electron.windowOptions?.webPreferences.preload).toBe('/preload.cjs');
    expect(electron.partitions).toEqual([electron.windowOptions?.webPreferences.partition]);
  });

  it('shows the window only when there is something to see', () => {
    expect(electron.window.calls).not.toContain('show');
    electron.window.emit('ready-to-show');
    expect(electron.window.calls).toContain('show');
  });
});

describe('open', () => {
  beforeEach(() => shell.open({ acceptPort }));

  it('loads the kiosk and connects its page under the terminal’s name', async () => {
    expect(electron.window.loaded).toEqual(['app://bancheng/']);
    expect(await fetchPage('app://bancheng/')).toBe('kiosk');
    electron.ipcMain.emit(WANT_PORT, { sender: electron.contents, senderFrame: electron.contents.mainFrame });
    expect(acceptPort).toHaveBeenCalledExactlyOnceWith(electron.channels[0]?.port1, { terminal: 'kiosk-1' });
  });

  it('notes who was refused a port', () => {
    electron.ipcMain.emit(WANT_PORT, { sender: electron.contents, senderFrame: null });
    expect(log).toHaveBeenCalledWith('shell.port-refused', 'not-our-page');
  });

  it('brings a dead page back', () => {
    electron.window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    time.pass(0);
    expect(electron.window.loaded).toEqual(['app://bancheng/', 'app://bancheng/']);
    expect(log).toHaveBeenCalledWith('shell.page-gone', 'crashed');
  });

  it('sends a citizen to a person where the page keeps dying', async () => {
    for (let n = 0; n < 6; n += 1) {
      electron.window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
      time.pass(8_000);
    }
    expect(electron.window.loaded.at(-1)).toBe('app://bancheng/calm');
    expect(await fetchPage('app://bancheng/calm')).toContain('请直接到窗口');
  });

  it('lets go of page and port when closed', () => {
    electron.ipcMain.emit(WANT_PORT, { sender: electron.contents, senderFrame: electron.contents.mainFrame });
    shell.close();
    expect(electron.channels[0]?.port1.isClosed).toBe(true);
    electron.window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    time.pass(0);
    expect(electron.window.loaded).toHaveLength(1);
  });
});

describe('a boot that failed', () => {
  it('shows plain words, escaped, and no trace', async () => {
    shell.failToOpen('The disk is <full>.');
    expect(electron.window.loaded).toEqual(['app://bancheng/calm']);
    const page = await fetchPage('app://bancheng/calm');
    expect(page).toContain('The disk is &lt;full&gt;.');
    expect(page).toContain('这台机器没能打开');
    expect(page).toContain('lang="en"');
    expect(page).not.toMatch(/<script|style=|\bat .*:\d+:\d+/);
    expect(await fetchPage('app://bancheng/calm.css')).toContain('font-size');
  });

  it('shows citizens where to go, and folds what only the keeper can use', async () => {
    shell.failToOpen('/data/keys/master.key');
    const page = await fetchPage('app://bancheng/calm');
    const [seen, folded] = page.split('<details>');
    expect(seen).toContain('请直接到窗口');
    expect(seen).not.toContain('master.key');
    expect(folded).toMatch(/^<summary>.*<\/summary>.*master\.key/);
  });

  it('is not shown anew for the same trouble, is for another, and gives way to the kiosk', () => {
    shell.failToOpen('one');
    shell.failToOpen('one');
    expect(electron.window.loaded).toHaveLength(1);
    shell.failToOpen('another');
    expect(electron.window.loaded).toHaveLength(2);
    shell.open({ acceptPort });
    expect(electron.window.loaded.at(-1)).toBe('app://bancheng/');
  });
});

describe('trying until the hall opens', () => {
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  it('tries each minute until it works, and then no more', async () => {
    const troubles = ['disk full', 'still full'];
    const failures: unknown[] = [];
    let opened = 0;
    tryUntilOpen({
      open: async () => {
        const trouble = troubles.shift();
        if (trouble) throw trouble;
        opened += 1;
      },
      failed: async (error) => void failures.push(error),
      schedule: time.schedule,
    });
    await settled();
    expect([failures, opened]).toEqual([['disk full'], 0]);
    time.pass(TRY_AGAIN_MS - 1);
    await settled();
    expect(failures).toHaveLength(1);
    time.pass(1);
    await settled();
    expect([failures, opened]).toEqual([['disk full', 'still full'], 0]);
    for (let minutes = 0; minutes < 3; minutes += 1) {
      time.pass(TRY_AGAIN_MS);
      await settled();
    }
    expect([failures.length, opened]).toEqual([2, 1]);
  });

  it('ends with the program', async () => {
    let attempts = 0;
    const stop = tryUntilOpen({
      open: async () => {
        attempts += 1;
        throw new Error('no');
      },
      failed: async () => undefined,
      schedule: time.schedule,
    });
    await settled();
    stop();
    time.pass(TRY_AGAIN_MS * 2);
    await settled();
    expect(attempts).toBe(1);
  });
});

describe('a second start', () => {
  it('ends where the program already runs', () => {
    const app = new FakeApp();
    app.hasLock = false;
    expect(becomeOnlyInstance(app as unknown as AppLike, () => null)).toBe(false);
    expect(app.listenerCount('second-instance')).toBe(0);
  });

  it('brings the first one’s window to the front', () => {
    const app = new FakeApp();
    const window = new FakeWindow();
    let current: FakeWindow | null = null;
    expect(becomeOnlyInstance(app as unknown as AppLike, () => current as unknown as WindowLike | null)).toBe(true);
    // Before there is a window a second start must not break the first.
    app.emit('second-instance');
    current = window;
    window.minimized = true;
    app.emit('second-instance');
    expect(window.calls).toEqual(['restore', 'show', 'focus']);
    window.isGone = true;
    app.emit('second-instance');
    expect(window.calls).toHaveLength(3);
  });
});
