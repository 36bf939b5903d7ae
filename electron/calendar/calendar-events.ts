// A year's holiday notice as the journal keeps it, the table it becomes, and what screens hear of it.
import { z } from 'zod';
import type { JournalEvent } from '#electron/store/journal.ts';
import { onEvent, type Projection } from '#electron/store/projection.ts';
import type { HallEvent } from '#shared/contract/live.ts';

const days = z.array(z.iso.date());

/** `subject` is the year; `version` the one this makes; days one by one, in order. */
export const noticeSet = z.strictObject({
  year: z.number().int(),
  source: z.string(),
  off: days,
  worked: days,
  version: z.number().int().min(1),
});

export const calendarProjection: Projection = {
  tables: ['holiday_notices'],
  events: {
    'calendar.notice-set': onEvent(noticeSet, async (db, { at, actor, data }) => {
      const { year, version } = data;
      await db
        .deleteFrom('holiday_notices')
        .where('year', '=', year)
        .where('version', '=', version - 1)
        .execute();
      // A version that does not follow the one before meets its row here, and the year's key refuses it.
      await db
        .insertInto('holiday_notices')
        .values({
          year,
          version,
          source: data.source,
          off: JSON.stringify(data.off),
          worked: JSON.stringify(data.worked),
          set_at: at,
          set_by: actor.id,
        })
        .execute();
    }),
  },
};

/** A holiday changes the hours everywhere; null when the event is about something else. */
export function calendarLiveEvent(event: JournalEvent): HallEvent | null {
  return event.type === 'calendar.notice-set' ? { type: 'catalogue-changed', at: event.at } : null;
}
