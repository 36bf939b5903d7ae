// 告知书: the letter for a citizen without a telephone, with the latest turn in words, the day, and how to answer.

import { dateWithWeekday, dateWords } from '#shared/domain/calendar-date.ts';
import { type Language, languages } from '#shared/domain/languages.ts';
import { codeSize, createA4, type PaperFonts } from './a4.ts';

/** Everything a letter says, in its language already. Dates YYYY-MM-DD in the hall. */
export type LetterData = {
  readonly language: Language;
  readonly hall: { readonly place: string; readonly hall: string; readonly phone: string };
  readonly demo: boolean;
  readonly caseNo: string;
  readonly queryCode: string;
  /** What the code holds; an address where the hall has a page for phones. */
  readonly qr: string;
  /** The name as given; null: none was. */
  readonly to: string | null;
  readonly matter: string | null;
  readonly filedOn: string;
  readonly writtenOn: string;
  readonly writtenAt: number;
  /** The latest turn, and what was said with it; null before there is one. */
  readonly turn: { readonly text: string; readonly more: string | null } | null;
  /** Null once it is concluded or was not taken on. */
  readonly promise: { readonly date: string; readonly provisional: boolean } | null;
  readonly owner: { readonly unit: string; readonly person: string | null };
  readonly waitingFor: string | null;
  readonly askedUntil: string | null;
  readonly refusal: { readonly ground: string; readonly words: string; readonly wayOn: string } | null;
  readonly window: { readonly number: string; readonly where: string };
};

/** The letter as PDF bytes. */
export function letterPdf(data: LetterData, fonts: PaperFonts): Promise<Uint8Array> {
  const say = data.language === 'en' ? inEnglish(data) : inChinese(data);
  const { language } = data;
  const page = createA4({ title: say.title, createdAt: data.writtenAt, language, foot: say.foot, fonts });
  const { place, hall } = data.hall;
  const name = `${place}${languages[language].marks.space}${hall}`;
  page.text(name, { size: 13, bold: true, align: 'center' });
  if (data.demo) page.text(say.demo, { bold: true, align: 'center' });
  page.gap(6);
  page.text(say.heading, { size: 20, bold: true, align: 'center' });
  page.rule();
  page.text(say.greeting, { size: 13, bold: true });
  page.gap(4);
  page.text(say.opening);
  if (data.refusal) {
    page.box([
      { text: say.wayOn, style: { bold: true } },
      { text: data.refusal.wayOn, style: { size: 14, bold: true } },
    ]);
    page.heading(say.why);
    page.text(data.refusal.ground, { bold: true });
    page.text(data.refusal.words);
  } else if (data.turn) {
    page.box([
      { text: data.turn.text, style: { size: 14, bold: true } },
      ...(data.turn.more === null ? [] : [{ text: data.turn.more }]),
    ]);
  }
  if (data.waitingFor !== null && data.waitingFor !== data.turn?.more) {
    page.heading(say.waiting);
    page.text(data.waitingFor, { size: 13, bold: true });
  }
  if (data.promise) {
    page.heading(say.by);
    page.text(dateWithWeekday(data.promise.date, language), { size: 22, bold: true });
    if (data.promise.provisional) page.text(say.provisional);
  }
  page.gap(6);
  page.facts([
    [say.owner, [data.owner.unit, data.owner.person].filter(Boolean).join(' ')],
    [say.caseNo, data.caseNo],
    [say.code, data.queryCode],
  ]);
  if (say.asked !== null) {
    page.heading(say.askedTitle);
    page.text(say.asked);
  }
  page.heading(say.how, codeSize + 12);
  page.code(data.qr, say.ways);
  page.gap(14);
  page.text(name, { align: 'right' });
  page.text(dateWithYear(data.writtenOn, language), { align: 'right' });
  return page.end();
}

const dateWithYear = (date: string, language: Language): string =>
  language === 'en'
    ? `${dateWords(date, 'en')} ${date.slice(0, 4)}`
    : `${date.slice(0, 4)}年${dateWords(date, 'zh-CN')}`;

function inChinese(data: LetterData) {
  const { window, refusal, askedUntil, matter } = data;
  const about = matter === null ? '的事' : `的“${matter}”`;
  const isPhone = data.qr.startsWith('http');
  return {
    title: `告知书 ${data.caseNo}`,
    heading: refusal ? '不予受理告知书' : '办理情况告知书',
    demo: '演示 · 不会真的去办',
    greeting: data.to === null ? '您好：' : `${data.to}，您好：`,
    opening: `您 ${dateWithYear(data.filedOn, 'zh-CN')}在我们这里反映${about}，现在告诉您：`,
    wayOn: '接着这样办',
    why: '为什么窗口收不了',
    waiting: '现在等您',
    by: '最晚这一天给您办好',
    provisional: '暂定：国家还没公布那年的放假安排，这个日子可能会变。',
    owner: '谁负责',
    caseNo: '反映单号',
    code: '查询码',
    askedTitle: '办成了吗？',
    asked:
      askedUntil === null
        ? null
        : `请在 ${dateWords(askedUntil, 'zh-CN')}以前（含当天）告诉我们：办成了、还差一点，还是没办成。没办成就接着办，单号不变。到时候没有回音，只记“未评价”，不算办成。`,
    how: refusal ? '不同意，或者还有话要说' : '怎么回话',
    ways: [
      `一、到大厅任何一台自助机点“查进度”，扫右边的码，或输单号和查询码${refusal ? '，再点“我不同意”，换一个人从头看' : ''}。`,
      ...(isPhone ? ['　　用手机扫右边的码，也一样。'] : []),
      `二、到 ${window.number} 号反映窗口当面说，不用取号。${window.where}。`,
      ...(data.hall.phone === '' ? [] : [`三、打电话 ${data.hall.phone}，请说反映单号。`]),
    ],
    foot: `反映单号 ${data.caseNo}`,
  };
}

function inEnglish(data: LetterData): ReturnType<typeof inChinese> {
  const { window, refusal, askedUntil, matter } = data;
  const about = matter === null ? 'something' : `“${matter}”`;
  const isPhone = data.qr.startsWith('http');
  return {
    title: `Letter on case ${data.caseNo}`,
    heading: refusal ? 'Notice: not taken on' : 'Where your matter stands',
    demo: 'DEMO - nobody acts on this',
    greeting: data.to === null ? 'Dear visitor,' : `Dear ${data.to},`,
    opening: `On ${dateWithYear(data.filedOn, 'en')} you told us about ${about}. This is how it stands:`,
    wayOn: 'How to go on',
    why: 'Why the window cannot take it on',
    waiting: 'Waiting for you',
    by: 'Done for you at the latest on',
    provisional: 'Provisional: the public holidays of that year are not published yet; the day may change.',
    owner: 'Who has it',
    caseNo: 'Case number',
    code: 'Query code',
    askedTitle: 'Was it done?',
    asked:
      askedUntil === null
        ? null
        : `Please tell us by ${dateWords(askedUntil, 'en')}: done, not quite, or not done. Not done: it is taken up again under the same number. Without a word it is filed as not rated, and never counted as done.`,
    how: refusal ? 'You do not agree, or have more to say' : 'How to answer',
    ways: [
      `1. At any machine in the hall: "Check progress", scan the code, or type case number and query code${refusal ? '; then "I do not agree", and somebody else looks at all of it' : ''}.`,
      ...(isPhone ? ['    Or scan it with a phone.'] : []),
      `2. Tell window ${window.number}; no number needed. ${window.where}.`,
      ...(data.hall.phone === '' ? [] : [`3. Call ${data.hall.phone} and say the case number.`]),
    ],
    foot: `Case ${data.caseNo}`,
  };
}
