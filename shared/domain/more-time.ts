// How long something that ends by itself lasts for whoever needs longer (WCAG 2.2.1): as long again at each press, ten times over.

/** So often, at least, somebody may have as long again; what nobody needs any more ends all the same. */
const timesMore = 10;

/** The longest that something lasts which lasts `lifeMs` by itself. */
export const longestMs = (lifeMs: number): number => lifeMs * (1 + timesMore);

/** When it ends for whoever wants more time at `now`: as long again from then on, and no later than it ever does. */
export const laterEnd = (o: { now: number; since: number; lifeMs: number }): number =>
  Math.min(o.now + o.lifeMs, o.since + longestMs(o.lifeMs));
