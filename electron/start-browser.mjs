// Owns the kiosk window where Electron is not to be had: which browser is installed, and how it is told to be a kiosk.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const LINUX = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const MAC = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const WINDOWS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
];

/**
 * Path of a Chromium, Chrome or Edge, or null. Where `BANCHENG_CHROMIUM` names one, it is that one or none.
 * @param {{ env: Record<string, string | undefined>, platform: string, exists?: (path: string) => boolean }} options
 */
export function findBrowser({ env, platform, exists = existsSync }) {
  return candidates(env, platform).find((place) => exists(place)) ?? null;
}

function candidates(env, platform) {
  if (env.BANCHENG_CHROMIUM) return [env.BANCHENG_CHROMIUM];
  if (platform === 'win32') {
    const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(Boolean);
    return WINDOWS.flatMap((name) => folders.map((folder) => path.win32.join(folder, name)));
  }
  if (platform === 'darwin') {
    const folders = ['/Applications', ...(env.HOME ? [`${env.HOME}/Applications`] : [])];
    return MAC.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)));
  }
  const folders = [...(env.PATH ?? '').split(':').filter(Boolean), '/usr/bin', '/snap/bin'];
  return LINUX.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)));
}

/** False on a Linux without a screen. @param {Record<string, string | undefined>} env @param {string} platform */
export function hasScreen(env, platform) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/**
 * How the browser is told to be a kiosk: one page, full screen, nothing kept, nobody called at home.
 * @param {{ address: string, profile: string, isRoot: boolean, size?: { width: number, height: number } | null }} options `size` of the screen, where known
 */
export function kioskArguments({ address, profile, isRoot, size = null }) {
  return [
    '--kiosk',
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    '--incognito',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--disable-features=MediaRouter',
    '--disable-pinch',
    '--disable-session-crashed-bubble',
    '--overscroll-history-navigation=0',
    '--noerrdialogs',
    '--password-store=basic',
    '--autoplay-policy=no-user-gesture-required',
    // Without it Chromium on Linux has no voices at all.
    '--enable-speech-dispatcher',
    // A citizen cannot answer the browser's question; what a page may use stands in its policy.
    '--auto-accept-camera-and-microphone-capture',
    // One more than the screen: Chromium takes one off a window that is exactly as large, and leaves a dark edge.
    ...(size ? ['--window-position=0,0', `--window-size=${size.width + 1},${size.height + 1}`] : []),
    // Chromium refuses to run as root with its sandbox; as anyone else the sandbox stays.
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
}

/**
 * The kiosk's page with the terminal's name in it: what the desk shows when somebody there calls for help.
 * @param {string} address @param {Record<string, string | undefined>} env
 */
export function kioskAddress(address, env) {
  const page = new URL(address);
  page.searchParams.set('terminal', env.BANCHENG_TERMINAL || '1号机');
  return page.href;
}

/**
 * No offer to translate the page: Chromium takes that from its profile alone, not from any argument.
 * @param {string} profile
 */
export function settleProfile(profile) {
  const file = path.join(profile, 'Default', 'Preferences');
  let kept = {};
  try {
    kept = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // None yet, or one that Chromium could not read either.
  }
  const settled = { ...kept, translate: { ...kept.translate, enabled: false } };
  settled.intl = { ...kept.intl, accept_languages: 'zh-CN,zh,en', selected_languages: 'zh-CN,zh,en' };
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, JSON.stringify(settled));
  } catch {
    // An offer to translate is better than no kiosk.
  }
}

/**
 * Opens the kiosk in a browser.
 * @param {{ browser: string, address: string, dataDir: string, size?: { width: number, height: number } | null, isDetached?: boolean, env?: Record<string, string | undefined> }} options
 */
export function openBrowser({ browser, address, dataDir, size = null, isDetached = false, env = process.env }) {
  const profile = path.join(dataDir, 'browser');
  settleProfile(profile);
  const child = spawn(
    browser,
    kioskArguments({
      address: kioskAddress(address, env),
      profile,
      isRoot: process.getuid?.() === 0,
      size,
    }),
    { stdio: 'ignore', detached: isDetached },
  );
  if (isDetached) child.unref();
  return child;
}
