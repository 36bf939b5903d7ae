// Tells whether the dictionary is what its inputs make: one hash over every file of this repository that the build reads.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
const root = path.resolve(here, '../../..');
/** What is said about the dictionary does not change it. */
const LEGAL = ['NOTICE.txt', 'APACHE-2.0.txt'];

/** SHA-256 over the texts and programs of this folder, the format, and what is read of the demo hall. */
export function inputsHash() {
  const own = readdirSync(here, { recursive: true })
    .filter((file) => /\.(txt|mjs)$/.test(file) && !LEGAL.includes(file))
    .sort()
    .map((file) => path.join(here, file));
  const others = [
    'renderer/input/pinyin/dictionary.ts',
    'renderer/input/pinyin/syllables.ts',
    'resources/demo-hall/catalogue.json',
    'resources/demo-hall/units.json',
    'resources/demo-hall/cases.json',
  ].map((file) => path.join(root, file));
  const hash = createHash('sha256');
  for (const file of [...own, ...others]) hash.update(path.relative(root, file)).update(readFileSync(file));
  return hash.digest('hex');
}
