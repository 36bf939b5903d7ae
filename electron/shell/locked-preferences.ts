// What no page of this program may do, whichever window it is in.
import type { WindowOptions } from './electron-like.ts';

/** A page is a page: no Node, no plug-ins, nothing from elsewhere, nothing dropped into it. */
export const lockedPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} as const satisfies Partial<WindowOptions['webPreferences']>;
