// Makes the keys a matter is found by: characters, pinyin initials, full pinyin, English words.
import type { SearchKeys } from './catalogue-types.ts';
import type { Pinyin } from './pinyin.ts';

/** Keys for one entry. Texts whose reading is unknown are still found by their characters. */
export function searchKeys(chinese: readonly string[], english: readonly string[], pinyin: Pinyin): SearchKeys {
  const read = chinese.map((text) => (pinyin[text] ?? '').split(' ').filter((syllable) => syllable !== ''));
  return {
    texts: unique(chinese.map(bare)),
    initials: unique(read.map((syllables) => syllables.map(initial).join(''))),
    pinyin: unique(read.map((syllables) => syllables.join(''))),
    english: unique(english.map((text) => text.toLowerCase())),
  };
}

// "KTV" and "12345" are typed as they are; a syllable is typed as its first letter.
function initial(syllable: string): string {
  return /^(?:\d+|ktv)$/.test(syllable) ? syllable : syllable.slice(0, 1);
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[\p{P}\p{S}\p{Z}]/gu, '');
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list.filter((one) => one !== ''))];
}
