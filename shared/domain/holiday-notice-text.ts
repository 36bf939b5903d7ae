// Reads the days off and worked out of a pasted holiday notice; a sentence it is not sure of is handed back, never guessed at.
import { type CalendarDate, daysBetween, isCalendarDate, weekdayOf } from './calendar-date.ts';
import { type DayRange, daysOf } from './holiday-notice.ts';

/** A sentence that was not understood, as it was pasted, and why. */
export type Unread = { readonly sentence: string; readonly zh: string; readonly en: string };

export type ReadNotice =
  | {
      readonly ok: true;
      readonly year: number;
      /** The notice's own name and date, where the text has them; '' where not. */
      readonly source: string;
      readonly off: readonly DayRange[];
      readonly worked: readonly CalendarDate[];
    }
  | { readonly ok: false; readonly unread: readonly Unread[] };

/** What one sentence says, or why it is not understood. */
type Said = { off: DayRange[]; worked: CalendarDate[] };
class NotRead extends Error {
  readonly zh: string;
  readonly en: string;
  constructor(zh: string, en: string) {
    super(en);
    this.zh = zh;
    this.en = en;
  }
}

/** `fallbackYear`: for a text that does not name its year. Sentences without a day (greetings, reminders) are passed over. */
export function readNoticeText(text: string, fallbackYear: number): ReadNotice {
  const plain = joined(text);
  const year = Number(/(20\d\d)年(?:部分)?(?:节假日|放假|元旦|春节)/.exec(plain)?.[1] ?? fallbackYear);
  const off: DayRange[] = [];
  const worked: CalendarDate[] = [];
  const unread: Unread[] = [];
  for (const sentence of plain.split(/[。;\n]/).filter(namesADay)) {
    try {
      const said = readSentence(sentence, year);
      off.push(...said.off);
      worked.push(...said.worked);
    } catch (error) {
      if (!(error instanceof NotRead)) throw error;
      unread.push({ sentence, zh: error.zh, en: error.en });
    }
  }
  if (unread.length > 0) return { ok: false, unread };
  if (off.length === 0)
    return {
      ok: false,
      unread: [
        {
          sentence: '',
          zh: '没有读到放假的日子。请把通知里“元旦：1月1日……放假”那几句粘进来',
          en: 'no days off were found. Paste the sentences that name them (元旦：1月1日…放假)',
        },
      ],
    };
  return { ok: true, year, source: sourceOf(plain), off, worked };
}

/** One way of writing marks and digits, and lines that a page broke in the middle made whole. */
const joined = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\S\n]+/g, '')
    .replace(/\r/g, '')
    .replace(/(?<=[至到、,和月年(-])\n+|\n+(?=[至到、,和)年月日]|放假|上班|调休|共\d)/g, '');

const chineseDigits = '〇零一二三四五六七八九十';
const closingDate = new RegExp(`^[\\d${chineseDigits}]{4}年[\\d${chineseDigits}]{1,3}月[\\d${chineseDigits}]{1,3}日$`);

/** The date under a notice is no day of it. */
const namesADay = (sentence: string): boolean =>
  new RegExp(`[\\d${chineseDigits}]日`).test(sentence) && !closingDate.test(sentence);

function sourceOf(plain: string): string {
  const name = /国务院[^\n。,;:]{0,20}关于20\d\d年[^\n。,;:]{0,40}?通知/.exec(plain)?.[0] ?? '';
  const date = /(?<=^|\n)(20\d\d)年(\d{1,2})月(\d{1,2})日(?=\n|$)/.exec(plain);
  if (name === '' || !date) return name;
  const [, year = '', month = '', day = ''] = date;
  return `${name}(${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')})`.replace('(', '（').replace(')', '）');
}

/** `一、` `(一)` `1.` and the holiday's name before its colon. */
const heading = /^(?:\(?[一二三四五六七八九十]+\)?[、.]?(?=[^月日\d])|\d{1,2}[.、](?!\d))?(?:[^\d,:]{1,20}:)?/;
const offWords = /^(?:放假|调休|休息)(?:放假|调休)?(?:(\d+)天)?$/;
const workedWords = /^(?:均|都)?(?:正常|照常|调休)?上班$/;
/** Says nothing of a day that the days themselves do not say. */
const addedWords = /^(?:不?调休|与周末连休|(?:其中)?\d+天)$/;

function readSentence(sentence: string, year: number): Said {
  const said: Said = { off: [], worked: [] };
  let waiting: DayRange[] = [];
  let month: string | null = null;
  for (const clause of sentence.replace(heading, '').split(',')) {
    const count = /^共(\d+)天$/.exec(clause)?.[1];
    if (count !== undefined) {
      checkCount(said.off, Number(count));
      continue;
    }
    if (addedWords.test(clause)) continue;
    const read = readDays(clause, year, month);
    month = read.month;
    if (read.ranges.length === 0) throw notUnderstood;
    waiting.push(...read.ranges);
    if (read.rest === '') continue;
    const days = offWords.exec(read.rest);
    if (days) {
      if (days[1] !== undefined) checkCount(waiting, Number(days[1]));
      said.off.push(...waiting);
    } else if (workedWords.test(read.rest)) said.worked.push(...daysOf(waiting));
    else throw notUnderstood;
    waiting = [];
  }
  if (waiting.length > 0) throw notUnderstood;
  return said;
}

const notUnderstood = new NotRead(
  '没读懂。请写成“10月1日至7日放假”或“10月10日上班”，与放假无关的话请删掉',
  'is not understood. Write 10月1日至7日放假 or 10月10日上班, and delete what is not about days off',
);

function checkCount(off: readonly DayRange[], said: number): void {
  const days = daysOf(off).length;
  if (days !== said)
    throw new NotRead(
      `写的是共 ${said} 天，数下来是 ${days} 天，请对一下`,
      `says ${said} days, but names ${days}: compare it with the notice`,
    );
}

const dateWords = /^(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^()]*)\))?/;
const untilWords = /^(?:至|到|[-—–~―]+)/;
const andWords = /^(?:、|和|及|与)/;

/** The days a clause begins with, and what follows them. `month`: the last one named before. */
function readDays(clause: string, year: number, month: string | null) {
  const ranges: DayRange[] = [];
  let rest = clause;
  let inMonth = month;
  let inYear = year;
  const take = (): CalendarDate | null => {
    const found = dateWords.exec(rest);
    const monthNamed = found?.[2] ?? inMonth;
    if (!found || monthNamed === null) return null;
    rest = rest.slice(found[0].length);
    inMonth = monthNamed;
    if (found[1] !== undefined) inYear = Number(found[1]);
    return checkedDate(inYear, monthNamed, found[3] ?? '', found[4] ?? '');
  };
  for (;;) {
    const from = take();
    if (from === null) break;
    const until = untilWords.exec(rest);
    if (until) rest = rest.slice(until[0].length);
    const to = until ? take() : from;
    if (to === null) throw notUnderstood;
    if (to < from) throw new NotRead('结束在开始之前，请改对', 'ends before it starts; mend it');
    if (daysBetween(from, to) > 365)
      throw new NotRead('这一段比一年还长，请看看年份', 'is longer than a year; look at its years');
    ranges.push({ from, to });
    const and = andWords.exec(rest);
    if (!and) break;
    rest = rest.slice(and[0].length);
    if (!dateWords.test(rest)) throw notUnderstood;
  }
  return { ranges, rest, month: inMonth };
}

/** `remark`: what stands in brackets behind the day: a weekday there must be that day's. */
function checkedDate(year: number, month: string, day: string, remark: string): CalendarDate {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isCalendarDate(date)) throw new NotRead(`没有 ${month}月${day}日这一天，请改对`, `there is no ${date}; mend it`);
  const named = /(?:周|星期)([一二三四五六日天])/.exec(remark)?.[1];
  const weekday = weekdayOf(date);
  if (named !== undefined && weekdayMarks[weekday - 1]?.includes(named) === false)
    throw new NotRead(
      `${year} 年的 ${month}月${day}日是星期${weekdayMarks[weekday - 1]?.[0]}，不是星期${named}，请看看是不是这一年的通知`,
      `${date} is not the weekday it says: is this the notice for ${year}?`,
    );
  return date;
}

const weekdayMarks = ['一', '二', '三', '四', '五', '六', '日天'];
