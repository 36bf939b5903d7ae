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
/** It is not at its window any more: served, missed, on hold, forwarded or void. */
const ticketEnded = z.object({ type: z.literal('ticket-ended'), at: instantSchema, ticketNo: z.string() });
/** Something else moved in the lines: back in line, put first, green channel confirmed, the day closed. */
const queueChanged = z.object({
  type: z.literal('queue-changed'),
  at: instantSchema,
  groupCode: z.string().nullable(),
});
/** Paused, open again, or somebody else sits there. */
const windowChanged = z.object({ type: z.literal('window-changed'), at: instantSchema, windowCode: z.string() });
/** A service is over: its window's small screen asks for a rating; or one was given there. */
const ratingChanged = z.object({ type: z.literal('rating-changed'), at: instantSchema, windowNumber: z.string() });
/** Matters, windows, hours, a year's holidays or the hall's own sentences were edited. */
const catalogueChanged = z.object({ type: z.literal('catalogue-changed'), at: instantSchema });
/** Never the job's id: with it anybody who listens could open the slip. */
const slipChanged = z.object({ type: z.literal('slip-changed'), at: instantSchema, slip: slipNewsSchema });
/** Something was laid on the ID reader or lifted off it, or it went or came: whose reader it is asks how it is now. */
const readerChanged = z.object({ type: z.literal('reader-changed'), at: instantSchema });
/** A telephone opened a link for papers or brought one by it: by the link's id, which opens nothing. Its kiosk asks. */
const papersChanged = z.object({ type: z.literal('papers-changed'), at: instantSchema, linkId: z.uuid() });
const helpAnswered = z.object({
  type: z.literal('help-answered'),
  at: instantSchema,
  id: z.uuid(),
  answeredBy: z.string(),
});

/** A shared draft or who helps with it is another: whose it is asks. An opaque id; the desk asks for the terminal, too. */
const assistChanged = z.object({ type: z.literal('assist-changed'), at: instantSchema, id: z.uuid() });

/** For kiosks and displays. */
export const hallEventSchema = z.discriminatedUnion('type', [
  heartbeat,
  ticketTaken,
  called,
  ticketEnded,
  queueChanged,
  windowChanged,
  ratingChanged,
  catalogueChanged,
  slipChanged,
  readerChanged,
  papersChanged,
  helpAnswered,
  assistChanged,
]);
export type HallEvent = z.infer<typeof hallEventSchema>;

/** Every desk hears it, whosever the case is: nothing of what was done, or by whom. */
const caseChanged = z.object({ type: z.literal('case-changed'), at: instantSchema, caseNo: z.string() });
const helpCalled = z.object({
  type: z.literal('help-called'),
  at: instantSchema,
  id: z.uuid(),
  terminal: z.string(),
  screen: z.string(),
});

/** Whoever called has gone, or needs nobody any more. */
const helpWithdrawn = z.object({ type: z.literal('help-withdrawn'), at: instantSchema, id: z.uuid() });

/** Trouble came or went, paper is ending, a new roll is in: how the printer is now is for the desk to ask. */
const printerChanged = z.object({ type: z.literal('printer-changed'), at: instantSchema, printer: z.string() });
/** The hall's own part of its slips was saved. */
const slipTemplateChanged = z.object({ type: z.literal('slip-template-changed'), at: instantSchema });
const appointmentsChanged = z.object({ type: z.literal('appointments-changed'), at: instantSchema, date: z.string() });
/** A display, printer or clock went wrong or came right again: the watch has it. */
const anomaly = z.object({ type: z.literal('anomaly'), at: instantSchema });

/** For desks. */
export const deskEventSchema = z.discriminatedUnion('type', [
  heartbeat,
  ticketTaken,
  called,
  ticketEnded,
  queueChanged,
  windowChanged,
  ratingChanged,
  catalogueChanged,
  slipChanged,
  helpAnswered,
  caseChanged,
  helpCalled,
  helpWithdrawn,
  assistChanged,
  appointmentsChanged,
  printerChanged,
  slipTemplateChanged,
  anomaly,
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
