// Owns which words the display's page loads.
import type { Words } from '../i18n/i18n.ts';
import enDisplay from '../i18n/locales/en/display.json';
import zhDisplay from '../i18n/locales/zh-CN/display.json';

/** The display's words in both languages. */
export const displayWords: Words = { 'zh-CN': { display: zhDisplay }, en: { display: enDisplay } };
