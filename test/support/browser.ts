// One quiet Chromium for benches and end-to-end tests.
import { type Browser, chromium } from 'playwright';
import { findBrowser } from './find-browser.mjs';

/** A machine with a camera and a microphone that hear and see something made up, and are let. */
const devices = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

/** Null where no browser is installed. */
export async function openBrowser(o: { hasDevices?: boolean } = {}): Promise<Browser | null> {
  const executablePath = findBrowser();
  if (!executablePath) return null;
  return chromium.launch({
    executablePath,
    // Without one a file's Chinese name would be 'download'.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // As the hall's own displays and kiosks are started: a page may sound without having been touched.
      '--autoplay-policy=no-user-gesture-required',
      ...(o.hasDevices ? devices : []),
    ],
  });
}
