// The table of drafts parked for the counter, and who helped with a case at the kiosk.
import { sql } from 'kysely';
import type { Dialect } from '../database.ts';
import type { Db } from '../projection.ts';

export async function parked(db: Db, { strict }: Dialect): Promise<void> {
  await strict(db.schema.createTable('parked_drafts'))
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('request_id', 'text', (c) => c.notNull().unique())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addColumn('until', 'integer', (c) => c.notNull())
    .addColumn('sealed', 'text')
    .addColumn('sealed_recording', 'blob')
    .addColumn('taken_by', 'text')
    .addColumn('taken_at', 'integer')
    .addColumn('parked_by', 'text')
    .execute();
  // A code is given once a day, and is nobody else's for as long as its draft is kept.
  await db.schema
    .createIndex('parked_drafts_code_of_day')
    .unique()
    .on('parked_drafts')
    .columns(['day', 'code'])
    .execute();
  await db.schema
    .createIndex('parked_drafts_code')
    .unique()
    .on('parked_drafts')
    .column('code')
    .where(sql.ref('sealed'), 'is not', null)
    .execute();
  await db.schema.alterTable('cases').addColumn('assisted_by', 'text').execute();
}
