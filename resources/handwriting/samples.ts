// Writes training samples to standard output without end: for each a 16-bit class number, then its planes. Run by train.py; needs nothing but the stroke data.
import { readFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PLANES_SIZE, planesOf, VIEWS } from '#renderer/input/handwriting/planes.ts';
import type { Path } from './paths.ts';
import { written } from './pen.ts';
import { randomFrom } from './random.ts';

const BATCH = 256;
/** The commonest characters, which must not be missed, are seen this much more often than the rest. */
const COMMON = 3500;
const COMMON_SHARE = 0.68;

const [seed = '1'] = process.argv.slice(2);
const random = randomFrom(Number(seed));
const models = modelStrokes();
const record = 2 + PLANES_SIZE;
const batch = new Uint8Array(BATCH * record);
const view = new DataView(batch.buffer);

for (;;) {
  for (let i = 0; i < BATCH; i++) {
    const label = random.chance(COMMON_SHARE)
      ? Math.floor(random.next() * COMMON)
      : COMMON + Math.floor(random.next() * (models.length - COMMON));
    const strokes = written(models[label] ?? [], random).map(inPoints);
    const planes = planesOf(strokes, VIEWS[Math.floor(random.next() * VIEWS.length)] ?? 0);
    if (planes === null) throw new Error(`nothing to see of character ${label}`);
    view.setUint16(i * record, label, true);
    batch.set(planes, i * record + 2);
  }
  let sent = 0;
  while (sent < batch.length) sent += writeSync(1, batch, sent);
}

function modelStrokes(): Path[][] {
  const folder = path.dirname(createRequire(import.meta.url).resolve('hanzi-writer-data/package.json'));
  const characters = readFileSync(path.join(import.meta.dirname, 'characters.txt'), 'utf8').trim();
  return [...characters].map((character) => {
    const { medians }: { medians: [number, number][][] } = JSON.parse(
      readFileSync(path.join(folder, `${character}.json`), 'utf8'),
    );
    // The data has y upwards, with 900 at the top.
    return medians.map((stroke) => stroke.flatMap(([x, y]) => [x, 900 - y]));
  });
}

function inPoints(flat: Path): [number, number][] {
  const points: [number, number][] = [];
  for (let i = 0; i < flat.length; i += 2) points.push([flat[i] ?? 0, flat[i + 1] ?? 0]);
  return points;
}
