// Slips on their way to paper: the state a screen shows, and what the desk can do about one that got stuck.
import { z } from 'zod';
import { instantSchema, procedure, windowStaff } from './procedure.ts';

/**
 * waiting: in the spool · printing · printed: the printer's own answer (or the file is written) ·
 * failed: needs a person. `trouble` says why a job is not printed yet.
 */
export const slipNewsSchema = z.object({
  /** What the live feed calls the slip: made from the job's id, which cannot be had back from it. */
  watchId: z.string(),
  state: z.enum(['waiting', 'printing', 'printed', 'failed']),
  trouble: z.enum(['unreachable', 'no-paper', 'uncertain', 'other']).nullable(),
  /** True where slips are kept as files and shown on screen: the demo hall's way. */
  onScreenOnly: z.boolean(),
});
/** What everybody in the hall may hear of a slip. */
export type SlipNews = z.infer<typeof slipNewsSchema>;

/** For whoever took the slip: the job's id opens its picture, and with it a query code. */
export const slipStateSchema = slipNewsSchema.extend({ jobId: z.uuid() });
export type SlipState = z.infer<typeof slipStateSchema>;

/** The very slip, as drawn from the same document as the paper. */
export const slipSchema = slipStateSchema.extend({
  svg: z.string(),
  /** Dots, at 203 dpi. */ width: z.number(),
  height: z.number(),
});
export type Slip = z.infer<typeof slipSchema>;

export const slipProblemSchema = slipStateSchema.extend({
  kind: z.enum(['ticket', 'case', 'appointment']),
  /** Ticket number, case number, or an appointment's day and time. */
  label: z.string(),
  createdAt: instantSchema,
  attempts: z.number().int(),
});
export type SlipProblem = z.infer<typeof slipProblemSchema>;

export const slipsContract = {
  /**
   * By the job's unguessable id, for as long as a citizen may still stand there: 10 minutes from its making. Staff
   * too: a query code is for the citizen, and who needs the slip later prints it again, which is recorded.
   */
  get: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'GET', path: '/slips/{jobId}', summary: 'A slip and its state' })
    .input(z.strictObject({ jobId: z.uuid() }))
    .errors({ SLIP_NOT_FOUND: { status: 404, message: '没找到这张凭条' } })
    .output(slipSchema),
  problems: procedure
    .meta({ who: windowStaff })
    .route({ method: 'GET', path: '/slips/problems', summary: 'Slips that are waiting or failed' })
    .output(
      z.object({
        printer: z.object({ name: z.string(), ok: z.boolean(), trouble: z.string().nullable() }),
        jobs: z.array(slipProblemSchema),
      }),
    ),
  retry: procedure
    .meta({ who: windowStaff })
    .route({
      method: 'POST',
      path: '/slips/{jobId}/retry',
      summary: 'Print again; marked 补打 where it may already be on paper',
    })
    .input(z.strictObject({ jobId: z.uuid() }))
    .errors({ SLIP_NOT_FOUND: { status: 404, message: '没找到这张凭条' } })
    .output(slipStateSchema),
};
