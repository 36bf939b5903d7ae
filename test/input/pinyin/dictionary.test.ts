// Holds the committed dictionary to what its inputs make, and the lists it is judged by apart from what it was made of.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openDictionary } from '#renderer/input/pinyin/dictionary.ts';
import { dictionaryFile, wantedOf } from './measure.ts';

const folder = path.dirname(dictionaryFile);
const dictionary = openDictionary(readFileSync(dictionaryFile));

it('is the one its inputs make; else run: npx node resources/input/pinyin/build-dictionary.mjs', async () => {
  const { inputsHash } = (await import(path.join(folder, 'inputs-hash.mjs'))) as { inputsHash: () => string };
  expect(dictionary.inputs).toBe(inputsHash());
});

it('was made from the lexicons that are installed', () => {
  const manifest = readFileSync(path.resolve(folder, '../../../package.json'), 'utf8');
  const { dependencies, devDependencies } = JSON.parse(manifest) as Record<string, Record<string, string>>;
  expect({ ...dependencies, ...devDependencies }).toMatchObject(dictionary.sources);
});

it('has learnt no sentence that it is judged by', () => {
  const texts = readdirSync(path.join(folder, 'sentences')).map((file) => path.join(folder, 'sentences', file));
  const written = texts.flatMap((file) => readFileSync(file, 'utf8').match(/[\u4e00-\u9fff]+/g) ?? []);
  expect(written.length).toBeGreaterThan(2000);
  const judged = new Set(['phrases.tsv', 'tuning.tsv'].flatMap((file) => wantedOf(file).map((wanted) => wanted.text)));
  expect(written.filter((clause) => clause.length >= 5 && judged.has(clause))).toEqual([]);
});

it('goes out with a notice that names its sources, and the licence one of them asks to be passed on', () => {
  const notice = readFileSync(path.join(folder, 'NOTICE.txt'), 'utf8');
  for (const [name, version] of Object.entries(dictionary.sources)) expect(notice).toContain(`- ${name} ${version}`);
  expect(notice).toContain('APACHE-2.0.txt');
  const licence = readFileSync(path.join(folder, 'APACHE-2.0.txt'), 'utf8');
  for (const part of ['Version 2.0, January 2004', '9. Accepting Warranty', 'END OF TERMS AND CONDITIONS'])
    expect(licence).toContain(part);
  // The installer takes all of resources but sources and Markdown.
  const packed = readFileSync(path.resolve(folder, '../../../electron-builder.yml'), 'utf8');
  expect(packed).toContain('- resources/**');
  expect([...packed.matchAll(/'!(\S*)'/g)].map(([, left]) => left).filter((left) => left?.includes('txt'))).toEqual([]);
});
