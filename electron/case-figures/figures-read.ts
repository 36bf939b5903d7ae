// Counts the cases of a span in one pass over an index that has all it takes; runs in the thread of long reads.
import { sql } from 'kysely';
import type { Snapshot } from '#electron/store/database.ts';
import type { CaseFigures, CaseTotals } from '#shared/contract/case-figures.ts';
import { type CalendarDate, daysBetween } from '#shared/domain/calendar-date.ts';
import { type HolidayCalendar, makePromise } from '#shared/domain/working-days.ts';
import {
  answers,
  type Counted,
  categories,
  causes,
  count,
  type Fact,
  type FirstWordDue,
  factFactor,
  factOf,
  handlings,
  judgeFirstWord,
  totalsOf,
} from './figures-tally.ts';
import { dayNumberSql, offsetSteps } from './hall-offsets.ts';

export type FiguresAsked = {
  /** Days told on, both counted. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Only cases this unit has; null: all. */
  readonly unitCode: string | null;
  readonly today: CalendarDate;
  readonly timeZone: string;
  readonly calendar: HolidayCalendar;
  /** Working days within which the first word with the citizen is due; null: the hall has no such limit. */
  readonly contactDays: number | null;
};

/** By code; '' stands for none. */
export type CodedTotals = readonly { readonly key: string; readonly totals: CaseTotals }[];
export type FiguresRead = Pick<CaseFigures, 'totals' | 'byCause' | 'byHandling' | 'byCategory' | 'grades'> & {
  readonly byUnit: CodedTotals;
  readonly byFailedAt: CodedTotals;
  readonly byMatter: CodedTotals;
  readonly byMonth: CodedTotals;
};

/** Neither stands in a code: they keep the parts of one case, and the cases of one day, apart. */
const [partMark, caseMark] = ['\u001f', '\u001e'];

/** As they stand at this moment. */
export function readFigures(source: Snapshot, asked: FiguresAsked): FiguresRead {
  const by = { unit: new Groups(), failedAt: new Groups(), matter: new Groups(), month: new Groups() };
  const wordDue = firstWordDue(asked);
  const note = (day: CalendarDate, text: string): void => {
    const month = by.month.of(day.slice(0, 7));
    const dueOfDay = wordDue(day);
    for (const one of text.split(caseMark)) {
      const [unit = '', failedAt = '', matter = '', facts = '', promiseFrom] = one.split(partMark);
      const packed = judgeFirstWord(Number(facts), promiseFrom === undefined ? dueOfDay : wordDue(promiseFrom));
      count(month, packed);
      count(by.unit.of(unit), packed);
      count(by.failedAt.of(failedAt), packed);
      count(by.matter.of(matter), packed);
    }
  };
  for (const query of [casesQuery(asked), earlierGradesQuery(asked)]) {
    // One row a day: a row for each case would take longer to hand over than to read.
    for (const [day, text] of source.arrays(query.compile(source.db))) note(String(day), String(text));
  }
  const whole = by.month.together();
  const rows = [...whole].filter(([packed]) => factOf(packed, 'gradeOnly') === 0);
  return {
    totals: totalsOf(whole),
    byUnit: by.unit.totals(),
    byFailedAt: by.failedAt.totals(),
    byMatter: by.matter.totals(),
    byMonth: by.month.totals(),
    byCause: causes.map((cause, at) => ({ cause, count: sumOf(rows, 'cause', at + 1) })),
    byHandling: handlings.map((handling, at) => ({ handling, count: sumOf(rows, 'handling', at + 1) })),
    byCategory: categories.map((category, at) => ({
      category,
      totals: totalsOf(new Map([...whole].filter(([packed]) => factOf(packed, 'category') === at + 1))),
    })),
    grades: [1, 2, 3, 4, 5].map((grade) => sumOf([...whole], 'grade', grade)),
  };
}

/** By the day the promise begins. */
function firstWordDue({ calendar, contactDays, today }: FiguresAsked): (promiseFrom: CalendarDate) => FirstWordDue {
  const known = new Map<CalendarDate, FirstWordDue>();
  return (promiseFrom) => {
    let due = known.get(promiseFrom);
    if (due === undefined) {
      const last = contactDays === null ? null : makePromise(promiseFrom, contactDays, calendar).date;
      due = last === null ? null : { lastDay: daysBetween('1970-01-01', last), isOver: today > last };
      known.set(promiseFrom, due);
    }
    return due;
  };
}

class Groups {
  readonly #all = new Map<string, Counted>();

  of(key: string): Counted {
    let counted = this.#all.get(key);
    if (counted === undefined) {
      counted = new Map();
      this.#all.set(key, counted);
    }
    return counted;
  }

  together(): Counted {
    const sum: Counted = new Map();
    for (const counted of this.#all.values()) for (const [packed, { n }] of counted) count(sum, packed, n);
    return sum;
  }

  totals(): CodedTotals {
    return [...this.#all].map(([key, counted]) => ({ key, totals: totalsOf(counted) }));
  }
}

const sumOf = (rows: readonly (readonly [number, { n: number }])[], fact: Fact, value: number): number =>
  rows.reduce((sum, [packed, { n }]) => sum + (factOf(packed, fact) === value ? n : 0), 0);

/** What was told twice goes on, and is counted, under the other number. Only columns of the index `cases_figures`. */
function casesQuery(asked: FiguresAsked) {
  const { from, to, unitCode, today, timeZone } = asked;
  const steps = offsetSteps(from, today, timeZone);
  const concludedDay = dayNumberSql('c.concluded_at', steps);
  const firstWord = dayNumberSql(
    'coalesce(min(c.contacted_at, c.concluded_at), c.contacted_at, c.concluded_at)',
    steps,
  );
  const facts: Partial<Record<Fact, string>> = {
    accepted: '(c.accepted_at is not null)',
    refused: "(c.refusal <> 'proposed')",
    concluded: '(c.concluded_at is not null)',
    onTime: `(${concludedDay} <= ${dayNumberOf('c.promised_date')})`,
    open: '(c.closed_at is null)',
    waiting: '(c.waiting_since is not null)',
    past: `(c.promised_date < '${today}')`,
    reopened: '(c.reopened > 0)',
    answer: placeOf('c.answer', answers),
    grade: 'c.grade',
    category: placeOf('c.category', categories),
    handling: placeOf('c.handling', handlings),
    cause: placeOf('c.cause', causes),
    firstWord,
  };
  return sql`select c.day, ${lineOf(facts)} from cases c indexed by cases_figures
    where c.day between ${from} and ${to} and c.merged_into is null ${ofUnit(unitCode)} group by c.day`;
}

/** A case taken up again has no grade any more, or another: the ones before count all the same. */
function earlierGradesQuery({ from, to, unitCode }: FiguresAsked) {
  const facts = { gradeOnly: '1', grade: 'a.grade', category: placeOf('c.category', categories) };
  return sql`select c.day, ${lineOf(facts)} from cases c indexed by cases_reopened
    join case_answers a on a.case_no = c.case_no
    where c.reopened > 0 and c.day between ${from} and ${to} and c.merged_into is null and a.grade is not null
      and a.k <= c.reopened ${ofUnit(unitCode)} group by c.day`;
}

const ofUnit = (unitCode: string | null) => (unitCode === null ? sql`` : sql`and c.custodian_unit = ${unitCode}`);

/** One case as a piece of text: its three codes, its facts in one number, and where its promise begins on another day. */
function lineOf(facts: Partial<Record<Fact, string>>) {
  const packed = Object.entries(facts)
    .map(([fact, value]) => `${factFactor(fact as Fact)} * ifnull(${value}, 0)`)
    .join(' + ');
  const code = (column: string): string => `ifnull(${column}, '') || char(31)`;
  const later = "case when c.promise_from = c.day then '' else char(31) || c.promise_from end";
  return sql.raw(
    `group_concat(${code('c.custodian_unit')} || ${code('c.failed_at_unit')} || ${code('c.matter_code')} || (${packed}) || ${later}, char(30))`,
  );
}

const dayNumberOf = (column: string): string => `(unixepoch(${column}) / 86400)`;

/** 1 for the first of the words, 0 for none of them. */
const placeOf = (column: string, words: readonly string[]): string =>
  `case ${column} ${words.map((word, at) => `when '${word}' then ${at + 1}`).join(' ')} end`;
