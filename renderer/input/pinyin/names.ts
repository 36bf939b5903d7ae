// Owns names of persons: put together from surnames and the characters of given names, because no list holds them all.
import type { NameTable } from './dictionary.ts';
import { ends } from './lattice.ts';
import { type Letters, syllableNumber } from './syllables.ts';

/** A name from the letter it was asked for up to `end`. */
export type FoundName = { text: string; reading: string; end: number; cost: number };

const SURNAMES_KEPT = 10;
const GIVEN_KEPT = 24;
/** Inside a sentence fewer are weighed: there a name is one guess among many. */
const INSIDE = { surnames: 5, given: 8 };
/** What a given name of one character costs besides: two are far commoner. */
const ALONE_COST = 1.4;
const NAMES_FOUND = 40;

type Piece = { text: string; reading: string; end: number; cost: number };
type Given = { character: string; reading: string; alone: number; first: number; second: number };

export type NameModel = ReturnType<typeof createNames>;

export function createNames(table: NameTable) {
  const pairs = new Map(table.pairs);
  const surnames = new Map<number, { text: string; reading: string; syllables: number[]; cost: number }[]>();
  for (const [text, reading, cost] of table.surnames) {
    const syllables = reading.split(' ').map((syllable) => syllableNumber(syllable) ?? -1);
    put(surnames, syllables[0] ?? -1, { text, reading, syllables, cost });
  }
  const given = new Map<number, Given[]>();
  for (const [character, reading, alone, first, second] of table.given) {
    put(given, syllableNumber(reading) ?? -1, { character, reading, alone, first, second });
  }
  for (const list of given.values()) list.sort((a, b) => a.first + a.second - b.first - b.second);

  function surnamesAt(letters: Letters, from: number, most: number): Piece[] {
    const found: Piece[] = [];
    for (const reading of letters.readings[from] ?? []) {
      for (const [n, syllable] of reading.syllables.entries()) {
        for (const one of surnames.get(syllable) ?? []) {
          for (const { end, cost } of ends(letters, reading.end, one.syllables, 1, reading.costs[n] ?? 0)) {
            found.push({ text: one.text, reading: one.reading, end, cost: one.cost + cost });
          }
        }
      }
    }
    return found.sort((a, b) => a.cost - b.cost).slice(0, most);
  }

  function givenAt(
    letters: Letters,
    from: number,
    costOf: (given: Given) => number,
    most: number,
  ): (Piece & { given: Given })[] {
    const at = letters.text[from] === "'" ? from + 1 : from;
    const found: (Piece & { given: Given })[] = [];
    for (const reading of letters.readings[at] ?? []) {
      for (const [n, syllable] of reading.syllables.entries()) {
        for (const one of given.get(syllable) ?? []) {
          const cost = costOf(one) + (reading.costs[n] ?? 0);
          found.push({ text: one.character, reading: one.reading, end: reading.end, cost, given: one });
        }
      }
    }
    return found.sort((a, b) => a.cost - b.cost).slice(0, most);
  }

  /** Every name that can begin at `from`, wherever it ends, likeliest first. */
  function namesFrom(letters: Letters, from: number, kept: { surnames: number; given: number }): FoundName[] {
    const found: FoundName[] = [];
    for (const surname of surnamesAt(letters, from, kept.surnames)) {
      const add = (text: string, reading: string, end: number, cost: number) =>
        found.push({
          text: surname.text + text,
          reading: `${surname.reading} ${reading}`,
          end,
          cost: surname.cost + cost,
        });
      for (const one of givenAt(letters, surname.end, (option) => option.alone, kept.given)) {
        add(one.text, one.reading, one.end, ALONE_COST + one.cost);
      }
      for (const one of givenAt(letters, surname.end, (option) => Math.min(option.first, option.second), kept.given)) {
        for (const two of givenAt(letters, one.end, (option) => Math.min(option.second, option.first), kept.given)) {
          const text = one.text + two.text;
          const typed =
            one.cost -
            Math.min(one.given.first, one.given.second) +
            two.cost -
            Math.min(two.given.second, two.given.first);
          const cost = Math.min(pairs.get(text) ?? Number.POSITIVE_INFINITY, one.given.first + two.given.second);
          add(text, `${one.reading} ${two.reading}`, two.end, typed + cost);
        }
      }
    }
    return found.sort((a, b) => a.cost - b.cost);
  }

  return {
    /** Names that use all the letters, for a field that asks for one. */
    whole: (letters: Letters): FoundName[] =>
      namesFrom(letters, 0, { surnames: SURNAMES_KEPT, given: GIVEN_KEPT })
        .filter((name) => name.end === letters.text.length)
        .slice(0, NAMES_FOUND),
    /** A few likely names from a letter on, for a sentence. */
    inside: (letters: Letters, from: number): FoundName[] => {
      const perEnd = new Map<number, number>();
      return namesFrom(letters, from, INSIDE).filter((name) => {
        const before = perEnd.get(name.end) ?? 0;
        perEnd.set(name.end, before + 1);
        return before < 3;
      });
    },
  };
}

function put<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
