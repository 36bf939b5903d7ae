// The cases' part of the closed loop: who has a case, what it waits for, its clocks, its answers and how it ended.

import { sql } from 'kysely';
import { z } from 'zod';
import type { Dialect } from '../database.ts';
import type { Db } from '../projection.ts';

const filed = z.object({ custodianUnit: z.string() });
const assigned = z.object({ unitCode: z.string() });

export async function cases(db: Db, { strict }: Dialect): Promise<void> {
  const add = db.schema.alterTable('cases');
  await add.addColumn('first_unit', 'text', (c) => c.notNull().defaultTo('')).execute();
  await add.addColumn('promise_from', 'text', (c) => c.notNull().defaultTo('')).execute();
  await add.addColumn('assigned_due', 'text').execute();
  await add.addColumn('transfer_to', 'text').execute();
  await add.addColumn('transfer_at', 'integer').execute();
  await add.addColumn('hops', 'integer', (c) => c.notNull().defaultTo(0)).execute();
  await add.addColumn('ruled', 'integer', (c) => c.notNull().defaultTo(0).check(sql`ruled in (0,1)`)).execute();
  await add.addColumn('escalated_at', 'integer').execute();
  await add.addColumn('urged_at', 'integer').execute();
  await add.addColumn('waiting_since', 'text').execute();
  await add.addColumn('extension', 'text', (c) => c.check(sql`extension in ('asked','granted','refused')`)).execute();
  await add.addColumn('extension_date', 'text').execute();
  await add.addColumn('extension_by', 'text').execute();
  await add
    .addColumn('refusal', 'text', (c) => c.check(sql`refusal in ('proposed','given','objected','upheld')`))
    .execute();
  await add
    .addColumn('refusal_ground', 'text', (c) => c.check(sql`refusal_ground in ('court','petition','private-dispute')`))
    .execute();
  await add.addColumn('refusal_by', 'text').execute();
  await add.addColumn('refused_at', 'integer').execute();
  await add.addColumn('refused_by', 'text').execute();
  await add.addColumn('contacted_at', 'integer').execute();
  await add.addColumn('told_at', 'integer', (c) => c.notNull().defaultTo(0)).execute();
  await add
    .addColumn('cause', 'text', (c) =>
      c.check(sql`cause in ('legacy','system-fault','missing-papers','cross-department','rigid-policy','other')`),
    )
    .execute();
  await add.addColumn('concluded_by', 'text').execute();
  await add.addColumn('answer', 'text', (c) => c.check(sql`answer in ('yes','partly','no')`)).execute();
  await add.addColumn('answered_at', 'integer').execute();
  await add.addColumn('grade', 'integer', (c) => c.check(sql`grade between 1 and 5`)).execute();
  await add.addColumn('reopened', 'integer', (c) => c.notNull().defaultTo(0)).execute();
  // Concluded, not taken on, or merged: nobody has to do anything more. Null while it is open.
  await add.addColumn('closed_at', 'integer').execute();
  await add.addColumn('archived_at', 'integer').execute();
  await add.addColumn('merged_into', 'text').execute();
  await fillOlder(db);

  await strict(db.schema.createTable('case_tasks'))
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('case_no', 'text', (c) => c.notNull().references('cases.case_no'))
    .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('part','call-back')`))
    .addColumn('unit_code', 'text', (c) => c.notNull())
    .addColumn('due_date', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('open','done','cancelled')`))
    .addColumn('entry_id', 'text', (c) => c.notNull())
    .addColumn('asked_at', 'integer', (c) => c.notNull())
    .addColumn('ended_at', 'integer')
    .execute();
  await db.schema.createIndex('case_tasks_by_case').on('case_tasks').column('case_no').execute();
  await sql`create index case_tasks_open on case_tasks (unit_code, due_date) where state = 'open'`.execute(db);

  // k: after each reopening the citizen is asked once more.
  await strict(db.schema.createTable('case_answers'))
    .addColumn('case_no', 'text', (c) => c.notNull().references('cases.case_no'))
    .addColumn('k', 'integer', (c) => c.notNull())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addColumn('done', 'text', (c) => c.notNull().check(sql`done in ('yes','partly','no')`))
    .addColumn('grade', 'integer', (c) => c.check(sql`grade between 1 and 5`))
    .addColumn('reasons', 'text', (c) => c.notNull())
    .addColumn('entry_id', 'text', (c) => c.notNull())
    .addColumn('staff_id', 'text')
    .addPrimaryKeyConstraint('case_answers_pk', ['case_no', 'k'])
    .execute();

  // Every unit that ever had to do with a case may see it.
  await strict(db.schema.createTable('case_units'))
    .addColumn('case_no', 'text', (c) => c.notNull().references('cases.case_no'))
    .addColumn('unit_code', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('case_units_pk', ['case_no', 'unit_code'])
    .execute();
  await db.schema.createIndex('case_units_by_unit').on('case_units').columns(['unit_code', 'case_no']).execute();
  await fillUnits(db);

  await strict(db.schema.createTable('case_links'))
    .addColumn('case_no', 'text', (c) => c.notNull().references('cases.case_no'))
    .addColumn('other_no', 'text', (c) => c.notNull().references('cases.case_no'))
    .addPrimaryKeyConstraint('case_links_pk', ['case_no', 'other_no'])
    .execute();
  await db.schema.createIndex('case_links_by_other').on('case_links').column('other_no').execute();

  await sql`create index cases_at_staff on cases (custodian_staff, promised_date) where closed_at is null`.execute(db);
  await sql`create index cases_offered on cases (transfer_to, transfer_at) where transfer_to is not null`.execute(db);
  await sql`create index cases_unarchived on cases (case_no) where archived_at is null and closed_at is not null`.execute(
    db,
  );
  // Of those alone: an index of all would be taken for whatever is open, and lead to each row of it.
  await sql`create index cases_closed on cases (closed_at) where closed_at is not null`.execute(db);
}

/** What the first versions' cases would have had: the journal says who was told first, and when anybody last said a word. */
async function fillOlder(db: Db): Promise<void> {
  const events = await db.selectFrom('journal').select(['subject', 'data']).where('type', '=', 'case.filed').execute();
  for (const { subject, data } of events) {
    const { custodianUnit } = filed.parse(JSON.parse(data));
    await db.updateTable('cases').set({ first_unit: custodianUnit }).where('case_no', '=', subject).execute();
  }
  await sql`update cases set promise_from = day, closed_at = concluded_at, told_at = coalesce((select max(e.at) from case_entries e
    where e.case_no = cases.case_no and e.kind in ('accepted', 'assigned', 'said', 'concluded')), filed_at)`.execute(
    db,
  );
  await sql`update cases set concluded_by = (select e.staff_id from case_entries e
    where e.case_no = cases.case_no and e.kind = 'concluded') where concluded_at is not null`.execute(db);
}

async function fillUnits(db: Db): Promise<void> {
  const first = await db.selectFrom('cases').select(['case_no', 'first_unit']).execute();
  const later = await db
    .selectFrom('case_entries')
    .select(['case_no', 'data'])
    .where('kind', '=', 'assigned')
    .execute();
  const pairs = [
    ...first.map(({ case_no, first_unit }) => ({ case_no, unit_code: first_unit })),
    ...later.map(({ case_no, data }) => ({ case_no, unit_code: assigned.parse(JSON.parse(data)).unitCode })),
  ];
  for (const pair of pairs) {
    await db
      .insertInto('case_units')
      .values(pair)
      .onConflict((at) => at.doNothing())
      .execute();
  }
}
