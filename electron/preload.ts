// Owns one thing: handing the page its message port. It exposes nothing, and may import nothing but electron.
import { ipcRenderer } from 'electron';

// The same words stand in shell/port-bridge.ts; a sandboxed preload is one file of its own.
const WANT_PORT = 'bancheng:want-port';
const HERE_IS_PORT = 'bancheng:port';

// The page's globals, named here because the hall node's types know no page.
declare const location: { readonly origin: string };
declare const window: {
  addEventListener(
    type: 'message',
    listener: (event: { source: unknown; origin: string; data: unknown }) => void,
  ): void;
  postMessage(message: unknown, targetOrigin: string, transfer: readonly unknown[]): void;
};

window.addEventListener('message', (event) => {
  if (event.source === window && event.origin === location.origin && event.data === WANT_PORT) {
    ipcRenderer.send(WANT_PORT);
  }
});

ipcRenderer.on(HERE_IS_PORT, (event) => {
  // contextBridge cannot carry ports; a posted message can.
  window.postMessage(HERE_IS_PORT, location.origin, [...event.ports]);
});
