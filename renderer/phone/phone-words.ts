// Owns which words the phone's page loads.
import type { Words } from '../i18n/i18n.ts';
import enCommon from '../i18n/locales/en/common.json';
import enPhone from '../i18n/locales/en/phone.json';
import zhCommon from '../i18n/locales/zh-CN/common.json';
import zhPhone from '../i18n/locales/zh-CN/phone.json';

export const phoneWords: Words = {
  'zh-CN': { common: zhCommon, phone: zhPhone },
  en: { common: enCommon, phone: enPhone },
};
