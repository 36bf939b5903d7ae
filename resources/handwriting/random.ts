// Owns the chance behind the training samples: repeatable, so that a training can be done again.

/** Chance of three kinds: even from 0 to 1, a bell of deviation 1, and yes or no. */
export type Random = { next: () => number; normal: () => number; chance: (p: number) => boolean };

/** A repeatable source of chance (sfc32: its period outlasts any training, as one of 2³² would not). */
export function randomFrom(seed: number): Random {
  let a = seed | 0;
  let b = 0x9e3779b9 | 0;
  let c = 0x243f6a88;
  let counter = 1;
  const next = () => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 2 ** 32;
  };
  // The first numbers of near seeds are near.
  for (let i = 0; i < 20; i++) next();
  return {
    next,
    // Four throws are near enough to a bell, and never far out.
    normal: () => (next() + next() + next() + next() - 2) * 1.732,
    chance: (p) => next() < p,
  };
}
