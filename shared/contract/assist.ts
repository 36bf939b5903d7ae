// A person at hand: a clerk sees a citizen's draft while it is written and helps, by the citizen's yes; or the draft is parked and taken up at the counter.
import { z } from 'zod';
import { draftParts } from '../domain/draft-parts.ts';
import { withoutTurns } from '../domain/text.ts';
import { caseKindSchema, type personSchema, recordingInputSchema, wordsMaximum } from './case-shapes.ts';
import { helpScreenSchema } from './help.ts';
import {
  inputProblemsSchema,
  instantSchema,
  languageSchema,
  matterUnknown,
  procedure,
  requestIdSchema,
  requestReused,
  unitUnknown,
  windowStaff,
} from './procedure.ts';

/** A kiosk that was not heard for so long does not share any more, until it is heard again. */
export const kioskSilentMs = 15_000;
/** A desk that did not look for so long has left: nobody reads unseen, and nobody waits for somebody who is gone. */
export const helperSilentMs = 90_000;

const roles = z.enum(['self', 'relative', 'organisation', 'anonymous'] satisfies z.infer<
  typeof personSchema
>['role'][]);

/** As it is typed, but for what would turn the text around it on another's screen; what else cannot be kept is told at filing. */
const draftText = (max: number) =>
  z
    .string()
    .max(max * 8)
    .overwrite(withoutTurns)
    .optional();

/** A draft, part by part. A part that is not there was not answered yet; null: 不清楚, 记不清. Nothing is checked: it is being written. */
export const draftPartsSchema = z.strictObject({
  kind: caseKindSchema.optional(),
  matterCode: z.string().max(40).nullable().optional(),
  failedAtUnit: z.string().max(40).nullable().optional(),
  words: draftText(wordsMaximum),
  trips: z.number().int().min(0).max(99).nullable().optional(),
  role: roles.optional(),
  name: draftText(60),
  phone: draftText(30),
  idNumber: draftText(30),
  forName: draftText(60),
  relation: draftText(30),
  organisation: draftText(120),
  organisationCode: draftText(30),
} satisfies Record<(typeof draftParts)[number], z.ZodType>);
export type DraftParts = z.infer<typeof draftPartsSchema>;
export const draftPartSchema = z.enum(draftParts);
export type DraftPart = z.infer<typeof draftPartSchema>;

/**
 * stopped: by the citizen · helper: by the clerk · filed: handed in · left: the citizen's session is over · silent: the
 * kiosk is not heard · signed-out, helper-gone: the clerk is not there any more.
 */
export const assistEndSchema = z.enum(['stopped', 'helper', 'filed', 'left', 'silent', 'signed-out', 'helper-gone']);
export type AssistEnd = z.infer<typeof assistEndSchema>;

/** What a kiosk hears back each time it says how its draft stands. */
export const sharedSchema = z.object({
  /** How the feeds name it. Whoever has it can do nothing with it. */
  id: z.uuid(),
  revision: z.number().int(),
  /** The clerk who looks now, as the citizen is told; null: nobody yet. */
  helper: z.string().nullable(),
  /** What the clerk wrote since `seen`, to be put into the draft unless the citizen wrote there meanwhile. */
  fills: draftPartsSchema,
  /** Goes with the filing: that a clerk helped, and who, in the hall's own hand. Null while none has written anything. */
  voucher: z.string().nullable(),
});
export type Shared = z.infer<typeof sharedSchema>;

/** A draft as the clerk who took it sees it. */
export const assistViewSchema = z.object({
  id: z.uuid(),
  terminal: z.string(),
  screen: helpScreenSchema,
  parts: draftPartsSchema,
  /** There is a recording, this long; it cannot be heard from here. */
  spokenSeconds: z.number().int().nullable(),
  /** Where the citizen is writing this very moment. */
  touching: draftPartSchema.nullable(),
  byHelper: z.array(draftPartSchema),
  /** Grows with every change; a clerk's writing names the one it was written upon. */
  revision: z.number().int(),
  /** What could not be handed in as it stands. Nothing is said of what is only empty yet. */
  problems: inputProblemsSchema.shape.problems,
});
export type AssistView = z.infer<typeof assistViewSchema>;

const over = {
  ASSIST_OVER: {
    status: 410,
    message: '这次一起看已经结束了',
    data: z.object({ why: assistEndSchema.nullable() }),
  },
} as const;
const deskErrors = {
  ...over,
  /** `by`: who helps now; null: nobody took it yet. */
  ASSIST_TAKEN: {
    status: 409,
    message: '别人正在帮这一位，要接过来请先说一声',
    data: z.object({ by: z.string().nullable() }),
  },
} as const;

const shareKey = z.uuidv4();
const viewInput = z.strictObject({ id: z.uuid(), language: languageSchema });

export const assistContract = {
  /**
   * Says how the draft stands and hears what the clerk wrote: the first time it begins the sharing, which only the
   * citizen's yes may lead to. `key` is the kiosk's own secret; after a restart of the hall the same key goes on.
   */
  share: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/assist/share', summary: 'Let a clerk see this draft and help' })
    .input(
      z.strictObject({
        key: shareKey,
        /** The telling's own, which its filing will have. */
        requestId: requestIdSchema,
        language: languageSchema,
        screen: helpScreenSchema,
        touching: draftPartSchema.nullable(),
        /** The last revision that was heard; 0: none. */
        seen: z.number().int().min(0),
        spokenSeconds: z.number().int().min(0).nullable(),
        parts: draftPartsSchema,
      }),
    )
    .errors(over)
    .output(sharedSchema),
  /** Ending what is over already changes nothing. */
  stop: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/assist/stop', summary: 'Stop sharing this draft' })
    .input(z.strictObject({ key: shareKey, why: assistEndSchema.extract(['stopped', 'filed', 'left']) }))
    .output(z.object({ ok: z.literal(true) })),
  /** Nothing of what is written. */
  open: procedure
    .meta({ who: windowStaff })
    .route({ method: 'GET', path: '/assist', summary: 'Drafts that citizens share now' })
    .output(
      z.array(
        z.object({
          id: z.uuid(),
          terminal: z.string(),
          since: instantSchema,
          helper: z.string().nullable(),
          isMine: z.boolean(),
        }),
      ),
    ),
  /** 一起看. Somebody else's is taken only by `isTakingOver`. */
  take: procedure
    .meta({ who: windowStaff })
    .route({ method: 'POST', path: '/assist/{id}/take', summary: 'Look at a shared draft, as the one who helps' })
    .input(viewInput.extend({ isTakingOver: z.boolean() }))
    .errors(deskErrors)
    .output(assistViewSchema),
  get: procedure
    .meta({ who: windowStaff })
    .route({ method: 'GET', path: '/assist/{id}', summary: 'The shared draft I took, as it stands' })
    .input(viewInput)
    .errors(deskErrors)
    .output(assistViewSchema),
  /** The clerk writes; handing in stays with the citizen. */
  fill: procedure
    .meta({ who: windowStaff })
    .route({ method: 'POST', path: '/assist/{id}/fill', summary: 'Write into a shared draft' })
    .input(viewInput.extend({ revision: z.number().int(), parts: draftPartsSchema }))
    .errors({
      ...deskErrors,
      ...matterUnknown,
      ...unitUnknown,
      CITIZEN_WRITING: { status: 409, message: '他正在写这一处，您写的没有过去' },
      PART_CHANGED: { status: 409, message: '他刚改过这一处，用的是他写的' },
    })
    .output(assistViewSchema),
  leave: procedure
    .meta({ who: windowStaff })
    .route({ method: 'POST', path: '/assist/{id}/leave', summary: 'Stop helping: the sharing ends' })
    .input(z.strictObject({ id: z.uuid() }))
    .output(z.object({ ok: z.literal(true) })),

  /** 到窗口接着办. The same request is the same code, with what was sent last. */
  park: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/assist/park', summary: 'Keep a draft for the counter', successStatus: 201 })
    .input(
      z.strictObject({
        requestId: requestIdSchema,
        language: languageSchema,
        parts: draftPartsSchema,
        recording: recordingInputSchema.optional(),
      }),
    )
    .errors({
      ...requestReused,
      CANNOT_PARK: { status: 409, message: '现在存的太多了，请直接交上去，或者去反映窗口说' },
    })
    .output(z.object({ code: z.string(), until: instantSchema })),
  /** 接着办. Wrong codes are counted. */
  takeUp: procedure
    .meta({ who: windowStaff })
    .route({ method: 'POST', path: '/assist/parked', summary: 'Take up a parked draft by its code' })
    .input(z.strictObject({ code: z.string().max(20) }))
    .errors({
      CODE_UNKNOWN: {
        status: 404,
        message: '没有这个号，或者已经过了时间',
        data: z.object({ triesLeft: z.number().int() }),
      },
    })
    .output(
      z.object({
        id: z.uuid(),
        parts: draftPartsSchema,
        language: languageSchema,
        spokenSeconds: z.number().int().nullable(),
        until: instantSchema,
      }),
    ),
  /** Asked just before it is filed: whether it is still one's own to file, and what was said, null where nothing was. */
  parkedRecording: procedure
    .meta({ who: windowStaff })
    .route({ method: 'GET', path: '/assist/parked/{id}/recording', summary: 'The recording of a draft I took up' })
    .input(z.strictObject({ id: z.uuid() }))
    .errors({ PARKED_GONE: { status: 404, message: '这份已经由别的工作台接着办，或者过了保留的时间' } })
    .output(recordingInputSchema.nullable()),
  /** Filed, or given up. Dropping what is not there changes nothing. */
  dropParked: procedure
    .meta({ who: windowStaff })
    .route({ method: 'POST', path: '/assist/parked/{id}/drop', summary: 'It is no longer needed' })
    .input(z.strictObject({ id: z.uuid() }))
    .output(z.object({ ok: z.literal(true) })),
};
