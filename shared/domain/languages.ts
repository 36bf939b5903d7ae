// Owns which languages there are and how each is written: the one list that screens, slips and settings go by.

/** What is true of a language wherever it is shown. */
export type LanguageFacts = {
  /** Its name in itself, for whoever looks for it. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** vertical: lines stand, the first one at the left, as in traditional Mongolian. */
  readonly lines: 'horizontal' | 'vertical';
  /** long: its words take about twice the room of Chinese ones, and lists of them stand in fewer columns. */
  readonly words: 'short' | 'long';
  readonly marks: {
    /** Between words, and between sentences. */
    readonly space: string;
    /** Ends a sentence, the next one may follow. */
    readonly stop: string;
    readonly semicolon: string;
    /** Between the parts of a list. */
    readonly list: string;
  };
};

/** The first is what every word is there in: what another language lacks is said in it. */
export const languages = {
  'zh-CN': {
    name: '中文',
    direction: 'ltr',
    lines: 'horizontal',
    words: 'short',
    marks: { space: '', stop: '。', semicolon: '；', list: '、' },
  },
  en: {
    name: 'English',
    direction: 'ltr',
    lines: 'horizontal',
    words: 'long',
    marks: { space: ' ', stop: '. ', semicolon: '; ', list: ', ' },
  },
} as const satisfies Record<string, LanguageFacts>;

export type Language = keyof typeof languages;

/** Their codes, as settings and requests name them. */
export const languageCodes = Object.keys(languages) as [Language, ...Language[]];

/** The one of that code; the first where there is none of it. */
export function languageOf(code: string): Language {
  return Object.hasOwn(languages, code) ? (code as Language) : languageCodes[0];
}

/** A text of the hall's own in that language; the Chinese one where it has none. */
export function inLanguage(text: { readonly zh: string; readonly en: string }, language: Language): string {
  return (language === 'en' && text.en) || text.zh;
}

/** The one a button offers that goes round them all. */
export function nextLanguage(after: Language): Language {
  return languageCodes[(languageCodes.indexOf(after) + 1) % languageCodes.length] ?? languageCodes[0];
}

/** The first of the wanted codes that is there: `zh-HK` finds `zh-CN`, `en-GB` finds `en`. English for who wants none of them. */
export function bestLanguage(wanted: readonly string[]): Language {
  const first = (code: string): string => code.split('-')[0] ?? code;
  for (const want of wanted) {
    const found =
      languageCodes.find((code) => code === want) ?? languageCodes.find((code) => first(code) === first(want));
    if (found) return found;
  }
  return 'en';
}
