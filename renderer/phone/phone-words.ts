// Owns which words the phone's page loads.
import type { Words } from '../i18n/i18n.ts';
import enCaseStatus from '../i18n/locales/en/case-status.json';
import enCommon from '../i18n/locales/en/common.json';
import enPhone from '../i18n/locales/en/phone.json';
import zhCaseStatus from '../i18n/locales/zh-CN/case-status.json';
import zhCommon from '../i18n/locales/zh-CN/common.json';
import zhPhone from '../i18n/locales/zh-CN/phone.json';

export const phoneWords: Words = {
  'zh-CN': { common: zhCommon, caseStatus: zhCaseStatus, phone: zhPhone },
  en: { common: enCommon, caseStatus: enCaseStatus, phone: enPhone },
};
