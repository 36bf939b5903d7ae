// Owns handwriting: from the strokes of one character to the characters they may be, offline, whatever the order of the strokes and with strokes joined.
import { loadNetwork } from './network.ts';
import { planesOf, VIEWS } from './planes.ts';
import type { Stroke } from './strokes.ts';

/** A character the strokes may be, and how probable it is (0 to 1; over all characters the sum is 1). */
export type Reading = { character: string; score: number };

/** Reads handwriting. Holds no strokes from one call to the next. */
export type Recogniser = {
  /** Every character it knows, the commonest first. */
  characters: readonly string[];
  /** The likeliest characters, best first; none where there is no ink. Points that are no numbers are passed over. */
  recognise: (strokes: readonly Stroke[], options: { limit: number }) => Reading[];
};

/** Drawn alike but for their size, which one pad does not tell: the one people write comes before its double. */
const DOUBLES = [['口', '囗']] as const;

/** Makes a recogniser of resources/handwriting/weights.bin. Throws where the bytes are something else, or not all of it. */
export function loadRecogniser(bytes: Uint8Array): Recogniser {
  const { characters, probabilities } = loadNetwork(bytes);
  const doubles = DOUBLES.map((pair) => pair.map((character) => characters.indexOf(character)));
  return {
    characters,
    recognise: (strokes, { limit }) => {
      const views = VIEWS.flatMap((evenness) => planesOf(strokes, evenness) ?? []);
      if (views.length === 0) return [];
      const scores = probabilities(views);
      for (const [written = -1, rare = -1] of doubles) {
        const pair = [scores[written] ?? 0, scores[rare] ?? 0];
        scores[written] = Math.max(...pair);
        scores[rare] = Math.min(...pair);
      }
      return best(scores, limit).map(([i, score]) => ({ character: characters[i] ?? '', score }));
    },
  };
}

/** The `limit` largest, largest first, without sorting thousands for ten. */
function best(scores: Float64Array, limit: number): [index: number, score: number][] {
  const top: [number, number][] = [];
  scores.forEach((score, i) => {
    if (top.length >= limit && score <= (top.at(-1)?.[1] ?? Infinity)) return;
    const at = top.findIndex((other) => other[1] < score);
    top.splice(at < 0 ? top.length : at, 0, [i, score]);
    if (top.length > limit) top.pop();
  });
  return top;
}
