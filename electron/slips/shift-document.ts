// The summary of a shift: what a day of the hall, or a clerk's share of it, came to, with lines to hand it over by.

import { dateWithWeekday } from '#shared/domain/calendar-date.ts';
import { centred, type Fact, facts, gap, largestScale, paragraph, rule } from './document-lines.ts';
import type { ShiftSlip, SlipLanguage } from './slip-data.ts';
import { big, type Dress, defaultColumns, head, plainDress, type SlipColumns } from './slip-parts.ts';

/** The document of a shift's summary. */
export function shiftSlip(
  slip: ShiftSlip,
  language: SlipLanguage = 'zh-CN',
  columns: SlipColumns = defaultColumns,
  dress: Dress = plainDress,
): string {
  const en = language === 'en';
  const { who, numbers, cases, slips, paper } = slip;
  const say = (zh: string, english: string) => (en ? english : zh);
  const fact = (zh: string, english: string, n: number): Fact => ({ label: say(zh, english), value: String(n) });
  const large = (zh: string, english: string, n: number): Fact =>
    big({ text: say(zh, english), under: null }, String(n));
  const day = dateWithWeekday(slip.day, language);
  const span = slip.from === null ? say('没有叫过号', 'nobody was called') : `${slip.from}-${slip.to ?? ''}`;
  const title = who === null ? say('大厅一天小结', 'The hall’s day') : say('交班小结', 'Shift summary');
  const part = (zh: string, english: string) => paragraph(say(zh, english), columns, { bold: true });
  return [
    ...head(slip, say('演示 · 数字不是真的', 'DEMO - not real figures'), { language, columns, dress }),
    ...centred(title, columns, { scale: 2, bold: true }),
    ...centred(day, columns, { scale: largestScale(day, columns, 2), bold: true }),
    ...facts(
      [
        ...(who === null ? [] : [{ label: say('谁', 'Who'), value: who.name, bold: true }]),
        ...(who === null || who.windows.length === 0
          ? []
          : [{ label: say('窗口', 'Window'), value: en ? who.windows.join(', ') : `${who.windows.join('、')}号` }]),
        { label: say('叫号时间', 'Called'), value: span },
      ],
      columns,
    ),
    rule,
    ...part('排队号', 'Numbers'),
    ...facts(
      [
        ...(numbers.taken === null ? [] : [fact('取了', 'Taken', numbers.taken)]),
        fact('叫了', 'Called', numbers.called),
        large('办了', 'Served', numbers.served),
        fact('没来', 'Did not come', numbers.noShows),
        fact('转给别的窗口', 'Sent on', numbers.forwarded),
        ...(numbers.waiting === null ? [] : [fact('还在等', 'Still waiting', numbers.waiting)]),
      ],
      columns,
    ),
    rule,
    ...part('反映的事', 'Matters told'),
    ...facts(
      [
        fact('登记', 'Filed', cases.filed),
        large('办结', 'Concluded', cases.concluded),
        fact('超期没办结', 'Overdue now', cases.overdue),
      ],
      columns,
    ),
    rule,
    ...(slips === null
      ? []
      : [
          ...part('凭条', 'Slips'),
          ...facts(
            [
              fact('打印', 'Printed', slips.printed),
              fact('补打', 'Printed again', slips.again),
              fact('没打出来', 'Not out', slips.notOut),
            ],
            columns,
          ),
          ...(paper.length === 0 ? [] : part('这卷纸用了', 'Used of the roll')),
          ...facts(
            [
              ...paper.map((each) => ({
                label: each.printer,
                value: say(`${each.metres}米，${each.slips}张`, `${each.metres} m, ${each.slips} slips`),
              })),
            ],
            columns,
          ),
          rule,
        ]),
    ...[say('交班人', 'Handed over by'), say('接班人', 'Taken over by'), say('有话交代', 'To note'), ''].flatMap(
      (label) => [gap, ...signLine(label, columns)],
    ),
    gap,
    ...facts([{ label: say('打印时间', 'Printed at'), value: slip.printedAt }], columns),
    gap,
  ].join('\n');
}

/** A line to write on. */
function signLine(label: string, columns: SlipColumns): string[] {
  const room = columns - (label === '' ? 0 : [...label].reduce((sum, sign) => sum + (sign < '\u0080' ? 1 : 2), 1));
  return paragraph(`${label} ${'_'.repeat(room)}`, columns);
}
