// The shape of a hall's five files, so that what a hall edits by hand is checked before anybody stands in front of it.

import { z } from 'zod';
import { checkIdentityNumber } from '#shared/domain/identity-number.ts';

const words = z.string().trim().min(1).max(120);
const sentence = z.string().trim().min(1).max(400);
const matterCode = z.string().regex(/^[A-Z]{2}-\d{2}$/);
const unitCode = z.string().regex(/^[UDT]-[A-Z]+$/);
const groupCode = z.string().regex(/^G-[A-Z]+$/);
const windowCode = z.string().regex(/^W\d{2,3}$/);
const workingDays = z.number().int().min(0).max(120);
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** One matter (办理事项). In `name` and `short` a `|` marks where the name may break over two lines. */
export const matterSchema = z.strictObject({
  code: matterCode,
  name: words,
  nameEn: words,
  short: words,
  shortEn: words,
  aliases: z.array(words).max(20),
  aliasesEn: z.array(words).max(20),
  department: unitCode,
  audience: z.array(z.enum(['person', 'organisation'])).min(1),
  materials: z.array(words).min(1),
  materialsEn: z.array(words).min(1),
  fee: words,
  feeEn: words,
  legalDays: workingDays.nullable(),
  legalNote: sentence,
  promisedDays: workingDays,
  group: groupCode,
  appointmentUsual: z.boolean(),
  stuckReasons: z.array(words).max(6),
  stuckReasonsEn: z.array(words).max(6),
  source: sentence,
  checked: z.array(z.enum(['materials', 'limit', 'fee'])),
});

/** catalogue.json */
export const catalogueFileSchema = z.strictObject({
  note: sentence,
  demo: z.boolean(),
  popular: z.array(matterCode).min(1).max(12),
  matters: z.array(matterSchema).min(1),
});

/** One unit (单位): the county's departments and bodies, its sub-districts, towns and townships. `floor: null` = not in the hall. */
export const unitSchema = z.strictObject({
  code: unitCode,
  name: words,
  nameEn: words,
  short: words,
  shortEn: words,
  kind: z.enum([
    'government',
    'hall',
    'department',
    'vertical',
    'peoples-organisation',
    'body',
    'court',
    'subdistrict',
    'town',
    'township',
  ]),
  parent: unitCode.nullable(),
  floor: z.number().int().min(-2).max(30).nullable(),
  zone: words.nullable(),
  zoneEn: words.nullable(),
  phone: z.string().regex(/^[\d-]{5,20}$/),
  phoneDemo: z.boolean(),
});

/** units.json */
export const unitsFileSchema = z.strictObject({ note: sentence, demo: z.boolean(), units: z.array(unitSchema).min(1) });

/** When a window is staffed: ISO weekdays (1 = Monday) and sessions in the hall's zone. */
export const hoursSchema = z.strictObject({
  days: z.array(z.number().int().min(1).max(7)).min(1),
  sessions: z.array(z.tuple([clockTime, clockTime])).min(1),
});

/** A group of windows that call from one series of numbers. */
export const groupSchema = z.strictObject({
  code: groupCode,
  name: words,
  nameEn: words,
  series: z.string().regex(/^[A-HJ-NP-Z]$/),
  dailyQuota: z.number().int().min(0).max(9999).nullable(),
  needsTicket: z.boolean(),
});

/** One window. Without `hours` it keeps the hall's. */
export const windowSchema = z.strictObject({
  code: windowCode,
  number: z.string().regex(/^\d{1,3}$/),
  name: words,
  nameEn: words,
  groups: z.array(groupCode).min(1),
  unit: unitCode,
  floor: z.number().int().min(-2).max(30),
  zone: words,
  zoneEn: words,
  lowCounter: z.boolean(),
  hours: hoursSchema.optional(),
});

/** windows.json */
export const windowsFileSchema = z.strictObject({
  note: sentence,
  demo: z.boolean(),
  hours: hoursSchema,
  groups: z.array(groupSchema).min(1),
  windows: z.array(windowSchema).min(1),
});

/** hall.json: the place itself. What may be set differently on two machines of one hall stands in settings.jsonc instead. */
export const hallFileSchema = z.strictObject({
  note: sentence,
  demo: z.boolean(),
  code: z.string().regex(/^[0-9A-Z]{2,12}$/),
  place: words,
  placeEn: words,
  placeShort: words,
  placeShortEn: words,
  hall: words,
  hallEn: words,
  unit: unitCode,
  timeZone: z.string().refine(isTimeZone),
  phone: z.string().regex(/^[\d-]{5,20}$/),
  phoneDemo: z.boolean(),
  tellWindow: z.strictObject({
    window: windowCode,
    person: words,
    personEn: words,
    where: words,
    whereEn: words,
  }),
  guideDesk: z.strictObject({ name: words, nameEn: words, where: words, whereEn: words }),
});

/** pinyin.json: text → its syllables, made by make-pinyin.mjs so that start-up need not load a dictionary. */
export const pinyinFileSchema = z.record(z.string(), z.string().regex(/^[a-z0-9 ]*$/));

/** One invented case for `seed` and tests, in the words of the person who told it. */
export const sampleCaseSchema = z.strictObject({
  id: z.string().regex(/^AL\d{3}$/),
  filedAt: z.iso.datetime({ offset: true }),
  channel: z.enum(['kiosk', 'window', 'phone-scan', 'errand', 'telephone']),
  words: z.string().min(1).max(5000),
  kind: z.enum(['failed', 'repeated', 'dispute', 'other']),
  category: z.enum(['consultation', 'general']),
  matter: matterCode,
  unit: unitCode,
  firstUnit: unitCode,
  trips: z.number().int().min(0).max(99),
  cause: z.enum(['system-fault', 'rigid-policy', 'cross-department', 'missing-material', 'legacy', 'other']),
  handling: z.enum(['on-the-spot', 'time-limited', 'transfer', 'explained']),
  closedOn: date.nullable(),
  done: z.boolean().nullable(),
  outcome: sentence,
  rating: z.number().int().min(1).max(5).nullable(),
  person: z.strictObject({
    name: words,
    gender: z.enum(['female', 'male']),
    birth: date,
    idNumber: z.string().refine((text) => checkIdentityNumber(text, { expect: 'resident' }).ok),
    idShown: z.boolean(),
    phone: z.string().regex(/^1390000\d{4}$/),
    homeUnit: unitCode,
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

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
