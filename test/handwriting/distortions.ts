// Owns the handwriting the recogniser is judged on: seeded distortions of model strokes, written apart from the training's and sharing nothing with it, so that the figures are not the training's own.
import type { Point } from '#renderer/input/handwriting/strokes.ts';

/** `mixed`: how people may write in a hurry. `hard`: nearly half of the strokes joined, corners rounded, much slant and turn. */
export type Hand = 'mixed' | 'hard';
type Drawn = Point[][];

/** Amounts in units of the stroke data (a character is about 1,024 across), angles in radians, shares from 0 to 1. */
const amounts = {
  mixed: {
    dropped: 0.05,
    offset: 25,
    sizeSpread: 0.08,
    tremor: 7,
    rounding: 0,
    slant: 0.25,
    turn: Math.PI / 18,
  },
  hard: {
    dropped: 0.15,
    offset: 38,
    sizeSpread: 0.14,
    tremor: 9,
    rounding: 10,
    slant: 0.4,
    turn: (14 * Math.PI) / 180,
  },
} as const;
const SHUFFLED = 0.3;
const FLIPPED = 0.1;
/** Of mixed characters; one or two joins each. Of hard ones every pair of neighbours is joined with the other share. */
const WITH_JOINS = 0.4;
const JOINED_WHEN_HARD = 0.45;
const SHORT = 300;
const STEP = 14;
const SCALE = { from: 0.65, to: 1.35 };

/** Numbers from 0 to 1 that are the same for the same seed (a multiply-with-carry generator). */
export function chanceFrom(seed: number): () => number {
  let low = (seed >>> 0) ^ 0x9e3779b9 || 1;
  let high = 362_436_069;
  return () => {
    high = (36_969 * (high & 0xffff) + (high >>> 16)) >>> 0;
    low = (18_000 * (low & 0xffff) + (low >>> 16)) >>> 0;
    return (((high << 16) + (low & 0xffff)) >>> 0) / 2 ** 32;
  };
}

/** The model strokes (y downwards) as one hand may write them. */
export function distorted(model: readonly (readonly Point[])[], hand: Hand, chance: () => number): Drawn {
  const amount = amounts[hand];
  const bell = () => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  const even = (from: number, to: number) => from + (to - from) * chance();

  let strokes = model.map((stroke) => inSteps(stroke));
  if (strokes.length > 2 && chance() < amount.dropped) strokes = withoutOneOf(strokes, chance);
  strokes = strokes.map((stroke) => {
    const move = [bell() * amount.offset, bell() * amount.offset] as const;
    const size = 1 + bell() * amount.sizeSpread;
    const [midX, midY] = centreOf(stroke);
    return stroke.map(([x, y]) => [midX + (x - midX) * size + move[0], midY + (y - midY) * size + move[1]]);
  });
  if (chance() < SHUFFLED) {
    strokes = strokes
      .map((stroke) => ({ stroke, place: chance() }))
      .sort((a, b) => a.place - b.place)
      .map(({ stroke }) => stroke);
  }
  strokes = strokes.map((stroke) => (chance() < FLIPPED ? stroke.toReversed() : stroke));
  strokes = hand === 'hard' ? joined(strokes, () => chance() < JOINED_WHEN_HARD) : withSomeJoins(strokes, chance);
  for (let pass = 0; pass < amount.rounding; pass++) strokes = strokes.map(rounded);
  strokes = strokes.map((stroke) => trembling(stroke, amount.tremor, bell));
  return placed(strokes, {
    width: even(SCALE.from, SCALE.to),
    height: even(SCALE.from, SCALE.to),
    slant: even(-amount.slant, amount.slant),
    turn: even(-amount.turn, amount.turn),
  });
}

function inSteps(stroke: readonly Point[]): Point[] {
  return stroke.flatMap((point, i) => {
    const before = stroke[i - 1];
    if (!before) return [point];
    const parts = Math.max(1, Math.round(distance(before, point) / STEP));
    return Array.from({ length: parts }, (_, k) => between(before, point, (k + 1) / parts));
  });
}

const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
const between = (a: Point, b: Point, t: number): Point => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];

function centreOf(stroke: readonly Point[]): Point {
  const sum = stroke.reduce<Point>((all, point) => [all[0] + point[0], all[1] + point[1]], [0, 0]);
  return [sum[0] / stroke.length, sum[1] / stroke.length];
}

function withoutOneOf(strokes: Drawn, chance: () => number): Drawn {
  const length = (stroke: Point[]) =>
    stroke.slice(1).reduce((sum, point, i) => sum + distance(stroke[i] ?? point, point), 0);
  const short = strokes.filter((stroke) => length(stroke) < SHORT);
  const gone = short[Math.floor(chance() * short.length)];
  return strokes.filter((stroke) => stroke !== gone);
}

/** The pen stays down from one stroke to the next and draws a straight line between them. */
function joined(strokes: Drawn, isJoined: (i: number) => boolean): Drawn {
  const out: Drawn = [];
  for (const [i, stroke] of strokes.entries()) {
    const before = out.at(-1);
    const end = before?.at(-1);
    const start = stroke[0];
    if (before && end && start && isJoined(i)) before.push(...inSteps([end, start]).slice(1), ...stroke.slice(1));
    else out.push([...stroke]);
  }
  return out;
}

function withSomeJoins(strokes: Drawn, chance: () => number): Drawn {
  if (strokes.length < 2 || chance() >= WITH_JOINS) return strokes;
  const any = () => 1 + Math.floor(chance() * (strokes.length - 1));
  const at = new Set(chance() < 0.5 ? [any()] : [any(), any()]);
  return joined(strokes, (i) => at.has(i));
}

function rounded(stroke: Point[]): Point[] {
  return stroke.map((point, i) => {
    const before = stroke[i - 1];
    const after = stroke[i + 1];
    if (!before || !after) return point;
    return [(before[0] + 2 * point[0] + after[0]) / 4, (before[1] + 2 * point[1] + after[1]) / 4];
  });
}

function trembling(stroke: Point[], tremor: number, bell: () => number): Point[] {
  let x = 0;
  let y = 0;
  return stroke.map((point) => {
    x = 0.8 * x + tremor * bell();
    y = 0.8 * y + tremor * bell();
    return [point[0] + x + 3 * bell(), point[1] + y + 3 * bell()];
  });
}

function placed(strokes: Drawn, how: { width: number; height: number; slant: number; turn: number }): Drawn {
  const cos = Math.cos(how.turn);
  const sin = Math.sin(how.turn);
  return strokes.map((stroke) =>
    stroke.map((point) => {
      const y = point[1] * how.height;
      const x = point[0] * how.width + how.slant * y;
      return [cos * x - sin * y, sin * x + cos * y];
    }),
  );
}
