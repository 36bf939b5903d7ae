// What an administrator edits at the desk, kind by kind: one schema for the desk's forms, the API, the hall's files and the database.
import { z } from 'zod';
import { cleanText } from '../domain/text.ts';

/** Both languages in one message: what is allowed, to follow 应是 / “allowed:”. Taken apart again by whoever says it. */
export function allowed(zh: string, en: string): string {
  return `${zh}\n${en}`;
}

/** A text of one form, refused with an example of it. */
export function like(pattern: RegExp, zh: string, en: string) {
  return z.string(allowed(zh, en)).regex(pattern, allowed(zh, en));
}

/** Free text, kept as everywhere in the program: nothing invisible alone, nothing that scrambles a screen. */
function freeText(longest: number, o: { least: 0 | 1; lines: boolean }) {
  const message =
    o.least === 1
      ? allowed(`1 到 ${longest} 个字`, `1 to ${longest} characters`)
      : allowed(`空着，或不超过 ${longest} 个字`, `empty, or at most ${longest} characters`);
  const cleaned = (text: string) => cleanText(text, { max: longest, lines: o.lines });
  return z
    .string(message)
    .overwrite((text) => {
      const line = cleaned(text);
      return line.ok ? line.text : text;
    })
    .min(o.least, message)
    .max(longest, message)
    .refine(
      (text) => {
        const line = cleaned(text);
        return line.ok || line.reason !== 'forbidden';
      },
      allowed('不带控制符号的文字', 'text without control characters'),
    );
}

export const oneLine = (longest: number) => freeText(longest, { least: 1, lines: false });

function whole(from: number, to: number) {
  const message = allowed(`${from} 到 ${to} 的整数`, `a whole number from ${from} to ${to}`);
  return z.number(message).int(message).min(from, message).max(to, message);
}

function list<T extends z.ZodType>(of: T, from: number, to: number) {
  const message = allowed(`${from} 到 ${to} 项的列表`, `a list of ${from} to ${to} entries`);
  return z.array(of, message).min(from, message).max(to, message);
}

function oneOf<const T extends readonly [string, ...string[]]>(...values: T) {
  return z.enum(values, allowed(`${values.join('、')} 之一`, `one of ${values.join(', ')}`));
}

const flag = z.boolean(allowed('是（true）或否（false）', 'true or false'));
/** Names: a hall's screens, slips and voices have to carry them. */
const words = oneLine(120);
const sentence = oneLine(400);
export const matterCodeSchema = like(/^[A-Z]{2}-\d{2}$/, '像 GA-01 这样的代码', 'a code such as GA-01');
export const unitCodeSchema = like(/^[UDT]-[A-Z]+$/, '像 D-GA 这样的代码', 'a code such as D-GA');
export const groupCodeSchema = like(/^G-[A-Z]+$/, '像 G-HZ 这样的代码', 'a code such as G-HZ');
export const windowCodeSchema = like(/^W\d{2,3}$/, '像 W01 这样的代码', 'a code such as W01');
const specialDayCode = like(/^S\d{2,4}$/, '像 S01 这样的代码', 'a code such as S01');
const answerCode = like(/^R\d{2,4}$/, '像 R01 这样的代码', 'a code such as R01');
const phone = like(/^[\d-]{5,20}$/, '只含数字和 - 的电话', 'a telephone of digits and hyphens');
const clockTime = like(/^(?:([01]\d|2[0-3]):[0-5]\d|24:00)$/, '像 09:00 这样的时间', 'a time such as 09:00');
const floor = whole(-2, 30);
const workingDays = whole(0, 120);
/** Numbers given out; null = no limit, 0 = none at all. */
const quota = whole(0, 9999).nullable();

const sessions = list(z.tuple([clockTime, clockTime]), 1, 6).refine(
  isInOrder,
  allowed(
    '一段接一段、先开后关的时间，如 [["09:00", "12:00"], ["13:30", "17:30"]]',
    'sessions one after the other, each opening before it closes',
  ),
);

/** When a window is staffed: ISO weekdays (1 = Monday) and sessions in the hall's zone. */
export const hoursSchema = z.strictObject({ days: list(whole(1, 7), 1, 7), sessions });
export type HoursEntry = z.infer<typeof hoursSchema>;

/** One matter (办理事项). In `name` and `short` a `|` marks where the name may break over two lines. */
export const matterEntrySchema = z.strictObject({
  code: matterCodeSchema,
  name: words,
  nameEn: words,
  short: words,
  shortEn: words,
  aliases: list(words, 0, 20),
  aliasesEn: list(words, 0, 20),
  department: unitCodeSchema,
  audience: list(oneOf('person', 'organisation'), 1, 2),
  materials: list(words, 1, 40),
  materialsEn: list(words, 1, 40),
  fee: words,
  feeEn: words,
  legalDays: workingDays.nullable(),
  legalNote: sentence,
  promisedDays: workingDays,
  group: groupCodeSchema,
  appointmentUsual: flag,
  stuckReasons: list(words, 0, 6),
  stuckReasonsEn: list(words, 0, 6),
  source: sentence,
  checked: list(oneOf('materials', 'limit', 'fee'), 0, 3),
  /** Numbers for this matter before noon and from noon on; null = only the group's own limit counts. */
  quotas: z.strictObject({ morning: quota, afternoon: quota }).nullable().default(null),
  /** How many appointments a slot takes; null = none are made. */
  appointment: z
    .strictObject({ perSlot: whole(0, 99) })
    .nullable()
    .default(null),
});

/** What a unit can be, the usual first. */
export const unitKinds = [
  'department',
  'vertical',
  'hall',
  'government',
  'peoples-organisation',
  'body',
  'court',
  'subdistrict',
  'town',
  'township',
] as const;

/** One unit (单位): the county's departments and bodies, its sub-districts, towns and townships. `floor: null` = not in the hall. */
export const unitEntrySchema = z.strictObject({
  code: unitCodeSchema,
  name: words,
  nameEn: words,
  short: words,
  shortEn: words,
  kind: oneOf(...unitKinds),
  parent: unitCodeSchema.nullable(),
  floor: floor.nullable(),
  zone: words.nullable(),
  zoneEn: words.nullable(),
  phone,
  phoneDemo: flag,
});
export type UnitEntry = z.infer<typeof unitEntrySchema>;

/** A group of windows that call from one series of numbers. Letter, digits and start hold from the day's first number on. */
export const groupEntrySchema = z.strictObject({
  code: groupCodeSchema,
  name: words,
  nameEn: words,
  series: like(/^[A-HJ-NP-Z]$/, '一个大写字母，不用 I 和 O', 'one capital letter, not I or O'),
  /** Digits after the letter, at least. */
  digits: whole(2, 5).default(3),
  /** The day's first number. */
  start: whole(1, 9999).default(1),
  dailyQuota: quota,
  needsTicket: flag,
});

/** What a window does of one of its groups, and when. `matters: null` = all of them; `hours: null` = the window's own. */
export const onlySchema = z.strictObject({
  group: groupCodeSchema,
  matters: list(matterCodeSchema, 1, 99).nullable(),
  hours: hoursSchema.nullable(),
});

/** One window. Without `hours` it keeps the hall's; a group that `only` does not name is served whole, in the window's hours. */
export const windowEntrySchema = z.strictObject({
  code: windowCodeSchema,
  number: like(/^\d{1,3}$/, '一到三位数字', 'one to three digits'),
  name: words,
  nameEn: words,
  groups: list(groupCodeSchema, 1, 20),
  only: list(onlySchema, 1, 40).optional(),
  unit: unitCodeSchema,
  floor,
  zone: words,
  zoneEn: words,
  lowCounter: flag,
  hours: hoursSchema.optional(),
});

/** The place itself. What may be set differently on two machines of one hall stands in settings.jsonc instead. */
export const hallEntrySchema = z.strictObject({
  demo: flag,
  code: like(/^[0-9A-Z]{2,12}$/, '2 到 12 位数字或大写字母', '2 to 12 digits or capital letters'),
  place: words,
  placeEn: words,
  placeShort: words,
  placeShortEn: words,
  hall: words,
  hallEn: words,
  unit: unitCodeSchema,
  timeZone: z.string().refine(isTimeZone, allowed('像 Asia/Shanghai 这样的时区', 'a time zone such as Asia/Shanghai')),
  phone,
  phoneDemo: flag,
  tellWindow: z.strictObject({
    window: windowCodeSchema,
    person: words,
    personEn: words,
    where: words,
    whereEn: words,
  }),
  guideDesk: z.strictObject({ name: words, nameEn: words, where: words, whereEn: words }),
  /** Of every window that has none of its own. */
  hours: hoursSchema,
  /** Codes of the matters people come for most, first first. */
  popular: list(matterCodeSchema, 1, 12),
  /** Sentences that run along the foot of the call display. */
  ticker: list(z.strictObject({ zh: words, en: words }), 0, 8).default([]),
});

/**
 * A day unlike its weekday. `closed`: nobody is there; otherwise the day is worked, whatever the calendar says, in these
 * sessions (null: each window's own). `groups: null` = the whole hall.
 */
export const specialDayEntrySchema = z
  .strictObject({
    code: specialDayCode,
    date: z.iso.date(allowed('像 2026-11-18 这样的日期', 'a date such as 2026-11-18')),
    name: words,
    nameEn: words,
    groups: list(groupCodeSchema, 1, 40).nullable(),
    closed: flag,
    sessions: sessions.nullable(),
  })
  .refine((day) => !day.closed || day.sessions === null, {
    path: ['sessions'],
    message: allowed('空的（null）：全天不开就没有时间段', 'null: a day that is closed has no sessions'),
  });

/** What a ready answer is for: a word to the citizen, each way a case ends, or whatever is being written. */
export const answerUses = ['tell', 'conclude', 'explain', 'refuse', 'any'] as const;

/** One ready answer (常用答复): words a clerk puts into what they write to a citizen, and goes on from. */
export const answerEntrySchema = z.strictObject({
  code: answerCode,
  name: oneLine(20),
  /** Empty: the Chinese one stands for it. */
  nameEn: freeText(60, { least: 0, lines: false }).default(''),
  use: oneOf(...answerUses),
  words: freeText(500, { least: 1, lines: true }),
});
export type AnswerEntry = z.infer<typeof answerEntrySchema>;

/** What each kind of entry looks like. The hall is one entry, its code is `hall`. */
export const entrySchemas = {
  hall: hallEntrySchema,
  unit: unitEntrySchema,
  group: groupEntrySchema,
  matter: matterEntrySchema,
  window: windowEntrySchema,
  'special-day': specialDayEntrySchema,
  answer: answerEntrySchema,
} as const;

export type EntryKind = keyof typeof entrySchemas;
export type EntryData<K extends EntryKind = EntryKind> = z.infer<(typeof entrySchemas)[K]>;
export const hallEntryCode = 'hall';

function isInOrder(all: readonly (readonly [string, string])[]): boolean {
  const times = all.flat();
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
