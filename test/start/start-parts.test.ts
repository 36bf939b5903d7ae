// What `npm start` is told, finds and passes on, without starting anything.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveDataDir } from '#electron/config.ts';
import { whyNoFolder } from '#electron/folder-problem.ts';
import { tempDirectory } from '../store/temp-store.ts';

type Options = { dataDir: string; port: number | null; shell: string; electronWaitMs: number; wantsHelp: boolean };
type Env = Record<string, string | undefined>;
type Size = { width: number; height: number };
type Parts = {
  readOptions(args: readonly string[], env: Env, platform: string, home: string): Options;
  usualDataDir(env: Env, platform: string, home: string): string;
  findBrowser(o: { env: Env; platform: string; exists: (path: string) => boolean }): string | null;
  hasScreen(env: Env, platform: string): boolean;
  kioskAddress(address: string, env: Env): string;
  kioskArguments(o: { address: string; profile: string; isRoot: boolean; size?: Size | null }): string[];
  settleProfile(profile: string): void;
  screenSize(env: Env, platform: string): Promise<Size | null>;
  sizeIn(answer: Buffer): Size | null;
};
// Plain JavaScript has no types of its own; these are the ones the tests hold it to.
const scripts = path.resolve(import.meta.dirname, '../../electron');
const load = (file: string): Promise<unknown> => import(/* @vite-ignore */ path.join(scripts, file));
const {
  readOptions,
  usualDataDir,
  findBrowser,
  hasScreen,
  kioskAddress,
  kioskArguments,
  settleProfile,
  screenSize,
  sizeIn,
} = {
  ...((await load('start-options.mjs')) as object),
  ...((await load('start-browser.mjs')) as object),
  ...((await load('start-screen.mjs')) as object),
} as Parts;

const read = (args: string[], env: Env = {}): Options => readOptions(args, env, 'linux', '/home/a');

describe('what it is told', () => {
  it('is nothing, usually', () => {
    expect(read([])).toEqual({
      dataDir: '/home/a/.local/share/bancheng',
      port: null,
      shell: 'auto',
      electronWaitMs: 60_000,
      wantsHelp: false,
    });
  });

  it('comes from arguments before environment', () => {
    const env = { BANCHENG_DATA: '/env', BANCHENG_PORT: '1', BANCHENG_SHELL: 'browser' };
    expect(read([], env)).toMatchObject({ dataDir: '/env', port: 1, shell: 'browser' });
    expect(read(['--data', '/arg', '--port=0', '--no-window'], env)).toMatchObject({
      dataDir: '/arg',
      port: 0,
      shell: 'none',
    });
  });

  it.each([
    [['--port']],
    [['--port', 'x']],
    [['--port', '65536']],
    [['--port', '-1']],
    [['--port', '1.5']],
    [['--data']],
    [['--data', '--port']],
    [['--data=']],
    [['--windows']],
    [['serve']],
  ])('and is refused in words: %j', (args) => {
    expect(() => read(args)).toThrow(/·/);
  });

  it.each([
    { BANCHENG_SHELL: 'firefox' },
    { BANCHENG_PORT: 'http' },
    { BANCHENG_ELECTRON_WAIT: 'long' },
  ])('in the environment too: %j', (env) => {
    expect(() => read([], env)).toThrow(/·/);
  });

  it('ends in a known problem, whatever is typed', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 5 }), (args) => {
        try {
          const options = read(args);
          expect(path.isAbsolute(options.dataDir)).toBe(true);
        } catch (error) {
          expect(error).toMatchObject({ name: 'StartProblem', exitCode: 1 });
        }
      }),
    );
  });
});

describe('where data lies', () => {
  it.each([
    ['linux', {}],
    ['darwin', {}],
    ['win32', {}],
    ['win32', { APPDATA: 'D:\\roaming' }],
  ])('is the same place the hall node takes: %s %o', (platform, env) => {
    expect(usualDataDir(env, platform, '/home/a')).toBe(resolveDataDir(env, platform, '/home/a'));
  });
});

describe('the browser', () => {
  const find = (present: string, env: Env, platform: string): string | null =>
    findBrowser({ env, platform, exists: (place) => place === present });

  it.each([
    ['linux', { PATH: '/opt/bin:/bin' }, '/opt/bin/google-chrome'],
    ['linux', {}, '/usr/bin/chromium'],
    ['linux', {}, '/snap/bin/chromium'],
    ['darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['darwin', { HOME: '/Users/a' }, '/Users/a/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
    ['win32', { ProgramFiles: 'C:\\P' }, 'C:\\P\\Google\\Chrome\\Application\\chrome.exe'],
    ['win32', { 'ProgramFiles(x86)': 'C:\\P86' }, 'C:\\P86\\Microsoft\\Edge\\Application\\msedge.exe'],
    ['win32', { LOCALAPPDATA: 'C:\\L' }, 'C:\\L\\Chromium\\Application\\chrome.exe'],
    ['linux', { BANCHENG_CHROMIUM: '/my/chromium' }, '/my/chromium'],
  ])('is found on %s with %o', (platform, env, place) => {
    expect(find(place, env, platform)).toBe(place);
  });

  it('is the one named, and no other', () => {
    expect(find('/usr/bin/chromium', { BANCHENG_CHROMIUM: '/my/chromium' }, 'linux')).toBeNull();
  });

  it('is null where there is none', () => {
    for (const platform of ['linux', 'darwin', 'win32']) expect(find('/nothing', {}, platform)).toBeNull();
  });

  it('keeps its sandbox for everyone but root', () => {
    const args = (isRoot: boolean): string[] => kioskArguments({ address: 'http://x/', profile: '/p', isRoot });
    expect(args(false)).not.toContain('--no-sandbox');
    expect(args(true)).toContain('--no-sandbox');
    for (const flag of ['--kiosk', '--incognito', '--disable-quic', '--disable-sync', '--disable-component-update']) {
      expect(args(false)).toContain(flag);
    }
  });

  it('offers no translation, and keeps what else its profile holds', () => {
    const profile = path.join(tempDirectory(), 'browser');
    const file = path.join(profile, 'Default', 'Preferences');
    const kept = (): unknown => JSON.parse(readFileSync(file, 'utf8'));
    settleProfile(profile);
    expect(kept()).toMatchObject({ translate: { enabled: false }, intl: { accept_languages: 'zh-CN,zh,en' } });
    writeFileSync(file, '{ "translate": { "enabled": true }, "browser": { "a": 1 } }');
    settleProfile(profile);
    expect(kept()).toMatchObject({ translate: { enabled: false }, browser: { a: 1 } });
    writeFileSync(file, '{ half');
    settleProfile(profile);
    expect(kept()).toMatchObject({ translate: { enabled: false } });
    writeFileSync(path.join(profile, 'file'), '');
    expect(() => settleProfile(path.join(profile, 'file'))).not.toThrow();
  });

  it('is told to cover the screen where its size is known', () => {
    const args = (size: Size | null) => kioskArguments({ address: 'http://x/', profile: '/p', isRoot: false, size });
    expect(args({ width: 1080, height: 1920 })).toEqual(
      expect.arrayContaining(['--window-position=0,0', '--window-size=1081,1921']),
    );
    expect(args(null).join(' ')).not.toContain('--window-');
  });

  it('is told which terminal it is: the desk shows the name when somebody there calls for help', () => {
    const nameIn = (env: Env): string | null =>
      new URL(kioskAddress('http://127.0.0.1:4180/', env)).searchParams.get('terminal');
    expect(nameIn({})).toBe('1号机');
    expect(nameIn({ BANCHENG_TERMINAL: '' })).toBe('1号机');
    expect(nameIn({ BANCHENG_TERMINAL: '二楼 & 3号机' })).toBe('二楼 & 3号机');
  });

  it('needs a screen on Linux only', () => {
    expect(hasScreen({}, 'linux')).toBe(false);
    expect(hasScreen({ DISPLAY: '' }, 'linux')).toBe(false);
    expect(hasScreen({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
    expect(hasScreen({}, 'win32')).toBe(true);
  });
});

describe('the screen', () => {
  /** A display's answer to the greeting: 6 letters of vendor, 2 formats, then the screen. */
  const answer = (width: number, height: number): Buffer => {
    const told = Buffer.alloc(40 + 8 + 16 + 40);
    told[0] = 1;
    told.writeUInt16LE((told.length - 8) / 4, 6);
    told.writeUInt16LE(6, 24);
    told[28] = 1;
    told[29] = 2;
    told.writeUInt16LE(width, 64 + 20);
    told.writeUInt16LE(height, 64 + 22);
    return told;
  };

  it('is as large as the display says, and of no size where it says nothing that makes sense', () => {
    expect(sizeIn(answer(1080, 1920))).toEqual({ width: 1080, height: 1920 });
    expect(sizeIn(answer(0, 1920))).toBeNull();
    expect(sizeIn(answer(1080, 1920).subarray(0, 80))).toBeNull();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const size = sizeIn(Buffer.from(bytes));
        expect(size === null || (size.width > 0 && size.height > 0)).toBe(true);
      }),
    );
  });

  it.each([
    [{}, 'linux'],
    [{ DISPLAY: ':64999' }, 'linux'],
    [{ DISPLAY: 'elsewhere:0' }, 'linux'],
    [{ DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' }, 'linux'],
    [{ DISPLAY: ':0' }, 'darwin'],
  ])('is of no size where nobody is asked or nobody answers: %o on %s', async (env, platform) => {
    expect(await screenSize(env, platform)).toBeNull();
  });
});

describe('why a data folder cannot be made', () => {
  it.each([
    ['EROFS', '只读', 'read-only'],
    ['EACCES', '没有写的权限', 'no permission'],
    ['ENOTDIR', '有个文件', 'a file'],
    ['ENOSPC', '磁盘满了', 'disk is full'],
  ])('%s is said in words', (code, zh, en) => {
    const words = whyNoFolder('/nowhere/at/all', code);
    expect(words.zh).toContain(zh);
    expect(words.en).toContain(en);
    expect(words.zh + words.en).not.toContain(code);
  });

  it('what has no words keeps its name', () => {
    expect(whyNoFolder('/', 'EWHAT').zh).toContain('EWHAT');
  });

  it('“no such folder” below a read-only one is that, and elsewhere keeps its name', () => {
    const above = tempDirectory();
    const asked: unknown[] = [];
    const refuse = (place: unknown): never => {
      asked.push(place);
      throw Object.assign(new Error('no'), { code: 'EROFS' });
    };
    expect(whyNoFolder(path.join(above, 'a', 'b'), 'ENOENT', refuse).en).toContain('read-only');
    expect(asked).toEqual([above]);
    expect(whyNoFolder(path.join(above, 'a'), 'ENOENT', () => undefined).zh).toContain('ENOENT');
  });
});

describe('an old Node', () => {
  const old = ['/usr/bin/node', '/usr/local/bin/node'].find((place) => {
    const found = existsSync(place) ? spawnSync(place, ['-p', 'process.versions.node'], { encoding: 'utf8' }) : null;
    return found !== null && Number(found.stdout.split('.')[0]) < 24;
  });

  it.skipIf(!old)('gets words and exit code 1, not a syntax error', () => {
    const { status, stderr } = spawnSync(old ?? '', [path.join(scripts, 'start.mjs')], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/办成要用 Node 24[\s\S]*Run: npm/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
