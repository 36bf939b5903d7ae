// The SQL of cases: reading them for the citizen and the desk, what was promised first stands first. Only the projector writes them.

import { sql } from 'kysely';
import type { Db } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';

/** Stages 1 to 4: somebody still has to do something. */
const lastOpenStage = 4;

/** A case by its canonical number. */
export async function readCase(db: Db, caseNo: string): Promise<Row<'cases'> | undefined> {
  return db.selectFrom('cases').selectAll().where('case_no', '=', caseNo).executeTakeFirst();
}

/** Cases by number, newest first; numbers nobody has are left out. */
export async function readCases(db: Db, caseNos: readonly string[]): Promise<Row<'cases'>[]> {
  if (caseNos.length === 0) return [];
  return db.selectFrom('cases').selectAll().where('case_no', 'in', caseNos).orderBy('filed_at', 'desc').execute();
}

/** What filing must know, in one question: the case this request already made, and how far the day's count is. */
export async function readBeforeFiling(
  db: Db,
  requestId: string,
  day: string,
): Promise<{ earlier: string | null; lastN: number }> {
  // As text: building it anew for each case took longer than everything else before the first insert.
  const { rows } = await sql<{ earlier: string | null; last_n: number | null }>`
    select (select case_no from cases where request_id = ${requestId}) as earlier,
      (select max(n) from cases where day = ${day}) as last_n`.execute(db);
  return { earlier: rows[0]?.earlier ?? null, lastN: rows[0]?.last_n ?? 0 };
}

/** When each stage was come to, in order. */
export async function readStages(db: Db, caseNo: string): Promise<Row<'case_stages'>[]> {
  return db.selectFrom('case_stages').selectAll().where('case_no', '=', caseNo).orderBy('stage').execute();
}

/** Everything that happened, oldest first; entries of one instant in any order (`seq` in their data tells). */
export async function readEntries(db: Db, caseNo: string): Promise<Row<'case_entries'>[]> {
  return db.selectFrom('case_entries').selectAll().where('case_no', '=', caseNo).orderBy('at').execute();
}

/** An entry by its id, which the request that made it gives. */
export async function readEntry(db: Db, entryId: string): Promise<Row<'case_entries'> | undefined> {
  return db.selectFrom('case_entries').selectAll().where('id', '=', entryId).executeTakeFirst();
}

/** Days the desk's list is drawn against; `dueUntil`: the last promised day that counts as due. */
export type ListFrame = { readonly today: string; readonly dueUntil: string; readonly staffId: string };

export type ListFilter = {
  readonly show: 'open' | 'new' | 'due' | 'late' | 'mine' | 'concluded' | 'all';
  /** Part of a case number as it is kept. */
  readonly caseNoPart?: string;
};

function filtered(db: Db, filter: ListFilter, frame: ListFrame) {
  let query = db.selectFrom('cases');
  if (filter.show === 'concluded') query = query.where('stage', '>', lastOpenStage);
  else if (filter.show !== 'all') query = query.where('stage', '<=', lastOpenStage);
  if (filter.show === 'new') query = query.where('stage', '=', 1);
  if (filter.show === 'late') query = query.where('promised_date', '<', frame.today);
  if (filter.show === 'due') {
    query = query.where('promised_date', '>=', frame.today).where('promised_date', '<=', frame.dueUntil);
  }
  if (filter.show === 'mine') query = query.where('custodian_staff', '=', frame.staffId);
  if (filter.caseNoPart !== undefined) query = query.where('case_no', 'like', `%${filter.caseNoPart}%`);
  return query;
}

/** Not accepted yet and filed at or after `since`: the newest, newest first. */
export async function readFreshNumbers(db: Db, since: number, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('cases')
    .select('case_no')
    .where('stage', '=', 1)
    .where('filed_at', '>=', since)
    .orderBy('filed_at', 'desc')
    .orderBy('n', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => row.case_no);
}

/** Strictly by promised day, then by filing: what is late stands first by itself. Concluded ones last, newest first. */
export async function listCases(
  db: Db,
  filter: ListFilter,
  frame: ListFrame,
  page: {
    readonly limit: number;
    readonly offset: number /** Case numbers before all others. */;
    readonly first?: readonly string[];
  },
): Promise<Row<'cases'>[]> {
  const { first = [] } = page;
  let query = filtered(db, filter, frame).selectAll();
  if (first.length > 0) {
    query = query
      .orderBy(({ eb }) => eb.case().when('case_no', 'in', first).then(0).else(1).end())
      .orderBy(({ eb }) => eb.case().when('case_no', 'in', first).then(eb.ref('filed_at')).else(0).end(), 'desc')
      .orderBy(({ eb }) => eb.case().when('case_no', 'in', first).then(eb.ref('n')).else(0).end(), 'desc');
  }
  return query
    .orderBy(({ eb }) => eb.case().when('stage', '>', lastOpenStage).then(1).else(0).end())
    .orderBy('concluded_at', 'desc')
    .orderBy('promised_date')
    .orderBy('filed_at')
    .orderBy('n')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
}

export async function countListed(db: Db, filter: ListFilter, frame: ListFrame): Promise<number> {
  const row = await filtered(db, filter, frame)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** The figures over the desk's list. */
export async function countOpen(
  db: Db,
  frame: ListFrame,
): Promise<{ open: number; fresh: number; due: number; late: number; mine: number }> {
  const row = await db
    .selectFrom('cases')
    .where('stage', '<=', lastOpenStage)
    .select(({ fn, eb, and }) => {
      const count = (condition: ReturnType<typeof and>) =>
        fn.sum<number | null>(eb.case().when(condition).then(1).else(0).end());
      return [
        fn.countAll<number>().as('open'),
        count(and([eb('stage', '=', 1)])).as('fresh'),
        count(and([eb('promised_date', '>=', frame.today), eb('promised_date', '<=', frame.dueUntil)])).as('due'),
        count(and([eb('promised_date', '<', frame.today)])).as('late'),
        count(and([eb('custodian_staff', '=', frame.staffId)])).as('mine'),
      ];
    })
    .executeTakeFirstOrThrow();
  const { open, fresh, due, late, mine } = row;
  return {
    open: Number(open),
    fresh: Number(fresh ?? 0),
    due: Number(due ?? 0),
    late: Number(late ?? 0),
    mine: Number(mine ?? 0),
  };
}

/** An account that cases can be given to: whether it may still sign in, and whose it is. */
export async function readHandler(
  db: Db,
  staffId: string,
): Promise<{ unitCode: string; isDisabled: boolean } | undefined> {
  // The one look at another area's table, and inside the command: an account disabled meanwhile gets no case.
  const row = await db
    .selectFrom('staff')
    .select(['unit_code', 'disabled'])
    .where('id', '=', staffId)
    .executeTakeFirst();
  return row && { unitCode: row.unit_code, isDisabled: row.disabled === 1 };
}
