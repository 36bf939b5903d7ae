// Files beside the database: whole or not there, taken along with it, and missed where they are missing.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { backupDatabase, listBackups } from '#electron/store/backup.ts';
import { pruneFiles } from '#electron/store/backup-files.ts';
import { memoryKeyKeeper } from '#electron/store/key-keeper.ts';
import { type Db, onEvent, type Projection } from '#electron/store/projection.ts';
import { restoreBackup } from '#electron/store/restore.ts';
import { filesBeside, sealedFilesBeside } from '#electron/store/sealed-files.ts';
import type { Store } from '#electron/store/store.ts';
import { StoreFailed } from '#electron/store/store-errors.ts';
import { verifyDatabase } from '#electron/store/verify.ts';
import { kiosk } from './small-hall.ts';
import { handClock, tempDirectory, tempStore } from './temp-store.ts';

/** Rows that speak of files, and nothing else of a hall. */
const rows: Projection = {
  tables: ['case_files'],
  events: {
    added: onEvent(z.object({ sha256: z.string() }), async (db, { subject: id, at, data }) => {
      await someCase(db);
      await db
        .insertInto('case_files')
        .values({
          id,
          case_no: '261123-0014',
          entry_id: id,
          kind: 'paper',
          media_type: 'image/png',
          bytes: 1,
          sha256: data.sha256,
          sealed_name: '',
          added_at: at,
          added_by: null,
          gone_at: null,
          gone_by: null,
        })
        .execute();
    }),
    gone: onEvent(z.object({}), async (db, { subject: id, at }) => {
      await db.updateTable('case_files').set({ gone_at: at }).where('id', '=', id).execute();
    }),
  },
};

const known: Readonly<Record<string, string | number>> = {
  case_no: '261123-0014',
  channel: 'kiosk',
  kind: 'ask',
  category: 'consultation',
  role: 'self',
  stage: 1,
};
/** Whatever columns a case has: it is only there to be referred to. */
async function someCase(db: Db): Promise<void> {
  const info = sql<{ name: string; type: string }>`select name, type from pragma_table_info('cases') where "notnull"`;
  const { rows: columns } = await info.execute(db);
  const values = columns.map(({ name, type }) => known[name] ?? (type === 'TEXT' ? '' : 0));
  await sql`insert or ignore into cases (${sql.join(columns.map(({ name }) => sql.ref(name)))})
    values (${sql.join(values)})`.execute(db);
}

async function hallOfFiles(): Promise<Store & { path: string }> {
  return tempStore([rows]);
}

async function add(store: Store & { path: string }, id: string): Promise<void> {
  const sealed = Buffer.from(`sealed ${id}`);
  await sealedFilesBeside(store.path).put(id, sealed);
  const sha256 = createHash('sha256').update(sealed).digest('hex');
  await store.write(kiosk, (w) => w.append({ type: 'added', subject: id, data: { sha256 } }));
}

async function remove(store: Store & { path: string }, id: string): Promise<void> {
  await store.write(kiosk, (w) => w.append({ type: 'gone', subject: id, data: {} }));
  await sealedFilesBeside(store.path).remove([id]);
}

const backup = (store: { path: string }, directory: string, clock = handClock()) =>
  backupDatabase({ path: store.path, directory, clock, reason: 'manual' });
const inFolder = (folder: string) => (existsSync(folder) ? readdirSync(folder).sort() : []);

test('what is put is there whole, for nobody else’s eyes, and gone when it is removed', async () => {
  const path = join(tempDirectory(), 'bancheng.db');
  const files = sealedFilesBeside(path);
  expect(await files.names()).toEqual([]);
  expect(await files.read('a')).toBeNull();
  await files.put('a', Buffer.from('one'));
  await files.put('b', Buffer.from('two'));
  expect(await files.names()).toEqual(['a', 'b']);
  expect(String(await files.read('a'))).toBe('one');
  if (process.platform !== 'win32') expect(statSync(join(filesBeside(path), 'a')).mode & 0o077).toBe(0);
  await files.remove(['a', 'never there']);
  expect(await files.names()).toEqual(['b']);
});

test('a folder that takes nothing is said in words, and leaves nothing half', async () => {
  const path = join(tempDirectory(), 'bancheng.db');
  writeFileSync(filesBeside(path), 'a file stands in the folder’s place');
  await expect(sealedFilesBeside(path).put('a', Buffer.from('one'))).rejects.toThrow(StoreFailed);
  rmSync(filesBeside(path));
  // Its name is taken by a folder: the rename fails after all was written.
  mkdirSync(join(filesBeside(path), 'a', 'full'), { recursive: true });
  await expect(sealedFilesBeside(path).put('a', Buffer.from('one'))).rejects.toThrow();
  expect(await sealedFilesBeside(path).names()).toEqual(['a']);
});

test('verify names the file that is lost and the one that was changed', async () => {
  const store = await hallOfFiles();
  for (const id of ['kept', 'lost', 'changed', 'taken-away']) await add(store, id);
  await remove(store, 'taken-away');
  expect(await verifyDatabase({ path: store.path, projections: [rows] })).toMatchObject({ ok: true });
  rmSync(join(filesBeside(store.path), 'lost'));
  writeFileSync(join(filesBeside(store.path), 'changed'), 'sealed changeD');
  const report = await verifyDatabase({ path: store.path, projections: [rows] });
  expect(report.ok).toBe(false);
  expect(report.differences).toEqual([
    { kind: 'file', id: 'changed', what: 'changed' },
    { kind: 'file', id: 'lost', what: 'missing' },
  ]);
});

test('backups carry the files, each once, and a backup verifies with them', async () => {
  const store = await hallOfFiles();
  await add(store, 'first');
  const directory = join(dirname(store.path), 'backups');
  await backup(store, directory);
  await add(store, 'second');
  const { path } = await backup(store, directory);
  expect(inFolder(join(directory, 'files'))).toEqual(['first', 'second']);
  expect(listBackups(directory)).toHaveLength(2);
  expect(await verifyDatabase({ path, projections: [rows] })).toMatchObject({ ok: true });
  const [live, kept] = [filesBeside(store.path), join(directory, 'files')].map((folder) => join(folder, 'first'));
  // One content under two names where the disk knows such: a hall's files lie there once.
  expect(statSync(kept ?? '').ino).toBe(statSync(live ?? '').ino);
});

test('a file that is taken away leaves the backups when the last that speaks of it goes', async () => {
  const store = await hallOfFiles();
  await add(store, 'old');
  await add(store, 'kept');
  const directory = join(dirname(store.path), 'backups');
  const clock = handClock();
  const before = await backup(store, directory, clock);
  await remove(store, 'old');
  clock.now += 60_000;
  await backup(store, directory, clock);
  const prune = () => pruneFiles({ path: store.path, directory, backups: listBackups(directory) });
  prune();
  expect(inFolder(join(directory, 'files'))).toEqual(['kept', 'old']);
  rmSync(before.path);
  prune();
  expect(inFolder(join(directory, 'files'))).toEqual(['kept']);
});

test('a restore brings back what the backup speaks of, and sets aside what only the old database did', async () => {
  const store = await hallOfFiles();
  await add(store, 'shared');
  await add(store, 'removed-since');
  const directory = join(dirname(store.path), 'backups');
  const made = await backup(store, directory);
  await remove(store, 'removed-since');
  await add(store, 'added-since');
  await store.close();
  const restore = () =>
    restoreBackup({
      path: store.path,
      backup: made.path,
      clock: handClock(),
      keeper: memoryKeyKeeper(),
      askWords: async () => null,
    });
  const done = await restore();
  expect(done.filesLost).toBe(0);
  expect(inFolder(filesBeside(store.path))).toEqual(['removed-since', 'shared']);
  expect(inFolder(join(done.setAside ?? '', 'files'))).toEqual(['added-since']);
  expect(readFileSync(join(done.setAside ?? '', 'files', 'added-since'), 'utf8')).toBe('sealed added-since');
  expect(await verifyDatabase({ path: store.path, projections: [rows] })).toMatchObject({ ok: true });

  // A backup without its files still brings the database back, and says how many are nowhere.
  rmSync(join(directory, 'files'), { recursive: true });
  rmSync(filesBeside(store.path), { recursive: true });
  expect((await restore()).filesLost).toBe(2);
});

test('a database that vanished does not take the files added since the backup with it', async () => {
  const store = await hallOfFiles();
  await add(store, 'before');
  await backup(store, join(dirname(store.path), 'backups'));
  await add(store, 'since');
  await store.close();
  for (const end of ['', '-wal', '-shm']) rmSync(`${store.path}${end}`, { force: true });
  const again = await tempStore([rows], { path: store.path });
  expect(again.recovery).toMatchObject({ what: 'missing' });
  expect(inFolder(filesBeside(store.path))).toEqual(['before']);
  expect(inFolder(join(again.recovery?.setAside ?? '', 'files'))).toEqual(['since']);
});
