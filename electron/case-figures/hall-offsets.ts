// The hall's clock as sums that SQL can do: how far it is from UTC, and since when.
import {
  addDays,
  type CalendarDate,
  daysBetween,
  hallDate,
  hallTime,
  instantOf,
} from '#shared/domain/calendar-date.ts';

/** From `from` (UTC ms) on the hall's clock is ahead of UTC by `aheadMs`. */
export type OffsetStep = { readonly from: number; readonly aheadMs: number };

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** No hall puts its clock twice within it. */
const strideDays = 7;

/** All steps of the hall's clock from the day before these days until they are over; a hall whose clock is never put has one. */
export function offsetSteps(from: CalendarDate, to: CalendarDate, timeZone: string): OffsetStep[] {
  const steps: OffsetStep[] = [];
  let before = instantOf(addDays(from, -1), '00:00', timeZone);
  steps.push({ from: Number.NEGATIVE_INFINITY, aheadMs: aheadAt(before, timeZone) });
  for (let day = 0; day <= daysBetween(from, to) + strideDays; day += strideDays) {
    const at = instantOf(addDays(from, day), '00:00', timeZone);
    const last = steps.at(-1)?.aheadMs;
    const ahead = aheadAt(at, timeZone);
    if (ahead !== last) steps.push({ from: turnBetween(before, at, timeZone), aheadMs: ahead });
    before = at;
  }
  return steps;
}

function aheadAt(instant: number, timeZone: string): number {
  const wall = Date.parse(`${hallDate(instant, timeZone)}T${hallTime(instant, timeZone)}Z`);
  return wall - Math.floor(instant / minuteMs) * minuteMs;
}

/** The minute in which the clock was put. */
function turnBetween(early: number, late: number, timeZone: string): number {
  const was = aheadAt(early, timeZone);
  let [low, high] = [early, late];
  while (high - low > minuteMs) {
    const middle = low + Math.floor((high - low) / 2 / minuteMs) * minuteMs;
    if (aheadAt(middle, timeZone) === was) low = middle;
    else high = middle;
  }
  return high;
}

/** Days since 1970-01-01, in the hall, of an instant in this column; null where it is. */
export function dayNumberSql(column: string, steps: readonly OffsetStep[]): string {
  const [first, ...later] = steps;
  const turns = [...later].reverse().map(({ from, aheadMs }) => `when ${column} >= ${from} then ${aheadMs}`);
  const ahead = String(first?.aheadMs ?? 0);
  const sum = turns.length === 0 ? ahead : `case ${turns.join(' ')} else ${ahead} end`;
  return `((${column} + ${sum}) / ${dayMs})`;
}
