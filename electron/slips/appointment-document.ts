// The appointment's slip in words: the day and the time larger than anything, then the code, and what to do on the day.

import { dateWords, weekdayWord } from '#shared/domain/calendar-date.ts';
import { centred, facts, largestScale, paragraph, rule } from './document-lines.ts';
import type { AppointmentSlip, SlipLanguage } from './slip-data.ts';
import {
  big,
  closeUp,
  type Dress,
  dayInOther,
  defaultColumns,
  foot,
  head,
  heading,
  plainDress,
  qrPart,
  type SlipColumns,
  saying,
  underDay,
  whereTo,
} from './slip-parts.ts';

/** The document of an appointment's slip. */
export function appointmentSlip(
  slip: AppointmentSlip,
  language: SlipLanguage = 'zh-CN',
  columns: SlipColumns = defaultColumns,
  dress: Dress = plainDress,
): string {
  const paper = { language, columns, dress };
  const en = language === 'en';
  const say = saying(language, dress);
  const day = dateWords(slip.day, language);
  const under = underDay({ date: slip.day, weekday: weekdayWord(slip.day, language) }, slip.madeAt, language);
  const span = `${slip.time}-${slip.until}`;
  const bring = en ? `Bring: ${slip.bring.join(', ')}.` : `请带：${slip.bring.join('、')}。`;
  const { from, keptUntil, endsWithDay } = slip.checkIn;
  const rules = en
    ? [
        `Check in at the hall's machine from ${from}.`,
        endsWithDay ? `The windows close at ${keptUntil}.` : `After ${keptUntil} you wait in the ordinary line.`,
        'Cannot come? Please tell a window, so that somebody else can have this time.',
      ]
    : [
        `当天${from}起，在大厅的机器上签到取号。`,
        endsWithDay ? `${keptUntil}窗口下班，请在那之前签到。` : `过了${keptUntil}才到，按普通号排队。`,
        '来不了请告诉窗口，好把这个时间让给别人。',
      ];
  return [
    ...head(slip, en ? 'DEMO - not a real appointment' : '演示 · 不是真的预约', paper),
    ...heading(say('给您约好了', 'Your appointment'), columns, { scale: 2, bold: true }),
    ...centred(slip.matterName, columns, { scale: 2, bold: true }),
    ...centred(day, columns, { scale: largestScale(day, columns, 5), bold: true }),
    ...centred(under, columns, { scale: 2, bold: true }),
    ...dayInOther(slip.day, language, columns, dress),
    ...centred(span, columns, { scale: largestScale(span, columns, 4), bold: true }),
    rule,
    ...facts([big(say('预约码', 'Code'), slip.code), ...whereTo(slip, paper)], columns),
    rule,
    ...qrPart(
      slip.qr,
      en ? ['On the day: scan this at the machine, or type the code.'] : ['当天到机器上扫这个码，或输入预约码。'],
      columns,
    ),
    ...dress.code,
    ...rules.flatMap((text) => paragraph(text, columns)),
    ...(slip.bring.length === 0 ? [] : paragraph(en ? bring : closeUp(bring), columns)),
    rule,
    ...facts(
      [
        ...(slip.maskedName === null ? [] : [{ label: en ? 'Name' : '姓名', value: slip.maskedName }]),
        { label: en ? 'Booked at' : '登记时间', value: slip.madeAt },
      ],
      columns,
    ),
    ...foot(en ? 'Not done on the day?' : '到时候没办成？', slip.tellWindow.number, paper),
  ].join('\n');
}
