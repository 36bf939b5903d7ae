// The pieces every kind of slip has, above and between its own.

import { dateWithWeekday } from '#shared/domain/calendar-date.ts';
import { hallName } from '#shared/domain/hall-name.ts';
import { languages } from '#shared/domain/languages.ts';
import {
  banner,
  boxed,
  centred,
  type Fact,
  gap,
  largestScale,
  mark,
  paragraph,
  qrCode,
  rule,
  type Style,
} from './document-lines.ts';
import type { SlipLanguage, TicketSlip } from './slip-data.ts';

/** Columns of 12 dots: 48 on 80 mm paper (576 dots), 32 on 58 mm (384 dots). */
export type SlipColumns = number;
export const defaultColumns: SlipColumns = 48;

const isWide = (columns: SlipColumns) => columns >= 42;

type Common = Pick<TicketSlip, 'hall' | 'demo' | 'reprint'>;

/** What the hall's signs say, and in which two languages, in their order; none: a slip is in its own alone. */
export type Signs = {
  readonly bilingual: readonly SlipLanguage[];
  readonly hall: { readonly place: string; readonly placeEn: string; readonly hall: string; readonly hallEn: string };
};

export const noSigns: Signs = { bilingual: [], hall: { place: '', placeEn: '', hall: '', hallEn: '' } };

/** Lines of the hall's own, ready for one slip; a document says where they stand. */
export type Dress = {
  mark: string[];
  header: string[];
  code: string[];
  hints: string[];
  footer: string[];
  bilingual: readonly SlipLanguage[];
  /** The hall's names on its signs; null: a slip carries those it was made with alone. */
  hall: Signs['hall'] | null;
};

/** As a hall's slips look that never changed anything. */
export const plainDress: Dress = {
  mark: [mark],
  header: [],
  code: [],
  hints: [],
  footer: [],
  bilingual: [],
  hall: null,
};

/** How a slip is to be drawn. */
export type Paper = { language: SlipLanguage; columns: SlipColumns; dress: Dress };

/** The hall's name in the slip's language; in both of the signs', in their order, the second lighter. */
function hallNames(own: Common['hall'], { language, columns, dress: { bilingual, hall: signs } }: Paper): string[] {
  const codes = signs && bilingual.includes(language) ? bilingual : [language];
  return codes.flatMap((code, at) => {
    const { place, hall } = code === language || !signs ? own : hallName(signs, code);
    const whole = `${place}${languages[code].marks.space}${hall}`.trim();
    // Hall names break only between place and hall; one line where both fit.
    const names = whole.length <= columns / 2 - 4 || place === '' ? [whole] : [place, hall];
    return names.flatMap((name) => centred(name, columns, { bold: at === 0 }));
  });
}

/** Mark, hall, the hall's own words, and what must not be overlooked: a demo, a reprint. */
export function head(slip: Common, demoWords: string, { language, columns, dress }: Paper): string[] {
  const reprint = language === 'en' ? `REPRINT no. ${slip.reprint}` : `补打 · 第${slip.reprint}次`;
  return [
    ...dress.mark,
    ...hallNames(slip.hall, { language, columns, dress }),
    ...dress.header,
    ...(slip.demo ? banner(demoWords, columns) : []),
    ...(slip.reprint > 0 ? banner(reprint, columns) : []),
    rule,
  ];
}

/** Where to go, to be read at arm's length: the place, and the windows there; neither where it is not known. */
export function whereTo(slip: Pick<TicketSlip, 'goTo' | 'windows'>, { language, dress }: Paper): Fact[] {
  const en = language === 'en';
  const say = saying(language, dress);
  const windows = en ? slip.windows.join(', ') : `${slip.windows.join('、')}号`;
  return [
    ...(slip.goTo === '' ? [] : [big(say('请到', 'Go to'), en ? slip.goTo : closeUp(slip.goTo))]),
    ...(slip.windows.length === 0 ? [] : [big(say('窗口', slip.windows.length > 1 ? 'Windows' : 'Window'), windows)]),
  ];
}

/** What stands under a day said large: its weekday, and its year where it is not that of the slip itself. */
export function underDay(
  { date, weekday }: { date: string; weekday: string },
  madeAt: string,
  language: SlipLanguage,
): string {
  const year = date.slice(0, 4);
  if (year === madeAt.slice(0, 4)) return weekday;
  return language === 'en' ? `${weekday} ${year}` : `${year}年 ${weekday}`;
}

/** The foot: the hall's hints, whom to tell where it fails all the same, the hall's last words. */
export function foot(question: string, window: string, { language, columns, dress }: Paper): string[] {
  const say = saying(language, dress);
  return [
    ...dress.hints,
    ...boxed(
      [
        { text: question },
        ...boxLines(say(`到${window}号反映窗口`, `Tell window ${window}`), { scale: 2, bold: true }),
        { text: language === 'en' ? 'No number needed there.' : '不用取号，直接去。' },
      ],
      columns,
    ),
    ...dress.footer,
    gap,
  ];
}

/** The code with what it is for under it; nothing where there is none. */
export function qrPart(data: string, captions: readonly string[], columns: SlipColumns): string[] {
  if (data === '') return [];
  const cell = data.length > 60 ? 4 : 6;
  return [...qrCode(data, isWide(columns) ? cell : cell - 1), ...captions.flatMap((c) => centred(c, columns)), rule];
}

/** Without spaces between Chinese and digits: each is a whole cell on paper and tears 二楼B区 apart. */
export const closeUp = (text: string) =>
  text.replace(/(\P{ASCII}) (?=[0-9A-Za-z])|([0-9A-Za-z]) (?=\P{ASCII})/gu, '$1$2');

/** What is said, and the same in the other language of the hall's signs; null where one is enough. */
export type Said = { readonly text: string; readonly under: string | null };

/** Both wordings in, what the slip says out. */
export type Say = (zh: string, en: string) => Said;

/** How a slip says its headings and labels: in its own language, or in both of the signs', in their order. */
export function saying(language: SlipLanguage, { bilingual }: Pick<Dress, 'bilingual'>): Say {
  const [first, second] = bilingual;
  return (zh, en) => {
    const inOne = (code: SlipLanguage): string => (code === 'en' ? en : zh);
    if (!first || !second || !bilingual.includes(language)) return { text: inOne(language), under: null };
    return { text: inOne(first), under: inOne(second) };
  };
}

/** A heading; in a second language smaller under it. */
export function heading({ text, under }: Said, columns: SlipColumns, style: Style): string[] {
  const smaller = under === null ? 1 : largestScale(under, columns, style.scale === 1 || style.scale === 2 ? 1 : 2);
  return [
    ...centred(text, columns, style),
    ...(under === null ? [] : centred(under, columns, { ...style, scale: smaller })),
  ];
}

/** A day that was said large, in the other language of the hall's signs; nothing where one is enough. */
export function dayInOther(day: string, language: SlipLanguage, columns: SlipColumns, { bilingual }: Dress): string[] {
  if (!bilingual.includes(language)) return [];
  return bilingual
    .filter((code) => code !== language)
    .flatMap((code) => centred(dateWithWeekday(day, code), columns, { bold: true }));
}

/** The same for a line of the frame at the foot. */
export const boxLines = ({ text, under }: Said, style: Style): { text: string; style?: Style }[] => [
  { text, style },
  ...(under === null ? [] : [{ text: under, style: { ...style, scale: 1 as const } }]),
];

/** A fact to be read at arm's length. */
export const big = ({ text, under }: Said, value: string): Fact => ({
  label: text,
  under,
  value,
  scale: 2,
  bold: true,
});

/** What somebody wrote, with their own lines; an empty one is left out. */
export const paragraphs = (text: string, columns: SlipColumns, style: Style = {}): string[] =>
  text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .flatMap((line) => paragraph(line, columns, style));
