// A clock that can be jumped in development: the hall asks it for the time, the dock moves it.
import type { Clock } from '#shared/domain/ports.ts';

export type MovableClock = {
  readonly clock: Clock;
  /** How far it stands from the real time, in ms. */
  readonly shiftMs: number;
  /** Jumps forwards or, below zero, backwards. */
  jump(ms: number): void;
  /** Back to the real time. */
  reset(): void;
};

export function createMovableClock(real: Clock): MovableClock {
  let shiftMs = 0;
  return {
    clock: () => real() + shiftMs,
    get shiftMs() {
      return shiftMs;
    },
    jump(ms) {
      shiftMs += ms;
    },
    reset() {
      shiftMs = 0;
    },
  };
}
