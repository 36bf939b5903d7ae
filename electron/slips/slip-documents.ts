// The slips' wording and order: typed facts in, a receiptline document out; paper, screen and PDF all follow from it.

import { defaultSlipTemplate, type SlipTemplate } from '#shared/contract/slip-template.ts';
import { dateWords } from '#shared/domain/calendar-date.ts';
import { appointmentSlip } from './appointment-document.ts';
import { boxed, centred, facts, gap, largestScale, paragraph, rule } from './document-lines.ts';
import { refusalSlip } from './refusal-document.ts';
import { shiftSlip } from './shift-document.ts';
import type { CaseSlip, SlipLanguage, StoredSlip, TicketSlip } from './slip-data.ts';
import { dressOf } from './slip-dress.ts';
import {
  big,
  boxLines,
  closeUp,
  type Dress,
  dayInOther,
  defaultColumns,
  foot,
  head,
  heading,
  noSigns,
  plainDress,
  qrPart,
  type Signs,
  type SlipColumns,
  saying,
  whereTo,
} from './slip-parts.ts';
import { statusSlip } from './status-document.ts';
import { testSlip } from './test-document.ts';

const withSpaces = (parts: readonly (string | null)[]) => parts.filter((p) => p !== null && p !== '').join(' ');

/** The queue number's slip: number first, then where to go and how long, and at the foot the way on if it fails. */
export function ticketSlip(
  slip: TicketSlip,
  language: SlipLanguage = 'zh-CN',
  columns: SlipColumns = defaultColumns,
  dress: Dress = plainDress,
): string {
  const paper = { language, columns, dress };
  const en = language === 'en';
  const say = saying(language, dress);
  const { estimate } = slip;
  const minutes =
    estimate === null
      ? null
      : estimate.fromMin === estimate.toMin
        ? `${estimate.toMin}`
        : `${estimate.fromMin}-${estimate.toMin}`;
  const waiting =
    slip.ahead === 0
      ? [big(say('前面', 'Ahead of you'), en ? 'nobody' : '没有人')]
      : [
          big(say('前面还有', 'Ahead of you'), en ? `${slip.ahead}` : `${slip.ahead}人`),
          ...(minutes === null ? [] : [big(say('大约等', 'About'), en ? `${minutes} min` : `${minutes}分钟`)]),
        ];
  const bring = en ? `Bring: ${slip.bring.join(', ')}.` : `请带：${slip.bring.join('、')}。`;
  const also = slip.alsoMatters ?? [];
  const together = en ? `Also: ${also.join(', ')}` : `一起办：${also.join('、')}`;
  const kept = en ? 'This code is your number. Please keep it.' : '这个码就是您的号，请留好。';
  const onPhone = en ? 'Scan it with a phone to follow your number.' : '手机扫一扫，能看前面还有几个人。';
  return [
    ...head(slip, en ? 'DEMO - not a real number' : '演示 · 不是真的排队号', paper),
    ...centred(slip.matterName, columns, { scale: 2, bold: true }),
    ...(also.length === 0 ? [] : centred(en ? together : closeUp(together), columns)),
    ...centred(slip.no, columns, { scale: largestScale(slip.no, columns, 6), bold: true }),
    ...(slip.lane ? centred(slip.lane, columns, { scale: largestScale(slip.lane, columns, 2), bold: true }) : []),
    ...(slip.laneHint ? centred(slip.laneHint, columns) : []),
    ...facts([...waiting, ...whereTo(slip, paper)], columns),
    rule,
    ...facts(
      [
        ...(slip.maskedName === null ? [] : [{ label: en ? 'Name' : '姓名', value: slip.maskedName }]),
        { label: en ? 'Taken at' : '取号时间', value: slip.takenAt },
      ],
      columns,
    ),
    rule,
    // Only an address is of use to a phone.
    ...qrPart(slip.qr, slip.qr.startsWith('http') ? [kept, onPhone] : [kept], columns),
    ...dress.code,
    ...(slip.closing ? paragraph(en ? slip.closing : closeUp(slip.closing), columns) : []),
    ...(slip.bring.length === 0 ? [] : paragraph(en ? bring : closeUp(bring), columns)),
    ...(slip.missedRule ? paragraph(en ? slip.missedRule : closeUp(slip.missedRule), columns) : []),
    ...foot(en ? 'Not done? No numbers left?' : '没办成？号没了？', slip.tellWindow.number, paper),
  ].join('\n');
}

function dayWords(slip: CaseSlip, en: boolean): { day: string; under: string; count: string } {
  const year = slip.promisedDate.slice(0, 4);
  // A promise across the turn of the year names the year; otherwise the day alone is clearer.
  const otherYear = year === slip.filedAt.slice(0, 4) ? null : en ? year : `${year}年`;
  const count = en
    ? `${slip.workingDays} working ${slip.workingDays === 1 ? 'day' : 'days'}`
    : `共${slip.workingDays}个工作日`;
  return {
    day: dateWords(slip.promisedDate, en ? 'en' : 'zh-CN'),
    under: en ? withSpaces([slip.weekday, otherYear]) : `${withSpaces([otherYear, slip.weekday])}给您办好`,
    count,
  };
}

/** The receipt of a case: the promised day larger than anything, then who has it, where, and how to check. */
export function caseSlip(
  slip: CaseSlip,
  language: SlipLanguage = 'zh-CN',
  columns: SlipColumns = defaultColumns,
  dress: Dress = plainDress,
): string {
  const en = language === 'en';
  const say = saying(language, dress);
  const { day, under, count } = dayWords(slip, en);
  const latest = say('最晚', 'Done for you at the latest on');
  const atMachine = en
    ? ['At any machine: touch "Check progress" and scan this, or type the case number and code.']
    : ['到任何一台机器点“查进度”，', '扫这个码，或输入单号和查询码。'];
  // Only an address is of use to a phone.
  const onPhone = slip.qr.startsWith('http') ? [en ? 'Or scan it with a phone.' : '用手机扫一扫，也能查。'] : [];
  const elsewhere =
    slip.tellWindow.number === slip.ownerWindow
      ? []
      : [en ? `Questions: window ${slip.tellWindow.number}.` : `有话要说，到${slip.tellWindow.number}号反映窗口。`];
  return [
    ...head(slip, en ? 'DEMO - nobody will act on this' : '演示 · 不会真的去办', { language, columns, dress }),
    ...heading(say('您反映的事，我们收下了', 'We have your report'), columns, { scale: 2, bold: true }),
    ...heading(latest, columns, { scale: largestScale(latest.text, columns, 2) }),
    ...centred(day, columns, { scale: largestScale(day, columns, 5), bold: true }),
    ...centred(under, columns, { scale: largestScale(under, columns, 2), bold: true }),
    ...dayInOther(slip.promisedDate, language, columns, dress),
    ...centred(count, columns),
    ...(slip.provisional
      ? centred(
          en
            ? 'Provisional: next holidays are not published yet. This day may still change.'
            : '暂定：放假安排还没公布，这个日子可能会变。',
          columns,
        )
      : []),
    rule,
    ...facts(
      [
        ...(slip.matterName === null ? [] : [big(say('什么事', 'Matter'), slip.matterName)]),
        big(say('谁负责', 'Who has it'), slip.ownerPerson ?? slip.ownerUnit),
        ...(slip.ownerPerson === null ? [] : [{ label: '', value: slip.ownerUnit }]),
        big(say('在哪里', 'Where'), en ? `Window ${slip.ownerWindow}` : `${slip.ownerWindow}号反映窗口`),
        ...(slip.where === '' ? [] : [{ label: '', value: slip.where }]),
        big(say('反映单号', 'Case number'), slip.caseNo),
        big(say('查询码', 'Query code'), slip.queryCode),
      ],
      columns,
    ),
    rule,
    ...qrPart(slip.qr, [...atMachine, ...onPhone], columns),
    ...dress.code,
    ...facts(
      [
        ...(slip.maskedName === null ? [] : [{ label: en ? 'Name' : '姓名', value: slip.maskedName }]),
        { label: en ? 'Told us at' : '交来时间', value: slip.filedAt },
      ],
      columns,
    ),
    ...elsewhere.flatMap((text) => paragraph(text, columns)),
    ...dress.hints,
    ...boxed(
      [
        { text: en ? 'Not in time? The reason is under Check progress.' : '要是来不及，查进度能看到原因。' },
        ...boxLines(say('没办成，再来找我们', 'Not done? Come back'), { scale: 2, bold: true }),
        { text: en ? 'No number needed.' : '不用取号。' },
      ],
      columns,
    ),
    ...dress.footer,
    gap,
  ].join('\n');
}

/** The document of a stored slip, dressed as the hall wants it. */
export function slipDocument(
  stored: StoredSlip,
  columns: SlipColumns = defaultColumns,
  template: SlipTemplate = defaultSlipTemplate,
  signs: Signs = noSigns,
): string {
  const dress = dressOf(template, stored, columns, signs);
  switch (stored.kind) {
    case 'ticket':
      return ticketSlip(stored.slip, stored.language, columns, dress);
    case 'case':
      return caseSlip(stored.slip, stored.language, columns, dress);
    case 'status':
      return statusSlip(stored.slip, stored.language, columns, dress);
    case 'refusal':
      return refusalSlip(stored.slip, stored.language, columns, dress);
    case 'appointment':
      return appointmentSlip(stored.slip, stored.language, columns, dress);
    case 'shift':
      return shiftSlip(stored.slip, stored.language, columns, dress);
    case 'test':
      return testSlip(stored.slip, stored.language, columns, dress);
  }
}
