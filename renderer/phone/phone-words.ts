// Owns which words the phone's page loads.
import { type AreaFile, wordsOf } from '../i18n/words-of.ts';

export const phoneWords = wordsOf(
  import.meta.glob<AreaFile>('../i18n/locales/*/{case-status,common,phone}.json', { eager: true }),
);
