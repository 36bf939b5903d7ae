// The service catalogue as screens need it (what can be done here, where, with which papers), and as an administrator edits it.
import { z } from 'zod';
import { bilingualSchema } from './hall.ts';
import {
  answerEntrySchema,
  type EntryKind,
  groupEntrySchema,
  hallEntrySchema,
  matterEntrySchema,
  specialDayEntrySchema,
  unitEntrySchema,
  windowEntrySchema,
} from './hall-entries.ts';
import { caseReaders, instantSchema, languageSchema, procedure } from './procedure.ts';

export const matterSchema = z.object({
  code: z.string(),
  /** Official name; `|` marks where a long name may break. */
  name: bilingualSchema,
  /** As spoken: 换身份证. */
  short: bilingualSchema,
  aliases: z.array(z.string()),
  departmentCode: z.string(),
  groupCode: z.string(),
  materials: z.array(bilingualSchema),
  fee: bilingualSchema.nullable(),
  /** Working days the unit promises; 0 = same visit; null = not stated. */
  promisedWorkingDays: z.number().int().nullable(),
  /** A time can be booked for it. */
  takesAppointments: z.boolean(),
  /** Everyday reasons this gets stuck: offered as ready phrases when telling the window. */
  stuckReasons: z.array(bilingualSchema),
  /** Pinyin initials and full pinyin of name, short name and aliases, lower case. */
  initials: z.array(z.string()),
  pinyin: z.array(z.string()),
});
export type Matter = z.infer<typeof matterSchema>;

export const departmentSchema = z.object({
  code: z.string(),
  name: bilingualSchema,
  short: bilingualSchema,
  matterCount: z.number().int(),
});
export type Department = z.infer<typeof departmentSchema>;

/** A unit a citizen can name as the place where it failed: department, township, body. */
export const unitSchema = z.object({
  code: z.string(),
  name: bilingualSchema,
  short: bilingualSchema,
  kind: z.enum(['hall', 'department', 'township', 'other']),
  initials: z.array(z.string()),
  pinyin: z.array(z.string()),
});
export type Unit = z.infer<typeof unitSchema>;

export const windowSchema = z.object({
  code: z.string(),
  number: z.string(),
  name: bilingualSchema,
  groupCodes: z.array(z.string()),
  floor: z.number().int(),
  zone: bilingualSchema,
});
export type HallWindow = z.infer<typeof windowSchema>;

export const catalogueSchema = z.object({
  matters: z.array(matterSchema),
  /** Codes of the matters people come for most, best first. */
  popular: z.array(z.string()),
  /** Departments with at least one matter, in the hall's order. */
  departments: z.array(departmentSchema),
  units: z.array(unitSchema),
  windows: z.array(windowSchema),
  /** Sentences that run along the foot of the call display. */
  ticker: z.array(bilingualSchema),
});
export type CatalogueView = z.infer<typeof catalogueSchema>;

/** A ready answer as whoever writes to a citizen picks it. */
export const answerSchema = z.object({
  code: z.string(),
  name: bilingualSchema,
  use: answerEntrySchema.shape.use,
  /** Chinese, as the answers of a case are; may have several lines. */
  words: z.string(),
});
export type ReadyAnswer = z.infer<typeof answerSchema>;

const whoEdits = ['admin'] as const;

function versioned<T extends z.ZodType>(data: T) {
  return z.array(
    z.object({
      code: z.string(),
      /** To be named when it is saved: whoever saves over a change they have not seen is told instead. */
      version: z.number().int(),
      data,
      /** Kept for old numbers and cases, offered to nobody. */
      isRetired: z.boolean(),
      changedAt: instantSchema,
      /** Null: brought in with the hall's files. */
      changedBy: z.string().nullable(),
    }),
  );
}

/** Everything there is to edit, in the hall's own order. */
export const entriesSchema = z.object({
  hall: versioned(hallEntrySchema),
  unit: versioned(unitEntrySchema),
  group: versioned(groupEntrySchema),
  matter: versioned(matterEntrySchema),
  window: versioned(windowEntrySchema),
  'special-day': versioned(specialDayEntrySchema),
  answer: versioned(answerEntrySchema),
});
export type Entries = z.infer<typeof entriesSchema>;

const saving = {
  /** The version that was edited; null = a new entry. */
  version: z.number().int().min(1).nullable(),
  /** Of the words in the answer. */
  language: languageSchema.optional(),
};
const saveInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hall'), ...saving, data: hallEntrySchema }),
  z.strictObject({ kind: z.literal('unit'), ...saving, data: unitEntrySchema }),
  z.strictObject({ kind: z.literal('group'), ...saving, data: groupEntrySchema }),
  z.strictObject({ kind: z.literal('matter'), ...saving, data: matterEntrySchema }),
  z.strictObject({ kind: z.literal('window'), ...saving, data: windowEntrySchema }),
  z.strictObject({ kind: z.literal('special-day'), ...saving, data: specialDayEntrySchema }),
  z.strictObject({ kind: z.literal('answer'), ...saving, data: answerEntrySchema }),
]);
export type SaveEntry = z.infer<typeof saveInput>;

const retirable = z.enum(['unit', 'group', 'matter', 'window', 'special-day', 'answer'] satisfies readonly EntryKind[]);
const standing = z.strictObject({
  kind: retirable,
  code: z.string(),
  version: z.number().int().min(1),
  language: languageSchema.optional(),
});
export type EntryStanding = z.infer<typeof standing>;

/** `path`: the field of the entry that was saved (`only.0.matters`); of another entry its kind and code stand before it (`window:W01.groups`). */
const saidOf = z.array(z.object({ path: z.string(), message: z.string() }));

const editErrors = {
  ENTRY_NOT_FOUND: { status: 404, message: '没有这一条，可能代码写错了' },
  /** Somebody saved it after it was read here. Nothing was written; `data` is what stands now. */
  CHANGED_MEANWHILE: {
    status: 409,
    message: '您打开以后，别人已经改过这一条。您的改动没有保存，请对照后再改',
    data: z.object({
      by: z.string().nullable(),
      at: instantSchema,
      version: z.number().int(),
      isRetired: z.boolean(),
      data: z.record(z.string(), z.json()),
    }),
  },
  /** The whole would not hold together; nothing was written. */
  REFERENCES_BROKEN: {
    status: 422,
    message: '这样改，别处会对不上，没有保存',
    data: z.object({ problems: saidOf }),
  },
  SERIES_IN_USE: {
    status: 409,
    message: '这个字母的号今天别的窗口组已经发过，明天起才能用',
    data: z.object({ series: z.string(), groupCode: z.string(), groupName: bilingualSchema }),
  },
} as const;

export const catalogueContract = {
  get: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'GET', path: '/catalogue', summary: 'Matters, departments, units and windows' })
    .output(catalogueSchema),
  /** What is offered, in the hall's order. */
  answers: procedure
    .meta({ who: caseReaders })
    .route({ method: 'GET', path: '/catalogue/answers', summary: 'Ready answers for whoever writes to a citizen' })
    .output(z.array(answerSchema)),
  /** Everything there is to edit, retired entries too. */
  entries: procedure
    .meta({ who: ['supervisor', 'admin'] })
    .route({ method: 'GET', path: '/catalogue/entries', summary: 'The hall as it is edited' })
    .output(entriesSchema),
  /** A new entry (`version: null`) or a changed one. `notes`: what is allowed but should be known (a quota of 0, bookings that fall outside the hours). */
  save: procedure
    .meta({ who: whoEdits })
    .route({ method: 'POST', path: '/catalogue/entries', summary: 'Save an entry of the hall' })
    .input(saveInput)
    .errors({ ...editErrors, CODE_TAKEN: { status: 409, message: '这个代码已经有了（停用的也算），请换一个' } })
    .output(z.object({ code: z.string(), version: z.number().int(), notes: saidOf })),
  /** Offered to nobody any more; old numbers and cases keep its name. */
  retire: procedure
    .meta({ who: whoEdits })
    .route({ method: 'POST', path: '/catalogue/entries/retire', summary: 'Retire an entry' })
    .input(standing)
    .errors(editErrors)
    .output(z.object({ version: z.number().int(), notes: saidOf })),
  restore: procedure
    .meta({ who: whoEdits })
    .route({ method: 'POST', path: '/catalogue/entries/restore', summary: 'Bring a retired entry back' })
    .input(standing)
    .errors(editErrors)
    .output(z.object({ version: z.number().int(), notes: saidOf })),
  /** Puts an entry before another of its kind, or last (null): lists show them in this order. */
  move: procedure
    .meta({ who: whoEdits })
    .route({ method: 'POST', path: '/catalogue/entries/move', summary: 'Change the order of entries' })
    .input(z.strictObject({ kind: retirable, code: z.string(), before: z.string().nullable() }))
    .errors({ ENTRY_NOT_FOUND: editErrors.ENTRY_NOT_FOUND })
    .output(z.object({ ok: z.literal(true) })),
};
