// Owns the search for what the letters can mean: all words that can begin at each letter, and the likeliest rows of them.
import { bonus, type Dictionary, pairKey } from './dictionary.ts';
import type { NameModel } from './names.ts';
import type { Letters } from './syllables.ts';

/** A word as it stands in the letters. Costs are in nats: the smaller the likelier. */
export type Word = { text: string; reading: string; cost: number; kind: number; number: number };
/** Words from one letter to another, likeliest first. */
export type Edge = { end: number; words: Word[] };
/** A row of words up to some letter; `before` leads back to the first. */
export type Row = { cost: number; word: Word; before: Row | undefined; mark: number };

/** A word not of the dictionary, by the numbers of its syllables. */
export type ExtraWord = { text: string; syllables: readonly number[]; cost: number };

const ROWS_KEPT = 14;
const ROWS_FOUND = 48;
const WORDS_INSIDE = 14;
const WORDS_AT_START = 80;
/** Each word costs this besides: long words are surer than rows of short ones. */
const WORD_COST = 0.5;
/** A name inside a sentence, before its characters are weighed: names are expected where people tell what happened. */
const NAME_COST = 8;
/** First letters say too little for habits of speech to help. */
const CONTEXT_WHEN_SHORTENED = 0.3;

export function createLattice(dictionary: Dictionary, names: NameModel) {
  const classes = dictionary.classes.length;
  const classBonus = Float32Array.from(dictionary.classBonus, bonus);
  const unseen = Float32Array.from(dictionary.vocabularyUnseen, bonus);
  const characters = dictionary.characters.map((list) => [...list]);
  const { start, end, name, noun } = dictionary.special;
  const boundary = (kind: number, number: number): Word => ({ text: '', reading: '', cost: 0, kind, number });
  const first = boundary(start, 1);
  const last = boundary(end, 2);

  /** What the second word gains by following the first. */
  function gain(a: Word, b: Word): number {
    if (a.number > 0 && b.number > 0) {
      const seen = dictionary.pairs.get(pairKey(a.number, b.number));
      if (seen !== undefined) return seen;
    }
    return (unseen[a.number] ?? 0) + (classBonus[a.kind * classes + b.kind] ?? 0);
  }

  /** All words that can begin at the letter `from`. */
  function edgesFrom(letters: Letters, from: number, extra: ReadonlyMap<number, readonly ExtraWord[]>): Edge[] {
    const most = from === 0 ? WORDS_AT_START : WORDS_INSIDE;
    const byEnd = new Map<number, Map<string, Word>>();
    const put = (at: number, word: Word) => {
      let words = byEnd.get(at);
      if (!words) {
        words = new Map();
        byEnd.set(at, words);
      }
      const known = words.get(word.text);
      if (!known || known.cost > word.cost) words.set(word.text, word);
    };
    walk(letters, from, most, put);
    matchExtra(letters, from, extra, put);
    if (!letters.isShortened) {
      for (const found of names.inside(letters, from)) {
        put(found.end, {
          text: found.text,
          reading: found.reading,
          cost: NAME_COST + found.cost,
          kind: name,
          number: 0,
        });
      }
    }
    return [...byEnd].map(([at, words]) => ({
      end: at,
      words: [...words.values()].sort((a, b) => a.cost - b.cost).slice(0, most),
    }));
  }

  /** Goes down the trie along the letters. */
  function walk(letters: Letters, from: number, most: number, put: (end: number, word: Word) => void): void {
    type Step = { node: number; at: number; cost: number; syllable: number; before: Step | undefined };
    const open: Step[] = [{ node: 0, at: from, cost: 0, syllable: 0, before: undefined }];
    const path: number[] = [];
    for (let step = open.pop(); step; step = open.pop()) {
      const { node, at, cost } = step;
      const firstWord = dictionary.wordStart[node] ?? 0;
      const words = Math.min(most, (dictionary.wordStart[node + 1] ?? 0) - firstWord);
      if (words > 0) {
        path.length = 0;
        for (let one: Step | undefined = step; one?.before; one = one.before) path.unshift(one.syllable);
        const reading = path.map((syllable) => dictionary.syllables[syllable]).join(' ');
        for (let n = 0; n < words; n++) {
          const index = firstWord + n;
          put(at, {
            text: textOf(node, n, path),
            reading,
            cost: (dictionary.wordCost[index] ?? 0) * COST_OF_STEP + cost,
            kind: dictionary.wordClass[index] ?? noun,
            number: dictionary.vocabulary[index] ?? 0,
          });
        }
      }
      if (letters.text[at] === "'") {
        if (at > from) open.push({ ...step, at: at + 1 });
        continue;
      }
      const firstChild = dictionary.childStart[node] ?? 0;
      const lastChild = dictionary.childStart[node + 1] ?? 0;
      if (firstChild === lastChild) continue;
      for (const { end: to, syllables, costs } of letters.readings[at] ?? []) {
        for (let n = 0; n < syllables.length; n++) {
          const syllable = syllables[n] ?? 0;
          const child = childOf(syllable, firstChild, lastChild);
          if (child > 0) open.push({ node: child, at: to, cost: cost + (costs[n] ?? 0), syllable, before: step });
        }
      }
    }
  }

  function childOf(syllable: number, from: number, to: number): number {
    let low = from;
    let high = to - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const there = dictionary.nodeSyllable[middle] ?? 0;
      if (there === syllable) return middle;
      if (there < syllable) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  }

  function textOf(node: number, place: number, path: readonly number[]): string {
    let at = (dictionary.characterStart[node] ?? 0) + place * path.length;
    let text = '';
    for (const syllable of path) text += characters[syllable]?.[dictionary.wordCharacters[at++] ?? 0] ?? '';
    return text;
  }

  function matchExtra(
    letters: Letters,
    from: number,
    extra: ReadonlyMap<number, readonly ExtraWord[]>,
    put: (end: number, word: Word) => void,
  ): void {
    if (extra.size === 0) return;
    for (const reading of letters.readings[from] ?? []) {
      for (const [n, syllable] of reading.syllables.entries()) {
        for (const word of extra.get(syllable) ?? []) {
          const written = word.syllables.map((one) => dictionary.syllables[one]).join(' ');
          for (const { end: at, cost } of ends(letters, reading.end, word.syllables, 1, reading.costs[n] ?? 0)) {
            put(at, { text: word.text, reading: written, cost: word.cost + cost, kind: noun, number: 0 });
          }
        }
      }
    }
  }

  /** The likeliest rows of words over all the letters (or as far as they can be read), each text once. */
  function rows(letters: Letters, extra: ReadonlyMap<number, readonly ExtraWord[]>): Found {
    const length = letters.text.length;
    const context = letters.isShortened ? CONTEXT_WHEN_SHORTENED : 1;
    const reached: Row[][] = Array.from({ length: length + 1 }, () => []);
    reached[0] = [{ cost: 0, word: first, before: undefined, mark: 0 }];
    // A row dearer than so many others to the same letter is not even made: that is most of the time a key takes.
    const dearest = new Float64Array(length + 1).fill(Number.POSITIVE_INFINITY);
    let atStart: Edge[] = [];
    let furthest = 0;
    for (let at = 0; at < length; at++) {
      if (reached[at]?.length === 0) continue;
      const kept = at === 0 ? (reached[0] ?? []) : likeliest(reached[at] ?? [], ROWS_KEPT);
      furthest = at;
      if (letters.text[at] === "'") {
        reached[at + 1]?.push(...kept);
        continue;
      }
      const edges = edgesFrom(letters, at, extra);
      if (atStart.length === 0) atStart = edges;
      for (const edge of edges) {
        const most = edge.end === length ? 2 * ROWS_FOUND : ROWS_KEPT;
        let target = reached[edge.end] ?? [];
        const words = edge.end === length || at > 0 ? edge.words : edge.words.slice(0, 2 * WORDS_INSIDE);
        for (const word of words) {
          for (const before of kept) {
            const cost = before.cost + word.cost + WORD_COST - context * gain(before.word, word);
            if (cost >= (dearest[edge.end] ?? 0)) continue;
            target.push({ cost, word, before, mark: markOf(before.mark, word.text) });
          }
          if (target.length > 4 * most) {
            target = likeliest(target, most);
            if (target.length === most) dearest[edge.end] = target.at(-1)?.cost ?? 0;
          }
        }
        reached[edge.end] = target;
      }
    }
    const end = reached[length]?.length ? length : furthest;
    const done = (end === 0 ? [] : (reached[end] ?? [])).map((row) => ({
      ...row,
      cost: row.cost - context * gain(row.word, last),
    }));
    return { end, rows: likeliest(done, ROWS_FOUND), atStart };
  }

  return { rows };
}

/** `end`: up to which letter the rows reach; `atStart`: the words the letters can begin with. */
export type Found = { end: number; rows: Row[]; atStart: Edge[] };

const COST_OF_STEP = bonus(1) - bonus(0);

/** Where a row of syllables can end when it goes on at `from`. */
export function* ends(
  letters: Letters,
  from: number,
  syllables: readonly number[],
  place: number,
  cost: number,
): Generator<{ end: number; cost: number }> {
  const wanted = syllables[place];
  if (wanted === undefined) {
    yield { end: from, cost };
    return;
  }
  const at = letters.text[from] === "'" ? from + 1 : from;
  for (const reading of letters.readings[at] ?? []) {
    const found = reading.syllables.indexOf(wanted);
    if (found >= 0) yield* ends(letters, reading.end, syllables, place + 1, cost + (reading.costs[found] ?? 0));
  }
}

/** A number that tells texts apart, without putting them together. */
function markOf(before: number, text: string): number {
  let mark = before;
  for (let n = 0; n < text.length; n++) mark = (Math.imul(mark, 31) + text.charCodeAt(n)) | 0;
  return mark;
}

/** The `most` likeliest rows, each text once. */
function likeliest(rows: readonly Row[], most: number): Row[] {
  const kept: Row[] = [];
  const seen = new Set<number>();
  for (const row of [...rows].sort((a, b) => a.cost - b.cost)) {
    if (seen.has(row.mark)) continue;
    seen.add(row.mark);
    kept.push(row);
    if (kept.length === most) break;
  }
  return kept;
}
