// Owns the thread pinyin runs in: opens the dictionary once, answers letters with candidates, and forgets what a visit taught it.
import { answerLine } from '../worker-line.ts';
import { openDictionary } from './dictionary.ts';
import { type Candidate, type CandidateOptions, createPinyin } from './engine.ts';
import { createKnownWords } from './known-words.ts';
import { createPinyinSession } from './session.ts';

/** A word of the hall, and the ways it may be read, as the catalogue has them: letters without spaces. */
export type HallWord = { text: string; letters: readonly string[] };

export type PinyinQuestion =
  | { ask: 'candidates'; letters: string; options: CandidateOptions }
  | { ask: 'following'; text: string; limit: number }
  | { ask: 'know'; words: readonly HallWord[] }
  | { ask: 'learn'; chosen: Pick<Candidate, 'text' | 'reading'> }
  | { ask: 'forget' };
export type PinyinAnswer = { candidates: Candidate[] } | { following: string[] } | null;

answerLine<PinyinQuestion, PinyinAnswer>(async () => {
  const answer = await fetch(new URL('../../../resources/input/pinyin/dictionary.bin', import.meta.url));
  if (!answer.ok) throw new Error(`The pinyin dictionary is not there: ${answer.status}`);
  const dictionary = openDictionary(await answer.arrayBuffer());
  const engine = createPinyin(dictionary);
  const session = createPinyinSession(engine);
  const known = createKnownWords(dictionary);
  return (question) => {
    switch (question.ask) {
      case 'candidates':
        return { candidates: session.candidates(question.letters, question.options) };
      case 'following':
        return { following: known.following(question.text, question.limit) };
      case 'know':
        engine.addWords(
          question.words.flatMap(({ text, letters }) => {
            const reading = letters.map((one) => known.readingOf(text, one)).find((one) => one !== null);
            return reading ? [{ text, reading }] : [];
          }),
        );
        return null;
      case 'learn':
        session.learn(question.chosen);
        return null;
      case 'forget':
        session.forget();
        return null;
    }
  };
});
