// Owns what one visitor's choices teach the keyboard: what was chosen for some letters comes first the next time, until the visit ends.
import type { Candidate, CandidateOptions, Pinyin } from './engine.ts';

export type PinyinSession = {
  candidates: (letters: string, options?: CandidateOptions) => Candidate[];
  /** Remembers a choice. Pieces chosen one after another for one row of letters may be given joined, to be found whole. */
  learn: (chosen: Pick<Candidate, 'text' | 'reading'>) => void;
  /** The visit is over: nothing of it is left. */
  forget: () => void;
};

export function createPinyinSession(engine: Pinyin): PinyinSession {
  /** By reading, the latest choice first. */
  const chosen = new Map<string, string[]>();
  return {
    candidates: (letters, options) => {
      const found = engine.candidates(letters, options);
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
    },
    forget: () => chosen.clear(),
  };
}
