// Takes in, shows and destroys the files of cases: the sealed content lies on the disk before the journal speaks of it, and goes after.

import { createHash } from 'node:crypto';
import type { Clerk } from '#electron/cases/case-actions.ts';
import type { KnownCases } from '#electron/cases/case-service.ts';
import type { Asker, Proof } from '#electron/cases/proof.ts';
import { DomainError } from '#electron/domain-error.ts';
import type { SealedFiles } from '#electron/store/sealed-files.ts';
import type { Actor, Db, Store, Write } from '#electron/store/store.ts';
import { CaseKeyGone, SealBroken } from '#electron/store/store-errors.ts';
import type { Row } from '#electron/store/tables.ts';
import type { CaseKey, Vault } from '#electron/store/vault.ts';
import {
  type CaseFile,
  type CaseFiles,
  type FileKind,
  type MediaType,
  mediaTypeSchema,
  type SoundType,
  soundTypeSchema,
} from '#shared/contract/case-files.ts';
import { filesMaximum } from '#shared/domain/case-limits.ts';
import type { Random } from '#shared/domain/ports.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';
import { filesGoneBy } from './case-file-events.ts';
import { type FileRow, readFileByEntry, readFiles, unspokenOf } from './case-file-store.ts';
import { type CheckedFile, checkFile, type HandedIn } from './file-checks.ts';
import { filePlaces } from './file-places.ts';

type Adding = HandedIn & { readonly requestId: string };
type OnFile = { readonly caseNo: string; readonly fileId: string };

/** The files of one hall's cases. Everything by case number throws CASE_NOT_FOUND, for a case the clerk may not see too. */
export type CaseFilesService = {
  /** Throws InputProblems at `data`, NOT_NOW, TOO_MANY_FILES, REQUEST_REUSED; StoreFull and StoreFailed where the disk does not take it. */
  add(clerk: Clerk, input: Adding & { caseNo: string }): Promise<CaseFiles>;
  /** The same, and CASE_NO_WRONG, NOT_MATCHING, TOO_MANY_TRIES. Answers how many more there is room for. */
  addOwn(asker: Asker, input: Adding & Proof): Promise<{ left: number }>;
  /** The same, for a case whose slip was shown before. */
  addFor(actor: Actor, caseNo: string, input: Adding): Promise<{ left: number }>;
  /** How many more there is room for, where the case goes on. Throws NOT_NOW. */
  roomFor(caseNo: string): Promise<number>;
  list(clerk: Clerk, caseNo: string): Promise<CaseFiles>;
  /** Writes down who looked. Throws FILE_NOT_FOUND, FILE_DAMAGED. */
  open(clerk: Clerk, on: OnFile): Promise<{ mediaType: MediaType | SoundType; name: string; data: string }>;
  /** Throws FILE_NOT_FOUND, NOT_ALLOWED, NOT_NOW. */
  remove(clerk: Clerk, on: OnFile): Promise<CaseFiles>;
  /** Destroys all there are of a case that is being forgotten. */
  destroyAll(w: Write, caseNo: string): Promise<void>;
  /** Removes what a program that was killed had written and no case came to have. Before anything is added. */
  sweep(): Promise<void>;
  /** Waits for what is being removed. */
  close(): Promise<void>;
};

export type CaseFilesParts = {
  readonly store: Store;
  readonly vault: Pick<Vault, 'key'>;
  readonly files: SealedFiles;
  readonly cases: KnownCases;
  readonly staffNames: (staffId: string) => Promise<string | null>;
  readonly random: Random;
  /** A file whose case is rid of it could not be removed; the next start removes it. */
  readonly onFailure: (error: unknown) => void;
};

/** Until it is archived: then the file is closed. */
const isOpenToFiles = (row: Row<'cases'>): boolean => row.archived_at === null;

/** What was brought along; what was said is no paper of the case. */
type PaperRow = FileRow & { readonly kind: FileKind };
const isPaper = (row: FileRow): row is PaperRow => row.kind !== 'recording';

export function createCaseFilesService(o: CaseFilesParts): CaseFilesService {
  const { store, vault, files, cases, random } = o;
  let removing: Promise<void> = Promise.resolve();
  const stop = store.onCommitted((events) => {
    const gone = events.flatMap(filesGoneBy);
    if (gone.length > 0) removing = removing.then(() => files.remove(gone)).catch(o.onFailure);
  });

  async function visible(db: Db, clerk: Clerk, caseNo: string): Promise<Row<'cases'>> {
    const row = await cases.find(db, caseNo);
    if (!(await cases.maySee(db, row, clerk))) throw new DomainError('CASE_NOT_FOUND');
    return row;
  }

  async function keyOrNull(db: Db, caseNo: string): Promise<CaseKey | null> {
    return vault.key(db, caseNo).catch((error: unknown) => {
      if (error instanceof CaseKeyGone) return null;
      throw error;
    });
  }

  // What a citizen said stays as what they wrote does.
  const mayRemove = (file: FileRow, row: Row<'cases'>, clerk: Clerk): boolean =>
    isPaper(file) &&
    file.gone_at === null &&
    row.closed_at === null &&
    (file.added_by === clerk.staffId || clerk.roles.includes('admin'));

  async function list(clerk: Clerk, caseNo: string): Promise<CaseFiles> {
    const row = await visible(store.db, clerk, caseNo);
    const key = await keyOrNull(store.db, row.case_no);
    const found = (await readFiles(store.db, row.case_no)).filter(isPaper);
    const views = found.map(async (file): Promise<CaseFile> => {
      const name = key && file.gone_at === null ? openName(key, file) : '';
      return {
        id: file.id,
        kind: file.kind,
        mediaType: mediaTypeSchema.parse(file.media_type),
        bytes: file.bytes,
        name: name === '' ? null : name,
        addedAt: file.added_at,
        addedBy: file.added_by === null ? null : await o.staffNames(file.added_by),
        gone:
          file.gone_at === null
            ? null
            : { at: file.gone_at, by: file.gone_by === null ? null : await o.staffNames(file.gone_by) },
        mayRemove: mayRemove(file, row, clerk),
      };
    });
    const left = leftOf(found);
    return { files: await Promise.all(views), mayAdd: key !== null && isOpenToFiles(row), left };
  }

  /** What the request made before, if it did; REQUEST_REUSED where that was something else. */
  async function wasAdded(db: Db, key: CaseKey, entryId: string, file: CheckedFile): Promise<boolean> {
    const earlier = await readFileByEntry(db, entryId);
    if (!earlier) return false;
    const content = earlier.gone_at === null ? await files.read(earlier.id) : null;
    if (content && !Buffer.from(key.openBytes(content, filePlaces.content(earlier))).equals(file.bytes))
      throw new DomainError('REQUEST_REUSED');
    return true;
  }

  /** Sealed and on the disk first; a row that spoke of a file that is not there would be worse than a file nobody speaks of. */
  async function take(
    actor: Actor,
    caseNo: string,
    by: string | null,
    input: Adding,
    file: CheckedFile,
  ): Promise<void> {
    const entryId = cases.entryIdFor(caseNo, 'file-added', input.requestId);
    const key = await keyOrNull(store.db, caseNo);
    if (key && (await wasAdded(store.db, key, entryId, file))) return;
    await mustHaveRoom(store.db, caseNo);
    if (!key) throw new DomainError('NOT_NOW');
    const place = { case_no: caseNo, id: uuidFrom(random), kind: input.kind };
    const sealed = key.sealBytes(file.bytes, filePlaces.content(place));
    await files.put(place.id, sealed);
    const data = {
      fileId: place.id,
      entryId,
      kind: input.kind,
      mediaType: file.mediaType,
      bytes: file.bytes.length,
      sha256: createHash('sha256').update(sealed).digest('hex'),
      sealedName: key.seal(file.name, filePlaces.name(place)),
      by,
    };
    let isTaken = false;
    try {
      isTaken = await store.write(actor, async (w) => {
        // Asked once more: much may have happened while the disk was busy.
        if (await readFileByEntry(w.db, entryId)) return false;
        await mustHaveRoom(w.db, caseNo);
        if (!(await keyOrNull(w.db, caseNo))) throw new DomainError('NOT_NOW');
        await w.append({ type: 'case.file-added', subject: caseNo, data });
        return true;
      });
    } finally {
      if (!isTaken) await files.remove([place.id]).catch(o.onFailure);
    }
  }

  async function mustHaveRoom(db: Db, caseNo: string): Promise<void> {
    if (!isOpenToFiles(await cases.find(db, caseNo))) throw new DomainError('NOT_NOW');
    if (leftOf(await readFiles(db, caseNo)) <= 0) throw new DomainError('TOO_MANY_FILES');
  }

  /** The case a merged one is handled with now; otherwise itself. */
  async function goesOnAt(caseNo: string): Promise<string> {
    return (await cases.whereItGoesOn(store.db, await cases.find(store.db, caseNo))).case_no;
  }

  async function addFor(actor: Actor, told: string, input: Adding): Promise<{ left: number }> {
    const caseNo = await goesOnAt(told);
    await take(actor, caseNo, null, input, await checkFile(input));
    return { left: leftOf(await readFiles(store.db, caseNo)) };
  }

  async function present(db: Db, row: Row<'cases'>, fileId: string): Promise<FileRow> {
    const file = (await readFiles(db, row.case_no)).find(({ id, gone_at }) => id === fileId && gone_at === null);
    if (!file) throw new DomainError('FILE_NOT_FOUND');
    return file;
  }

  return {
    list,

    async add(clerk, input) {
      const row = await visible(store.db, clerk, input.caseNo);
      await take(clerk.actor, row.case_no, clerk.staffId, input, await checkFile(input));
      return list(clerk, row.case_no);
    },

    async addOwn(asker, input) {
      const { row } = await cases.prove(asker, input);
      return addFor(asker.actor, row.case_no, input);
    },

    addFor,

    async roomFor(told) {
      const caseNo = await goesOnAt(told);
      if (!isOpenToFiles(await cases.find(store.db, caseNo))) throw new DomainError('NOT_NOW');
      return leftOf(await readFiles(store.db, caseNo));
    },

    async open(clerk, on) {
      const { file, key } = await store.write(clerk.actor, async (w) => {
        const row = await visible(w.db, clerk, on.caseNo);
        const file = await present(w.db, row, on.fileId);
        const key = await vault.key(w.db, row.case_no);
        const data = {
          fileId: file.id,
          entryId: uuidFrom(random),
          ...(file.seconds !== null && { seconds: file.seconds }),
        };
        await w.append({ type: 'case.file-opened', subject: row.case_no, data });
        return { file, key };
      });
      const sealed = await files.read(file.id);
      if (!sealed) throw new DomainError('FILE_DAMAGED');
      try {
        const bytes = key.openBytes(sealed, filePlaces.content(file));
        return {
          mediaType: openedSchema.parse(file.media_type),
          name: openName(key, file),
          data: Buffer.from(bytes).toString('base64'),
        };
      } catch (error) {
        if (error instanceof SealBroken) throw new DomainError('FILE_DAMAGED');
        throw error;
      }
    },

    async remove(clerk, on) {
      await store.write(clerk.actor, async (w) => {
        const row = await visible(w.db, clerk, on.caseNo);
        const file = await present(w.db, row, on.fileId);
        if (row.closed_at !== null) throw new DomainError('NOT_NOW');
        if (!mayRemove(file, row, clerk)) throw new DomainError('NOT_ALLOWED');
        const data = { fileId: file.id, entryId: uuidFrom(random) };
        await w.append({ type: 'case.file-removed', subject: row.case_no, data });
      });
      return list(clerk, on.caseNo);
    },

    async destroyAll(w, caseNo) {
      const there = (await readFiles(w.db, caseNo)).filter(({ gone_at }) => gone_at === null);
      if (there.length === 0) return;
      await w.append({ type: 'case.files-destroyed', subject: caseNo, data: { fileIds: there.map(({ id }) => id) } });
    },

    async sweep() {
      await files.remove(await unspokenOf(store.db, await files.names()));
    },

    async close() {
      stop();
      await removing;
    },
  };
}

const leftOf = (files: readonly FileRow[]): number =>
  filesMaximum - files.filter((file) => isPaper(file) && file.gone_at === null).length;

const openedSchema = mediaTypeSchema.or(soundTypeSchema);

function openName(key: CaseKey, file: FileRow): string {
  return String(key.open(file.sealed_name, filePlaces.name(file)));
}
