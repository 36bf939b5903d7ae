// What happens to numbers, as the journal keeps it, and the two tables it becomes. Every change is conditional: the database refuses what must not be.
import { z } from 'zod';
import { onEvent, type Projection } from '#electron/store/projection.ts';
import { dateSchema } from '#shared/contract/procedure.ts';

/** Somebody else was first; nothing was written. Whoever gets it decides anew from what is there now. */
export class QueueRaced extends Error {
  override readonly name = 'QueueRaced';
}

/** `subject` of all of these is the ticket's id. The number and the matter are repeated so that a display needs no second look. */
export const ticketTaken = z.strictObject({
  requestId: z.uuid(),
  date: dateSchema,
  groupCode: z.string(),
  matterCode: z.string(),
  n: z.number().int().min(1),
  no: z.string(),
  ahead: z.number().int().min(0),
});
export const ticketCalled = z.strictObject({
  requestId: z.uuid(),
  date: dateSchema,
  groupCode: z.string(),
  matterCode: z.string(),
  no: z.string(),
  windowCode: z.string(),
});
export const ticketRecalled = z.strictObject({
  matterCode: z.string(),
  no: z.string(),
  windowCode: z.string(),
  /** This call's place among the calls of this number: 2 and more. */
  times: z.number().int().min(2),
});
export const ticketEnded = z.strictObject({
  groupCode: z.string(),
  no: z.string(),
  windowCode: z.string(),
  outcome: z.enum(['served', 'no-show']),
});

/** Numbers and their days. */
export const queueProjection: Projection = {
  tables: ['queue_days', 'tickets'],
  events: {
    'ticket.taken': onEvent(ticketTaken, async (db, { subject, at, actor, data }) => {
      const counted = await db
        .insertInto('queue_days')
        .values({ date: data.date, group_code: data.groupCode, taken: data.n })
        .onConflict((oc) =>
          oc
            .columns(['date', 'group_code'])
            .doUpdateSet({ taken: data.n })
            .where('queue_days.taken', '=', data.n - 1),
        )
        .executeTakeFirst();
      if (counted.numInsertedOrUpdatedRows !== 1n) throw new QueueRaced(`number ${data.no} is taken`);
      await db
        .insertInto('tickets')
        .values({
          id: subject,
          request_id: data.requestId,
          date: data.date,
          group_code: data.groupCode,
          matter_code: data.matterCode,
          n: data.n,
          no: data.no,
          state: 'waiting',
          ahead: data.ahead,
          taken_at: at,
          terminal: actor.terminal,
        })
        .execute();
    }),
    'ticket.called': onEvent(ticketCalled, async (db, { subject, at, data }) => {
      const called = await db
        .updateTable('tickets')
        .set({ state: 'called', window_code: data.windowCode, called_at: at, calls: 1 })
        .where('id', '=', subject)
        .where('state', '=', 'waiting')
        .executeTakeFirst();
      if (called.numUpdatedRows !== 1n) throw new QueueRaced(`${data.no} is not waiting any more`);
    }),
    'ticket.recalled': onEvent(ticketRecalled, async (db, { subject, data }) => {
      const called = await db
        .updateTable('tickets')
        .set({ calls: data.times })
        .where('id', '=', subject)
        .where('state', '=', 'called')
        .where('calls', '=', data.times - 1)
        .executeTakeFirst();
      if (called.numUpdatedRows !== 1n) throw new QueueRaced(`${data.no} was recalled by somebody else`);
    }),
    'ticket.ended': onEvent(ticketEnded, async (db, { subject, at, data }) => {
      const ended = await db
        .updateTable('tickets')
        .set({ state: data.outcome, ended_at: at })
        .where('id', '=', subject)
        .where('state', '=', 'called')
        .executeTakeFirst();
      if (ended.numUpdatedRows !== 1n) throw new QueueRaced(`${data.no} is not at a window any more`);
    }),
  },
};
