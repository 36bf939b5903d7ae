// Owns the pinyin engine: letters in, Chinese to choose from out. Pure, so that it runs in a worker, in Node and in a test alike.
import { type Dictionary, openDictionary } from './dictionary.ts';
import { createLattice, type ExtraWord, type Found, type Row } from './lattice.ts';
import { createNames } from './names.ts';
import { type FuzzyPair, readLetters, syllableNumber, USUAL_FUZZY_PAIRS } from './syllables.ts';

/** One thing to choose. */
export type Candidate = {
  text: string;
  /** How many of the typed signs it uses up, from the first; the rest stays to be converted. */
  letters: number;
  /** Its syllables, with a space between. */
  reading: string;
};

export type CandidateOptions = {
  /** How many at most. Default 40. */
  limit?: number;
  /** In a field that asks for a name, names come first. */
  field?: 'text' | 'name';
  /** Sounds taken for one another: true for the usual ones. Default none. */
  fuzzy?: boolean | readonly FuzzyPair[];
  /** Words to be known for this answer only. */
  also?: readonly AddedWord[];
};

/** A word to be known besides the dictionary's. */
export type AddedWord = {
  text: string;
  /** Toneless syllables with a space between, one a character. */
  reading: string;
  /** In nats; smaller comes earlier. Default: as a common word of the hall. */
  cost?: number;
};

export type Pinyin = {
  /** What the letters can mean, likeliest first: whole sentences and words, then words for the first letters, longest first. */
  candidates: (letters: string, options?: CandidateOptions) => Candidate[];
  /** Makes the hall's own names known: units, places, matters. Words that cannot be read so are left out. */
  addWords: (words: readonly AddedWord[]) => void;
};

const DEFAULT_LIMIT = 40;
const ADDED_COST = 9;
/** So many of all the letters' meanings stand before the words for their beginning. */
const WHOLE_FIRST = 5;
/** And so many beginnings before the further meanings. */
const BEGINNINGS_FIRST = 4;
/** In a field for a name: so many names, then surnames and characters to begin one with, then so many further names. */
const NAMES_FIRST = 16;
const NAME_BEGINNINGS = 16;
const FURTHER_NAMES = 24;
/** A meaning this much less likely than the best is not worth a place among the first. */
const HOPELESS = 14;

/** Opens the dictionary's bytes (resources/input/pinyin/dictionary.bin). Throws if they are not of this format. */
export function loadPinyin(bytes: Uint8Array | ArrayBuffer): Pinyin {
  return createPinyin(openDictionary(bytes));
}

/** The engine over a dictionary opened already, for whoever wants more of it than candidates. */
export function createPinyin(dictionary: Dictionary): Pinyin {
  const names = createNames(dictionary.names);
  const lattice = createLattice(dictionary, names);
  const added = new Map<number, ExtraWord[]>();

  return {
    candidates: (typed, { limit = DEFAULT_LIMIT, field = 'text', fuzzy = false, also = [] } = {}) => {
      const pairs = fuzzy === true ? USUAL_FUZZY_PAIRS : fuzzy || [];
      const letters = readLetters(typed, pairs);
      const found = lattice.rows(letters, also.length > 0 ? withWords(new Map(added), also) : added);
      const list = new Map<string, Candidate>();
      const add = (candidate: Candidate) => {
        if (candidate.text !== '' && !list.has(candidate.text) && list.size < limit)
          list.set(candidate.text, candidate);
      };
      if (field === 'name') {
        const whole = names.whole(letters);
        for (const { text, reading, end } of [
          ...whole.slice(0, NAMES_FIRST),
          ...names.beginnings(letters, NAME_BEGINNINGS),
          ...whole.slice(NAMES_FIRST, NAMES_FIRST + FURTHER_NAMES),
        ]) {
          add({ text, reading, letters: end });
        }
      }
      for (const candidate of ordered(found, letters.text)) add(candidate);
      return [...list.values()];
    },
    addWords: (words) => {
      withWords(added, words);
    },
  };
}

/** Puts words under their first syllables; one that cannot be read so is left out. */
function withWords(known: Map<number, ExtraWord[]>, words: readonly AddedWord[]): Map<number, ExtraWord[]> {
  for (const { text, reading, cost = ADDED_COST } of words) {
    const syllables = reading.split(' ').map(syllableNumber);
    if (syllables.length !== [...text].length || !syllables.every((one) => one !== undefined)) continue;
    const first = syllables[0] ?? 0;
    const others = (known.get(first) ?? []).filter((word) => word.text !== text);
    known.set(first, [...others, { text, syllables, cost }]);
  }
  return known;
}

/** All that was found, in the order it is offered. */
function* ordered({ end, rows, atStart }: Found, text: string): Generator<Candidate> {
  const whole = rows.map((row) => candidateOf(row, end));
  const best = rows[0]?.cost ?? 0;
  const hopeful = rows.filter((row) => row.cost < best + HOPELESS).length;
  const ahead = Math.min(WHOLE_FIRST, hopeful);
  yield* whole.slice(0, ahead);
  const beginnings = words(atStart, text);
  yield* beginnings.slice(0, BEGINNINGS_FIRST);
  yield* whole.slice(ahead, hopeful);
  yield* beginnings.slice(BEGINNINGS_FIRST);
  yield* whole.slice(hopeful);
}

/** The words the letters can begin with, longest first; words for all the letters are among the rows already. */
function words(atStart: Found['atStart'], text: string): Candidate[] {
  return atStart
    .filter((edge) => edge.end < text.length)
    .sort((a, b) => b.end - a.end)
    .flatMap((edge) => edge.words.map((word) => ({ text: word.text, reading: word.reading, letters: edge.end })));
}

function candidateOf(row: Row, letters: number): Candidate {
  const words = [];
  for (let one: Row | undefined = row; one?.before; one = one.before) words.unshift(one.word);
  return {
    text: words.map((word) => word.text).join(''),
    reading: words.map((word) => word.reading).join(' '),
    letters,
  };
}
