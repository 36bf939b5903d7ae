// A file of a case may be a recording, which has a length.
import { sql } from 'kysely';
import type { Dialect } from '../database.ts';
import type { Db } from '../projection.ts';

/** The table is made anew: what SQLite checks of a column cannot be changed. */
export async function recordings(db: Db, { strict }: Dialect): Promise<void> {
  await db.schema.alterTable('case_files').renameTo('case_files_0003').execute();
  await sql`drop index case_files_of_case`.execute(db);
  await strict(db.schema.createTable('case_files'))
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('case_no', 'text', (c) => c.notNull().references('cases.case_no'))
    .addColumn('entry_id', 'text', (c) => c.notNull().unique())
    .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('paper','photo','signature','recording')`))
    .addColumn('media_type', 'text', (c) => c.notNull())
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('sealed_name', 'text', (c) => c.notNull())
    .addColumn('seconds', 'integer', (c) => c.check(sql`(seconds is not null) = (kind = 'recording')`))
    .addColumn('added_at', 'integer', (c) => c.notNull())
    .addColumn('added_by', 'text')
    .addColumn('gone_at', 'integer')
    .addColumn('gone_by', 'text')
    .execute();
  await sql`insert into case_files (id, case_no, entry_id, kind, media_type, bytes, sha256, sealed_name, added_at,
    added_by, gone_at, gone_by)
    select id, case_no, entry_id, kind, media_type, bytes, sha256, sealed_name, added_at, added_by, gone_at, gone_by
    from case_files_0003`.execute(db);
  await db.schema.dropTable('case_files_0003').execute();
  await db.schema.createIndex('case_files_of_case').on('case_files').columns(['case_no', 'added_at']).execute();
}
