// The shape of a hall's five files, so that what a hall edits by hand is checked before anybody stands in front of it.

import { z } from 'zod';
import { checkIdentityNumber } from '#shared/domain/identity-number.ts';

const words = z.string().trim().min(1).max(120);
const sentence = z.string().trim().min(1).max(400);
const matterCode = like(/^[A-Z]{2}-\d{2}$/, '像 GA-01 这样的代码', 'a code such as GA-01');
const unitCode = like(/^[UDT]-[A-Z]+$/, '像 D-GA 这样的代码', 'a code such as D-GA');
const groupCode = like(/^G-[A-Z]+$/, '像 G-HZ 这样的代码', 'a code such as G-HZ');
const windowCode = like(/^W\d{2,3}$/, '像 W01 这样的代码', 'a code such as W01');
const phone = like(/^[\d-]{5,20}$/, '只含数字和 - 的电话', 'a telephone of digits and hyphens');
const workingDays = z.number().int().min(0).max(120);
const clockTime = like(/^(?:([01]\d|2[0-3]):[0-5]\d|24:00)$/, '像 09:00 这样的时间', 'a time such as 09:00');

function like(pattern: RegExp, zh: string, en: string) {
  return z.string().regex(pattern, allowed(zh, en));
}

/** What explain-issue.ts takes apart again: both languages in one message. */
function allowed(zh: string, en: string): string {
  return `${zh}\n${en}`;
}

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
  phone,
  phoneDemo: z.boolean(),
});

/** units.json */
export const unitsFileSchema = z.strictObject({ note: sentence, demo: z.boolean(), units: z.array(unitSchema).min(1) });

/** When a window is staffed: ISO weekdays (1 = Monday) and sessions in the hall's zone. */
export const hoursSchema = z.strictObject({
  days: z.array(z.number().int().min(1).max(7)).min(1),
  sessions: z
    .array(z.tuple([clockTime, clockTime]))
    .min(1)
    .refine(
      isInOrder,
      allowed(
        '一段接一段、先开后关的时间，如 [["09:00", "12:00"], ["13:30", "17:30"]]',
        'sessions one after the other, each opening before it closes',
      ),
    ),
});

/** A group of windows that call from one series of numbers. */
export const groupSchema = z.strictObject({
  code: groupCode,
  name: words,
  nameEn: words,
  series: like(/^[A-HJ-NP-Z]$/, '一个大写字母，不用 I 和 O', 'one capital letter, not I or O'),
  dailyQuota: z.number().int().min(0).max(9999).nullable(),
  needsTicket: z.boolean(),
});

/** One window. Without `hours` it keeps the hall's. */
export const windowSchema = z.strictObject({
  code: windowCode,
  number: like(/^\d{1,3}$/, '一到三位数字', 'one to three digits'),
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
  code: like(/^[0-9A-Z]{2,12}$/, '2 到 12 位数字或大写字母', '2 to 12 digits or capital letters'),
  place: words,
  placeEn: words,
  placeShort: words,
  placeShortEn: words,
  hall: words,
  hallEn: words,
  unit: unitCode,
  timeZone: z.string().refine(isTimeZone, allowed('像 Asia/Shanghai 这样的时区', 'a time zone such as Asia/Shanghai')),
  phone,
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
export const pinyinFileSchema = z.record(
  z.string(),
  like(/^[a-z0-9 ]*$/, '小写拼音，音节之间空一格', 'small letters, syllables apart by a space'),
);

/** One invented case for `seed` and tests, in the words of the person who told it. */
export const sampleCaseSchema = z.strictObject({
  id: like(/^AL\d{3}$/, '像 AL001 这样的代码', 'a code such as AL001'),
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

function isInOrder(sessions: readonly (readonly [string, string])[]): boolean {
  const times = sessions.flat();
  return times.every(
    (time, at) => at === 0 || (times[at - 1] ?? '') < time || (at % 2 === 0 && times[at - 1] === time),
  );
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
