// Owns which words the window's small screen loads: both languages, for it shows them together.
import type { Words } from '../i18n/i18n.ts';
import enCommon from '../i18n/locales/en/common.json';
import enRate from '../i18n/locales/en/rate.json';
import zhCommon from '../i18n/locales/zh-CN/common.json';
import zhRate from '../i18n/locales/zh-CN/rate.json';

export const rateWords: Words = {
  'zh-CN': { common: zhCommon, rate: zhRate },
  en: { common: enCommon, rate: enRate },
};
