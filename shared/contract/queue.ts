// Taking a number and what a citizen, a kiosk, a phone and a display see of the queue.
import { z } from 'zod';
import { bilingualSchema } from './hall.ts';
import {
  dateSchema,
  instantSchema,
  languageSchema,
  matterUnknown,
  procedure,
  requestIdSchema,
  requestReused,
} from './procedure.ts';
import { slipStateSchema } from './slips.ts';

/** Minutes, rounded to five; null when nothing honest can be said yet. */
export const estimateSchema = z.object({ fromMinutes: z.number().int(), toMinutes: z.number().int() }).nullable();
export type Estimate = z.infer<typeof estimateSchema>;

/** 普通 · 绿色通道 · 预约. Who is called when is set out in docs/queue-rules.md. */
export const laneSchema = z.enum(['normal', 'green', 'appointment']);
export type Lane = z.infer<typeof laneSchema>;

/** 军人 · 老人 · 孕妇 · 残障: who may choose the green channel. */
export const greenReasonSchema = z.enum(['military', 'elderly', 'pregnant', 'disabled']);
export type GreenReason = z.infer<typeof greenReasonSchema>;

/**
 * waiting · called: at a window · parked: 挂起, comes back to a window · served · no-show: 过号, its turns are used up ·
 * void: left over when the day was closed.
 */
export const ticketStateSchema = z.enum(['waiting', 'called', 'parked', 'served', 'no-show', 'void']);

/** A free appointment: hall date and HH:MM. */
export const freeSlotSchema = z.object({ date: dateSchema, time: z.string() });
export type FreeSlot = z.infer<typeof freeSlotSchema>;

export const groupStateSchema = z.object({
  groupCode: z.string(),
  name: bilingualSchema,
  waiting: z.number().int(),
  taken: z.number().int(),
  /** Null: no daily limit. */
  quota: z.number().int().nullable(),
  /**
   * open: numbers are given · gone: today's are used up · closed: outside the hours, or the day was closed · no-window:
   * within the hours, but every window of the group is paused.
   */
  state: z.enum(['open', 'gone', 'closed', 'no-window']),
  /** Matters of this group whose own half-day quota is used up while the group still gives numbers. */
  goneMatters: z.array(z.string()),
  /** Those of them the hall gives no numbers of in this half-day at all: none were taken up. */
  noneMatters: z.array(z.string()),
  /** When the last window of the group closes today (HH:MM); null: it does not, or is closed. */
  closesAt: z.string().nullable(),
  /** Open, but it closes soon (`queue.closingSoonMinutes`): said before a number is taken. */
  isClosingSoon: z.boolean(),
  estimate: estimateSchema,
});
export type GroupState = z.infer<typeof groupStateSchema>;

export const callSchema = z.object({
  ticketNo: z.string(),
  windowCode: z.string(),
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
  /** Being called now, to a window where they still are: newest first, at most five. */
  calls: z.array(callSchema),
});
export type QueueOverview = z.infer<typeof overviewSchema>;

export const ticketSchema = z.object({
  id: z.uuid(),
  no: z.string(),
  date: dateSchema,
  matterCode: z.string(),
  matterName: bilingualSchema,
  /** Further matters that ride on this number, in the order they were added. */
  alsoMatters: z.array(z.object({ code: z.string(), name: bilingualSchema })),
  /** The window group in whose line it stands now; a forwarded number keeps its letter. */
  groupCode: z.string(),
  lane: laneSchema,
  greenReason: greenReasonSchema.nullable(),
  /** A guide or clerk has seen that the reason holds. */
  isGreenConfirmed: z.boolean(),
  /** 置顶. */
  isTopped: z.boolean(),
  /** Only this window may call it (forwarded to a window); null: any of its group. */
  targetWindowCode: z.string().nullable(),
  /** An appointment's time, HH:MM in the hall's zone. */
  appointmentTime: z.string().nullable(),
  /** People before this number when it was taken; in the answer to another paper, when that was printed. */
  ahead: z.number().int(),
  estimate: estimateSchema,
  windows: z.array(z.string()),
  floor: z.number().int(),
  zone: bilingualSchema,
  takenAt: instantSchema,
  /** How often it was called and nobody came. */
  misses: z.number().int(),
  state: ticketStateSchema,
});
export type Ticket = z.infer<typeof ticketSchema>;

/** `qr`: what the slip's code holds. `watchUrl`: the page that follows this number on a phone; null where the hall has none. */
export const takenSchema = z.object({
  ticket: ticketSchema,
  slip: slipStateSchema,
  qr: z.string(),
  watchUrl: z.url().nullable(),
});
export type Taken = z.infer<typeof takenSchema>;

/** A number as its slip names it. `key`: ten digits only the slip knows; without it nothing is told or done. */
export const slipKeySchema = z.strictObject({
  date: dateSchema,
  ticketNo: z.string().max(12),
  key: z.string().regex(/^\d{10}$/),
});
export type SlipKey = z.infer<typeof slipKeySchema>;

/** A number as its holder follows it: at the kiosk by the slip, or on a phone. */
export const myNumberSchema = z.object({
  asOf: instantSchema,
  ticket: ticketSchema,
  /** People before it now; null when it is not waiting. */
  aheadNow: z.number().int().nullable(),
  estimateNow: estimateSchema,
  /** Where it is called now; null when it is not. */
  call: callSchema.nullable(),
  /** What is called now at the windows of its group, newest first, at most five. */
  calledNow: z.array(callSchema),
  /** A missed number that may come back to a window until then. */
  keptUntil: instantSchema.nullable(),
  /** Served, and not rated yet. */
  canRate: z.boolean(),
});
export type MyNumber = z.infer<typeof myNumberSchema>;

export const boardWindowSchema = z.object({
  code: z.string(),
  number: z.string(),
  name: bilingualSchema,
  floor: z.number().int(),
  zone: bilingualSchema,
  /** paused: 暂停服务, by its clerk or outside its hours. */
  state: z.enum(['serving', 'free', 'paused']),
  ticketNo: z.string().nullable(),
  /** Its last calls of the day, newest first, at most three. */
  lastNos: z.array(z.string()),
});
export type BoardWindow = z.infer<typeof boardWindowSchema>;

export const boardSchema = z.object({
  asOf: instantSchema,
  /** Newest call first, at most 24. */
  calls: z.array(callSchema),
  windows: z.array(boardWindowSchema),
  /** The hall's own sentences for the foot of the display, in its order; empty: the program's own are shown. */
  ticker: z.array(bilingualSchema),
});
export type Board = z.infer<typeof boardSchema>;

/** Who takes a number, where the hall asks: kept as a keyed hash until midnight. */
export const holderSchema = z.strictObject({ kind: z.enum(['phone', 'id']), value: z.string().max(40) });

/** As many matters as ride on one number beside the first. */
export const alsoMattersMax = 4;

export const queueContract = {
  overview: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'GET', path: '/queue', summary: 'People waiting and numbers left, by window group' })
    .output(overviewSchema),
  take: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/queue/tickets', summary: 'Take a number', successStatus: 201 })
    .input(
      z.strictObject({
        requestId: requestIdSchema,
        matterCode: z.string().max(40),
        language: languageSchema,
        green: greenReasonSchema.optional(),
        holder: holderSchema.optional(),
      }),
    )
    .errors({
      ...requestReused,
      ...matterUnknown,
      QUOTA_GONE: {
        status: 409,
        message: '今天的号取完了。不让您白跑，现在就可以告诉窗口',
        data: z.object({ matterCode: z.string(), groupCode: z.string(), nextAppointment: freeSlotSchema.nullable() }),
      },
      HALL_CLOSED: {
        status: 409,
        message: '现在不是取号时间',
        data: z.object({ opens: z.object({ date: dateSchema, time: z.string() }).nullable() }),
      },
      NO_WINDOW: { status: 409, message: '办这件事的窗口现在都停着，请找工作人员' },
      /** The same person, the same line: told so, and offered to print it again or to add this matter. */
      ALREADY_HOLDING: {
        status: 409,
        message: '您已经有这个窗口的号了',
        data: z.object({ ticket: ticketSchema }),
      },
    })
    .output(takenSchema),
  /** One more errand at the same window group in the same visit rides on the number already taken. */
  addMatter: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/queue/tickets/{ticketId}/matters', summary: 'Add a matter to a number' })
    .input(z.strictObject({ ticketId: z.uuid(), matterCode: z.string().max(40), language: languageSchema }))
    .errors({
      ...matterUnknown,
      TICKET_UNKNOWN: { status: 404, message: '没有这个号' },
      TICKET_ENDED: { status: 409, message: '这个号已经办完或者过了，请重新取号' },
      OTHER_LINE: { status: 409, message: '这件事在别的窗口办，请另外取号' },
      TOO_MANY_MATTERS: { status: 409, message: '一个号最多一起办五件事' },
      QUOTA_GONE: {
        status: 409,
        message: '今天的号取完了。不让您白跑，现在就可以告诉窗口',
        data: z.object({ matterCode: z.string(), groupCode: z.string(), nextAppointment: freeSlotSchema.nullable() }),
      },
    })
    .output(takenSchema),
  /** The slip once more, marked 补打; twice at most without a clerk. */
  reprint: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/queue/tickets/{ticketId}/reprint', summary: 'Print the slip of a number again' })
    .input(z.strictObject({ ticketId: z.uuid(), language: languageSchema }))
    .errors({
      TICKET_UNKNOWN: { status: 404, message: '没有这个号' },
      TICKET_ENDED: { status: 409, message: '这个号已经办完或者过了，请重新取号' },
      REPRINTED_ENOUGH: { status: 409, message: '已经补打过两张了，还要请找窗口' },
    })
    .output(takenSchema),
  /** By what stands in the slip's code. After the day it knows nothing any more. */
  myNumber: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/queue/my-number', summary: 'How a number stands now' })
    .input(slipKeySchema)
    .errors({ TICKET_UNKNOWN: { status: 404, message: '没有这个号，或者已经过了那一天' } })
    .output(myNumberSchema),
  /** Somebody came and there was no number: recorded, because the hall has to know. */
  turnedAway: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/queue/turned-away', summary: 'Record that somebody found no number left' })
    .input(z.strictObject({ requestId: requestIdSchema, matterCode: z.string().max(40) }))
    .errors(matterUnknown)
    .output(z.object({ nextAppointment: freeSlotSchema.nullable() })),
  board: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'GET', path: '/queue/board', summary: 'What the call display shows' })
    .output(boardSchema),
};
