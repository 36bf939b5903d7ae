// What every promise to forget has in common: a look a day, and no trust in a clock that may have leapt ahead.

import type { Db } from './store/store.ts';

/** A day in milliseconds: how often what is over is looked for. */
export const daily = 86_400_000;
/**
 * What is destroyed does not come back, so a clock is believed only if the hall was already at work by it a month ago:
 * under one that has leapt ahead, however much is written from then on, a month is left for somebody to notice.
 */
const believedAfterMs = 31 * daily;

/** Whether anything may be destroyed by the clock as it stands at `now` (UTC ms). */
export async function isClockBelieved(db: Db, now: number): Promise<boolean> {
  const aMonthAgo = now - believedAfterMs;
  const atWorkThen = await db
    .selectFrom('journal')
    .select('seq')
    .where('at', '<=', aMonthAgo)
    .where('at', '>', aMonthAgo - believedAfterMs)
    .limit(1)
    .executeTakeFirst();
  return atWorkThen !== undefined;
}
