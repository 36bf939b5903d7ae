// What the hall puts on every slip of its own: mark, head, hints, bar code and foot, ready as lines for one slip on one paper.

import { type CitizenSlipKind, citizenSlipKindSchema, type SlipTemplate } from '#shared/contract/slip-template.ts';
import { dateWithWeekday } from '#shared/domain/calendar-date.ts';
import { centred, code128, gap, image, mark, paragraph, rule } from './document-lines.ts';
import type { StoredSlip } from './slip-data.ts';
import { namesOf } from './slip-names.ts';
import { type Dress, plainDress, type Signs, type SlipColumns } from './slip-parts.ts';

/** What may stand in braces in the hall's words, in either language's name. */
export const placeholderNames = { 窗口: 'window', window: 'window', 日期: 'date', date: 'date' } as const;
/** A placeholder as it is typed. */
export const placeholderPattern = /\{([^{}\n]*)\}/gu;

type Citizens = Extract<StoredSlip, { kind: CitizenSlipKind }>;
const isCitizens = (stored: StoredSlip): stored is Citizens => citizenSlipKindSchema.safeParse(stored.kind).success;

/** The dress of one slip. */
export function dressOf(
  template: SlipTemplate,
  stored: StoredSlip,
  columns: SlipColumns,
  { bilingual, hall }: Signs,
): Dress {
  const dress = { ...plainDress, mark: markOf(template), bilingual };
  if (!isCitizens(stored)) return dress;
  const values = {
    window: stored.slip.tellWindow.number,
    date: dateWithWeekday(namesOf(stored).at.slice(0, 10), stored.language),
  };
  const written = ({ zh, en }: { zh: string; en: string }): string[] =>
    (stored.language === 'en' ? en : zh).split('\n').map((line) => filled(line, values).trim());
  const lines = (words: { zh: string; en: string }, set: typeof centred) =>
    written(words)
      .filter((line) => line !== '')
      .flatMap((line) => set(line, columns));
  const spaced = (all: string[]) => (all.length === 0 ? [] : [gap, ...all]);
  const code = template.barcodes[stored.kind] ? code128(codeOf(stored), columns) : [];
  return {
    ...dress,
    hall,
    header: lines(template.header, centred),
    code: code.length === 0 ? [] : [...code, rule],
    hints: spaced(lines(template.hints[stored.kind], paragraph)),
    footer: spaced(lines(template.footer, centred)),
  };
}

function markOf({ top, logo }: SlipTemplate): string[] {
  if (top === 'product') return [mark];
  return top === 'logo' && logo !== null ? [image(logo)] : [];
}

function filled(line: string, values: { window: string; date: string }): string {
  return line.replace(placeholderPattern, (whole, name: string) => {
    const key = Object.hasOwn(placeholderNames, name) && placeholderNames[name as keyof typeof placeholderNames];
    return key ? values[key] : whole;
  });
}

function codeOf(stored: Citizens): string {
  switch (stored.kind) {
    case 'ticket':
      return stored.slip.no;
    case 'appointment':
      return stored.slip.code.replaceAll(' ', '');
    default:
      return stored.slip.caseNo;
  }
}
