// Makes the keys an entry is found by when somebody types letters: pinyin initials and full pinyin.
import type { SearchKeys } from './catalogue-types.ts';
import type { Pinyin } from './pinyin.ts';

/** Keys for one entry's Chinese names and everyday words. */
export function searchKeys(chinese: readonly string[], pinyin: Pinyin): SearchKeys {
  const read = chinese.map((text) => (pinyin[text] ?? '').split(' ').filter((syllable) => syllable !== ''));
  return {
    initials: unique(read.map((syllables) => syllables.map(initial).join(''))),
    pinyin: unique(read.flatMap((syllables) => withPlainU(syllables.join('')))),
  };
}

// A syllable is typed as its first letter; "ktv" and "12345" as they are.
function initial(syllable: string): string {
  return isSyllable(syllable) ? syllable.slice(0, 1) : syllable;
}

function isSyllable(text: string): boolean {
  return /^[a-z]+$/.test(text) && /[aeiou]|^[ln]v$/.test(text);
}

// 律 is typed lv by some and lu by others: nobody should have to know which.
function withPlainU(letters: string): string[] {
  return [letters, letters.replace(/([ln])v/g, '$1u')];
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list.filter((one) => one !== ''))];
}
