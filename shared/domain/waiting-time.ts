// How long the wait may be, said as a span of minutes: honest enough to plan by, silent when nothing is known.

/** Fewer services than this say nothing about the next one. */
const leastServices = 3;
/** Only the latest count: a morning's pace is not the afternoon's. */
export const latestServices = 20;
/** A service this many times as long as most was a finish that somebody forgot to press. */
const forgottenTimes = 4;
const roundTo = 5;
/**
 * How far either end lies from the middle, in standard deviations: three spans in four should come true. More would
 * make every span true and none of use.
 */
const reach = 0.85;

const minutes = (ms: number): number => ms / 60_000;

/** How long one service takes (ms): the mean, its variance from one service to the next, and from how many this is known. */
export type Pace = { readonly mean: number; readonly variance: number; readonly known: number };

/** People to be served at one pace. */
export type AtPace = { readonly people: number; readonly pace: Pace };

/** The pace of these services (ms, oldest first); null while too few are known. */
export function paceOf(durationsMs: readonly number[]): Pace | null {
  const told = durationsMs.filter((ms) => Number.isFinite(ms) && ms > 0).slice(-latestServices);
  if (told.length < leastServices) return null;
  const median = told.toSorted((a, b) => a - b)[Math.floor(told.length / 2)] ?? 0;
  const known = told.filter((ms) => ms <= median * forgottenTimes);
  const mean = known.reduce((sum, ms) => sum + ms, 0) / known.length;
  const squares = known.reduce((sum, ms) => sum + (ms - mean) ** 2, 0);
  return { mean, variance: squares / Math.max(1, known.length - 1), known: known.length };
}

/**
 * Minutes until someone behind these people is called, with so many windows open: the work before them and what is left
 * of the services under way, shared by the windows. The span holds both how unlike the services are and how little a few
 * of them tell of the rest. Null when no window is open.
 */
export function estimateWait(
  before: readonly AtPace[],
  openWindows: number,
  /** Of those at the windows now. */
  underWay: Pace,
): { fromMinutes: number; toMinutes: number } | null {
  if (!(openWindows > 0) || before.some(({ people }) => !(people >= 0))) return null;
  let work = 0;
  let variance = underWay.variance / 4;
  for (const { people, pace } of before) {
    work += people * pace.mean;
    variance += people * pace.variance + (people * people * pace.variance) / pace.known;
  }
  const spread = reach * Math.sqrt(variance);
  // Half of one is left of each service under way, if there is one: a window may as well be free.
  const least = Math.max(0, work - spread) / openWindows;
  const most = (work + underWay.mean / 2 + spread) / openWindows;
  const fromMinutes = Math.floor(minutes(least) / roundTo) * roundTo;
  const toMinutes = Math.ceil(minutes(most) / roundTo) * roundTo;
  return { fromMinutes, toMinutes: Math.max(toMinutes, fromMinutes + roundTo) };
}
