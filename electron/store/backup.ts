// Copies the database while the hall goes on working, proves each copy by opening it, and lets old copies go by rule.

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Clock } from '#shared/domain/ports.ts';
import { carryFiles } from './backup-files.ts';
import { syncDirectory, syncFile } from './durable-file.ts';
import { BackupFailed, noDatabase, StoreError, StoreFull } from './store-errors.ts';
import { codeOf, plainReason, typedWriteError } from './write-error.ts';

/** Why a backup was made; part of its name. */
export type BackupReason = 'scheduled' | 'manual' | 'before-migration' | 'before-restore';

/** A backup file as its name tells it. */
export type BackupFile = { path: string; name: string; at: number; reason: string };

/** What a backup was found to hold when it was opened. */
export type BackupContent = { schema: number; seq: number; hash: string; checkValue: string | null };

/** Pages copied between two turns of the event loop: about 2 MB, a few milliseconds. */
const pagesAtATime = 500;

const namePattern = /^bancheng-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-([a-z-]+)\.db$/;

/** Copies the database at `path` into `directory` as `bancheng-<UTC>-<reason>.db`, its files into `files` beside it. Throws BackupFailed, StoreFull, StoreFailed; leaves no half file. */
export async function backupDatabase(o: {
  path: string;
  directory: string;
  clock: Clock;
  reason: BackupReason;
}): Promise<BackupFile & BackupContent> {
  const file = freeName(makeFolder(o.directory), o.clock(), o.reason);
  const draft = `${file.path}.part`;
  try {
    if (!existsSync(o.path)) throw noDatabase(o.path);
    const source = new Database(o.path, { readonly: true, timeout: 5_000 });
    let head: { seq: number; hash: string } | undefined;
    try {
      // Holds one snapshot: without it every write during the copy would start it over.
      source.exec('begin');
      head = headOf(source);
      await source.backup(draft, { progress: () => pagesAtATime });
    } finally {
      source.close();
    }
    const content = checkBackup(draft, { settle: true });
    if (content.seq !== (head?.seq ?? 0) || content.hash !== (head?.hash ?? '')) {
      throw new BackupFailed({
        zh: '拷出来的不是最新的',
        en: 'the copy does not end with the newest event',
      });
    }
    await carryFiles({ path: o.path, backup: draft });
    syncFile(draft);
    renameSync(draft, file.path);
    syncDirectory(o.directory);
    return { ...file, ...content };
  } catch (error) {
    for (const leftover of [draft, `${draft}-journal`, `${draft}-wal`, `${draft}-shm`])
      rmSync(leftover, { force: true });
    const typed = typedWriteError(error);
    if (typed instanceof BackupFailed || typed instanceof StoreFull) throw typed;
    throw new BackupFailed(
      typed instanceof StoreError
        ? { zh: typed.messageZh.replace(/。$/, ''), en: typed.messageEn.replace(/\.$/, '') }
        : { zh: plainReason(error), en: plainReason(error) },
      error,
    );
  }
}

/**
 * Opens a backup and looks it through. Throws BackupFailed when it is not sound.
 * `settle` turns it into a plain single file first (the copy of a WAL database asks for companions); otherwise it is not touched.
 */
export function checkBackup(path: string, o: { settle: boolean } = { settle: false }): BackupContent {
  let file: Database.Database | undefined;
  try {
    file = new Database(path, { readonly: !o.settle, fileMustExist: true });
    if (o.settle) file.pragma('journal_mode = delete');
    const found = file.pragma('quick_check(1)', { simple: true });
    if (found !== 'ok')
      throw new BackupFailed({ zh: `${path} 是坏的（${found}）`, en: `${path} is damaged (${found})` });
    const meta = (key: string) => file?.prepare('select value from meta where key = ?').pluck().get(key);
    const schema = Number(meta('schema'));
    if (!(schema >= 1)) throw notOurs(path);
    const head = headOf(file);
    const checkValue = meta('vault-check');
    return {
      schema,
      seq: head?.seq ?? 0,
      hash: head?.hash ?? '',
      checkValue: typeof checkValue === 'string' ? checkValue : null,
    };
  } catch (error) {
    if (error instanceof BackupFailed) throw error;
    // A sound SQLite file without our tables answers with a missing table.
    if (codeOf(error) === 'SQLITE_ERROR') throw notOurs(path, error);
    throw new BackupFailed({ zh: `${path} 作为备份打不开`, en: `${path} does not open as a backup` }, error);
  } finally {
    file?.close();
  }
}

function makeFolder(directory: string): string {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    return directory;
  } catch (error) {
    throw typedWriteError(error);
  }
}

const notOurs = (path: string, cause?: unknown) =>
  new BackupFailed({ zh: `${path} 不是办成的数据库`, en: `${path} is not a database of Bancheng` }, cause);

function headOf(file: Database.Database): { seq: number; hash: string } | undefined {
  return file
    .prepare<[], { seq: number; hash: string }>('select seq, hash from journal order by seq desc limit 1')
    .get();
}

const draftPattern = /^bancheng-[\dTZ]+-[a-z-]+\.db\.part(-\w+)?$/;

/** The backups in a folder, newest first; other files are none of ours. */
export function listBackups(directory: string): BackupFile[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .flatMap((name) => {
      const match = namePattern.exec(name);
      if (match === null) return [];
      const [, ...parts] = match;
      const [year = 0, month = 0, day = 0, hour, minute, second, ms] = parts.slice(0, 7).map(Number);
      const at = Date.UTC(year, month - 1, day, hour, minute, second, ms);
      return [{ path: join(directory, name), name, at, reason: parts[7] ?? '' }];
    })
    .sort((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1));
}

const dayMs = 86_400_000;

/**
 * Which backups may go: everything from the last 24 hours stays, then the newest of each UTC day for `keepDays` days; the newest of all
 * always stays. A destroyed case key lives on in backups for at most that long. Backups dated in the future (a clock set back) stay.
 */
export function prunable(backups: readonly BackupFile[], now: number, keepDays: number): BackupFile[] {
  const newestFirst = [...backups].sort((a, b) => b.at - a.at);
  const days = new Set<number>();
  return newestFirst.filter((backup, index) => {
    const day = Math.floor(backup.at / dayMs);
    const isNewestOfDay = !days.has(day);
    days.add(day);
    if (index === 0 || backup.at > now - dayMs) return false;
    return !isNewestOfDay || backup.at <= now - keepDays * dayMs;
  });
}

/** Removes what `prunable` names, and drafts a killed process left behind; answers the backups removed. */
export function pruneBackups(directory: string, now: number, keepDays: number): BackupFile[] {
  const gone = prunable(listBackups(directory), now, keepDays);
  for (const name of existsSync(directory) ? readdirSync(directory) : []) {
    const draft = join(directory, name);
    if (draftPattern.test(name) && statSync(draft).mtimeMs < now - dayMs) rmSync(draft, { force: true });
  }
  for (const backup of gone) rmSync(backup.path, { force: true });
  return gone;
}

/** Two backups in one millisecond get different names. */
function freeName(directory: string, now: number, reason: BackupReason): BackupFile {
  for (let at = now; ; at++) {
    const stamp = new Date(at).toISOString().replaceAll(/[-:.]/g, '');
    const name = `bancheng-${stamp}-${reason}.db`;
    const path = join(directory, name);
    if (!existsSync(path) && statSync(`${path}.part`, { throwIfNoEntry: false }) === undefined) {
      return { path, name, at, reason };
    }
  }
}
