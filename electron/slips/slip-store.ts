// The SQL of the print spool: one row a slip, and every change of state conditional on the state it comes from.

import type { Db, Write } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';

export type SlipJob = Row<'slip_jobs'>;
export type NewSlipJob = Pick<SlipJob, 'id' | 'kind' | 'subject' | 'data' | 'copies_marked'>;

/** One insert, in the command's own transaction: the slip exists when and only when the number or the case does. */
export async function insertJob(w: Write, job: NewSlipJob): Promise<void> {
  await w.db
    .insertInto('slip_jobs')
    .values({ ...job, state: 'waiting', attempts: 0, error: null, created_at: w.at, updated_at: w.at })
    .execute();
}

export function jobById(db: Db, id: string): Promise<SlipJob | undefined> {
  return db.selectFrom('slip_jobs').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The newest job of a ticket or case. */
export function jobOfSubject(db: Db, kind: SlipJob['kind'], subject: string): Promise<SlipJob | undefined> {
  return db
    .selectFrom('slip_jobs')
    .selectAll()
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .orderBy('created_at', 'desc')
    .orderBy('copies_marked', 'desc')
    .executeTakeFirst();
}

/** How many jobs of a ticket or case were made since an instant (UTC ms). */
export async function countJobsSince(db: Db, kind: SlipJob['kind'], subject: string, since: number): Promise<number> {
  const { n } = await db
    .selectFrom('slip_jobs')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('created_at', '>=', since)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** The oldest waiting job. */
export function nextWaiting(db: Db): Promise<SlipJob | undefined> {
  return db
    .selectFrom('slip_jobs')
    .selectAll()
    .where('state', '=', 'waiting')
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

/** Waiting and failed jobs, oldest first. */
export function openJobs(db: Db, limit: number): Promise<SlipJob[]> {
  return db
    .selectFrom('slip_jobs')
    .selectAll()
    .where('state', 'in', ['waiting', 'failed'])
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Takes a waiting job into print; false when it is not waiting any more. */
export async function claimJob(w: Write, id: string): Promise<boolean> {
  const result = await w.db
    .updateTable('slip_jobs')
    .set((eb) => ({ state: 'printing', attempts: eb('attempts', '+', 1), updated_at: w.at }))
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Where a job stands after a try. */
export async function settleJob(w: Write, id: string, to: Pick<SlipJob, 'state' | 'error'>): Promise<void> {
  await w.db
    .updateTable('slip_jobs')
    .set({ ...to, updated_at: w.at })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'printing'])
    .execute();
}

/** Puts a settled job back in line; `copies` is the reprint number its paper will carry. False when it is printing now. */
export async function requeueJob(w: Write, id: string, copies: number): Promise<boolean> {
  const result = await w.db
    .updateTable('slip_jobs')
    .set({ state: 'waiting', error: null, copies_marked: copies, updated_at: w.at })
    .where('id', '=', id)
    .where('state', '!=', 'printing')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Settles the jobs a crash left in print. Returns the ids concerned. */
export async function settleInterrupted(w: Write, to: Pick<SlipJob, 'state' | 'error'>): Promise<string[]> {
  const rows = await w.db
    .updateTable('slip_jobs')
    .set({ ...to, updated_at: w.at })
    .where('state', '=', 'printing')
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}
