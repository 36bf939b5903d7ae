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
/** A given name without its surname: what is typed is more often the beginning of the name. */
const GIVEN_ONLY_COST = 3;
/** A name this much less likely than the best is a guess of letters, not a name. */
const HOPELESS = 9;

type Piece = { text: string; reading: string; end: number; cost: number };
type Given = { character: string; reading: string; alone: number; first: number; second: number };
type GivenPiece = Piece & { given: Given };
const leastOf = (given: Given): number => Math.min(given.first, given.second);

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

  function givenAt(letters: Letters, from: number, costOf: (given: Given) => number, most: number): GivenPiece[] {
    const at = letters.text[from] === "'" ? from + 1 : from;
    const found: GivenPiece[] = [];
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

  /** A given name of two characters, each where it stands. */
  function joined(one: GivenPiece, two: GivenPiece): { text: string; reading: string; cost: number } {
    const text = one.text + two.text;
    const typed = one.cost - leastOf(one.given) + two.cost - leastOf(two.given);
    const cost = Math.min(pairs.get(text) ?? Number.POSITIVE_INFINITY, one.given.first + two.given.second);
    return { text, reading: `${one.reading} ${two.reading}`, cost: typed + cost };
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
      for (const one of givenAt(letters, surname.end, leastOf, kept.given)) {
        for (const two of givenAt(letters, one.end, leastOf, kept.given)) {
          const { text, reading, cost } = joined(one, two);
          add(text, reading, two.end, cost);
        }
      }
    }
    return found.sort((a, b) => a.cost - b.cost);
  }

  /** A surname or a given name by itself: many write a name piece by piece. */
  function piecesOf(letters: Letters): FoundName[] {
    const found: FoundName[] = surnamesAt(letters, 0, SURNAMES_KEPT);
    for (const one of givenAt(letters, 0, leastOf, GIVEN_KEPT)) {
      found.push({ ...one, cost: GIVEN_ONLY_COST + one.cost });
      for (const two of givenAt(letters, one.end, leastOf, GIVEN_KEPT)) {
        const { text, reading, cost } = joined(one, two);
        found.push({ text, reading, end: two.end, cost: GIVEN_ONLY_COST + cost });
      }
    }
    return found;
  }

  return {
    /** Names, and pieces of names, that use all the letters, for a field that asks for one; each text once. */
    whole: (letters: Letters): FoundName[] => {
      const kept = { surnames: SURNAMES_KEPT, given: GIVEN_KEPT };
      const found = [...namesFrom(letters, 0, kept), ...(letters.isShortened ? [] : piecesOf(letters))]
        .filter((name) => name.end === letters.text.length)
        .sort((a, b) => a.cost - b.cost);
      const best = found[0]?.cost ?? 0;
      const texts = new Set<string>();
      for (const name of found) if (name.cost < best + HOPELESS && texts.size < NAMES_FOUND) texts.add(name.text);
      return [...texts].flatMap((text) => found.find((name) => name.text === text) ?? []);
    },
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
