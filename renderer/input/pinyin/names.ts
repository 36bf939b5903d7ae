// Owns names of persons: put together from surnames and the characters of given names, because no list holds them all.
import type { NameTable } from './dictionary.ts';
import { ends } from './lattice.ts';
import { createNameParts } from './name-parts.ts';
import { type Letters, syllableNumber } from './syllables.ts';

/** A name, or a piece of one, from the letter it was asked for up to `end`. */
export type FoundName = { text: string; reading: string; end: number; cost: number };

/** How much is weighed. Inside a sentence it is little: there a name is one guess among many. */
type Kept = { surnames: number; given: number; names: number };
const WHOLE: Kept = { surnames: 40, given: 90, names: 80 };
const INSIDE: Kept = { surnames: 5, given: 8, names: 3 };
/** What a given name of one character costs besides: two are far commoner. */
const ALONE_COST = 1.4;
/** What two characters cost besides that were never seen together. */
const NEVER_SEEN_COST = Math.log(2);
/** A given name without its surname: what is typed is more often the beginning of the name. */
const GIVEN_ONLY_COST = 3;
/** A name this much less likely than the best is a guess of letters, not a name. */
const HOPELESS = 12;

type Given = { character: string; code: number; reading: string; alone: number; first: number; second: number };
/** A character of a given name with what its letters cost, apart from how likely it is. */
type Piece = { given: Given; end: number; typed: number };
type Couple = { one: Piece; two: Piece; cost: number };

export type NameModel = ReturnType<typeof createNames>;

export function createNames(table: NameTable) {
  const pairs = new Map(table.pairs.map(([text, cost]) => [pairCode(text.charCodeAt(0), text.charCodeAt(1)), cost]));
  const parts = createNameParts(table.parts);
  const surnames = new Map<number, { text: string; reading: string; syllables: number[]; cost: number }[]>();
  for (const [text, reading, cost] of table.surnames) {
    const syllables = reading.split(' ').map((syllable) => syllableNumber(syllable) ?? -1);
    put(surnames, syllables[0] ?? -1, { text, reading, syllables, cost });
  }
  const given = new Map<number, Given[]>();
  for (const [character, reading, alone, first, second] of table.given) {
    const code = character.charCodeAt(0);
    put(given, syllableNumber(reading) ?? -1, { character, code, reading, alone, first, second });
  }

  function surnamesAt(letters: Letters, from: number, most: number): FoundName[] {
    const found: FoundName[] = [];
    for (const reading of letters.readings[from] ?? []) {
      for (const [n, syllable] of reading.syllables.entries()) {
        for (const one of surnames.get(syllable) ?? []) {
          for (const { end, cost } of ends(letters, reading.end, one.syllables, 1, reading.costs[n] ?? 0)) {
            found.push({ text: one.text, reading: one.reading, end, cost: one.cost + cost });
          }
        }
      }
    }
    return likeliest(found, most);
  }

  function piecesAt(letters: Letters, from: number, costOf: (given: Given) => number, most: number): Piece[] {
    const at = letters.text[from] === "'" ? from + 1 : from;
    const found: { piece: Piece; cost: number }[] = [];
    for (const reading of letters.readings[at] ?? []) {
      for (const [n, syllable] of reading.syllables.entries()) {
        const typed = reading.costs[n] ?? 0;
        for (const one of given.get(syllable) ?? [])
          found.push({ piece: { given: one, end: reading.end, typed }, cost: typed + costOf(one) });
      }
    }
    return found
      .sort((a, b) => a.cost - b.cost)
      .slice(0, most)
      .map(({ piece }) => piece);
  }

  /** The likeliest two characters, by where they end; of thousands only those that can win are kept, or a key takes too long. */
  function couplesFrom(letters: Letters, from: number, kept: Kept, isWanted: (end: number) => boolean) {
    const seconds = new Map<number, Piece[]>();
    const found = new Map<number, { couples: Couple[]; dearest: number }>();
    for (const one of piecesAt(letters, from, (option) => option.first, kept.given)) {
      let after = seconds.get(one.end);
      if (!after) {
        after = piecesAt(letters, one.end, (option) => option.second, kept.given).filter(({ end }) => isWanted(end));
        seconds.set(one.end, after);
      }
      for (const two of after) {
        const seen = pairs.get(pairCode(one.given.code, two.given.code));
        const cost = one.typed + two.typed + (seen ?? one.given.first + two.given.second + NEVER_SEEN_COST);
        let here = found.get(two.end);
        if (!here) {
          here = { couples: [], dearest: Number.POSITIVE_INFINITY };
          found.set(two.end, here);
        }
        if (cost >= here.dearest) continue;
        here.couples.push({ one, two, cost });
        if (here.couples.length > 4 * kept.names) {
          here.couples.sort((a, b) => a.cost - b.cost).length = kept.names;
          here.dearest = here.couples.at(-1)?.cost ?? 0;
        }
      }
    }
    return [...found].map(([end, { couples }]) => [end, couples] as const);
  }

  /** Given names from a letter on, by where they end, likeliest first. */
  function givenFrom(letters: Letters, from: number, kept: Kept, wholeOnly: boolean): Map<number, FoundName[]> {
    const found = new Map<number, FoundName[]>();
    const isWanted = (end: number) => !wholeOnly || end === letters.text.length;
    for (const { given: one, end, typed } of piecesAt(letters, from, (option) => option.alone, kept.given)) {
      if (!isWanted(end)) continue;
      put(found, end, { text: one.character, reading: one.reading, end, cost: ALONE_COST + one.alone + typed });
    }
    for (const [end, couples] of couplesFrom(letters, from, kept, isWanted)) {
      for (const { one, two, cost } of couples) {
        const text = one.given.character + two.given.character;
        put(found, end, { text, reading: `${one.given.reading} ${two.given.reading}`, end, cost });
      }
    }
    for (const [end, list] of found) found.set(end, likeliest(list, kept.names));
    return found;
  }

  /** The likeliest names that begin at `from`, for each letter where they end. */
  function namesFrom(letters: Letters, from: number, kept: Kept, wholeOnly: boolean): FoundName[] {
    const bySurnameEnd = new Map<number, FoundName[]>();
    for (const surname of surnamesAt(letters, from, kept.surnames)) put(bySurnameEnd, surname.end, surname);
    const byEnd = new Map<number, FoundName[]>();
    for (const [middle, before] of bySurnameEnd) {
      for (const [end, after] of givenFrom(letters, middle, kept, wholeOnly)) {
        for (const [i, surname] of before.entries()) {
          // Of two sorted lists, the pair at places i and j has at least (i + 1)(j + 1) − 1 better ones.
          for (const { text, reading, cost } of after.slice(0, Math.floor(kept.names / (i + 1)))) {
            put(byEnd, end, {
              text: surname.text + text,
              reading: `${surname.reading} ${reading}`,
              end,
              cost: surname.cost + cost,
            });
          }
        }
      }
    }
    return [...byEnd.values()].flatMap((list) => likeliest(list, kept.names));
  }

  return {
    /** Names, and pieces of names, that use all the letters, for a field that asks for one; each text once. */
    whole: (letters: Letters): FoundName[] => {
      const { length } = letters.text;
      const found = [...namesFrom(letters, 0, WHOLE, true), ...parts.whole(letters)];
      if (!letters.isShortened) {
        found.push(...surnamesAt(letters, 0, WHOLE.surnames).filter(({ end }) => end === length));
        for (const one of givenFrom(letters, 0, WHOLE, true).get(length) ?? [])
          found.push({ ...one, cost: GIVEN_ONLY_COST + one.cost });
      }
      const best = likeliest(found, WHOLE.names);
      return best.filter(({ cost }) => cost < (best[0]?.cost ?? 0) + HOPELESS);
    },
    /** The surnames and characters of given names the letters begin with: who is called what nobody else is writes it piece by piece. */
    beginnings: (letters: Letters, most: number): FoundName[] => {
      const alone = piecesAt(letters, 0, (one) => one.first, most).map(
        ({ given: { character, reading, first }, end, typed }) => ({
          text: character,
          reading,
          end,
          cost: GIVEN_ONLY_COST + first + typed,
        }),
      );
      const found = [...surnamesAt(letters, 0, most), ...alone].filter(({ end }) => end < letters.text.length);
      return likeliest(found, most);
    },
    /** A few likely names from a letter on, for a sentence. */
    inside: (letters: Letters, from: number): FoundName[] => namesFrom(letters, from, INSIDE, false),
  };
}

const pairCode = (first: number, second: number): number => first * 65536 + second;

/** The `most` likeliest, each text once. */
function likeliest(names: FoundName[], most: number): FoundName[] {
  const byText = new Map<string, FoundName>();
  for (const name of names.sort((a, b) => a.cost - b.cost)) {
    if (!byText.has(name.text)) byText.set(name.text, name);
    if (byText.size === most) break;
  }
  return [...byText.values()];
}

function put<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
