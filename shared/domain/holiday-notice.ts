// A year's holiday notice as somebody enters it: what cannot be right in it, what should be looked at again, in words that say what to do.
import { addDays, type CalendarDate, daysBetween, isCalendarDate, weekdayOf } from './calendar-date.ts';
import { statutoryDaysOff, statutoryHolidays } from './statutory-days.ts';
import type { HolidayYear } from './working-days.ts';

/** Days in a row, both ends counted. */
export type DayRange = { readonly from: CalendarDate; readonly to: CalendarDate };

/** As typed: the dates may be empty or none at all. */
export type NoticeDraft = {
  readonly year: number;
  readonly source: string;
  readonly off: readonly DayRange[];
  readonly worked: readonly CalendarDate[];
};

type Words = { readonly zh: string; readonly en: string };
/** `path`: `year`, `source`, `off`, `off.0.to`, `worked.1`. */
export type NoticeProblem = Words & { readonly path: string };
/** A day of one of the lists, by its place. */
export type DayProblem = Words & { readonly list: 'off' | 'worked'; readonly place: number };

/** Ours: no notice has named more than 33 days off, and one slip of a month makes a range of thirty. */
const offMost = 40;
/** Ours: days worked in exchange have lain within two weeks of the days they are exchanged for. */
const exchangeMost = 15;
const sourceMost = 200;

/** Day by day, in order; a range that ends before it starts has none. */
export function daysOf(ranges: readonly DayRange[]): CalendarDate[] {
  return ranges.flatMap(({ from, to }) =>
    Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index)),
  );
}

/** The fewest ranges that hold these days. */
export function rangesOf(days: readonly CalendarDate[]): DayRange[] {
  const ranges: DayRange[] = [];
  for (const day of [...new Set(days)].sort()) {
    const last = ranges.at(-1);
    if (last && addDays(last.to, 1) === day) ranges[ranges.length - 1] = { from: last.from, to: day };
    else ranges.push({ from: day, to: day });
  }
  return ranges;
}

/** The notice day by day, as everything that counts takes it. The draft must be without problems. */
export const noticeOf = ({ year, source, off, worked }: NoticeDraft): HolidayYear => ({
  year,
  source: source.trim(),
  off: daysOf(off).sort(),
  worked: [...worked].sort(),
});

/** Days that cannot stand where they are: of another year, named twice, off and worked at once, worked and no weekend. */
export function dayProblems({ year, off, worked }: Pick<HolidayYear, 'year' | 'off' | 'worked'>): DayProblem[] {
  const problems: DayProblem[] = [];
  const offDays = new Set(off);
  for (const [list, days] of [['off', off] as const, ['worked', worked] as const]) {
    const seen = new Set<CalendarDate>();
    for (const [place, day] of days.entries()) {
      const words = dayWords(list, day, { year, isAgain: seen.has(day), isOff: offDays.has(day) });
      if (words) problems.push({ list, place, ...words });
      seen.add(day);
    }
  }
  return problems;
}

function dayWords(
  list: 'off' | 'worked',
  day: CalendarDate,
  { year, isAgain, isOff }: { year: number; isAgain: boolean; isOff: boolean },
): Words | null {
  if (!day.startsWith(`${year}-`))
    return {
      zh: `${day} 不在 ${year} 年，这里只写 ${year} 年的日子`,
      en: `${day} is not in ${year}; write the days of ${year} only`,
    };
  if (isAgain) return { zh: `${day} 写了两次，请删掉一处`, en: `${day} stands twice; delete one` };
  if (list === 'off') return null;
  if (isOff)
    return { zh: `${day} 又放假又上班，请留下一处`, en: `${day} is both off and worked; keep it in one place only` };
  if (weekdayOf(day) <= 5)
    return {
      zh: `${day} 不是周六、周日，本来就上班，请删掉或改对`,
      en: `${day} is no Saturday or Sunday and is worked anyway; delete or mend it`,
    };
  return null;
}

/** A year that is over would move days that have been kept or missed already, and no notice comes two years ahead. */
export const canBeEntered = (year: number, thisYear: number): boolean => year === thisYear || year === thisYear + 1;

/** Everything that keeps a notice from being taken, each at its field. `thisYear`: the hall's. */
export function noticeProblems(draft: NoticeDraft, thisYear: number): NoticeProblem[] {
  const { year, off, worked } = draft;
  if (!canBeEntered(year, thisYear))
    return [
      {
        path: 'year',
        zh: `只能填 ${thisYear} 年或 ${thisYear + 1} 年的通知`,
        en: `only the notices for ${thisYear} and ${thisYear + 1} can be entered`,
      },
    ];
  const problems = sourceProblems(draft);
  const broken = [...off.flatMap(rangeProblem), ...worked.flatMap(workedProblem)];
  // Nothing can be said of the whole while some of its days cannot be read.
  if (broken.length > 0) return [...problems, ...broken];
  problems.push(...daysInRanges(draft));
  problems.push(...loneWeekends(off, year));
  const days = new Set(daysOf(off));
  problems.push(...missingHolidays(days, year));
  if (days.size > offMost)
    problems.push({
      path: 'off',
      zh: `一共放假 ${days.size} 天，太多了，多半是哪一段的月份写错了`,
      en: `${days.size} days off in all are too many: a range probably has a wrong month`,
    });
  return problems;
}

/** What can be right and seldom is. The draft must be without problems. */
export function noticeDoubts(draft: NoticeDraft): Words[] {
  const { off, worked, year } = noticeOf(draft);
  const doubts: Words[] = [];
  const weekdaysIn = (days: Iterable<CalendarDate>) => [...days].filter((day) => weekdayOf(day) <= 5).length;
  const over = weekdaysIn(off) - worked.length - weekdaysIn(statutoryDaysOff(year));
  if (over !== 0)
    doubts.push(
      over > 0
        ? {
            zh: `比法定的多休 ${over} 天：请看看是不是少写了上班的周末，或多写了放假的日子`,
            en: `${over} more days off than the law gives: look for a worked weekend left out, or a day off too many`,
          }
        : {
            zh: `比法定的少休 ${-over} 天：请看看是不是多写了上班的周末，或少写了放假的日子`,
            en: `${-over} fewer days off than the law gives: look for a worked weekend too many, or a day off left out`,
          },
    );
  for (const day of worked) {
    const nearest = Math.min(...off.map((each) => Math.abs(daysBetween(each, day))));
    if (nearest > exchangeMost)
      doubts.push({
        zh: `上班的 ${day} 离最近的放假还有 ${nearest} 天，请对一下月份`,
        en: `${day}, worked, lies ${nearest} days from the nearest day off: look at its month`,
      });
  }
  return doubts;
}

function sourceProblems({ source, year }: NoticeDraft): NoticeProblem[] {
  const path = 'source';
  const text = source.trim();
  if (text === '' || text.length > sourceMost || !text.isWellFormed() || /\p{Cc}/u.test(text))
    return [
      {
        path,
        zh: `请写通知的名称和日期，不超过 ${sourceMost} 个字，不换行`,
        en: `write the notice's name and date, at most ${sourceMost} characters on one line`,
      },
    ];
  const named = [...text.matchAll(/(20\d\d)\s*年/g)].map(([, each]) => Number(each));
  if (named.length === 0 || named.includes(year)) return [];
  return [
    {
      path,
      zh: `名称里写的是 ${named[0]} 年，上面填的是 ${year} 年，请改成一样的`,
      en: `this names ${named[0]}, the year above is ${year}: make them the same`,
    },
  ];
}

const noDate: Words = { zh: '请选一个日期', en: 'choose a date' };

function rangeProblem({ from, to }: DayRange, index: number): NoticeProblem[] {
  if (!isCalendarDate(from)) return [{ path: `off.${index}.from`, ...noDate }];
  if (!isCalendarDate(to)) return [{ path: `off.${index}.to`, ...noDate }];
  if (to < from)
    return [
      {
        path: `off.${index}.to`,
        zh: '结束在开始之前，请把两天对调或改对',
        en: 'ends before it starts: swap or mend the two days',
      },
    ];
  if (daysBetween(from, to) >= offMost)
    return [
      {
        path: `off.${index}.to`,
        zh: `这一段有 ${daysBetween(from, to) + 1} 天，太长了，请看看月份`,
        en: `this range of ${daysBetween(from, to) + 1} days is too long: look at its month`,
      },
    ];
  return [];
}

function workedProblem(day: CalendarDate, index: number): NoticeProblem[] {
  return isCalendarDate(day) ? [] : [{ path: `worked.${index}`, ...noDate }];
}

/** The first wrong day of each range, at the range. */
function daysInRanges({ year, off, worked }: NoticeDraft): NoticeProblem[] {
  const rangeOf = off.flatMap((range, index) => daysOf([range]).map(() => index));
  const paths = new Set<string>();
  return dayProblems({ year, off: daysOf(off), worked }).flatMap(({ list, place, zh, en }) => {
    const path = list === 'off' ? `off.${rangeOf[place]}.from` : `worked.${place}`;
    if (paths.has(path)) return [];
    paths.add(path);
    return [{ path, zh, en }];
  });
}

/** Of days side by side, whichever ranges they were typed in. */
function loneWeekends(off: readonly DayRange[], year: number): NoticeProblem[] {
  const named = new Set(statutoryHolidays(year).flatMap((holiday) => holiday.days));
  const isOrdinary = (day: CalendarDate) => weekdayOf(day) > 5 && !named.has(day);
  return rangesOf(daysOf(off))
    .filter((run) => daysOf([run]).every(isOrdinary))
    .map(({ from }) => ({
      path: `off.${off.findIndex((range) => range.from === from)}.from`,
      zh: '这几天只是平常的周末，本来就休息，请删掉',
      en: 'these are an ordinary weekend and off anyway: delete them',
    }));
}

function missingHolidays(off: ReadonlySet<CalendarDate>, year: number): NoticeProblem[] {
  return statutoryHolidays(year).flatMap(({ zh, en, days }) => {
    const missing = days.filter((day) => !off.has(day));
    if (missing.length === 0) return [];
    return [
      {
        path: 'off',
        zh: `少了${zh}：${missing.join('、')} 按办法要放假，请补上`,
        en: `${en} is missing: by law ${missing.join(', ')} must be off; add it`,
      },
    ];
  });
}
