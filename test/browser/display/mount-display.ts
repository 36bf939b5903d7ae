// Puts a display on the page as it hangs in the hall, with a board that stands and a live feed the test speaks into.
import { render } from 'vitest-browser-react';
import {
  type DisplaySetting,
  displayHall,
  displayRoot,
  fiveCalls,
  sampleBoard,
} from '#renderer/preview/display/display-previews.tsx';
import type { FakeParts } from '#renderer/preview/fake-api.ts';
import { sampleNow } from '#renderer/preview/kiosk/kiosk-samples.ts';
import type { HallEvent } from '#shared/contract/live.ts';
import type { Board } from '#shared/contract/queue.ts';
import { openFeed } from '../desk/open-feed.ts';
import '#renderer/ui/fonts.css';
import '#renderer/ui/tokens.css';
import '#renderer/ui/base.css';

export const heartbeat: HallEvent = { type: 'heartbeat', at: sampleNow };

/** The number of the newest call; null where nothing was called. */
export const now = (): string | null => document.querySelector('.now-number')?.textContent ?? null;

/** `over`: procedures answered in a way of their own. Returns the feed. */
export async function mountDisplay(
  board: () => Promise<Board> = async () => sampleBoard(fiveCalls),
  over: FakeParts = {},
  setting: DisplaySetting = {},
) {
  const feed = openFeed<HallEvent>(heartbeat);
  const parts = displayHall(board, { live: { hall: async () => feed.listen() }, ...over } as unknown as FakeParts);
  await render(displayRoot(parts, 'zh-CN', undefined, setting));
  return feed;
}
