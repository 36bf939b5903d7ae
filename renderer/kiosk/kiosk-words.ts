// Owns which words the kiosk carries: its own area and the common one, both languages, since changing costs no fetch then.
import type { Words } from '../i18n/i18n.ts';
import enCaseFiles from '../i18n/locales/en/case-files.json';
import enCaseStatus from '../i18n/locales/en/case-status.json';
import enCommon from '../i18n/locales/en/common.json';
import enDevices from '../i18n/locales/en/devices.json';
import enKiosk from '../i18n/locales/en/kiosk.json';
import enSay from '../i18n/locales/en/say.json';
import enTyping from '../i18n/locales/en/typing.json';
import zhCaseFiles from '../i18n/locales/zh-CN/case-files.json';
import zhCaseStatus from '../i18n/locales/zh-CN/case-status.json';
import zhCommon from '../i18n/locales/zh-CN/common.json';
import zhDevices from '../i18n/locales/zh-CN/devices.json';
import zhKiosk from '../i18n/locales/zh-CN/kiosk.json';
import zhSay from '../i18n/locales/zh-CN/say.json';
import zhTyping from '../i18n/locales/zh-CN/typing.json';

export const kioskWords: Words = {
  'zh-CN': {
    common: zhCommon,
    caseFiles: zhCaseFiles,
    caseStatus: zhCaseStatus,
    devices: zhDevices,
    kiosk: zhKiosk,
    say: zhSay,
    typing: zhTyping,
  },
  en: {
    common: enCommon,
    caseFiles: enCaseFiles,
    caseStatus: enCaseStatus,
    devices: enDevices,
    kiosk: enKiosk,
    say: enSay,
    typing: enTyping,
  },
};
