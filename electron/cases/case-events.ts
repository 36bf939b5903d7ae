// What can happen to a case, as the journal keeps it, and the only code that changes the case tables for it.

import type { Updateable } from 'kysely';
import { z } from 'zod';
import type { JournalEvent } from '#electron/store/journal.ts';
import { type Db, onEvent, type Projection } from '#electron/store/projection.ts';
import type { Tables } from '#electron/store/tables.ts';
import type { CaseEntryKind } from '#electron/store/tables-cases.ts';
import { caseCategorySchema, caseKindSchema, handlingSchema, stageSchema } from '#shared/contract/case-shapes.ts';
import type { DeskEvent } from '#shared/contract/live.ts';
import { dateSchema, languageSchema } from '#shared/contract/procedure.ts';
import type { JsonValue } from '#shared/domain/ports.ts';

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
  limitWd: z.number().int(),
  promisedDate: dateSchema,
  provisional: z.boolean(),
  custodianUnit: z.string(),
  sealed: z.string(),
  queryCodeSealed: z.string(),
});
/** What a `case.filed` event says; personal only inside the seals. */
export type CaseFiled = z.infer<typeof filed>;

/** `version`: the one the act was done on; the row must still have it. */
const act = z.object({ entryId: z.string(), version: z.number().int() });
const spoken = act.extend({ sealed: z.string() });
/** Stages entered by the act, in order, none left out. */
const stages = z.array(stageSchema);
const kindAndCategory = z.object({ kind: caseKindSchema, category: caseCategorySchema });
const accepted = act.extend({ stages, staffId: z.string() });
const assigned = act.extend({
  stages,
  unitCode: z.string(),
  staffId: z.string().nullable(),
  sealed: z.string().nullable(),
});
const reclassified = act.extend({
  from: kindAndCategory,
  to: kindAndCategory,
  limitWd: z.number().int(),
  promisedDate: dateSchema,
  provisional: z.boolean(),
});
const concluded = spoken.extend({ stages, handling: handlingSchema });
const looked = z.object({ entryId: z.string() });

/** The cases' events and tables. */
export const casesProjection: Projection = {
  tables: ['cases', 'case_stages', 'case_entries'],
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
          limit_wd: data.limitWd,
          promised_date: data.promisedDate,
          provisional: data.provisional ? 1 : 0,
          custodian_unit: data.custodianUnit,
          custodian_staff: null,
          handling: null,
          accepted_at: null,
          concluded_at: null,
          sealed: data.sealed,
          query_code_sealed: data.queryCodeSealed,
          version: 1,
        })
        .execute();
      await db.insertInto('case_stages').values({ case_no: caseNo, stage: 1, at }).execute();
    }),
    'case.accepted': onEvent(accepted, async (db, { subject: caseNo, seq, at, actor, data }) => {
      await change(db, caseNo, data.version, {
        ...lastOf(data.stages),
        custodian_staff: data.staffId,
        accepted_at: at,
      });
      await enter(db, caseNo, data.stages, at);
      await record(db, caseNo, { seq, at }, data.entryId, 'accepted', actor.id, null, {});
    }),
    'case.assigned': onEvent(assigned, async (db, { subject: caseNo, seq, at, actor, data }) => {
      await change(db, caseNo, data.version, {
        ...lastOf(data.stages),
        custodian_unit: data.unitCode,
        custodian_staff: data.staffId,
      });
      await enter(db, caseNo, data.stages, at);
      const to = { unitCode: data.unitCode, staffId: data.staffId };
      await record(db, caseNo, { seq, at }, data.entryId, 'assigned', actor.id, data.sealed, to);
    }),
    'case.said': onEvent(spoken, async (db, { subject: caseNo, seq, at, actor, data }) => {
      await change(db, caseNo, data.version, {});
      await record(db, caseNo, { seq, at }, data.entryId, 'said', actor.id, data.sealed, {});
    }),
    'case.noted': onEvent(spoken, async (db, { subject: caseNo, seq, at, actor, data }) => {
      await change(db, caseNo, data.version, {});
      await record(db, caseNo, { seq, at }, data.entryId, 'note', actor.id, data.sealed, {});
    }),
    'case.supplemented': onEvent(spoken, async (db, { subject: caseNo, seq, at, data }) => {
      await change(db, caseNo, data.version, {});
      await record(db, caseNo, { seq, at }, data.entryId, 'supplement', null, data.sealed, {});
    }),
    'case.reclassified': onEvent(reclassified, async (db, { subject: caseNo, seq, at, actor, data }) => {
      await change(db, caseNo, data.version, {
        kind: data.to.kind,
        category: data.to.category,
        limit_wd: data.limitWd,
        promised_date: data.promisedDate,
        provisional: data.provisional ? 1 : 0,
      });
      const what = { from: data.from, to: data.to, promisedDate: data.promisedDate };
      await record(db, caseNo, { seq, at }, data.entryId, 'reclassified', actor.id, null, what);
    }),
    'case.concluded': onEvent(concluded, async (db, { subject: caseNo, seq, at, actor, data }) => {
      await change(db, caseNo, data.version, {
        ...lastOf(data.stages),
        handling: data.handling,
        concluded_at: at,
      });
      await enter(db, caseNo, data.stages, at);
      const how = { handling: data.handling };
      await record(db, caseNo, { seq, at }, data.entryId, 'concluded', actor.id, data.sealed, how);
    }),
    // Looking at a case or printing its slip again changes nothing another clerk would have to see first.
    'case.revealed': onEvent(looked, async (db, { subject: caseNo, seq, at, actor, data }) => {
      await record(db, caseNo, { seq, at }, data.entryId, 'revealed', actor.id, null, {});
    }),
    'case.reprinted': onEvent(looked, async (db, { subject: caseNo, seq, at, actor, data }) => {
      await record(db, caseNo, { seq, at }, data.entryId, 'reprinted', actor.id, null, {});
    }),
    // Its retention is over: key, index and slips are gone, none of which the journal ever held.
    'case.forgotten': onEvent(z.strictObject({}), async () => {}),
    // That somebody looked, by which kind of detail and with how many hits; never what was looked for.
    'case.searched': onEvent(
      z.object({ by: z.array(z.enum(['phone', 'id', 'name'])), found: z.number().int() }),
      async () => {},
    ),
  },
};

function lastOf(entered: readonly number[]): { stage?: number } {
  const stage = entered.at(-1);
  return stage === undefined ? {} : { stage };
}

async function change(db: Db, caseNo: string, version: number, columns: Updateable<Tables['cases']>): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('cases')
    .set({ ...columns, version: version + 1 })
    .where('case_no', '=', caseNo)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows !== 1n) throw new Error(`Case ${caseNo} is not at version ${version}`);
}

async function enter(db: Db, caseNo: string, entered: readonly number[], at: number): Promise<void> {
  if (entered.length === 0) return;
  await db
    .insertInto('case_stages')
    .values(entered.map((stage) => ({ case_no: caseNo, stage, at })))
    .execute();
}

/** `seq`: the journal's order, which tells entries of one instant apart. */
async function record(
  db: Db,
  caseNo: string,
  { seq, at }: { seq: number; at: number },
  id: string,
  kind: CaseEntryKind,
  staffId: string | null,
  sealed: string | null,
  data: { readonly [key: string]: JsonValue },
): Promise<void> {
  await db
    .insertInto('case_entries')
    .values({ id, case_no: caseNo, at, kind, staff_id: staffId, sealed, data: JSON.stringify({ ...data, seq }) })
    .execute();
}

/** A committed event as desks hear of it, to read the case anew; null for other areas' and for a search, which changes none. */
export function caseLiveEvent(event: JournalEvent): DeskEvent | null {
  if (!event.type.startsWith('case.') || event.type === 'case.searched') return null;
  const staffId = event.actor.kind === 'staff' ? event.actor.id : null;
  return { type: 'case-changed', at: event.at, caseNo: event.subject, what: event.type.slice('case.'.length), staffId };
}
