// Small helpers for a made-up day: chance from the random that was passed in.

import type { Random } from '#shared/domain/ports.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';

export type Chance = {
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  pick<T>(items: readonly T[]): T;
  uuid(): string;
};

export function chanceFrom(random: Random): Chance {
  const whole = (least: number, most: number) => {
    const [a = 0, b = 0, c = 0] = random.bytes(3);
    return least + Math.floor((((a << 16) | (b << 8) | c) / 2 ** 24) * (most - least + 1));
  };
  return {
    whole,
    pick(items) {
      const item = items[whole(0, items.length - 1)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    uuid: () => uuidFrom(random),
  };
}
