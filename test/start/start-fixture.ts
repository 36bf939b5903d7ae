// Owns a small made-up checkout in which the real start scripts run with a made-up hall node, browser and Electron.
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const repository = path.resolve(import.meta.dirname, '../..');

/** A hall node that says where it is, answers /health and ends when asked. `mode` makes it misbehave. */
const HALL = `
import { createServer } from 'node:http';
import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
const data = process.env.BANCHENG_DATA;
const mode = process.env.FAKE_HALL ?? '';
if (mode === 'words') { console.error('磁盘满了 · The disk is full'); process.exit(1); }
writeFileSync(data + '/lock.json', JSON.stringify({ pid: process.pid, port: null }));
if (mode === 'slow') await new Promise((resolve) => setTimeout(resolve, 1500));
{
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, version: '0' }));
  });
  server.listen(Number(process.env.BANCHENG_PORT ?? 0), '127.0.0.1', () => {
    const { port } = server.address();
    writeFileSync(data + '/lock.json', JSON.stringify({ pid: process.pid, port }));
    console.log('办成已打开 http://127.0.0.1:' + port);
    if (mode === 'dies') setTimeout(() => process.exit(9), 300);
  });
  const end = () => { appendFileSync(data + '/ended', 'hall '); rmSync(data + '/lock.json', { force: true }); process.exit(0); };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}
`;

/** Writes down how it was called, then stays open (or not). */
const PROGRAM = (log: string, then: string): string =>
  `#!/bin/sh\necho "$@" >> '${log}'\ntrap 'echo closed >> "${log}"; exit 0' TERM\n${then}\n`;
const STAYS = 'while :; do sleep 0.05; done';

export type Checkout = {
  root: string;
  data: string;
  browserLog: string;
  electronLog: string;
  /** Path of the made-up browser. */
  browser: string;
  setBrowser(then: string): void;
  /** Puts an Electron there that ends with `then`. */
  setElectron(then: string): void;
  /** Replaces Electron's install script. */
  setInstallScript(source: string): void;
  start(args?: readonly string[], env?: Record<string, string>): Started;
  remove(): void;
};

export type Started = {
  child: ChildProcess;
  /** Everything said so far. */
  said(): string;
  waitFor(pattern: RegExp): Promise<void>;
  ended: Promise<{ code: number | null; said: string }>;
};

/** Makes the checkout, already built. */
export function makeCheckout(): Checkout {
  const root = mkdtempSync(path.join(tmpdir(), 'bancheng-start-'));
  const data = path.join(root, 'data');
  const put = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  for (const file of readdirSync(path.join(repository, 'electron'))) {
    if (file.endsWith('.mjs') || file === 'folder-problem.ts')
      cpSync(path.join(repository, 'electron', file), path.join(root, 'electron', file));
  }
  put('package.json', '{ "type": "module" }');
  put('node_modules/electron/package.json', '{ "version": "45.4.1" }');
  put('node_modules/electron/install.js', 'process.exit(1);');
  for (const file of ['dist/main/main.js', 'dist/preload/preload.cjs', 'dist/renderer/index.html']) put(file, '');
  put('dist/main/cli.js', HALL);
  touchBuild(root, 60);

  const browserLog = path.join(root, 'browser.log');
  const electronLog = path.join(root, 'electron.log');
  const browser = path.join(root, 'fake-chromium');
  const checkout: Checkout = {
    root,
    data,
    browserLog,
    electronLog,
    browser,
    setBrowser: (then) => {
      writeFileSync(browser, PROGRAM(browserLog, then));
      chmodSync(browser, 0o755);
    },
    setElectron: (then) => {
      put('node_modules/electron/path.txt', 'electron');
      put('node_modules/electron/dist/version', 'v45.4.1');
      put('node_modules/electron/dist/electron', PROGRAM(electronLog, then));
      chmodSync(path.join(root, 'node_modules/electron/dist/electron'), 0o755);
    },
    setInstallScript: (source) => put('node_modules/electron/install.js', source),
    start: (args = [], env = {}) => startIn(checkout, args, env),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
  checkout.setBrowser(STAYS);
  return checkout;
}

/** Sets the built files' time to so many seconds from now. */
export function touchBuild(root: string, seconds: number): void {
  const at = Date.now() / 1000 + seconds;
  for (const file of [
    'dist/main/cli.js',
    'dist/main/main.js',
    'dist/preload/preload.cjs',
    'dist/renderer/index.html',
  ]) {
    utimesSync(path.join(root, file), at, at);
  }
}

function startIn(checkout: Checkout, args: readonly string[], env: Record<string, string>): Started {
  const child = spawn(process.execPath, [path.join(checkout.root, 'electron/start.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Only what is named here: a screen or a setting of the machine the tests run on must not decide.
    env: {
      PATH: process.env.PATH ?? '',
      HOME: checkout.root,
      BANCHENG_DATA: checkout.data,
      BANCHENG_PORT: '0',
      BANCHENG_CHROMIUM: checkout.browser,
      DISPLAY: ':99',
      ...env,
    },
  });
  let said = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      for (const check of waiting) check();
    });
  }
  const ended = new Promise<{ code: number | null; said: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, said }));
  });
  return {
    child,
    said: () => said,
    ended,
    waitFor: (pattern) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          if (pattern.test(said)) {
            waiting.delete(check);
            resolve();
          }
        };
        waiting.add(check);
        check();
        void ended.then(() =>
          pattern.test(said) ? resolve() : reject(new Error(`ended without ${pattern}:\n${said}`)),
        );
      }),
  };
}
