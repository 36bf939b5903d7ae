// The shapes of a case (反映件): what is told, what it goes by, where it stands for its citizen, and its row in a desk's list.
import { z } from 'zod';
import { bilingualSchema } from './hall.ts';
import { dateSchema, instantSchema, languageSchema, requestIdSchema } from './procedure.ts';
import { gradeSchema } from './rating.ts';
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
export const optionalText = (max: number) =>
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

/** Bytes of one recording. Ours: three minutes at what browsers make of speech are about two million. */
export const recordingBytesMaximum = 6 * 1024 * 1024;
/** Recordings of one case, what was told and what was added together. Ours, as many as its papers. */
export const recordingsMaximum = 20;

/** 说一说: what was said instead of written, or beside it. */
export const recordingInputSchema = z.strictObject({
  /** Base64 (RFC 4648 §4) of Opus in WebM or Ogg, or AAC in MP4. One somewhat too large still reaches the check, which has words for it. */
  data: z.string().max(recordingBytesMaximum * 2),
  /** Whole seconds, begun ones counted: what browsers make does not say it itself. */
  seconds: z.number().int(),
});
export type RecordingInput = z.infer<typeof recordingInputSchema>;

export const fileCaseSchema = z.strictObject({
  requestId: requestIdSchema,
  kind: caseKindSchema,
  /** Null: 不清楚. */
  matterCode: z.string().max(40).nullable(),
  /** The unit where it failed, null: 不清楚. Never decides who owns the case. */
  failedAtUnit: z.string().max(40).nullable(),
  /** In the citizen's own words; at least one sign, unless it was said in a recording. Counted in characters as seen. */
  words: z.string().max(wordsMaximum * 8),
  recording: recordingInputSchema.optional(),
  /** Trips made so far, 0 to 99 (checked with words for the screen); null: not said. */
  trips: z.number().int().nullable(),
  person: personSchema,
  language: languageSchema,
  /** A clerk helped with it at the kiosk: the hall's own word for it, as `assist.share` gave it. */
  helpedBy: z.string().max(200).optional(),
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
/** waiting: the clock stands still until the citizen has done something. */
export const lightSchema = z.enum(['on-time', 'due', 'late', 'waiting', 'concluded']);
export type Light = z.infer<typeof lightSchema>;

/** 办成了吗: 办成了 · 还差一点 · 没办成. */
export const doneSchema = z.enum(['yes', 'partly', 'no']);
export type Done = z.infer<typeof doneSchema>;
/** The closed list of what is not taken on: 已在法院 · 信访 · 私人纠纷. Against policy is never among them. */
export const refusalGroundSchema = z.enum(['court', 'petition', 'private-dispute']);
export type RefusalGround = z.infer<typeof refusalGroundSchema>;
/** 历史遗留 · 系统故障 · 材料缺失 · 跨部门协调难 · 政策僵化 · 其他 (襄阳). */
export const causeSchema = z.enum([
  'legacy',
  'system-fault',
  'missing-papers',
  'cross-department',
  'rigid-policy',
  'other',
]);
export type Cause = z.infer<typeof causeSchema>;

/** Something that has to happen by a time, and how it stands. */
export const clockSchema = z.object({
  what: z.enum(['accept', 'contact', 'transfer', 'task', 'call-back', 'promise']),
  /** Until the end of this day in the hall. */
  date: dateSchema,
  /** Where the limit is in hours: until this instant. */
  at: instantSchema.nullable(),
  light: lightSchema,
});
export type CaseClock = z.infer<typeof clockSchema>;

/** One turn in the course of a case, as the citizen is told of it. */
export const turnSchema = z.object({
  at: instantSchema,
  what: z.enum([
    'accepted',
    'contacted',
    'assigned',
    'transfer-offered',
    'transferred',
    'waiting',
    'resumed',
    'extended',
    'moved',
    'concluded',
    'answered',
    'reopened',
    'not-accepted',
    'objected',
    'taken-on',
    'upheld',
    'merged',
    'archived',
  ]),
  /** The promised day from then on, where the turn moved it. */
  promisedDate: dateSchema.nullable(),
  /** By how many working days that is later than before; negative: sooner. Null where the turn moved no day. */
  laterBy: z.number().int().nullable(),
  unitName: bilingualSchema.nullable(),
  person: z.string().nullable(),
  /** What was said to the citizen with it. */
  words: z.string().nullable(),
});
export type CaseTurn = z.infer<typeof turnSchema>;

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
  concluded: z
    .object({
      at: instantSchema,
      handling: handlingSchema,
      words: z.string(),
      /** 政策依据, where it was explained. */
      basis: z.string().nullable(),
    })
    .nullable(),
  /** Oldest first. */
  turns: z.array(turnSchema),
  /** What the hall waits for from the citizen; the clock stands still. */
  waitingFor: z.object({ since: dateSchema, words: z.string() }).nullable(),
  /** 不予受理, with the way on. */
  notAccepted: z
    .object({
      at: instantSchema,
      ground: refusalGroundSchema,
      words: z.string(),
      wayOn: z.string(),
      objection: z.enum(['possible', 'made', 'upheld']),
    })
    .nullable(),
  /** 办成了吗 is asked now. Until when an answer counts. */
  asked: z.object({ until: dateSchema }).nullable(),
  answer: z.object({ done: doneSchema, grade: gradeSchema.nullable(), at: instantSchema }).nullable(),
  /** 我想补充几句 is still heard: it is neither filed away nor gone elsewhere. */
  mayAdd: z.boolean(),
  /** Somebody can call them: a number was left. Otherwise they are asked to come to the window. */
  canCall: z.boolean(),
  /** How often it was taken up again. */
  reopened: z.number().int(),
  /** It goes on under this number; everything above is of that one. */
  mergedInto: z.string().nullable(),
});
export type CaseStatus = z.infer<typeof caseStatusSchema>;

/** A row at the desk: nothing here may identify the person (surname + *). */
export const caseRowSchema = z.object({
  caseNo: z.string(),
  kind: caseKindSchema,
  category: caseCategorySchema,
  /** The first words of what was told or written down of it, or that it was said; the matter once that is gone. At most 60 characters. */
  title: z.string(),
  maskedName: z.string().nullable(),
  matterName: bilingualSchema.nullable(),
  /** Of everything said in recordings; null where there is none. */
  spoken: z.object({ seconds: z.number().int(), isWrittenDown: z.boolean() }).nullable(),
  channel: z.enum(['kiosk', 'counter']),
  filedAt: instantSchema,
  stage: stageSchema,
  promisedDate: dateSchema,
  provisional: z.boolean(),
  light: lightSchema,
  /** Working days to the promised day: 0 on the day itself, negative when it is past. */
  workingDaysLeft: z.number().int(),
  owner: ownerSchema,
  /** What is due first; null when nothing is. */
  next: clockSchema.nullable(),
  /** Offered to this unit, which has not accepted yet. */
  transferTo: bilingualSchema.nullable(),
  version: z.number().int(),
});
export type CaseRow = z.infer<typeof caseRowSchema>;
