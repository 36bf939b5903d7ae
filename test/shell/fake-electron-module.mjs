// Stands in for the package `electron` in a child process, so that the real main.ts can be run and driven without the binary.
// It plays the page too: loads it, asks for its port, makes one call, and prints what came of it as one line of JSON.
import { EventEmitter } from 'node:events';
import { MessageChannel } from 'node:worker_threads';

const report = { schemes: [], loaded: [], page: null, call: null, refused: null, exit: null, shown: false };
let isReady = false;
let appHandler = null;

// Node's port speaks of the data itself, Electron's of an event that carries it.
function electronPort(port) {
  const wrapped = new EventEmitter();
  port.on('message', (data) => wrapped.emit('message', { data, ports: [] }));
  port.on('close', () => wrapped.emit('close'));
  port.unref();
  return Object.assign(wrapped, {
    raw: port,
    postMessage: (message) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
  });
}

class App extends EventEmitter {
  isPackaged = true;
  commandLine = { appendSwitch: () => undefined };
  setPath() {}
  enableSandbox() {
    if (isReady) throw new Error('enableSandbox after ready');
  }
  requestSingleInstanceLock() {
    return process.env.FAKE_SECOND !== '1';
  }
  whenReady() {
    return new Promise((resolve) => {
      setImmediate(() => {
        isReady = true;
        resolve(undefined);
      });
    });
  }
  quit() {
    this.emit('before-quit', { preventDefault: () => undefined });
  }
  exit(code) {
    report.exit = code;
    process.stdout.write(`\nREPORT ${JSON.stringify(report)}\n`, () => process.exit(code));
  }
}

class WebContents extends EventEmitter {
  mainFrame = { origin: 'app://bancheng', url: 'app://bancheng/', parent: null };
  setWindowOpenHandler() {}
  setZoomFactor() {}
  async setVisualZoomLevelLimits() {}
  isDestroyed() {
    return false;
  }
  getURL() {
    return 'app://bancheng/';
  }
  postMessage(_channel, _message, [port]) {
    void call(port.raw);
  }
}

class BrowserWindow extends EventEmitter {
  constructor() {
    super();
    this.webContents = new WebContents();
    app.emit('web-contents-created', {}, this.webContents);
  }
  removeMenu() {}
  show() {
    report.shown = true;
  }
  isDestroyed() {
    return false;
  }
  async loadURL(url) {
    report.loaded.push(url);
    const response = await appHandler({ url, method: 'GET' });
    report.page = { status: response.status, body: await response.text() };
    this.emit('ready-to-show');
    if (url.endsWith('/calm')) return app.quit();
    const { webContents } = this;
    ipcMain.emit('bancheng:want-port', { sender: webContents, senderFrame: null });
    report.refused = report.call === null;
    ipcMain.emit('bancheng:want-port', { sender: webContents, senderFrame: webContents.mainFrame });
  }
}

async function call(port) {
  const [{ createORPCClient }, { RPCLink }] = await Promise.all([
    import('@orpc/client'),
    import('@orpc/client/message-port'),
  ]);
  const client = createORPCClient(new RPCLink({ port }));
  port.start();
  try {
    report.call = { ok: await client.hall.get() };
  } catch (error) {
    report.call = { failed: String(error) };
  }
  port.close();
  app.quit();
}

export const app = new App();
export const ipcMain = new EventEmitter();
export const Menu = { setApplicationMenu: () => undefined };
export class MessageChannelMain {
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = electronPort(port1);
    this.port2 = { raw: port2 };
  }
}
export const protocol = {
  registerSchemesAsPrivileged: (schemes) => {
    if (isReady) throw new Error('schemes after ready');
    report.schemes = schemes;
  },
};
export const safeStorage = {
  isEncryptionAvailable: () => false,
  encryptString: () => Buffer.alloc(0),
  decryptString: () => '',
};
const session_ = Object.assign(new EventEmitter(), {
  setPermissionRequestHandler: () => undefined,
  setPermissionCheckHandler: () => undefined,
  setDevicePermissionHandler: () => undefined,
  setDisplayMediaRequestHandler: () => undefined,
  protocol: {
    handle: (_scheme, handler) => {
      appHandler = handler;
    },
  },
});
export const session = { fromPartition: () => session_ };
export { BrowserWindow };
