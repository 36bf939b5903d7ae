// Finds a Chromium for the tests that need one, installs it where that is allowed, or says what to run.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = [
  process.env.BANCHENG_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** What a test run wants from Debian: the browser, poppler to read the text of a slip's PDF, and a CUPS to print one. */
const packages = ['chromium', 'poppler-utils', 'cups', 'printer-driver-cups-pdf'];
const isThere = () => places.find((place) => place && existsSync(place)) ?? null;
const others = ['/usr/bin/pdftotext', '/usr/sbin/cupsd', '/usr/lib/cups/backend/cups-pdf'];
const hasOthers = () => others.every((place) => existsSync(place));

/** Path of a browser, or null; on Debian as root it is installed first. */
export function findBrowser() {
  const isRoot = process.getuid?.() === 0;
  const canInstall = isRoot && existsSync('/usr/bin/apt-get');
  if ((isThere() === null || !hasOthers()) && canInstall) {
    console.log(`Installing what the tests need: ${packages.join(', ')}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    try {
      execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
      execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
        stdio: 'ignore',
        env,
      });
    } catch {
      console.log('apt-get did not work.');
    }
  }
  return isThere();
}

/** The command a person runs. */
export const installCommand = `sudo apt-get install ${packages.join(' ')}`;
