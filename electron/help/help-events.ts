// Calls for help as the journal keeps them, and the table they become.
import { z } from 'zod';
import { onEvent, type Projection } from '#electron/store/projection.ts';
import { helpEndSchema, helpReasonSchema } from '#shared/contract/help.ts';

/** `subject` of all is the call's id. Calls written before there were reasons have none. */
export const helpCalled = z.strictObject({
  requestId: z.uuid(),
  screen: z.string(),
  reason: helpReasonSchema.nullable().default(null),
});
/** `answeredBy`: the name the citizen is told. */
export const helpAnswered = z.strictObject({ answeredBy: z.string() });
export const helpWithdrawn = z.strictObject({ why: helpEndSchema });

export const helpProjection: Projection = {
  tables: ['help_calls'],
  events: {
    'help.called': onEvent(helpCalled, async (db, { subject, at, actor, data }) => {
      await db
        .insertInto('help_calls')
        .values({
          id: subject,
          request_id: data.requestId,
          terminal: actor.terminal,
          screen: data.screen,
          reason: data.reason,
          at,
          answered_at: null,
          answered_by: null,
          gone_at: null,
          gone: null,
        })
        .execute();
    }),
    'help.answered': onEvent(helpAnswered, async (db, { subject, at, data }) => {
      const answered = await db
        .updateTable('help_calls')
        .set({ answered_at: at, answered_by: data.answeredBy })
        .where('id', '=', subject)
        .where('answered_at', 'is', null)
        .executeTakeFirst();
      if (answered.numUpdatedRows !== 1n) throw new Error(`help call ${subject} was answered already`);
    }),
    'help.withdrawn': onEvent(helpWithdrawn, async (db, { subject, at, data }) => {
      const gone = await db
        .updateTable('help_calls')
        .set({ gone_at: at, gone: data.why })
        .where('id', '=', subject)
        .where('answered_at', 'is', null)
        .where('gone_at', 'is', null)
        .executeTakeFirst();
      if (gone.numUpdatedRows !== 1n) throw new Error(`help call ${subject} was over already`);
    }),
  },
};
