// Owns how the kiosk's window is made: full screen, without chrome, and with nothing but a page inside.
import type { WindowOptions } from './electron-like.ts';
import { lockedPreferences } from './locked-preferences.ts';

/** Storage of the kiosk's pages. Without the `persist:` prefix it is kept in memory only: nothing of a citizen stays on disk. */
export const KIOSK_PARTITION = 'kiosk';

/** Options of the kiosk's window. In development it is an ordinary window with developer tools. */
export function kioskWindowOptions(options: { preload: string; isDevelopment: boolean }): WindowOptions {
  const { preload, isDevelopment } = options;
  return {
    show: false,
    kiosk: !isDevelopment,
    fullscreen: !isDevelopment,
    frame: isDevelopment,
    autoHideMenuBar: true,
    backgroundColor: '#f3efe6',
    title: '办成',
    width: 1080,
    height: 1920,
    webPreferences: {
      preload,
      ...lockedPreferences,
      devTools: isDevelopment,
      partition: KIOSK_PARTITION,
    },
  };
}
