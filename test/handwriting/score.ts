// Owns how the recogniser is scored: the share of written characters that come first and in the first ten, and how long each took.
import type { Recogniser } from '#renderer/input/handwriting/recognise.ts';
import { chanceFrom, distorted, type Hand } from './distortions.ts';
import { modelStrokes } from './model-strokes.ts';

/** Shares from 0 to 1; milliseconds for each character, in the order they were written. */
export type Score = { first: number; inTen: number; times: number[] };

/** Writes each of the characters once with the given hand and lets the recogniser read it. */
export function scored(recogniser: Recogniser, characters: readonly string[], hand: Hand, seed: number): Score {
  const chance = chanceFrom(seed);
  let first = 0;
  let inTen = 0;
  const times: number[] = [];
  for (const character of characters) {
    const strokes = distorted(modelStrokes(character), hand, chance);
    const started = performance.now();
    const readings = recogniser.recognise(strokes, { limit: 10 });
    times.push(performance.now() - started);
    const place = readings.findIndex((reading) => reading.character === character);
    if (place === 0) first++;
    if (place >= 0) inTen++;
  }
  return { first: first / characters.length, inTen: inTen / characters.length, times };
}
