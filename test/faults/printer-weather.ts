// What befalls simulated printers in a bad week, out of one seed: some slips of peace, then a fault, and so on.
import { setTimeout as wait } from 'node:timers/promises';
import type { Simulator, SimulatorMode } from '#electron/slips/simulator/escpos-simulator.ts';

/** A whole number from `from` to `to`, the same in every run of one seed. */
export type Dice = (from: number, to: number) => number;

/** Mulberry32. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return (from, to) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return from + (((t ^ (t >>> 14)) >>> 0) % (to - from + 1));
  };
}

const faults: readonly ((dice: Dice) => SimulatorMode)[] = [
  (dice) => ({ dropAfterBytes: dice(0, 12_000) }),
  (dice) => ({ dropAfterBytes: dice(0, 400) }),
  (dice) => ({ paperForDots: dice(1, 1500) }),
  (dice) => ({ paperForLines: dice(1, 12) }),
  () => 'hang',
  () => 'hang',
  () => 'rubbish',
  () => 'paper-out',
  () => 'paper-ends',
  () => 'paper-ends-told',
  () => 'cover-open',
  () => 'cutter',
  () => 'overheated',
  () => 'offline',
  () => 'refuse',
];
/** They print all the same. */
const peaces: readonly ((dice: Dice) => SimulatorMode)[] = [
  () => 'accept',
  () => 'accept',
  () => 'chatty',
  () => 'paper-low',
  (dice) => ({ mmPerSecond: dice(2000, 8000) }),
];

export type Weather = {
  /** Faults so far. */
  readonly faults: number;
  /** From now on all are well. */
  clear(): Promise<void>;
};

/** `peace`: slips between two faults of one printer, at least and at most; `fault`: how long one lasts, in ms. */
export function badWeather(
  simulators: readonly Simulator[],
  dice: Dice,
  o: { peace: readonly [number, number]; fault: readonly [number, number] },
): Weather {
  const pick = <T>(from: readonly ((dice: Dice) => T)[]): T => {
    const one = from[dice(0, from.length - 1)];
    if (!one) throw new RangeError('nothing to pick from');
    return one(dice);
  };
  let count = 0;
  let isOver = false;

  async function plague(simulator: Simulator): Promise<void> {
    while (!isOver) {
      await simulator.set(pick(peaces));
      const from = simulator.pieces.length;
      const slips = dice(...o.peace);
      while (!isOver && simulator.pieces.length - from < slips) await wait(5);
      // Anywhere in the next slip.
      await wait(dice(0, 25));
      if (isOver) return;
      await simulator.set(pick(faults));
      count += 1;
      await wait(dice(...o.fault));
    }
  }
  const plagues = simulators.map(plague);

  return {
    get faults() {
      return count;
    },
    async clear() {
      isOver = true;
      await Promise.all(plagues);
      for (const simulator of simulators) await simulator.set('accept');
    },
  };
}
