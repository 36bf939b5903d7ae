// The SQL of the files of cases. Only the projector writes them.

import type { Db } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';

export type FileRow = Row<'case_files'>;

/** In the order they came, those that are gone among them. */
export async function readFiles(db: Db, caseNo: string): Promise<FileRow[]> {
  const files = db.selectFrom('case_files').selectAll().where('case_no', '=', caseNo);
  return files.orderBy('added_at').orderBy('id').execute();
}

/** The file a request has made before. */
export async function readFileByEntry(db: Db, entryId: string): Promise<FileRow | undefined> {
  return db.selectFrom('case_files').selectAll().where('entry_id', '=', entryId).executeTakeFirst();
}

/** Which of these no case has. */
export async function unspokenOf(db: Db, names: readonly string[]): Promise<string[]> {
  const unspoken: string[] = [];
  for (let from = 0; from < names.length; from += namesAtOnce) {
    const some = names.slice(from, from + namesAtOnce);
    const rows = db.selectFrom('case_files').select('id').where('id', 'in', some).where('gone_at', 'is', null);
    const known = new Set((await rows.execute()).map(({ id }) => id));
    unspoken.push(...some.filter((name) => !known.has(name)));
  }
  return unspoken;
}

const namesAtOnce = 500;
