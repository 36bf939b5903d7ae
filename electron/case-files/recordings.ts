// Keeps what citizens said instead of writing: sealed like a file of the case, and part of the very telling it belongs to.

import { createHash } from 'node:crypto';
import type { SealedFiles } from '#electron/store/sealed-files.ts';
import type { Db, Write } from '#electron/store/store.ts';
import type { CaseKey } from '#electron/store/vault.ts';
import { recordingsMaximum } from '#shared/contract/case-shapes.ts';
import type { Language } from '#shared/contract/procedure.ts';
import type { Random } from '#shared/domain/ports.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';
import type { FileAdded } from './case-file-events.ts';
import { type FileRow, readFileByEntry, readFiles } from './case-file-store.ts';
import { filePlaces } from './file-places.ts';
import { type CheckedRecording, checkRecording, refuseRecording } from './recording-checks.ts';

/** A recording on the disk that no case speaks of yet. */
export type HeldRecording = Omit<FileAdded, 'entryId' | 'sealedName' | 'by' | 'kind'>;

export type Recordings = {
  readonly check: typeof checkRecording;
  /** Throws InputProblems at `recording` where the case has as many as it takes. */
  mustHaveRoom(db: Db, caseNo: string, language: Language): Promise<void>;
  /** Sealed and durable, before any write. Throws StoreFull, StoreFailed. */
  hold(key: CaseKey, recording: CheckedRecording): Promise<HeldRecording>;
  /** In the write of the telling it belongs to, by whose request the entry is named. */
  add(w: Write, on: { caseNo: string; key: CaseKey; entryId: string }, held: HeldRecording): Promise<void>;
  /** The write came to nothing. A file that stays all the same goes at the next start. */
  drop(held: HeldRecording): Promise<void>;
  /** Whether the request that makes this entry brought just this recording before, or none where this is null. */
  wasBrought(db: Db, key: CaseKey, entryId: string, recording: CheckedRecording | null): Promise<boolean>;
  /** Of a case, oldest first, those destroyed among them. */
  of(db: Db, caseNo: string): Promise<(FileRow & { seconds: number })[]>;
};

export function createRecordings(o: {
  files: SealedFiles;
  random: Random;
  onFailure: (error: unknown) => void;
}): Recordings {
  const { files, random } = o;
  return {
    check: checkRecording,

    async mustHaveRoom(db, caseNo, language) {
      const there = (await readFiles(db, caseNo)).filter((row) => row.seconds !== null && row.gone_at === null);
      if (there.length >= recordingsMaximum) throw refuseRecording('many', language);
    },

    async hold(key, { bytes, mediaType, seconds }) {
      const fileId = uuidFrom(random);
      const sealed = key.sealBytes(bytes, filePlaces.content({ case_no: '', id: fileId, kind: 'recording' }));
      await files.put(fileId, sealed);
      const sha256 = createHash('sha256').update(sealed).digest('hex');
      return { fileId, mediaType, seconds, bytes: bytes.length, sha256 };
    },

    async add(w, { caseNo, key, entryId }, held) {
      const sealedName = key.seal('', filePlaces.name({ case_no: caseNo, id: held.fileId }));
      const data = { ...held, seconds: held.seconds ?? 0, kind: 'recording', entryId, sealedName, by: null };
      await w.append({ type: 'case.file-added', subject: caseNo, data });
    },

    drop: (held) => files.remove([held.fileId]).catch(o.onFailure),

    async wasBrought(db, key, entryId, recording) {
      const row = await readFileByEntry(db, entryId);
      if (!row || !recording) return !row && !recording;
      if (row.seconds !== recording.seconds) return false;
      const sealed = await files.read(row.id);
      // Lost from the disk: length and request are what is left to go by.
      return !sealed || Buffer.from(key.openBytes(sealed, filePlaces.content(row))).equals(recording.bytes);
    },

    async of(db, caseNo) {
      return (await readFiles(db, caseNo)).flatMap((row) =>
        row.seconds === null ? [] : [{ ...row, seconds: row.seconds }],
      );
    },
  };
}
