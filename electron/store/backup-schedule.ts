// Makes a backup whenever one is due, for as long as the hall runs.

import type { Clock } from '#shared/domain/ports.ts';
import { type BackupFile, backupDatabase, listBackups, pruneBackups } from './backup.ts';
import { pruneFiles } from './backup-files.ts';

/** The two functions of the platform this needs; tests hand in their own. */
export type Timers<Handle> = { set(callback: () => void, ms: number): Handle; clear(handle: Handle): void };

/** The platform's timers, which do not keep the process alive. */
export const systemTimers: Timers<NodeJS.Timeout> = {
  set: (callback, ms) => setTimeout(callback, ms).unref(),
  clear: (handle) => clearTimeout(handle),
};

export type BackupScheduleOptions<Handle> = {
  path: string;
  directory: string;
  clock: Clock;
  everyMs: number;
  /** Days for which one backup a day is kept. */
  keepDays: number;
  timers: Timers<Handle>;
  onBackup?: (made: BackupFile, pruned: readonly BackupFile[]) => void;
  /** A failed backup is tried again at the next turn; the hall goes on. */
  onFailure: (error: unknown) => void;
};

/**
 * Starts with the backup that is due (counting from the newest there is, so that restarts do not pile up copies).
 * Returns the way to stop, which waits for a backup under way.
 */
export function startBackupSchedule<Handle>(o: BackupScheduleOptions<Handle>): () => Promise<void> {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  let handle: Handle | undefined;

  const run = async (): Promise<void> => {
    try {
      const made = await backupDatabase({ path: o.path, directory: o.directory, clock: o.clock, reason: 'scheduled' });
      const pruned = pruneBackups(o.directory, o.clock(), o.keepDays);
      if (pruned.length > 0) pruneFiles({ ...o, backups: listBackups(o.directory) });
      o.onBackup?.(made, pruned);
    } catch (error) {
      o.onFailure(error);
    }
    plan(o.everyMs);
  };

  const plan = (ms: number): void => {
    if (stopped) return;
    handle = o.timers.set(() => {
      running = run();
    }, ms);
  };

  const newest = listBackups(o.directory)[0]?.at;
  // A newest one dated in the future (a clock set back) must not put the next off for ever.
  const dueMs = newest === undefined ? 0 : newest + o.everyMs - o.clock();
  plan(Math.min(Math.max(dueMs, 0), o.everyMs));

  return async () => {
    stopped = true;
    if (handle !== undefined) o.timers.clear(handle);
    await running;
  };
}
