// What stands in the code of the newest slip: the dock plays the scanner with it, as a citizen would with the paper.
import { sql } from 'kysely';
import { storedSlipSchema } from '../slips/slip-data.ts';
import type { Db } from '../store/store.ts';
import type { Vault } from '../store/vault.ts';

/** Null where there is no slip yet. The newest by the order of writing: the clock may have been jumped. */
export async function newestCode(db: Db, vault: Pick<Vault, 'key'>): Promise<string | null> {
  const job = await db
    .selectFrom('slip_jobs')
    .select(['kind', 'subject', 'data'])
    .orderBy(sql`rowid`, 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!job) return null;
  const data: unknown =
    job.kind === 'case'
      ? (await vault.key(db, job.subject)).open(job.data, `${job.subject}/slip`)
      : JSON.parse(job.data);
  return storedSlipSchema.parse(data).slip.qr || null;
}
