// The pieces every kind of slip has, above and between its own.

import { banner, centred, type Fact, mark, paragraph, qrCode, rule, type Style } from './document-lines.ts';
import type { SlipLanguage, TicketSlip } from './slip-data.ts';

/** Columns of 12 dots: 48 on 80 mm paper (576 dots), 32 on 58 mm (384 dots). */
export type SlipColumns = number;
export const defaultColumns: SlipColumns = 48;

const isWide = (columns: SlipColumns) => columns >= 42;

type Common = Pick<TicketSlip, 'hall' | 'demo' | 'reprint'>;

/** Lines of the hall's own, ready for one slip; a document says where they stand. */
export type Dress = { mark: string[]; header: string[]; code: string[]; hints: string[]; footer: string[] };

/** As a hall's slips look that never changed anything. */
export const plainDress: Dress = { mark: [mark], header: [], code: [], hints: [], footer: [] };

/** How a slip is to be drawn. */
export type Paper = { language: SlipLanguage; columns: SlipColumns; dress: Dress };

/** Mark, hall, the hall's own words, and what must not be overlooked: a demo, a reprint. */
export function head(slip: Common, demoWords: string, { language, columns, dress }: Paper): string[] {
  const { place, hall } = slip.hall;
  const whole = language === 'en' ? `${place} ${hall}` : place + hall;
  // Hall names break only between place and hall; one line where both fit.
  const names = whole.length <= columns / 2 - 4 || place === '' ? [whole] : [place, hall];
  const reprint = language === 'en' ? `REPRINT no. ${slip.reprint}` : `补打 · 第${slip.reprint}次`;
  return [
    ...dress.mark,
    ...names.flatMap((name) => centred(name, columns, { bold: true })),
    ...dress.header,
    ...(slip.demo ? banner(demoWords, columns) : []),
    ...(slip.reprint > 0 ? banner(reprint, columns) : []),
    rule,
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

/** A fact to be read at arm's length. */
export const big = (label: string, value: string): Fact => ({ label, value, scale: 2, bold: true });

/** What somebody wrote, with their own lines; an empty one is left out. */
export const paragraphs = (text: string, columns: SlipColumns, style: Style = {}): string[] =>
  text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .flatMap((line) => paragraph(line, columns, style));
