// Takes the sealed files along with the database: into the backups, back out of them, and aside with what was set aside.

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { linkOrCopy, syncDirectory } from './durable-file.ts';
import { filesBeside } from './sealed-files.ts';
import { codeOf } from './write-error.ts';

/** Files between two turns of the event loop: a few milliseconds. */
const filesAtATime = 100;

/**
 * Puts every file the backup speaks of into `files` beside it, which all backups of a folder share: a file never changes,
 * so each is taken once. One that went while the copy was made is left out.
 */
export async function carryFiles(o: { path: string; backup: string }): Promise<void> {
  const [from, to] = [filesBeside(o.path), filesBeside(o.backup)];
  for (const [at, id] of filesOf(o.backup).entries()) {
    if (at % filesAtATime === filesAtATime - 1) await nextTurn();
    if (!existsSync(join(to, id))) bring(from, to, id);
  }
  if (existsSync(to)) syncDirectory(to);
}

/** Removes from a folder of backups the files that are gone from the hall and that none of the backups left speaks of. */
export function pruneFiles(o: { path: string; directory: string; backups: readonly { path: string }[] }): void {
  const pool = join(o.directory, 'files');
  const live = new Set(namesIn(filesBeside(o.path)));
  const left = namesIn(pool).filter((name) => !live.has(name));
  if (left.length === 0) return;
  const spokenOf = new Set(o.backups.flatMap(({ path }) => filesOf(path)));
  for (const name of left) if (!spokenOf.has(name)) rmSync(join(pool, name), { force: true });
}

/** Brings back the files a backup speaks of and the hall has not. Answers how many are nowhere to be found. */
export function bringFilesBack(o: { path: string; backup: string }): number {
  const [from, to] = [filesBeside(o.backup), filesBeside(o.path)];
  let lost = 0;
  for (const id of filesOf(o.backup)) if (!existsSync(join(to, id)) && !bring(from, to, id)) lost += 1;
  if (existsSync(to)) syncDirectory(to);
  return lost;
}

/** Files the database now in place does not speak of belong to the one that was set aside, and go with it. */
export function setFilesAside(path: string, setAside: string): void {
  const [from, to] = [filesBeside(path), join(setAside, 'files')];
  const spokenOf = new Set(filesOf(path));
  const others = namesIn(from).filter((name) => !spokenOf.has(name));
  if (others.length === 0) return;
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const name of others) renameSync(join(from, name), join(to, name));
  syncDirectory(to);
  syncDirectory(from);
}

/** False when it is not there to be brought. */
function bring(from: string, to: string, id: string): boolean {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  try {
    linkOrCopy(join(from, id), join(to, id));
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);

/** The files a database speaks of; none for one from before there were any. */
function filesOf(database: string): string[] {
  const file = new Database(database, { readonly: true });
  try {
    const table = file.prepare(`select 1 from sqlite_schema where type = 'table' and name = 'case_files'`).get();
    if (table === undefined) return [];
    return file.prepare<[], string>('select id from case_files where gone_at is null').pluck().all();
  } finally {
    file.close();
  }
}
