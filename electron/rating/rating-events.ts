// What the journal keeps of ratings: the grade of one service, never who gave it.
import { z } from 'zod';
import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import { onEvent, type Projection } from '#electron/store/projection.ts';
import type { JournalEvent } from '#electron/store/store.ts';
import type { HallEvent } from '#shared/contract/live.ts';
import { dateSchema } from '#shared/contract/procedure.ts';
import { badReasonSchema, gradeSchema } from '#shared/contract/rating.ts';

/** The service has a rating already: one each. Nothing was written. */
export class AlreadyRated extends Error {
  override readonly name = 'AlreadyRated';
}

/** `subject` is the ticket's id. Window, staff and matter are the service's own, so that statistics need no second look. */
export const serviceRated = z.strictObject({
  /** Which stay of the number at a window. */
  k: z.number().int().min(1),
  date: dateSchema,
  grade: gradeSchema,
  reasons: z.array(badReasonSchema),
  via: z.enum(['window', 'kiosk', 'phone']),
  windowCode: z.string(),
  staffId: z.string(),
  matterCode: z.string(),
});

export const ratingProjection: Projection = {
  tables: ['ratings'],
  events: {
    'service.rated': onEvent(serviceRated, async (db, { subject, at, data }) => {
      const rated = await db
        .insertInto('ratings')
        .values({
          ticket_id: subject,
          k: data.k,
          date: data.date,
          at,
          grade: data.grade,
          reasons: JSON.stringify(data.reasons),
          via: data.via,
          window_code: data.windowCode,
          staff_id: data.staffId,
          matter_code: data.matterCode,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (rated.numInsertedOrUpdatedRows !== 1n) throw new AlreadyRated();
    }),
  },
};

/** A rating as live feeds tell it: that the window asks no more, not what was said. Null for other events. */
export function ratingLiveEvent(catalogue: Catalogue, { type, at, data }: JournalEvent): HallEvent | null {
  if (type !== 'service.rated') return null;
  const { windowCode } = serviceRated.parse(data);
  return { type: 'rating-changed', at, windowNumber: catalogue.window(windowCode)?.number ?? windowCode };
}
