// Owns which words the desk's page loads.
import type { Words } from '../i18n/i18n.ts';
import enCalendar from '../i18n/locales/en/calendar.json';
import enCommon from '../i18n/locales/en/common.json';
import enDesk from '../i18n/locales/en/desk.json';
import enHallEditor from '../i18n/locales/en/hall-editor.json';
import enStatistics from '../i18n/locales/en/statistics.json';
import zhCalendar from '../i18n/locales/zh-CN/calendar.json';
import zhCommon from '../i18n/locales/zh-CN/common.json';
import zhDesk from '../i18n/locales/zh-CN/desk.json';
import zhHallEditor from '../i18n/locales/zh-CN/hall-editor.json';
import zhStatistics from '../i18n/locales/zh-CN/statistics.json';

/** The desk's words in both languages. */
export const deskWords: Words = {
  'zh-CN': { common: zhCommon, desk: zhDesk, calendar: zhCalendar, hallEditor: zhHallEditor, statistics: zhStatistics },
  en: { common: enCommon, desk: enDesk, calendar: enCalendar, hallEditor: enHallEditor, statistics: enStatistics },
};
