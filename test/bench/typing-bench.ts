// What writing Chinese on the screen costs: loading the dictionary, its size, and the wait after each key of whole sentences.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { loadPinyin } from '#renderer/input/pinyin/engine.ts';
import { type Figure, figure, percentile } from './figure.ts';

const gates = { loadMs: 200, keyMs: 10, gzippedMegabytes: 5 };
const aimMegabytes = 3;

export async function benchTyping(root: string): Promise<Figure[] | string> {
  const bytes = readFileSync(path.join(root, 'resources/input/pinyin/dictionary.bin'));
  const lists = readFileSync(path.join(root, 'test/input/pinyin/phrases.tsv'), 'utf8');
  const typed = [...lists.matchAll(/\t(.+)$/gm)].map((match) => (match[1] ?? '').replaceAll(' ', ''));
  const before = performance.now();
  const engine = loadPinyin(bytes);
  const load = performance.now() - before;

  const waits = (fuzzy: boolean): number[] =>
    typed.flatMap((letters) =>
      [...letters].map((_, key) => {
        const pressed = performance.now();
        engine.candidates(letters.slice(0, key + 1), { fuzzy });
        return performance.now() - pressed;
      }),
    );
  const exact = waits(false);
  const fuzzy = waits(true);
  const key = (name: string, value: number) => figure({ area: 'typing', name, value, unit: 'ms', gate: gates.keyMs });
  return [
    figure({ area: 'typing', name: 'dictionary loaded, cold', value: load, unit: 'ms', gate: gates.loadMs }),
    key('a key of a sentence, p95', percentile(exact, 0.95)),
    key('a key of a sentence, fuzzy, p95', percentile(fuzzy, 0.95)),
    figure({ area: 'typing', name: 'a key of a sentence, p50', value: percentile(exact, 0.5), unit: 'ms' }),
    figure({
      area: 'typing',
      name: 'dictionary, gzipped',
      value: gzipSync(bytes, { level: 9 }).length / 1e6,
      unit: 'MB',
      gate: gates.gzippedMegabytes,
      aim: aimMegabytes,
    }),
  ];
}
