// Only the kiosk page itself gets a line to the hall, and a reloaded page gets a new one.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bridgePorts, HERE_IS_PORT, isOurPage, WANT_PORT } from '#electron/shell/port-bridge.ts';
import { FakeContents, FakeElectron, frame } from './fake-electron.ts';

let electron: FakeElectron;
const accept = vi.fn();
const onRefused = vi.fn();
let close: () => void;

beforeEach(() => {
  electron = new FakeElectron();
  accept.mockClear();
  onRefused.mockClear();
  close = bridgePorts({ electron: electron.like, contents: electron.contents, accept, onRefused });
});

const ask = (senderFrame: unknown, sender: unknown = electron.contents): void => {
  electron.ipcMain.emit(WANT_PORT, { senderFrame, sender });
};

describe('who gets a port', () => {
  it('is our page: one end goes to the hall, the other to the page', () => {
    ask(electron.contents.mainFrame);
    const channel = electron.channels[0];
    expect(accept).toHaveBeenCalledExactlyOnceWith(channel?.port1);
    expect(channel?.port1.isStarted).toBe(true);
    expect(electron.window.webContents.posted).toEqual([{ channel: HERE_IS_PORT, transfer: [channel?.port2] }]);
  });

  it('is nobody whose frame is already gone', () => {
    ask(null);
    expect(accept).not.toHaveBeenCalled();
    expect(onRefused).toHaveBeenCalledOnce();
  });

  it('is no frame inside our page', () => {
    ask(frame('app://bancheng', electron.contents.mainFrame));
    expect(accept).not.toHaveBeenCalled();
  });

  it.each(['https://example.com', 'file://', 'null', 'app://other'])('is no top page from %s', (origin) => {
    const foreign = frame(origin);
    electron.window.webContents.mainFrame = foreign;
    ask(foreign);
    expect(accept).not.toHaveBeenCalled();
    expect(onRefused).toHaveBeenCalledOnce();
  });

  it('is no other window', () => {
    ask(electron.contents.mainFrame, new FakeContents());
    expect(accept).not.toHaveBeenCalled();
    expect(onRefused).toHaveBeenCalledOnce();
  });

  it('is no frame that breaks when it is looked at', () => {
    const gone = {
      url: '',
      parent: null,
      get origin(): string {
        throw new Error('Render frame was disposed');
      },
    };
    expect(isOurPage(gone)).toBe(false);
    expect(isOurPage(frame('app://bancheng'))).toBe(true);
  });
});

describe('over time', () => {
  it('closes the old port when the page asks again after a reload', () => {
    ask(electron.contents.mainFrame);
    ask(electron.contents.mainFrame);
    expect(electron.channels.map(({ port1 }) => port1.isClosed)).toEqual([true, false]);
    expect(accept).toHaveBeenCalledTimes(2);
  });

  it('answers again after the page closed its own end', () => {
    ask(electron.contents.mainFrame);
    electron.channels[0]?.port1.emit('close');
    ask(electron.contents.mainFrame);
    expect(electron.channels[1]?.port1.isClosed).toBe(false);
  });

  it('closes the port with the page', () => {
    ask(electron.contents.mainFrame);
    electron.window.webContents.emit('destroyed');
    expect(electron.channels[0]?.port1.isClosed).toBe(true);
  });

  it('answers nobody once closed', () => {
    ask(electron.contents.mainFrame);
    close();
    ask(electron.contents.mainFrame);
    expect(electron.channels).toHaveLength(1);
    expect(electron.channels[0]?.port1.isClosed).toBe(true);
  });
});
