// Owns which words of the hall's catalogue the keyboard learns: matters, units and what people call them, each with its readings.
import type { CatalogueView } from '#shared/contract/catalogue.ts';
import type { HallWord } from './pinyin/pinyin-worker.ts';

const isChinese = /^\p{Script=Han}{2,20}$/u;

/** Every name that is nothing but Chinese characters, once. */
export function hallWords(catalogue: CatalogueView): HallWord[] {
  const words = new Map<string, HallWord>();
  const add = (text: string, letters: readonly string[]): void => {
    const plain = text.replaceAll('|', '');
    if (isChinese.test(plain) && !words.has(plain)) words.set(plain, { text: plain, letters });
  };
  for (const { name, short, aliases, pinyin } of catalogue.matters)
    for (const text of [name.zh, short.zh, ...aliases]) add(text, pinyin);
  for (const { name, short, pinyin } of catalogue.units) for (const text of [name.zh, short.zh]) add(text, pinyin);
  return [...words.values()];
}
