// The hall itself: its name, clock, hours and the window to tell; what a screen needs before anything else.
import { z } from 'zod';
import { dateSchema, instantSchema, languageSchema, procedure } from './procedure.ts';

/** A text in both languages of the hall; a screen picks by its language. */
export const bilingualSchema = z.object({ zh: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof bilingualSchema>;

export const hallSchema = z.object({
  code: z.string(),
  /** Place and hall are kept apart: a long name breaks only between the two. */
  place: bilingualSchema,
  hall: bilingualSchema,
  /** Demo halls say so on every screen and slip. */
  demo: z.boolean(),
  timeZone: z.string(),
  /** The hall's clock: a terminal shows this, not its own. */
  now: instantSchema,
  today: dateSchema,
  open: z.boolean(),
  /** When numbers are given out again; null when open or when no day is known. */
  opens: z.object({ date: dateSchema, time: z.string(), instant: instantSchema }).nullable(),
  closesAt: z.string().nullable(),
  /** The 办不成事反映窗口. */
  tellWindow: z.object({
    number: z.string(),
    name: bilingualSchema,
    /** Named person on duty, where the hall has set one. */
    person: z.string().nullable(),
    /** The same name in Latin letters, where the hall has put it in. */
    personEn: z.string().nullable(),
    where: bilingualSchema,
    unitName: bilingualSchema,
    /** Somebody signed in at a desk is listening now: whoever calls is heard. */
    isStaffed: z.boolean(),
  }),
  phone: z.string(),
  /** Under which address phones reach the hall's pages; null where there is none, and nothing may promise one. */
  phoneUrl: z.url().nullable(),
  languages: z.array(languageSchema),
  /** The two languages of titles and slips, in this order; none: one language, the citizen's. */
  bilingual: z.array(languageSchema),
  /** Working days promised by kind of category. */
  limits: z.object({ consultation: z.number().int(), general: z.number().int() }),
  privacy: z.object({ retentionYears: z.number() }),
  /** filing: who tells it at a kiosk is asked to sign. */
  cases: z.object({ signature: z.enum(['off', 'filing']) }),
  kiosk: z.object({
    idleSeconds: z.number(),
    warnSeconds: z.number(),
    language: languageSchema,
    /** Sounds often confused are taken for one another where pinyin is typed. */
    fuzzyPinyin: z.boolean(),
    /** Screens read aloud. `name`: a voice's, or empty · `headphonesOnly`: nobody else hears it. */
    voice: z.object({ on: z.boolean(), name: z.string(), rate: z.number(), headphonesOnly: z.boolean() }),
    /** Whether taking a number asks for a telephone: one person holds one number a line. */
    askHolder: z.enum(['never', 'may', 'must']),
    /** How long what was begun is kept for the counter. */
    parkHours: z.number(),
    /** What becomes of a number that was called and nobody came. */
    missedRule: bilingualSchema,
    /** How its code scanner types; `gapMs`: the longest pause between two signs of a scan. */
    scanner: z.object({ prefix: z.string(), suffix: z.enum(['enter', 'tab', 'none']), gapMs: z.number().int() }),
  }),
  version: z.string(),
});
export type Hall = z.infer<typeof hallSchema>;

export const hallContract = {
  get: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'GET', path: '/hall', summary: 'The hall, its clock and hours' })
    .output(hallSchema),
};
