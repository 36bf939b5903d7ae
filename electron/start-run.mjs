// Owns the course of a start: build, hall, window, and an orderly end of all three.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { whyNoFolder } from './folder-problem.ts';
import { findBrowser, hasScreen, openBrowser } from './start-browser.mjs';
import { ensureBuild } from './start-build.mjs';
import { getElectron } from './start-electron.mjs';
import { findRunningHall, startHall } from './start-hall.mjs';
import { HELP, readOptions, StartProblem } from './start-options.mjs';
import { whenParentIsGone } from './start-parent.mjs';
import { screenSize } from './start-screen.mjs';

/** A second start: the window was opened on the running hall. main.ts ends with the same number. */
export const ALREADY_RUNNING = 3;
/** A window gone sooner than this was never really there. */
const HARDLY_OPEN_MS = 4000;
const END_LIMIT_MS = 8000;

const say = (line) => console.log(line);

/**
 * @param {{ root: string, args: readonly string[], env: Record<string, string | undefined>, platform: string }} surroundings
 * @returns {Promise<number>} the exit code: 0 ended as asked, 1 could not (in words), 3 was already running
 */
export async function start(surroundings) {
  try {
    return await run(surroundings);
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    if (error.message) console.error(error.message);
    return error.exitCode;
  }
}

async function run({ root, args, env, platform }) {
  const options = readOptions(args, env, platform);
  if (options.wantsHelp) {
    say(HELP);
    return 0;
  }
  const called = callOff(env);
  const { dataDir, port } = options;

  const running = await findRunningHall({ dataDir, port });
  if (running) return openOnRunning({ running, options, env, platform });

  await ensureBuild(root, say);
  makeDataDir(dataDir);
  if (called.signal.aborted) return 0;

  const shell = await chooseShell({ root, options, env, platform, signal: called.signal });
  if (called.signal.aborted) return 0;
  if (shell.kind === 'electron') {
    const code = await runElectron({ root, binary: shell.binary, options, env, signal: called.signal });
    if (code !== null) return code;
    say('Electron 在这台机器上开不了，改用浏览器 · Electron does not run here, using a browser instead');
    return runHall({ root, options, shell: await browserOrNone(env, platform), signal: called.signal });
  }
  return runHall({ root, options, shell, signal: called.signal });
}

/** Ctrl-C, a service manager's stop and the end of the npm we run under call everything off, once; a second Ctrl-C ends at once. */
function callOff(env) {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(1);
      controller.abort();
    });
  }
  whenParentIsGone(env, () => controller.abort());
  return controller;
}

function makeDataDir(dataDir) {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    const { zh, en } = whyNoFolder(dataDir, error.code);
    throw new StartProblem(
      `数据文件夹建不了（${zh}）：${dataDir}。换一个地方：npm start -- --data 文件夹\n` +
        `The data folder cannot be made (${en}). Use another: npm start -- --data FOLDER`,
    );
  }
}

/** Which window: what was asked for, else Electron, else a browser, else none; each step down is said in one line. */
async function chooseShell({ root, options, env, platform, signal }) {
  if (options.shell === 'none') return { kind: 'none' };
  if (!hasScreen(env, platform)) return browserOrNone(env, platform);
  if (options.shell !== 'browser') {
    const isAskedFor = options.shell === 'electron';
    const binary = await getElectron({
      root,
      waitMs: options.electronWaitMs,
      isAskedFor,
      say,
      now: Date.now,
      signal,
    });
    if (binary) return { kind: 'electron', binary };
    if (isAskedFor) {
      throw new StartProblem(
        '取不到 Electron。有镜像的话，用 ELECTRON_MIRROR 写上它的网址再启动\n' +
          'Electron could not be fetched. A mirror can be named with ELECTRON_MIRROR.',
      );
    }
    if (!signal.aborted) say('没有 Electron，用浏览器打开自助机 · No Electron here, opening the kiosk in a browser');
  }
  return browserOrNone(env, platform);
}

async function browserOrNone(env, platform) {
  if (!hasScreen(env, platform)) {
    say('这台机器没有接屏幕，不开窗口 · No screen here, so no window');
    return { kind: 'none' };
  }
  const browser = findBrowser({ env, platform });
  if (browser) return { kind: 'browser', browser, size: await screenSize(env, platform) };
  say('没有找到 Chromium、Chrome 或 Edge，请自己打开下面的网址 · No browser found, please open the address below');
  return { kind: 'none' };
}

async function openOnRunning({ running, options, env, platform }) {
  say(`办成已经开着：${running} · Bancheng is already running`);
  const shell = options.shell === 'none' ? { kind: 'none' } : await browserOrNone(env, platform);
  if (shell.kind === 'browser') {
    const { browser, size } = shell;
    openBrowser({ browser, size, address: `${running}/`, dataDir: options.dataDir, isDetached: true }).on('error', () =>
      say('窗口没能打开，请自己打开上面的网址 · The window did not open, please open the address above'),
    );
    // Long enough for a browser that cannot be run to say so.
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return ALREADY_RUNNING;
}

/** The hall node and the window live in Electron. @returns the exit code, or null where Electron itself does not run */
async function runElectron({ root, binary, options, env, signal }) {
  const began = Date.now();
  const isRoot = process.getuid?.() === 0;
  const { ELECTRON_RUN_AS_NODE: _, ...clean } = env;
  const child = spawn(binary, [root, ...(isRoot ? ['--no-sandbox'] : [])], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...clean,
      BANCHENG_DATA: options.dataDir,
      ...(options.port !== null && { BANCHENG_PORT: String(options.port) }),
    },
  });
  const ended = endOf(child);
  signal.addEventListener('abort', () => void stop(child, ended), { once: true });
  const { code } = await ended;
  if (signal.aborted) return 0;
  if (code === 0 || code === 1 || code === ALREADY_RUNNING) return code;
  // Anything else so soon is a missing library, a missing sandbox helper or a crash before our own code.
  return Date.now() - began < HARDLY_OPEN_MS * 3 ? null : 1;
}

async function runHall({ root, options, shell, signal }) {
  const hall = startHall({ root, dataDir: options.dataDir, port: options.port, out: process.stdout });
  const hallEnded = endOf(hall.child);
  const aborted = new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener('abort', () => resolve(null), { once: true });
  });
  let address = null;
  try {
    address = await Promise.race([hall.ready, aborted]);
  } catch (error) {
    await stop(hall.child, hallEnded);
    throw error;
  }
  // From here on its end is seen through hallEnded.
  hall.ready.catch(() => undefined);

  const window = address !== null && shell.kind === 'browser' ? keepBrowser({ shell, address, options }) : null;
  const first = await Promise.race([
    aborted.then(() => 'called-off'),
    hallEnded.then(() => 'hall-ended'),
    ...(window ? [window.closed.then(() => 'window-closed')] : []),
  ]);
  await window?.close();
  const { code } = await stop(hall.child, hallEnded);
  if (first === 'called-off' || signal.aborted) return 0;
  if (first === 'hall-ended') {
    say('大厅服务停了 · The hall node has stopped');
    return code === 0 ? 0 : 1;
  }
  return 0;
}

/** Keeps the kiosk's window open: one that crashes comes back, one that a person closes ends the program. */
function keepBrowser({ shell, address, options }) {
  let isClosing = false;
  let current = null;
  let ended = null;
  let hardlyOpen = 0;
  const closed = new Promise((resolve) => {
    const open = () => {
      const began = Date.now();
      current = openBrowser({
        browser: shell.browser,
        size: shell.size,
        address: `${address}/`,
        dataDir: options.dataDir,
      });
      ended = endOf(current);
      void ended.then(({ code }) => {
        if (isClosing) return;
        const isShort = Date.now() - began < HARDLY_OPEN_MS;
        if (!isShort && code === 0) return resolve(undefined);
        hardlyOpen = isShort ? hardlyOpen + 1 : 0;
        if (hardlyOpen < 3) setTimeout(() => !isClosing && open(), 500 * 2 ** hardlyOpen);
        else say(`窗口没能打开，请自己打开 ${address} · The window did not open, please open that address`);
      });
    };
    open();
  });
  return {
    closed,
    close: async () => {
      isClosing = true;
      if (current) await stop(current, ended);
    },
  };
}

/** How a child ended; a child that could not be run at all has ended with 127, as a shell would say. */
function endOf(child) {
  return new Promise((resolve) => {
    child.on('error', () => resolve({ code: 127, signal: null }));
    child.on('exit', (code, signal) => resolve({ code, signal }));
  });
}

/** Asks a child to end, and ends it where it does not. */
async function stop(child, ended) {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), END_LIMIT_MS);
    await ended;
    clearTimeout(timer);
  }
  return ended;
}
