// Owns how the pinyin engine is judged: what the lists want, typed letter by letter as people type, and how near the wanted text is.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CandidateOptions, Pinyin } from '#renderer/input/pinyin/engine.ts';

export type Wanted = { text: string; reading: string[] };
const PAGE = 8;

export const dictionaryFile = path.resolve(import.meta.dirname, '../../../resources/input/pinyin/dictionary.bin');

/** A list of this folder: lines of text, tab, reading. */
export function wantedOf(file: string): Wanted[] {
  return readFileSync(path.join(import.meta.dirname, file), 'utf8')
    .split('\n')
    .filter((line) => line.includes('\t'))
    .map((line) => {
      const [text = '', reading = ''] = line.split('\t');
      return { text, reading: reading.split(' ') };
    });
}

export const fullLetters = ({ reading }: Wanted): string => reading.join('');
export const firstLetters = ({ reading }: Wanted): string => reading.map((syllable) => syllable[0]).join('');
/** As people type who say z for zh, n for l and in for ing. */
export const fuzzyLetters = ({ reading }: Wanted): string =>
  reading
    .map((syllable) =>
      syllable
        .replace(/^([zcs])h/, '$1')
        .replace(/^l(?!v)/, 'n')
        .replace(/ing$/, 'in'),
    )
    .join('');

/** In what share of the list the wanted text is among the first `within`. */
export function share(
  engine: Pinyin,
  list: readonly Wanted[],
  lettersOf: (wanted: Wanted) => string,
  within: number,
  options: CandidateOptions = {},
): number {
  const hits = list.filter((wanted) =>
    engine.candidates(lettersOf(wanted), { limit: within, ...options }).some((one) => one.text === wanted.text),
  );
  return hits.length / list.length;
}

/** Whether the text can be had in two taps: a candidate chosen or a page turned is one. */
export function inTwoTaps(engine: Pinyin, wanted: Wanted): boolean {
  const letters = fullLetters(wanted);
  const offered = engine.candidates(letters, { limit: 2 * PAGE });
  if (offered.some((one) => one.text === wanted.text)) return true;
  return offered.slice(0, PAGE).some((one) => {
    if (!wanted.text.startsWith(one.text)) return false;
    const rest = engine.candidates(letters.slice(one.letters), { limit: PAGE });
    return rest.some((other) => one.text + other.text === wanted.text);
  });
}
