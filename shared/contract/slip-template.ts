// The hall's own part of its slips: head, foot and hints in both languages, its mark, and bar codes; edited at the desk.
import { z } from 'zod';
import { instantSchema, languageSchema, procedure, windowStaff } from './procedure.ts';

/** The slips a citizen takes along. */
export const citizenSlipKindSchema = z.enum(['ticket', 'case', 'appointment', 'status', 'refusal']);
export type CitizenSlipKind = z.infer<typeof citizenSlipKindSchema>;

// A wall, not the rule: what is too much is answered with its place.
const both = z.strictObject({ zh: z.string().max(4000), en: z.string().max(4000) });
const perKind = <T extends z.ZodType>(of: T) =>
  z.strictObject({ ticket: of, case: of, appointment: of, status: of, refusal: of });

/** A picture as it is printed: black and white PNG, base64, made by `readLogo`. */
export const slipLogoSchema = z.base64().max(60_000);
/** Bytes of a picture as it may be handed in. */
export const logoBytesMaximum = 2 * 1024 * 1024;

export const slipTemplateSchema = z.strictObject({
  /** What stands at the top: the program's mark, the hall's own picture, or nothing. */
  top: z.enum(['product', 'logo', 'none']),
  logo: slipLogoSchema.nullable(),
  /** Under the hall's name. Lines are apart by line breaks; {窗口} and {日期} are filled in. */
  header: both,
  /** At the very end. */
  footer: both,
  /** Above the framed way on, for each kind. */
  hints: perKind(both),
  /** Code 128 of the number, the case number or the appointment's code. */
  barcodes: perKind(z.boolean()),
  /** What slips are printed in where nobody chose. */
  language: languageSchema,
});
export type SlipTemplate = z.infer<typeof slipTemplateSchema>;

const empty = { zh: '', en: '' };

/** A hall that never changed anything. */
export const defaultSlipTemplate: SlipTemplate = {
  top: 'product',
  logo: null,
  header: empty,
  footer: empty,
  hints: { ticket: empty, case: empty, appointment: empty, status: empty, refusal: empty },
  barcodes: { ticket: false, case: false, appointment: false, status: false, refusal: false },
  language: 'zh-CN',
};

/**
 * no-glyph: no font of the program has the character · control: cannot be seen, and no printer may get it ·
 * too-many-lines · too-long: more characters in a line than a slip should carry · placeholder: nothing goes by that
 * name · no-logo: the hall's picture is to stand on top, and there is none · bad-logo: not a picture of `readLogo`.
 */
export const templateFaultSchema = z.object({
  fault: z.enum(['no-glyph', 'control', 'too-many-lines', 'too-long', 'placeholder', 'no-logo', 'bad-logo']),
  /** header, footer, hints.ticket …, logo */
  field: z.string(),
  language: z.enum(['zh', 'en']).nullable(),
  /** From 1, as it is typed; null where the whole field is meant. Columns count characters. */
  line: z.number().int().nullable(),
  column: z.number().int().nullable(),
  /** The character, its code point, the placeholder's name, or how many are allowed. */
  what: z.string(),
});
export type TemplateFault = z.infer<typeof templateFaultSchema>;

export const slipTemplateViewSchema = z.object({
  template: slipTemplateSchema,
  /** To be named when it is saved; 0: never changed. */
  version: z.number().int(),
  changedAt: instantSchema.nullable(),
  changedBy: z.string().nullable(),
});
export type SlipTemplateView = z.infer<typeof slipTemplateViewSchema>;

const onlyAdmin = ['admin'] as const;

export const slipTemplateContract = {
  get: procedure
    .meta({ who: windowStaff })
    .route({ method: 'GET', path: '/slip-template', summary: 'The hall’s own part of its slips' })
    .output(slipTemplateViewSchema),
  /** In force with the next slip; one in line is printed with it, too. */
  save: procedure
    .meta({ who: onlyAdmin })
    .route({ method: 'POST', path: '/slip-template', summary: 'Change the hall’s part of its slips' })
    .input(z.strictObject({ template: slipTemplateSchema, version: z.int().min(0) }))
    .errors({
      TEMPLATE_CANNOT_PRINT: {
        status: 422,
        message: '有的地方印不出来，没有保存',
        data: z.object({ faults: z.array(templateFaultSchema) }),
      },
      /** Somebody saved it after it was read here. Nothing was written; `view` is what stands now. */
      CHANGED_MEANWHILE: {
        status: 409,
        message: '您打开以后，别人已经改过凭条样式。您的改动没有保存，请对照后再改',
        data: z.object({ view: slipTemplateViewSchema }),
      },
    })
    .output(slipTemplateViewSchema),
  /** A sample slip with this template, as it would be printed, and all that keeps it from being saved. Writes nothing. */
  preview: procedure
    .meta({ who: onlyAdmin })
    .route({ method: 'POST', path: '/slip-template/preview', summary: 'See a slip before it is saved' })
    .input(
      z.strictObject({
        template: slipTemplateSchema,
        kind: citizenSlipKindSchema,
        language: languageSchema,
        columns: z.union([z.literal(32), z.literal(42), z.literal(48)]),
      }),
    )
    .output(
      z.object({
        svg: z.string(),
        /** Dots, at 203 dpi. */
        width: z.number(),
        height: z.number(),
        faults: z.array(templateFaultSchema),
      }),
    ),
  /** Turns a picture of a person's into what a slip can carry. Writes nothing: it comes back with `save`. */
  readLogo: procedure
    .meta({ who: onlyAdmin })
    .route({ method: 'POST', path: '/slip-template/logo', summary: 'Make a picture printable' })
    .input(z.strictObject({ data: z.base64() }))
    .errors({
      LOGO_TOO_BIG: { status: 413, message: '图片太大了，最大 2 兆。请存成小一些的再选' },
      LOGO_NOT_A_PICTURE: { status: 422, message: '这个文件不是能用的图片。请选 PNG 或 JPEG' },
      LOGO_TOO_MANY_DOTS: { status: 422, message: '图片的点数太多（宽和高最多 4000 点）。请缩小以后再选' },
      LOGO_EMPTY: { status: 422, message: '这张图片印出来是一片空白。请换一张' },
    })
    .output(z.object({ logo: slipLogoSchema })),
};
