// Owns a test's stay at the window's small screen: mounted before a hall that answers as it is told, its time moved on by hand.
import { afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import type { FakeParts } from '#renderer/preview/fake-api.ts';
import { sampleNow } from '#renderer/preview/kiosk/kiosk-samples.ts';
import { rateHall, rateRoot, sampleWindow, type WindowSample } from '#renderer/preview/rate/rate-previews.tsx';
import type { HallEvent } from '#shared/contract/live.ts';
import { openFeed } from '../desk/open-feed.ts';
import '#renderer/ui/fonts.css';
import '#renderer/ui/tokens.css';
import '#renderer/ui/base.css';

type Rated = { token: string; grade: number; reasons: string[] };
type Answer = (said: Rated) => Promise<{ ok: true }>;

/** The screen's time is the test's to move on; what moves on without it are the screen's own few milliseconds. */
export function standAtTheWindow(): void {
  beforeAll(() => page.viewport(1280, 800));
  beforeEach(() => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
      shouldAdvanceTime: true,
    });
  });
  afterEach(async () => {
    vi.useRealTimers();
    await cleanup();
  });
}

/** So long a grade can be taken back. */
export const changeMs = 5000;
/** What got lost is sent again after so long. */
export const againMs = 1500;
/** The screen looks at its clock every second. */
export const tickMs = 1000;

const heartbeat: HallEvent = { type: 'heartbeat', at: sampleNow };
export const grades = () => [...document.querySelectorAll<HTMLButtonElement>('.rate-grade')];
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
/** So much time passes, and what came of it is drawn. */
export const wait = async (ms: number): Promise<void> => {
  await vi.advanceTimersByTimeAsync(ms);
  await frame();
  await frame();
};
/** The button whose Chinese words are these. */
export const button = (words: string): HTMLButtonElement => {
  const found = [...document.querySelectorAll('button')].find((one) => one.querySelector('.zh')?.textContent === words);
  if (!found) throw new Error(`No button says ${words}`);
  return found;
};
/** The button for more time, while there is one. */
export const more = () => document.querySelector<HTMLButtonElement>('.rate-time button');
/** What is said beside it, in Chinese. */
export const said = () => document.querySelector('.rate-time p .zh')?.textContent ?? '';
/** What a screen reader is told of it. */
export const told = () => document.querySelector('.rate-foot [role="status"] .zh')?.textContent ?? '';
export const touch = (words: string) => userEvent.click(button(words));

type MoreTime = (asked: { token: string }) => Promise<{ until: number; canExtend: boolean }>;
export const isGiven: MoreTime = async () => ({ until: sampleNow + 300_000, canExtend: true });

/** The screen of window 3; what it is answered can be changed while it stands. */
export async function mount(
  first: WindowSample,
  rate: Answer = async () => ({ ok: true }),
  moreTime: MoreTime = isGiven,
) {
  const hall = { now: first, asked: 0 };
  const rated: Rated[] = [];
  const askedMore: string[] = [];
  const feed = openFeed<HallEvent>(heartbeat);
  const parts = rateHall({}, {
    live: { hall: async () => feed.listen() },
    rating: {
      atWindow: async () => {
        hall.asked += 1;
        return sampleWindow(hall.now);
      },
      rateAtWindow: async (said: Rated) => {
        rated.push(said);
        return rate(said);
      },
      moreTime: async (asked: { token: string }) => {
        askedMore.push(asked.token);
        return moreTime(asked);
      },
    },
  } as unknown as FakeParts);
  setInterval(() => feed.say(heartbeat), 10_000);
  await render(rateRoot(parts));
  return { hall, rated, askedMore, say: feed.say };
}

/** Until a touch counts. */
export const listening = async () => {
  await expect.poll(() => grades().length).toBe(5);
  await wait(850);
};
