// Slips that have a life of their own: an order, a terminal, a printer, what nobody knows of them; and each printer's roll.

import { sql } from 'kysely';
import type { Dialect } from '../database.ts';
import type { Db } from '../projection.ts';
import { slipTemplate } from './0004-slip-template.ts';
import type { Migration } from './migration.ts';

export const slips: Migration = {
  name: '0004-slips',
  async up(db, dialect) {
    await jobs(db, dialect);
    await rolls(db, dialect);
    await slipTemplate(db, dialect);
    // Calls for help made before had a person's finger behind them.
    await db.schema.alterTable('help_calls').addColumn('reason', 'text').execute();
  },
};

/** `seq` is the order of the line, which the time of making is not: many are made in one millisecond. */
async function jobs(db: Db, { strict }: Dialect): Promise<void> {
  await db.schema.alterTable('slip_jobs').renameTo('slip_jobs_0003').execute();
  await sql`drop index slip_jobs_by_state`.execute(db);
  await sql`drop index slip_jobs_by_subject`.execute(db);
  await strict(db.schema.createTable('slip_jobs'))
    .addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('ticket','case','appointment','shift','test')`))
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) =>
      c.notNull().check(sql`state in ('waiting','printing','printed','uncertain','failed','cancelled')`),
    )
    .addColumn('confirmed', 'integer', (c) => c.notNull().defaultTo(0).check(sql`confirmed in (0, 1)`))
    .addColumn('terminal', 'text', (c) => c.notNull())
    .addColumn('only_printer', 'text')
    .addColumn('printer', 'text')
    .addColumn('copies_marked', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('error', 'text')
    .addColumn('created_at', 'integer', (c) => c.notNull())
    .addColumn('line_at', 'integer', (c) => c.notNull())
    .addColumn('updated_at', 'integer', (c) => c.notNull())
    .execute();
  // What was printed before counted as out; "failed: uncertain" is a state of its own now.
  await sql`insert into slip_jobs (id, kind, subject, data, state, confirmed, terminal, only_printer, printer,
    copies_marked, attempts, error, created_at, line_at, updated_at)
    select id, kind, subject, data,
      case when state = 'failed' and error = 'uncertain' then 'uncertain' else state end,
      case when state = 'printed' then 1 else 0 end, '', null, null,
      copies_marked, attempts, case when error = 'uncertain' then null else error end,
      created_at, created_at, updated_at
    from slip_jobs_0003 order by created_at, id`.execute(db);
  await db.schema.dropTable('slip_jobs_0003').execute();
  await db.schema.createIndex('slip_jobs_by_state').on('slip_jobs').columns(['state', 'seq']).execute();
  await db.schema.createIndex('slip_jobs_by_subject').on('slip_jobs').columns(['kind', 'subject']).execute();
}

async function rolls(db: Db, { strict }: Dialect): Promise<void> {
  await strict(db.schema.createTable('printer_rolls'))
    .addColumn('printer', 'text', (c) => c.primaryKey().notNull())
    .addColumn('slips', 'integer', (c) => c.notNull())
    .addColumn('dots', 'integer', (c) => c.notNull())
    .addColumn('changed_at', 'integer')
    .addColumn('printed_at', 'integer')
    .execute();
}
