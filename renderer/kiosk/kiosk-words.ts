// Owns which words the kiosk carries: its own area and the common one, both languages, since changing costs no fetch then.
import type { Words } from '../i18n/i18n.ts';
import enCommon from '../i18n/locales/en/common.json';
import enKiosk from '../i18n/locales/en/kiosk.json';
import zhCommon from '../i18n/locales/zh-CN/common.json';
import zhKiosk from '../i18n/locales/zh-CN/kiosk.json';

export const kioskWords: Words = {
  'zh-CN': { common: zhCommon, kiosk: zhKiosk },
  en: { common: enCommon, kiosk: enKiosk },
};
