// The recogniser with the weights that are shipped: a few hundred characters in the two hands it is judged on, and everything else that may happen on a glass. The whole measure: npm run bench -- handwriting
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRecogniser } from '#renderer/input/handwriting/recognise.ts';
import type { Point } from '#renderer/input/handwriting/strokes.ts';
import { chanceFrom, distorted } from './distortions.ts';
import { modelStrokes } from './model-strokes.ts';
import { scored } from './score.ts';

const bytes = readFileSync(path.resolve(import.meta.dirname, '../../resources/handwriting/weights.bin'));
const recogniser = loadRecogniser(bytes);
const common = recogniser.characters.slice(0, 3500);
const first = (strokes: readonly Point[][]) => recogniser.recognise(strokes, { limit: 1 })[0]?.character;

describe('what people write', () => {
  it('knows all of GB2312, the commonest first', () => {
    expect(new Set(recogniser.characters).size).toBe(6763);
    for (const character of '办不成事居民身份证') expect(common).toContain(character);
  });

  // One in sixteen of the characters; the thresholds leave room for the luck of the draw, the gates are held by the bench.
  it.each([
    { hand: 'mixed', first: 0.985, inTen: 0.995 },
    { hand: 'hard', first: 0.95, inTen: 0.99 },
  ] as const)('is read: $hand', { timeout: 120_000 }, (least) => {
    const some = common.filter((_, i) => i % 16 === 3);
    const score = scored(recogniser, some, least.hand, 20_261);
    expect(score.first).toBeGreaterThan(least.first);
    expect(score.inTen).toBeGreaterThan(least.inTen);
  });

  it('is read as it is taught, nearly always', () => {
    const some = common.filter((_, i) => i % 20 === 7);
    const wrong = some.filter((character) => first(modelStrokes(character)) !== character);
    expect(wrong.length).toBeLessThan(4);
  });

  it.each([
    '办',
    '成',
    '补',
    '贴',
    '窗',
    '口',
    '一',
    '国',
  ])('%s is read in any order of strokes, small or large', (character) => {
    const strokes = modelStrokes(character);
    expect(first(strokes)).toBe(character);
    expect(first(strokes.toReversed())).toBe(character);
    expect(first(strokes.map((stroke) => stroke.map(([x, y]) => [x * 0.05 + 900, y * 0.05 + 30])))).toBe(character);
  });

  it('is the one people write where a double of it is drawn alike', () => {
    // As a hand draws it: 囗 is only a larger one.
    const mouth = [
      [
        [20, 25],
        [21, 50],
        [22, 75],
      ],
      [
        [20, 25],
        [50, 24],
        [80, 24],
        [79, 50],
        [77, 75],
      ],
      [
        [22, 74],
        [50, 74],
        [78, 73],
      ],
    ] as const;
    const read = recogniser.recognise(mouth, { limit: 10 }).map(({ character }) => character);
    expect(read[0]).toBe('口');
    expect(read).toContain('囗');
  });

  it('is read when it is written without lifting the pen', () => {
    const inOne = (character: string) => [modelStrokes(character).flat()];
    const read = [...'工口日月王木土白石田'].filter((character) =>
      recogniser.recognise(inOne(character), { limit: 10 }).some((reading) => reading.character === character),
    );
    expect(read.length).toBeGreaterThanOrEqual(8);
  });
});

describe('readings', () => {
  const strokes = distorted(modelStrokes('难'), 'hard', chanceFrom(3));

  it('come best first, as many as are asked for', () => {
    const readings = recogniser.recognise(strokes, { limit: 10 });
    expect(readings).toHaveLength(10);
    expect(readings.map(({ score }) => score)).toEqual(readings.map(({ score }) => score).toSorted((a, b) => b - a));
    expect(new Set(readings.map(({ character }) => character)).size).toBe(10);
    expect(recogniser.recognise(strokes, { limit: 3 })).toEqual(readings.slice(0, 3));
    expect(recogniser.recognise(strokes, { limit: 0 })).toEqual([]);
  });

  it('are probabilities: all of them together are one', () => {
    const all = recogniser.recognise(strokes, { limit: recogniser.characters.length });
    expect(all).toHaveLength(recogniser.characters.length);
    expect(all.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(1, 6);
  });

  it('owe nothing to what was written before', () => {
    const before = recogniser.recognise(strokes, { limit: 10 });
    recogniser.recognise(modelStrokes('口'), { limit: 10 });
    expect(recogniser.recognise(strokes, { limit: 10 })).toEqual(before);
  });
});

describe('what is no writing', () => {
  const nothing: Record<string, Point[][]> = {
    'no stroke': [],
    'strokes without points': [[], []],
    'one tap': [[[40, 40]]],
    'a finger resting': [Array.from({ length: 300 }, (): Point => [40, 40])],
    'no number at all': [
      [
        [Number.NaN, Number.NaN],
        [Infinity, -Infinity],
      ],
    ],
  };
  it.each(Object.entries(nothing))('%s is no character', (_, strokes) => {
    expect(recogniser.recognise(strokes, { limit: 10 })).toEqual([]);
  });

  const chance = chanceFrom(11);
  const anywhere = (count: number): Point[] => Array.from({ length: count }, () => [1000 * chance(), 1000 * chance()]);
  const something: Record<string, Point[][]> = {
    'a huge scribble': [anywhere(60)],
    'a child drumming': Array.from({ length: 400 }, () => anywhere(1)),
    'a hundred thousand points': [anywhere(100_000)],
    'two taps': [[[0, 0]], [[100, 0]]],
    'a line thinner than its points': [
      [
        [0, 0],
        [1e-9, 500],
      ],
    ],
    'strokes with points that are no numbers among them': modelStrokes('中').map((stroke) => [
      [Number.NaN, 0],
      ...stroke,
    ]),
    'two hundred strokes': Array.from({ length: 200 }, () => anywhere(3)),
    'the same points over and over': modelStrokes('中').map((stroke) =>
      stroke.flatMap((point) => [point, point, point]),
    ),
    'a character smaller than a speck': modelStrokes('中').map((stroke) =>
      stroke.map(([x, y]): Point => [x * 1e-7, y * 1e-7]),
    ),
    'empty strokes among others': [[], ...modelStrokes('中'), []],
    'points far outside the glass': [
      [
        [0, 0],
        [9e5, 9e5],
      ],
      [
        [9e5, 0],
        [0, 9e5],
      ],
    ],
  };
  it.each(Object.entries(something))('%s still gives ten readings with sensible scores', (_, strokes) => {
    const started = performance.now();
    const readings = recogniser.recognise(strokes, { limit: 10 });
    expect(readings).toHaveLength(10);
    for (const { character, score } of readings) {
      expect(character).toMatch(/^\p{Script=Han}$/u);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('reads a character whatever its size and however often its points come', () => {
    for (const name of [
      'the same points over and over',
      'a character smaller than a speck',
      'empty strokes among others',
    ])
      expect(first(something[name] ?? [])).toBe('中');
    expect(first(modelStrokes('中').map((stroke) => stroke.map(([x, y]) => [x * 900, y * 900])))).toBe('中');
  });

  it('leaves out of a character the points that are no numbers', () => {
    expect(first(modelStrokes('中').map((stroke) => [[0, Number.NaN], ...stroke, [Infinity, 3]]))).toBe('中');
  });
});
