// Writes the demo hall's pinyin.json, so that start-up need not load a dictionary: node electron/catalogue/make-pinyin.mjs
// Run it after changing a name, a short name or an alias there; what it has not seen is read at start instead, a little slower.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pinyinOf } from './pinyin.ts';

const directory = path.join(import.meta.dirname, '../../resources/demo-hall');
const read = async (file) => JSON.parse(await readFile(path.join(directory, file), 'utf8'));
const [{ matters }, { units }] = await Promise.all([read('catalogue.json'), read('units.json')]);
const texts = [
  ...matters.flatMap((matter) => [matter.name, matter.short, ...matter.aliases]),
  ...units.flatMap((unit) => [unit.name, unit.short]),
].map((text) => text.replaceAll('|', ''));
const readings = await pinyinOf(texts, {});
await writeFile(path.join(directory, 'pinyin.json'), `${JSON.stringify(readings, null, 1)}\n`);
console.log(`${Object.keys(readings).length} readings written to ${path.join(directory, 'pinyin.json')}`);
