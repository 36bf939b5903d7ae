// 不予受理告知 on paper: the way on first and largest, the reason once and in full, and how to object.

import { banner, facts, paragraph, rule } from './document-lines.ts';
import type { RefusalSlip, SlipLanguage } from './slip-data.ts';
import {
  type Dress,
  defaultColumns,
  foot,
  head,
  heading,
  paragraphs,
  plainDress,
  qrPart,
  type SlipColumns,
  saying,
} from './slip-parts.ts';

/** A way on as long as this stands in double size; a longer one in bold, so that it can still be read at a glance. */
const largeMost = 90;

/** The document of the notice. */
export function refusalSlip(
  slip: RefusalSlip,
  language: SlipLanguage = 'zh-CN',
  columns: SlipColumns = defaultColumns,
  dress: Dress = plainDress,
): string {
  const paper = { language, columns, dress };
  const en = language === 'en';
  const say = saying(language, dress);
  const window = slip.tellWindow.number;
  const object = en
    ? `At any machine: "Check progress", scan this, touch "I do not agree". Or tell window ${window}. Somebody else looks at all of it and answers you.`
    : `到任何一台机器点“查进度”，扫这个码，点“我不同意”；或者到${window}号反映窗口说。换一个人从头看，看完告诉您。`;
  return [
    ...head(slip, en ? 'DEMO - not a real notice' : '演示 · 不是真的告知', paper),
    ...heading(say('不予受理告知', 'Notice: not taken on'), columns, { scale: 2, bold: true }),
    ...facts(
      [
        { label: en ? 'Case number' : '反映单号', value: slip.caseNo },
        ...(slip.matterName === null ? [] : [{ label: en ? 'Matter' : '什么事', value: slip.matterName }]),
        ...(slip.maskedName === null ? [] : [{ label: en ? 'Name' : '姓名', value: slip.maskedName }]),
      ],
      columns,
    ),
    ...banner(en ? 'How to go on' : '接着这样办', columns),
    ...paragraphs(slip.wayOn, columns, { scale: slip.wayOn.length <= largeMost ? 2 : 1, bold: true }),
    rule,
    ...paragraph(en ? 'Why the window cannot take it on' : '为什么窗口收不了', columns, { bold: true }),
    ...paragraph(slip.ground, columns),
    ...paragraphs(slip.words, columns),
    rule,
    ...paragraph(en ? 'You do not agree?' : '不同意怎么办', columns, { bold: true }),
    ...paragraph(object, columns),
    ...qrPart(slip.qr, [], columns),
    ...dress.code,
    ...facts(
      [
        { label: en ? 'From' : '告知单位', value: slip.unit },
        { label: en ? 'On' : '告知时间', value: slip.givenAt },
      ],
      columns,
    ),
    ...foot(en ? 'Still something to say?' : '还有话要说？', slip.tellWindow.number, paper),
  ].join('\n');
}
