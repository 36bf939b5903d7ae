// The years' holiday notices (放假通知): what is known of each year, and an administrator's entering of a new one.
import { z } from 'zod';
import { dateSchema, instantSchema, languageSchema, procedure } from './procedure.ts';

const day = z.iso.date({ error: '日期，如 "2027-01-01"\na date such as "2027-01-01"' });

/** A notice as a file: `{ "year": 2027, "source": "国务院办公厅关于…的通知", "off": ["2027-01-01", …], "worked": ["2027-02-20", …] }`. */
export const noticeFileSchema = z.strictObject({
  year: z.int().min(2026).max(2099),
  source: z.string().trim().min(1).max(200),
  off: z.array(day).min(1).max(60),
  worked: z.array(day).max(30),
});

const rangeSchema = z.object({ from: dateSchema, to: dateSchema });

export const calendarYearSchema = z.object({
  year: z.number().int(),
  /** Entered at the desk · a file of the hall's folder · brought along by the program · not published: the law's days only. */
  from: z.enum(['desk', 'file', 'program', 'law']),
  source: z.string().nullable(),
  off: z.array(rangeSchema),
  worked: z.array(dateSchema),
  /** To be named when it is entered anew; 0 = never entered at the desk. */
  version: z.number().int(),
  setAt: instantSchema.nullable(),
  setBy: z.string().nullable(),
});
export type CalendarYear = z.infer<typeof calendarYearSchema>;

export const calendarYearsSchema = z.object({
  /** The hall's. Its notice and the next year's can be entered. */
  thisYear: z.number().int(),
  /** Every year known, and the next one whatever is known of it. */
  years: z.array(calendarYearSchema),
  /** Days off of this hall's ethnic area, by its settings. */
  localOff: z.array(dateSchema),
});
export type CalendarYears = z.infer<typeof calendarYearsSchema>;

// As typed: what cannot be right is answered at its field, in words, not by a wall in front.
const typed = z.strictObject({
  year: z.int(),
  source: z.string().max(1000),
  off: z.array(z.strictObject({ from: z.string().max(20), to: z.string().max(20) })).max(60),
  worked: z.array(z.string().max(20)).max(60),
  /** Of the words in the answer. */
  language: languageSchema.optional(),
});
export type TypedNotice = z.infer<typeof typed>;

export const calendarContract = {
  years: procedure
    .meta({ who: 'signed-in' })
    .route({ method: 'GET', path: '/calendar', summary: 'What is known of the years’ holidays' })
    .output(calendarYearsSchema),
  /** Says what keeps a notice from being taken, at its fields, and what it would come to. Writes nothing. */
  check: procedure
    .meta({ who: ['admin'] })
    .route({ method: 'POST', path: '/calendar/check', summary: 'Look a holiday notice over' })
    .input(typed)
    .output(
      z.object({
        problems: z.array(z.object({ path: z.string(), message: z.string() })),
        /** Allowed, but seldom right. */
        doubts: z.array(z.string()),
        /** Null while there are problems. */
        preview: z
          .object({
            offDays: z.number().int(),
            workingDays: z.number().int(),
            /** Open cases whose promised day is provisional: they are counted anew. */
            provisionalCases: z.number().int(),
          })
          .nullable(),
      }),
    ),
  /** In force at once. Problems end in INVALID_INPUT. */
  set: procedure
    .meta({ who: ['admin'] })
    .route({ method: 'POST', path: '/calendar', summary: 'Enter a holiday notice' })
    .input(typed.extend({ version: z.int().min(0) }))
    .errors({
      /** Somebody entered it after it was read here. Nothing was written; `year` is what stands now. */
      CHANGED_MEANWHILE: {
        status: 409,
        message: '您打开以后，别人已经改过这一年。您的改动没有保存，请对照后再改',
        data: z.object({ year: calendarYearSchema }),
      },
    })
    .output(calendarYearSchema),
};
