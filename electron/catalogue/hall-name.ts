// Owns the hall's name in one language, as slips, letters and messages carry it.
import { inLanguage, type Language } from '#shared/domain/languages.ts';
import type { Hall } from './catalogue-types.ts';

/** Place and hall are kept apart: a long name breaks only between the two. */
export function hallName(
  { place, placeEn, hall, hallEn }: Pick<Hall, 'place' | 'placeEn' | 'hall' | 'hallEn'>,
  language: Language,
): { place: string; hall: string } {
  return {
    place: inLanguage({ zh: place, en: placeEn }, language),
    hall: inLanguage({ zh: hall, en: hallEn }, language),
  };
}
