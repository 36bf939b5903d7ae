// Makes the table names are put together from: surnames, the characters of given names, given names common as such, and parts of names from other tongues.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { syllableNumber } from '../../../renderer/input/pinyin/syllables.ts';

const here = import.meta.dirname;
/** Seen in the lexicon's persons at least so often, to be offered. */
const LEAST_SEEN = 3;
/** What the ordered lists of characters say weighs so much; the rest is what was counted. */
const LISTED = 0.5;
/** The commonest so many characters of a list are nearly level. */
const LEVEL = 20;
/** How much of a given name's likelihood is its own, if it was seen; the rest is that of its characters. */
const AS_SEEN = 0.5;
/** A character of a name from another tongue that stands there for its sound only. */
const SOUND_COST = 6.5;

function lists() {
  const found = {};
  let name = '';
  for (const line of readFileSync(path.join(here, 'names.txt'), 'utf8').split('\n')) {
    if (line.startsWith('#') || line.trim() === '') continue;
    const head = /^\[(\w+)\]$/.exec(line);
    if (head) name = head[1];
    else found[name] = [...(found[name] ?? []), line.trim().split(/\s+/)];
  }
  return found;
}

const rounded = (cost) => Number(cost.toFixed(2));

export function makeNames(jieba, words) {
  const { parts, sounds, ...listed } = lists();
  const surnames = listed.surnames.flat();
  const likeliest = (character) => [...(words.get(character)?.readings ?? [])].sort((a, b) => b[1] - a[1])[0]?.[0];
  const readAs = (entry) => {
    const [text, read] = entry.split(':');
    return { text, reading: read ? read.replaceAll(',', ' ') : [...text].map(likeliest).join(' ') };
  };
  // A little leveller than the censuses say: whoever bears a rare surname is not to be sent to the second page.
  const table = new Map();
  for (const [rank, entry] of surnames.entries()) {
    const { text, reading } = readAs(entry);
    const key = `${text} ${reading}`;
    if (!table.has(key)) table.set(key, [text, reading, rounded(2.2 + 0.9 * Math.log(1 + rank / 4))]);
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
  for (const name of listed.given.flat()) {
    count('first', name[0], 12);
    count('second', name[1], 12);
    count('alone', name[1], 3);
    count('pair', name, 12);
  }
  const orders = {};
  for (const kind of ['alone', 'first', 'second']) {
    orders[kind] = new Map([...new Set(listed[kind].flat())].map((one, rank) => [one, 1 / (rank + LEVEL)]));
  }
  const total = (values) => [...values].reduce((sum, value) => sum + value, 0);
  const chances = {};
  for (const kind of ['alone', 'first', 'second']) {
    const counted = total(counts[kind].values());
    const ordered = total(orders[kind].values());
    chances[kind] = (one) =>
      (LISTED * (orders[kind].get(one) ?? 0)) / ordered +
      ((1 - LISTED) * ((counts[kind].get(one) ?? 0) + 0.3)) / counted;
  }
  const cost = (kind, one) => rounded(-Math.log(chances[kind](one)));
  const seenAsGiven = (one) =>
    total(Object.values(orders).map((order) => (order.has(one) ? LEAST_SEEN : 0))) +
    (counts.first.get(one) ?? 0) +
    (counts.second.get(one) ?? 0) +
    (counts.alone.get(one) ?? 0);
  const characters = new Set(
    ['alone', 'first', 'second']
      .flatMap((kind) => [...counts[kind].keys(), ...orders[kind].keys()])
      .filter((one) => seenAsGiven(one) >= LEAST_SEEN && words.has(one)),
  );
  const pairs = total(counts.pair.values());
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
      .filter(([text, seen]) => seen >= 2 && characters.has(text[0]) && characters.has(text[1]))
      .map(([text, seen]) => [
        text,
        rounded(-Math.log((AS_SEEN * seen) / pairs + (1 - AS_SEEN) * chances.first(text[0]) * chances.second(text[1]))),
      ]),
    parts: parts.flatMap((tongue, group) => {
      const known = tongue.map((entry, rank) => [entry, 3.2 + 0.7 * Math.log(1 + rank) + (entry.length === 1 ? 2 : 0)]);
      const others = [...new Set(sounds.flat())].filter((entry) => !tongue.includes(entry));
      return [...known, ...others.map((entry) => [entry, SOUND_COST])].map(([entry, cost]) => {
        const { text, reading } = readAs(entry);
        return [text, reading, group, rounded(cost)];
      });
    }),
  };
}
