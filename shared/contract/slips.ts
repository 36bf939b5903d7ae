// Slips on their way to paper: the state a screen shows, and what citizen and desk can do about one that got stuck.
import { z } from 'zod';
import { instantSchema, procedure, requestIdSchema, windowStaff } from './procedure.ts';

/**
 * What keeps a slip, or a printer, from its work. `no-printer`: none serves this terminal · `not-a-printer`: somebody
 * answers at its address, but not as a printer · `unwritable`: its folder or device may not be written, or the disk is full · `late`: the
 * printer came right again when nobody waited any more · `unreadable`: the slip's data can never be read again ·
 * `poison`: the printer stumbles over this slip each time.
 */
export const slipTroubleSchema = z.enum([
  'no-printer',
  'unreachable',
  'not-a-printer',
  'no-paper',
  'cover-open',
  'cutter',
  'overheated',
  'offline',
  'not-ready',
  'unwritable',
  'late',
  'unreadable',
  'poison',
  'other',
]);
export type SlipTrouble = z.infer<typeof slipTroubleSchema>;

/**
 * waiting: in the spool · printing · printed · uncertain: sent, and nobody knows whether it came out; never printed
 * again unasked · failed: set aside, a person decides · cancelled: not wanted any more.
 */
export const slipJobStateSchema = z.enum(['waiting', 'printing', 'printed', 'uncertain', 'failed', 'cancelled']);
export type SlipJobState = z.infer<typeof slipJobStateSchema>;

export const slipNewsSchema = z.object({
  /** What the live feed calls the slip: made from the job's id, which cannot be had back from it. */
  watchId: z.string(),
  state: slipJobStateSchema,
  /** Of `printed`: the printer itself, or a person, said so. False: it took everything and cannot tell (已发送). */
  confirmed: z.boolean(),
  /** Why it is not printed yet. */
  trouble: slipTroubleSchema.nullable(),
  /** Where it comes, or came, out; null before that is known. */
  printer: z.string().nullable(),
  /** True where that is not the terminal's own printer: another one stepped in. */
  isElsewhere: z.boolean(),
  /** True where slips are kept as files and shown on screen: the demo hall's way. */
  onScreenOnly: z.boolean(),
});
/** What everybody in the hall may hear of a slip. */
export type SlipNews = z.infer<typeof slipNewsSchema>;

/** For whoever took the slip: the job's id opens its picture, and with it a query code. */
export const slipStateSchema = slipNewsSchema.extend({ jobId: z.uuid() });
export type SlipState = z.infer<typeof slipStateSchema>;

/** The very slip, as drawn from the same document as the paper. */
export const slipSchema = slipStateSchema.extend({
  svg: z.string(),
  /** Dots, at 203 dpi. */ width: z.number(),
  height: z.number(),
  /** Other terminals whose printer works now; empty while nothing is wrong here. */
  worksAt: z.array(z.string()),
});
export type Slip = z.infer<typeof slipSchema>;

/** `shift`: what a day or a clerk's shift came to. `test`: a printer's test page. */
export const slipKindSchema = z.enum(['ticket', 'case', 'appointment', 'shift', 'test']);

/** Its place in the line, by which staff speak of a slip: the job's own id would open its picture. */
const placeSchema = z.string().regex(/^[1-9]\d{0,14}$/, 'expected a place in the line');

/** For staff, of whatever unit: never the job's picture, which may show a query code, nor what opens it. */
export const slipJobSchema = slipNewsSchema.extend({
  place: placeSchema,
  kind: slipKindSchema,
  /** Ticket number, case number, an appointment's day and time, a shift's day, or the printer of a test page. */
  label: z.string(),
  /** Where it was asked for. */
  terminal: z.string(),
  /** How many times it has been printed again; the paper says so. */
  copies: z.number().int(),
  createdAt: instantSchema,
  attempts: z.number().int(),
});
export type SlipJob = z.infer<typeof slipJobSchema>;

const onJob = z.strictObject({ jobId: z.uuid() });
const slipNotFound = { SLIP_NOT_FOUND: { status: 404, message: '没找到这张凭条' } } as const;
const notNow = {
  /** Somebody else has decided, or it is being printed. */
  SLIP_MOVED_ON: { status: 409, message: '这张凭条的情况刚刚变了，请再看一眼' },
} as const;

export const slipsContract = {
  /**
   * By the job's unguessable id, for as long as a citizen may still stand there: 10 minutes from its making. Staff
   * too: a query code is for the citizen, and who needs the slip later prints it again, which is recorded.
   */
  get: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'GET', path: '/slips/{jobId}', summary: 'A slip and its state' })
    .input(onJob)
    .errors(slipNotFound)
    .output(slipSchema),
  /**
   * The citizen in front of the printer says what nobody else can see: whether a slip came out that is uncertain, or
   * printed and not confirmed. `cameOut` false prints it again, marked 补打. As `get`, for 10 minutes.
   */
  tellOutcome: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/slips/{jobId}/outcome', summary: 'Whether an uncertain slip came out' })
    .input(onJob.extend({ cameOut: z.boolean() }))
    .errors({ ...slipNotFound, ...notNow })
    .output(slipStateSchema),
  /** Uncertain and failed ones, then those in print and in line, each in the order of the line; 200 at most. */
  open: procedure
    .meta({ who: windowStaff })
    .route({ method: 'GET', path: '/slips/open', summary: 'Slips that are not out' })
    .output(z.array(slipJobSchema)),
  /** The newest slips of a ticket of today, by its number, or of a case; newest first. */
  find: procedure
    .meta({ who: windowStaff })
    .route({ method: 'GET', path: '/slips/find', summary: 'Slips by ticket or case number' })
    .input(z.strictObject({ number: z.string().trim().min(1).max(40) }))
    .output(z.array(slipJobSchema)),
  /**
   * `came-out`: of an uncertain one · `cancel`: it is not wanted any more · `again`: marked 补打 where it may already be on
   * paper. A further paper of a case that is out is for those the case is to be seen by (NOT_ALLOWED for others).
   */
  settle: procedure
    .meta({ who: windowStaff })
    .route({ method: 'POST', path: '/slips/{place}/settle', summary: 'Say what became of a slip, or print it again' })
    .input(
      z.strictObject({
        place: placeSchema,
        how: z.enum(['came-out', 'cancel', 'again']),
        printer: z.string().max(40).optional(),
      }),
    )
    .errors({
      ...slipNotFound,
      ...notNow,
      PRINTER_NOT_FOUND: { status: 404, message: '没有这台打印机' },
    })
    .output(slipNewsSchema),
};

/** How a printer is, as far as it says. */
export const printerSchema = z.object({
  name: z.string(),
  driver: z.enum(['file', 'escpos-tcp', 'device-file', 'serial', 'system']),
  /** In words a technician knows it by: an address, a device, a queue. */
  where: z.string(),
  /** Columns of a half-width character: 32 on 58 mm paper, 42 or 48 on 80 mm. */
  width: z.number().int(),
  onScreenOnly: z.boolean(),
  /** Whose slips come out here; empty: everybody's. */
  terminals: z.array(z.string()),
  trouble: slipTroubleSchema.nullable(),
  /** Since when there is trouble. */
  since: instantSchema.nullable(),
  /** Null: it does not say. */
  paperLow: z.boolean().nullable(),
  /** False: it cannot say how it is, and a slip is "sent" rather than "out". Null: not asked yet. */
  answers: z.boolean().nullable(),
  /** Asked last. */
  askedAt: instantSchema.nullable(),
  printedAt: instantSchema.nullable(),
  /** Slips in line for it now. */
  waiting: z.number().int(),
  roll: z
    .object({
      metres: z.number(),
      usedMetres: z.number(),
      /** Slips since it was put in. */
      slips: z.number().int(),
      /** Slips that probably still fit; null before enough have come out to tell. */
      slipsLeft: z.number().int().nullable(),
      /** Fewer than the hall wants to be warned of. */
      isEnding: z.boolean(),
      changedAt: instantSchema.nullable(),
    })
    .nullable(),
});
export type Printer = z.infer<typeof printerSchema>;

const onPrinter = z.strictObject({ printer: z.string().min(1).max(40) });
const printerNotFound = { PRINTER_NOT_FOUND: { status: 404, message: '没有这台打印机' } } as const;

export const printersContract = {
  list: procedure
    .meta({ who: 'signed-in' })
    .route({ method: 'GET', path: '/printers', summary: 'All printers, as they are' })
    .output(z.array(printerSchema)),
  /** Asks it now. */
  check: procedure
    .meta({ who: windowStaff })
    .route({ method: 'POST', path: '/printers/check', summary: 'Ask a printer how it is' })
    .input(onPrinter)
    .errors(printerNotFound)
    .output(printerSchema),
  testPage: procedure
    .meta({ who: windowStaff })
    .route({ method: 'POST', path: '/printers/test-page', summary: 'Print a test page', successStatus: 201 })
    .input(onPrinter.extend({ requestId: requestIdSchema }))
    .errors(printerNotFound)
    .output(slipStateSchema),
  /** A new roll is in: the count begins anew. */
  newRoll: procedure
    .meta({ who: windowStaff })
    .route({ method: 'POST', path: '/printers/new-roll', summary: 'A new roll of paper is in' })
    .input(onPrinter)
    .errors(printerNotFound)
    .output(printerSchema),
};
