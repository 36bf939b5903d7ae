// Between a case as the rules know it and its row: one name in each for the same thing, and what may stand in an event.

import type { Updateable } from 'kysely';
import { z } from 'zod';
import type { Row, Tables } from '#electron/store/tables.ts';
import {
  caseCategorySchema,
  caseKindSchema,
  causeSchema,
  doneSchema,
  handlingSchema,
  refusalGroundSchema,
} from '#shared/contract/case-shapes.ts';
import { dateSchema, instantSchema } from '#shared/contract/procedure.ts';
import { type CaseState, stages } from '#shared/domain/case-state.ts';

const stage = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(6),
  z.literal(7),
]);
const day = dateSchema.nullable();
const instant = instantSchema.nullable();
const name = z.string().nullable();
const flag = z.boolean();

const stateSchema = z.strictObject({
  stage,
  kind: caseKindSchema,
  category: caseCategorySchema,
  firstUnit: z.string(),
  custodianUnit: z.string(),
  custodianStaff: name,
  assignedDue: day,
  transferTo: name,
  transferAt: instant,
  hops: z.number().int(),
  ruled: flag,
  escalatedAt: instant,
  urgedAt: instant,
  waitingSince: day,
  extension: z.enum(['asked', 'granted', 'refused']).nullable(),
  extensionDate: day,
  extensionBy: name,
  refusal: z.enum(['proposed', 'given', 'objected', 'upheld']).nullable(),
  refusalGround: refusalGroundSchema.nullable(),
  refusalBy: name,
  refusedAt: instant,
  refusedBy: name,
  promiseFrom: dateSchema,
  limitWd: z.number().int(),
  promisedDate: dateSchema,
  provisional: flag,
  acceptedAt: instant,
  contactedAt: instant,
  toldAt: instantSchema,
  handling: handlingSchema.nullable(),
  cause: causeSchema.nullable(),
  concludedAt: instant,
  concludedBy: name,
  answer: doneSchema.nullable(),
  answeredAt: instant,
  grade: z.number().int().nullable(),
  reopened: z.number().int(),
  mergedInto: name,
  closedAt: instant,
  archivedAt: instant,
}) satisfies z.ZodType<CaseState>;

/** What an act changed, as its event says it: nothing personal is among it. */
export const changeSchema = stateSchema.partial();
export type CaseChange = z.infer<typeof changeSchema>;

/** What decides the course of this case. Throws for a row that holds no case. */
export function stateOf(row: Row<'cases'>): CaseState {
  const found = stages.find((each) => each.stage === row.stage);
  if (!found) throw new Error(`There is no stage ${row.stage}`);
  return {
    stage: found.stage,
    kind: row.kind,
    category: row.category,
    firstUnit: row.first_unit,
    custodianUnit: row.custodian_unit,
    custodianStaff: row.custodian_staff,
    assignedDue: row.assigned_due,
    transferTo: row.transfer_to,
    transferAt: row.transfer_at,
    hops: row.hops,
    ruled: row.ruled === 1,
    escalatedAt: row.escalated_at,
    urgedAt: row.urged_at,
    waitingSince: row.waiting_since,
    extension: row.extension,
    extensionDate: row.extension_date,
    extensionBy: row.extension_by,
    refusal: row.refusal,
    refusalGround: row.refusal_ground,
    refusalBy: row.refusal_by,
    refusedAt: row.refused_at,
    refusedBy: row.refused_by,
    promiseFrom: row.promise_from,
    limitWd: row.limit_wd,
    promisedDate: row.promised_date,
    provisional: row.provisional === 1,
    acceptedAt: row.accepted_at,
    contactedAt: row.contacted_at,
    toldAt: row.told_at,
    handling: row.handling,
    cause: row.cause,
    concludedAt: row.concluded_at,
    concludedBy: row.concluded_by,
    answer: row.answer,
    answeredAt: row.answered_at,
    grade: row.grade,
    reopened: row.reopened,
    mergedInto: row.merged_into,
    closedAt: row.closed_at,
    archivedAt: row.archived_at,
  };
}

/** The columns a change stands in: `promisedDate` is `promised_date`, yes and no are 1 and 0. */
export function columnsOf(change: CaseChange): Updateable<Tables['cases']> {
  const columns: Record<string, string | number | null> = {};
  for (const [key, value] of Object.entries(change)) {
    if (value === undefined) continue;
    const column = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    columns[column] = typeof value === 'boolean' ? Number(value) : value;
  }
  return columns;
}
