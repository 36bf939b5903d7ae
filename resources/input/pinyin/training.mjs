// Counts which words, and which pairs of words, people use at the window: from sentences written for it, patterns and the hall's words.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { linesOf, readingOf } from './lexicon.mjs';

const root = path.resolve(import.meta.dirname, '../../..');
/** All patterns together count as so many sentences for each of their expansions written out. */
const PATTERN = { expansions: 40, weight: 4 };
const LONGEST_WORD = 9;
export const START = '^';
export const END = '$';

/** The hall's words by list; `count`: how often each counts as seen. */
function hallWordLists() {
  const lists = new Map();
  let list;
  for (const line of linesOf('hall-words.txt')) {
    const head = /^\[(\S+) (\S+) (\S+)\]$/.exec(line);
    if (head) {
      list = { tag: head[2], count: Number(head[3]), words: [] };
      lists.set(head[1], list);
    } else list.words.push(...line.split(/\s+/));
  }
  return lists;
}

/** What the demo hall's catalogue, units and cases say in Chinese: names as words, told cases as sentences. */
function demoHall() {
  const read = (file) => JSON.parse(readFileSync(path.join(root, 'resources/demo-hall', file), 'utf8'));
  const plain = (name) => name.replaceAll('|', '').replace(/（.*?）/g, '');
  const matters = read('catalogue.json').matters;
  const names = [
    ...matters.flatMap((matter) => [matter.name, matter.short, ...matter.aliases]),
    ...read('units.json').units.flatMap((unit) => [unit.name, unit.short]),
  ].flatMap((name) => [plain(name), ...name.split('|')].map((part) => part.replace(/[（）]/g, '')));
  const told = read('cases.json').cases.flatMap((one) => [one.words, one.outcome]);
  const said = matters.flatMap((matter) => [...matter.stuckReasons, ...matter.materials, ...matter.aliases]);
  return { names, sentences: [...told, ...said].filter((text) => typeof text === 'string') };
}

/** Chinese between punctuation. */
const clauses = (text) => text.match(/[\u4e00-\u9fff]+/g) ?? [];

/** A pattern's sentences: every {list} replaced by words of it, evenly spread and the same at every build. */
function* expanded(pattern, lists) {
  const parts = pattern.split(/\{(\S+?)\}/);
  const slots = parts.filter((_, place) => place % 2 === 1).map((name) => lists.get(name)?.words ?? missing(name));
  const all = slots.reduce((product, words) => product * words.length, 1);
  const wanted = Math.min(all, PATTERN.expansions);
  for (let n = 0; n < wanted; n++) {
    const chosen = slots.map(
      (words, slot) => words[Math.floor(((n + 0.5) * words.length * (slot * 7 + 1)) / wanted) % words.length],
    );
    yield parts.map((part, place) => (place % 2 === 1 ? chosen[(place - 1) / 2] : part)).join('');
  }
}

function missing(name) {
  throw new Error(`patterns.txt speaks of {${name}}, and hall-words.txt has no such list.`);
}

/** What was written out, one file a field of life. */
const sentenceFiles = () =>
  readdirSync(path.join(import.meta.dirname, 'sentences'))
    .sort()
    .map((file) => `sentences/${file}`);

/** Every sentence with the weight it counts at. `heldOut`: every tenth written one is left out, to try the figures on. */
function* sentences(lists, demo, { heldOut = false } = {}) {
  const written = sentenceFiles().flatMap((file) => linesOf(file).flatMap(clauses));
  for (const [place, clause] of written.entries()) if (!heldOut || place % 10 !== 7) yield [clause, 1];
  for (const text of demo.sentences) for (const clause of clauses(text)) yield [clause, 0.7];
  for (const pattern of linesOf('patterns.txt')) {
    const made = [...expanded(pattern, lists)];
    for (const text of made) yield [text, PATTERN.weight / made.length];
  }
}

/** Cuts a sentence into the row of words that is likeliest by itself. */
function cutter(words) {
  const costs = new Map([...words].map(([text, word]) => [text, -Math.log(word.weight)]));
  return (sentence) => {
    const best = new Float64Array(sentence.length + 1).fill(Number.POSITIVE_INFINITY);
    const from = new Int32Array(sentence.length + 1);
    best[0] = 0;
    for (let start = 0; start < sentence.length; start++) {
      for (let end = start + 1; end <= Math.min(sentence.length, start + LONGEST_WORD); end++) {
        const cost =
          best[start] + (costs.get(sentence.slice(start, end)) ?? (end === start + 1 ? 30 : Number.POSITIVE_INFINITY));
        if (cost < best[end]) {
          best[end] = cost;
          from[end] = start;
        }
      }
    }
    const cut = [];
    for (let end = sentence.length; end > 0; end = from[end]) cut.unshift(sentence.slice(from[end], end));
    return cut;
  };
}

/** Puts the hall's words into the lexicon, counts the sentences, and returns what was seen. `share`: how much the hall weighs. */
export function train(words, { share = 0.65, heldOut = false } = {}) {
  const lists = hallWordLists();
  const demo = demoHall();
  const seen = new Map();
  const pseudo = (text, tag, count) => {
    const known = words.get(text);
    if (!known) {
      const reading = readingOf(text);
      if (!reading) return;
      words.set(text, { text, readings: new Map([[reading.join(' '), 1]]), weight: 1e-7, tag });
    }
    seen.set(text, (seen.get(text) ?? 0) + count);
  };
  for (const { tag, count, words: listed } of lists.values()) for (const text of listed) pseudo(text, tag, count);
  for (const name of demo.names) {
    if (name.length > 1 && name.length <= LONGEST_WORD && clauses(name)[0] === name) pseudo(name, 'n', 1);
  }
  // The hall's words must be found as such when the sentences are cut.
  for (const text of seen.keys()) words.get(text).weight += 1e-6 * seen.get(text);

  const cut = cutter(words);
  const singles = new Map();
  const pairs = new Map();
  for (const [sentence, weight] of sentences(lists, demo, { heldOut })) {
    let before = START;
    singles.set(START, (singles.get(START) ?? 0) + weight);
    for (const text of [...cut(sentence), END]) {
      singles.set(text, (singles.get(text) ?? 0) + weight);
      const pair = `${before} ${text}`;
      pairs.set(pair, (pairs.get(pair) ?? 0) + weight);
      before = text;
    }
  }
  const hall = new Map(seen);
  for (const [text, count] of singles) if (words.has(text)) hall.set(text, (hall.get(text) ?? 0) + count);
  const hallTotal = [...hall.values()].reduce((sum, count) => sum + count, 0);
  const total = [...words.values()].reduce((sum, word) => sum + word.weight, 0);
  for (const [text, word] of words) {
    word.weight = ((1 - share) * word.weight) / total + (share * (hall.get(text) ?? 0)) / hallTotal;
  }
  return { singles, pairs };
}
