import { readdirSync, readFileSync } from 'node:fs';
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
  queue_days: ['date', 'group_code', 'taken', 'series', 'digits', 'start'],
  tickets: [
    'id',
    'request_id',
    'date',
    'group_code',
    'matter_code',
    'also_matters',
    'n',
    'no',
    'state',
    'lane',
    'green_reason',
    'green_confirmed',
    'topped_at',
    'queue_group',
    'target_window',
    'rank',
    'sub',
    'due_at',
    'appointment_id',
    'ahead',
    'taken_at',
    'half',
    'terminal',
    'called_at',
    'first_called_at',
    'window_code',
    'calls',
    'misses',
    'ended_at',
  ],
  closed_days: ['date', 'at', 'by_id'],
  services: [
    'ticket_id',
    'k',
    'request_id',
    'date',
    'queue_group',
    'matter_code',
    'window_code',
    'staff_id',
    'called_at',
    'ended_at',
    'how',
  ],
  window_states: ['window_code', 'paused_reason', 'paused_at', 'seat_staff', 'seat_since', 'priority_run'],
  refusals: ['request_id', 'date', 'at', 'group_code', 'matter_code'],
  ratings: ['ticket_id', 'k', 'date', 'at', 'grade', 'reasons', 'via', 'window_code', 'staff_id', 'matter_code'],
  appointments: [
    'id',
    'request_id',
    'date',
    'time',
    'until',
    'matter_code',
    'channel',
    'language',
    'state',
    'ticket_id',
    'created_at',
    'ended_at',
    'sealed',
  ],
  appointment_slots: ['date', 'time', 'matter_code', 'taken'],
  appointment_holders: ['date', 'matter_code', 'digest', 'appointment_id'],
  ticket_holders: ['date', 'group_code', 'digest', 'ticket_id'],
  catalogue_entries: ['kind', 'code', 'version', 'data', 'retired', 'place', 'changed_at', 'changed_by'],
  blind_index: ['field', 'digest', 'case_no'],
  case_entries: ['id', 'case_no', 'at', 'kind', 'staff_id', 'sealed', 'data'],
  case_stages: ['case_no', 'stage', 'at'],
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
    'first_unit',
    'promise_from',
    'assigned_due',
    'transfer_to',
    'transfer_at',
    'hops',
    'ruled',
    'escalated_at',
    'urged_at',
    'waiting_since',
    'extension',
    'extension_date',
    'extension_by',
    'refusal',
    'refusal_ground',
    'refusal_by',
    'refused_at',
    'refused_by',
    'contacted_at',
    'told_at',
    'cause',
    'concluded_by',
    'answer',
    'answered_at',
    'grade',
    'reopened',
    'closed_at',
    'archived_at',
    'merged_into',
    'assisted_by',
  ],
  case_tasks: ['id', 'case_no', 'kind', 'unit_code', 'due_date', 'state', 'entry_id', 'asked_at', 'ended_at'],
  case_answers: ['case_no', 'k', 'at', 'done', 'grade', 'reasons', 'entry_id', 'staff_id'],
  case_units: ['case_no', 'unit_code'],
  case_links: ['case_no', 'other_no'],
  case_files: [
    'id',
    'case_no',
    'entry_id',
    'kind',
    'media_type',
    'bytes',
    'sha256',
    'sealed_name',
    'seconds',
    'added_at',
    'added_by',
    'gone_at',
    'gone_by',
  ],
  drafts: ['staff_id', 'place', 'sealed', 'at'],
  holiday_notices: ['year', 'source', 'off', 'worked', 'version', 'set_at', 'set_by'],
  help_calls: [
    'id',
    'request_id',
    'terminal',
    'screen',
    'at',
    'answered_at',
    'answered_by',
    'reason',
    'gone_at',
    'gone',
  ],
  meta: ['key', 'value'],
  query_tries: ['scope', 'key', 'failures', 'window_started_at'],
  sessions: ['token_hash', 'staff_id', 'created_at', 'expires_at'],
  outbox: [
    'n',
    'id',
    'case_no',
    'turn',
    'sealed',
    'state',
    'attempts',
    'next_at',
    'created_at',
    'failed_at',
    'sent_at',
    'last_error',
  ],
  slip_jobs: [
    'seq',
    'id',
    'kind',
    'subject',
    'data',
    'state',
    'confirmed',
    'terminal',
    'only_printer',
    'printer',
    'copies_marked',
    'attempts',
    'error',
    'created_at',
    'line_at',
    'updated_at',
  ],
  slip_templates: ['id', 'version', 'data', 'changed_at', 'changed_by'],
  parked_drafts: [
    'id',
    'request_id',
    'day',
    'code',
    'at',
    'until',
    'sealed',
    'sealed_recording',
    'taken_by',
    'taken_at',
    'parked_by',
  ],
  printer_rolls: ['printer', 'slips', 'dots', 'changed_at', 'printed_at'],
  staff: ['id', 'username', 'display_name', 'roles', 'unit_code', 'window_code', 'disabled', 'created_at'],
  staff_credentials: ['staff_id', 'hash', 'must_change'],
  vault_keys: ['case_no', 'wrapped'],
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
          queue_group: 'g',
          rank: 0,
          sub: 0,
          half: 'am',
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
  name: '9999-test',
  async up(db) {
    await db.schema
      .alterTable('queue_days')
      .addColumn('colour', 'text', (c) => c.notNull().defaultTo('green'))
      .execute();
  },
};

const day = { date: 'd', group_code: 'g', taken: 7, series: 'A', digits: 3, start: 1 };
/** The newest schema before that step. */
const now = allMigrations.length;

async function engineWithRow(): Promise<{ engine: Engine; path: string }> {
  const store = await tempStore([]);
  await store.write({ kind: 'system', id: 't', terminal: 't' }, (w) =>
    w.db.insertInto('queue_days').values(day).execute(),
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
  expect(calls).toEqual([now]);
  expect(await schemaOf(engine)).toBe(now + 1);
  const rows = await engine.reader.selectFrom('queue_days').selectAll().execute();
  expect(rows).toEqual([{ ...day, colour: 'green' }]);
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
    name: '9999-half',
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
  expect(await schemaOf(engine)).toBe(now);
  expect(await engine.reader.selectFrom('queue_days').selectAll().execute()).toEqual([day]);
  await engine.close();
});

test('the list names every migration file, in order', () => {
  const folder = join(import.meta.dirname, '../../electron/store/migrations');
  // A migration's parts, a file an area, lie beside it.
  const files = readdirSync(folder)
    .filter((name) => /^\d{4}-.*\.ts$/.test(name))
    .filter((name) => /: Migration = /.test(readFileSync(join(folder, name), 'utf8')))
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
  expect(checkBackup(backups[0]?.path ?? '')).toMatchObject({ schema: now });
  await store.close();
  await expect(tempStore([], { path })).rejects.toThrow(StoreNewer);
});
