// A thread's program for the tests of long reads: one that answers, one that fails, one that puts another file in the database's place.
import { copyFileSync, renameSync } from 'node:fs';
import type { Snapshot } from '#electron/store/database.ts';
import { serveReads } from '#electron/store/read-thread.ts';

const reads = {
  numbers: async ({ db }: Snapshot, o: { group: string }) =>
    (await db.selectFrom('tickets').select('no').where('group_code', '=', o.group).orderBy('no').execute()).map(
      ({ no }) => no,
    ),
  arrays: ({ db, arrays }: Snapshot, _: null) => [...arrays(db.selectFrom('tickets').select(['no', 'n']).compile())],
  write: ({ db }: Snapshot, _: null) => db.deleteFrom('tickets').execute(),
  bug: (_: Snapshot, __: null): string => {
    throw new TypeError('Not a function');
  },
  swap: (_: Snapshot, o: { path: string }): string => {
    copyFileSync(o.path, `${o.path}.other`);
    renameSync(`${o.path}.other`, o.path);
    return 'of the old file';
  },
};
export type ReadsUnderTest = typeof reads;

serveReads(reads);
