// Owns nothing but the wiring of Electron: hall node, shell and the application's life. What can be decided elsewhere is.
import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, ipcMain, Menu, MessageChannelMain, protocol, safeStorage, session } from 'electron';
import { resolveDataDir } from './config.ts';
import { explainFailure, keepFailure } from './explain-failure.ts';
import { createHallNode, type HallNode } from './hall-node.ts';
import { openingWords } from './opening-words.ts';
import { APP_SCHEME } from './shell/app-address.ts';
import type { Schedule } from './shell/crash-restart.ts';
import type { ElectronLike, WindowLike } from './shell/electron-like.ts';
import { chooseKeyKeeper } from './shell/keystore-keeper.ts';
import { createShell, type Shell } from './shell/shell.ts';
import { becomeOnlyInstance } from './shell/single-instance.ts';
import { tryUntilOpen } from './shell/try-until-open.ts';
import { fileKeyKeeper } from './store/key-keeper.ts';

/** Exit code of a second start; start.mjs knows the same number. */
const ALREADY_RUNNING = 3;

const dataDir = resolveDataDir(process.env, process.platform, homedir());
// Two halls on one machine are two applications to Electron, each with its own lock.
app.setPath('userData', join(dataDir, 'electron'));

let shell: Shell | null = null;
let hall: HallNode | null = null;
let stopTrying = (): void => undefined;
let lastSaid = '';

const schedule: Schedule = (delayMs, callback) => {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
};

// Awaiting whenReady at the top of an ES module never returns (electron#40719), and schemes and the lock must come before it.
protocol.registerSchemesAsPrivileged([
  { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
]);
app.enableSandbox();
for (const name of ['disable-quic', 'disable-background-networking', 'disable-component-update', 'disable-sync']) {
  app.commandLine.appendSwitch(name);
}
// Without it there are no voices at all on Linux.
app.commandLine.appendSwitch('enable-speech-dispatcher');
if (becomeOnlyInstance(app, (): WindowLike | null => shell?.window ?? null)) {
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    event.preventDefault();
    end(0);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => end(0));
  app.whenReady().then(boot).catch(failForGood);
} else {
  app.exit(ALREADY_RUNNING);
}

function boot(): void {
  Menu.setApplicationMenu(null);
  const made = createShell({
    electron: realElectron(),
    pages: fileURLToPath(new URL('../renderer', import.meta.url)),
    preload: fileURLToPath(new URL('../preload/preload.cjs', import.meta.url)),
    terminal: process.env.BANCHENG_TERMINAL ?? 'kiosk',
    isDevelopment: !app.isPackaged && process.env.BANCHENG_DEVELOPMENT === '1',
    clock: Date.now,
    schedule,
    log: (event, reason) => hall?.log('transport-fault', { detail: `${event}: ${reason}` }),
  });
  shell = made;
  stopTrying = tryUntilOpen({
    open: () => openHall(made),
    failed: async (error) => {
      made.failToOpen(explainToKeeper(error));
      const half = hall;
      hall = null;
      await half?.close();
    },
    schedule,
  });
}

async function openHall(made: Shell): Promise<void> {
  const keys = join(dataDir, 'keys');
  hall = await createHallNode({
    dataDir,
    // Elsewhere there is CUPS, which says what became of a slip.
    ...(process.platform === 'win32' ? { systemPrint: made.systemPrint } : {}),
    env: process.env,
    clock: Date.now,
    random: { bytes: (length) => randomBytes(length) },
    keyKeeper: chooseKeyKeeper({
      safeStorage,
      platform: process.platform,
      path: join(keys, 'master.sealed'),
      fallback: fileKeyKeeper(join(keys, 'master.key')),
    }),
  });
  const { url } = await hall.listen();
  process.stdout.write(`${openingWords(url, hall.firstStart, hall.store.recovery).join('\n')}\n`);
  made.open(hall);
}

/** The kiosk cannot open: the keeper reads why on the screen, and the machine stays on and goes on trying. */
function explainToKeeper(error: unknown): string {
  const { message, isBug } = explainFailure(error);
  if (isBug) keepFailure(dataDir, error);
  if (message !== lastSaid) process.stderr.write(`${message}\n`);
  lastSaid = message;
  return message;
}

/** There is not even a window to say it in. */
function failForGood(error: unknown): void {
  explainToKeeper(error);
  app.exit(1);
}

let isEnding = false;
function end(code: number): void {
  if (isEnding) return;
  isEnding = true;
  stopTrying();
  shell?.close();
  Promise.resolve(hall?.close()).then(
    () => app.exit(code),
    () => app.exit(1),
  );
}

function realElectron(): ElectronLike {
  return {
    app,
    ipcMain,
    createWindow: (options) => new BrowserWindow(options),
    sessionFor: (partition) => session.fromPartition(partition),
    createChannel: () => new MessageChannelMain(),
  };
}
