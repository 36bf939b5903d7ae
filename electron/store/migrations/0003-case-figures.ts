// The indexes that the figures of cases are counted from, so that a million cases are one walk over one of them.
import { sql } from 'kysely';
import type { Db } from '../projection.ts';

export async function caseFigures(db: Db): Promise<void> {
  // Everything the figures ask of a case, in the order of its days: no row is looked up.
  await db.schema
    .createIndex('cases_figures')
    .on('cases')
    .columns(['day', 'custodian_unit', 'failed_at_unit', 'matter_code', 'category', 'handling', 'cause', 'grade'])
    .columns(['accepted_at', 'contacted_at', 'concluded_at', 'closed_at', 'promise_from', 'promised_date'])
    .columns(['waiting_since', 'refusal', 'answer', 'reopened', 'merged_into'])
    .execute();
  // Few: their earlier grades are asked for one by one.
  await sql`create index cases_reopened on cases (day) where reopened > 0`.execute(db);
}
