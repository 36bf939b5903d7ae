// Taking a number, waiting, being called: the queue as kiosk, desk and display see it.
import { z } from 'zod';
import { bilingualSchema } from './hall.ts';
import {
  dateSchema,
  instantSchema,
  languageSchema,
  procedure,
  requestIdSchema,
  requestReused,
  windowStaff,
} from './procedure.ts';
import { slipStateSchema } from './slips.ts';

/** Minutes, rounded to five; null when nothing honest can be said yet. */
export const estimateSchema = z.object({ fromMinutes: z.number().int(), toMinutes: z.number().int() }).nullable();
export type Estimate = z.infer<typeof estimateSchema>;

export const groupStateSchema = z.object({
  groupCode: z.string(),
  name: bilingualSchema,
  waiting: z.number().int(),
  taken: z.number().int(),
  /** Null: no daily limit. */
  quota: z.number().int().nullable(),
  /** open: numbers are given · gone: today's are used up · closed: outside the hours. */
  state: z.enum(['open', 'gone', 'closed']),
  estimate: estimateSchema,
});
export type GroupState = z.infer<typeof groupStateSchema>;

export const callSchema = z.object({
  ticketNo: z.string(),
  windowNumber: z.string(),
  windowName: bilingualSchema,
  matterName: bilingualSchema,
  at: instantSchema,
  /** 1 = first call; more = 再叫一遍. */
  times: z.number().int(),
});
export type Call = z.infer<typeof callSchema>;

export const overviewSchema = z.object({
  date: dateSchema,
  asOf: instantSchema,
  groups: z.array(groupStateSchema),
  waiting: z.number().int(),
  estimate: estimateSchema,
  /** Newest first, at most five. */
  calls: z.array(callSchema),
});
export type QueueOverview = z.infer<typeof overviewSchema>;

export const ticketSchema = z.object({
  id: z.uuid(),
  no: z.string(),
  date: dateSchema,
  matterCode: z.string(),
  matterName: bilingualSchema,
  groupCode: z.string(),
  /** People waiting before this number when it was taken. */
  ahead: z.number().int(),
  estimate: estimateSchema,
  windows: z.array(z.string()),
  floor: z.number().int(),
  zone: bilingualSchema,
  takenAt: instantSchema,
  state: z.enum(['waiting', 'called', 'served', 'no-show']),
});
export type Ticket = z.infer<typeof ticketSchema>;

export const takenSchema = z.object({ ticket: ticketSchema, slip: slipStateSchema, qr: z.string() });
export type Taken = z.infer<typeof takenSchema>;

export const boardSchema = z.object({
  asOf: instantSchema,
  /** Newest call first. */
  calls: z.array(callSchema),
  windows: z.array(z.object({ number: z.string(), name: bilingualSchema, ticketNo: z.string().nullable() })),
});
export type Board = z.infer<typeof boardSchema>;

export const deskWindowSchema = z.object({
  code: z.string(),
  number: z.string(),
  name: bilingualSchema,
  groupCodes: z.array(z.string()),
  current: z.object({ ticket: ticketSchema, calledAt: instantSchema, calls: z.number().int() }).nullable(),
  waiting: z.array(ticketSchema),
  waitingCount: z.number().int(),
});
export type DeskWindow = z.infer<typeof deskWindowSchema>;

const windowInput = z.strictObject({ windowCode: z.string() });
/** The number the clerk sees at the window: an act sent twice, or late, never falls on the next person. */
const atWindowInput = windowInput.extend({ ticketId: z.uuid() });
const windowErrors = {
  WINDOW_UNKNOWN: { status: 404, message: '没有这个窗口' },
  NOTHING_CALLED: { status: 409, message: '这个窗口现在没有正在办的号' },
  CHANGED: { status: 409, message: '窗口上的号已经变了，请看最新的' },
} as const;

export const queueContract = {
  overview: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'GET', path: '/queue', summary: 'People waiting and numbers left, by window group' })
    .output(overviewSchema),
  take: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/queue/tickets', summary: 'Take a number', successStatus: 201 })
    .input(z.strictObject({ requestId: requestIdSchema, matterCode: z.string().max(40), language: languageSchema }))
    .errors({
      ...requestReused,
      MATTER_UNKNOWN: { status: 404, message: '没有这件事，请重新选' },
      QUOTA_GONE: {
        status: 409,
        message: '今天的号取完了。不让您白跑，现在就可以告诉窗口',
        data: z.object({ matterCode: z.string(), groupCode: z.string() }),
      },
      HALL_CLOSED: {
        status: 409,
        message: '现在不是取号时间',
        data: z.object({ opens: z.object({ date: dateSchema, time: z.string() }).nullable() }),
      },
    })
    .output(takenSchema),
  board: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'GET', path: '/queue/board', summary: 'What the call display shows' })
    .output(boardSchema),
  window: procedure
    .meta({ who: 'signed-in' })
    .route({
      method: 'GET',
      path: '/queue/windows/{windowCode}',
      summary: 'A window at the desk: who is there, who waits',
    })
    .input(windowInput)
    .errors({ WINDOW_UNKNOWN: windowErrors.WINDOW_UNKNOWN })
    .output(deskWindowSchema),
  /** Finishes the number being served, if any, as served, and calls the next one. */
  callNext: procedure
    .meta({ who: windowStaff })
    .route({ method: 'POST', path: '/queue/windows/{windowCode}/next', summary: 'Call the next number' })
    .input(windowInput.extend({ requestId: requestIdSchema }))
    .errors({ WINDOW_UNKNOWN: windowErrors.WINDOW_UNKNOWN, NOBODY_WAITING: { status: 409, message: '现在没有人等' } })
    .output(deskWindowSchema),
  recall: procedure
    .meta({ who: windowStaff })
    .route({ method: 'POST', path: '/queue/windows/{windowCode}/recall', summary: 'Call the same number again' })
    .input(atWindowInput)
    .errors({
      ...windowErrors,
      RECALL_LIMIT: { status: 409, message: '已经叫够次数了，可以按过号', data: z.object({ limit: z.number().int() }) },
    })
    .output(deskWindowSchema),
  finish: procedure
    .meta({ who: windowStaff })
    .route({ method: 'POST', path: '/queue/windows/{windowCode}/finish', summary: 'Served, or did not come' })
    .input(atWindowInput.extend({ outcome: z.enum(['served', 'no-show']) }))
    .errors(windowErrors)
    .output(deskWindowSchema),
};
