// Owns the address our own pages have inside Electron, and the question whether an address is one of them.

/** Scheme of our pages. */
export const APP_SCHEME = 'app';
/** Origin of our pages. */
export const APP_ORIGIN = 'app://bancheng';
/** The kiosk. */
export const KIOSK_ADDRESS = `${APP_ORIGIN}/`;
/** The page shown when the kiosk itself cannot be. */
export const CALM_ADDRESS = `${APP_ORIGIN}/calm`;

/** True only for addresses of our own pages; anything that cannot be read as an address is not one. */
export function isAppAddress(address: string): boolean {
  try {
    const url = new URL(address);
    // `origin` is "null" for schemes the URL parser does not know, so scheme and host are compared themselves.
    return url.protocol === `${APP_SCHEME}:` && url.host === 'bancheng' && url.username === '' && url.password === '';
  } catch {
    return false;
  }
}
