// The outbox: what is on its way to citizens' telephones.

import { sql } from 'kysely';
import type { Dialect } from '../database.ts';
import type { Db } from '../projection.ts';

export async function notify(db: Db, { strict }: Dialect): Promise<void> {
  await strict(db.schema.createTable('outbox'))
    .addColumn('n', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('case_no', 'text', (c) => c.notNull())
    .addColumn('turn', 'text', (c) => c.notNull())
    .addColumn('sealed', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) =>
      c.notNull().defaultTo('waiting').check(sql`state in ('waiting','sent','failed','given-up')`),
    )
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('next_at', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'integer', (c) => c.notNull())
    .addColumn('failed_at', 'integer')
    .addColumn('sent_at', 'integer')
    .addColumn('last_error', 'text')
    .execute();
  await db.schema.createIndex('outbox_by_case').on('outbox').columns(['case_no', 'n']).execute();
  await db.schema.createIndex('outbox_by_age').on('outbox').column('created_at').execute();
  // Asked after every commit: only what is still on its way is looked through.
  await sql`create index outbox_due on outbox (next_at, n) where state in ('waiting','failed')`.execute(db);
}
