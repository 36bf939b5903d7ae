// Owns the way to the model strokes that handwriting is made from in tests.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Point } from '#renderer/input/handwriting/strokes.ts';

const folder = path.dirname(createRequire(import.meta.url).resolve('hanzi-writer-data/package.json'));

/** The strokes of a character as it is taught, y downwards. */
export function modelStrokes(character: string): Point[][] {
  const { medians }: { medians: [number, number][][] } = JSON.parse(
    readFileSync(path.join(folder, `${character}.json`), 'utf8'),
  );
  return medians.map((stroke) => stroke.map(([x, y]) => [x, 900 - y]));
}
