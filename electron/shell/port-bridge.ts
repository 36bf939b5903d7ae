// Owns how the kiosk's page gets its line to the hall node: it asks, we look who is asking, and it gets one message port.
import { APP_ORIGIN } from './app-address.ts';
import type { ElectronLike, FrameLike, PortLike, WebContentsLike } from './electron-like.ts';

/** Channel on which a page asks for its port; preload.ts holds the same word. */
export const WANT_PORT = 'bancheng:want-port';
/** Channel on which the port comes; preload.ts holds the same word. */
export const HERE_IS_PORT = 'bancheng:port';

/** True only where the asking frame is the page itself: still there, on top, from our origin. */
export function isOurPage(frame: FrameLike | null): boolean {
  // senderFrame is null where the frame navigated or went away since it asked.
  if (frame === null) return false;
  try {
    return frame.parent === null && frame.origin === APP_ORIGIN;
  } catch {
    // Electron throws when asked about a frame that is gone by now.
    return false;
  }
}

/**
 * Answers the page of one window. Every question closes the port given before: a page that asks again has been loaded
 * again. The ports are held here, since Electron collects a port nobody holds although messages still arrive.
 * @returns closes what is open and stops answering
 */
export function bridgePorts(options: {
  electron: Pick<ElectronLike, 'ipcMain' | 'createChannel'>;
  contents: WebContentsLike;
  accept: (port: PortLike) => void;
  onRefused: () => void;
}): () => void {
  const { electron, contents } = options;
  let held: { ours: PortLike; theirs: PortLike } | null = null;
  let isOpen = true;
  const drop = (): void => {
    held?.ours.close();
    held = null;
  };
  electron.ipcMain.on(WANT_PORT, (event) => {
    if (!isOpen) return;
    if (event.sender !== contents || !isOurPage(event.senderFrame)) {
      options.onRefused();
      return;
    }
    drop();
    const { port1, port2 } = electron.createChannel();
    held = { ours: port1, theirs: port2 };
    port1.on('close', () => {
      if (held?.ours === port1) held = null;
    });
    options.accept(port1);
    port1.start();
    contents.postMessage(HERE_IS_PORT, null, [port2]);
  });
  contents.on('destroyed', drop);
  return () => {
    isOpen = false;
    drop();
  };
}
