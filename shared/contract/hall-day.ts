// The hall's day for whoever answers for it: who waits where right now, what went wrong, closing the day, and its figures.
import { z } from 'zod';
import { pauseReasonSchema } from './calling.ts';
import { bilingualSchema } from './hall.ts';
import { oneLine } from './hall-entries.ts';
import { dateSchema, instantSchema, languageSchema, procedure, requestIdSchema } from './procedure.ts';
import { greenReasonSchema, laneSchema } from './queue.ts';
import { badReasonSchema } from './rating.ts';
import { slipStateSchema } from './slips.ts';

const whoWatches = ['supervisor', 'admin'] as const;

export const watchWindowSchema = z.object({
  code: z.string(),
  number: z.string(),
  name: bilingualSchema,
  seat: z.string().nullable(),
  state: z.enum(['serving', 'free', 'paused']),
  pauseReason: pauseReasonSchema.nullable(),
  pausedSince: instantSchema.nullable(),
  current: z.object({ ticketNo: z.string(), matterName: bilingualSchema, calledAt: instantSchema }).nullable(),
  servedToday: z.number().int(),
  lastCallAt: instantSchema.nullable(),
});
export const watchLineSchema = z.object({
  groupCode: z.string(),
  name: bilingualSchema,
  windows: z.array(z.string()),
  lanes: z.array(
    z.object({
      lane: laneSchema,
      waiting: z.number().int(),
      longest: z.object({ ticketNo: z.string(), since: instantSchema }).nullable(),
    }),
  ),
  parked: z.number().int(),
  taken: z.number().int(),
  quota: z.number().int().nullable(),
  /** Numbers waiting beyond `queue.waitLimitMinutes`. */
  overLimit: z.number().int(),
});
export const anomalySchema = z.object({
  id: z.string(),
  at: instantSchema,
  kind: z.enum([
    'double-call',
    'clock',
    'display-gone',
    'display-mute',
    'display-voiceless',
    'printer',
    'topped',
    'store',
  ]),
  text: bilingualSchema,
  /** Still so now. */
  isOpen: z.boolean(),
});
export type Anomaly = z.infer<typeof anomalySchema>;

export const watchSchema = z.object({
  asOf: instantSchema,
  date: dateSchema,
  day: z.enum(['open', 'closed']),
  waitLimitMinutes: z.number().int(),
  windows: z.array(watchWindowSchema),
  lines: z.array(watchLineSchema),
  /** Newest first, of today, at most 50. */
  anomalies: z.array(anomalySchema),
  displays: z.array(
    z.object({
      name: z.string(),
      zone: z.string().nullable(),
      /** spoken: chime and voice · chime: no voice there · silent: the browser lets no sound out. */
      sound: z.enum(['spoken', 'chime', 'silent', 'off']),
      heardAt: instantSchema,
      isHere: z.boolean(),
    }),
  ),
});
export type Watch = z.infer<typeof watchSchema>;

/** Whole minutes; null where nobody was served. p50 and p90 of the numbers in question. */
const minutesSchema = z.object({ n: z.number().int(), p50: z.number(), p90: z.number(), longest: z.number() });
export const statisticsSchema = z.object({
  from: dateSchema,
  to: dateSchema,
  taken: z.number().int(),
  served: z.number().int(),
  noShows: z.number().int(),
  voided: z.number().int(),
  refused: z.number().int(),
  byLane: z.array(z.object({ lane: laneSchema, taken: z.number().int(), wait: minutesSchema.nullable() })),
  greenReasons: z.array(z.object({ reason: greenReasonSchema, taken: z.number().int(), refused: z.number().int() })),
  /** 0–23, hall time, by when the number was taken. */
  byHour: z.array(
    z.object({
      hour: z.number().int(),
      taken: z.number().int(),
      served: z.number().int(),
      refused: z.number().int(),
      wait: minutesSchema.nullable(),
    }),
  ),
  byMatter: z.array(
    z.object({
      matterCode: z.string(),
      name: bilingualSchema,
      groupCode: z.string(),
      taken: z.number().int(),
      served: z.number().int(),
      noShows: z.number().int(),
      refused: z.number().int(),
      wait: minutesSchema.nullable(),
      service: minutesSchema.nullable(),
    }),
  ),
  byWindow: z.array(
    z.object({
      windowCode: z.string(),
      number: z.string(),
      name: bilingualSchema,
      served: z.number().int(),
      noShows: z.number().int(),
      service: minutesSchema.nullable(),
      ratings: z.number().int(),
      bad: z.number().int(),
    }),
  ),
  ratings: z.object({
    /** Services that could be rated. */
    services: z.number().int(),
    /** Index 0 = 非常不满意 (1) … 4 = 非常满意 (5). */
    grades: z.tuple([z.number().int(), z.number().int(), z.number().int(), z.number().int(), z.number().int()]),
    /** 未评价: never counted as anything else. */
    unrated: z.number().int(),
    reasons: z.array(z.object({ reason: badReasonSchema, n: z.number().int() })),
  }),
  byDay: z.array(
    z.object({
      date: dateSchema,
      taken: z.number().int(),
      served: z.number().int(),
      noShows: z.number().int(),
      refused: z.number().int(),
    }),
  ),
});
export type Statistics = z.infer<typeof statisticsSchema>;

/** At most 92 days. */
const spanInput = z.strictObject({ from: dateSchema, to: dateSchema });
const spanErrors = { SPAN_TOO_LONG: { status: 422, message: '一次最多看 92 天，结束日不能早于开始日' } } as const;

/** A day is ended, or begun again, only while it is today: `date` is the one that was seen. */
const todayInput = z.strictObject({ date: dateSchema });
const todayErrors = { NOT_TODAY: { status: 409, message: '日期已经过了，请看最新的' } } as const;

export const hallDayContract = {
  watch: procedure
    .meta({ who: whoWatches })
    .route({ method: 'GET', path: '/hall-day', summary: 'Every window and every line right now' })
    .output(watchSchema),
  /** Everything still waiting, parked or at a window is voided with a record; no number is given any more today. Earlier days under way end with today, or alone. */
  close: procedure
    .meta({ who: whoWatches })
    .route({ method: 'POST', path: '/hall-day/close', summary: 'Close the day' })
    .input(todayInput)
    .errors(todayErrors)
    .output(z.object({ voided: z.number().int() })),
  reopen: procedure
    .meta({ who: whoWatches })
    .route({ method: 'POST', path: '/hall-day/reopen', summary: 'Give numbers again today' })
    .input(todayInput)
    .errors(todayErrors)
    .output(z.object({ ok: z.literal(true) })),
  statistics: procedure
    .meta({ who: whoWatches })
    .route({ method: 'GET', path: '/hall-day/statistics', summary: 'Figures of one day or several' })
    .input(spanInput)
    .errors(spanErrors)
    .output(statisticsSchema),
  /**
   * The summary of today on paper, in the language of the hall's slips, to be handed over with the shift. `mine`: what
   * the caller called, served and filed; `hall`: everything, for supervisors and administrators (NOT_ALLOWED for others).
   */
  printShift: procedure
    .meta({ who: ['intake', 'handler', 'supervisor', 'admin'] })
    .route({ method: 'POST', path: '/hall-day/shift', summary: 'Print the summary of a shift', successStatus: 201 })
    .input(z.strictObject({ requestId: requestIdSchema, whose: z.enum(['mine', 'hall']) }))
    .output(slipStateSchema),
  /** The same as an Excel file, base64. */
  statisticsFile: procedure
    .meta({ who: whoWatches })
    .route({ method: 'GET', path: '/hall-day/statistics-file', summary: 'The figures as an Excel file' })
    .input(spanInput.extend({ language: languageSchema }))
    .errors(spanErrors)
    .output(z.object({ name: z.string(), base64: z.string() })),
};

export const displayContract = {
  /** A display says every 15 s that it is there and whether it can be heard; one that hangs in the hall silent for 45 s, the desk is told. */
  here: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/displays', summary: 'A display is here' })
    .input(
      z.strictObject({
        id: z.uuid(),
        name: oneLine(40),
        zone: oneLine(40).nullable(),
        sound: z.enum(['spoken', 'chime', 'silent', 'off']),
      }),
    )
    .output(z.object({ ok: z.literal(true) })),
};
