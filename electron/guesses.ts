// How often somebody may be wrong about a secret (a query code, an appointment's) before they have to wait, and whom that counts as one place.
import type { Config } from './config.ts';

/** From many places together one secret may be guessed at this many times as often as from one. Ours, not law. */
const fromEverywhere = 4;
/** The kiosk is one source for everybody in the hall: it may err this many times as often. Ours, not law. */
const forTheHall = 5;

/** The kiosk itself: its own port, or a browser on the same machine. */
export function isHallItself(source: string): boolean {
  return /^(port:|127\.|::ffff:127\.|::1$)/.test(source);
}

/** How many wrong answers in `windowMs`: at one thing from this source, at it from all, and from this source at anything. */
export function guessLimits(query: Config['query'], source: string) {
  return {
    here: query.perCase,
    everywhere: query.perCase * fromEverywhere,
    bySource: query.perSource * (isHallItself(source) ? forTheHall : 1),
    windowMs: query.windowMinutes * 60_000,
  };
}
