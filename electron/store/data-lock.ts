// One Bancheng a data directory: a lock the operating system lets go of when the process dies, however it dies.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { StoreBusy } from './store-errors.ts';
import { codeOf, typedWriteError } from './write-error.ts';

/** The data directory is ours until released, or until this process ends. */
export type DataLock = {
  directory: string;
  /** Notes the port beside the lock, so that a second start can say where the first is to be found. */
  announce(port: number): void;
  /** Safe to call twice. */
  release(): void;
};

const holderSchema = z.object({ pid: z.int(), port: z.int().nullable() });

/**
 * Takes the lock, or throws StoreBusy (StoreFailed, StoreFull where the directory cannot be used). It is an exclusive SQLite transaction on `<directory>/lock`: a plain pid file would outlive
 * kill -9 and then keep the hall shut. Nothing else may open that file: on POSIX systems a process that closes it by other means loses the lock.
 */
export function lockDataDirectory(directory: string): DataLock {
  try {
    return take(directory);
  } catch (error) {
    throw typedWriteError(error);
  }
}

function take(directory: string): DataLock {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const holderPath = join(directory, 'lock.json');
  const file = new Database(join(directory, 'lock'), { timeout: 0 });
  try {
    file.pragma('journal_mode = memory');
    file.exec('begin exclusive');
  } catch (error) {
    file.close();
    if (codeOf(error).startsWith('SQLITE_BUSY')) throw new StoreBusy(directory, holderOf(holderPath));
    throw error;
  }
  const note = (port: number | null) => writeFileSync(holderPath, JSON.stringify({ pid: process.pid, port }));
  let held = true;
  try {
    note(null);
  } catch (error) {
    file.close();
    throw error;
  }
  return {
    directory,
    announce: note,
    release() {
      if (!held) return;
      held = false;
      // Before letting go: afterwards it may already be the next one's note.
      rmSync(holderPath, { force: true });
      file.close();
    },
  };
}

/** Only for words: whatever is wrong with the note, the lock itself has already answered. */
function holderOf(path: string): { pid: number | null; port: number | null } {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return { pid: null, port: null };
  }
}
