// The case (反映件): told at a kiosk or at the counter, owned from the first second, seen by the citizen.
import { z } from 'zod';
import { caseErrors, caseNoText, onCase, proof, proofErrors, textFor } from './case-calls.ts';
import { caseDetailSchema } from './case-detail.ts';
import {
  caseCategorySchema,
  caseKindSchema,
  caseReceiptSchema,
  caseRowSchema,
  caseStatusSchema,
  causeSchema,
  doneSchema,
  fileCaseSchema,
  handlingSchema,
  optionalText,
  personSchema,
  recordingInputSchema,
  wordsMaximum,
} from './case-shapes.ts';
import {
  caseHandlers,
  caseReaders,
  dateSchema,
  languageSchema,
  matterUnknown,
  procedure,
  requestIdSchema,
  requestReused,
  unitUnknown,
  windowStaff,
} from './procedure.ts';
import { badReasonSchema, gradeSchema } from './rating.ts';
import { slipStateSchema } from './slips.ts';

const filingErrors = { ...requestReused, ...matterUnknown, ...unitUnknown } as const;

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
    .input(z.strictObject(proof))
    .errors(proofErrors)
    .output(caseStatusSchema),
  /** 我想补充几句. */
  supplement: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/cases/supplement', summary: 'The citizen adds words to their case' })
    .input(
      z.strictObject({
        requestId: requestIdSchema,
        ...proof,
        /** May be empty where it is said in a recording. */
        words: textFor(wordsMaximum),
        recording: recordingInputSchema.optional(),
      }),
    )
    .errors({ ...requestReused, ...proofErrors })
    .output(caseStatusSchema),
  /** 办成了吗. `no` takes the case up again at once, under the same number, with a new promised day. */
  answer: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/cases/answer', summary: 'The citizen says whether it was really done' })
    .input(z.strictObject({ requestId: requestIdSchema, ...proof, done: doneSchema }))
    .errors({ ...requestReused, ...proofErrors, NOT_NOW: caseErrors.NOT_NOW })
    .output(caseStatusSchema),
  /** 好差评 of the latest answer, once: asked after it, never before it, and counted as 未评价 where nothing comes. */
  rate: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/cases/rate', summary: 'The citizen rates how their case was handled' })
    .input(
      z.strictObject({
        requestId: requestIdSchema,
        ...proof,
        grade: gradeSchema,
        /** For 1 and 2 only; may be empty. */
        reasons: z.array(badReasonSchema).max(13),
        /** May be empty. */
        words: textFor(500),
      }),
    )
    .errors({
      ...requestReused,
      ...proofErrors,
      NOT_NOW: caseErrors.NOT_NOW,
      ALREADY_RATED: { status: 409, message: '这一次已经评价过了，谢谢您' },
    })
    .output(caseStatusSchema),
  /** 打印进度, at a kiosk: the status as a slip. The same request prints once. */
  printStatus: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/cases/print-status', summary: 'Print where a case stands' })
    .input(z.strictObject({ requestId: requestIdSchema, ...proof, language: languageSchema }))
    .errors(proofErrors)
    .output(slipStateSchema),
  /** Against 不予受理: somebody else looks at it again. */
  object: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/cases/object', summary: 'The citizen objects to not being taken on' })
    .input(z.strictObject({ requestId: requestIdSchema, ...proof, words: textFor(wordsMaximum) }))
    .errors({ ...requestReused, ...proofErrors, NOT_NOW: caseErrors.NOT_NOW })
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
    .input(z.strictObject({ caseNo: caseNoText }))
    .errors({ CASE_NOT_FOUND: caseErrors.CASE_NOT_FOUND })
    .output(caseDetailSchema),
  /** 看全名（会记下). */
  reveal: procedure
    .meta({ who: caseHandlers })
    .route({ method: 'POST', path: '/cases/{caseNo}/reveal', summary: 'Personal details in full; recorded' })
    .input(z.strictObject({ caseNo: caseNoText }))
    .errors({ CASE_NOT_FOUND: caseErrors.CASE_NOT_FOUND })
    .output(z.object({ person: personSchema })),
  accept: procedure
    .meta({ who: caseHandlers })
    .route({ method: 'POST', path: '/cases/{caseNo}/accept', summary: '受理' })
    .input(onCase)
    .errors(caseErrors)
    .output(caseDetailSchema),
  assign: procedure
    .meta({ who: caseHandlers })
    .route({
      method: 'POST',
      path: '/cases/{caseNo}/assign',
      summary: '限时解决: name the person who has it done, and by when',
    })
    .input(onCase.extend({ staffId: z.uuid(), dueDate: dateSchema, words: textFor(500).optional() }))
    .errors({ ...caseErrors, STAFF_NOT_FOUND: { status: 404, message: '没有这个承办人' } })
    .output(caseDetailSchema),
  /** citizen: shown to the citizen at 查进度 · inside: stays at the desk. */
  addEntry: procedure
    .meta({ who: caseReaders })
    .route({
      method: 'POST',
      path: '/cases/{caseNo}/entries',
      summary: 'A word to the citizen, or a note of one’s own',
    })
    .input(
      z.strictObject({
        requestId: requestIdSchema,
        caseNo: caseNoText,
        for: z.enum(['citizen', 'inside']),
        words: textFor(2000),
      }),
    )
    .errors({ ...requestReused, CASE_NOT_FOUND: caseErrors.CASE_NOT_FOUND, NOT_NOW: caseErrors.NOT_NOW })
    .output(caseDetailSchema),
  /** Never lengthens a printed promise. */
  reclassify: procedure
    .meta({ who: caseHandlers })
    .route({ method: 'POST', path: '/cases/{caseNo}/reclassify', summary: 'Refine what kind of case it is' })
    .input(onCase.extend({ kind: caseKindSchema, category: caseCategorySchema }))
    .errors(caseErrors)
    .output(caseDetailSchema),
  conclude: procedure
    .meta({ who: caseHandlers })
    .route({ method: 'POST', path: '/cases/{caseNo}/conclude', summary: '办结: how, and in words for the citizen' })
    .input(
      onCase.extend({
        handling: handlingSchema,
        words: textFor(2000),
        cause: causeSchema,
        /** 政策依据: needed for 解释说明, and only there. */
        basis: textFor(200).optional(),
      }),
    )
    .errors(caseErrors)
    .output(caseDetailSchema),
  /** A lost slip: by the person's details, at the desk only. Throttled and recorded. */
  findByPerson: procedure
    .meta({ who: windowStaff })
    .route({ method: 'POST', path: '/cases/find-by-person', summary: 'Find cases by phone, ID number, or name' })
    .input(z.strictObject({ phone: optionalText(30), idNumber: optionalText(30), name: optionalText(60) }))
    .output(z.array(caseRowSchema)),
  reprint: procedure
    .meta({ who: caseHandlers })
    .route({ method: 'POST', path: '/cases/{caseNo}/reprint', summary: 'Print the slip again, marked 补打' })
    .input(z.strictObject({ caseNo: caseNoText, language: languageSchema }))
    .errors({ CASE_NOT_FOUND: caseErrors.CASE_NOT_FOUND })
    .output(slipStateSchema),
};
