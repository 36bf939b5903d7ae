// Owns which words the display's page loads.
import { type AreaFile, wordsOf } from '../i18n/words-of.ts';

export const displayWords = wordsOf(import.meta.glob<AreaFile>('../i18n/locales/*/display.json', { eager: true }));
