// Owns the kiosk around the hall node: composes window, locks, files, line and restarts. Knows no rule of the hall.
import type { Clock } from '#shared/domain/ports.ts';
import type { SystemPrint } from '../slips/printers/system-print.ts';
import { APP_SCHEME, CALM_ADDRESS, KIOSK_ADDRESS } from './app-address.ts';
import { createAppProtocol } from './app-protocol.ts';
import { CALM_STYLE, type CalmMessage, calmPage, cannotStart, PAGE_BROKEN } from './calm-page.ts';
import { restartOnCrash, type Schedule } from './crash-restart.ts';
import type { ElectronLike, PortLike, WindowLike } from './electron-like.ts';
import { KIOSK_PARTITION, kioskWindowOptions } from './kiosk-window.ts';
import { lockApplication, lockSession } from './lockdown.ts';
import { bridgePorts } from './port-bridge.ts';
import { createSilentPrint } from './silent-print.ts';

/** What the shell may note: names of events, never what a page showed. */
export type ShellLog = (event: 'shell.page-gone' | 'shell.port-refused' | 'shell.boot-failed', reason: string) => void;

/** What the shell needs to know of the hall node. */
export type HallForShell = { acceptPort(port: PortLike, who: { terminal: string }): void };

/** The shell while it runs. */
export type Shell = {
  readonly window: WindowLike;
  /** For the hall: pages to the system's printers. */
  readonly systemPrint: SystemPrint;
  /** Connects the hall node and shows the kiosk. */
  open(hall: HallForShell): void;
  /** Shows the calm page instead, with the plain message of what stopped the boot. Open may still follow. */
  failToOpen(message: string): void;
  /** Ends the line to the page and the watch over it. */
  close(): void;
};

/** Makes the locked window. The page is not loaded before {@link Shell.open} or {@link Shell.failToOpen}. */
export function createShell(options: {
  electron: ElectronLike;
  /** Folder of the built pages. */
  pages: string;
  /** File of the built preload. */
  preload: string;
  terminal: string;
  isDevelopment: boolean;
  clock: Clock;
  schedule: Schedule;
  log: ShellLog;
}): Shell {
  const { electron, isDevelopment, log } = options;
  let message: CalmMessage = PAGE_BROKEN;
  let saidDetail: string | null = null;

  lockApplication(electron.app, { isDevelopment });
  const session = electron.sessionFor(KIOSK_PARTITION);
  lockSession(session);
  session.protocol.handle(
    APP_SCHEME,
    createAppProtocol({
      root: options.pages,
      made: new Map([
        ['/calm', () => ({ type: 'text/html; charset=utf-8', body: calmPage(message) })],
        ['/calm.css', () => ({ type: 'text/css; charset=utf-8', body: CALM_STYLE })],
      ]),
    }),
  );

  const window = electron.createWindow(kioskWindowOptions({ preload: options.preload, isDevelopment }));
  window.removeMenu();
  window.once('ready-to-show', () => window.show());

  // A failed load is answered through did-fail-load; its rejection says the same thing a second time.
  const show = (address: string): void => void window.loadURL(address).catch(() => undefined);
  let closeBridge = (): void => undefined;
  let stopWatch = (): void => undefined;

  return {
    window,
    systemPrint: createSilentPrint({ electron, kiosk: window, schedule: options.schedule }),
    open(hall) {
      closeBridge = bridgePorts({
        electron,
        contents: window.webContents,
        accept: (port) => hall.acceptPort(port, { terminal: options.terminal }),
        onRefused: () => log('shell.port-refused', 'not-our-page'),
      });
      stopWatch = restartOnCrash({
        contents: window.webContents,
        load: () => show(KIOSK_ADDRESS),
        loadCalm: () => {
          message = PAGE_BROKEN;
          show(CALM_ADDRESS);
        },
        clock: options.clock,
        schedule: options.schedule,
        log: (reason) => log('shell.page-gone', reason),
      });
      show(KIOSK_ADDRESS);
    },
    failToOpen(detail) {
      // Tried again each minute: the same trouble must not fold up what the keeper is reading.
      if (saidDetail === detail) return;
      saidDetail = detail;
      message = cannotStart(detail);
      show(CALM_ADDRESS);
    },
    close() {
      stopWatch();
      closeBridge();
    },
  };
}
