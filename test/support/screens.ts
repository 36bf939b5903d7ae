// The built screens in a real Chromium: pages are opened for one test, watched while it runs, pictured when it fails.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, expect } from 'vitest';
import { productRoot } from '#electron/product.ts';
import { rateSize } from '#renderer/rate/rate-size.ts';
import { openBrowser } from './browser.ts';

export const portrait = { width: 1080, height: 1920 };
export const landscape = { width: 1920, height: 1080 };
const deskSize = { width: 1366, height: 768 };
/** The smallest phone still to be met. */
const phoneSize = { width: 360, height: 640 };

/** How long a screen may take to say something, in ms: machines that test are slow and shared. */
const patienceMs = 15_000;
/** For `expect.poll`. */
export const patience = { timeout: patienceMs };

export type Watched = {
  /** What the browser's console called an error or a warning, and what nobody caught. */
  complaints: string[];
  /** Requests to anywhere but the hall. */
  strangers: string[];
  /** How many requests there were in all. */
  requests: number;
};

type Size = { width: number; height: number };
type Opening = {
  size: Size;
  hasTouch: boolean;
  /** The page's time is the test's to move on (`page.clock`). */
  ownsTime?: boolean;
};

export type Screens = {
  /** A kiosk with a touch screen, named as the desk sees it. */
  kiosk(url: string, o?: { size?: Size; terminal?: string; ownsTime?: boolean }): Promise<Page>;
  desk(url: string): Promise<Page>;
  display(url: string): Promise<Page>;
  /** The public notice board, which asks the hall now and then; the test may hurry it (`page.clock`). */
  board(url: string): Promise<Page>;
  /** The small screen at a window. */
  rate(url: string, windowNumber: string): Promise<Page>;
  /** A citizen's own phone, at a whole address. It asks the hall now and then, and the test may hurry it (`page.clock`). */
  phone(address: string): Promise<Page>;
  /** What was heard from a page so far. */
  heard(page: Page): Watched;
  /** This page may complain in these words, or call at this address: the test itself breaks something. */
  expectComplaints(page: Page, words: RegExp): void;
};

/** Null where no browser is installed; said aloud, and counted as skipped by whoever asks. */
export async function browserOrSkip(o: Parameters<typeof openBrowser>[0] = {}): Promise<Browser | null> {
  if (!existsSync(path.join(productRoot, 'dist/renderer/index.html')))
    throw new Error('The screens are not built. Run: npm run build');
  const browser = await openBrowser(o);
  if (!browser) console.warn('SKIPPED, said aloud: no Chromium, so the end-to-end journeys do not run here');
  return browser;
}

/**
 * Pages for the tests of one file. Each is closed after its test, and must not have complained or called elsewhere.
 * To be opened after the file's own `afterEach` that stops the hall: hooks run backwards, and pages go before their hall.
 */
export function openScreens(browser: Browser | null): Screens {
  const pages = new Map<Page, Watched & { allowed: RegExp | null }>();
  const contexts: BrowserContext[] = [];

  async function open(url: string, options: Opening): Promise<Page> {
    if (!browser) throw new Error('no browser');
    const context = await browser.newContext({
      viewport: options.size,
      hasTouch: options.hasTouch,
      locale: 'zh-CN',
      reducedMotion: 'reduce',
    });
    contexts.push(context);
    context.setDefaultTimeout(patienceMs);
    const page = await context.newPage();
    const watched: Watched & { allowed: RegExp | null } = { complaints: [], strangers: [], requests: 0, allowed: null };
    pages.set(page, watched);
    const home = new URL(url).host;
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()))
        watched.complaints.push(`${message.text()} ${message.location().url}`);
    });
    page.on('pageerror', (error) => watched.complaints.push(String(error)));
    context.on('request', (request) => {
      const asked = new URL(request.url());
      watched.requests += 1;
      if (!['blob:', 'data:'].includes(asked.protocol) && asked.host !== home) watched.strangers.push(request.url());
    });
    if (options.ownsTime) await page.clock.install();
    await page.goto(url);
    return page;
  }

  afterEach(async ({ task }) => {
    const isFailed = task.result?.state === 'fail';
    try {
      if (isFailed) await picture(task.name, [...pages.keys()]);
      else
        for (const watched of pages.values()) {
          const unexpected = (words: string): boolean => !watched.allowed?.test(words);
          const complaints = watched.complaints.filter(unexpected);
          const strangers = watched.strangers.filter(unexpected);
          expect({ complaints, strangers }).toEqual({ complaints: [], strangers: [] });
        }
    } finally {
      pages.clear();
      for (const context of contexts.splice(0)) {
        // A request a test held back may still be under way: its end with the page is no fault.
        for (const page of context.pages()) await page.unrouteAll({ behavior: 'ignoreErrors' });
        await context.close();
      }
    }
  });
  afterAll(() => browser?.close());

  const watchedOf = (page: Page) => {
    const found = pages.get(page);
    if (!found) throw new Error('not a page of this test');
    return found;
  };
  return {
    kiosk: (url, { size = portrait, terminal, ownsTime = false } = {}) =>
      open(terminal ? `${url}/?terminal=${encodeURIComponent(terminal)}` : url, { size, hasTouch: true, ownsTime }),
    desk: (url) => open(`${url}/desk`, { size: deskSize, hasTouch: false }),
    display: (url) => open(`${url}/display`, { size: landscape, hasTouch: false }),
    board: (url) => open(`${url}/board`, { size: landscape, hasTouch: false, ownsTime: true }),
    rate: (url, windowNumber) => open(`${url}/rate?window=${windowNumber}`, { size: rateSize, hasTouch: true }),
    phone: (address) => open(address, { size: phoneSize, hasTouch: true, ownsTime: true }),
    heard: (page) => watchedOf(page),
    expectComplaints: (page, words) => {
      watchedOf(page).allowed = words;
    },
  };
}

/** Says where the pictures are, so that a failure can be looked at. */
async function picture(test: string, pages: readonly Page[]): Promise<void> {
  const folder = path.join(tmpdir(), 'bancheng-e2e');
  await mkdir(folder, { recursive: true });
  for (const [at, page] of pages.entries()) {
    const file = path.join(folder, `${test.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}-${at + 1}.png`);
    const isTaken = await page.screenshot({ path: file, timeout: 5000 }).then(
      () => true,
      () => false,
    );
    if (isTaken) console.error(`What page ${at + 1} (${new URL(page.url()).pathname}) showed: ${file}`);
  }
}
