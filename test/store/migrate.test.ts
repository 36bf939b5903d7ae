import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { checkBackup, listBackups } from '#electron/store/backup.ts';
import { type Engine, openSqlite } from '#electron/store/database.ts';
import { migrate, schemaOf } from '#electron/store/migrate.ts';
import { allMigrations } from '#electron/store/migrations/all-migrations.ts';
import type { Migration } from '#electron/store/migrations/migration.ts';
import { StoreNewer } from '#electron/store/store-errors.ts';
import type { Tables } from '#electron/store/tables.ts';
import { tempStore } from './temp-store.ts';

const columns: { [T in keyof Tables]: readonly (keyof Tables[T])[] } = {
  journal: ['seq', 'at', 'type', 'subject', 'actor', 'data', 'prev_hash', 'hash'],
  queue_days: ['date', 'group_code', 'taken'],
  tickets: [
    'id',
    'request_id',
    'date',
    'group_code',
    'matter_code',
    'n',
    'no',
    'state',
    'ahead',
    'taken_at',
    'terminal',
    'called_at',
    'window_code',
    'calls',
    'ended_at',
  ],
  cases: [
    'case_no',
    'day',
    'n',
    'request_id',
    'channel',
    'kind',
    'category',
    'matter_code',
    'failed_at_unit',
    'trips',
    'role',
    'language',
    'stage',
    'filed_at',
    'filed_by',
    'limit_wd',
    'promised_date',
    'provisional',
    'custodian_unit',
    'custodian_staff',
    'handling',
    'accepted_at',
    'concluded_at',
    'sealed',
    'query_code_sealed',
    'version',
  ],
  case_stages: ['case_no', 'stage', 'at'],
  case_entries: ['id', 'case_no', 'at', 'kind', 'staff_id', 'sealed', 'data'],
  staff: ['id', 'username', 'display_name', 'roles', 'unit_code', 'window_code', 'disabled', 'created_at'],
  help_calls: ['id', 'request_id', 'terminal', 'screen', 'at', 'answered_at', 'answered_by'],
  vault_keys: ['case_no', 'wrapped'],
  blind_index: ['field', 'digest', 'case_no'],
  staff_credentials: ['staff_id', 'hash', 'must_change'],
  sessions: ['token_hash', 'staff_id', 'created_at', 'expires_at'],
  query_tries: ['scope', 'key', 'failures', 'window_started_at'],
  slip_jobs: [
    'id',
    'kind',
    'subject',
    'data',
    'state',
    'copies_marked',
    'attempts',
    'error',
    'created_at',
    'updated_at',
  ],
  meta: ['key', 'value'],
};

test('the tables are those the types say, all of them STRICT', async () => {
  const store = await tempStore([]);
  const found = await store.db.introspection.getTables();
  const byName = Object.fromEntries(found.map((table) => [table.name, table.columns.map((c) => c.name)]));
  expect(byName).toEqual(columns);
  const { rows } = await sql<{ name: string; strict: number }>`select name, strict from pragma_table_list
    where schema = 'main' and type = 'table' and name not like 'sqlite_%'`.execute(store.db);
  expect(rows.filter((row) => row.strict !== 1)).toEqual([]);
});

test('one window cannot have two called tickets', async () => {
  const store = await tempStore([]);
  const insert = (id: string, n: number) =>
    store.write({ kind: 'system', id: 't', terminal: 't' }, (w) =>
      w.db
        .insertInto('tickets')
        .values({
          id,
          request_id: id,
          date: 'd',
          group_code: 'g',
          matter_code: 'm',
          n,
          no: id,
          state: 'called',
          ahead: 0,
          taken_at: 0,
          terminal: 't',
          called_at: 1,
          window_code: 'W01',
          ended_at: null,
        })
        .execute(),
    );
  await insert('a', 1);
  await expect(insert('b', 2)).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_UNIQUE' });
});

/** A step that may come one day: a column more, filled for the rows that are there. */
const nextStep: Migration = {
  name: '0002-test',
  async up(db) {
    await db.schema
      .alterTable('queue_days')
      .addColumn('colour', 'text', (c) => c.notNull().defaultTo('green'))
      .execute();
  },
};

async function engineWithRow(): Promise<{ engine: Engine; path: string }> {
  const store = await tempStore([]);
  await store.write({ kind: 'system', id: 't', terminal: 't' }, (w) =>
    w.db.insertInto('queue_days').values({ date: 'd', group_code: 'g', taken: 7 }).execute(),
  );
  await store.close();
  return { engine: openSqlite(store.path), path: store.path };
}

test('an older database is backed up once, then brought forward with its rows', async () => {
  const { engine, path } = await engineWithRow();
  const calls: number[] = [];
  const backup = async () => {
    calls.push(await schemaOf(engine));
  };
  const migrations = [...allMigrations, nextStep];
  await migrate(engine, { path, clock: () => 5, backup, migrations });
  await migrate(engine, { path, clock: () => 5, backup, migrations });
  expect(calls).toEqual([1]);
  expect(await schemaOf(engine)).toBe(2);
  const rows = await engine.reader.selectFrom('queue_days').selectAll().execute();
  expect(rows).toEqual([{ date: 'd', group_code: 'g', taken: 7, colour: 'green' }]);
  await engine.close();
});

test('when the backup fails nothing is migrated; when a step fails nothing of it stays', async () => {
  const { engine, path } = await engineWithRow();
  const noBackup = migrate(engine, {
    path,
    clock: () => 5,
    backup: async () => {
      throw new Error('no room');
    },
    migrations: [...allMigrations, nextStep],
  });
  await expect(noBackup).rejects.toThrow('no room');
  const half: Migration = {
    name: '0002-half',
    async up(db, dialect) {
      await nextStep.up(db, dialect);
      throw new Error('half way');
    },
  };
  const failing = migrate(engine, {
    path,
    clock: () => 5,
    backup: async () => {},
    migrations: [...allMigrations, half],
  });
  await expect(failing).rejects.toThrow('half way');
  expect(await schemaOf(engine)).toBe(1);
  expect(await engine.reader.selectFrom('queue_days').selectAll().execute()).toEqual([
    { date: 'd', group_code: 'g', taken: 7 },
  ]);
  await engine.close();
});

test('the list names every migration file, in order', () => {
  const folder = join(import.meta.dirname, '../../electron/store/migrations');
  const files = readdirSync(folder)
    .filter((name) => /^\d{4}-.*\.ts$/.test(name))
    .sort();
  expect(allMigrations.map((m) => `${m.name}.ts`)).toEqual(files);
  expect(files.map((name) => Number(name.slice(0, 4)))).toEqual(files.map((_, i) => i + 1));
});

test('opening an older database leaves a backup from before the migration', async () => {
  const { engine, path } = await engineWithRow();
  await engine.close();
  const store = await tempStore([], { path, migrations: [...allMigrations, nextStep] });
  const backups = listBackups(join(dirname(path), 'backups'));
  expect(backups.map((b) => b.reason)).toEqual(['before-migration']);
  expect(checkBackup(backups[0]?.path ?? '')).toMatchObject({ schema: 1 });
  await store.close();
  await expect(tempStore([], { path })).rejects.toThrow(StoreNewer);
});
