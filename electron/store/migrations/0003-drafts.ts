// The table of words begun at a desk and not sent yet.
import type { Dialect } from '../database.ts';
import type { Db } from '../projection.ts';

export async function drafts(db: Db, { strict }: Dialect): Promise<void> {
  await strict(db.schema.createTable('drafts'))
    .addColumn('staff_id', 'text', (c) => c.notNull())
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('sealed', 'text', (c) => c.notNull())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('drafts_pk', ['staff_id', 'place'])
    .execute();
  await db.schema.createIndex('drafts_by_age').on('drafts').column('at').execute();
}
