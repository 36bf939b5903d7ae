// What waits for somebody, and for their unit: everything that falls due by a clock, put into one order, the most urgent first.

import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { Config } from '#electron/config.ts';
import type { Store } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { CaseRow } from '#shared/contract/case-shapes.ts';
import type { WorkItem } from '#shared/contract/handling.ts';
import { type CaseAction, isActNow, isActOf } from '#shared/domain/case-acts.ts';
import { type CaseClock, clocksOf, nextClock, type OpenTask } from '#shared/domain/case-clocks.ts';
import { lastDueDay, limitBounds } from '#shared/domain/working-days.ts';
import type { Clerk } from './case-actions.ts';
import { clockLimits, frameAt } from './case-frame.ts';
import { stateOf } from './case-state-row.ts';
import type { CaseViews } from './case-views.ts';
import { pageSize } from './desk-list.ts';
import {
  type CustodyOrder,
  readCustody,
  readOffered,
  readOpenTasks,
  readToDecide,
  type Tally,
  tallyCustody,
  tallyTasks,
  type WorkBounds,
  type WorkOf,
} from './work-store.ts';

export type WorkInput = { readonly whose: 'mine' | 'unit'; readonly page: number };
export type WorkList = {
  items: WorkItem[];
  total: number;
  pageSize: number;
  counts: { late: number; due: number; mine: number; unit: number };
};

/** One thing to be done, before it is drawn. */
type Duty = { readonly row: Row<'cases'>; readonly todo: WorkItem['todo']; readonly clock: CaseClock | null };

const orders: readonly CustodyOrder[] = ['promise', 'accept', 'contact', 'waiting'];
const decisions = ['decide-extension', 'decide-refusal', 'decide-objection'] as const satisfies readonly CaseAction[];

export function createWorkList(o: {
  store: Store;
  config: Pick<Config, 'limits' | 'cases'>;
  hall: HallClock;
  views: Pick<CaseViews, 'row'>;
}): (clerk: Clerk, input: WorkInput) => Promise<WorkList> {
  const { store, hall } = o;
  const { cases: rules } = o.config;

  const clocks = (row: Row<'cases'>, tasks: readonly OpenTask[] = []) =>
    clocksOf(stateOf(row), tasks, clockLimits(o), frameAt(o, hall.now()));

  /** A case in custody: what is due first of it says what is to be done. */
  function inCustody(row: Row<'cases'>): Duty {
    const clock = nextClock(clocks(row).filter(({ what }) => what !== 'transfer'));
    const isFresh = row.stage === 1 && row.refusal === null;
    const todo = isFresh ? 'accept' : clock?.what === 'contact' ? 'contact' : 'handle';
    return { row, todo, clock };
  }

  function offered(row: Row<'cases'>): Duty {
    const all = clocks(row);
    return { row, todo: 'take-transfer', clock: all.find(({ what }) => what === 'transfer') ?? nextClock(all) };
  }

  function asked({ task, row }: { task: Row<'case_tasks'>; row: Row<'cases'> }): Duty {
    const todo = task.kind === 'part' ? 'task' : 'call-back';
    const all = clocks(row, [{ kind: task.kind, dueDate: task.due_date }]);
    return { row, todo, clock: all.find(({ what }) => what === todo) ?? null };
  }

  /** What this person's post has to decide; what they asked for themselves is another's. */
  async function toDecide(clerk: Clerk): Promise<Duty[]> {
    const answersForAll = clerk.roles.some((role) => role === 'supervisor' || role === 'leader');
    if (!answersForAll && !clerk.roles.includes('unit-head')) return [];
    const rows = await readToDecide(store.db, answersForAll ? null : clerk.unitCode);
    return rows.flatMap((row): Duty[] => {
      const state = stateOf(row);
      const who = { ...clerk, isInvolved: true };
      const may = (action: CaseAction) => isActNow(state, action) && isActOf(state, who, action, rules.hops);
      const todos: WorkItem['todo'][] = decisions.filter(may);
      if (state.escalatedAt !== null && may('rule')) todos.push('rule');
      const clock = clocks(row).find(({ what }) => what === 'promise') ?? null;
      return todos.map((todo) => ({ row, todo, clock }));
    });
  }

  /** The first so many of the whole order are surely among these: each is among the first by one of its clocks. */
  async function firstInCustody(of: WorkOf, depth: number): Promise<Duty[]> {
    const held = new Map<string, Row<'cases'>>();
    for (const order of orders) {
      for (const row of await readCustody(store.db, of, order, depth)) held.set(row.case_no, row);
    }
    return [...held.values()].map(inCustody);
  }

  async function draw(duties: readonly Duty[]): Promise<WorkItem[]> {
    const rows = new Map<string, CaseRow>();
    const items: WorkItem[] = [];
    for (const { row, todo, clock } of duties) {
      const drawn = rows.get(row.case_no) ?? (await o.views.row(store.db, row));
      rows.set(row.case_no, drawn);
      items.push({ row: drawn, todo, clock, urgedAt: row.urged_at });
    }
    return items;
  }

  return async (clerk, { whose, page }) => {
    const { db } = store;
    const { unitCode, staffId } = clerk;
    // A post that only watches over the others' work has no unit's work of its own.
    const worksHere = clerk.roles.some((role) => role === 'intake' || role === 'handler' || role === 'unit-head');
    const [bounds, decided] = [boundsOn(o), await toDecide(clerk)];
    const handedTo = (await readOffered(db, unitCode)).map(offered);
    const shared = plus(tallyOf(handedTo), await tallyTasks(db, unitCode, bounds.today));
    const ofUnit = { unitCode, staffId: null };
    const unit = plus(shared, await tallyCustody(db, ofUnit, bounds));
    const own = worksHere ? plus(shared, await tallyCustody(db, { unitCode, staffId }, bounds)) : nothing;
    const mine = plus(own, tallyOf(decided));

    const { total, late, due } = whose === 'mine' ? mine : unit;
    const counts = { late, due, mine: mine.total, unit: unit.total };
    const offset = (page - 1) * pageSize;
    if (offset >= total) return { items: [], total, pageSize, counts };
    const duties = whose === 'mine' ? decided : [];
    if (whose === 'unit' || worksHere) {
      const depth = offset + pageSize;
      duties.push(...handedTo, ...(await readOpenTasks(db, unitCode, depth)).map(asked));
      duties.push(...(await firstInCustody(whose === 'mine' ? { unitCode, staffId } : ofUnit, depth)));
    }
    const shown = duties.toSorted(byUrgency).slice(offset, offset + pageSize);
    return { items: await draw(shown), total, pageSize, counts };
  };
}

/** The days that part late, due and in time today. */
export function boundsOn({ hall, config }: { hall: HallClock; config: Pick<Config, 'cases'> }): WorkBounds {
  const [today, calendar] = [hall.today(), hall.calendar];
  return {
    today,
    dueUntil: lastDueDay(today, calendar),
    accept: limitBounds(config.cases.acceptDays, today, calendar),
    contact: limitBounds(config.cases.contactDays, today, calendar),
  };
}

const nothing: Tally = { total: 0, late: 0, due: 0 };

function tallyOf(duties: readonly Duty[]): Tally {
  const count = (light: CaseClock['light']) => duties.filter(({ clock }) => clock?.light === light).length;
  return { total: duties.length, late: count('late'), due: count('due') };
}

function plus(a: Tally, b: Tally): Tally {
  return { total: a.total + b.total, late: a.late + b.late, due: a.due + b.due };
}

/** By when it is due; what no clock runs for comes first (somebody objects), what waits for the citizen last. */
function byUrgency(a: Duty, b: Duty): number {
  return inOrder(keyOf(a), keyOf(b)) || inOrder(a.row.case_no, b.row.case_no);
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function keyOf({ row, clock }: Duty): string {
  if (clock === null) return '';
  if (clock.light === 'waiting') return `waiting ${row.waiting_since}`;
  // Within a day what is due by an hour comes before what has until its end.
  return `${clock.date} ${clock.at === null ? 'end' : String(clock.at).padStart(16, '0')}`;
}
