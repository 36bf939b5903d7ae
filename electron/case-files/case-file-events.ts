// What can happen to the files of a case, as the journal keeps it, and the only code that changes their table for it.

import { z } from 'zod';
import { type Db, onEvent, type Projection } from '#electron/store/projection.ts';
import type { CaseEntryKind } from '#electron/store/tables-cases.ts';
import { fileKindSchema, mediaTypeSchema, soundTypeSchema } from '#shared/contract/case-files.ts';

/** A `case.file-added` event; its subject, like every other's here, is the case number. */
export type FileAdded = z.infer<typeof added>;
const added = z.object({
  fileId: z.uuid(),
  entryId: z.string(),
  kind: z.enum([...fileKindSchema.options, 'recording']),
  mediaType: z.enum([...mediaTypeSchema.options, ...soundTypeSchema.options]),
  bytes: z.number().int().positive(),
  /** Of what lies on the disk, sealed. */
  sha256: z.string(),
  sealedName: z.string(),
  /** Of a recording. */
  seconds: z.number().int().positive().optional(),
  /** Null: the citizen. */
  by: z.string().nullable(),
});
const touched = z.object({ fileId: z.uuid(), entryId: z.string(), seconds: added.shape.seconds });

/** The case was forgotten: none of its files is left. */
const destroyed = z.object({ fileIds: z.array(z.uuid()) });

/** The files' events and table. Each is also an entry in the case's course. */
export const caseFilesProjection: Projection = {
  tables: ['case_files'],
  events: {
    'case.file-added': onEvent(added, async (db, { subject: caseNo, seq, at, data }) => {
      await db
        .insertInto('case_files')
        .values({
          id: data.fileId,
          case_no: caseNo,
          entry_id: data.entryId,
          kind: data.kind,
          media_type: data.mediaType,
          bytes: data.bytes,
          sha256: data.sha256,
          sealed_name: data.sealedName,
          seconds: data.seconds ?? null,
          added_at: at,
          added_by: data.by,
          gone_at: null,
          gone_by: null,
        })
        .execute();
      await enter(db, caseNo, { seq, at, by: data.by }, 'file-added', data);
    }),
    'case.file-opened': onEvent(touched, async (db, { subject: caseNo, seq, at, actor, data }) => {
      await enter(db, caseNo, { seq, at, by: actor.id }, 'file-opened', data);
    }),
    'case.file-removed': onEvent(touched, async (db, { subject: caseNo, seq, at, actor, data }) => {
      await leave(db, [data.fileId], at, actor.id);
      await enter(db, caseNo, { seq, at, by: actor.id }, 'file-removed', data);
    }),
    'case.files-destroyed': onEvent(destroyed, async (db, { at, data }) => leave(db, data.fileIds, at, null)),
  },
};

/** The files whose content is to go once this is committed. */
export function filesGoneBy(event: { readonly type: string; readonly data: unknown }): readonly string[] {
  if (event.type === 'case.file-removed') return [touched.parse(event.data).fileId];
  return event.type === 'case.files-destroyed' ? destroyed.parse(event.data).fileIds : [];
}

async function leave(db: Db, fileIds: readonly string[], at: number, by: string | null): Promise<void> {
  await db.updateTable('case_files').set({ gone_at: at, gone_by: by }).where('id', 'in', fileIds).execute();
}

async function enter(
  db: Db,
  caseNo: string,
  { seq, at, by }: { seq: number; at: number; by: string | null },
  kind: CaseEntryKind,
  { entryId, fileId, seconds }: { entryId: string; fileId: string; seconds?: number | undefined },
): Promise<void> {
  await db
    .insertInto('case_entries')
    .values({
      id: entryId,
      case_no: caseNo,
      at,
      kind,
      staff_id: by,
      sealed: null,
      data: JSON.stringify({ fileId, ...(seconds !== undefined && { seconds }), seq }),
    })
    .execute();
}
