// What a slip says, as data: it is stored with the job, so that paper, picture and reprint come from the same facts.

import { z } from 'zod';
import { languageCodes } from '#shared/domain/languages.ts';

const words = z.string().min(1).max(400);
const line = z.string().max(400);
const minute = z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/, 'expected YYYY-MM-DD HH:MM');
const calendarDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected YYYY-MM-DD');

/** The languages a slip can be printed in; Chinese is the first. */
export const slipLanguageSchema = z.enum(languageCodes);
export type SlipLanguage = z.infer<typeof slipLanguageSchema>;

/** Hall names break only between place and hall. */
export const slipHallSchema = z.strictObject({ place: line, hall: words });

/** A demo hall's slip says so on its face; 0 for the first print, the n-th reprint is marked 补打. */
const everySlip = { hall: slipHallSchema, demo: z.boolean(), reprint: z.number().int().min(0) };

const common = {
  ...everySlip,
  /** The window to tell, as its number stands on the sign. */
  tellWindow: z.strictObject({ number: words }),
  /** Surname + *; null where no name is known. Never a full name. */
  maskedName: line.nullable(),
  /** What the QR code holds: printable ASCII; '' for none. */
  qr: z
    .string()
    .max(400)
    .regex(/^[\x20-\x7e]*$/, 'expected printable ASCII'),
};

/** A queue number's slip. */
export const ticketSlipSchema = z.strictObject({
  ...common,
  no: words,
  matterName: words,
  /** Further matters that ride on this number. */
  alsoMatters: z.array(words).max(8).optional(),
  /** Green channel or appointment, in words, and what to do for it; left out in the normal lane. */
  lane: words.optional(),
  laneHint: words.optional(),
  /** People waiting before this number when it was taken. */
  ahead: z.number().int().min(0),
  /** Waiting time in minutes; null where it cannot be told honestly. */
  estimate: z.strictObject({ fromMin: z.number().int().min(0), toMin: z.number().int().min(0) }).nullable(),
  /** Floor and zone in words. */
  goTo: line,
  /** Window numbers, without the word. */
  windows: z.array(words).max(20),
  /** Hall time, 'YYYY-MM-DD HH:MM'. */
  takenAt: minute,
  /** Materials to have at hand; only the few that matter. */
  bring: z.array(words).max(8),
  /** What happens when the call is missed, in words. */
  missedRule: line.optional(),
  /** Said where the windows close soon. */
  closing: line.optional(),
});
export type TicketSlip = z.infer<typeof ticketSlipSchema>;

/** The receipt of a case: the promised day, who has it, how to check. */
export const caseSlipSchema = z.strictObject({
  ...common,
  promisedDate: calendarDate,
  /** The weekday's word in the slip's language. */
  weekday: words,
  workingDays: z.number().int().min(0),
  /** The calendar for that day is not published yet. */
  provisional: z.boolean(),
  matterName: words.nullable(),
  ownerUnit: words,
  ownerPerson: words.nullable(),
  /** The owning window's number. */
  ownerWindow: words,
  /** Where that window is: floor and zone in words. */
  where: line,
  caseNo: words,
  queryCode: words,
  /** Hall time, 'YYYY-MM-DD HH:MM'. */
  filedAt: minute,
});
export type CaseSlip = z.infer<typeof caseSlipSchema>;

/** What somebody wrote, whole; a slip wraps it and cuts nothing. */
const longWords = z.string().min(1).max(20_000);

/** Where a case stands, printed when its citizen asks. */
export const statusSlipSchema = z.strictObject({
  ...common,
  caseNo: words,
  matterName: words.nullable(),
  /** Null once it is concluded or was not taken on. */
  promise: z.strictObject({ date: calendarDate, weekday: words, provisional: z.boolean() }).nullable(),
  /** The stage as it is said. */
  stage: words,
  ownerUnit: words,
  ownerPerson: words.nullable(),
  /** What the hall waits for; the clock stands still. */
  waitingFor: longWords.nullable(),
  /** 办成了吗 is asked, and an answer counts until the end of this day. */
  askedUntil: calendarDate.nullable(),
  /** Newest first, only the last few. */
  turns: z.array(z.strictObject({ at: minute, text: words, more: longWords.nullable() })).max(8),
  /** How many slips of this kind the case had before. */
  before: z.number().int().min(0),
  /** Hall time, 'YYYY-MM-DD HH:MM'. */
  printedAt: minute,
});
export type StatusSlip = z.infer<typeof statusSlipSchema>;

/** 不予受理告知: said once and in full, with the way on and the way to object. */
export const refusalSlipSchema = z.strictObject({
  ...common,
  caseNo: words,
  matterName: words.nullable(),
  /** The ground, as a sentence. */
  ground: words,
  words: longWords,
  wayOn: longWords,
  unit: words,
  /** Hall time, 'YYYY-MM-DD HH:MM'. */
  givenAt: minute,
});
export type RefusalSlip = z.infer<typeof refusalSlipSchema>;

const time = z.string().regex(/^\d{2}:\d{2}$/, 'expected HH:MM');

/** An appointment: when, for what, where, and the code to check in with. */
export const appointmentSlipSchema = z.strictObject({
  ...common,
  matterName: words,
  day: calendarDate,
  time,
  until: time,
  /** As it is shown: 1234 5678. */
  code: words,
  /** Floor and zone in words. */
  goTo: line,
  windows: z.array(words).max(20),
  bring: z.array(words).max(8),
  /**
   * From when one may check in, and until when it goes before those without an appointment: HH:MM of the day.
   * `endsWithDay`: the windows close then, and nobody calls it later; slips made before this was told say it does not.
   */
  checkIn: z.strictObject({ from: time, keptUntil: time, endsWithDay: z.boolean().default(false) }),
  /** Hall time, 'YYYY-MM-DD HH:MM'. */
  madeAt: minute,
});
export type AppointmentSlip = z.infer<typeof appointmentSlipSchema>;

const count = z.number().int().min(0);

/** What a day of the hall, or a clerk's shift in it, came to: handed over with it. */
export const shiftSlipSchema = z.strictObject({
  ...everySlip,
  day: calendarDate,
  /** Null: the whole hall. */
  who: z.strictObject({ name: words, windows: z.array(words).max(20) }).nullable(),
  /** The first call and the last end, HH:MM of the day; null where nobody was called. */
  from: time.nullable(),
  to: time.nullable(),
  /** `taken` and `waiting` are the hall's; null for one clerk. `noShows`: called, and nobody came. */
  numbers: z.strictObject({
    taken: count.nullable(),
    called: count,
    served: count,
    noShows: count,
    forwarded: count,
    waiting: count.nullable(),
  }),
  /** `overdue`: open now, and past their promised day. */
  cases: z.strictObject({ filed: count, concluded: count, overdue: count }),
  /** Of the whole hall; null for one clerk. */
  slips: z.strictObject({ printed: count, again: count, notOut: count }).nullable(),
  /** What each printer has used of its roll, in metres with one decimal. */
  paper: z.array(z.strictObject({ printer: words, metres: z.number().min(0), slips: count })).max(20),
  /** Hall time, 'YYYY-MM-DD HH:MM'. */
  printedAt: minute,
});
export type ShiftSlip = z.infer<typeof shiftSlipSchema>;

/** A printer's test page: whether width, characters, sizes and codes come out as they are set. */
export const testSlipSchema = z.strictObject({
  ...everySlip,
  printer: words,
  /** In words a technician knows it by: an address, a device, a queue. */
  where: line,
  /** `gb18030`: Chinese from the printer's own memory · `none`: everything as dots · null: not a printer of characters. */
  rom: z.enum(['gb18030', 'none']).nullable(),
  /** Hall time, 'YYYY-MM-DD HH:MM'. */
  printedAt: minute,
});
export type TestSlip = z.infer<typeof testSlipSchema>;

/** What a job's `data` column holds (sealed by its own key for an appointment and for everything of a case). */
export const storedSlipSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ticket'), language: slipLanguageSchema, slip: ticketSlipSchema }),
  z.strictObject({ kind: z.literal('case'), language: slipLanguageSchema, slip: caseSlipSchema }),
  z.strictObject({ kind: z.literal('status'), language: slipLanguageSchema, slip: statusSlipSchema }),
  z.strictObject({ kind: z.literal('refusal'), language: slipLanguageSchema, slip: refusalSlipSchema }),
  z.strictObject({ kind: z.literal('appointment'), language: slipLanguageSchema, slip: appointmentSlipSchema }),
  z.strictObject({ kind: z.literal('shift'), language: slipLanguageSchema, slip: shiftSlipSchema }),
  z.strictObject({ kind: z.literal('test'), language: slipLanguageSchema, slip: testSlipSchema }),
]);
export type StoredSlip = z.infer<typeof storedSlipSchema>;
