// Turns counts into what the search adds up: classes of words, and what each word gains or loses by the one before it.
import { BONUS_ZERO, COST_STEP } from '../../../renderer/input/pinyin/dictionary.ts';
import { END, START } from './training.mjs';

/** Words seen this often are a class of their own, as 把 or 没有 stand like no other word. */
const OWN_CLASS = { seen: 25, most: 170 };
/** Counts are drawn towards chance by so much. */
const CLASS_PRIOR = 5;
/** Of what is said about an unseen pair, so much comes from the classes; the rest says nothing. */
const CLASS_SHARE = 0.8;
/** Pairs seen less are not kept: one slot of a pattern, once. */
const LEAST_SEEN = 0.08;
/** Witten–Bell with a heavier hand: the sentences are few. */
const UNSEEN = 1.0;

const coarse = (tag, length) => {
  const kind = tag === 'zg' || tag.endsWith('g') ? 'g' : tag.startsWith('nr') ? 'nr' : tag === 'mq' ? 'm' : tag;
  const known = [
    'n',
    'v',
    'a',
    'd',
    'm',
    'q',
    'r',
    'p',
    'c',
    't',
    's',
    'f',
    'ns',
    'nr',
    'nt',
    'nz',
    'i',
    'l',
    'j',
    'vn',
    'b',
    'g',
  ];
  const name = known.includes(kind)
    ? kind
    : kind.startsWith('u')
      ? 'u'
      : kind.startsWith('n')
        ? 'n'
        : kind.startsWith('v')
          ? 'v'
          : 'x';
  return ['n', 'v', 'a', 'd', 'm', 'l', 'i'].includes(name) ? `${name}${Math.min(length, 3)}` : name;
};

const stored = (nats) => Math.max(0, Math.min(255, Math.round(nats / COST_STEP) + BONUS_ZERO));

/** @returns classes, the class of each word, the vocabulary, pairs and class bonuses, ready to be packed */
export function makeModel(words, { singles, pairs }) {
  const often = [...singles]
    .filter(([text, count]) => words.has(text) && count >= OWN_CLASS.seen)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, OWN_CLASS.most)
    .map(([text]) => text);
  const own = new Set(often);
  const className = (text) => {
    if (text === START || text === END || own.has(text)) return text;
    return coarse(words.get(text)?.tag || 'n', text.length);
  };
  const shared = new Set([...words.keys()].filter((text) => !own.has(text)).map(className));
  const classes = [START, END, ...[...shared].sort(), ...often];
  const numbers = new Map(classes.map((name, index) => [name, index]));

  const before = new Float64Array(classes.length);
  const after = new Float64Array(classes.length);
  const both = new Float64Array(classes.length ** 2);
  let all = 0;
  for (const [pair, count] of pairs) {
    const [a, b] = pair.split(' ').map((text) => numbers.get(className(text)));
    before[a] += count;
    after[b] += count;
    both[a * classes.length + b] += count;
    all += count;
  }
  const ratio = (a, b) => {
    const chance = (before[a] * after[b]) / all;
    return CLASS_SHARE * ((both[a * classes.length + b] + CLASS_PRIOR) / (chance + CLASS_PRIOR)) + 1 - CLASS_SHARE;
  };
  const classBonus = new Uint8Array(both.length);
  for (let a = 0; a < classes.length; a++) {
    for (let b = 0; b < classes.length; b++) classBonus[a * classes.length + b] = stored(Math.log(ratio(a, b)));
  }

  // A number for every word of a kept pair; 0 is "not seen".
  const kinds = new Map();
  const totals = new Map();
  for (const [pair, count] of pairs) {
    const first = pair.split(' ')[0];
    kinds.set(first, (kinds.get(first) ?? 0) + 1);
    totals.set(first, (totals.get(first) ?? 0) + count);
  }
  const isKnown = (text) => words.has(text) || text === START || text === END;
  const kept = [...pairs].filter(([pair, count]) => count >= LEAST_SEEN && pair.split(' ').every(isKnown));
  const vocabulary = new Map([
    [START, 1],
    [END, 2],
  ]);
  for (const [pair] of kept)
    for (const text of pair.split(' ')) if (!vocabulary.has(text)) vocabulary.set(text, vocabulary.size + 1);
  const unseenShare = (text) => {
    const spread = UNSEEN * (kinds.get(text) ?? 0) + 1;
    return spread / (spread + (totals.get(text) ?? 0));
  };
  const chanceOf = (text) => (text === END ? (singles.get(END) ?? 1) / all : words.get(text).weight);
  const rows = kept
    .map(([pair, count]) => {
      const [first, second] = pair.split(' ');
      const unseen = unseenShare(first);
      const seen = ((1 - unseen) * count) / totals.get(first) / chanceOf(second);
      const nats = Math.log(seen + unseen * ratio(numbers.get(className(first)), numbers.get(className(second))));
      return [vocabulary.get(first), vocabulary.get(second), stored(nats)];
    })
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const vocabularyUnseen = new Uint8Array(vocabulary.size + 1).fill(BONUS_ZERO);
  for (const [text, number] of vocabulary) vocabularyUnseen[number] = stored(Math.log(unseenShare(text)));
  return {
    classes,
    classOf: (text) => numbers.get(className(text)),
    vocabulary,
    vocabularyUnseen,
    classBonus,
    pairFirst: Uint16Array.from(rows, (row) => row[0]),
    pairSecond: Uint16Array.from(rows, (row) => row[1]),
    pairBonus: Uint8Array.from(rows, (row) => row[2]),
  };
}
