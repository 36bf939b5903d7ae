// Owns what one visitor's choices teach the keyboard: what was chosen for some letters comes first the next time, until the visit ends.
import type { AddedWord, Candidate, CandidateOptions, Pinyin } from './engine.ts';

export type PinyinSession = {
  candidates: (letters: string, options?: CandidateOptions) => Candidate[];
  /** Remembers a choice. Pieces chosen one after another for one row of letters may be given joined, to be found whole. */
  learn: (chosen: Pick<Candidate, 'text' | 'reading'>) => void;
  /** The visit is over: nothing of it is left. */
  forget: () => void;
};

/** A word of this visit is likelier than any of the hall's. */
const LEARNT_COST = 7;
/** More than a visitor writes; each is weighed at every key. */
const MOST_WORDS = 200;

export function createPinyinSession(engine: Pinyin): PinyinSession {
  /** By reading, the latest choice first. */
  const chosen = new Map<string, string[]>();
  /** What is longer than a character, by its text: the dictionary may lack it, as a name or a street put together. */
  const words = new Map<string, AddedWord>();
  return {
    candidates: (letters, options) => {
      const found = engine.candidates(letters, { ...options, also: [...words.values()] });
      const all = found[0]?.letters;
      const learnt = found.filter((one) => chosen.get(one.reading)?.includes(one.text) === true);
      const place = (one: Candidate) => chosen.get(one.reading)?.indexOf(one.text) ?? 0;
      // A learnt beginning does not go before a meaning of all the letters.
      const first = learnt.filter((one) => one.letters === all).sort((a, b) => place(a) - place(b));
      return [...first, ...found.filter((one) => !first.includes(one))];
    },
    learn: ({ text, reading }) => {
      const others = (chosen.get(reading) ?? []).filter((one) => one !== text);
      chosen.set(reading, [text, ...others]);
      if ([...text].length < 2) return;
      words.delete(text);
      words.set(text, { text, reading, cost: LEARNT_COST });
      const [oldest] = words.keys();
      if (words.size > MOST_WORDS && oldest !== undefined) words.delete(oldest);
    },
    forget: () => {
      chosen.clear();
      words.clear();
    },
  };
}
