// The shape of a hall's files: what `hall import` and a first start read, what `hall export` writes, and the demo hall's invented cases.

import { z } from 'zod';
import {
  allowed,
  answerEntrySchema,
  groupEntrySchema,
  hallEntrySchema,
  hoursSchema,
  like,
  matterCodeSchema,
  matterEntrySchema,
  specialDayEntrySchema,
  unitCodeSchema,
  unitEntrySchema,
  windowEntrySchema,
} from '#shared/contract/hall-entries.ts';
import { checkIdentityNumber } from '#shared/domain/identity-number.ts';

const words = z.string().trim().min(1).max(120);
const sentence = z.string().trim().min(1).max(400);
/** Every file says what it is, and whether what stands in it is invented. */
const heading = { note: sentence, demo: z.boolean() };

/** catalogue.json */
export const catalogueFileSchema = z.strictObject({
  ...heading,
  popular: hallEntrySchema.shape.popular,
  matters: z.array(matterEntrySchema).min(1),
});

/** units.json */
export const unitsFileSchema = z.strictObject({ ...heading, units: z.array(unitEntrySchema).min(1) });

/** windows.json */
export const windowsFileSchema = z.strictObject({
  ...heading,
  hours: hoursSchema,
  groups: z.array(groupEntrySchema).min(1),
  windows: z.array(windowEntrySchema).min(1),
});

/** hall.json: the hall's own entry, but for what stands with the windows and matters it is about. */
export const hallFileSchema = hallEntrySchema.omit({ hours: true, popular: true }).extend({ note: sentence });

/** special-days.json; may be missing. */
export const specialDaysFileSchema = z.strictObject({ ...heading, days: z.array(specialDayEntrySchema) });

/** answers.json; may be missing. */
export const answersFileSchema = z.strictObject({ ...heading, answers: z.array(answerEntrySchema) });

/** pinyin.json: text → its syllables, made by make-pinyin.mjs so that start-up need not load a dictionary. */
export const pinyinFileSchema = z.record(
  z.string(),
  like(/^[a-z0-9 ]*$/, '小写拼音，音节之间空一格', 'small letters, syllables apart by a space'),
);

/** One invented case for `seed` and tests, in the words of the person who told it. */
const sampleCaseSchema = z.strictObject({
  id: like(/^AL\d{3}$/, '像 AL001 这样的代码', 'a code such as AL001'),
  filedAt: z.iso.datetime({ offset: true }),
  channel: z.enum(['kiosk', 'window', 'phone-scan', 'errand', 'telephone']),
  words: z.string().min(1).max(5000),
  kind: z.enum(['failed', 'repeated', 'dispute', 'other']),
  category: z.enum(['consultation', 'general']),
  matter: matterCodeSchema,
  unit: unitCodeSchema,
  firstUnit: unitCodeSchema,
  trips: z.number().int().min(0).max(99),
  cause: z.enum(['system-fault', 'rigid-policy', 'cross-department', 'missing-material', 'legacy', 'other']),
  handling: z.enum(['on-the-spot', 'time-limited', 'transfer', 'explained']),
  closedOn: z.iso.date().nullable(),
  done: z.boolean().nullable(),
  outcome: sentence,
  rating: z.number().int().min(1).max(5).nullable(),
  person: z.strictObject({
    name: words,
    gender: z.enum(['female', 'male']),
    birth: z.iso.date(),
    idNumber: z
      .string()
      .refine(
        (text) => checkIdentityNumber(text, { expect: 'resident' }).ok,
        allowed('校验位正确的身份证号', 'an ID number with the right check digit'),
      ),
    idShown: z.boolean(),
    phone: like(/^1390000\d{4}$/, '1390000 开头的演示号码', 'a demo number beginning with 1390000'),
    homeUnit: unitCodeSchema,
  }),
});

/** cases.json */
export const casesFileSchema = z.strictObject({
  note: sentence,
  demo: z.literal(true),
  cases: z.array(sampleCaseSchema).min(1),
});

/** One invented case of the demo hall. */
export type SampleCase = Readonly<z.infer<typeof sampleCaseSchema>>;
