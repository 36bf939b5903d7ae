// Owns which words the desk's page loads.
import type { Words } from '../i18n/i18n.ts';
import enCalendar from '../i18n/locales/en/calendar.json';
import enCase from '../i18n/locales/en/case.json';
import enCaseFiles from '../i18n/locales/en/case-files.json';
import enCommon from '../i18n/locales/en/common.json';
import enDesk from '../i18n/locales/en/desk.json';
import enFigures from '../i18n/locales/en/figures.json';
import enHallEditor from '../i18n/locales/en/hall-editor.json';
import enPrinters from '../i18n/locales/en/printers.json';
import enSlipTemplate from '../i18n/locales/en/slip-template.json';
import enStatistics from '../i18n/locales/en/statistics.json';
import enSupervision from '../i18n/locales/en/supervision.json';
import zhCalendar from '../i18n/locales/zh-CN/calendar.json';
import zhCase from '../i18n/locales/zh-CN/case.json';
import zhCaseFiles from '../i18n/locales/zh-CN/case-files.json';
import zhCommon from '../i18n/locales/zh-CN/common.json';
import zhDesk from '../i18n/locales/zh-CN/desk.json';
import zhFigures from '../i18n/locales/zh-CN/figures.json';
import zhHallEditor from '../i18n/locales/zh-CN/hall-editor.json';
import zhPrinters from '../i18n/locales/zh-CN/printers.json';
import zhSlipTemplate from '../i18n/locales/zh-CN/slip-template.json';
import zhStatistics from '../i18n/locales/zh-CN/statistics.json';
import zhSupervision from '../i18n/locales/zh-CN/supervision.json';

/** The desk's words in both languages. */
export const deskWords: Words = {
  'zh-CN': {
    common: zhCommon,
    caseFiles: zhCaseFiles,
    desk: zhDesk,
    calendar: zhCalendar,
    case: zhCase,
    figures: zhFigures,
    hallEditor: zhHallEditor,
    printers: zhPrinters,
    slipTemplate: zhSlipTemplate,
    statistics: zhStatistics,
    supervision: zhSupervision,
  },
  en: {
    common: enCommon,
    caseFiles: enCaseFiles,
    desk: enDesk,
    calendar: enCalendar,
    case: enCase,
    figures: enFigures,
    hallEditor: enHallEditor,
    printers: enPrinters,
    slipTemplate: enSlipTemplate,
    statistics: enStatistics,
    supervision: enSupervision,
  },
};
