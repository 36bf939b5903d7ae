// What can happen to a case, as the journal keeps it, and the only code that changes the case tables for it.

import { z } from 'zod';
import { canonicalJson, type JournalEvent } from '#electron/store/journal.ts';
import { type Db, onEvent, type Projection } from '#electron/store/projection.ts';
import { caseEntrySchema } from '#shared/contract/case-detail.ts';
import { caseCategorySchema, caseKindSchema, doneSchema, stageSchema } from '#shared/contract/case-shapes.ts';
import type { DeskEvent } from '#shared/contract/live.ts';
import { dateSchema, languageSchema } from '#shared/contract/procedure.ts';
import { badReasonSchema } from '#shared/contract/rating.ts';
import type { JsonValue } from '#shared/domain/ports.ts';
import { asActed } from './case-events-first.ts';
import { changeSchema, columnsOf } from './case-state-row.ts';
import { remindedEvent } from './reminded-event.ts';

/** The subject of every event is the case number; of `case.searched` the word 'cases'. */
const filed = z.object({
  day: dateSchema,
  n: z.number().int().positive(),
  requestId: z.string(),
  channel: z.enum(['kiosk', 'counter']),
  kind: caseKindSchema,
  category: caseCategorySchema,
  matterCode: z.string().nullable(),
  failedAtUnit: z.string().nullable(),
  trips: z.number().int().nullable(),
  role: z.enum(['self', 'relative', 'organisation', 'anonymous']),
  language: languageSchema,
  filedBy: z.string().nullable(),
  /** The clerk who helped to fill it in at the kiosk. Cases told before there was such help have none. */
  assistedBy: z.string().nullable().default(null),
  limitWd: z.number().int(),
  promisedDate: dateSchema,
  provisional: z.boolean(),
  custodianUnit: z.string(),
  sealed: z.string(),
  queryCodeSealed: z.string(),
});
/** What a `case.filed` event says; personal only inside the seals. */
export type CaseFiled = z.infer<typeof filed>;

function inOneOrder(facts: Record<string, z.core.util.JSONType>): Record<string, z.core.util.JSONType> {
  return JSON.parse(canonicalJson(facts)) as Record<string, z.core.util.JSONType>;
}

const entryKind = caseEntrySchema.shape.kind.exclude(['filed']);

/** A `case.acted` event: whatever was done, it is told in the same way. */
export const actedSchema = z.strictObject({
  entryId: z.string(),
  /** The one the act was done on; the row must still have it. */
  version: z.number().int(),
  what: entryKind,
  /** What of the case is another by it. */
  change: changeSchema,
  /** Stages entered by the act, in order, none left out. */
  entered: z.array(stageSchema),
  /** The words said with it, sealed by the case's key. */
  sealed: z.string().nullable(),
  /** Plain facts for the sentence that tells it; nothing personal. */
  // In one order, live as on replay: the row keeps them as text.
  facts: z.record(z.string(), z.json()).overwrite(inOneOrder),
  task: z
    .object({ id: z.string(), kind: z.enum(['part', 'call-back']), unitCode: z.string(), dueDate: dateSchema })
    .optional(),
  taskEnded: z.object({ id: z.string(), state: z.enum(['done', 'cancelled']) }).optional(),
  answer: z
    .object({
      done: doneSchema,
      grade: z.number().int().nullable(),
      reasons: z.array(badReasonSchema),
      staffId: z.string().nullable(),
    })
    .optional(),
  /** For the latest answer, given after it. */
  rated: z.object({ grade: z.number().int(), reasons: z.array(badReasonSchema) }).optional(),
  otherNo: z.string().optional(),
});
export type CaseActed = z.infer<typeof actedSchema>;

const looked = z.object({ entryId: z.string() });

/** The cases' events and tables. */
export const casesProjection: Projection = {
  tables: ['cases', 'case_stages', 'case_entries', 'case_tasks', 'case_answers', 'case_units', 'case_links'],
  events: {
    'case.filed': onEvent(filed, async (db, { subject: caseNo, at, data }) => {
      await db
        .insertInto('cases')
        .values({
          case_no: caseNo,
          day: data.day,
          n: data.n,
          request_id: data.requestId,
          channel: data.channel,
          kind: data.kind,
          category: data.category,
          matter_code: data.matterCode,
          failed_at_unit: data.failedAtUnit,
          trips: data.trips,
          role: data.role,
          language: data.language,
          stage: 1,
          filed_at: at,
          filed_by: data.filedBy,
          assisted_by: data.assistedBy,
          first_unit: data.custodianUnit,
          custodian_unit: data.custodianUnit,
          promise_from: data.day,
          limit_wd: data.limitWd,
          promised_date: data.promisedDate,
          provisional: data.provisional ? 1 : 0,
          told_at: at,
          hops: 0,
          ruled: 0,
          reopened: 0,
          sealed: data.sealed,
          query_code_sealed: data.queryCodeSealed,
          version: 1,
        })
        .execute();
      await db.insertInto('case_stages').values({ case_no: caseNo, stage: 1, at }).execute();
      await db.insertInto('case_units').values({ case_no: caseNo, unit_code: data.custodianUnit }).execute();
    }),
    'case.acted': onEvent(actedSchema, (db, event) => act(db, event)),
    ...asActed(act),
    // Looking at a case or printing its slip again changes nothing another clerk would have to see first.
    'case.revealed': onEvent(looked, (db, event) => record(db, event, 'revealed', null, {})),
    'case.reprinted': onEvent(looked, (db, event) => record(db, event, 'reprinted', null, {})),
    // A letter, or the complete file.
    'case.printed-out': onEvent(looked.extend({ what: z.enum(['letter', 'file']) }), (db, event) =>
      record(db, event, 'printed-out', null, { what: event.data.what }),
    ),
    // Its retention is over: key, index and slips are gone, none of which the journal ever held.
    'case.forgotten': onEvent(z.strictObject({}), async () => {}),
    ...remindedEvent,
    // That somebody looked, by which kind of detail and with how many hits; never what was looked for.
    'case.searched': onEvent(
      z.object({ by: z.array(z.enum(['phone', 'id', 'name'])), found: z.number().int() }),
      async () => {},
    ),
  },
};

type Event<Data> = Pick<JournalEvent, 'seq' | 'at' | 'subject' | 'actor'> & { readonly data: Data };

async function act(db: Db, event: Event<CaseActed>): Promise<void> {
  const { subject: caseNo, at, data } = event;
  const { numUpdatedRows } = await db
    .updateTable('cases')
    .set({ ...columnsOf(data.change), version: data.version + 1 })
    .where('case_no', '=', caseNo)
    .where('version', '=', data.version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows !== 1n) throw new Error(`Case ${caseNo} is not at version ${data.version}`);
  await enterStages(db, caseNo, data, at);
  await record(db, event, data.what, data.sealed, data.facts);
  const { custodianUnit, transferTo } = data.change;
  for (const unit of [custodianUnit, transferTo, data.task?.unitCode]) if (unit) await involve(db, caseNo, unit);
  if (data.change.closedAt) await endParts(db, caseNo, at);
  if (data.task) await addTask(db, caseNo, data.task, data.entryId, at);
  if (data.taskEnded) {
    const { id, state } = data.taskEnded;
    await db.updateTable('case_tasks').set({ state, ended_at: at }).where('id', '=', id).execute();
  }
  if (data.answer) await addAnswer(db, caseNo, data.answer, data.entryId, at);
  if (data.rated) await rateAnswer(db, caseNo, data.rated, data.entryId);
  if (data.otherNo !== undefined) await link(db, caseNo, data.otherNo);
}

/** A case taken up again has not come to the later stages yet. */
async function enterStages(db: Db, caseNo: string, data: CaseActed, at: number): Promise<void> {
  const { stage } = data.change;
  if (stage !== undefined && data.entered.length === 0)
    await db.deleteFrom('case_stages').where('case_no', '=', caseNo).where('stage', '>', stage).execute();
  if (data.entered.length === 0) return;
  await db
    .insertInto('case_stages')
    .values(data.entered.map((entered) => ({ case_no: caseNo, stage: entered, at })))
    .execute();
}

async function involve(db: Db, caseNo: string, unit: string): Promise<void> {
  await db
    .insertInto('case_units')
    .values({ case_no: caseNo, unit_code: unit })
    .onConflict((at) => at.doNothing())
    .execute();
}

/** Of a case that is closed no other unit has a part to do; who was to be called back still is. */
async function endParts(db: Db, caseNo: string, at: number): Promise<void> {
  await db
    .updateTable('case_tasks')
    .set({ state: 'cancelled', ended_at: at })
    .where('case_no', '=', caseNo)
    .where('kind', '=', 'part')
    .where('state', '=', 'open')
    .execute();
}

async function addTask(
  db: Db,
  caseNo: string,
  task: NonNullable<CaseActed['task']>,
  entryId: string,
  at: number,
): Promise<void> {
  await db
    .insertInto('case_tasks')
    .values({
      id: task.id,
      case_no: caseNo,
      kind: task.kind,
      unit_code: task.unitCode,
      due_date: task.dueDate,
      state: 'open',
      entry_id: entryId,
      asked_at: at,
      ended_at: null,
    })
    .execute();
}

async function addAnswer(
  db: Db,
  caseNo: string,
  answer: NonNullable<CaseActed['answer']>,
  entryId: string,
  at: number,
): Promise<void> {
  const { n } = await db
    .selectFrom('case_answers')
    .where('case_no', '=', caseNo)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  await db
    .insertInto('case_answers')
    .values({
      case_no: caseNo,
      k: Number(n) + 1,
      at,
      done: answer.done,
      grade: answer.grade,
      reasons: JSON.stringify(answer.reasons),
      entry_id: entryId,
      staff_id: answer.staffId,
    })
    .execute();
}

async function rateAnswer(
  db: Db,
  caseNo: string,
  rated: NonNullable<CaseActed['rated']>,
  entryId: string,
): Promise<void> {
  const latest = db
    .selectFrom('case_answers')
    .where('case_no', '=', caseNo)
    .select(({ fn }) => fn.max('k').as('k'));
  await db
    .updateTable('case_answers')
    .set({ grade: rated.grade, reasons: JSON.stringify(rated.reasons), entry_id: entryId })
    .where('case_no', '=', caseNo)
    .where('k', '=', latest)
    .execute();
}

async function link(db: Db, caseNo: string, otherNo: string): Promise<void> {
  await db
    .insertInto('case_links')
    .values({ case_no: caseNo, other_no: otherNo })
    .onConflict((at) => at.doNothing())
    .execute();
}

/** `seq`: the journal's order, which tells entries of one instant apart. */
async function record(
  db: Db,
  { subject: caseNo, seq, at, actor, data: { entryId } }: Event<{ entryId: string }>,
  kind: CaseActed['what'],
  sealed: string | null,
  facts: { readonly [key: string]: JsonValue },
): Promise<void> {
  await db
    .insertInto('case_entries')
    .values({
      id: entryId,
      case_no: caseNo,
      at,
      kind,
      staff_id: actor.kind === 'staff' ? actor.id : null,
      sealed,
      data: JSON.stringify({ ...facts, seq }),
    })
    .execute();
}

/** A committed event as desks hear of it, to read the case anew; null for other areas' and for a search, which changes none. */
export function caseLiveEvent(event: JournalEvent): DeskEvent | null {
  if (!event.type.startsWith('case.') || event.type === 'case.searched') return null;
  return { type: 'case-changed', at: event.at, caseNo: event.subject };
}
