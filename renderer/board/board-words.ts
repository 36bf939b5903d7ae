// Owns which words the notice board loads.
import type { Words } from '../i18n/i18n.ts';
import enBoard from '../i18n/locales/en/board.json';
import zhBoard from '../i18n/locales/zh-CN/board.json';

/** The notice board's words in both languages. */
export const boardWords: Words = { 'zh-CN': { board: zhBoard }, en: { board: enBoard } };
