// Owns the two questions every component asks: which words, and in which language.
import { useTranslation } from 'react-i18next';
import type { Bilingual } from '#shared/contract/hall.ts';
import { inLanguage, type Language, languageOf } from '#shared/domain/languages.ts';

/** The language the page is in now. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return languageOf(i18n.language);
}

/** The screens' typeface draws curly marks as wide as a Chinese character: in English words they are set straight. */
function straightMarks(text: string): string {
  if (/\p{Script=Han}/u.test(text)) return text;
  return text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}

/** Picks from a bilingual text by the page's language. */
export function useSay(): (text: Bilingual) => string {
  const language = useLanguage();
  return (text) => straightMarks(inLanguage(text, language));
}
