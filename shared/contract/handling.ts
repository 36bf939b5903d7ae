// What the hall's people do with a case: the four ways to handle it, its clocks, its rulings, and its end.
import { z } from 'zod';
import { caseErrors, caseNoText, onCase, textFor } from './case-calls.ts';
import { caseDetailSchema, writtenCheckSchema } from './case-detail.ts';
import { caseRowSchema, clockSchema, doneSchema, refusalGroundSchema, wordsMaximum } from './case-shapes.ts';
import { bilingualSchema } from './hall.ts';
import {
  caseHandlers,
  caseReaders,
  dateSchema,
  instantSchema,
  languageSchema,
  procedure,
  requestIdSchema,
  requestReused,
  windowStaff,
} from './procedure.ts';
import { gradeSchema } from './rating.ts';

/** Who approves: the head of the unit in custody, the supervisor, the duty leader. */
const deciders = ['unit-head', 'supervisor', 'leader'] as const;
const handlers = caseHandlers;
const everyone = [...caseReaders] as const;

/** Words somebody must say with the act; one space is not a word. */
const words = textFor(2000);
const reason = textFor(500);
const errors = {
  ...caseErrors,
  UNIT_UNKNOWN: { status: 404, message: '没有这个单位，请重新选' },
  STAFF_NOT_FOUND: { status: 404, message: '没有这个承办人' },
  OWN_UNIT: { status: 422, message: '这件事已经在这个单位手里，请选别的单位' },
  /** `hops`: this case was handed on as often as the hall allows. */
  NEEDS_RULING: { status: 409, message: '转办的次数到头了，请值班领导裁定' },
  RULED: { status: 409, message: '这是裁定交办的，不能再退回' },
  RETURN_TOO_LATE: { status: 409, message: '退回的时限过了，请接收办理，或者请值班领导裁定' },
  PROMISE_OVER: { status: 409, message: '承诺日已经过了，不能再延期或暂停' },
  ONE_EXTENSION: { status: 409, message: '已经申请过延期了，一件事只能延一次' },
  /** Four eyes: whoever asked does not decide, whoever concluded does not answer for the citizen. */
  SECOND_PERSON: { status: 409, message: '这一步要由另一个人来做' },
  TASK_NOT_FOUND: { status: 404, message: '没有这项任务' },
} as const;

const act = (path: string, summary: string) => ({ method: 'POST', path: `/cases/{caseNo}/${path}`, summary }) as const;

/** The hall's window, and those who answer for it. */
const paperMakers = [...windowStaff, 'supervisor'] as const;
/** A PDF as it is saved: its name, its content as base64. */
const paperSchema = z.object({ name: z.string(), base64: z.string() });

/** Why the clock stands still, for the citizen to be told. */
export const waitReasonSchema = z.enum(['papers', 'confirm', 'come-in', 'other']);
/** 电话 · 上门 · 来窗口 · 短信 · 其他. */
export const contactWaySchema = z.enum(['phone', 'visit', 'counter', 'message', 'other']);

/** A case in somebody's work, and the one thing of it that is due first. */
export const workItemSchema = z.object({
  row: caseRowSchema,
  /** What is waited for from this person or unit. */
  todo: z.enum([
    'accept',
    'contact',
    'handle',
    'take-transfer',
    'task',
    'call-back',
    'decide-extension',
    'decide-refusal',
    'decide-objection',
    'rule',
  ]),
  clock: clockSchema.nullable(),
  /** Somebody asked for haste; when last. */
  urgedAt: instantSchema.nullable(),
});
export type WorkItem = z.infer<typeof workItemSchema>;

/** Cases that may be the same matter or person. */
export const relatedSchema = z.object({
  row: caseRowSchema,
  /** 同一个人 · 同一件事. Same matter: same matter and unit, told within 30 days. */
  why: z.enum(['person', 'matter']),
  /** Linked, or merged into one another, already. */
  linked: z.enum(['linked', 'merged']).nullable(),
});
export type Related = z.infer<typeof relatedSchema>;

export const handlingContract = {
  /** My work today, by what is due first. */
  work: procedure
    .meta({ who: everyone })
    .route({ method: 'GET', path: '/work', summary: 'What waits for me and my unit, the most urgent first' })
    .input(
      z.strictObject({
        /** mine: given to me, or for my post to decide · unit: all of my unit's. */
        whose: z.enum(['mine', 'unit']).default('mine'),
        page: z.coerce.number().int().min(1).default(1),
      }),
    )
    .output(
      z.object({
        items: z.array(workItemSchema),
        total: z.number().int(),
        pageSize: z.number().int(),
        counts: z.object({
          late: z.number().int(),
          due: z.number().int(),
          mine: z.number().int(),
          unit: z.number().int(),
        }),
      }),
    ),
  /** 写下来: what was said in a recording, in words. Written again it stands instead. */
  writeDown: procedure
    .meta({ who: everyone })
    .route(act('recordings/{fileId}/written-down', 'What a recording says, written down'))
    .input(
      z.strictObject({
        requestId: requestIdSchema,
        caseNo: caseNoText,
        fileId: z.uuid(),
        words: textFor(wordsMaximum),
        check: writtenCheckSchema,
      }),
    )
    .errors({
      ...requestReused,
      CASE_NOT_FOUND: caseErrors.CASE_NOT_FOUND,
      NOT_NOW: caseErrors.NOT_NOW,
      FILE_NOT_FOUND: { status: 404, message: '没有这段录音' },
    })
    .output(caseDetailSchema),
  /** Each call and visit. The first one comes to stage 3. */
  contact: procedure
    .meta({ who: handlers })
    .route(act('contacts', 'A talk with the citizen: how, and what was said'))
    .input(onCase.extend({ way: contactWaySchema, reached: z.boolean(), words }))
    .errors(errors)
    .output(caseDetailSchema),
  /** 转办: talked over with the target first; the case stays where it is until the target accepts. */
  transfer: procedure
    .meta({ who: handlers })
    .route(act('transfer', '转办: offer the case to another unit'))
    .input(onCase.extend({ unitCode: z.string().max(40), talkedWith: textFor(60), agreed: words }))
    .errors(errors)
    .output(caseDetailSchema),
  acceptTransfer: procedure
    .meta({ who: handlers })
    .route(act('transfer/accept', 'The target takes the case over'))
    .input(onCase.extend({ staffId: z.uuid().nullable() }))
    .errors(errors)
    .output(caseDetailSchema),
  /** Within the limit, with a reason; never after a ruling. */
  returnTransfer: procedure
    .meta({ who: handlers })
    .route(act('transfer/return', 'The target gives it back'))
    .input(onCase.extend({ reason }))
    .errors(errors)
    .output(caseDetailSchema),
  withdrawTransfer: procedure
    .meta({ who: handlers })
    .route(act('transfer/withdraw', 'The unit in custody takes its offer back'))
    .input(onCase)
    .errors(errors)
    .output(caseDetailSchema),
  /** 主办/协办: a task for another unit; the lead stays in custody. */
  invite: procedure
    .meta({ who: handlers })
    .route(act('tasks', 'Ask another unit to do its part (协办)'))
    .input(onCase.extend({ unitCode: z.string().max(40), dueDate: dateSchema, words: reason }))
    .errors(errors)
    .output(caseDetailSchema),
  finishTask: procedure
    .meta({ who: handlers })
    .route(act('tasks/finish', 'The part is done; a call-back was made'))
    .input(onCase.extend({ taskId: z.uuid(), words: reason }))
    .errors(errors)
    .output(caseDetailSchema),
  cancelTask: procedure
    .meta({ who: handlers })
    .route(act('tasks/cancel', 'The lead no longer needs that part'))
    .input(onCase.extend({ taskId: z.uuid() }))
    .errors(errors)
    .output(caseDetailSchema),
  /** Stops the clock while the citizen has to do something; they are told what. */
  pause: procedure
    .meta({ who: handlers })
    .route(act('pause', 'Waiting for the citizen'))
    .input(onCase.extend({ reason: waitReasonSchema, words: reason }))
    .errors(errors)
    .output(caseDetailSchema),
  resume: procedure
    .meta({ who: handlers })
    .route(act('resume', 'The clock goes on; the promised day moves by the working days it stood'))
    .input(onCase)
    .errors(errors)
    .output(caseDetailSchema),
  askExtension: procedure
    .meta({ who: handlers })
    .route(act('extension', 'Ask for the one extension'))
    .input(onCase.extend({ date: dateSchema, reason }))
    .errors(errors)
    .output(caseDetailSchema),
  /** Granted only while the promise still holds, so that the citizen is told before it is over. */
  decideExtension: procedure
    .meta({ who: deciders })
    .route(act('extension/decide', 'Grant the extension or refuse it'))
    .input(onCase.extend({ granted: z.boolean(), words: reason }))
    .errors(errors)
    .output(caseDetailSchema),
  /** 不予受理: proposed by one, decided by another. `words`: once and in full, with the way on. */
  proposeRefusal: procedure
    .meta({ who: handlers })
    .route(act('refusal', 'Propose not to take the case on'))
    .input(onCase.extend({ ground: refusalGroundSchema, words, wayOn: words }))
    .errors(errors)
    .output(caseDetailSchema),
  decideRefusal: procedure
    .meta({ who: deciders })
    .route(act('refusal/decide', 'Approve the refusal, or have the case taken on'))
    .input(onCase.extend({ approved: z.boolean(), words: reason }))
    .errors(errors)
    .output(caseDetailSchema),
  decideObjection: procedure
    .meta({ who: ['supervisor', 'leader'] })
    .route(act('refusal/objection', 'The citizen objects: take the case on after all, or explain once more'))
    .input(onCase.extend({ taken: z.boolean(), words }))
    .errors(errors)
    .output(caseDetailSchema),
  /** 催办. */
  urge: procedure
    .meta({ who: everyone })
    .route(act('urge', 'Ask for haste'))
    .input(onCase.extend({ words: reason }))
    .errors(errors)
    .output(caseDetailSchema),
  /** To the duty leader. */
  escalate: procedure
    .meta({ who: everyone })
    .route(act('escalate', 'Ask the duty leader to rule'))
    .input(onCase.extend({ words: reason }))
    .errors(errors)
    .output(caseDetailSchema),
  /** 裁定: custody goes to the unit at once and cannot be returned. */
  rule: procedure
    .meta({ who: ['supervisor', 'leader'] })
    .route(act('rule', '裁定: which unit handles it'))
    .input(onCase.extend({ unitCode: z.string().max(40), words: reason }))
    .errors(errors)
    .output(caseDetailSchema),
  related: procedure
    .meta({ who: everyone })
    .route({ method: 'GET', path: '/cases/{caseNo}/related', summary: 'The same person’s or the same matter’s cases' })
    .input(z.strictObject({ caseNo: z.string().max(40) }))
    .errors({ CASE_NOT_FOUND: caseErrors.CASE_NOT_FOUND })
    .output(z.array(relatedSchema)),
  link: procedure
    .meta({ who: handlers })
    .route(act('links', 'These belong together'))
    .input(onCase.extend({ otherNo: z.string().max(40) }))
    .errors({ ...errors, OTHER_NOT_FOUND: { status: 404, message: '没有另外那件反映' } })
    .output(caseDetailSchema),
  /**
   * Into an open case of the same person, promised no later, of the same unit (from the unit told first: of any); the
   * citizen sees that one under both numbers.
   */
  merge: procedure
    .meta({ who: handlers })
    .route(act('merge', 'Told twice: go on with one'))
    .input(onCase.extend({ intoNo: z.string().max(40) }))
    .errors({
      ...errors,
      OTHER_NOT_FOUND: { status: 404, message: '没有另外那件反映' },
      CANNOT_MERGE: {
        status: 409,
        message: '只能并入同一个人没办完、承诺日不更晚的那一件；那件在别的单位的，请改为关联',
      },
    })
    .output(caseDetailSchema),
  /** What the citizen said when called back; by somebody else than who concluded it. */
  answerFor: procedure
    .meta({ who: everyone })
    .route(act('answer', 'The citizen’s answer, heard on the phone or at the counter'))
    .input(
      onCase.extend({
        requestId: requestIdSchema,
        done: doneSchema,
        grade: gradeSchema.nullable(),
        words: textFor(500),
      }),
    )
    .errors({ ...errors, ...requestReused })
    .output(caseDetailSchema),
  /** 告知书 for whoever has no phone: the latest turn, the day, how to answer. Recorded; made fresh each time. */
  letter: procedure
    .meta({ who: paperMakers })
    .route(act('letter', 'A printed letter to the citizen (A4, PDF); recorded'))
    .input(z.strictObject({ caseNo: z.string().max(40), language: languageSchema }))
    .errors({ CASE_NOT_FOUND: caseErrors.CASE_NOT_FOUND })
    .output(paperSchema),
  /** Everything of a case on paper, personal details in full. Recorded, as a look at them is. */
  caseFile: procedure
    .meta({ who: paperMakers })
    .route(act('file', 'The complete case file (A4, PDF); recorded'))
    .input(z.strictObject({ caseNo: z.string().max(40) }))
    .errors({ CASE_NOT_FOUND: caseErrors.CASE_NOT_FOUND })
    .output(paperSchema),
  /** Says that somebody looks at this case now and hears who else does; asked anew every 15 s. In memory only. */
  present: procedure
    .meta({ who: everyone })
    .route({ method: 'POST', path: '/cases/{caseNo}/present', summary: 'Who else has this case open' })
    .input(z.strictObject({ caseNo: z.string().max(40), isWriting: z.boolean() }))
    .errors({ CASE_NOT_FOUND: caseErrors.CASE_NOT_FOUND })
    .output(z.array(z.object({ name: z.string(), unitName: bilingualSchema, isWriting: z.boolean() }))),
};
