// How a day's open hours become times one can make an appointment for.
import type { Session } from './opening-hours.ts';

/** From and until, 'HH:MM'; the next slot begins where this one ends. */
export type Slot = { readonly time: string; readonly until: string };

/**
 * Whole slots of `minutes` from the beginning of each session; what is left over before a session ends is none. Sessions
 * come in order and apart, as `mergeSessions` leaves them.
 */
export function cutIntoSlots(sessions: readonly Session[], minutes: number): Slot[] {
  const slots: Slot[] = [];
  for (const [from, to] of sessions) {
    for (let start = minuteOf(from); start + minutes <= minuteOf(to); start += minutes) {
      slots.push({ time: clockTime(start), until: clockTime(start + minutes) });
    }
  }
  return slots;
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const clockTime = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
