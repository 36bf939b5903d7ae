// The state of the machine for the person responsible: store, backups, printer, what happened.
import { z } from 'zod';
import { bilingualSchema } from './hall.ts';
import { instantSchema, procedure } from './procedure.ts';

export const systemStatusSchema = z.object({
  version: z.string(),
  startedAt: instantSchema,
  demo: z.boolean(),
  store: z.object({ journalEvents: z.number().int(), sizeBytes: z.number().int() }),
  lastBackup: z.object({ at: instantSchema, file: z.string() }).nullable(),
  /** Sentences for the desk: a restored backup, a missing calendar, a full disk. */
  notices: z.array(
    z.object({
      key: z.string(),
      at: instantSchema,
      level: z.enum(['info', 'warning']),
      text: bilingualSchema,
      /** Stays until an administrator says that it has been read. */
      isToBeAcknowledged: z.boolean(),
    }),
  ),
  /** Last calendar year whose State Council notice is loaded. */
  calendarUntil: z.number().int(),
});
export type SystemStatus = z.infer<typeof systemStatusSchema>;

export const systemContract = {
  status: procedure
    .meta({ who: 'signed-in' })
    .route({ method: 'GET', path: '/system', summary: 'State of the hall node' })
    .output(systemStatusSchema),
  acknowledge: procedure
    .meta({ who: ['admin'] })
    .route({
      method: 'POST',
      path: '/system/notices/{key}/acknowledge',
      summary: 'A notice has been read and dealt with',
    })
    .input(z.strictObject({ key: z.string().max(40) }))
    .errors({ NOTICE_UNKNOWN: { status: 404, message: '没有这条提醒' } })
    .output(systemStatusSchema),
};
