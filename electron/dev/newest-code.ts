// What stands in the code of the newest slip: the dock plays the scanner with it, as a citizen would with the paper.

import { storedSlipSchema } from '../slips/slip-data.ts';
import { sealedFor } from '../slips/slip-drawing.ts';
import type { Db } from '../store/store.ts';
import type { Vault } from '../store/vault.ts';

/** Null where there is no slip yet that has one. The newest by the order of writing: the clock may have been jumped. */
export async function newestCode(db: Db, vault: Pick<Vault, 'key'>): Promise<string | null> {
  const job = await db
    .selectFrom('slip_jobs')
    .select(['kind', 'subject', 'data'])
    .where('kind', 'in', ['ticket', 'case', 'appointment'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!job) return null;
  const data: unknown =
    job.kind === 'ticket'
      ? JSON.parse(job.data)
      : (await vault.key(db, job.subject)).open(job.data, sealedFor(job.subject));
  const { slip } = storedSlipSchema.parse(data);
  return 'qr' in slip && slip.qr !== '' ? slip.qr : null;
}
