// The SQL of cases: reading them for the citizen and the desk, what was promised first stands first. Only the projector writes them.

import { sql } from 'kysely';
import type { Db } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';

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
  /** Only cases this unit ever had to do with; absent: all. */
  readonly unitCode?: string;
};

function filtered(db: Db, filter: ListFilter, frame: ListFrame) {
  let query = db.selectFrom('cases');
  if (filter.show === 'concluded') query = query.where('closed_at', 'is not', null);
  else if (filter.show !== 'all') query = query.where('closed_at', 'is', null);
  if (filter.show === 'new') query = query.where('stage', '=', 1);
  if (filter.show === 'late') query = query.where('promised_date', '<', frame.today);
  if (filter.show === 'due') {
    query = query.where('promised_date', '>=', frame.today).where('promised_date', '<=', frame.dueUntil);
  }
  if (filter.show === 'mine') query = query.where('custodian_staff', '=', frame.staffId);
  if (filter.caseNoPart !== undefined) query = query.where('case_no', 'like', `%${filter.caseNoPart}%`);
  if (filter.unitCode !== undefined) {
    const known = db.selectFrom('case_units').select('case_no').where('unit_code', '=', filter.unitCode);
    query = query.where('case_no', 'in', known);
  }
  return query;
}

/** Open, not accepted yet and filed at or after `since`: the newest, newest first. */
export async function readFreshNumbers(db: Db, since: number, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('cases')
    .select('case_no')
    .where('stage', '=', 1)
    .where('closed_at', 'is', null)
    .where('filed_at', '>=', since)
    .orderBy('filed_at', 'desc')
    .orderBy('n', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => row.case_no);
}

export type ListPage = {
  readonly limit: number;
  readonly offset: number;
  /** Open cases before all others, in this order. */
  readonly first?: readonly string[];
};

/**
 * Strictly by promised day, then by filing: what is late stands first by itself. Closed ones last, newest first; each
 * part is a question of its own, so that neither sorts all the cases there are.
 */
export async function listCases(db: Db, filter: ListFilter, frame: ListFrame, page: ListPage): Promise<Row<'cases'>[]> {
  if (filter.show === 'concluded') return listClosed(db, filter, frame, page);
  if (filter.show !== 'all') return listOpen(db, filter, frame, page);
  const openOnly = { ...filter, show: 'open' } as const;
  const open = await listOpen(db, openOnly, frame, page);
  const limit = page.limit - open.length;
  if (limit === 0) return open;
  const offset = Math.max(0, page.offset - (await countListed(db, openOnly, frame)));
  return [...open, ...(await listClosed(db, { ...filter, show: 'concluded' }, frame, { limit, offset }))];
}

async function listOpen(db: Db, filter: ListFilter, frame: ListFrame, page: ListPage): Promise<Row<'cases'>[]> {
  const { first = [], limit, offset } = page;
  const ahead = (await readCases(db, first.slice(offset, offset + limit))).toSorted(
    (a, b) => first.indexOf(a.case_no) - first.indexOf(b.case_no),
  );
  let query = filtered(db, filter, frame).selectAll();
  if (first.length > 0) query = query.where('case_no', 'not in', first);
  const others = await query
    .orderBy('promised_date')
    .orderBy('filed_at')
    .orderBy('n')
    .limit(limit - ahead.length)
    .offset(Math.max(0, offset - first.length))
    .execute();
  return [...ahead, ...others];
}

function listClosed(db: Db, filter: ListFilter, frame: ListFrame, page: ListPage): Promise<Row<'cases'>[]> {
  return filtered(db, filter, frame)
    .selectAll()
    .orderBy('closed_at', 'desc')
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
  { unitCode }: Pick<ListFilter, 'unitCode'>,
  frame: ListFrame,
): Promise<{ open: number; fresh: number; due: number; late: number; mine: number }> {
  const row = await filtered(db, { show: 'open', ...(unitCode !== undefined && { unitCode }) }, frame)
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

/** Whether the unit has, or ever had, to do with the case. */
export async function isUnitInvolved(db: Db, caseNo: string, unitCode: string): Promise<boolean> {
  const row = await db
    .selectFrom('case_units')
    .select('unit_code')
    .where('case_no', '=', caseNo)
    .where('unit_code', '=', unitCode)
    .executeTakeFirst();
  return row !== undefined;
}

export async function readTask(db: Db, taskId: string): Promise<Row<'case_tasks'> | undefined> {
  return db.selectFrom('case_tasks').selectAll().where('id', '=', taskId).executeTakeFirst();
}

/** Of one case, the first due first. */
export async function readTasks(db: Db, caseNo: string): Promise<Row<'case_tasks'>[]> {
  return db.selectFrom('case_tasks').selectAll().where('case_no', '=', caseNo).orderBy('due_date').execute();
}

/** What the citizen answered, each time they were asked, oldest first. */
export async function readAnswers(db: Db, caseNo: string): Promise<Row<'case_answers'>[]> {
  return db.selectFrom('case_answers').selectAll().where('case_no', '=', caseNo).orderBy('k').execute();
}

/** Case numbers linked with this one, from either side. */
export async function readLinks(db: Db, caseNo: string): Promise<string[]> {
  const rows = await db
    .selectFrom('case_links')
    .selectAll()
    .where((eb) => eb.or([eb('case_no', '=', caseNo), eb('other_no', '=', caseNo)]))
    .execute();
  return [...new Set(rows.map((row) => (row.case_no === caseNo ? row.other_no : row.case_no)))];
}

/** Other cases that were told under the same phone or ID number, newest first. */
export async function readOfSamePerson(db: Db, caseNo: string, limit: number): Promise<Row<'cases'>[]> {
  const others = db
    .selectFrom('blind_index as mine')
    .innerJoin('blind_index as other', (join) =>
      join.onRef('other.field', '=', 'mine.field').onRef('other.digest', '=', 'mine.digest'),
    )
    .where('mine.case_no', '=', caseNo)
    .where('mine.field', 'in', ['phone', 'id'])
    .select('other.case_no');
  return db
    .selectFrom('cases')
    .selectAll()
    .where('case_no', 'in', others)
    .where('case_no', '!=', caseNo)
    .orderBy('filed_at', 'desc')
    .limit(limit)
    .execute();
}

/** Other cases of the same matter, failed at the same unit, told within that time of this one; newest first. */
export async function readOfSameMatter(
  db: Db,
  row: Row<'cases'>,
  withinMs: number,
  limit: number,
): Promise<Row<'cases'>[]> {
  if (row.matter_code === null) return [];
  return db
    .selectFrom('cases')
    .selectAll()
    .where('matter_code', '=', row.matter_code)
    .where('filed_at', '>=', row.filed_at - withinMs)
    .where('filed_at', '<=', row.filed_at + withinMs)
    .where('case_no', '!=', row.case_no)
    .where((eb) =>
      row.failed_at_unit === null ? eb('failed_at_unit', 'is', null) : eb('failed_at_unit', '=', row.failed_at_unit),
    )
    .orderBy('filed_at', 'desc')
    .limit(limit)
    .execute();
}

/** Closed and not filed away yet, in order of their numbers behind `after`. */
export async function readUnarchived(db: Db, after: string, limit: number): Promise<Row<'cases'>[]> {
  return db
    .selectFrom('cases')
    .selectAll()
    .where('archived_at', 'is', null)
    .where('closed_at', 'is not', null)
    .where('case_no', '>', after)
    .orderBy('case_no')
    .limit(limit)
    .execute();
}

/** The numbers of all open cases: at once, since going through them by number would go through all that are closed. */
export async function readOpenNumbers(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('cases').select('case_no').where('closed_at', 'is', null).execute();
  return rows.map(({ case_no }) => case_no);
}
