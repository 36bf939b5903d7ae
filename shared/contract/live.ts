// The live feed: one stream a page, saying what changed; never a person's details.
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { instantSchema, procedure } from './procedure.ts';
import { callSchema } from './queue.ts';
import { slipNewsSchema } from './slips.ts';

const heartbeat = z.object({ type: z.literal('heartbeat'), at: instantSchema });
const ticketTaken = z.object({ type: z.literal('ticket-taken'), at: instantSchema, groupCode: z.string() });
/** Carries the call itself: a display needs no second question. */
const called = z.object({ type: z.literal('called'), at: instantSchema, call: callSchema });
const ticketEnded = z.object({ type: z.literal('ticket-ended'), at: instantSchema, ticketNo: z.string() });
/** Never the job's id: with it anybody who listens could open the slip. */
const slipChanged = z.object({ type: z.literal('slip-changed'), at: instantSchema, slip: slipNewsSchema });
const helpAnswered = z.object({
  type: z.literal('help-answered'),
  at: instantSchema,
  id: z.uuid(),
  answeredBy: z.string(),
});

/** For kiosks and displays. */
export const hallEventSchema = z.discriminatedUnion('type', [
  heartbeat,
  ticketTaken,
  called,
  ticketEnded,
  slipChanged,
  helpAnswered,
]);
export type HallEvent = z.infer<typeof hallEventSchema>;

const caseChanged = z.object({
  type: z.literal('case-changed'),
  at: instantSchema,
  caseNo: z.string(),
  what: z.string(),
  staffId: z.string().nullable(),
});
const helpCalled = z.object({
  type: z.literal('help-called'),
  at: instantSchema,
  id: z.uuid(),
  terminal: z.string(),
  screen: z.string(),
});

/** For desks. */
export const deskEventSchema = z.discriminatedUnion('type', [
  heartbeat,
  ticketTaken,
  called,
  ticketEnded,
  slipChanged,
  helpAnswered,
  caseChanged,
  helpCalled,
]);
export type DeskEvent = z.infer<typeof deskEventSchema>;

export const liveContract = {
  /** A heartbeat comes every 5 s; three missed mean the line is dead. Resumes after `lastEventId`. */
  hall: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'GET', path: '/live/hall', summary: 'Calls, numbers and slips as they happen' })
    .output(eventIterator(hallEventSchema)),
  /** Ends within a heartbeat of the session's end. */
  desk: procedure
    .meta({ who: 'signed-in' })
    .route({ method: 'GET', path: '/live/desk', summary: 'The same, and cases and calls for help' })
    .output(eventIterator(deskEventSchema)),
};
