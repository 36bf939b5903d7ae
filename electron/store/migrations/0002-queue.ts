// The queue of a whole hall: lanes, services at windows, pauses, refusals, ratings, appointments, and the hall as it is edited.
import { sql } from 'kysely';
import type { Dialect } from '../database.ts';
import type { Db } from '../projection.ts';
import type { Migration } from './migration.ts';

export const queue: Migration = {
  name: '0002-queue',
  async up(db, dialect) {
    await tickets(db, dialect);
    await windows(db, dialect);
    await appointments(db, dialect);
    await slips(db, dialect);
    await catalogue(db, dialect);
  },
};

async function tickets(db: Db, { strict }: Dialect): Promise<void> {
  await db.schema
    .alterTable('queue_days')
    .addColumn('series', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema
    .alterTable('queue_days')
    .addColumn('digits', 'integer', (c) => c.notNull().defaultTo(3))
    .execute();
  await db.schema
    .alterTable('queue_days')
    .addColumn('start', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();
  // The letter of a number that was given: what a day's series was before it had a column.
  await sql`update queue_days set series = coalesce((select substr(t.no, 1, 1) from tickets t
    where t.date = queue_days.date and t.group_code = queue_days.group_code limit 1), '')`.execute(db);

  await db.schema.alterTable('tickets').renameTo('tickets_0001').execute();
  await sql`drop index tickets_at_window`.execute(db);
  await sql`drop index tickets_waiting`.execute(db);
  await strict(db.schema.createTable('tickets'))
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('request_id', 'text', (c) => c.notNull().unique())
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('group_code', 'text', (c) => c.notNull())
    .addColumn('matter_code', 'text', (c) => c.notNull())
    .addColumn('also_matters', 'text', (c) => c.notNull().defaultTo('[]'))
    .addColumn('n', 'integer', (c) => c.notNull())
    .addColumn('no', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) =>
      c.notNull().check(sql`state in ('waiting','called','parked','served','no-show','void')`),
    )
    .addColumn('lane', 'text', (c) =>
      c.notNull().defaultTo('normal').check(sql`lane in ('normal','green','appointment')`),
    )
    .addColumn('green_reason', 'text', (c) =>
      c.check(sql`green_reason in ('military','elderly','pregnant','disabled')`),
    )
    .addColumn('green_confirmed', 'integer', (c) => c.check(sql`green_confirmed in (0,1)`))
    .addColumn('topped_at', 'integer')
    .addColumn('queue_group', 'text', (c) => c.notNull())
    .addColumn('target_window', 'text')
    .addColumn('rank', 'integer', (c) => c.notNull())
    .addColumn('sub', 'integer', (c) => c.notNull())
    .addColumn('due_at', 'integer')
    .addColumn('appointment_id', 'text')
    .addColumn('ahead', 'integer', (c) => c.notNull())
    .addColumn('taken_at', 'integer', (c) => c.notNull())
    .addColumn('half', 'text', (c) => c.notNull().check(sql`half in ('am','pm')`))
    .addColumn('terminal', 'text', (c) => c.notNull())
    .addColumn('called_at', 'integer')
    .addColumn('first_called_at', 'integer')
    .addColumn('window_code', 'text')
    .addColumn('calls', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('misses', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('ended_at', 'integer')
    .addUniqueConstraint('tickets_number', ['date', 'group_code', 'n'])
    // Whatever letters an administrator gives out: no number twice on a day.
    .addUniqueConstraint('tickets_said', ['date', 'no'])
    .execute();
  // What a projector makes of the first version's events, so that a replay gives these very rows.
  await sql`insert into tickets (id, request_id, date, group_code, matter_code, n, no, state, queue_group, rank, sub, ahead,
      taken_at, half, terminal, called_at, first_called_at, window_code, calls, misses, ended_at)
    select id, request_id, date, group_code, matter_code, n, no, state, group_code, taken_at, n * 1000, ahead,
      taken_at, 'am', terminal, called_at, called_at, window_code, calls, state = 'no-show', ended_at
    from tickets_0001`.execute(db);
  // One window serves one ticket: two clerks calling at once cannot both win.
  await sql`create unique index tickets_at_window on tickets (window_code) where state = 'called'`.execute(db);
  await db.schema
    .createIndex('tickets_in_line')
    .on('tickets')
    .columns(['date', 'queue_group', 'state', 'lane', 'rank', 'sub', 'n', 'no'])
    .execute();
  // All that is asked of those who wait, and of nobody else: every number taken counts its line.
  await sql`create index tickets_counted on tickets
    (date, queue_group, lane, matter_code, topped_at, green_confirmed, rank) where state = 'waiting'`.execute(db);
  await sql`create index tickets_topped on tickets (date, queue_group, topped_at) where topped_at is not null`.execute(
    db,
  );
  await sql`create index tickets_for_window on tickets (target_window, date) where target_window is not null`.execute(
    db,
  );
  await db.schema.createIndex('tickets_by_matter').on('tickets').columns(['date', 'matter_code']).execute();

  await strict(db.schema.createTable('services'))
    .addColumn('ticket_id', 'text', (c) => c.notNull().references('tickets.id'))
    .addColumn('k', 'integer', (c) => c.notNull())
    // The click that called it: the same one again calls nobody else.
    .addColumn('request_id', 'text', (c) => c.notNull())
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('queue_group', 'text', (c) => c.notNull())
    .addColumn('matter_code', 'text', (c) => c.notNull())
    .addColumn('window_code', 'text', (c) => c.notNull())
    .addColumn('staff_id', 'text', (c) => c.notNull())
    .addColumn('called_at', 'integer', (c) => c.notNull())
    .addColumn('ended_at', 'integer')
    .addColumn('how', 'text', (c) => c.check(sql`how in ('served','no-show','parked','forwarded','void')`))
    .addPrimaryKeyConstraint('services_pk', ['ticket_id', 'k'])
    .execute();
  // A number is at one window at a time: two windows calling it at once cannot both win.
  await sql`create unique index services_open on services (ticket_id) where ended_at is null`.execute(db);
  // Not unique: the first version took one click's request again on another day.
  await db.schema.createIndex('services_by_request').on('services').column('request_id').execute();
  await db.schema
    .createIndex('services_by_group')
    .on('services')
    .columns(['date', 'queue_group', 'ended_at'])
    .execute();
  await db.schema
    .createIndex('services_by_window')
    .on('services')
    .columns(['date', 'window_code', 'called_at', 'how'])
    .execute();
  await sql`insert into services (ticket_id, k, request_id, date, queue_group, matter_code, window_code, staff_id,
      called_at, ended_at, how)
    select t.id, 1, json_extract(j.data, '$.requestId'), t.date, t.group_code, t.matter_code, t.window_code,
      json_extract(j.actor, '$.id'), t.called_at, t.ended_at, case t.state when 'called' then null else t.state end
    from tickets_0001 t join journal j on j.subject = t.id and j.type = 'ticket.called'`.execute(db);
  await db.schema.dropTable('tickets_0001').execute();

  await strict(db.schema.createTable('closed_days'))
    .addColumn('date', 'text', (c) => c.primaryKey().notNull())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addColumn('by_id', 'text', (c) => c.notNull())
    .execute();
  await strict(db.schema.createTable('refusals'))
    .addColumn('request_id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addColumn('group_code', 'text', (c) => c.notNull())
    .addColumn('matter_code', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('refusals_by_day').on('refusals').columns(['date']).execute();
  await strict(db.schema.createTable('ticket_holders'))
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('group_code', 'text', (c) => c.notNull())
    .addColumn('digest', 'text', (c) => c.notNull())
    .addColumn('ticket_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('ticket_holders_pk', ['date', 'group_code', 'digest'])
    .execute();
  await strict(db.schema.createTable('ratings'))
    .addColumn('ticket_id', 'text', (c) => c.notNull())
    .addColumn('k', 'integer', (c) => c.notNull())
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addColumn('grade', 'integer', (c) => c.notNull().check(sql`grade between 1 and 5`))
    .addColumn('reasons', 'text', (c) => c.notNull())
    .addColumn('via', 'text', (c) => c.notNull().check(sql`via in ('window','kiosk','phone')`))
    .addColumn('window_code', 'text', (c) => c.notNull())
    .addColumn('staff_id', 'text', (c) => c.notNull())
    .addColumn('matter_code', 'text', (c) => c.notNull())
    // One a service.
    .addPrimaryKeyConstraint('ratings_pk', ['ticket_id', 'k'])
    .execute();
  await db.schema.createIndex('ratings_by_day').on('ratings').columns(['date']).execute();
}

async function windows(db: Db, { strict }: Dialect): Promise<void> {
  await strict(db.schema.createTable('window_states'))
    .addColumn('window_code', 'text', (c) => c.primaryKey().notNull())
    .addColumn('paused_reason', 'text')
    .addColumn('paused_at', 'integer')
    .addColumn('seat_staff', 'text')
    .addColumn('seat_since', 'integer')
    .addColumn('priority_run', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  // A window that has called has a state: a replay makes these rows.
  await sql`insert into window_states (window_code) select distinct window_code from services`.execute(db);
}

async function appointments(db: Db, { strict }: Dialect): Promise<void> {
  await strict(db.schema.createTable('appointments'))
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('request_id', 'text', (c) => c.notNull().unique())
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('time', 'text', (c) => c.notNull())
    .addColumn('until', 'text', (c) => c.notNull())
    .addColumn('matter_code', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull().check(sql`channel in ('desk','kiosk','phone')`))
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('booked','checked-in','cancelled','no-show')`))
    .addColumn('ticket_id', 'text')
    .addColumn('created_at', 'integer', (c) => c.notNull())
    .addColumn('ended_at', 'integer')
    .addColumn('sealed', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('appointments_by_day').on('appointments').columns(['date', 'state']).execute();
  await strict(db.schema.createTable('appointment_slots'))
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('time', 'text', (c) => c.notNull())
    .addColumn('matter_code', 'text', (c) => c.notNull())
    .addColumn('taken', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('appointment_slots_pk', ['date', 'time', 'matter_code'])
    .execute();
  await strict(db.schema.createTable('appointment_holders'))
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('matter_code', 'text', (c) => c.notNull())
    .addColumn('digest', 'text', (c) => c.notNull())
    .addColumn('appointment_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('appointment_holders_pk', ['date', 'matter_code', 'digest'])
    .execute();
}

/** Slips of appointments beside those of numbers and cases: the check has to be made anew. */
async function slips(db: Db, { strict }: Dialect): Promise<void> {
  await db.schema.alterTable('slip_jobs').renameTo('slip_jobs_0001').execute();
  await sql`drop index slip_jobs_by_state`.execute(db);
  await sql`drop index slip_jobs_by_subject`.execute(db);
  await strict(db.schema.createTable('slip_jobs'))
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('ticket','case','appointment')`))
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('waiting','printing','printed','failed')`))
    .addColumn('copies_marked', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('error', 'text')
    .addColumn('created_at', 'integer', (c) => c.notNull())
    .addColumn('updated_at', 'integer', (c) => c.notNull())
    .execute();
  await sql`insert into slip_jobs select id, kind, subject, data, state, copies_marked, attempts, error, created_at,
    updated_at from slip_jobs_0001`.execute(db);
  await db.schema.dropTable('slip_jobs_0001').execute();
  await db.schema.createIndex('slip_jobs_by_state').on('slip_jobs').columns(['state', 'created_at']).execute();
  await db.schema.createIndex('slip_jobs_by_subject').on('slip_jobs').columns(['kind', 'subject']).execute();
}

async function catalogue(db: Db, { strict }: Dialect): Promise<void> {
  await strict(db.schema.createTable('catalogue_entries'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .addColumn('retired', 'integer', (c) => c.notNull().check(sql`retired in (0,1)`))
    .addColumn('place', 'integer', (c) => c.notNull())
    .addColumn('changed_at', 'integer', (c) => c.notNull())
    .addColumn('changed_by', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('catalogue_entries_pk', ['kind', 'code'])
    .execute();
}
