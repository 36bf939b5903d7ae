// Owns the two questions every component asks: which words, and in which language.
import { useTranslation } from 'react-i18next';
import type { Bilingual } from '#shared/contract/hall.ts';
import type { Language } from '#shared/contract/procedure.ts';
import { inLanguage } from './dates.ts';

/** The language the page is in now. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'zh-CN';
}

/** Picks from a bilingual text by the page's language. */
export function useSay(): (text: Bilingual) => string {
  const language = useLanguage();
  return (text) => inLanguage(text, language);
}
