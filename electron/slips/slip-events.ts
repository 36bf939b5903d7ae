// What people decide about slips, as the journal keeps it; the spool's own rows are operational and no projection.

import { z } from 'zod';
import { onEvent, type Projection } from '#electron/store/projection.ts';

/**
 * `subject`: the slip's watch id, since the job's own opens its picture. `of`: a ticket's id, a case's or appointment's
 * number. `was`: the state it was in.
 */
export const slipSettled = z.strictObject({
  how: z.enum(['came-out', 'cancel', 'again']),
  kind: z.string(),
  of: z.string(),
  was: z.string(),
  printer: z.string().nullable(),
});
/** `subject`: the printer's name. */
export const rollChanged = z.strictObject({ slips: z.number().int() });

export const slipsProjection: Projection = {
  tables: [],
  events: {
    'slip.settled': onEvent(slipSettled, async () => {}),
    'printer.roll-changed': onEvent(rollChanged, async () => {}),
  },
};
