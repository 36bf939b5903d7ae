// Finds what somebody means by a few characters, pinyin letters or English words; the best first.
import type { SearchKeys } from './catalogue-types.ts';

/** Entries that match, best first; equals keep the catalogue's order. An empty query matches nothing. */
export function searchMatters<Entry extends { readonly search: SearchKeys }>(
  entries: readonly Entry[],
  query: string,
): readonly Entry[] {
  const asked = query.normalize('NFKC').toLowerCase().trim();
  const tight = asked.replace(/[\p{P}\p{S}\p{Z}]/gu, '');
  if (tight === '') return [];
  const rank = /\p{Script=Han}/u.test(tight) ? byCharacters(tight) : byLetters(tight, asked);
  return entries
    .map((entry) => ({ entry, score: rank(entry.search) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}

type Rank = (keys: SearchKeys) => number;

function byCharacters(asked: string): Rank {
  return ({ texts }) => {
    const whole = best(texts, (text) =>
      text === asked ? 100 : text.startsWith(asked) ? 80 : text.includes(asked) ? 60 : 0,
    );
    if (whole > 0) return whole;
    // "我要补办身份证" holds an everyday word we know; "身份证换" holds all characters of one in another order.
    const held = best(texts, (text) => (text.length >= 2 && asked.includes(text) ? 30 + text.length : 0));
    return held > 0
      ? held
      : best(texts, (text) => (asked.length >= 3 && [...asked].every((c) => text.includes(c)) ? 20 : 0));
  };
}

function byLetters(tight: string, asked: string): Rank {
  const sound = foldSound(tight);
  const words = asked
    .replace(/[’']/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .map(foldSpelling);
  return ({ initials, pinyin, english }) =>
    Math.max(
      best(initials, (key) =>
        key === tight ? 100 : key.startsWith(tight) ? 80 : tight.length > 1 && key.includes(tight) ? 50 : 0,
      ),
      best(pinyin.map(foldSound), (key) =>
        key === sound
          ? 95
          : sound.length < 2
            ? 0
            : key.startsWith(sound)
              ? 75
              : sound.length > 3 && key.includes(sound)
                ? 45
                : 0,
      ),
      best(english, (text) => {
        const own = text
          .replace(/[’']/g, '')
          .split(/[^a-z0-9]+/)
          .map(foldSpelling);
        return words.every((word) => word.length > 1 && own.some((one) => one.startsWith(word))) && words.length > 0
          ? 70
          : 0;
      }),
    );
}

// ü is typed v, u or yu's u: nobody should have to know which.
function foldSound(letters: string): string {
  return letters.replace(/ü/g, 'v').replace(/([ln])v/g, '$1u');
}

// American and British spellings of the words that occur in halls.
function foldSpelling(word: string): string {
  return word
    .replace(/^licens/, 'licenc')
    .replace(/^center/, 'centre')
    .replace(/^enroll/, 'enrol');
}

function best(keys: readonly string[], score: (key: string) => number): number {
  return keys.reduce((most, key) => Math.max(most, score(key)), 0);
}
