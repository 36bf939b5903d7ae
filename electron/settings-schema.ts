// Every setting of a hall: its type and its default.
import { isIP } from 'node:net';
import { z } from 'zod';
import { languageCodes } from '#shared/domain/languages.ts';

const whole = (least: number, most: number) => z.number().int().min(least).max(most);

const printerName = z.string().trim().min(1).max(40);
const onEveryPrinter = {
  name: printerName,
  /** The terminals whose slips come out here, as they are called; none named: everybody's. */
  terminals: z.array(z.string().trim().min(1).max(40)).max(50).default([]),
};
const onPaper = {
  ...onEveryPrinter,
  width: z.union([z.literal(32), z.literal(42), z.literal(48)]).default(48),
  /** Metres on a new roll. */
  rollMetres: whole(5, 500).default(50),
};
const rom = z.enum(['gb18030', 'none']).default('gb18030');

const printer = z.discriminatedUnion('driver', [
  z.strictObject({ driver: z.literal('file'), ...onEveryPrinter }),
  z.strictObject({
    driver: z.literal('escpos-tcp'),
    ...onPaper,
    rom,
    host: z.string().trim().min(1).max(253),
    port: whole(1, 65_535).default(9100),
  }),
  z.strictObject({ driver: z.literal('device-file'), ...onPaper, rom, path: z.string().min(1).max(400) }),
  z.strictObject({
    driver: z.literal('serial'),
    ...onPaper,
    rom,
    path: z.string().min(1).max(400),
    baud: z
      .union([z.literal(9600), z.literal(19_200), z.literal(38_400), z.literal(57_600), z.literal(115_200)])
      .default(115_200),
    flow: z.enum(['none', 'hardware', 'software']).default('hardware'),
  }),
  z.strictObject({
    driver: z.literal('system'),
    ...onPaper,
    rom,
    /** The printer's name in the system: a CUPS queue, or a Windows printer. */
    queue: z.string().trim().min(1).max(200),
    /** `raw`: the printer's own language (CUPS only) · `rendered`: a page, drawn by the system's driver. */
    mode: z.enum(['raw', 'rendered']).default('rendered'),
  }),
]);

const idReader = z
  .strictObject({
    driver: z.enum(['none', 'http', 'websocket']),
    url: z.string().max(300),
    /** Sent over a WebSocket to ask; empty: it speaks by itself. */
    ask: z.string().max(2000),
    everyMs: whole(200, 10_000),
    encoding: z.enum(['utf-8', 'gbk']),
    fields: z.strictObject({ name: z.string().max(100), idNumber: z.string().min(1).max(100) }),
    present: z.strictObject({ path: z.string().max(100), is: z.array(z.string().max(40)).max(20) }),
    terminal: z.string().trim().max(40),
  })
  .refine(({ driver, url, terminal }) => isReaderAddress(driver, url, terminal !== ''), { path: ['url'] });

/** `isElsewhere`: the reader is a named terminal's, which is believed at the reader's own address only: it must be a number. */
function isReaderAddress(driver: 'none' | 'http' | 'websocket', text: string, isElsewhere: boolean): boolean {
  if (driver === 'none' && text === '') return true;
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '') return false;
  const allowed = { none: /^(https?|wss?):$/, http: /^https?:$/, websocket: /^wss?:$/ }[driver];
  if (!allowed.test(url.protocol)) return false;
  return !isElsewhere || url.hostname === 'localhost' || isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0;
}

/** The pages ask for everything from the root of their address. */
const ownAddress = z.url({ protocol: /^https?$/ }).refine((url) => /^https?:\/\/[^/?#]+\/?$/.test(url));

/** The whole file. Every entry has a default, so a hall writes down only what it wants otherwise. */
export const settingsSchema = z.strictObject({
  hall: z.strictObject({
    hours: z.enum(['always', 'windows']),
    bilingual: z
      .array(z.enum(languageCodes))
      .max(2)
      .refine((both) => both.length !== 1 && new Set(both).size === both.length, { error: 'two languages, or none' }),
  }),
  network: z.strictObject({
    port: whole(0, 65_535),
    listen: z.enum(['loopback', 'lan']),
    hostNames: z.array(z.hostname()).max(10),
  }),
  slips: z.strictObject({
    printers: z
      .array(printer)
      .max(20)
      .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, { error: 'two printers of one name' }),
    fallbackSeconds: whole(0, 600),
    lateMinutes: whole(1, 240),
    warnSlips: whole(0, 500),
    keepDays: whole(1, 365),
  }),
  limits: z.strictObject({ consultation: whole(1, 60), general: whole(1, 60) }),
  cases: z.strictObject({
    acceptDays: whole(0, 10).nullable(),
    contactDays: whole(0, 10).nullable(),
    transferHours: whole(1, 240).nullable(),
    callBackDays: whole(0, 10).nullable(),
    extensionDays: whole(1, 60),
    hops: whole(1, 10),
    silentDays: whole(1, 60),
    confirmDays: whole(1, 120),
    archiveDays: whole(0, 60),
    smallCount: whole(1, 20),
    signature: z.enum(['off', 'filing']),
  }),
  notify: z.strictObject({
    url: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
    secret: z.string().max(200),
  }),
  holidays: z.array(z.iso.date()).max(60),
  kiosk: z.strictObject({
    idleSeconds: whole(20, 600),
    warnSeconds: whole(20, 120),
    language: z.enum(languageCodes),
    fuzzyPinyin: z.boolean(),
    voice: z.strictObject({
      on: z.boolean(),
      name: z.string().trim().max(100),
      rate: z.number().min(0.5).max(2),
      headphonesOnly: z.boolean(),
    }),
  }),
  idReader,
  scanner: z.strictObject({
    prefix: z.string().regex(/^[\x21-\x7e]{0,10}$/),
    suffix: z.enum(['enter', 'tab', 'none']),
    gapMs: whole(10, 500),
  }),
  queue: z.strictObject({
    recallMax: whole(1, 10),
    missed: z.strictObject({ requeueTimes: whole(0, 5), behind: whole(0, 50), keepMinutes: whole(0, 240) }),
    priorityRun: whole(1, 10),
    green: z.enum(['at-once', 'confirmed']),
    askHolder: z.enum(['never', 'may', 'must']),
    waitLimitMinutes: whole(5, 240),
    closingSoonMinutes: whole(0, 180),
    lastTakeMinutes: whole(0, 120),
  }),
  appointments: z.strictObject({
    slotMinutes: z.union([z.literal(15), z.literal(20), z.literal(30), z.literal(60)]),
    daysAheadMin: whole(0, 30),
    daysAheadMax: whole(1, 60),
    earlyMinutes: whole(0, 240),
    lateMinutes: whole(0, 240),
    keepDays: whole(1, 365),
  }),
  phone: z.strictObject({
    url: z.union([z.literal(''), ownAddress]),
    port: whole(0, 65_535),
    paperMinutes: whole(2, 60),
  }),
  assist: z.strictObject({ parkHours: whole(1, 24) }),
  rating: z.strictObject({ seconds: whole(20, 300) }),
  security: z.strictObject({ sessionHours: whole(1, 24) }),
  query: z.strictObject({ perCase: whole(1, 100), perSource: whole(1, 1000), windowMinutes: whole(1, 1440) }),
  backup: z.strictObject({ everyHours: whole(1, 168), keepDays: whole(2, 365) }),
  privacy: z.strictObject({ retentionYears: whole(1, 30) }),
  logs: z.strictObject({ keepDays: whole(180, 3650) }),
});

/** The settings as the program uses them. */
export type Settings = z.infer<typeof settingsSchema>;

/** Readonly all the way down. */
export type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

/** Where slips go. `width` is in columns of a half-width character: 48 on 80 mm paper. */
export type PrinterSettings = DeepReadonly<Settings['slips']['printers'][number]>;

/** What holds where the file says nothing. */
export const DEFAULT_SETTINGS: Settings = {
  hall: { hours: 'always', bilingual: [] },
  network: { port: 4180, listen: 'loopback', hostNames: [] },
  slips: {
    printers: [{ driver: 'file', name: '文件', terminals: [] }],
    fallbackSeconds: 8,
    lateMinutes: 10,
    warnSlips: 30,
    keepDays: 7,
  },
  // 石柱: 咨询类 3, 非咨询类 12 working days.
  limits: { consultation: 3, general: 12 },
  // Working days (0: the same day, null: no such limit): taken on by the next one, the first word with the citizen the same
  // day, a bad rating called back by the next one (安阳 art. 52). A transfer is accepted or returned within 24 hours (art. 50).
  // Calendar days: silence until 未评价 (confirmDays), answered until archived (archiveDays). All but the cited are ours.
  cases: {
    acceptDays: 1,
    contactDays: 0,
    transferHours: 24,
    callBackDays: 1,
    extensionDays: 10,
    hops: 2,
    silentDays: 5,
    confirmDays: 15,
    archiveDays: 5,
    smallCount: 5,
    signature: 'off',
  },
  notify: { url: '', secret: '' },
  holidays: [],
  kiosk: {
    idleSeconds: 60,
    warnSeconds: 20,
    language: 'zh-CN',
    fuzzyPinyin: true,
    // Slower than talk: who listens has not heard it before.
    voice: { on: true, name: '', rate: 0.9, headphonesOnly: false },
  },
  idReader: {
    driver: 'none',
    url: '',
    ask: '',
    everyMs: 500,
    encoding: 'utf-8',
    fields: { name: 'name', idNumber: 'idNumber' },
    present: { path: '', is: [] },
    terminal: '',
  },
  scanner: { prefix: '', suffix: 'enter', gapMs: 60 },
  // Practice, no national rule found: back in line once, behind the next 3, then void. Two priority calls, then a normal one.
  queue: {
    recallMax: 3,
    missed: { requeueTimes: 1, behind: 3, keepMinutes: 0 },
    priorityRun: 2,
    green: 'at-once',
    askHolder: 'never',
    waitLimitMinutes: 30,
    closingSoonMinutes: 30,
    lastTakeMinutes: 0,
  },
  appointments: { slotMinutes: 30, daysAheadMin: 1, daysAheadMax: 14, earlyMinutes: 30, lateMinutes: 15, keepDays: 30 },
  phone: { url: '', port: 4181, paperMinutes: 10 },
  // Long enough to wait for one's turn at the window; shorter than a night.
  assist: { parkHours: 4 },
  rating: { seconds: 60 },
  security: { sessionHours: 12 },
  query: { perCase: 5, perSource: 20, windowMinutes: 15 },
  backup: { everyHours: 24, keepDays: 14 },
  privacy: { retentionYears: 2 },
  logs: { keepDays: 200 },
};
