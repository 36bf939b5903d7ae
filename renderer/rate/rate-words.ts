// Owns which words the window's small screen loads: every language, for it shows two together.
import { type AreaFile, wordsOf } from '../i18n/words-of.ts';

export const rateWords = wordsOf(import.meta.glob<AreaFile>('../i18n/locales/*/{common,rate}.json', { eager: true }));
