// Files of a case (附件): photos of papers, files brought along, the signature. Content travels as base64 text, the same over every line.
import { z } from 'zod';
import { filesMaximum } from '../domain/case-limits.ts';
import { caseErrors, caseNoText, proof, proofErrors } from './case-calls.ts';
import { caseReaders, instantSchema, languageSchema, procedure, requestIdSchema, requestReused } from './procedure.ts';

/** A paper as it was photographed · a photo of a thing or place · a signature drawn on the screen. */
export const fileKindSchema = z.enum(['paper', 'photo', 'signature']);
export type FileKind = z.infer<typeof fileKindSchema>;

/** What is taken in, by its content, whatever its name says. */
export const mediaTypeSchema = z.enum(['image/jpeg', 'image/png', 'image/webp', 'application/pdf']);
export type MediaType = z.infer<typeof mediaTypeSchema>;

/** What is taken in of sound, by its content: Opus in WebM or Ogg, AAC in MP4. */
export const soundTypeSchema = z.enum(['audio/webm', 'audio/ogg', 'audio/mp4']);
export type SoundType = z.infer<typeof soundTypeSchema>;

/** Bytes of one file. Ours: a phone's photo has half of it. */
export const fileBytesMaximum = 8 * 1024 * 1024;
/** A file somewhat too large still reaches the check, which has words for it. */
const base64Maximum = fileBytesMaximum * 2;

export const caseFileSchema = z.object({
  id: z.uuid(),
  kind: fileKindSchema,
  mediaType: mediaTypeSchema,
  bytes: z.number().int(),
  /** As it was handed in; null where it had none, or is gone. */
  name: z.string().nullable(),
  addedAt: instantSchema,
  /** Null: the citizen. */
  addedBy: z.string().nullable(),
  /** Its content is destroyed; that there was one stays. `by` is null where the case's retention was over. */
  gone: z.object({ at: instantSchema, by: z.string().nullable() }).nullable(),
  mayRemove: z.boolean(),
});
export type CaseFile = z.infer<typeof caseFileSchema>;

export const caseFilesSchema = z.object({
  files: z.array(caseFileSchema),
  /** False once the case is archived or forgotten. */
  mayAdd: z.boolean(),
  /** How many more there is room for. */
  left: z.number().int(),
});
export type CaseFiles = z.infer<typeof caseFilesSchema>;

/** A link by which a telephone photographs papers for one case. */
export const paperLinkStateSchema = z.object({
  /** A telephone has opened it. */
  isOpened: z.boolean(),
  /** Pictures that came by it. */
  count: z.number().int(),
  /** How many more the case has room for. */
  left: z.number().int(),
  secondsLeft: z.number().int(),
  /** There is more time to be had. */
  canExtend: z.boolean(),
});
export type PaperLinkState = z.infer<typeof paperLinkStateSchema>;

const content = {
  requestId: requestIdSchema,
  kind: fileKindSchema,
  /** '' where it has none: a photo just taken. */
  name: z.string().max(1000),
  /** Base64 (RFC 4648 §4). */
  data: z.string().max(base64Maximum),
  /** What is wrong with it is said in this language. */
  language: languageSchema,
};
const addErrors = {
  ...requestReused,
  TOO_MANY_FILES: { status: 409, message: `这件事已经有 ${filesMaximum} 份材料了。请先去掉用不着的，再添加` },
  NOT_NOW: { status: 409, message: '这件事已经归档了，不能再添加材料' },
} as const;
const fileErrors = {
  CASE_NOT_FOUND: caseErrors.CASE_NOT_FOUND,
  FILE_NOT_FOUND: { status: 404, message: '没有这份材料，可能刚刚被去掉了' },
} as const;
/** Whoever has it may add pictures to one case, for minutes; it shows nothing of that case. */
const linkToken = z.string().min(20).max(40);
const linkOver = {
  LINK_OVER: { status: 410, message: '这个码已经过期了。请在大厅的机器上再换一个码，重新扫' },
} as const;
const onFile = z.strictObject({ caseNo: caseNoText, fileId: z.uuid() });

export const caseFilesContract = {
  /** What is wrong with the file comes as INVALID_INPUT at `data`. */
  add: procedure
    .meta({ who: caseReaders })
    .route({ method: 'POST', path: '/cases/{caseNo}/files', summary: 'Add a file to a case', successStatus: 201 })
    .input(z.strictObject({ caseNo: caseNoText, ...content }))
    .errors({ ...addErrors, CASE_NOT_FOUND: caseErrors.CASE_NOT_FOUND })
    .output(caseFilesSchema),
  /** By whoever holds the slip. */
  addOwn: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/cases/own-files', summary: 'The citizen adds a file', successStatus: 201 })
    .input(z.strictObject({ ...proof, ...content }))
    .errors({ ...addErrors, ...proofErrors })
    .output(z.object({ left: z.number().int() })),
  /** By whoever holds the slip: the link a telephone is shown. The case's link before it ends. */
  openLink: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/cases/paper-link', summary: 'A one-time link for photographing papers by phone' })
    .input(z.strictObject(proof))
    .errors({
      ...proofErrors,
      TOO_MANY_FILES: addErrors.TOO_MANY_FILES,
      NOT_NOW: addErrors.NOT_NOW,
      NO_PHONES: { status: 404, message: '这个大厅没有手机页面' },
    })
    /** `id`: by which the live feed speaks of it. */
    .output(paperLinkStateSchema.extend({ token: linkToken, id: z.uuid() })),
  linkState: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/cases/paper-link/state', summary: 'What came by a link, and how long it lasts' })
    .input(z.strictObject({ token: linkToken }))
    .errors({ ...linkOver, NOT_NOW: addErrors.NOT_NOW })
    .output(paperLinkStateSchema),
  /** A picture from a telephone. What is wrong with it comes as INVALID_INPUT at `data`. */
  addByLink: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/cases/paper-link/files', summary: 'A picture by a link', successStatus: 201 })
    .input(
      z.strictObject({
        token: linkToken,
        requestId: content.requestId,
        data: content.data,
        language: content.language,
      }),
    )
    .errors({ ...addErrors, ...linkOver })
    .output(paperLinkStateSchema),
  /** As long again as a link lasts at first, from now on, ten times over. */
  moreTime: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/cases/paper-link/more-time', summary: 'More time for a link' })
    .input(z.strictObject({ token: linkToken }))
    .errors({ ...linkOver, NOT_NOW: addErrors.NOT_NOW })
    .output(paperLinkStateSchema),
  closeLink: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/cases/paper-link/close', summary: 'Ends a link' })
    .input(z.strictObject({ token: linkToken }))
    .output(z.object({ ok: z.literal(true) })),
  list: procedure
    .meta({ who: caseReaders })
    .route({ method: 'GET', path: '/cases/{caseNo}/files', summary: 'The files of a case, without their content' })
    .input(z.strictObject({ caseNo: caseNoText }))
    .errors({ CASE_NOT_FOUND: caseErrors.CASE_NOT_FOUND })
    .output(caseFilesSchema),
  /** A file or a recording. Recorded, as a look at personal details is. */
  open: procedure
    .meta({ who: caseReaders })
    .route({ method: 'POST', path: '/cases/{caseNo}/files/{fileId}/open', summary: 'The content of a file; recorded' })
    .input(onFile)
    .errors({
      ...fileErrors,
      /** Not there any more, or not as it was put there. */
      FILE_DAMAGED: { status: 410, message: '这份材料打不开了：文件丢了或者坏了。请告诉管理员，可以从备份找回' },
    })
    .output(
      z.object({
        mediaType: z.enum([...mediaTypeSchema.options, ...soundTypeSchema.options]),
        name: z.string(),
        data: z.string(),
      }),
    ),
  /** By whoever added it, or an administrator, until the case is concluded. */
  remove: procedure
    .meta({ who: caseReaders })
    .route({ method: 'POST', path: '/cases/{caseNo}/files/{fileId}/remove', summary: 'Destroy the content of a file' })
    .input(onFile)
    .errors({ ...fileErrors, NOT_NOW: { status: 409, message: '这件事已经办结，材料都要留着' } })
    .output(caseFilesSchema),
};
