// The SQL of what goes wrong with cases: each concern is a range of an index of its own, counted and listed however many cases there are.

import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { CaseEntryKind } from '#electron/store/tables-cases.ts';
import type { Concern } from '#shared/contract/supervision.ts';

/** A unit's code, or null for all units. */
export type Scope = string | null;
/** Every concern that the rows themselves tell. */
export type RowConcern = Exclude<Concern, 'repeat'>;

/** Against what cases are judged. Instants in ms UTC. */
export type ConcernFrame = {
  readonly today: string;
  /** The last promised day that counts as due. */
  readonly dueUntil: string;
  /** Told last before this: silent. */
  readonly silentBefore: number;
  /** Offered before this: not accepted in time; null: no such limit. */
  readonly offeredBefore: number | null;
  /** Transfers the hall allows. */
  readonly hops: number;
};

const open = sql<boolean>`closed_at is null`;
const running = sql<boolean>`closed_at is null and waiting_since is null`;

// Written as in the indexes' own conditions: an engine takes an index of some rows only for the very same words.
function conditionOf(concern: RowConcern, frame: ConcernFrame): RawBuilder<boolean> {
  const { today, dueUntil, silentBefore, offeredBefore, hops } = frame;
  switch (concern) {
    case 'overdue':
      return sql`${running} and promised_date < ${today}`;
    case 'due':
      return sql`${running} and promised_date >= ${today} and promised_date <= ${dueUntil}`;
    case 'silent':
      return sql`${running} and told_at < ${silentBefore}`;
    case 'hops':
      return sql`${open} and (hops > 0 or escalated_at is not null) and (hops >= ${hops} or escalated_at is not null)`;
    case 'transfers':
      return sql`${open} and transfer_to is not null and transfer_at < ${offeredBefore ?? 0}`;
    case 'negative':
      return sql`archived_at is null and (refusal is not null or (handling = 'explained' and closed_at is not null
        and (answer is null or answer <> 'yes'))) and told_at > 0`;
    case 'unhappy':
      return sql`archived_at is null and (answer in ('no', 'partly') or grade <= 2
        or (reopened > 0 and closed_at is null)) and told_at > 0`;
    case 'decide':
      return sql`(refusal = 'objected' or (closed_at is null
        and (extension = 'asked' or refusal = 'proposed' or escalated_at is not null))) and told_at > 0`;
  }
}

/** What stands first is worst: due longest, or longest without a word. */
const orders = {
  overdue: 'promised_date',
  due: 'promised_date',
  silent: 'told_at',
  hops: 'hops',
  transfers: 'transfer_at',
  negative: 'told_at',
  unhappy: 'told_at',
  decide: 'told_at',
} as const satisfies Record<RowConcern, keyof Row<'cases'>>;

const inScope = (scope: Scope) => (scope === null ? sql<boolean>`1 = 1` : sql<boolean>`custodian_unit = ${scope}`);

export async function countConcern(db: Db, concern: RowConcern, scope: Scope, frame: ConcernFrame): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from cases where ${conditionOf(concern, frame)} and ${inScope(scope)}`.execute(db);
  return Number(rows[0]?.n ?? 0);
}

export async function listConcern(
  db: Db,
  concern: RowConcern,
  scope: Scope,
  frame: ConcernFrame,
  page: { readonly limit: number; readonly offset: number },
): Promise<Row<'cases'>[]> {
  return db
    .selectFrom('cases')
    .selectAll()
    .where(conditionOf(concern, frame))
    .where(inScope(scope))
    .orderBy(orders[concern], concern === 'hops' ? 'desc' : 'asc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
}

/** When one of these last happened to each case. */
export async function lastEntries(
  db: Db,
  caseNos: readonly string[],
  kinds: readonly CaseEntryKind[],
): Promise<ReadonlyMap<string, number>> {
  if (caseNos.length === 0 || kinds.length === 0) return new Map();
  const rows = await db
    .selectFrom('case_entries')
    .select(({ fn }) => ['case_no', fn.max('at').as('at')])
    .where('case_no', 'in', caseNos)
    .where('kind', 'in', kinds)
    .groupBy('case_no')
    .execute();
  return new Map(rows.map(({ case_no, at }) => [case_no, at]));
}

/** Open cases of each unit; `due` and `late` by what was promised. */
export async function unitFigures(
  db: Db,
  scope: Scope,
  frame: ConcernFrame,
): Promise<{ unitCode: string; open: number; due: number; late: number }[]> {
  const isLate = sql`waiting_since is null and promised_date < ${frame.today}`;
  const { rows } = await sql<{ unit: string; open: number; due: number; late: number }>`
    select custodian_unit as unit, count(*) as open, sum(case when ${isLate} then 1 else 0 end) as late,
      sum(case when ${isLate} then 0 when waiting_since is null and promised_date <= ${frame.dueUntil} then 1 else 0 end)
        as due
    from cases where ${open} and ${inScope(scope)} group by custodian_unit`.execute(db);
  return rows.map(({ unit, open, due, late }) => ({
    unitCode: unit,
    open: Number(open),
    due: Number(due),
    late: Number(late),
  }));
}

/** What is promised next and not late yet. */
export async function listNext(db: Db, scope: Scope, today: string, limit: number): Promise<Row<'cases'>[]> {
  return db
    .selectFrom('cases')
    .selectAll()
    .where(running)
    .where('promised_date', '>=', today)
    .where(inScope(scope))
    .orderBy('promised_date')
    .limit(limit)
    .execute();
}

/** How many were told, concluded and said to be done since the day began. */
export async function dayFigures(
  db: Db,
  scope: Scope,
  since: { readonly date: string; readonly at: number },
): Promise<{ filed: number; concluded: number; done: number }> {
  const { rows } = await sql<{ filed: number; concluded: number; done: number }>`
    select (select count(*) from cases where day = ${since.date} and ${inScope(scope)}) as filed,
      (select count(*) from cases where closed_at >= ${since.at} and concluded_at is not null and ${inScope(scope)})
        as concluded,
      (select count(*) from cases where answer = 'yes' and answered_at >= ${since.at} and ${inScope(scope)}) as done
  `.execute(db);
  const [row] = rows;
  return { filed: Number(row?.filed ?? 0), concluded: Number(row?.concluded ?? 0), done: Number(row?.done ?? 0) };
}

/**
 * The open ones among these that are a repeat: the same phone or ID number told the same matter within the `yearMs`
 * before. Fields are ruled out, not named: named, an engine would begin with everybody who has a phone.
 */
export async function findRepeats(
  db: Db,
  caseNos: readonly string[],
  yearMs: number,
): Promise<{ caseNo: string; unitCode: string; filedAt: number }[]> {
  if (caseNos.length === 0) return [];
  const { rows } = await sql<{ case_no: string; custodian_unit: string; filed_at: number }>`
    select c.case_no, c.custodian_unit, c.filed_at from cases c
    where c.case_no in (${sql.join(caseNos)}) and c.closed_at is null and c.matter_code is not null and exists (
      select 1 from blind_index mine
      join blind_index other on other.field = mine.field and other.digest = mine.digest
      join cases e on e.case_no = other.case_no
      where mine.case_no = c.case_no and mine.field not in ('name', 'name-phone', 'organisation') and e.matter_code = c.matter_code
        and e.filed_at < c.filed_at and e.filed_at >= c.filed_at - ${yearMs})`.execute(db);
  return rows.map((row) => ({ caseNo: row.case_no, unitCode: row.custodian_unit, filedAt: row.filed_at }));
}

/** The numbers of all open cases. */
export async function openCaseNumbers(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('cases').select('case_no').where(open).execute();
  return rows.map(({ case_no }) => case_no);
}

/** Cases in the order of these numbers; what nobody has is left out. */
export async function readByNumber(db: Db, caseNos: readonly string[]): Promise<Row<'cases'>[]> {
  if (caseNos.length === 0) return [];
  const rows = await db.selectFrom('cases').selectAll().where('case_no', 'in', caseNos).execute();
  const byNumber = new Map(rows.map((row) => [row.case_no, row]));
  return caseNos.flatMap((caseNo) => byNumber.get(caseNo) ?? []);
}
