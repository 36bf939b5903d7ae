// 求助: a person is called to a screen, and the screen is told who is coming.
import { z } from 'zod';
import { instantSchema, procedure, requestIdSchema } from './procedure.ts';

/** The kiosk's screens. A closed list: a desk is shown nothing that somebody typed. */
export const helpScreenSchema = z.enum([
  'home',
  'matters',
  'search',
  'matter',
  'green',
  'holder',
  'holding',
  'closed',
  'no-numbers',
  'no-window',
  'number',
  'my-number',
  'rate',
  'rated',
  'book-matter',
  'book-day',
  'book-time',
  'book-details',
  'book-review',
  'booked',
  'check-in',
  'check-in-by',
  'check-in-name',
  'tell-kind',
  'tell-where',
  'tell-words',
  'tell-say',
  'tell-trips',
  'tell-who',
  'tell-details',
  'tell-review',
  'privacy',
  'cannot-save',
  'parked',
  'done',
  'papers',
  'papers-phone',
  'sign',
  'lookup',
  'status',
  'said',
  'supplement',
  'say-more',
  'object',
  'answered',
  'case-reasons',
  'case-words',
]);
export type HelpScreen = z.infer<typeof helpScreenSchema>;

/** Why the machine called by itself. `no-slip`: somebody waits there for a slip that does not come. */
export const helpReasonSchema = z.enum(['no-slip']);
export type HelpReason = z.infer<typeof helpReasonSchema>;

/** Why nobody has to go any more. `left`: the visit in which it was made is over · `printed`: the slip came after all. */
export const helpEndSchema = z.enum(['left', 'printed']);
export type HelpEnd = z.infer<typeof helpEndSchema>;

export const helpCallSchema = z.object({
  id: z.uuid(),
  terminal: z.string(),
  /** One of the list above, for which the desk has words; a journal may hold names from before there was a list. */
  screen: z.string(),
  /** Null: a person touched 求助. */
  reason: helpReasonSchema.nullable(),
  at: instantSchema,
  answeredAt: instantSchema.nullable(),
  answeredBy: z.string().nullable(),
  /** Taken back before anybody answered; null: it was not. */
  gone: helpEndSchema.nullable(),
});
export type HelpCall = z.infer<typeof helpCallSchema>;

/** What the screen that called is told. */
export const calledHelpSchema = helpCallSchema.extend({
  /** Somebody signed in at a desk is listening now; where nobody is, the screen says where to go instead. */
  isHeard: z.boolean(),
});

export const helpContract = {
  /** A second call from the same terminal while one is open is the same call. */
  call: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/help', summary: 'Call a person to this screen', successStatus: 201 })
    .input(
      z.strictObject({ requestId: requestIdSchema, screen: helpScreenSchema, reason: helpReasonSchema.optional() }),
    )
    .output(calledHelpSchema),
  get: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'GET', path: '/help/{id}', summary: 'Is somebody coming?' })
    .input(z.strictObject({ id: z.uuid() }))
    .errors({ HELP_NOT_FOUND: { status: 404, message: '没有这次求助' } })
    .output(calledHelpSchema),
  open: procedure
    .meta({ who: 'signed-in' })
    .route({
      method: 'GET',
      path: '/help',
      summary: 'Open calls for help, oldest first, and those taken back a moment ago',
    })
    .output(z.array(helpCallSchema)),
  /** Takes back what nobody has answered yet; what is over already stays as it is. */
  withdraw: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/help/{id}/withdraw', summary: 'Nobody has to come any more' })
    .input(
      z.strictObject({
        /** The call's, or that of the request where its answer got lost. */
        id: z.uuid(),
        why: helpEndSchema,
      }),
    )
    .output(z.object({ ok: z.literal(true) })),
  answer: procedure
    .meta({ who: 'signed-in' })
    .route({ method: 'POST', path: '/help/{id}/answer', summary: 'I am going' })
    .input(z.strictObject({ id: z.uuid() }))
    .errors({ HELP_NOT_FOUND: { status: 404, message: '没有这次求助' } })
    .output(helpCallSchema),
};
