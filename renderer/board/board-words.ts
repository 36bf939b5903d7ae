// Owns which words the notice board loads.
import { type AreaFile, wordsOf } from '../i18n/words-of.ts';

export const boardWords = wordsOf(import.meta.glob<AreaFile>('../i18n/locales/*/board.json', { eager: true }));
