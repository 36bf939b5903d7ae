// Owns an Electron made by hand: records what the shell asks of it and lets a test play the page, the user and the crash.
import { EventEmitter } from 'node:events';
import type {
  AppLike,
  ElectronLike,
  FrameLike,
  IpcMainLike,
  PortLike,
  SessionLike,
  WebContentsLike,
  WindowLike,
  WindowOptions,
} from '#electron/shell/electron-like.ts';

export const frame = (origin: string, parent: FrameLike | null = null): FrameLike => ({
  origin,
  url: `${origin}/`,
  parent,
});

export class FakePort extends EventEmitter {
  sent: unknown[] = [];
  isStarted = false;
  isClosed = false;
  postMessage(message: unknown): void {
    this.sent.push(message);
  }
  start(): void {
    this.isStarted = true;
  }
  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.emit('close');
  }
}

export class FakeContents extends EventEmitter {
  mainFrame: FrameLike = frame('app://bancheng');
  openHandler: (() => { action: 'deny' }) | null = null;
  zoomFactors: number[] = [];
  zoomLimits: [number, number][] = [];
  posted: { channel: string; transfer: PortLike[] }[] = [];
  crashes = 0;
  isGone = false;
  prints: Parameters<WebContentsLike['print']>[0][] = [];
  /** What it does when asked to print; nothing at all by default. */
  onPrint: WebContentsLike['print'] = () => undefined;
  printers: string[] = [];
  print(...asked: Parameters<WebContentsLike['print']>): void {
    this.prints.push(asked[0]);
    this.onPrint(...asked);
  }
  async getPrintersAsync(): Promise<{ name: string }[]> {
    return this.printers.map((name) => ({ name }));
  }
  setWindowOpenHandler(handler: () => { action: 'deny' }): void {
    this.openHandler = handler;
  }
  async setVisualZoomLevelLimits(minimum: number, maximum: number): Promise<void> {
    this.zoomLimits.push([minimum, maximum]);
  }
  setZoomFactor(factor: number): void {
    this.zoomFactors.push(factor);
  }
  postMessage(channel: string, _message: unknown, transfer: PortLike[]): void {
    this.posted.push({ channel, transfer });
  }
  forcefullyCrashRenderer(): void {
    this.crashes += 1;
  }
  isDestroyed(): boolean {
    return this.isGone;
  }
  getURL(): string {
    return 'app://bancheng/';
  }

  /** Plays an event whose default can be prevented; tells whether it was. */
  isPrevented(event: string, details: object = {}, ...rest: unknown[]): boolean {
    let prevented = false;
    this.emit(event, { ...details, preventDefault: () => (prevented = true) }, ...rest);
    return prevented;
  }
}

export class FakeSession extends EventEmitter {
  permissionRequest: Parameters<SessionLike['setPermissionRequestHandler']>[0] | null = null;
  permissionCheck: Parameters<SessionLike['setPermissionCheckHandler']>[0] | null = null;
  deviceCheck: (() => boolean) | null = null;
  capture: Parameters<SessionLike['setDisplayMediaRequestHandler']>[0] | null = null;
  handlers = new Map<string, (request: Request) => Promise<Response>>();
  protocol = {
    handle: (scheme: string, handler: (request: Request) => Promise<Response>): void => {
      this.handlers.set(scheme, handler);
    },
  };
  setPermissionRequestHandler(handler: Parameters<SessionLike['setPermissionRequestHandler']>[0]): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: Parameters<SessionLike['setPermissionCheckHandler']>[0]): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.deviceCheck = handler;
  }
  setDisplayMediaRequestHandler(handler: Parameters<SessionLike['setDisplayMediaRequestHandler']>[0]): void {
    this.capture = handler;
  }
}

export class FakeWindow extends EventEmitter {
  webContents = new FakeContents();
  loaded: string[] = [];
  calls: string[] = [];
  isGone = false;
  minimized = false;
  /** How loading ends; well by default. */
  loading: Promise<void> = Promise.resolve();
  loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    return this.loading;
  }
  destroy(): void {
    this.calls.push('destroy');
    this.isGone = true;
  }
  show(): void {
    this.calls.push('show');
  }
  focus(): void {
    this.calls.push('focus');
  }
  restore(): void {
    this.calls.push('restore');
  }
  removeMenu(): void {
    this.calls.push('removeMenu');
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  isDestroyed(): boolean {
    return this.isGone;
  }
}

export class FakeApp extends EventEmitter {
  hasLock = true;
  requestSingleInstanceLock(): boolean {
    return this.hasLock;
  }
  exit(): void {}
  quit(): void {}
}

/** Everything together, each part reachable for the test. */
export class FakeElectron {
  app = new FakeApp();
  ipcMain = new EventEmitter();
  session = new FakeSession();
  window = new FakeWindow();
  windowOptions: WindowOptions | null = null;
  /** Windows made after the first, and how each is made ready before it is handed out. */
  further: { window: FakeWindow; options: WindowOptions }[] = [];
  onFurther: (window: FakeWindow) => void = () => undefined;
  channels: { port1: FakePort; port2: FakePort }[] = [];
  partitions: string[] = [];

  /** The same, typed as what the shell takes. */
  get like(): ElectronLike {
    return {
      app: this.app as unknown as AppLike,
      ipcMain: this.ipcMain as unknown as IpcMainLike,
      createWindow: (options) => {
        if (this.windowOptions) {
          const window = new FakeWindow();
          this.onFurther(window);
          this.further.push({ window, options });
          return window as unknown as WindowLike;
        }
        this.windowOptions = options;
        this.app.emit('web-contents-created', {}, this.window.webContents);
        return this.window as unknown as WindowLike;
      },
      sessionFor: (partition) => {
        this.partitions.push(partition);
        return this.session as unknown as SessionLike;
      },
      createChannel: () => {
        const channel = { port1: new FakePort(), port2: new FakePort() };
        this.channels.push(channel);
        return channel as unknown as { port1: PortLike; port2: PortLike };
      },
    };
  }

  /** The contents as the shell's type. */
  get contents(): WebContentsLike {
    return this.window.webContents as unknown as WebContentsLike;
  }
}

/** A clock and schedule that move only when told to. */
export class FakeTime {
  now = 1_000_000;
  #waiting: { at: number; callback: () => void }[] = [];
  clock = (): number => this.now;
  schedule = (delayMs: number, callback: () => void): (() => void) => {
    const entry = { at: this.now + delayMs, callback };
    this.#waiting.push(entry);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry);
    };
  };
  pass(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const next = this.#waiting.filter((entry) => entry.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#waiting = this.#waiting.filter((entry) => entry !== next);
      this.now = Math.max(this.now, next.at);
      next.callback();
    }
    this.now = until;
  }
}
