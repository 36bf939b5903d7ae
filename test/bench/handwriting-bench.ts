// Handwriting as it is judged: every character it knows written in both hands of the tests, how often it is read, how long that takes, and what the data weighs.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadRecogniser } from '#renderer/input/handwriting/recognise.ts';
import type { Hand } from '../handwriting/distortions.ts';
import { scored } from '../handwriting/score.ts';
import { type Figure, figure, percentile } from './figure.ts';

/** The characters the gates are on: the commonest, which make up more than 99 % of what is written. */
const COMMON = 3500;
const SEED = 61_127;
/** In percent of the characters, so that smaller is better as everywhere. */
const gates: Record<Hand, { notFirst: number; notInTen: number | undefined }> = {
  mixed: { notFirst: 1, notInTen: undefined },
  hard: { notFirst: 7, notInTen: 1 },
};
const gateMs = 30;
const gateMegabytes = 5;
const aimMegabytes = 3;

export async function benchHandwriting(root: string): Promise<Figure[]> {
  const bytes = readFileSync(path.join(root, 'resources/handwriting/weights.bin'));
  const started = performance.now();
  const recogniser = loadRecogniser(bytes);
  const loading = performance.now() - started;
  const common = recogniser.characters.slice(0, COMMON);
  const rarer = recogniser.characters.slice(COMMON);

  const area = 'handwriting';
  const figures: Figure[] = [];
  const times: number[] = [];
  for (const hand of ['mixed', 'hard'] as const) {
    for (const [name, characters] of Object.entries({ common, rarer })) {
      const score = scored(recogniser, characters, hand, SEED);
      times.push(...score.times);
      const gate = name === 'common' ? gates[hand] : { notFirst: undefined, notInTen: undefined };
      const words = `${characters.length} ${name} characters, ${hand}`;
      figures.push(share(`${words}: not first`, score.first, gate.notFirst));
      figures.push(share(`${words}: not in ten`, score.inTen, gate.notInTen));
    }
  }
  return [
    ...figures,
    figure({ area, name: 'one character, p95', value: percentile(times, 0.95), unit: 'ms', gate: gateMs }),
    figure({ area, name: 'one character, p50', value: percentile(times, 0.5), unit: 'ms' }),
    figure({ area, name: 'loading', value: loading, unit: 'ms' }),
    figure({ area, name: 'data', value: bytes.length / 1e6, unit: 'MB', gate: gateMegabytes, aim: aimMegabytes }),
  ];
}

function share(name: string, right: number, gate: number | undefined): Figure {
  return figure({
    area: 'handwriting',
    name,
    value: 100 * (1 - right),
    unit: '%',
    ...(gate !== undefined && { gate }),
  });
}
