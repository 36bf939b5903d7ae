// Owns how a page reaches a printer of the system without anybody being asked: in a window nobody sees, made for it and gone after.
import type { SystemPage, SystemPrint, SystemPrinted } from '../slips/printers/system-print.ts';
import type { Schedule } from './crash-restart.ts';
import type { ElectronLike, WindowLike, WindowOptions } from './electron-like.ts';
import { lockSession } from './lockdown.ts';
import { lockedPreferences } from './locked-preferences.ts';

/** Storage of printed pages: in memory only, and nothing of the kiosk's in it. */
export const PRINT_PARTITION = 'print';

/** Until the page stands and until the system has taken it. Electron has been seen never to call back. */
export const PRINT_LIMIT_MS = 30_000;

/** Chromium loads no longer address, and says only that it failed. */
const LONGEST_ADDRESS = 2_000_000;

/** An unseen window with nothing in it but the page: no scripts, no preload, no menu. */
function printWindowOptions(): WindowOptions {
  return {
    show: false,
    kiosk: false,
    fullscreen: false,
    frame: false,
    autoHideMenuBar: true,
    backgroundColor: '#ffffff',
    title: '办成',
    width: 400,
    height: 800,
    webPreferences: {
      ...lockedPreferences,
      devTools: false,
      javascript: false,
      partition: PRINT_PARTITION,
    },
  };
}

// What Electron says before anything goes to the system; "canceled" and "failed" may come from the middle of a print.
const SURELY_NOT_PRINTED = /^(invalid|no printers|failed to enumerate)/i;

/** Prints pages for the hall. One window a page: what hangs in one holds up no other. `kiosk`: is asked for printers' names. */
export function createSilentPrint(o: {
  electron: Pick<ElectronLike, 'createWindow' | 'sessionFor'>;
  kiosk: WindowLike;
  schedule: Schedule;
}): SystemPrint {
  let isLocked = false;

  function open(): WindowLike {
    if (!isLocked) lockSession(o.electron.sessionFor(PRINT_PARTITION));
    isLocked = true;
    return o.electron.createWindow(printWindowOptions());
  }

  /** Whatever comes first: the answer, or what stands for it when the time is over or somebody ends it. */
  function inTime(
    asked: (answer: (printed: SystemPrinted) => void) => void,
    late: (reason: string) => SystemPrinted,
    signal: AbortSignal,
  ): Promise<SystemPrinted> {
    return new Promise((resolve) => {
      const answer = (printed: SystemPrinted): void => {
        stop();
        signal.removeEventListener('abort', onAbort);
        resolve(printed);
      };
      const onAbort = (): void => answer(late('stopped'));
      const stop = o.schedule(PRINT_LIMIT_MS, () => answer(late('no answer in time')));
      if (signal.aborted) return onAbort();
      signal.addEventListener('abort', onAbort);
      asked(answer);
    });
  }

  async function printed(window: WindowLike, page: SystemPage, deviceName: string, signal: AbortSignal) {
    const address = `data:text/html;charset=utf-8;base64,${Buffer.from(page.html).toString('base64')}`;
    if (address.length > LONGEST_ADDRESS) return refused('the page is too large');
    const loaded = await inTime(
      (answer) =>
        void window.loadURL(address).then(
          () => answer({ how: 'handed-over' }),
          () => answer(refused('the page did not load')),
        ),
      refused,
      signal,
    );
    if (loaded.how !== 'handed-over') return loaded;
    return inTime(
      (answer) => {
        window.webContents.on('render-process-gone', (_event, { reason }) => answer({ how: 'unknown', reason }));
        const options = {
          silent: true,
          printBackground: true,
          deviceName,
          color: false,
          margins: { marginType: 'none' },
          landscape: false,
          scaleFactor: 100,
          copies: 1,
          pageSize: { width: page.widthMicrons, height: page.heightMicrons },
        } as const;
        window.webContents.print(options, (isDone, reason) => {
          if (isDone) answer({ how: 'handed-over' });
          else answer({ how: SURELY_NOT_PRINTED.test(reason) ? 'refused' : 'unknown', reason });
        });
      },
      (reason) => ({ how: 'unknown', reason }),
      signal,
    );
  }

  return {
    async print(page, deviceName, signal) {
      const window = open();
      try {
        return await printed(window, page, deviceName, signal);
      } catch (error) {
        // Electron throws where it does not like what it is asked, before it does anything.
        return refused(error instanceof Error ? error.message : 'Electron refused');
      } finally {
        if (!window.isDestroyed()) window.destroy();
      }
    },
    async printers() {
      return (await o.kiosk.webContents.getPrintersAsync()).map((printer) => printer.name);
    },
  };
}

const refused = (reason: string): SystemPrinted => ({ how: 'refused', reason });
