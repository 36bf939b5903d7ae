// The ledger (台账) and its figures: 受理, 办结, 办成 and 未确认 counted apart, never added up.
import { z } from 'zod';
import { caseCategorySchema, causeSchema, handlingSchema } from './case-shapes.ts';
import { bilingualSchema } from './hall.ts';
import { dateSchema, instantSchema, languageSchema, procedure } from './procedure.ts';

const readers = ['unit-head', 'supervisor', 'leader', 'admin'] as const;

/** A rate with what it was counted from; null where there is nothing to count. Formulas: docs/figures.md. */
const rateSchema = z.object({ part: z.number().int(), whole: z.number().int() });

export const caseTotalsSchema = z.object({
  /** Told in the span. */
  filed: z.number().int(),
  /** 受理. */
  accepted: z.number().int(),
  /** 不予受理. */
  notAccepted: z.number().int(),
  /** 办结: the unit closed it. */
  concluded: z.number().int(),
  /** 办成: the citizen said yes. */
  done: z.number().int(),
  /** Said partly or no. */
  notDone: z.number().int(),
  /** 未确认: closed, and the citizen has not answered. */
  unconfirmed: z.number().int(),
  open: z.number().int(),
  late: z.number().int(),
  reopened: z.number().int(),
  onTime: rateSchema,
  /** 响应率: first word with the citizen in time. */
  response: rateSchema,
  /** 解决率: 办成 of those who answered. */
  solved: rateSchema,
  /** 满意率: grades 3 to 5 of all grades. */
  satisfied: rateSchema,
});
export type CaseTotals = z.infer<typeof caseTotalsSchema>;

const group = z.object({ key: z.string(), name: bilingualSchema, totals: caseTotalsSchema });

export const spanInput = z.strictObject({ from: dateSchema, to: dateSchema });

export const caseFiguresSchema = z.object({
  from: dateSchema,
  to: dateSchema,
  totals: caseTotalsSchema,
  byUnit: z.array(group),
  /** Where it failed, where that is a township. */
  byTownship: z.array(group),
  byMatter: z.array(group),
  /** YYYY-MM. */
  byMonth: z.array(group),
  byCause: z.array(z.object({ cause: causeSchema, count: z.number().int() })),
  byHandling: z.array(z.object({ handling: handlingSchema, count: z.number().int() })),
  byCategory: z.array(z.object({ category: caseCategorySchema, totals: caseTotalsSchema })),
  /** Ratings by grade, 1 to 5; silence is no grade. */
  grades: z.array(z.number().int()).length(5),
});
export type CaseFigures = z.infer<typeof caseFiguresSchema>;

/** Of what is read in a thread of its own: the database was not to be read then. */
export const readErrors = { CANNOT_READ: { status: 503, message: '现在读不出来，请稍等再试' } } as const;
const spanErrors = {
  ...readErrors,
  SPAN_WRONG: { status: 422, message: '日期不对：起日不晚于止日，最多五年' },
} as const;

/** In steps of the hall's `cases.smallCount`, downwards; null: less than one step. */
const shownCount = z.number().int().nullable();

export const noticeBoardSchema = z.object({
  /** When it was counted. */
  at: instantSchema,
  /** Of the cases told in each month, as they stood then; the newest last. */
  months: z.array(
    z.object({
      month: z.string(),
      filed: shownCount,
      concluded: shownCount,
      done: shownCount,
      unconfirmed: shownCount,
    }),
  ),
  /** Over all these months. Null: too few. */
  onTime: z.object({ percent: z.number().int(), isAtLeast: z.boolean() }).nullable(),
  /** The most told first. */
  matters: z.array(z.object({ name: bilingualSchema, filed: z.number().int() })),
  /** The step in which counts are given. */
  smallCount: z.number().int(),
});
export type NoticeBoard = z.infer<typeof noticeBoardSchema>;

export const caseFiguresContract = {
  /** Of the cases told in the span, as they stand now. */
  read: procedure
    .meta({ who: readers })
    .route({ method: 'GET', path: '/case-figures', summary: 'Figures of the cases told in a span' })
    .input(spanInput)
    .errors(spanErrors)
    .output(caseFiguresSchema),
  /** 台账 as an Excel file: one row a case, names masked, and the figures; base64. */
  ledger: procedure
    .meta({ who: readers })
    .route({ method: 'GET', path: '/case-figures/ledger', summary: 'The ledger as an Excel file' })
    .input(spanInput.extend({ language: languageSchema }))
    .errors({
      ...spanErrors,
      /** More rows than a file takes. */
      LEDGER_TOO_LONG: {
        status: 422,
        message: '这段日子的件数太多，一个文件放不下，请选短一些的日子',
        data: z.object({ rows: z.number().int(), most: z.number().int() }),
      },
    })
    .output(z.object({ name: z.string(), base64: z.string() })),
  /** For the public notice board: no case, no person, and no small group of either (docs/figures.md). */
  board: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'GET', path: '/notice-board', summary: 'What the hall shows of its cases to everybody' })
    .errors(readErrors)
    .output(noticeBoardSchema),
};
