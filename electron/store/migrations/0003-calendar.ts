// The years' holiday notices as they were entered at the desk.
import type { Dialect } from '../database.ts';
import type { Db } from '../projection.ts';

export async function calendar(db: Db, { strict }: Dialect): Promise<void> {
  await strict(db.schema.createTable('holiday_notices'))
    .addColumn('year', 'integer', (c) => c.primaryKey().notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('off', 'text', (c) => c.notNull())
    .addColumn('worked', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('set_at', 'integer', (c) => c.notNull())
    .addColumn('set_by', 'text', (c) => c.notNull())
    .execute();
}
