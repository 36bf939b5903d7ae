// A page printed without anybody being asked: in a locked window of its own, with an honest word on what came of it.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createShell, type Shell } from '#electron/shell/shell.ts';
import { PRINT_LIMIT_MS, PRINT_PARTITION } from '#electron/shell/silent-print.ts';
import type { SystemPage } from '#electron/slips/printers/system-print.ts';
import { FakeElectron, FakeTime, type FakeWindow } from './fake-electron.ts';

const page: SystemPage = { html: '<!doctype html><p>号 B026</p>', widthMicrons: 80_079, heightMicrons: 155_403 };
const never = new AbortController().signal;
let electron: FakeElectron;
let time: FakeTime;
let shell: Shell;

beforeEach(() => {
  electron = new FakeElectron();
  time = new FakeTime();
  shell = createShell({
    electron: electron.like,
    pages: '/nowhere',
    preload: '/preload.cjs',
    terminal: 'kiosk-1',
    isDevelopment: true,
    clock: time.clock,
    schedule: time.schedule,
    log: vi.fn(),
  });
});

/** What the print window does when it is asked to print. */
const whenAsked = (onPrint: FakeWindow['webContents']['onPrint']) => {
  electron.onFurther = (window) => {
    window.webContents.onPrint = onPrint;
  };
};
const print = (signal = never, what = page) => shell.systemPrint.print(what, '热敏 80', signal);
const only = (): { window: FakeWindow; options: (typeof electron.further)[number]['options'] } => {
  expect(electron.further).toHaveLength(1);
  const [made] = electron.further;
  if (!made) throw new Error('no window was made');
  return made;
};

describe('a page', () => {
  it('is handed to the printer of that name, as large as its paper, and its window is gone', async () => {
    whenAsked((_options, callback) => callback(true, ''));
    expect(await print()).toEqual({ how: 'handed-over' });
    const { window } = only();
    expect(window.webContents.prints).toEqual([
      expect.objectContaining({
        silent: true,
        deviceName: '热敏 80',
        margins: { marginType: 'none' },
        copies: 1,
        scaleFactor: 100,
        pageSize: { width: 80_079, height: 155_403 },
      }),
    ]);
    expect(window.calls).toEqual(['destroy']);
  });

  it('is all there is in its window: never shown, no scripts, no preload, no way out, a session of its own', async () => {
    whenAsked((_options, callback) => callback(true, ''));
    await print();
    const { window, options } = only();
    expect(window.loaded.map((address) => Buffer.from(address.split(',')[1] ?? '', 'base64').toString())).toEqual([
      page.html,
    ]);
    expect(options).toMatchObject({ show: false, kiosk: false });
    expect(options.webPreferences).toMatchObject({
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      devTools: false,
      partition: PRINT_PARTITION,
    });
    expect(options.webPreferences).not.toHaveProperty('preload');
    expect(PRINT_PARTITION.startsWith('persist:')).toBe(false);
    expect(electron.partitions.at(-1)).toBe(PRINT_PARTITION);
    expect(electron.session.permissionCheck?.({}, 'geolocation', 'data:', {})).toBe(false);
  });

  it.each([
    ['Invalid deviceName provided', 'refused'],
    ['Invalid printer settings', 'refused'],
    ['No printers available on the network', 'refused'],
    ['Print job canceled', 'unknown'],
    ['Print job failed', 'unknown'],
    ['', 'unknown'],
  ])('that Electron does not print for “%s” is %s', async (reason, how) => {
    whenAsked((_options, callback) => callback(false, reason));
    expect(await print()).toEqual({ how, reason });
    expect(only().window.calls).toEqual(['destroy']);
  });

  it('that Electron does not take is refused', async () => {
    whenAsked(() => {
      throw new Error('height and width properties must be minimum 352 microns.');
    });
    expect(await print()).toMatchObject({ how: 'refused', reason: expect.stringContaining('microns') });
    expect(only().window.isGone).toBe(true);
  });

  it('that does not load is refused, and nothing is printed', async () => {
    electron.onFurther = (window) => {
      window.loading = Promise.reject(new Error('ERR_FAILED'));
    };
    expect(await print()).toMatchObject({ how: 'refused' });
    expect(only().window.webContents.prints).toEqual([]);
    expect(only().window.isGone).toBe(true);
  });

  it('that never loads is given up, refused', async () => {
    electron.onFurther = (window) => {
      window.loading = new Promise(() => undefined);
    };
    const printing = print();
    time.pass(PRINT_LIMIT_MS);
    expect(await printing).toMatchObject({ how: 'refused' });
    expect(only().window.isGone).toBe(true);
  });

  it('that Electron never says anything of is given up, unknown', async () => {
    const printing = print();
    await vi.waitFor(() => expect(only().window.webContents.prints).toHaveLength(1));
    time.pass(PRINT_LIMIT_MS - 1);
    expect(only().window.isGone).toBe(false);
    time.pass(1);
    expect(await printing).toMatchObject({ how: 'unknown' });
    expect(only().window.isGone).toBe(true);
  });

  it('whose window dies in mid-print is unknown', async () => {
    const printing = print();
    await vi.waitFor(() => expect(only().window.webContents.prints).toHaveLength(1));
    only().window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(await printing).toEqual({ how: 'unknown', reason: 'crashed' });
  });

  it('stopped in mid-print is unknown, and stopped before, refused', async () => {
    const ending = new AbortController();
    const printing = print(ending.signal);
    await vi.waitFor(() => expect(only().window.webContents.prints).toHaveLength(1));
    ending.abort();
    expect(await printing).toMatchObject({ how: 'unknown' });
    expect(await print(AbortSignal.abort())).toMatchObject({ how: 'refused' });
    expect(electron.further.at(-1)?.window.webContents.prints).toEqual([]);
  });

  it('too large for an address is refused before it is loaded', async () => {
    expect(await print(never, { ...page, html: 'x'.repeat(2_000_000) })).toMatchObject({ how: 'refused' });
    expect(only().window.loaded).toEqual([]);
  });
});

describe('the printers', () => {
  it('are those the system names', async () => {
    electron.window.webContents.printers = ['热敏 80', 'Microsoft Print to PDF'];
    expect(await shell.systemPrint.printers()).toEqual(['热敏 80', 'Microsoft Print to PDF']);
    expect(electron.further).toEqual([]);
  });
});
