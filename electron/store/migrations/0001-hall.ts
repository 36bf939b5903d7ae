// The first schema: journal, queue, cases, staff, help calls, vault and spool of one hall.

import { sql } from 'kysely';
import type { Dialect } from '../database.ts';
import type { Db } from '../projection.ts';
import type { Migration } from './migration.ts';

export const hall: Migration = {
  name: '0001-hall',
  async up(db, dialect) {
    await journal(db, dialect);
    await queue(db, dialect);
    await cases(db, dialect);
    await people(db, dialect);
    await vault(db, dialect);
    await spool(db, dialect);
  },
};

async function journal(db: Db, dialect: Dialect): Promise<void> {
  const { strict } = dialect;
  await strict(db.schema.createTable('meta'))
    .addColumn('key', 'text', (c) => c.primaryKey().notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute();
  // Autoincrement: the engine remembers the highest number ever given, so `verify` sees events cut off the end.
  await strict(db.schema.createTable('journal'))
    .addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .addColumn('prev_hash', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull().unique())
    .execute();
  // What happened to one case or ticket, in order.
  await db.schema.createIndex('journal_by_subject').on('journal').columns(['subject', 'seq']).execute();
  await dialect.appendOnly(db, 'journal');
}

async function queue(db: Db, { strict }: Dialect): Promise<void> {
  await strict(db.schema.createTable('queue_days'))
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('group_code', 'text', (c) => c.notNull())
    .addColumn('taken', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('queue_days_pk', ['date', 'group_code'])
    .execute();
  await strict(db.schema.createTable('tickets'))
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('request_id', 'text', (c) => c.notNull().unique())
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('group_code', 'text', (c) => c.notNull())
    .addColumn('matter_code', 'text', (c) => c.notNull())
    .addColumn('n', 'integer', (c) => c.notNull())
    .addColumn('no', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('waiting','called','served','no-show')`))
    .addColumn('ahead', 'integer', (c) => c.notNull())
    .addColumn('taken_at', 'integer', (c) => c.notNull())
    .addColumn('terminal', 'text', (c) => c.notNull())
    .addColumn('called_at', 'integer')
    .addColumn('window_code', 'text')
    .addColumn('calls', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('ended_at', 'integer')
    .addUniqueConstraint('tickets_number', ['date', 'group_code', 'n'])
    .execute();
  // One window serves one ticket: two clerks calling at once cannot both win.
  await sql`create unique index tickets_at_window on tickets (window_code) where state = 'called'`.execute(db);
  await db.schema.createIndex('tickets_waiting').on('tickets').columns(['date', 'group_code', 'state', 'n']).execute();
}

async function cases(db: Db, { strict }: Dialect): Promise<void> {
  await strict(db.schema.createTable('cases'))
    .addColumn('case_no', 'text', (c) => c.primaryKey().notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('n', 'integer', (c) => c.notNull())
    .addColumn('request_id', 'text', (c) => c.notNull().unique())
    .addColumn('channel', 'text', (c) => c.notNull().check(sql`channel in ('kiosk','counter')`))
    .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('not-done','disagree','ask','suggest')`))
    .addColumn('category', 'text', (c) => c.notNull().check(sql`category in ('consultation','general')`))
    .addColumn('matter_code', 'text')
    .addColumn('failed_at_unit', 'text')
    .addColumn('trips', 'integer')
    .addColumn('role', 'text', (c) => c.notNull().check(sql`role in ('self','relative','organisation','anonymous')`))
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('stage', 'integer', (c) => c.notNull().check(sql`stage between 1 and 7`))
    .addColumn('filed_at', 'integer', (c) => c.notNull())
    .addColumn('filed_by', 'text')
    .addColumn('limit_wd', 'integer', (c) => c.notNull())
    .addColumn('promised_date', 'text', (c) => c.notNull())
    .addColumn('provisional', 'integer', (c) => c.notNull().check(sql`provisional in (0,1)`))
    .addColumn('custodian_unit', 'text', (c) => c.notNull())
    .addColumn('custodian_staff', 'text')
    .addColumn('handling', 'text', (c) =>
      c.check(sql`handling in ('on-the-spot','time-limited','transfer','explained')`),
    )
    .addColumn('accepted_at', 'integer')
    .addColumn('concluded_at', 'integer')
    .addColumn('sealed', 'text', (c) => c.notNull())
    .addColumn('query_code_sealed', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addUniqueConstraint('cases_number', ['day', 'n'])
    .execute();
  await db.schema.createIndex('cases_by_stage').on('cases').columns(['stage', 'promised_date']).execute();
  await strict(db.schema.createTable('case_stages'))
    .addColumn('case_no', 'text', (c) => c.notNull().references('cases.case_no'))
    .addColumn('stage', 'integer', (c) => c.notNull())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('case_stages_pk', ['case_no', 'stage'])
    .execute();
  await strict(db.schema.createTable('case_entries'))
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('case_no', 'text', (c) => c.notNull().references('cases.case_no'))
    .addColumn('at', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('staff_id', 'text')
    .addColumn('sealed', 'text')
    .addColumn('data', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('case_entries_by_case').on('case_entries').columns(['case_no', 'at']).execute();
}

async function people(db: Db, { strict }: Dialect): Promise<void> {
  await strict(db.schema.createTable('staff'))
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('username', 'text', (c) => c.notNull().unique())
    .addColumn('display_name', 'text', (c) => c.notNull())
    .addColumn('roles', 'text', (c) => c.notNull())
    .addColumn('unit_code', 'text', (c) => c.notNull())
    .addColumn('window_code', 'text')
    .addColumn('disabled', 'integer', (c) => c.notNull().check(sql`disabled in (0,1)`))
    .addColumn('created_at', 'integer', (c) => c.notNull())
    .execute();
  await strict(db.schema.createTable('staff_credentials'))
    .addColumn('staff_id', 'text', (c) => c.primaryKey().notNull().references('staff.id'))
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('must_change', 'integer', (c) => c.notNull().check(sql`must_change in (0,1)`))
    .execute();
  await strict(db.schema.createTable('sessions'))
    .addColumn('token_hash', 'text', (c) => c.primaryKey().notNull())
    .addColumn('staff_id', 'text', (c) => c.notNull().references('staff.id'))
    .addColumn('created_at', 'integer', (c) => c.notNull())
    .addColumn('expires_at', 'integer', (c) => c.notNull())
    .execute();
  await strict(db.schema.createTable('help_calls'))
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('request_id', 'text', (c) => c.notNull().unique())
    .addColumn('terminal', 'text', (c) => c.notNull())
    .addColumn('screen', 'text', (c) => c.notNull())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addColumn('answered_at', 'integer')
    .addColumn('answered_by', 'text')
    .execute();
}

async function vault(db: Db, { strict, blob }: Dialect): Promise<void> {
  await strict(db.schema.createTable('vault_keys'))
    .addColumn('case_no', 'text', (c) => c.primaryKey().notNull())
    .addColumn('wrapped', blob, (c) => c.notNull())
    .execute();
  await strict(db.schema.createTable('blind_index'))
    .addColumn('field', 'text', (c) => c.notNull())
    .addColumn('digest', 'text', (c) => c.notNull())
    .addColumn('case_no', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('blind_index_pk', ['field', 'digest', 'case_no'])
    .execute();
  await db.schema.createIndex('blind_index_by_case').on('blind_index').column('case_no').execute();
  await strict(db.schema.createTable('query_tries'))
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('window_started_at', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('query_tries_pk', ['scope', 'key'])
    .execute();
}

async function spool(db: Db, { strict }: Dialect): Promise<void> {
  await strict(db.schema.createTable('slip_jobs'))
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('ticket','case')`))
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('waiting','printing','printed','failed')`))
    .addColumn('copies_marked', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('error', 'text')
    .addColumn('created_at', 'integer', (c) => c.notNull())
    .addColumn('updated_at', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('slip_jobs_by_state').on('slip_jobs').columns(['state', 'created_at']).execute();
  await db.schema.createIndex('slip_jobs_by_subject').on('slip_jobs').columns(['kind', 'subject']).execute();
}
