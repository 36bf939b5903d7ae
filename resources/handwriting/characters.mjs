// Makes characters.txt: every character of GB2312 that has stroke data, the commonest first. Run: node resources/handwriting/characters.mjs
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const strokes = path.dirname(require.resolve('hanzi-writer-data/package.json'));
const words = readFileSync(path.join(path.dirname(require.resolve('@node-rs/jieba/package.json')), 'dict.txt'), 'utf8');

const frequencies = new Map();
for (const line of words.split('\n')) {
  const [word, frequency] = line.split(' ');
  for (const character of word) frequencies.set(character, (frequencies.get(character) ?? 0) + Number(frequency));
}

const decoder = new TextDecoder('gb2312');
const characters = [];
for (let row = 0xb0; row <= 0xf7; row++) {
  for (let cell = 0xa1; cell <= 0xfe; cell++) {
    const character = decoder.decode(Uint8Array.of(row, cell));
    if (
      character.length === 1 &&
      /\p{Script=Han}/u.test(character) &&
      existsSync(path.join(strokes, `${character}.json`))
    ) {
      characters.push(character);
    }
  }
}
characters.sort((a, b) => (frequencies.get(b) ?? 0) - (frequencies.get(a) ?? 0));
writeFileSync(path.join(import.meta.dirname, 'characters.txt'), `${characters.join('')}\n`);
