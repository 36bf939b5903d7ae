// The SQL of what waits for somebody: each reason in the order in which it falls due, and the figures over all of it.

import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import { readCases } from './case-store.ts';

/** Whose work. `staffId`: only what is theirs or nobody's yet; null: all of the unit's. */
export type WorkOf = { readonly unitCode: string; readonly staffId: string | null };

/** Days that part what is late and due from what is not. */
export type WorkBounds = {
  readonly today: string;
  /** The last promised day that counts as due. */
  readonly dueUntil: string;
  /** Days told on, by the limits of accepting and of the first talk. */
  readonly accept: { readonly lateBefore: string; readonly dueBefore: string };
  readonly contact: { readonly lateBefore: string; readonly dueBefore: string };
};

export type Tally = { readonly total: number; readonly late: number; readonly due: number };

/** Why a case in custody may be due, each with its own order. */
export type CustodyOrder = 'promise' | 'accept' | 'contact' | 'waiting';

// Written as in the indexes' own conditions: an engine takes an index of some rows only for the very same words.
const conditions: Readonly<Record<CustodyOrder, RawBuilder<boolean>>> = {
  promise: sql`closed_at is null and waiting_since is null`,
  accept: sql`closed_at is null and stage = 1 and refusal is null`,
  contact: sql`closed_at is null and contacted_at is null`,
  waiting: sql`closed_at is null and waiting_since is not null`,
};
const columns = {
  promise: 'promised_date',
  accept: 'promise_from',
  contact: 'promise_from',
  waiting: 'waiting_since',
} as const;

const isOf = ({ unitCode, staffId }: WorkOf) =>
  staffId === null
    ? sql<boolean>`custodian_unit = ${unitCode}`
    : sql<boolean>`custodian_unit = ${unitCode} and (custodian_staff is null or custodian_staff = ${staffId})`;

/** The first so many in custody, by what that order goes by; of one day by number, as the whole list has them. */
export async function readCustody(db: Db, of: WorkOf, order: CustodyOrder, limit: number): Promise<Row<'cases'>[]> {
  return db
    .selectFrom('cases')
    .selectAll()
    .where(conditions[order])
    .where(isOf(of))
    .orderBy(columns[order])
    .orderBy('case_no')
    .limit(limit)
    .execute();
}

/** How much there is in custody, read off one index from end to end of the unit's open cases. */
export async function tallyCustody(db: Db, of: WorkOf, bounds: WorkBounds): Promise<Tally> {
  const { today, dueUntil, accept, contact } = bounds;
  const isLate = sql`(waiting_since is null and promised_date < ${today})
    or (stage = 1 and refusal is null and promise_from < ${accept.lateBefore})
    or (contacted_at is null and promise_from < ${contact.lateBefore})`;
  const isDue = sql`(waiting_since is null and promised_date <= ${dueUntil})
    or (stage = 1 and refusal is null and promise_from < ${accept.dueBefore})
    or (contacted_at is null and promise_from < ${contact.dueBefore})`;
  const { rows } = await sql<{ total: number; late: number | null; due: number | null }>`
    select count(*) as total, sum(case when ${isLate} then 1 else 0 end) as late,
      sum(case when ${isLate} then 0 when ${isDue} then 1 else 0 end) as due
    from cases where closed_at is null and ${isOf(of)}`.execute(db);
  const [row] = rows;
  return { total: Number(row?.total ?? 0), late: Number(row?.late ?? 0), due: Number(row?.due ?? 0) };
}

/** Offered to the unit and neither taken over nor given back, the longest first. Few at any time. */
export async function readOffered(db: Db, unitCode: string): Promise<Row<'cases'>[]> {
  return db
    .selectFrom('cases')
    .selectAll()
    .where(sql<boolean>`transfer_to is not null and closed_at is null`)
    .where('transfer_to', '=', unitCode)
    .orderBy('transfer_at')
    .execute();
}

/** A unit's open tasks with the cases they belong to, by the day they are to be done. */
export async function readOpenTasks(
  db: Db,
  unitCode: string,
  limit: number,
): Promise<{ task: Row<'case_tasks'>; row: Row<'cases'> }[]> {
  const tasks = await db
    .selectFrom('case_tasks')
    .selectAll()
    .where(sql<boolean>`state = 'open'`)
    .where('unit_code', '=', unitCode)
    .orderBy('due_date')
    .orderBy('case_no')
    .limit(limit)
    .execute();
  const rows = await readCases(
    db,
    tasks.map(({ case_no }) => case_no),
  );
  const byNumber = new Map(rows.map((row) => [row.case_no, row]));
  return tasks.flatMap((task) => {
    const row = byNumber.get(task.case_no);
    return row ? [{ task, row }] : [];
  });
}

export async function tallyTasks(db: Db, unitCode: string, today: string): Promise<Tally> {
  const { rows } = await sql<{ total: number; late: number | null; due: number | null }>`
    select count(*) as total, sum(case when due_date < ${today} then 1 else 0 end) as late,
      sum(case when due_date = ${today} then 1 else 0 end) as due
    from case_tasks where state = 'open' and unit_code = ${unitCode}`.execute(db);
  const [row] = rows;
  return { total: Number(row?.total ?? 0), late: Number(row?.late ?? 0), due: Number(row?.due ?? 0) };
}

/** Cases in which something waits for somebody's decision; of one unit, or of all. Few at any time. */
export async function readToDecide(db: Db, unitCode: string | null): Promise<Row<'cases'>[]> {
  let query = db.selectFrom('cases').selectAll().where(isToDecide);
  if (unitCode !== null) query = query.where('custodian_unit', '=', unitCode);
  return query.where('told_at', '>', 0).orderBy('told_at').execute();
}

/** An extension, a refusal, an objection or a ruling waits for somebody. */
const isToDecide = sql<boolean>`(refusal = 'objected'
  or (closed_at is null and (extension = 'asked' or refusal = 'proposed' or escalated_at is not null)))`;

/** Cases in which some clock may be due or late: a few too many, none too few. Walks over what is open once. */
export async function readDueNumbers(db: Db, bounds: WorkBounds): Promise<string[]> {
  const { rows: cases } = await sql<{ case_no: string }>`
    select case_no from cases where closed_at is null and promised_date > '' and (promised_date <= ${bounds.dueUntil}
      or (stage = 1 and refusal is null and promise_from < ${bounds.accept.dueBefore})
      or (contacted_at is null and promise_from < ${bounds.contact.dueBefore}) or transfer_to is not null)`.execute(db);
  const { rows: tasks } = await sql<{ case_no: string }>`
    select case_no from case_tasks where state = 'open' and due_date <= ${bounds.today}`.execute(db);
  return [...new Set([...cases, ...tasks].map(({ case_no }) => case_no))];
}
