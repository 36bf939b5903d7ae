// The hall's time where the machine's own clock may be wrong: it never falls behind what is already in the journal, and says when it had to be corrected.

import type { Clock } from '#shared/domain/ports.ts';

/** A clock that never goes back, and knows whether it believes the machine's. */
export type TrueClock = Clock & {
  /** The journal already holds something of that instant (UTC milliseconds): nothing may be given an earlier one. */
  notBefore(instant: number): void;
  /** Null while the machine's clock can be believed. */
  fault(): ClockFault | null;
};

/** `behind`: more than {@link tolerated} behind the newest event · `impossible`: before this program was made, or after the year 2099. */
export type ClockFault = { what: 'behind' | 'impossible'; machine: number; used: number };

/** No hall can have run this program before: what a machine whose battery is empty falls back to with an empty journal. */
export const programMadeAt = Date.UTC(2026, 10, 1);

/** Case numbers and slips have two digits for the year. A day short, so that it holds in every zone. */
const lastInstant = Date.UTC(2099, 11, 30);

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Below this nobody need be told: network time sets clocks back by so much. */
const tolerated = 10 * minuteMs;

/** A clock this little behind is waited for; one further back (1970, another year) will not come right by itself, so the hall's time runs on. */
const waitedFor = 24 * hourMs;

/** Longest step of a wrong clock that is taken for time gone by rather than for the clock being set. */
const longestStep = 2 * hourMs;

/** Corrects `clock`, which is the machine's. */
export function createTrueClock(clock: Clock, least: number = programMadeAt): TrueClock {
  let floor = least;
  let before = clock();

  const now = (): number => {
    const machine = clock();
    const step = machine - before;
    before = machine;
    if (isPossible(machine, least) && machine >= floor) {
      floor = machine;
    } else if (!isPossible(machine, least) || floor - machine > waitedFor) {
      floor += step > 0 && step <= longestStep ? step : 0;
    }
    return floor;
  };

  return Object.assign(now, {
    notBefore: (instant: number) => {
      floor = Math.max(floor, instant);
    },
    fault: (): ClockFault | null => {
      const used = now();
      const machine = before;
      if (!isPossible(machine, least)) return { what: 'impossible', machine, used };
      return used - machine > tolerated ? { what: 'behind', machine, used } : null;
    },
  });
}

const isPossible = (instant: number, least: number): boolean => instant >= least && instant < lastInstant;

/** The clock as it is: for sample data and development, whose days may lie before the journal's newest. */
export function believedClock(clock: Clock): TrueClock {
  return Object.assign(() => clock(), { notBefore: () => undefined, fault: () => null });
}
