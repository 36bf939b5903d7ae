// 督办: what goes wrong with cases, seen by those who answer for all of them, and on the hall office's wall.
import { z } from 'zod';
import { caseRowSchema } from './case-shapes.ts';
import { bilingualSchema } from './hall.ts';
import { instantSchema, procedure } from './procedure.ts';

const supervisors = ['supervisor', 'leader', 'unit-head', 'admin'] as const;

/**
 * overdue · due: 快到期 · silent: nothing the citizen could see or hear for the hall's `cases.silentDays` · hops: handed on
 * as often as the hall allows, or the duty leader is asked · transfers: offered and not accepted in time · negative: 不予受理,
 * objections, 解释说明 not answered yes · repeat: the same person for the same matter again · unhappy: 差评 or 没办成 ·
 * decide: an extension, a refusal, an objection or a ruling waits for somebody.
 */
export const concernSchema = z.enum([
  'overdue',
  'due',
  'silent',
  'hops',
  'transfers',
  'negative',
  'repeat',
  'unhappy',
  'decide',
]);
export type Concern = z.infer<typeof concernSchema>;

export const concernRowSchema = z.object({
  row: caseRowSchema,
  /** Since when it is so. */
  since: instantSchema,
  hops: z.number().int(),
  urgedAt: instantSchema.nullable(),
  escalatedAt: instantSchema.nullable(),
});
export type ConcernRow = z.infer<typeof concernRowSchema>;

const counts = z.record(concernSchema, z.number().int());

export const overviewSchema = z.object({
  counts,
  rows: z.array(concernRowSchema),
  total: z.number().int(),
  pageSize: z.number().int(),
});
export type Overview = z.infer<typeof overviewSchema>;

/** Figures and units, no person and no words of any case. */
export const wallSchema = z.object({
  at: instantSchema,
  open: z.number().int(),
  filedToday: z.number().int(),
  concludedToday: z.number().int(),
  doneToday: z.number().int(),
  counts,
  /** The one with most that is late first. */
  units: z.array(
    z.object({
      unitCode: z.string(),
      unitName: bilingualSchema,
      open: z.number().int(),
      due: z.number().int(),
      late: z.number().int(),
    }),
  ),
  /** What is due next, by number, unit and day. */
  next: z.array(
    z.object({
      caseNo: z.string(),
      matterName: bilingualSchema.nullable(),
      unitName: bilingualSchema,
      promisedDate: z.string(),
      workingDaysLeft: z.number().int(),
    }),
  ),
});
export type Wall = z.infer<typeof wallSchema>;

export const supervisionContract = {
  /** A unit's head sees the unit's own cases; the others all. */
  overview: procedure
    .meta({ who: supervisors })
    .route({ method: 'GET', path: '/supervision', summary: 'Cases by what is wrong with them' })
    .input(z.strictObject({ concern: concernSchema, page: z.coerce.number().int().min(1).default(1) }))
    .output(overviewSchema),
  wall: procedure
    .meta({ who: supervisors })
    .route({ method: 'GET', path: '/supervision/wall', summary: 'The hall office’s wall' })
    .output(wallSchema),
};
