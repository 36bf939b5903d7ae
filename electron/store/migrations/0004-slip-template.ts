// The hall's own part of its slips, as it was saved at the desk last.
import { sql } from 'kysely';
import type { Dialect } from '../database.ts';
import type { Db } from '../projection.ts';

/** One row: a hall has one template. */
export async function slipTemplate(db: Db, { strict }: Dialect): Promise<void> {
  await strict(db.schema.createTable('slip_templates'))
    .addColumn('id', 'integer', (c) => c.primaryKey().notNull().check(sql`id = 1`))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'integer', (c) => c.notNull())
    .addColumn('changed_by', 'text', (c) => c.notNull())
    .execute();
}
