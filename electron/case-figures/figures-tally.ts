// Owns what the figures of cases mean: which case counts where (docs/figures.md), summed from one packed number a case.
import type { CaseTotals } from '#shared/contract/case-figures.ts';
import { caseCategorySchema, causeSchema, handlingSchema } from '#shared/contract/case-shapes.ts';

export const categories = caseCategorySchema.options;
export const handlings = handlingSchema.options;
export const causes = causeSchema.options;
export const answers = ['yes', 'partly', 'no'] as const;

/** Where each fact of a case stands in its packed number: first bit, bits. 0 of a named fact: none. */
const places = {
  accepted: [0, 1],
  refused: [1, 1],
  concluded: [2, 1],
  onTime: [3, 1],
  open: [4, 1],
  /** The clock stands. */
  waiting: [5, 1],
  reopened: [6, 1],
  /** Only its grade counts: one given before the case was taken up again. */
  gradeOnly: [7, 1],
  answer: [8, 2],
  grade: [10, 3],
  category: [13, 2],
  handling: [15, 3],
  cause: [18, 3],
  /** The promised day is over. */
  past: [21, 1],
  /** How the first word with the citizen was judged; before it is, the number of its day. Last: it may be large. */
  firstWord: [22, 2],
} as const;
export type Fact = keyof typeof places;

export const factFactor = (fact: Fact): number => 2 ** places[fact][0];
export const factOf = (packed: number, fact: Fact): number => {
  const [at, bits] = places[fact];
  return (packed >>> at) & (2 ** bits - 1);
};

const judged = { not: 0, inTime: 1, late: 2 } as const;

/** By when the first word is due: the last day's number since 1970, and whether it is over; null: the hall has no such limit. */
export type FirstWordDue = { readonly lastDay: number; readonly isOver: boolean } | null;

/** `counted`: the packed facts and, in the place of `firstWord` and above, the number of the day of the first word; 0: none. */
export function judgeFirstWord(counted: number, due: FirstWordDue): number {
  const factor = factFactor('firstWord');
  const packed = counted % factor;
  const wordDay = Math.floor(counted / factor);
  if (due === null || factOf(packed, 'refused') > 0 || (wordDay === 0 && !due.isOver)) return packed;
  const isInTime = wordDay > 0 && wordDay <= due.lastDay;
  return packed + factor * (isInTime ? judged.inTime : judged.late);
}

/** How many cases of each kind, by packed number. */
export type Counted = Map<number, { n: number }>;

export function count(into: Counted, packed: number, n = 1): void {
  const known = into.get(packed);
  if (known) known.n += n;
  else into.set(packed, { n });
}

/** The formulas of docs/figures.md. */
export function totalsOf(counted: Counted): CaseTotals {
  const t: CaseTotals = {
    filed: 0,
    accepted: 0,
    notAccepted: 0,
    concluded: 0,
    done: 0,
    notDone: 0,
    unconfirmed: 0,
    open: 0,
    late: 0,
    reopened: 0,
    onTime: { part: 0, whole: 0 },
    response: { part: 0, whole: 0 },
    solved: { part: 0, whole: 0 },
    satisfied: { part: 0, whole: 0 },
  };
  for (const [packed, { n }] of counted) {
    const is = (fact: Fact): boolean => factOf(packed, fact) > 0;
    const grade = factOf(packed, 'grade');
    if (grade > 0) t.satisfied.whole += n;
    if (grade >= 3) t.satisfied.part += n;
    if (is('gradeOnly')) continue;
    const answer = answers[factOf(packed, 'answer') - 1];
    t.filed += n;
    if (is('accepted') && !is('refused')) t.accepted += n;
    if (is('refused')) t.notAccepted += n;
    if (is('open')) t.open += n;
    const isLate = is('open') && is('past') && !is('waiting');
    if (isLate) t.late += n;
    if (is('reopened')) t.reopened += n;
    if (is('concluded')) {
      t.concluded += n;
      if (answer === 'yes') t.done += n;
      if (answer === undefined) t.unconfirmed += n;
    }
    // A case taken up again was answered no, until the citizen says something else.
    if (answer === 'partly' || (answer !== 'yes' && is('reopened'))) t.notDone += n;
    if (is('concluded') || isLate) t.onTime.whole += n;
    if (is('onTime')) t.onTime.part += n;
    const word = factOf(packed, 'firstWord');
    if (word !== judged.not) t.response.whole += n;
    if (word === judged.inTime) t.response.part += n;
  }
  t.solved = { part: t.done, whole: t.done + t.notDone };
  return t;
}
