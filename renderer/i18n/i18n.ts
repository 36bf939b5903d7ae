// Owns the words' machinery: one i18next instance a page, with the areas that page needs, keys typed from the Chinese files.
import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, languageCodes } from '#shared/domain/languages.ts';
import type atHand from './locales/zh-CN/at-hand.json';
import type board from './locales/zh-CN/board.json';
import type calendar from './locales/zh-CN/calendar.json';
import type caseWords from './locales/zh-CN/case.json';
import type caseFiles from './locales/zh-CN/case-files.json';
import type caseStatus from './locales/zh-CN/case-status.json';
import type common from './locales/zh-CN/common.json';
import type desk from './locales/zh-CN/desk.json';
import type devices from './locales/zh-CN/devices.json';
import type display from './locales/zh-CN/display.json';
import type figures from './locales/zh-CN/figures.json';
import type hallEditor from './locales/zh-CN/hall-editor.json';
import type kiosk from './locales/zh-CN/kiosk.json';
import type phone from './locales/zh-CN/phone.json';
import type printers from './locales/zh-CN/printers.json';
import type rate from './locales/zh-CN/rate.json';
import type say from './locales/zh-CN/say.json';
import type slipTemplate from './locales/zh-CN/slip-template.json';
import type statistics from './locales/zh-CN/statistics.json';
import type supervision from './locales/zh-CN/supervision.json';
import type typing from './locales/zh-CN/typing.json';
import type voice from './locales/zh-CN/voice.json';
import type { Words } from './words-of.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      atHand: typeof atHand;
      board: typeof board;
      common: typeof common;
      caseFiles: typeof caseFiles;
      caseStatus: typeof caseStatus;
      case: typeof caseWords;
      kiosk: typeof kiosk;
      phone: typeof phone;
      desk: typeof desk;
      devices: typeof devices;
      calendar: typeof calendar;
      hallEditor: typeof hallEditor;
      display: typeof display;
      figures: typeof figures;
      printers: typeof printers;
      rate: typeof rate;
      say: typeof say;
      slipTemplate: typeof slipTemplate;
      statistics: typeof statistics;
      supervision: typeof supervision;
      typing: typeof typing;
      voice: typeof voice;
    };
  }
}

/**
 * An i18next instance of its own (previews hold several).
 * @param onMissing hears of a key without words; tests throw, the product shows the Chinese words
 */
export function createI18n(options: { words: Words; language: Language; onMissing?: (key: string) => void }): i18n {
  const instance = i18next.createInstance();
  const { onMissing } = options;
  void instance.use(initReactI18next).init({
    resources: options.words as Record<string, Record<string, Record<string, string>>>,
    lng: options.language,
    fallbackLng: onMissing ? false : languageCodes[0],
    defaultNS: 'common',
    ns: Object.keys(options.words[languageCodes[0]]),
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    ...(onMissing && {
      saveMissing: true,
      missingKeyHandler: (languages: readonly string[], area: string, key: string) =>
        onMissing(`${languages.join('/')} ${area}:${key}`),
    }),
  });
  return instance;
}
