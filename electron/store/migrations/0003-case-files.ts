// The table of the files of cases.
import { sql } from 'kysely';
import type { Dialect } from '../database.ts';
import type { Db } from '../projection.ts';

export async function caseFiles(db: Db, { strict }: Dialect): Promise<void> {
  await strict(db.schema.createTable('case_files'))
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('case_no', 'text', (c) => c.notNull().references('cases.case_no'))
    .addColumn('entry_id', 'text', (c) => c.notNull().unique())
    .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('paper','photo','signature')`))
    .addColumn('media_type', 'text', (c) => c.notNull())
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('sealed_name', 'text', (c) => c.notNull())
    .addColumn('added_at', 'integer', (c) => c.notNull())
    .addColumn('added_by', 'text')
    .addColumn('gone_at', 'integer')
    .addColumn('gone_by', 'text')
    .execute();
  await db.schema.createIndex('case_files_of_case').on('case_files').columns(['case_no', 'added_at']).execute();
}
