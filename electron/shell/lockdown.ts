// Owns everything a page inside the kiosk may not do. Whatever is not named as allowed is denied.
import { isShellKey } from '#shared/domain/shell-keys.ts';
import { isAppAddress } from './app-address.ts';
import type { AppLike, Preventable, SessionLike, WebContentsLike } from './electron-like.ts';

const isHeardOrSeen = (mediaType: string | undefined): boolean => mediaType === 'video' || mediaType === 'audio';

/** Denies every permission, device, screen capture and download of a session, but camera and microphone, one at a time, to our own page: papers are photographed, and who cannot write says it. */
export function lockSession(session: SessionLike): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl = '', mediaTypes = [] }) =>
    answer(permission === 'media' && isAppAddress(requestingUrl) && isHeardOrSeen(mediaTypes.join())),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, origin, { mediaType }) =>
      permission === 'media' && isAppAddress(origin) && isHeardOrSeen(mediaType),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.on('will-download', (event) => event.preventDefault());
}

/** Keeps a page where it is: no foreign navigation, no new windows, no webviews, no menu, no zoom, no shell keys. */
export function lockPage(contents: WebContentsLike, options: { isDevelopment: boolean }): void {
  const stayHome = (event: Preventable & { url: string }): void => {
    if (!isAppAddress(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stayHome);
  contents.on('will-frame-navigate', stayHome);
  contents.on('will-redirect', stayHome);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  if (options.isDevelopment) return;
  contents.on('context-menu', (event) => event.preventDefault());
  contents.on('before-input-event', (event, input) => {
    if (isShellKey(input)) event.preventDefault();
  });
  contents.on('did-finish-load', () => {
    contents.setZoomFactor(1);
    // A page that is gone again before this answers has no zoom left to lock.
    contents.setVisualZoomLevelLimits(1, 1).catch(() => undefined);
  });
}

/** Applies the locks to every page there will ever be, and trusts no bad certificate and no log-in prompt. */
export function lockApplication(app: AppLike, options: { isDevelopment: boolean }): void {
  app.on('web-contents-created', (_event, contents) => lockPage(contents, options));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on('select-client-certificate', (event) => event.preventDefault());
  app.on('login', (event) => event.preventDefault());
}
