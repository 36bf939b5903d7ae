// What the recogniser sees of a character: the same for the same writing wherever, however large and in whatever order, and never a number that is none.
import { describe, expect, it } from 'vitest';
import { DIRECTIONS, GRID, PLANES_SIZE, planesOf, VIEWS } from '#renderer/input/handwriting/planes.ts';
import { evenLines, type Point } from '#renderer/input/handwriting/strokes.ts';
import { modelStrokes } from './model-strokes.ts';

const character = modelStrokes('窗');
const moved = (strokes: readonly Point[][], change: (point: Point) => Point) =>
  strokes.map((stroke) => stroke.map(change));
const inkIn = (planes: Uint8Array | null) => {
  const ink = new Array<number>(DIRECTIONS).fill(0);
  for (const [i, value] of planes?.entries() ?? [])
    ink[Math.floor(i / GRID ** 2)] = (ink[Math.floor(i / GRID ** 2)] ?? 0) + value;
  return ink;
};

describe('lines', () => {
  it('have their points at even steps, however fast the pen was', () => {
    const quick =
      evenLines([
        [
          [0, 0],
          [100, 0],
        ],
      ])[0] ?? [];
    const slow = evenLines([Array.from({ length: 500 }, (_, i): Point => [(100 * i) / 499, 0])])[0] ?? [];
    expect(quick.length).toBe(slow.length);
    for (let i = 2; i < quick.length; i += 2) {
      const from = quick[i - 2] ?? 0;
      expect(quick[i]).toBeGreaterThan(from);
      // The end stays where it was, and so the last step is a short or a long one.
      if (i < quick.length - 4) expect((quick[i] ?? 0) - from).toBeCloseTo(100 / 48, 5);
    }
  });

  it('begin and end where the pen did', () => {
    const [line] = evenLines([
      [
        [3, 4],
        [50, 90],
        [70, 20],
      ],
    ]);
    expect([...(line ?? [])].slice(0, 2)).toEqual([3, 4]);
    expect([...(line ?? [])].slice(-2)).toEqual([70, 20]);
  });

  it('leave out points that are no numbers, and numbers no glass has', () => {
    const bad: Point[] = [
      [Number.NaN, 3],
      [4, Infinity],
      [1e300, 1e300],
      [-1e9, 0],
    ];
    expect(evenLines([[[0, 0], ...bad, [100, 50]], bad])).toEqual(
      evenLines([
        [
          [0, 0],
          [100, 50],
        ],
      ]),
    );
  });

  it('are none where there is no ink, or one tap', () => {
    for (const strokes of [
      [],
      [[]],
      [[], []],
      [[[5, 5]]],
      [
        [
          [5, 5],
          [5, 5],
        ],
      ],
    ] as Point[][][])
      expect(evenLines(strokes)).toEqual([]);
  });

  it('draw a tap beside other strokes as a dot falling to the right', () => {
    const dot =
      evenLines([
        [
          [0, 0],
          [100, 0],
        ],
        [[50, 60]],
      ])[1] ?? [];
    expect(dot[2]).toBeGreaterThan(dot[0] ?? 0);
    expect(dot[3]).toBeGreaterThan(dot[1] ?? 0);
  });

  it('are no more than a hand can have meant', () => {
    const sleeve = Array.from({ length: 5000 }, (_, i): Point[] => [
      [i, 0],
      [i, 100],
    ]);
    expect(evenLines(sleeve).length).toBeLessThanOrEqual(64);
  });
});

describe('planes', () => {
  it.each(VIEWS)('are the same wherever and however large the character was written (evenness %d)', (evenness) => {
    const elsewhere = moved(character, ([x, y]) => [x / 8 + 1300, y / 8 - 40]);
    expect(planesOf(elsewhere, evenness)).toEqual(planesOf(character, evenness));
  });

  it.each(VIEWS)('do not know the order of the strokes (evenness %d)', (evenness) => {
    const planes = planesOf(character, evenness);
    const others = planesOf(character.toReversed(), evenness);
    // Sums in another order may differ in the last bit, and so a value by one.
    for (let i = 0; i < PLANES_SIZE; i++)
      expect(Math.abs((planes?.[i] ?? 0) - (others?.[i] ?? 9))).toBeLessThanOrEqual(1);
  });

  it('know which way a stroke went', () => {
    const right = inkIn(
      planesOf(
        [
          [
            [0, 0],
            [100, 0],
          ],
        ],
        0,
      ),
    );
    const left = inkIn(
      planesOf(
        [
          [
            [100, 0],
            [0, 0],
          ],
        ],
        0,
      ),
    );
    const down = inkIn(
      planesOf(
        [
          [
            [0, 0],
            [0, 100],
          ],
        ],
        0,
      ),
    );
    expect(right.findIndex((ink) => ink > 0)).toBe(0);
    expect(left.findIndex((ink) => ink > 0)).toBe(4);
    expect(down.findIndex((ink) => ink > 0)).toBe(2);
    for (const planes of [right, left, down]) expect(planes.filter((ink) => ink > 0)).toHaveLength(1);
  });

  it('keep a narrow character narrower than a broad one', () => {
    const width = (planes: Uint8Array | null) =>
      new Set([...(planes ?? [])].flatMap((value, i) => (value > 0 ? [i % GRID] : []))).size;
    expect(
      width(
        planesOf(
          moved(character, ([x, y]) => [x / 5, y]),
          0,
        ),
      ),
    ).toBeLessThan(width(planesOf(character, 0)));
  });

  it.each(VIEWS)('leave a trembling line a line (evenness %d)', (evenness) => {
    const trembling = Array.from({ length: 60 }, (_, i): Point => [i * 14, 12 * Math.sin(i / 2)]);
    const planes = planesOf([trembling], evenness) ?? new Uint8Array();
    const rows = new Set(
      [...planes.keys()].filter((i) => (planes[i] ?? 0) > 20).map((i) => Math.floor(i / GRID) % GRID),
    );
    expect(rows.size).toBeLessThanOrEqual(3);
  });

  it('move crowded lines apart where lines are spread evenly', () => {
    const level = (y: number): Point[] => [
      [0, y],
      [100, y],
    ];
    const crowded = [level(0), level(8), level(16), level(100)];
    const rows = (evenness: number) => {
      const planes = planesOf(crowded, evenness) ?? new Uint8Array();
      return new Set([...planes.keys()].filter((i) => (planes[i] ?? 0) > 40).map((i) => Math.floor(i / GRID) % GRID))
        .size;
    };
    expect(rows(0.8)).toBeGreaterThan(rows(0));
  });

  it('are null where there is nothing to see', () => {
    expect(planesOf([], 0)).toBeNull();
    expect(planesOf([[[7, 7]]], 0.8)).toBeNull();
  });
});
