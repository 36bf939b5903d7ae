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
  late: [5, 1],
  reopened: [6, 1],
  /** Only its grade counts: one given before the case was taken up again. */
  gradeOnly: [7, 1],
  answer: [8, 2],
  grade: [10, 3],
  category: [13, 2],
  handling: [15, 3],
  cause: [18, 3],
  /** Calendar days from the promise's first to the first word with the citizen, and one; as many as fit. */
  firstWord: [21, 6],
} as const;
export type Fact = keyof typeof places;

export const factFactor = (fact: Fact): number => 2 ** places[fact][0];
export const factLimit = (fact: Fact): number => 2 ** places[fact][1] - 1;
export const factOf = (packed: number, fact: Fact): number => {
  const [at, bits] = places[fact];
  return (packed >>> at) & (2 ** bits - 1);
};

/** In `firstWord`'s place once it was judged: not judged yet, in time, too late. */
const judged = { not: 0, inTime: 1, late: 2 } as const;

/** Calendar days the first word may take, and whether they have gone by; null: the hall has no such limit. */
export type FirstWordDue = { readonly days: number; readonly isOver: boolean } | null;

/** Whether the first word came in time, put in the place of how long it took. */
export function judgeFirstWord(packed: number, due: FirstWordDue): number {
  const took = factOf(packed, 'firstWord') - 1;
  const rest = packed - (took + 1) * factFactor('firstWord');
  if (due === null || factOf(packed, 'refused') > 0 || (took < 0 && !due.isOver)) return rest;
  const isInTime = took >= 0 && took <= due.days;
  return rest + factFactor('firstWord') * (isInTime ? judged.inTime : judged.late);
}

/** How many cases of each kind, by packed number. */
export type Counted = Map<number, number>;

export function count(into: Counted, packed: number): void {
  into.set(packed, (into.get(packed) ?? 0) + 1);
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
  for (const [packed, n] of counted) {
    const is = (fact: Fact): boolean => factOf(packed, fact) > 0;
    const grade = factOf(packed, 'grade');
    if (grade > 0) t.satisfied.whole += n;
    if (grade >= 3) t.satisfied.part += n;
    if (is('gradeOnly')) continue;
    const answer = answers[factOf(packed, 'answer') - 1];
    t.filed += n;
    if (is('accepted')) t.accepted += n;
    if (is('refused')) t.notAccepted += n;
    if (is('open')) t.open += n;
    if (is('late')) t.late += n;
    if (is('reopened')) t.reopened += n;
    if (is('concluded')) {
      t.concluded += n;
      if (answer === 'yes') t.done += n;
      if (answer === undefined) t.unconfirmed += n;
    }
    // A case taken up again was answered no, until the citizen says something else.
    if (answer === 'partly' || (answer !== 'yes' && is('reopened'))) t.notDone += n;
    if (is('concluded') || is('late')) t.onTime.whole += n;
    if (is('onTime')) t.onTime.part += n;
    const word = factOf(packed, 'firstWord');
    if (word !== judged.not) t.response.whole += n;
    if (word === judged.inTime) t.response.part += n;
  }
  t.solved = { part: t.done, whole: t.done + t.notDone };
  return t;
}
