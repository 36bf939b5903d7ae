// How a day's open hours become times one can make an appointment for.
import type { Session } from './opening-hours.ts';

/** From and until, 'HH:MM'; the next slot begins where this one ends. */
export type Slot = { readonly time: string; readonly until: string };

/**
 * Whole slots of `minutes` from the beginning of each session, which are taken together where they overlap or touch; what
 * is left over before a session ends is none. In the order of the day.
 */
export function cutIntoSlots(sessions: readonly Session[], minutes: number): Slot[] {
  const slots: Slot[] = [];
  for (const [from, to] of merged(sessions)) {
    for (let start = from; start + minutes <= to; start += minutes) {
      slots.push({ time: clockTime(start), until: clockTime(start + minutes) });
    }
  }
  return slots;
}

function merged(sessions: readonly Session[]): [from: number, to: number][] {
  const spans = sessions.map(([from, to]): [number, number] => [minuteOf(from), minuteOf(to)]);
  const out: [number, number][] = [];
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const clockTime = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
