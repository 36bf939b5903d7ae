// The SQL of the print spool: one row a slip, and every change of state conditional on the state it comes from.

import type { Db, Write } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { SlipTrouble } from '#shared/contract/slips.ts';
import type { Share } from './slip-routes.ts';

export type SlipJob = Row<'slip_jobs'>;
export type NewSlipJob = Pick<SlipJob, 'id' | 'kind' | 'subject' | 'data' | 'copies_marked' | 'only_printer'> & {
  /** Why it will never be printed; it is cancelled as it is made. */
  trouble: SlipTrouble | null;
};
/** How a try ended. */
export type Settled = Pick<SlipJob, 'state'> &
  Partial<Pick<SlipJob, 'confirmed' | 'printer'>> & {
    error: SlipTrouble | null;
  };

/** One insert, in the command's own transaction: the slip exists when and only when the number or the case does. */
export async function insertJob(w: Write, { trouble, ...job }: NewSlipJob): Promise<void> {
  await w.db
    .insertInto('slip_jobs')
    .values({
      ...job,
      state: trouble === null ? 'waiting' : 'cancelled',
      terminal: w.actor.terminal,
      printer: null,
      attempts: 0,
      error: trouble,
      created_at: w.at,
      line_at: w.at,
      updated_at: w.at,
    })
    .execute();
}

export function jobById(db: Db, id: string): Promise<SlipJob | undefined> {
  return db.selectFrom('slip_jobs').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The id of the job at a place in the line; undefined where there is none. */
export async function idAtPlace(db: Db, seq: number): Promise<string | undefined> {
  return (await db.selectFrom('slip_jobs').select('id').where('seq', '=', seq).executeTakeFirst())?.id;
}

/** The newest job of a ticket, case or appointment. */
export function jobOfSubject(db: Db, kind: SlipJob['kind'], subject: string): Promise<SlipJob | undefined> {
  return db
    .selectFrom('slip_jobs')
    .selectAll()
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .orderBy('seq', 'desc')
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

/** The first job in line that this printer may take now. */
export function nextWaiting(db: Db, share: Share): Promise<SlipJob | undefined> {
  return db
    .selectFrom('slip_jobs')
    .selectAll()
    .where('state', '=', 'waiting')
    .where((eb) => {
      const isOthers =
        share.othersThan === null || share.othersThan.length === 0
          ? eb.lit(share.othersThan !== null)
          : eb('terminal', 'not in', share.othersThan);
      const isNamed = share.terminals.length === 0 ? eb.lit(false) : eb('terminal', 'in', share.terminals);
      return eb.or([
        eb('only_printer', '=', share.printer),
        eb.and([eb('only_printer', 'is', null), eb.or([isOthers, isNamed])]),
      ]);
    })
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
}

/** Jobs that are not out and not given up: first those a person is needed for, each in the order of the line. */
export async function openJobs(db: Db, limit: number): Promise<SlipJob[]> {
  const inState = (states: readonly SlipJob['state'][], most: number) =>
    db.selectFrom('slip_jobs').selectAll().where('state', 'in', states).orderBy('seq').limit(most).execute();
  const asking = await inState(['uncertain', 'failed'], limit);
  return [...asking, ...(await inState(['printing', 'waiting'], limit - asking.length))];
}

/** The newest jobs of a case, or of tickets with this number taken since an instant; newest first. */
export function jobsByNumber(db: Db, number: string, since: number, limit: number): Promise<SlipJob[]> {
  // A ticket's slip is plain JSON; its number has nothing in it that LIKE or JSON would read otherwise.
  const isTicketNo = /^[0-9A-Z-]{1,12}$/.test(number);
  return db
    .selectFrom('slip_jobs')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb.and([eb('kind', '=', 'case'), eb('subject', '=', number)]),
        ...(isTicketNo
          ? [
              eb.and([
                eb('kind', '=', 'ticket'),
                eb('created_at', '>=', since),
                eb('data', 'like', `%"no":"${number}"%`),
              ]),
            ]
          : []),
      ]),
    )
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
}

/**
 * Takes a waiting job into print at a printer; false when it is not in line any more as it was drawn: a person may have
 * sent it to another printer meanwhile, or made it a further copy.
 */
export async function claimJob(
  w: Write,
  drawn: Pick<SlipJob, 'id' | 'copies_marked' | 'only_printer'>,
  printer: string,
): Promise<boolean> {
  const { id, copies_marked: copies, only_printer: only } = drawn;
  const result = await w.db
    .updateTable('slip_jobs')
    // What hindered it before is over.
    .set((eb) => ({ state: 'printing', printer, attempts: eb('attempts', '+', 1), error: null, updated_at: w.at }))
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where('copies_marked', '=', copies)
    .where((eb) => (only === null ? eb('only_printer', 'is', null) : eb('only_printer', '=', only)))
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Where a job stands after a try. `from`: where whoever tried had it; one that stands elsewhere is another's. */
export async function settleJob(w: Write, id: string, from: 'waiting' | 'printing', to: Settled): Promise<void> {
  await w.db
    .updateTable('slip_jobs')
    .set({ ...to, updated_at: w.at })
    .where('id', '=', id)
    .where('state', '=', from)
    .execute();
}

/** A person's decision; false when the job is no longer as that person saw it. */
export async function decideJob(
  w: Write,
  seen: Pick<SlipJob, 'id' | 'state' | 'copies_marked'>,
  to: Settled & Partial<Pick<SlipJob, 'copies_marked' | 'line_at' | 'only_printer'>>,
): Promise<boolean> {
  const result = await w.db
    .updateTable('slip_jobs')
    .set({ ...to, updated_at: w.at })
    .where('id', '=', seen.id)
    .where('state', '=', seen.state)
    .where('copies_marked', '=', seen.copies_marked)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/**
 * Settles the jobs a crash left in print. Nobody knows what came out of a printer that was cut off; one that only
 * writes files writes the same file again. Returns the ids concerned.
 */
export async function settleInterrupted(w: Write, filePrinters: readonly string[]): Promise<string[]> {
  const rows = await w.db.selectFrom('slip_jobs').select(['id', 'printer']).where('state', '=', 'printing').execute();
  for (const { id, printer } of rows) {
    const isFile = printer !== null && filePrinters.includes(printer);
    await settleJob(w, id, 'printing', { state: isFile ? 'waiting' : 'uncertain', error: null });
  }
  return rows.map((row) => row.id);
}

/** Sets aside what waits for a printer that is no more: nothing would ever print it. Returns the ids concerned. */
export async function settleStranded(
  w: Write,
  hasPrinter: (job: Pick<SlipJob, 'terminal' | 'only_printer'>) => boolean,
): Promise<string[]> {
  const rows = await w.db
    .selectFrom('slip_jobs')
    .select(['id', 'state', 'terminal', 'only_printer'])
    .where('state', '=', 'waiting')
    .execute();
  const stranded = rows.filter((row) => !hasPrinter(row));
  for (const { id } of stranded) await settleJob(w, id, 'waiting', { state: 'failed', error: 'no-printer' });
  return stranded.map(({ id }) => id);
}

/** How many wait for each terminal and, where one was asked for, printer. */
export async function countWaiting(
  db: Db,
): Promise<{ terminal: string; only_printer: string | null; count: number }[]> {
  const rows = await db
    .selectFrom('slip_jobs')
    .select(({ fn }) => ['terminal', 'only_printer', fn.countAll<number>().as('count')])
    .where('state', '=', 'waiting')
    .groupBy(['terminal', 'only_printer'])
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** Forgets settled slips made before an instant that are nobody's: what belongs to a case or an appointment goes with it. */
export async function purgeJobs(w: Write, before: number): Promise<void> {
  await w.db
    .deleteFrom('slip_jobs')
    .where('kind', 'in', ['ticket', 'shift', 'test'])
    .where('state', 'in', ['printed', 'failed', 'cancelled', 'uncertain'])
    .where('created_at', '<', before)
    .execute();
}
