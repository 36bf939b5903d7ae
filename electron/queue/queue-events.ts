// What happens in the queue, as the journal keeps it: the shape of each event. What they do to the tables: queue-projection.ts.
import { z } from 'zod';
import { missReasonSchema, pauseReasonSchema } from '#shared/contract/calling.ts';
import { dateSchema } from '#shared/contract/procedure.ts';
import { greenReasonSchema, laneSchema } from '#shared/contract/queue.ts';

/** Somebody else was first; nothing was written. Whoever gets it decides anew from what is there now. */
export class QueueRaced extends Error {
  override readonly name = 'QueueRaced';
}

/**
 * `subject` of every ticket.* event is the ticket's id; `groupCode` is the line it stands in (for `ticket.taken` the one
 * whose series its number is of, too). Number and matter are repeated so that a display needs no second look.
 * Defaults and left-out fields are how the first version's journal reads.
 */
export const ticketTaken = z.strictObject({
  requestId: z.uuid(),
  date: dateSchema,
  groupCode: z.string(),
  matterCode: z.string(),
  /** Place in the group's day: 1, 2, … */
  n: z.number().int().min(1),
  no: z.string(),
  ahead: z.number().int().min(0),
  /** The day's series, frozen with its first number: every later one repeats it. Left out: the number's letter. */
  series: z.string().optional(),
  digits: z.number().int().min(1).default(3),
  start: z.number().int().min(0).default(1),
  half: z.enum(['am', 'pm']).default('am'),
  lane: laneSchema.default('normal'),
  greenReason: greenReasonSchema.nullable().default(null),
  /** Place in its lane. Left out: the instant it was taken. */
  rank: z.number().int().optional(),
  /** An appointment's time (UTC ms). */
  dueAt: z.number().int().nullable().default(null),
  appointmentId: z.string().nullable().default(null),
});

const ofTicket = z.strictObject({ groupCode: z.string(), no: z.string() });
const atWindow = ofTicket.extend({ windowCode: z.string() });
/** A place in a lane; see docs/queue-rules.md. */
const place = z.strictObject({ rank: z.number().int(), sub: z.number().int() });

export const ticketMatterAdded = ofTicket.extend({ matterCode: z.string() });

export const ticketCalled = atWindow.extend({
  requestId: z.uuid(),
  date: dateSchema,
  matterCode: z.string(),
  /** What it was before: waiting in line, or called back from there. */
  from: z.enum(['waiting', 'parked', 'no-show']).default('waiting'),
  /** Whose turn it was. Priority calls in a row are counted; topped ones and those called back are not. */
  turn: z.enum(['topped', 'priority', 'normal', 'early', 'back']).default('normal'),
});
export const ticketRecalled = z.strictObject({
  matterCode: z.string(),
  no: z.string(),
  windowCode: z.string(),
  /** This call's place among the calls of this number at this window: 2 and more. */
  times: z.number().int().min(2),
});
/** `no-show` stands in journals of the first version alone; since then `ticket.missed` says it. */
export const ticketEnded = atWindow.extend({ outcome: z.enum(['served', 'no-show']) });
export const ticketParked = atWindow;
/** Called, and nobody came. `back`: where in its lane it stands again; null: its turns are used up. */
/** `counts`: not where an appointment was called before its time, as a courtesy. */
export const ticketMissed = atWindow.extend({
  reason: missReasonSchema,
  back: place.nullable(),
  counts: z.boolean().default(true),
});
export const ticketRequeued = ofTicket.extend({ from: z.enum(['parked', 'no-show']), ...place.shape });
/** A code of the contract's lists; in journals older than the lists, a clerk's own words. */
const whyMoved = z.string();
/** `groupCode` and `windowCode`: where it comes from. It keeps its place by rank. */
export const ticketForwarded = atWindow.extend({
  to: z.strictObject({ groupCode: z.string(), matterCode: z.string(), windowCode: z.string().nullable() }),
  reason: whyMoved,
});
export const ticketTopped = ofTicket.extend({ reason: whyMoved });
/** Somebody has looked. Refused: normal lane; looked at again and true after all: back in the green one. */
export const ticketGreenChecked = ofTicket.extend({ holds: z.boolean() });
export const ticketVoided = ofTicket.extend({
  from: z.enum(['waiting', 'called', 'parked']),
  reason: z.literal('day-closed'),
});
/** Changes no table: the story of the number tells it. */
export const ticketReprinted = ofTicket;

/** `subject`: the window's code. Who sits down is the actor. */
export const windowPaused = z.strictObject({ reason: pauseReasonSchema });
export const windowOpened = z.strictObject({});
export const windowSeated = z.strictObject({});
export const windowLeft = z.strictObject({});
/** Refused, since another call had come first; `no`: whom it was for, or who was there. Changes no table: the supervisor reads it. */
export const windowDoubleCall = z.strictObject({ no: z.string() });

/** `subject`: the date. */
export const dayClosed = z.strictObject({});
export const dayReopened = z.strictObject({});

/** `subject`: the request's id. Somebody came and there was no number left. */
export const turnedAway = z.strictObject({ date: dateSchema, groupCode: z.string(), matterCode: z.string() });
