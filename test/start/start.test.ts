// `npm start` with real processes: every window it may end up with, every way it may fail, and that it leaves nothing behind.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { type Checkout, makeCheckout, type Started, touchBuild } from './start-fixture.ts';

vi.setConfig({ testTimeout: 20_000 });

// The made-up programs are shell scripts.
const onPosix = describe.skipIf(process.platform === 'win32');

let checkout: Checkout;
let running: Started[];
const start = (args?: readonly string[], env?: Record<string, string>): Started => {
  const started = checkout.start(args, env);
  running.push(started);
  return started;
};
const browserSaid = (): string => (existsSync(checkout.browserLog) ? readFileSync(checkout.browserLog, 'utf8') : '');
const waitForBrowser = (): Promise<void> => eventually(() => expect(browserSaid()).toContain('--kiosk'));
const noTrace = /\n\s+at .*:\d+:\d+/;

beforeEach(() => {
  checkout = makeCheckout();
  running = [];
});
afterEach(async () => {
  for (const { child, ended } of running) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
  }
  checkout.remove();
});

onPosix('with a browser', () => {
  it('opens the kiosk at the hall’s address, with its profile in the data directory, and ends with Ctrl-C', async () => {
    const started = start([], { BANCHENG_SHELL: 'browser' });
    await started.waitFor(/办成已打开 http:\/\/127\.0\.0\.1:\d+/);
    await waitForBrowser();
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(started.said())?.[0];
    expect(browserSaid()).toContain(`--app=${address}/?terminal=1%E5%8F%B7%E6%9C%BA`);
    expect(browserSaid()).toContain(`--user-data-dir=${path.join(checkout.data, 'browser')}`);
    expect(browserSaid().includes('--no-sandbox')).toBe(process.getuid?.() === 0);
    started.child.kill('SIGINT');
    expect((await started.ended).code).toBe(0);
    expect(browserSaid()).toContain('closed');
    expect(readFileSync(path.join(checkout.data, 'ended'), 'utf8')).toBe('hall ');
    await expect(fetch(`${address}/health`)).rejects.toThrow();
  });

  it('keeps the hall open and says what to do where the window will not stay', async () => {
    checkout.setBrowser('exit 21');
    const started = start([], { BANCHENG_SHELL: 'browser' });
    await started.waitFor(/窗口没能打开，请自己打开 http/);
    expect(browserSaid().trim().split('\n')).toHaveLength(3);
    expect(started.child.exitCode).toBeNull();
  });
});

onPosix('without a window', () => {
  it('only serves where told to', async () => {
    const started = start(['--no-window']);
    await started.waitFor(/办成已打开/);
    expect(browserSaid()).toBe('');
    started.child.kill('SIGTERM');
    expect((await started.ended).code).toBe(0);
  });

  it.skipIf(process.platform !== 'linux')(
    'says so on a Linux without a screen, and does not fetch Electron',
    async () => {
      checkout.setInstallScript(`require('fs').writeFileSync('${checkout.root}/fetched', '')`);
      const started = start([], { DISPLAY: '' });
      await started.waitFor(/没有接屏幕[\s\S]*办成已打开/);
      expect(existsSync(path.join(checkout.root, 'fetched'))).toBe(false);
      expect(browserSaid()).toBe('');
    },
  );

  it('prints the address where there is no browser either', async () => {
    const started = start([], { BANCHENG_SHELL: 'browser', BANCHENG_CHROMIUM: '/nowhere/chromium' });
    await started.waitFor(/没有找到 Chromium[\s\S]*办成已打开 http/);
    expect(started.child.exitCode).toBeNull();
  });
});

onPosix('with Electron', () => {
  it('starts it on this folder, with data and port, and leaves the hall to it', async () => {
    checkout.setElectron('echo "$BANCHENG_DATA $BANCHENG_PORT" >> "$0.env"; exit 0');
    const { code, said } = await start(['--port', '0']).ended;
    expect(code).toBe(0);
    expect(readFileSync(checkout.electronLog, 'utf8')).toContain(checkout.root);
    const env = readFileSync(path.join(checkout.root, 'node_modules/electron/dist/electron.env'), 'utf8');
    expect(env.trim()).toBe(`${checkout.data} 0`);
    expect(said).not.toContain('办成已打开');
    expect(browserSaid()).toBe('');
  });

  it.each([1, 3])('passes its exit code %i on', async (code) => {
    checkout.setElectron(`exit ${code}`);
    expect((await start().ended).code).toBe(code);
  });

  it('falls back to the browser where it does not run on this machine', async () => {
    checkout.setElectron('exit 127');
    const started = start();
    await started.waitFor(/Electron 在这台机器上开不了[\s\S]*办成已打开/);
    await waitForBrowser();
  });

  it('closes it with Ctrl-C', async () => {
    checkout.setElectron('while :; do sleep 0.05; done');
    const started = start();
    await eventually(() => expect(existsSync(checkout.electronLog)).toBe(true));
    started.child.kill('SIGINT');
    expect((await started.ended).code).toBe(0);
    expect(readFileSync(checkout.electronLog, 'utf8')).toContain('closed');
  });
});

onPosix('fetching Electron', () => {
  it('says so, falls back in one line, and does not try again the same day', async () => {
    const tries = path.join(checkout.root, 'tries');
    checkout.setInstallScript(
      `require('fs').appendFileSync('${tries}', 'x'); throw new Error('getaddrinfo ENOTFOUND');`,
    );
    const first = start();
    await first.waitFor(/正在取 Electron[\s\S]*没有 Electron，用浏览器[\s\S]*办成已打开/);
    expect(first.said()).not.toMatch(noTrace);
    expect(first.said()).not.toContain('ENOTFOUND');
    first.child.kill('SIGTERM');
    await first.ended;
    const second = start();
    await second.waitFor(/办成已打开/);
    expect(second.said()).not.toContain('正在取');
    expect(readFileSync(tries, 'utf8')).toBe('x');
    second.child.kill('SIGTERM');
    await second.ended;
    const note = path.join(checkout.root, 'node_modules/.cache/bancheng/electron-not-fetched');
    const twoDaysAgo = Date.now() / 1000 - 2 * 86_400;
    utimesSync(note, twoDaysAgo, twoDaysAgo);
    await start().waitFor(/正在取 Electron[\s\S]*办成已打开/);
    expect(readFileSync(tries, 'utf8')).toBe('xx');
  });

  it('waits no longer than it said', async () => {
    checkout.setInstallScript('setInterval(() => {}, 1000);');
    const began = Date.now();
    await start([], { BANCHENG_ELECTRON_WAIT: '1' }).waitFor(/最多等 1 秒[\s\S]*办成已打开/);
    expect(Date.now() - began).toBeLessThan(6000);
  });

  it('is not tried where a browser was asked for', async () => {
    const started = start([], { BANCHENG_SHELL: 'browser' });
    await started.waitFor(/办成已打开/);
    expect(started.said()).not.toContain('Electron');
  });

  it('is a failure with a way on where Electron was asked for', async () => {
    const { code, said } = await start([], { BANCHENG_SHELL: 'electron' }).ended;
    expect(code).toBe(1);
    expect(said).toContain('ELECTRON_MIRROR');
    expect(said).not.toMatch(noTrace);
  });

  it('can be called off', async () => {
    checkout.setInstallScript('setInterval(() => {}, 1000);');
    const started = start();
    await started.waitFor(/正在取 Electron/);
    started.child.kill('SIGINT');
    expect((await started.ended).code).toBe(0);
    expect(existsSync(path.join(checkout.root, 'node_modules/.cache/bancheng/electron-not-fetched'))).toBe(false);
  });
});

onPosix('a hall node that', () => {
  it('cannot start is heard in its own words only', async () => {
    const { code, said } = await start(['--no-window'], { FAKE_HALL: 'words' }).ended;
    expect(code).toBe(1);
    expect(said.trim()).toBe('磁盘满了 · The disk is full');
  });

  it('dies takes the window with it and is reported', async () => {
    const { code, said } = await start([], { FAKE_HALL: 'dies', BANCHENG_SHELL: 'browser' }).ended;
    expect(code).toBe(1);
    expect(said).toContain('大厅服务停了');
  });
});

onPosix('a second start', () => {
  it('on the same data opens a window on the first and ends with 3', async () => {
    const first = start(['--no-window']);
    await first.waitFor(/办成已打开/);
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(first.said())?.[0];
    checkout.setBrowser('exit 0');
    const { code, said } = await start([]).ended;
    expect(code).toBe(3);
    expect(said).toContain(`办成已经开着：${address}`);
    await waitForBrowser();
    expect(browserSaid()).toContain(`--app=${address}/?terminal=1%E5%8F%B7%E6%9C%BA`);
    expect(first.child.exitCode).toBeNull();
  });

  it('while the first is still opening waits for it', async () => {
    start(['--no-window'], { FAKE_HALL: 'slow' });
    await eventually(() => expect(existsSync(path.join(checkout.data, 'lock.json'))).toBe(true));
    const { code, said } = await start(['--no-window']).ended;
    expect(code).toBe(3);
    expect(said).toContain('办成已经开着');
  });

  it('after a crash that left its note starts as usual', async () => {
    mkdirSync(checkout.data, { recursive: true });
    writeFileSync(path.join(checkout.data, 'lock.json'), JSON.stringify({ pid: 2 ** 22 + 1, port: 1 }));
    await start(['--no-window']).waitFor(/办成已打开/);
  });
});

onPosix('a port that is taken', () => {
  let server: Server;
  let port: number;
  const occupy = async (body: string): Promise<void> => {
    server = createServer((_request, response) => response.end(body));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  };
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it('by another program is said, with what to do', async () => {
    await occupy('hello');
    const { code, said } = await start(['--no-window', '--port', String(port)]).ended;
    expect(code).toBe(1);
    expect(said).toContain(`端口 ${port} 被别的程序占着`);
    expect(said).toContain(`--port ${port + 1}`);
    expect(said).toContain('network.port');
    expect(said).not.toMatch(noTrace);
  });

  it('by a hall with other data is not taken for ours', async () => {
    await occupy('{"ok":true,"version":"1"}');
    const { code, said } = await start(['--no-window', '--port', String(port)]).ended;
    expect(code).toBe(1);
    expect(said).toContain('另一个办成');
  });

  it('is looked up in the settings file where no port is told', async () => {
    await occupy('hello');
    mkdirSync(checkout.data, { recursive: true });
    writeFileSync(path.join(checkout.data, 'settings.jsonc'), `// 端口\n{ "network": { "port": ${port} } }`);
    // The made-up checkout has no packages but needs this one to read the file.
    const real = path.resolve(import.meta.dirname, '../../node_modules/jsonc-parser');
    mkdirSync(path.join(checkout.root, 'node_modules'), { recursive: true });
    const { symlinkSync } = await import('node:fs');
    symlinkSync(real, path.join(checkout.root, 'node_modules/jsonc-parser'));
    const { code, said } = await start(['--no-window'], { BANCHENG_PORT: '' }).ended;
    expect(code).toBe(1);
    expect(said).toContain(`端口 ${port} 被别的程序占着`);
  });
});

onPosix('the build', () => {
  const VITE = `
    const fs = require('fs');
    fs.appendFileSync('builds', process.argv.slice(2).join(' ') + '\\n');
    for (const f of ['dist/main/cli.js', 'dist/main/main.js', 'dist/preload/preload.cjs', 'dist/renderer/index.html'])
      fs.utimesSync(f, new Date(Date.now() + 60000), new Date(Date.now() + 60000));
  `;
  const putVite = (source: string): void => {
    const folder = path.join(checkout.root, 'node_modules/vite');
    mkdirSync(path.join(folder, 'bin'), { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), '{ "type": "commonjs" }');
    writeFileSync(path.join(folder, 'bin/vite.js'), source);
  };
  const builds = (): string => readFileSync(path.join(checkout.root, 'builds'), 'utf8');

  it('is made once where sources are newer, and not again', async () => {
    putVite(VITE);
    touchBuild(checkout.root, -60);
    const first = start(['--no-window']);
    await first.waitFor(/正在准备程序[\s\S]*办成已打开/);
    first.child.kill('SIGTERM');
    await first.ended;
    const second = start(['--no-window']);
    await second.waitFor(/办成已打开/);
    expect(second.said()).not.toContain('正在准备');
    expect(builds()).toBe('build --app --logLevel silent\n');
  });

  it('that fails is said in words, with how to see why', async () => {
    putVite('throw new Error("boom")');
    rmSync(path.join(checkout.root, 'dist/preload/preload.cjs'));
    const { code, said } = await start(['--no-window']).ended;
    expect(code).toBe(1);
    expect(said).toContain('npm run build');
    expect(said).not.toMatch(noTrace);
    expect(said).not.toContain('boom');
  });

  it('without the packages says to install them', async () => {
    rmSync(path.join(checkout.root, 'dist/main/main.js'));
    const { code, said } = await start(['--no-window']).ended;
    expect(code).toBe(1);
    expect(said).toContain('npm ci');
  });
});

onPosix('a data folder that cannot be', () => {
  it('is said in words', async () => {
    const file = path.join(checkout.root, 'a-file');
    writeFileSync(file, '');
    const { code, said } = await start(['--no-window', '--data', path.join(file, 'data')]).ended;
    expect(code).toBe(1);
    expect(said).toContain('--data');
    expect(said).toContain('有个文件，不是文件夹');
    expect(said).not.toContain('ENOTDIR');
    expect(said).not.toMatch(noTrace);
  });
});

onPosix('started by npm, which is then ended', () => {
  /** As npm does it: in between stands a process that passes no signal on. Answers our program's own id. */
  async function startUnder(lifecycle: Record<string, string>): Promise<{ between: ChildProcess; pid: number }> {
    const script = path.join(checkout.root, 'electron/start.mjs');
    const between = spawn('/bin/sh', ['-c', `'${process.execPath}' '${script}' & echo "pid $!"; wait`], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: {
        PATH: process.env.PATH ?? '',
        HOME: checkout.root,
        BANCHENG_DATA: checkout.data,
        BANCHENG_PORT: '0',
        BANCHENG_CHROMIUM: checkout.browser,
        BANCHENG_SHELL: 'browser',
        DISPLAY: ':99',
        ...lifecycle,
      },
    });
    let said = '';
    between.stdout?.setEncoding('utf8').on('data', (text: string) => (said += text));
    await eventually(() => expect(said).toMatch(/pid \d+\n[\s\S]*办成已打开/));
    await waitForBrowser();
    return { between, pid: Number(/pid (\d+)/.exec(said)?.[1]) };
  }
  const isUp = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };

  it('closes window and hall by itself and leaves nobody behind', async () => {
    const { between, pid } = await startUnder({ npm_lifecycle_event: 'start' });
    between.kill('SIGTERM');
    await eventually(() => expect(isUp(pid)).toBe(false));
    expect(browserSaid()).toContain('closed');
    expect(readFileSync(path.join(checkout.data, 'ended'), 'utf8')).toBe('hall ');
  });

  it('but put in the background of a shell it outlives that shell', async () => {
    const { between, pid } = await startUnder({});
    between.kill('SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(isUp(pid)).toBe(true);
    process.kill(pid, 'SIGTERM');
    await eventually(() => expect(isUp(pid)).toBe(false));
  });
});
