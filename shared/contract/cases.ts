// The case (反映件): told at a kiosk or at the counter, owned from the first second, seen by the citizen.
import { z } from 'zod';
import { bilingualSchema } from './hall.ts';
import {
  caseReaders,
  dateSchema,
  instantSchema,
  languageSchema,
  procedure,
  requestIdSchema,
  requestReused,
  windowStaff,
} from './procedure.ts';
import { slipStateSchema } from './slips.ts';

/** The citizen's four plain choices: 有事没办成 · 对结果或态度有意见 · 想问清楚 · 提建议或举报. */
export const caseKindSchema = z.enum(['not-done', 'disagree', 'ask', 'suggest']);
export type CaseKind = z.infer<typeof caseKindSchema>;
/** 咨询类 (3 working days by default) · 其他 (12). Set by the kind, refined by the clerk. */
export const caseCategorySchema = z.enum(['consultation', 'general']);
export type CaseCategory = z.infer<typeof caseCategorySchema>;
/** 现场解决 · 限时解决 · 转办解决 · 解释说明. */
export const handlingSchema = z.enum(['on-the-spot', 'time-limited', 'transfer', 'explained']);
export type Handling = z.infer<typeof handlingSchema>;

export const wordsMaximum = 5000;
/**
 * `max` in characters as seen, like the words: the bound here only keeps floods out. What is too long for its field is
 * told in words by the check at filing.
 */
const optionalText = (max: number) =>
  z
    .string()
    .max(max * 8)
    .optional();
/** The most trips a citizen may name. */
export const tripsMaximum = 99;

/** Who tells it. Every field may stay empty; what is filled in must be possible (checked with words for the screen). */
export const personSchema = z.discriminatedUnion('role', [
  z.strictObject({
    role: z.literal('self'),
    name: optionalText(60),
    phone: optionalText(30),
    idNumber: optionalText(30),
  }),
  z.strictObject({
    role: z.literal('relative'),
    name: optionalText(60),
    phone: optionalText(30),
    idNumber: optionalText(30),
    /** Whose matter it is, and what they are to each other (孩子, 父母 …). */
    forName: optionalText(60),
    relation: optionalText(30),
  }),
  z.strictObject({
    role: z.literal('organisation'),
    organisation: optionalText(120),
    /** 统一社会信用代码. */
    organisationCode: optionalText(30),
    /** The contact. */
    name: optionalText(60),
    phone: optionalText(30),
  }),
  z.strictObject({ role: z.literal('anonymous') }),
]);
export type Person = z.infer<typeof personSchema>;

export const fileCaseSchema = z.strictObject({
  requestId: requestIdSchema,
  kind: caseKindSchema,
  /** Null: 不清楚. */
  matterCode: z.string().max(40).nullable(),
  /** The unit where it failed, null: 不清楚. Never decides who owns the case. */
  failedAtUnit: z.string().max(40).nullable(),
  /** In the citizen's own words; at least one sign. Counted in characters as seen. */
  words: z.string().max(wordsMaximum * 8),
  /** Trips made so far, 0 to 99 (checked with words for the screen); null: not said. */
  trips: z.number().int().nullable(),
  person: personSchema,
  language: languageSchema,
});
export type FileCase = z.infer<typeof fileCaseSchema>;

export const promiseSchema = z.object({
  date: dateSchema,
  workingDays: z.number().int(),
  /** 暂定: the State Council's notice for a day on the way is not out yet. */
  provisional: z.boolean(),
  /** Whole weeks, Monday to Sunday, from the week of filing to the week of the promised day. */
  days: z.array(
    z.object({ date: dateSchema, kind: z.enum(['before', 'filed', 'counted', 'promised', 'off', 'after']) }),
  ),
});
export type PromiseView = z.infer<typeof promiseSchema>;

/** Who answers for the case now: always exactly one unit, a person as soon as there is one. */
export const ownerSchema = z.object({
  unitCode: z.string(),
  unitName: bilingualSchema,
  person: z.string().nullable(),
  windowNumber: z.string().nullable(),
  where: bilingualSchema.nullable(),
});
export type Owner = z.infer<typeof ownerSchema>;

export const caseReceiptSchema = z.object({
  caseNo: z.string(),
  queryCode: z.string(),
  filedAt: instantSchema,
  promise: promiseSchema,
  owner: ownerSchema,
  matterName: bilingualSchema.nullable(),
  slip: slipStateSchema,
  /** What the slip's QR holds. */
  qr: z.string(),
});
export type CaseReceipt = z.infer<typeof caseReceiptSchema>;

/** 1 问题登记 … 7 整理归档. */
export const stageSchema = z.number().int().min(1).max(7);
export const stageViewSchema = z.object({
  stage: stageSchema,
  state: z.enum(['done', 'now', 'later']),
  at: instantSchema.nullable(),
});
export const lightSchema = z.enum(['on-time', 'due', 'late', 'concluded']);
export type Light = z.infer<typeof lightSchema>;

export const saidSchema = z.object({
  at: instantSchema,
  /** window: the hall's people to the citizen · citizen: what they added. */
  by: z.enum(['window', 'citizen']),
  name: z.string().nullable(),
  text: z.string(),
});

export const caseStatusSchema = z.object({
  caseNo: z.string(),
  kind: caseKindSchema,
  matterName: bilingualSchema.nullable(),
  filedAt: instantSchema,
  stage: stageSchema,
  stages: z.array(stageViewSchema).length(7),
  promise: promiseSchema,
  light: lightSchema,
  /** Working days to the promised day: 0 on the day itself, negative when it is past. */
  workingDaysLeft: z.number().int(),
  owner: ownerSchema,
  said: z.array(saidSchema),
  concluded: z.object({ at: instantSchema, handling: handlingSchema, words: z.string() }).nullable(),
});
export type CaseStatus = z.infer<typeof caseStatusSchema>;

/** A row at the desk: nothing here may identify the person (surname + *). */
export const caseRowSchema = z.object({
  caseNo: z.string(),
  kind: caseKindSchema,
  category: caseCategorySchema,
  /** The first words of what was told, or the matter; at most 60 characters. */
  title: z.string(),
  maskedName: z.string().nullable(),
  matterName: bilingualSchema.nullable(),
  channel: z.enum(['kiosk', 'counter']),
  filedAt: instantSchema,
  stage: stageSchema,
  promisedDate: dateSchema,
  provisional: z.boolean(),
  light: lightSchema,
  /** Working days to the promised day: 0 on the day itself, negative when it is past. */
  workingDaysLeft: z.number().int(),
  owner: ownerSchema,
  version: z.number().int(),
});
export type CaseRow = z.infer<typeof caseRowSchema>;

export const caseActionSchema = z.enum([
  'accept',
  'assign',
  'tell',
  'note',
  'reclassify',
  'conclude',
  'reveal',
  'reprint',
]);
export type CaseAction = z.infer<typeof caseActionSchema>;

export const caseEntrySchema = z.object({
  id: z.string(),
  at: instantSchema,
  kind: z.enum([
    'filed',
    'accepted',
    'assigned',
    'said',
    'note',
    'supplement',
    'reclassified',
    'concluded',
    'revealed',
    'reprinted',
  ]),
  staffName: z.string().nullable(),
  /** Plain words of what happened; the desk shows it as is. */
  text: z.string(),
});
export type CaseEntry = z.infer<typeof caseEntrySchema>;

export const caseDetailSchema = caseRowSchema.extend({
  words: z.string(),
  trips: z.number().int().nullable(),
  failedAt: bilingualSchema.nullable(),
  role: z.enum(['self', 'relative', 'organisation', 'anonymous']),
  maskedPhone: z.string().nullable(),
  hasIdNumber: z.boolean(),
  promise: promiseSchema,
  handling: handlingSchema.nullable(),
  acceptedAt: instantSchema.nullable(),
  concludedAt: instantSchema.nullable(),
  entries: z.array(caseEntrySchema),
  /** What this person may do now. */
  actions: z.array(caseActionSchema),
});
export type CaseDetail = z.infer<typeof caseDetailSchema>;

const caseNo = z.string().max(40);
const textFor = (max: number) => z.string().max(max * 8);
/** The version the person saw: an act on an older one is told, never lost or overwritten. */
const onCase = z.strictObject({ caseNo, version: z.number().int() });
const caseErrors = {
  CASE_NOT_FOUND: { status: 404, message: '没有这件反映' },
  CASE_CHANGED: {
    status: 409,
    message: '刚才有人动过这件事，已换成最新的，请再看一遍',
    data: z.object({ version: z.number().int() }),
  },
  NOT_NOW: { status: 409, message: '这一步现在不能做' },
} as const;
const filingErrors = {
  ...requestReused,
  MATTER_UNKNOWN: { status: 404, message: '没有这件事，请重新选' },
  UNIT_UNKNOWN: { status: 404, message: '没有这个单位，请重新选' },
} as const;

export const casesContract = {
  /** Never gated on a ticket, an ID card or opening hours; never refused. */
  file: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/cases', summary: 'Tell the window', successStatus: 201 })
    .input(fileCaseSchema)
    .errors(filingErrors)
    .output(caseReceiptSchema),
  fileAtCounter: procedure
    .meta({ who: windowStaff })
    .route({
      method: 'POST',
      path: '/cases/at-counter',
      summary: 'A clerk files for somebody at the counter',
      successStatus: 201,
    })
    .input(fileCaseSchema)
    .errors(filingErrors)
    .output(caseReceiptSchema),
  status: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/cases/status', summary: 'Where a case stands, by case number and query code' })
    .input(z.strictObject({ caseNo, queryCode: z.string().max(20) }))
    .errors({
      /** A digit is wrong: found by the check digit, before anything is looked up, and not counted as a try. */
      CASE_NO_WRONG: { status: 422, message: '单号有一位不对，请对着凭条再看一遍' },
      /** The same answer for an unknown case and a wrong code. */
      NOT_MATCHING: {
        status: 404,
        message: '单号和查询码对不上，请对着凭条再看一遍',
        data: z.object({ triesLeft: z.number().int() }),
      },
    })
    .output(caseStatusSchema),
  /** 我想补充几句. */
  supplement: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/cases/supplement', summary: 'The citizen adds words to their case' })
    .input(
      z.strictObject({
        requestId: requestIdSchema,
        caseNo,
        queryCode: z.string().max(20),
        words: textFor(wordsMaximum),
      }),
    )
    .errors({
      ...requestReused,
      CASE_NO_WRONG: { status: 422, message: '单号有一位不对，请对着凭条再看一遍' },
      NOT_MATCHING: {
        status: 404,
        message: '单号和查询码对不上，请对着凭条再看一遍',
        data: z.object({ triesLeft: z.number().int() }),
      },
    })
    .output(caseStatusSchema),
  list: procedure
    .meta({ who: caseReaders })
    .route({ method: 'GET', path: '/cases', summary: 'Cases at the desk, by what is due' })
    .input(
      z.strictObject({
        show: z.enum(['open', 'new', 'due', 'late', 'mine', 'concluded', 'all']),
        /** Case number or part of a title; never a person's details. */
        search: z.string().max(60).optional(),
        page: z.coerce.number().int().min(1).default(1),
      }),
    )
    .output(
      z.object({
        rows: z.array(caseRowSchema),
        total: z.number().int(),
        /** Cases a search by words did not come to, since it opens them one by one: to be said, never hidden. */
        unsearched: z.number().int(),
        pageSize: z.number().int(),
        counts: z.object({
          open: z.number().int(),
          fresh: z.number().int(),
          due: z.number().int(),
          late: z.number().int(),
          mine: z.number().int(),
        }),
      }),
    ),
  get: procedure
    .meta({ who: caseReaders })
    .route({ method: 'GET', path: '/cases/{caseNo}', summary: 'A case with its course, personal details masked' })
    .input(z.strictObject({ caseNo }))
    .errors({ CASE_NOT_FOUND: caseErrors.CASE_NOT_FOUND })
    .output(caseDetailSchema),
  /** 看全名（会记下). */
  reveal: procedure
    .meta({ who: windowStaff })
    .route({ method: 'POST', path: '/cases/{caseNo}/reveal', summary: 'Personal details in full; recorded' })
    .input(z.strictObject({ caseNo }))
    .errors({ CASE_NOT_FOUND: caseErrors.CASE_NOT_FOUND })
    .output(z.object({ person: personSchema })),
  accept: procedure
    .meta({ who: windowStaff })
    .route({ method: 'POST', path: '/cases/{caseNo}/accept', summary: '受理' })
    .input(onCase)
    .errors(caseErrors)
    .output(caseDetailSchema),
  assign: procedure
    .meta({ who: windowStaff })
    .route({ method: 'POST', path: '/cases/{caseNo}/assign', summary: 'Name the unit and person who handles it' })
    .input(
      onCase.extend({ unitCode: z.string().max(40), staffId: z.uuid().nullable(), words: textFor(500).optional() }),
    )
    .errors({
      ...caseErrors,
      UNIT_UNKNOWN: filingErrors.UNIT_UNKNOWN,
      STAFF_NOT_FOUND: { status: 404, message: '没有这个承办人' },
    })
    .output(caseDetailSchema),
  /** citizen: shown to the citizen at 查进度 · inside: stays at the desk. */
  addEntry: procedure
    .meta({ who: windowStaff })
    .route({
      method: 'POST',
      path: '/cases/{caseNo}/entries',
      summary: 'A word to the citizen, or a note of one’s own',
    })
    .input(
      z.strictObject({ requestId: requestIdSchema, caseNo, for: z.enum(['citizen', 'inside']), words: textFor(2000) }),
    )
    .errors({ ...requestReused, CASE_NOT_FOUND: caseErrors.CASE_NOT_FOUND, NOT_NOW: caseErrors.NOT_NOW })
    .output(caseDetailSchema),
  /** Never lengthens a printed promise. */
  reclassify: procedure
    .meta({ who: windowStaff })
    .route({ method: 'POST', path: '/cases/{caseNo}/reclassify', summary: 'Refine what kind of case it is' })
    .input(onCase.extend({ kind: caseKindSchema, category: caseCategorySchema }))
    .errors(caseErrors)
    .output(caseDetailSchema),
  conclude: procedure
    .meta({ who: windowStaff })
    .route({ method: 'POST', path: '/cases/{caseNo}/conclude', summary: '办结: how, and in words for the citizen' })
    .input(onCase.extend({ handling: handlingSchema, words: textFor(2000) }))
    .errors(caseErrors)
    .output(caseDetailSchema),
  /** A lost slip: by the person's details, at the desk only. Throttled and recorded. */
  findByPerson: procedure
    .meta({ who: windowStaff })
    .route({ method: 'POST', path: '/cases/find-by-person', summary: 'Find cases by phone, ID number, or name' })
    .input(z.strictObject({ phone: optionalText(30), idNumber: optionalText(30), name: optionalText(60) }))
    .output(z.array(caseRowSchema)),
  reprint: procedure
    .meta({ who: windowStaff })
    .route({ method: 'POST', path: '/cases/{caseNo}/reprint', summary: 'Print the slip again, marked 补打' })
    .input(z.strictObject({ caseNo, language: languageSchema }))
    .errors({ CASE_NOT_FOUND: caseErrors.CASE_NOT_FOUND })
    .output(slipStateSchema),
};
