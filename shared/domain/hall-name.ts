// Owns the hall's name in one language, as slips, letters and messages carry it.
import { inLanguage, type Language } from './languages.ts';

type HallNames = { readonly place: string; readonly placeEn: string; readonly hall: string; readonly hallEn: string };

/** Place and hall are kept apart: a long name breaks only between the two. */
export function hallName(
  { place, placeEn, hall, hallEn }: HallNames,
  language: Language,
): { place: string; hall: string } {
  return {
    place: inLanguage({ zh: place, en: placeEn }, language),
    hall: inLanguage({ zh: hall, en: hallEn }, language),
  };
}
