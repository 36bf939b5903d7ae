// Owns the list of Electron's parts the shell uses, so that each can be handed in and a test can hand in its own.
import type { MessagePortMain } from 'electron';

/** An event whose default action can be stopped. */
export type Preventable = { preventDefault(): void };

/** A navigation that is about to happen. */
export type Navigation = Preventable & { url: string; isMainFrame?: boolean };

/** A key about to reach the page. */
export type KeyInput = { type: string; key: string; control: boolean; meta: boolean; alt: boolean; shift: boolean };

/** One frame of a page. */
export type FrameLike = { readonly origin: string; readonly url: string; readonly parent: FrameLike | null };

/** The end of a message channel. Electron's own type: only a real port can be transferred to a page. */
export type PortLike = MessagePortMain;

/** A page and what happens to it. */
export type WebContentsLike = {
  readonly mainFrame: FrameLike;
  on(event: 'will-navigate', listener: (event: Navigation) => void): unknown;
  on(event: 'will-frame-navigate', listener: (event: Navigation) => void): unknown;
  on(event: 'will-redirect', listener: (event: Navigation) => void): unknown;
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown;
  on(event: 'context-menu', listener: (event: Preventable) => void): unknown;
  on(event: 'before-input-event', listener: (event: Preventable, input: KeyInput) => void): unknown;
  on(event: 'render-process-gone', listener: (event: unknown, details: { reason: string }) => void): unknown;
  on(
    event: 'did-fail-load',
    listener: (event: unknown, code: number, description: string, url: string, isMainFrame: boolean) => void,
  ): unknown;
  on(event: 'unresponsive', listener: () => void): unknown;
  on(event: 'responsive', listener: () => void): unknown;
  on(event: 'destroyed', listener: () => void): unknown;
  on(event: 'did-finish-load', listener: () => void): unknown;
  setWindowOpenHandler(handler: () => { action: 'deny' }): void;
  setVisualZoomLevelLimits(minimum: number, maximum: number): Promise<void>;
  setZoomFactor(factor: number): void;
  postMessage(channel: string, message: unknown, transfer: PortLike[]): void;
  forcefullyCrashRenderer(): void;
  /** Prints what it shows. Electron calls back once; `reason` is one of its own few words. Throws where it does not take `options`. */
  print(options: PrintOptions, callback: (isDone: boolean, reason: string) => void): void;
  getPrintersAsync(): Promise<{ name: string }[]>;
  isDestroyed(): boolean;
  getURL(): string;
};

/** The session a page lives in. */
export type SessionLike = {
  setPermissionRequestHandler(
    handler: (
      contents: unknown,
      permission: string,
      answer: (granted: boolean) => void,
      details: { requestingUrl?: string; mediaTypes?: readonly string[] },
    ) => void,
  ): void;
  setPermissionCheckHandler(
    handler: (contents: unknown, permission: string, origin: string, details: { mediaType?: string }) => boolean,
  ): void;
  setDevicePermissionHandler(handler: () => boolean): void;
  setDisplayMediaRequestHandler(handler: (request: unknown, answer: (streams: object) => void) => void): void;
  on(event: 'will-download', listener: (event: Preventable) => void): unknown;
  readonly protocol: { handle(scheme: string, handler: (request: Request) => Promise<Response>): void };
};

/** How a page is to be printed; a subset of Electron's own. Sizes in thousandths of a millimetre. */
export type PrintOptions = {
  silent: true;
  printBackground: boolean;
  deviceName: string;
  color: boolean;
  margins: { marginType: 'none' };
  landscape: boolean;
  scaleFactor: number;
  copies: number;
  pageSize: { width: number; height: number };
};

/** The options a window is made with; a subset of Electron's own. */
export type WindowOptions = {
  show: boolean;
  kiosk: boolean;
  fullscreen: boolean;
  frame: boolean;
  autoHideMenuBar: boolean;
  backgroundColor: string;
  title: string;
  width: number;
  height: number;
  webPreferences: {
    preload?: string;
    javascript?: false;
    sandbox: true;
    contextIsolation: true;
    nodeIntegration: false;
    nodeIntegrationInWorker: false;
    nodeIntegrationInSubFrames: false;
    webviewTag: false;
    webSecurity: true;
    allowRunningInsecureContent: false;
    navigateOnDragDrop: false;
    spellcheck: false;
    devTools: boolean;
    partition: string;
  };
};

/** A window. */
export type WindowLike = {
  readonly webContents: WebContentsLike;
  loadURL(url: string): Promise<void>;
  show(): void;
  focus(): void;
  restore(): void;
  isMinimized(): boolean;
  isDestroyed(): boolean;
  /** Closes it, whatever its page says. */
  destroy(): void;
  removeMenu(): void;
  on(event: 'closed', listener: () => void): unknown;
  once(event: 'ready-to-show', listener: () => void): unknown;
};

/** The application. */
export type AppLike = {
  requestSingleInstanceLock(): boolean;
  on(event: 'second-instance', listener: () => void): unknown;
  on(event: 'window-all-closed', listener: () => void): unknown;
  on(event: 'before-quit', listener: () => void): unknown;
  on(event: 'web-contents-created', listener: (event: unknown, contents: WebContentsLike) => void): unknown;
  on(
    event: 'certificate-error',
    listener: (
      event: Preventable,
      contents: unknown,
      url: string,
      error: string,
      certificate: unknown,
      answer: (trusted: boolean) => void,
    ) => void,
  ): unknown;
  on(event: 'select-client-certificate', listener: (event: Preventable) => void): unknown;
  on(event: 'login', listener: (event: Preventable) => void): unknown;
  exit(code: number): void;
  quit(): void;
};

/** Messages from pages to this process. */
export type IpcMainLike = {
  on(channel: string, listener: (event: { senderFrame: FrameLike | null; sender: WebContentsLike }) => void): unknown;
};

/** Everything of Electron the shell uses once the application is ready. */
export type ElectronLike = {
  app: AppLike;
  ipcMain: IpcMainLike;
  createWindow(options: WindowOptions): WindowLike;
  sessionFor(partition: string): SessionLike;
  createChannel(): { port1: PortLike; port2: PortLike };
};
