// Owns where screens ask how a language is written: the product's list, or another one a preview puts in its place.
import { createContext, use } from 'react';
import { type Language, type LanguageFacts, languages } from '#shared/domain/languages.ts';

export const LanguagesGround = createContext<Readonly<Record<Language, LanguageFacts>>>(languages);

/** How the language is written. */
export function useLanguageFacts(language: Language): LanguageFacts {
  return use(LanguagesGround)[language];
}
