// Owns the languages that nobody speaks: English made longer and set as another script is, to see whether a screen holds it. Never in the product.
import { type Language, type LanguageFacts, languages } from '#shared/domain/languages.ts';
import type { Words } from '../i18n/words-of.ts';

/** rtl: lines run from the right, as in Uyghur or Kazakh · vertical: lines stand, as in traditional Mongolian. */
export type PseudoScript = 'rtl' | 'vertical';

/** The language whose place it takes. */
const host: Language = 'en';

const facts: Readonly<Record<PseudoScript, Partial<LanguageFacts>>> = {
  rtl: { name: 'ɥsᴉlƃuƎ', direction: 'rtl' },
  vertical: { name: 'Ënglïsh', lines: 'vertical' },
};

/** The product's languages, one of them written otherwise. */
export const pseudoLanguages = (script: PseudoScript): Readonly<Record<Language, LanguageFacts>> => ({
  ...languages,
  [host]: { ...languages[host], ...facts[script] },
});

const longer: Readonly<Record<string, string>> = { a: 'ää', e: 'ëë', i: 'ï', o: 'öö', u: 'ü' };

/** About 30 % longer, and to be told from English at a glance. What is to be filled in stays. */
export function pseudo(text: string, script: PseudoScript): string {
  const stretched = (part: string): string => part.replace(/[aeiou]/g, (letter) => longer[letter] ?? letter);
  return text
    .split(/(\{\{[^}]*\}\}|<[^>]*>)/)
    .map((part, at) => {
      if (at % 2 === 1 || part.trim() === '') return part;
      // Letters without an order of their own would still run from the left.
      return script === 'rtl' ? `\u202e${stretched(part)}\u202c` : stretched(part);
    })
    .join('');
}

const pseudoTree = (node: object, script: PseudoScript): object =>
  Object.fromEntries(
    Object.entries(node).map(([key, below]) => [
      key,
      typeof below === 'string' ? pseudo(below, script) : pseudoTree(below as object, script),
    ]),
  );

/** The words of a surface with one language's said in no language. */
export function pseudoWords(words: Words, script: PseudoScript): Words {
  return { ...words, [host]: pseudoTree(words[host], script) as Words[Language] };
}
