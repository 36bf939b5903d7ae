// Calling at a window, and everything a clerk or guide may do with a number.
import { z } from 'zod';
import { bilingualSchema } from './hall.ts';
import { dateSchema, instantSchema, procedure, requestIdSchema, windowStaff } from './procedure.ts';
import { ticketSchema } from './queue.ts';

/** Why nobody is served at a window: 暂停服务 says so on the display, the reason stays at the desk. */
export const pauseReasonSchema = z.enum(['lunch', 'meeting', 'equipment', 'paperwork', 'other']);
export type PauseReason = z.infer<typeof pauseReasonSchema>;

/** 过号: nobody answered · was here and left · the matter turned out to belong elsewhere or was withdrawn · other. */
export const missReasonSchema = z.enum(['not-here', 'left', 'withdrawn', 'other']);
export type MissReason = z.infer<typeof missReasonSchema>;

/**
 * Why a number is put before all others: unwell · with a small child · disabled · back with what was missing · delayed by
 * us · other. A closed list: the journal keeps it for ever, and in free words a name or an illness would stand there.
 */
export const topReasonSchema = z.enum(['unwell', 'infant', 'disabled', 'came-back', 'our-mistake', 'other']);
export type TopReason = z.infer<typeof topReasonSchema>;

/** Why a number is forwarded, a closed list for the same reason: wrong line · something to be done here and there · a colleague is needed · equipment · other. */
export const forwardReasonSchema = z.enum(['wrong-line', 'also-here', 'needs-colleague', 'equipment', 'other']);
export type ForwardReason = z.infer<typeof forwardReasonSchema>;

export const atWindowSchema = z.object({
  ticket: ticketSchema,
  calledAt: instantSchema,
  calls: z.number().int(),
});

export const deskWindowSchema = z.object({
  code: z.string(),
  number: z.string(),
  name: bilingualSchema,
  groupCodes: z.array(z.string()),
  /** Null: open. `isOutOfHours`: by its hours, nobody pressed anything. */
  paused: z
    .object({ reason: pauseReasonSchema.nullable(), since: instantSchema.nullable(), isOutOfHours: z.boolean() })
    .nullable(),
  /** Who sits there; null: nobody has said so. */
  seat: z.object({ staffId: z.string(), name: z.string(), since: instantSchema }).nullable(),
  current: atWindowSchema.nullable(),
  /** How often a number is called in all. */
  recallMax: z.number().int(),
  /** In the order in which this window would call them; at most 50. */
  waiting: z.array(ticketSchema),
  waitingCount: z.number().int(),
  /** 挂起 in the lines this window serves. */
  parked: z.array(ticketSchema),
  /** 过号 in these lines, of today and the days under way, that may still come back, newest first, at most 20. */
  missed: z.array(ticketSchema),
  servedToday: z.number().int(),
});
export type DeskWindow = z.infer<typeof deskWindowSchema>;

/** One thing that happened to a number, for the desk: what, when, who, where. */
export const ticketStepSchema = z.object({
  what: z.enum([
    'taken',
    'matter-added',
    'called',
    'recalled',
    'parked',
    'missed',
    'requeued',
    'forwarded',
    'topped',
    'green-confirmed',
    'green-refused',
    'served',
    'void',
    'reprinted',
  ]),
  at: instantSchema,
  /** A staff member's name, or the terminal's. */
  by: z.string(),
  windowNumber: z.string().nullable(),
  /** A code of the act's list; forwarded or put first before there were lists: a clerk's own words. */
  reason: z.string().nullable(),
});
export type TicketStep = z.infer<typeof ticketStepSchema>;

const windowInput = z.strictObject({ windowCode: z.string() });
/** The number the clerk sees at the window: an act sent twice, or late, never falls on the next person. */
const atWindowInput = windowInput.extend({ ticketId: z.uuid() });

/** The number the clerk sees at the window they call to, null: nobody. Another one is there by now: CHANGED. Left out: not asked. */
const seenSchema = z.uuid().nullable().optional();

const windowUnknown = { WINDOW_UNKNOWN: { status: 404, message: '没有这个窗口' } } as const;
const atWindowErrors = {
  ...windowUnknown,
  NOTHING_CALLED: { status: 409, message: '这个窗口现在没有正在办的号' },
  CHANGED: { status: 409, message: '窗口上的号已经变了，请看最新的' },
} as const;
const ticketErrors = {
  TICKET_UNKNOWN: { status: 404, message: '没有这个号' },
  /** Somebody else was first, or it is not in the state this needs. */
  TICKET_CHANGED: { status: 409, message: '这个号刚刚有了变化，请看最新的' },
} as const;

const route = (method: 'GET' | 'POST', path: `/${string}`, summary: string) => ({ method, path, summary });
const ofWindow = '/calling/windows/{windowCode}';
const ofTicket = '/calling/tickets/{ticketId}';

export const callingContract = {
  window: procedure
    .meta({ who: 'signed-in' })
    .route(route('GET', ofWindow, 'A window at the desk: who is there, who waits'))
    .input(windowInput)
    .errors(windowUnknown)
    .output(deskWindowSchema),
  /** Finishes the number being served, if any, as served, and calls the next one. Opens a paused window. */
  callNext: procedure
    .meta({ who: windowStaff })
    .route(route('POST', `${ofWindow}/next`, 'Call the next number'))
    .input(windowInput.extend({ requestId: requestIdSchema, seen: seenSchema }))
    .errors({
      ...windowUnknown,
      CHANGED: atWindowErrors.CHANGED,
      NOBODY_WAITING: { status: 409, message: '现在没有人等' },
    })
    .output(deskWindowSchema),
  recall: procedure
    .meta({ who: windowStaff })
    .route(route('POST', `${ofWindow}/recall`, 'Call the same number again'))
    .input(atWindowInput)
    .errors({
      ...atWindowErrors,
      RECALL_LIMIT: { status: 409, message: '已经叫够次数了，可以按过号', data: z.object({ limit: z.number().int() }) },
    })
    .output(deskWindowSchema),
  finish: procedure
    .meta({ who: windowStaff })
    .route(route('POST', `${ofWindow}/finish`, 'Served'))
    .input(atWindowInput)
    .errors(atWindowErrors)
    .output(deskWindowSchema),
  /** 过号. Back in the line or out of it, as the hall's rule says (`queue.missed`). */
  miss: procedure
    .meta({ who: windowStaff })
    .route(route('POST', `${ofWindow}/miss`, 'Called, and nobody came'))
    .input(atWindowInput.extend({ reason: missReasonSchema }))
    .errors(atWindowErrors)
    .output(deskWindowSchema),
  /** 挂起: fetches a copy, comes back; the window is free meanwhile. */
  park: procedure
    .meta({ who: windowStaff })
    .route(route('POST', `${ofWindow}/park`, 'Put the number on hold'))
    .input(atWindowInput)
    .errors(atWindowErrors)
    .output(deskWindowSchema),
  /** Calls a parked number, or one missed that is still kept, to this window; whoever is there first is finished as served. */
  callBack: procedure
    .meta({ who: windowStaff })
    .route(route('POST', `${ofWindow}/call-back`, 'Call a number that was on hold or missed'))
    .input(atWindowInput.extend({ requestId: requestIdSchema, seen: seenSchema }))
    .errors({ ...windowUnknown, ...ticketErrors, CHANGED: atWindowErrors.CHANGED })
    .output(deskWindowSchema),
  /** 转: to another window, or to the line of another matter; it keeps its place by the time it was taken. */
  forward: procedure
    .meta({ who: windowStaff })
    .route(route('POST', `${ofWindow}/forward`, 'Forward to another window or matter'))
    .input(
      atWindowInput.extend({
        to: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('window'), windowCode: z.string() }),
          z.strictObject({ kind: z.literal('matter'), matterCode: z.string() }),
        ]),
        reason: forwardReasonSchema,
      }),
    )
    .errors({
      ...atWindowErrors,
      TARGET_UNKNOWN: { status: 404, message: '没有这个窗口或事项' },
      TARGET_IS_HERE: { status: 409, message: '就在本窗口办，不用转' },
    })
    .output(deskWindowSchema),
  /** 暂停服务; the number at the window stays until it is finished. */
  pause: procedure
    .meta({ who: windowStaff })
    .route(route('POST', `${ofWindow}/pause`, 'Pause the window'))
    .input(windowInput.extend({ reason: pauseReasonSchema }))
    .errors(windowUnknown)
    .output(deskWindowSchema),
  open: procedure
    .meta({ who: windowStaff })
    .route(route('POST', `${ofWindow}/open`, 'Open the window again'))
    .input(windowInput)
    .errors(windowUnknown)
    .output(deskWindowSchema),
  /** Takes the seat, from whoever had it: the hand-over at shift change. The number being served stays. */
  sit: procedure
    .meta({ who: windowStaff })
    .route(route('POST', `${ofWindow}/seat`, 'Sit down at a window'))
    .input(windowInput)
    .errors(windowUnknown)
    .output(deskWindowSchema),
  leave: procedure
    .meta({ who: windowStaff })
    .route(route('POST', `${ofWindow}/leave`, 'Leave the window'))
    .input(windowInput)
    .errors(windowUnknown)
    .output(deskWindowSchema),
  /** 过号 back into the line before its time is up: behind the next few, as the rule says. */
  requeue: procedure
    .meta({ who: windowStaff })
    .route(route('POST', `${ofTicket}/requeue`, 'Put a missed or parked number back into its line'))
    .input(z.strictObject({ ticketId: z.uuid() }))
    .errors({ ...ticketErrors, KEPT_TOO_LONG: { status: 409, message: '这个号已经作废，请重新取号' } })
    .output(ticketSchema),
  /** 置顶: before everybody; the reason is kept and the supervisor sees it. */
  top: procedure
    .meta({ who: windowStaff })
    .route(route('POST', `${ofTicket}/top`, 'Put a number before all others'))
    .input(z.strictObject({ ticketId: z.uuid(), reason: topReasonSchema }))
    .errors(ticketErrors)
    .output(ticketSchema),
  /** Refused: the number stands in the normal lane, at its place by the time it was taken. */
  confirmGreen: procedure
    .meta({ who: windowStaff })
    .route(route('POST', `${ofTicket}/green`, 'Confirm or refuse the green channel'))
    .input(z.strictObject({ ticketId: z.uuid(), holds: z.boolean() }))
    .errors(ticketErrors)
    .output(ticketSchema),
  /** By number, today or on a day under way (the one not over yet first): the ticket and what happened to it. */
  find: procedure
    .meta({ who: 'signed-in' })
    .route(route('GET', '/calling/tickets', 'A number and its story'))
    .input(z.strictObject({ ticketNo: z.string().max(40), date: dateSchema.optional() }))
    .errors({ TICKET_UNKNOWN: ticketErrors.TICKET_UNKNOWN })
    .output(z.object({ ticket: ticketSchema, steps: z.array(ticketStepSchema) })),
};
