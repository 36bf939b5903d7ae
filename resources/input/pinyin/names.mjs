// Makes the table names are put together from: surnames, the characters of given names, and given names common as such.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { syllableNumber } from '../../../renderer/input/pinyin/syllables.ts';

const here = import.meta.dirname;
/** Seen in the lexicon's persons at least so often, to be offered. */
const LEAST_SEEN = 3;

function lists() {
  const found = {};
  let name = '';
  for (const line of readFileSync(path.join(here, 'names.txt'), 'utf8').split('\n')) {
    if (line.startsWith('#') || line.trim() === '') continue;
    const head = /^\[(\w+)\]$/.exec(line);
    if (head) name = head[1];
    else found[name] = [...(found[name] ?? []), ...line.trim().split(/\s+/)];
  }
  return found;
}

const rounded = (cost) => Number(cost.toFixed(2));

export function makeNames(jieba, words) {
  const { surnames, given } = lists();
  const likeliest = (character) => [...(words.get(character)?.readings ?? [])].sort((a, b) => b[1] - a[1])[0]?.[0];
  // Zipf's law with the hundred commonest nearly level is close to what the censuses say.
  const table = new Map();
  for (const [rank, entry] of surnames.entries()) {
    const [text, read] = entry.split(':');
    const reading = read ? read.replace(',', ' ') : [...text].map(likeliest).join(' ');
    const key = `${text} ${reading}`;
    if (!table.has(key)) table.set(key, [text, reading, rounded(2.2 + 1.1 * Math.log(1 + rank / 4))]);
  }
  const isSurname = new Set(surnames.map((entry) => entry.split(':')[0]));

  const counts = { alone: new Map(), first: new Map(), second: new Map(), pair: new Map() };
  const count = (kind, text, weight) => counts[kind].set(text, (counts[kind].get(text) ?? 0) + weight);
  for (const [text, { tag }] of jieba) {
    if (tag !== 'nr' || !isSurname.has(text[0])) continue;
    if (text.length === 2) count('alone', text[1], 1);
    if (text.length !== 3) continue;
    count('first', text[1], 1);
    count('second', text[2], 1);
    count('pair', text.slice(1), 1);
  }
  // The list is of the people who come here; jieba's are those of the papers.
  for (const name of given) {
    count('first', name[0], 12);
    count('second', name[1], 12);
    count('alone', name[1], 3);
    count('pair', name, 12);
  }
  const total = (kind) => [...counts[kind].values()].reduce((sum, value) => sum + value, 0);
  const totals = { alone: total('alone'), first: total('first'), second: total('second'), pair: total('pair') };
  const cost = (kind, text) => rounded(-Math.log(((counts[kind].get(text) ?? 0) + 0.3) / totals[kind]));
  const characters = new Set(
    [...counts.first.keys(), ...counts.second.keys(), ...counts.alone.keys()].filter(
      (one) =>
        (counts.first.get(one) ?? 0) + (counts.second.get(one) ?? 0) + (counts.alone.get(one) ?? 0) >= LEAST_SEEN &&
        words.has(one),
    ),
  );
  return {
    surnames: [...table.values()],
    given: [...characters]
      .sort()
      .flatMap((one) =>
        [...words.get(one).readings]
          .filter(([syllable, share]) => share > 0.1 && syllableNumber(syllable) !== undefined)
          .map(([syllable]) => [one, syllable, cost('alone', one), cost('first', one), cost('second', one)]),
      ),
    pairs: [...counts.pair]
      .filter(([, seen]) => seen >= LEAST_SEEN)
      .map(([text, seen]) => [text, rounded(-Math.log((0.7 * seen) / totals.pair))]),
  };
}
