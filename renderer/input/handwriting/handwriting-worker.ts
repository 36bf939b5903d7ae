// Owns the thread handwriting is read in: opens the weights once; of the strokes it is given it keeps nothing.
import { answerLine } from '../worker-line.ts';
import { loadRecogniser, type Reading } from './recognise.ts';
import type { Stroke } from './strokes.ts';

export type HandwritingQuestion = { strokes: readonly Stroke[]; limit: number };

answerLine<HandwritingQuestion, Reading[]>(async () => {
  const answer = await fetch(new URL('../../../resources/handwriting/weights.bin', import.meta.url));
  if (!answer.ok) throw new Error(`The weights for handwriting are not there: ${answer.status}`);
  const recogniser = loadRecogniser(new Uint8Array(await answer.arrayBuffer()));
  return ({ strokes, limit }) => recogniser.recognise(strokes, { limit });
});
