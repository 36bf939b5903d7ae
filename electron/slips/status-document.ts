// The slip of where a case stands: what is waited for or asked first, then the day, who has it, and what happened last.

import { dateWords } from '#shared/domain/calendar-date.ts';
import { centred, facts, gap, largestScale, paragraph, rule } from './document-lines.ts';
import type { SlipLanguage, StatusSlip } from './slip-data.ts';
import {
  big,
  closeUp,
  type Dress,
  dayInOther,
  defaultColumns,
  foot,
  head,
  heading,
  type Paper,
  paragraphs,
  plainDress,
  qrPart,
  type Say,
  type SlipColumns,
  saying,
  underDay,
} from './slip-parts.ts';

/** What is waited for stands in double size as long as it is no longer than this. */
const largeMost = 60;

/** The document of a status slip. */
export function statusSlip(
  slip: StatusSlip,
  language: SlipLanguage = 'zh-CN',
  columns: SlipColumns = defaultColumns,
  dress: Dress = plainDress,
): string {
  const paper = { language, columns, dress };
  const en = language === 'en';
  const say = saying(language, dress);
  const window = slip.tellWindow.number;
  return [
    ...head(slip, en ? 'DEMO - nobody acts on this' : '演示 · 不会真的去办', paper),
    ...heading(say('您的事办到哪一步', 'Where your matter stands'), columns, { scale: 2, bold: true }),
    ...centred(en ? `as of ${slip.printedAt}` : `${slip.printedAt} 的情况`, columns),
    ...(slip.waitingFor === null ? [] : waiting(slip.waitingFor, window, en, say, columns)),
    ...(slip.askedUntil === null ? [] : asked(slip.askedUntil, window, language, say, columns)),
    ...(slip.promise === null ? [] : promised(slip.promise, slip.printedAt, paper, say)),
    rule,
    ...facts(
      [
        ...(slip.matterName === null ? [] : [big(say('什么事', 'Matter'), slip.matterName)]),
        big(say('到哪一步', 'Step'), slip.stage),
        big(say('谁负责', 'Who has it'), slip.ownerPerson ?? slip.ownerUnit),
        ...(slip.ownerPerson === null ? [] : [{ label: '', value: slip.ownerUnit }]),
        big(say('反映单号', 'Case number'), slip.caseNo),
        ...(slip.maskedName === null ? [] : [{ label: en ? 'Name' : '姓名', value: slip.maskedName }]),
      ],
      columns,
    ),
    rule,
    ...slip.turns.flatMap(({ at, text, more }) => [
      ...paragraph(at, columns),
      ...paragraph(en ? text : closeUp(text), columns, { bold: true }),
      ...(more === null ? [] : paragraphs(more, columns)),
      gap,
    ]),
    ...(slip.turns.length === 0 ? [] : [rule]),
    ...qrPart(slip.qr, [en ? 'Scan this under "Check progress".' : '再来查，在“查进度”扫这个码。'], columns),
    ...dress.code,
    ...foot(en ? 'Something to say?' : '有话要说？', slip.tellWindow.number, paper),
  ].join('\n');
}

function waiting(words: string, window: string, en: boolean, say: Say, columns: SlipColumns): string[] {
  return [
    rule,
    ...heading(say('现在等您', 'Waiting for you'), columns, { scale: 2, bold: true }),
    ...paragraphs(words, columns, { bold: true, scale: words.length <= largeMost ? 2 : 1 }),
    ...paragraph(
      en
        ? `Bring it to window ${window}, or write at any machine. These days do not count.`
        : `拿到${window}号反映窗口，或者在机器上写给我们。等您的日子不算在内。`,
      columns,
    ),
  ];
}

function asked(until: string, window: string, language: SlipLanguage, say: Say, columns: SlipColumns): string[] {
  const en = language === 'en';
  const day = dateWords(until, language);
  return [
    rule,
    ...heading(say('办成了吗？', 'Was it done?'), columns, { scale: 2, bold: true }),
    ...paragraph(
      en
        ? `Please say so by ${day}: at any machine, or at window ${window}. Not done: it is taken up again under the same number.`
        : `请在${day}以前（含当天）告诉我们：到机器上点一下，或到${window}号反映窗口说。没办成就接着办，单号不变。`,
      columns,
    ),
  ];
}

function promised(
  promise: NonNullable<StatusSlip['promise']>,
  printedAt: string,
  { language, columns, dress }: Paper,
  say: Say,
): string[] {
  const en = language === 'en';
  const day = dateWords(promise.date, language);
  const latest = say('最晚', 'Done for you at the latest on');
  return [
    rule,
    ...heading(latest, columns, { scale: largestScale(latest.text, columns, 2) }),
    ...centred(day, columns, { scale: largestScale(day, columns, 5), bold: true }),
    ...centred(underDay(promise, printedAt, language), columns, { scale: 2, bold: true }),
    ...dayInOther(promise.date, language, columns, dress),
    ...(promise.provisional
      ? centred(
          en ? 'Provisional: the next public holidays are not published yet.' : '暂定：放假安排还没公布。',
          columns,
        )
      : []),
  ];
}
