// Puts a backup in the database's place so that a power cut at any moment leaves either the old or the new one, and never deletes the old.

import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import type { Clock } from '#shared/domain/ports.ts';
import { checkBackup } from './backup.ts';
import { bringFilesBack, setFilesAside } from './backup-files.ts';
import { lockDataDirectory } from './data-lock.ts';
import { linkOrCopy, syncDirectory, syncFile } from './durable-file.ts';
import type { KeyKeeper } from './key-keeper.ts';
import { allMigrations } from './migrations/all-migrations.ts';
import { keyOfWords } from './recovery-words.ts';
import { filesBeside } from './sealed-files.ts';
import { KeyMissing, KeyWrong, noDatabase, StoreNewer, WordsWrong } from './store-errors.ts';
import { checkValueOf } from './vault.ts';
import { typedWriteError } from './write-error.ts';

/** SQLite's companions: the write-ahead log belongs to one database file and would damage another. */
const companions = ['-wal', '-shm', '-journal'];

const newFile = (path: string) => `${path}.restoring`;
const mark = (path: string) => `${path}.restore-ready`;

const markSchema = z.object({ setAside: z.string().nullable() });

/**
 * Replaces the database by a backup, and brings back its files; `filesLost` are nowhere to be found. The caller holds the data directory's lock and has closed the database. Answers where the old one
 * now lies (null if there was none). Throws BackupFailed for a bad backup, and StoreFull, before anything is touched.
 */
export function putInPlace(o: { path: string; backup: string; clock: Clock }): {
  setAside: string | null;
  filesLost: number;
} {
  checkBackup(o.backup);
  rmSync(mark(o.path), { force: true });
  let setAside: string | null;
  let filesLost: number;
  try {
    copyFileSync(o.backup, newFile(o.path));
    syncFile(newFile(o.path));
    // Asked before the files come: without a database, those that are there are all that is left of it.
    setAside = isAnythingThere(o.path) ? freeFolder(join(dirname(o.path), 'set-aside'), o.clock()) : null;
    filesLost = bringFilesBack(o);
    writeFileSync(`${mark(o.path)}.new`, JSON.stringify({ setAside }));
    syncFile(`${mark(o.path)}.new`);
  } catch (error) {
    rmSync(newFile(o.path), { force: true });
    throw typedWriteError(error);
  }
  // From here on it is decided: a start after a power cut finishes it.
  renameSync(`${mark(o.path)}.new`, mark(o.path));
  syncDirectory(dirname(o.path));
  finishRestore(o.path);
  return { setAside, filesLost };
}

/** Finishes a restore that a power cut interrupted after it was decided; removes what is left of one that was not. Every step can be done twice. */
export function finishRestore(path: string): void {
  const folder = dirname(path);
  if (!existsSync(mark(path))) {
    rmSync(newFile(path), { force: true });
    return;
  }
  const { setAside } = markSchema.parse(JSON.parse(readFileSync(mark(path), 'utf8')));
  // Not there any more: it has already taken the database's place.
  if (existsSync(newFile(path))) {
    if (setAside !== null) moveCompany(path, setAside);
    for (const companion of companions) rmSync(path + companion, { force: true });
    syncDirectory(folder);
    renameSync(newFile(path), path);
    syncDirectory(folder);
  }
  if (setAside !== null) setFilesAside(path, setAside);
  rmSync(mark(path), { force: true });
  syncDirectory(folder);
}

const isAnythingThere = (path: string): boolean =>
  existsSync(filesBeside(path)) || ['', ...companions].some((companion) => existsSync(path + companion));

/** `<data>/set-aside/<UTC>`, numbered if there is one already. */
function freeFolder(root: string, now: number): string {
  const stamp = new Date(now).toISOString().replaceAll(/[-:.]/g, '');
  let folder = join(root, stamp);
  for (let n = 2; existsSync(folder); n++) folder = join(root, `${stamp}-${n}`);
  return folder;
}

/** Gives the database and its companions a second name in the folder; the first names go when the backup takes their place. */
function moveCompany(path: string, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const companion of ['', ...companions]) {
    const source = path + companion;
    const target = join(folder, basename(source));
    if (!existsSync(source) || existsSync(target)) continue;
    linkOrCopy(source, target);
  }
  syncDirectory(folder);
  syncDirectory(dirname(folder));
}

export type RestoreOptions = {
  /** The database file to replace. */
  path: string;
  /** The backup file to put in its place. */
  backup: string;
  clock: Clock;
  keeper: KeyKeeper;
  /** Asked only when the master key is missing or is not this backup's; null gives up. */
  askWords: () => Promise<string | null>;
};

/**
 * Restores a backup on request. Takes the data directory's lock (StoreBusy if the hall is running). Makes sure of the key first:
 * BackupFailed, StoreNewer, KeyMissing and WordsWrong leave everything as it was.
 */
export async function restoreBackup(
  o: RestoreOptions,
): Promise<{ setAside: string | null; filesLost: number; seq: number }> {
  const lock = lockDataDirectory(dirname(o.path));
  try {
    finishRestore(o.path);
    const content = checkBackup(o.backup);
    if (content.schema > allMigrations.length) throw new StoreNewer(o.backup, content.schema, allMigrations.length);
    if (content.checkValue !== null) await ensureKey(content.checkValue, { ...o, whose: o.backup });
    foldLog(o.path);
    return { ...putInPlace(o), seq: content.seq };
  } finally {
    lock.release();
  }
}

/**
 * Brings back only the master key of the database that is there, which stays as it is: what to do on KeyMissing and KeyWrong.
 * Answers whether words were needed. Throws KeyMissing when none were given, WordsWrong, and StoreFailed when there is no database to check them by.
 */
export async function restoreKey(o: {
  path: string;
  keeper: KeyKeeper;
  askWords: RestoreOptions['askWords'];
}): Promise<boolean> {
  if (!existsSync(o.path)) throw noDatabase(o.path);
  const { checkValue } = checkBackup(o.path);
  if (checkValue === null) return false;
  return ensureKey(checkValue, { ...o, whose: o.path });
}

async function ensureKey(
  checkValue: string,
  o: { keeper: KeyKeeper; askWords: RestoreOptions['askWords']; whose: string },
): Promise<boolean> {
  const isRight = (key: Uint8Array) => checkValueOf(key) === checkValue;
  const held = await o.keeper.load(isRight).catch((error: unknown) => {
    // Something unreadable in the key's place is what the words are for; saving sets it aside.
    if (error instanceof KeyWrong) return null;
    throw error;
  });
  if (held !== null && isRight(held)) return false;
  const words = await o.askWords();
  if (words === null) throw new KeyMissing(basename(o.whose));
  const key = keyOfWords(words);
  if (!isRight(key)) throw new WordsWrong('the words of another hall');
  await o.keeper.save(key);
  return true;
}

/** Folds a sound database's log into it, so that what is set aside is one file. A damaged one is taken as it lies. */
function foldLog(path: string): void {
  if (!existsSync(path)) return;
  try {
    new Database(path).close();
  } catch {
    // Not openable is a good reason to restore, and no reason not to.
  }
}
