// The shape of one case as its desk sees it: the whole course, what hangs on it, and what this person may do now.
import { z } from 'zod';
import { caseActs } from '../domain/case-acts.ts';
import {
  caseRowSchema,
  causeSchema,
  clockSchema,
  doneSchema,
  handlingSchema,
  lightSchema,
  promiseSchema,
  refusalGroundSchema,
} from './case-shapes.ts';
import { bilingualSchema } from './hall.ts';
import { dateSchema, instantSchema } from './procedure.ts';
import { badReasonSchema, gradeSchema } from './rating.ts';

/** What can be done at a desk: the rules' own list. */
export const caseActionSchema = z.enum(caseActs);
export type CaseAction = z.infer<typeof caseActionSchema>;

export const caseEntrySchema = z.object({
  id: z.string(),
  at: instantSchema,
  kind: z.enum([
    'filed',
    'accepted',
    'contacted',
    'assigned',
    'transfer-offered',
    'transfer-accepted',
    'transfer-returned',
    'transfer-withdrawn',
    'task-asked',
    'task-done',
    'task-cancelled',
    'paused',
    'resumed',
    'extension-asked',
    'extension-granted',
    'extension-refused',
    'promise-moved',
    'refusal-proposed',
    'refusal-given',
    'refusal-declined',
    'objected',
    'objection-taken',
    'objection-upheld',
    'urged',
    'escalated',
    'ruled',
    'linked',
    'merged',
    'absorbed',
    'answered',
    'rated',
    'reopened',
    'archived',
    'said',
    'note',
    'supplement',
    'reclassified',
    'concluded',
    'revealed',
    'reprinted',
    'printed-out',
    'file-added',
    'file-removed',
    'file-opened',
    'written-down',
  ]),
  staffName: z.string().nullable(),
  /** Plain words of what happened; the desk shows it as is. */
  text: z.string(),
});
export type CaseEntry = z.infer<typeof caseEntrySchema>;

/** 协办 or a call-back after a bad rating. */
export const taskSchema = z.object({
  id: z.uuid(),
  kind: z.enum(['part', 'call-back']),
  unitCode: z.string(),
  unitName: bilingualSchema,
  dueDate: dateSchema,
  light: lightSchema,
  words: z.string(),
  state: z.enum(['open', 'done', 'cancelled']),
  /** May this person say it is done · take it back. */
  mayFinish: z.boolean(),
  mayCancel: z.boolean(),
});
export type CaseTask = z.infer<typeof taskSchema>;

export const answerSchema = z.object({
  at: instantSchema,
  done: doneSchema,
  /** Null: 未评价. */
  grade: gradeSchema.nullable(),
  reasons: z.array(badReasonSchema),
  words: z.string(),
  /** Told a clerk, who wrote it down; null: said by the citizen at a screen. */
  staffName: z.string().nullable(),
});

/** What a recording was checked against when it was written down: read to whoever said it · shown to them · nobody asked them. */
export const writtenCheckSchema = z.enum(['read-aloud', 'shown', 'unchecked']);
export type WrittenCheck = z.infer<typeof writtenCheckSchema>;

/** Something said by the citizen; its sound is opened like a file of the case. */
export const caseRecordingSchema = z.object({
  fileId: z.uuid(),
  at: instantSchema,
  seconds: z.number().int(),
  bytes: z.number().int(),
  /** Its sound is destroyed: the case's retention is over. */
  isGone: z.boolean(),
  /** As it was written down last. */
  written: z
    .object({ words: z.string(), check: writtenCheckSchema, at: instantSchema, staffName: z.string().nullable() })
    .nullable(),
});
export type CaseRecording = z.infer<typeof caseRecordingSchema>;

export const caseDetailSchema = caseRowSchema.extend({
  /** '' where it was said and nothing written. */
  words: z.string(),
  /** Oldest first. */
  recordings: z.array(caseRecordingSchema),
  trips: z.number().int().nullable(),
  failedAt: bilingualSchema.nullable(),
  role: z.enum(['self', 'relative', 'organisation', 'anonymous']),
  maskedPhone: z.string().nullable(),
  hasIdNumber: z.boolean(),
  promise: promiseSchema,
  handling: handlingSchema.nullable(),
  acceptedAt: instantSchema.nullable(),
  concludedAt: instantSchema.nullable(),
  /** The unit told first: it answers to the citizen to the end, whoever handles it. */
  firstUnit: z.object({ unitCode: z.string(), unitName: bilingualSchema }),
  /** The day the named person has it done by (限时解决); never later than promised. */
  assignedDue: dateSchema.nullable(),
  transfer: z
    .object({
      unitCode: z.string(),
      unitName: bilingualSchema,
      at: instantSchema,
      returnUntil: instantSchema.nullable(),
    })
    .nullable(),
  hops: z.number().int(),
  /** Given to its unit by a ruling: it cannot be returned. */
  ruled: z.boolean(),
  escalatedAt: instantSchema.nullable(),
  urgedAt: instantSchema.nullable(),
  waiting: z.object({ since: dateSchema, words: z.string() }).nullable(),
  extension: z
    .object({ state: z.enum(['asked', 'granted', 'refused']), date: dateSchema, reason: z.string() })
    .nullable(),
  refusal: z
    .object({
      state: z.enum(['proposed', 'given', 'objected', 'upheld']),
      ground: refusalGroundSchema,
      words: z.string(),
      wayOn: z.string(),
    })
    .nullable(),
  cause: causeSchema.nullable(),
  clocks: z.array(clockSchema),
  tasks: z.array(taskSchema),
  answers: z.array(answerSchema),
  reopened: z.number().int(),
  links: z.array(z.object({ caseNo: z.string(), kind: z.enum(['linked', 'merged-here', 'merged-there']) })),
  archivedAt: instantSchema.nullable(),
  /** The day after which what is personal in it is destroyed; null while it is open. */
  keepUntil: dateSchema.nullable(),
  /** The ways it can be concluded by now. */
  handlings: z.array(handlingSchema),
  /** The last working day an extension may go to; null where none can be asked for. */
  extensionUntil: dateSchema.nullable(),
  entries: z.array(caseEntrySchema),
  /** What this person may do now. */
  actions: z.array(caseActionSchema),
});
export type CaseDetail = z.infer<typeof caseDetailSchema>;
