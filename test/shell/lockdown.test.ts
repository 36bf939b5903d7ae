// Every door out of the kiosk is tried here, and every one must be shut.
import { describe, expect, it, vi } from 'vitest';
import { isAppAddress } from '#electron/shell/app-address.ts';
import type { AppLike, SessionLike, WebContentsLike } from '#electron/shell/electron-like.ts';
import { kioskWindowOptions } from '#electron/shell/kiosk-window.ts';
import { lockApplication, lockPage, lockSession } from '#electron/shell/lockdown.ts';
import { isShellKey } from '#shared/domain/shell-keys.ts';
import { FakeApp, FakeContents, FakeSession } from './fake-electron.ts';

function lockedPage(isDevelopment = false): FakeContents {
  const contents = new FakeContents();
  lockPage(contents as unknown as WebContentsLike, { isDevelopment });
  return contents;
}

describe('the session', () => {
  const session = new FakeSession();
  lockSession(session as unknown as SessionLike);

  it.each([
    'media',
    'geolocation',
    'notifications',
    'fullscreen',
    'clipboard-read',
    'openExternal',
    'unheard-of',
  ])('denies a request for %s', (permission) => {
    const answer = vi.fn();
    session.permissionRequest?.({}, permission, answer, { requestingUrl: 'app://bancheng/' });
    expect(answer).toHaveBeenCalledExactlyOnceWith(false);
  });

  it.each([
    [true, 'app://bancheng/', ['video']],
    [true, 'app://bancheng/', ['audio']],
    [false, 'app://bancheng/', ['audio', 'video']],
    [false, 'app://bancheng/', undefined],
    [false, 'https://example.com/', ['video']],
    [false, 'https://example.com/', ['audio']],
    [false, undefined, ['video']],
  ])('answers %s where %s asks for %s', (isGranted, requestingUrl, mediaTypes) => {
    const answer = vi.fn();
    const details = { ...(requestingUrl && { requestingUrl }), ...(mediaTypes && { mediaTypes }) };
    session.permissionRequest?.({}, 'media', answer, details);
    expect(answer).toHaveBeenCalledExactlyOnceWith(isGranted);
    const mediaType = mediaTypes?.length === 1 ? (mediaTypes[0] ?? '') : 'unknown';
    const isChecked = session.permissionCheck?.({}, 'media', requestingUrl ?? '', { mediaType });
    expect(isChecked).toBe(isGranted);
  });

  it('denies the silent check and every device', () => {
    expect(session.permissionCheck?.({}, 'geolocation', 'app://bancheng/', {})).toBe(false);
    expect(session.deviceCheck?.()).toBe(false);
  });

  it('gives nobody the screen', () => {
    const answer = vi.fn();
    session.capture?.({}, answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith({});
  });

  it('cancels downloads', () => {
    const preventDefault = vi.fn();
    session.emit('will-download', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });
});

describe('a page', () => {
  it.each([
    'https://example.com/',
    'http://127.0.0.1:4180/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:app://bancheng/1',
    'about:blank',
    'app://other/',
    'app://bancheng.evil/',
    'app://user@bancheng/',
    'app://bancheng:99/',
    'not an address',
  ])('may not go to %s', (url) => {
    const contents = lockedPage();
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      expect(contents.isPrevented(event, { url })).toBe(true);
    }
  });

  it('may move among our own pages', () => {
    expect(lockedPage().isPrevented('will-navigate', { url: 'app://bancheng/' })).toBe(false);
    expect(isAppAddress('app://bancheng/calm?x#y')).toBe(true);
  });

  it('may not open windows, attach webviews or a menu', () => {
    const contents = lockedPage();
    expect(contents.openHandler?.()).toEqual({ action: 'deny' });
    expect(contents.isPrevented('will-attach-webview')).toBe(true);
    expect(contents.isPrevented('context-menu')).toBe(true);
  });

  it('is held at its own size after every load', () => {
    const contents = lockedPage();
    contents.emit('did-finish-load');
    contents.emit('did-finish-load');
    expect(contents.zoomFactors).toEqual([1, 1]);
    expect(contents.zoomLimits).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  it('keeps windows, webviews and foreign pages shut in development too', () => {
    const contents = lockedPage(true);
    expect(contents.isPrevented('will-navigate', { url: 'https://example.com/' })).toBe(true);
    expect(contents.openHandler?.()).toEqual({ action: 'deny' });
    expect(contents.isPrevented('will-attach-webview')).toBe(true);
    expect(contents.isPrevented('context-menu')).toBe(false);
  });
});

describe('keys', () => {
  const plain = { type: 'keyDown', control: false, meta: false, alt: false, shift: false };
  it.each([
    ['F5', {}],
    ['F11', {}],
    ['F12', {}],
    ['BrowserBack', {}],
    ['ArrowLeft', { alt: true }],
    ['F4', { alt: true }],
    ['+', { control: true }],
    ['-', { control: true }],
    ['0', { control: true }],
    ['r', { control: true }],
    ['R', { control: true, shift: true }],
    ['I', { control: true, shift: true }],
    ['p', { control: true }],
    ['w', { meta: true }],
    ['q', { meta: true }],
    ['C', { control: true, shift: true }],
  ])('%s %o does not reach the page', (key, modifiers) => {
    const input = { ...plain, key, ...modifiers };
    expect(isShellKey(input)).toBe(true);
    expect(lockedPage().isPrevented('before-input-event', {}, input)).toBe(true);
  });

  it.each([
    ['a', {}],
    ['中', {}],
    ['Enter', {}],
    ['Tab', {}],
    ['Backspace', {}],
    ['ArrowLeft', {}],
    ['A', { shift: true }],
    ['v', { control: true }],
    ['z', { control: true }],
  ])('%s %o does', (key, modifiers) => {
    expect(isShellKey({ ...plain, key, ...modifiers })).toBe(false);
  });
});

describe('the application', () => {
  it('locks every page that is ever made', () => {
    const app = new FakeApp();
    lockApplication(app as unknown as AppLike, { isDevelopment: false });
    const contents = new FakeContents();
    app.emit('web-contents-created', {}, contents);
    expect(contents.isPrevented('will-navigate', { url: 'https://example.com/' })).toBe(true);
  });

  it('trusts no bad certificate, shows no certificate or log-in prompt', () => {
    const app = new FakeApp();
    lockApplication(app as unknown as AppLike, { isDevelopment: true });
    const answer = vi.fn();
    const preventDefault = vi.fn();
    app.emit('certificate-error', { preventDefault }, {}, 'https://x/', 'ERR', {}, answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith(false);
    app.emit('select-client-certificate', { preventDefault });
    app.emit('login', { preventDefault });
    expect(preventDefault).toHaveBeenCalledTimes(3);
  });
});

describe('the window', () => {
  it('is full screen, sandboxed and without developer tools in the product', () => {
    const options = kioskWindowOptions({ preload: '/p.cjs', isDevelopment: false });
    expect(options).toMatchObject({ kiosk: true, fullscreen: true, frame: false, autoHideMenuBar: true, show: false });
    expect(options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      devTools: false,
    });
  });

  it('stays sandboxed in development', () => {
    const { webPreferences } = kioskWindowOptions({ preload: '/p.cjs', isDevelopment: true });
    expect(webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
    expect(webPreferences.devTools).toBe(true);
  });

  it('keeps nothing of a citizen on disk', () => {
    const { webPreferences } = kioskWindowOptions({ preload: '/p.cjs', isDevelopment: false });
    expect(webPreferences.partition).not.toMatch(/^persist:/);
  });
});
