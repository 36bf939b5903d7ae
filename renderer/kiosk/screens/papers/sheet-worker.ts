// Owns the thread that looks for a sheet in what the camera sees and lays it flat: the live picture never waits for it.
import { answerLine } from '../../../input/worker-line.ts';
import { findSheet, type Quad } from './find-sheet.ts';
import { flattenSheet, type Pixels } from './flatten-sheet.ts';
import type { Grey } from './sheet-edges.ts';

export type SheetQuestion = { ask: 'find'; picture: Grey } | { ask: 'flatten'; picture: Pixels; corners: Quad };
export type SheetAnswer = { found: Quad | null } | { flat: Pixels };

answerLine<SheetQuestion, SheetAnswer>(async () => (question) => {
  switch (question.ask) {
    case 'find':
      return { found: findSheet(question.picture) };
    case 'flatten':
      return { flat: flattenSheet(question.picture, question.corners) };
  }
});
