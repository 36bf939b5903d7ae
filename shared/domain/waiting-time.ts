// How long the wait may be, said as a span of minutes: honest enough to plan by, silent when nothing is known.

/** Fewer services than this say nothing about the next one. */
const leastServices = 3;
/** Only the latest count: a morning's pace is not the afternoon's. */
const latestServices = 20;
const roundTo = 5;

const minutes = (ms: number): number => ms / 60_000;

function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}

/**
 * Minutes until someone with `ahead` people before them is called: from the middle half of the latest services
 * (`durationsMs`, oldest first), shared by the open windows. Null when no window is open or too little is known.
 */
export function estimateWait(
  durationsMs: readonly number[],
  ahead: number,
  openWindows: number,
): { fromMinutes: number; toMinutes: number } | null {
  const known = durationsMs.filter((ms) => Number.isFinite(ms) && ms > 0).slice(-latestServices);
  if (known.length < leastServices || !(openWindows > 0) || !(ahead >= 0)) return null;
  const sorted = known.toSorted((a, b) => a - b);
  // Those at the windows now are not in `ahead`: half a service more, for what is left of theirs.
  const rounds = ahead / openWindows;
  const fromMinutes = Math.floor((minutes(quantile(sorted, 0.25)) * rounds) / roundTo) * roundTo;
  const upper = Math.ceil((minutes(quantile(sorted, 0.75)) * (rounds + 0.5)) / roundTo) * roundTo;
  return { fromMinutes, toMinutes: Math.max(upper, fromMinutes + roundTo) };
}
