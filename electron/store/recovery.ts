// What the store does when the database is damaged or gone at the start: sets it aside, puts the newest good backup in place, and says so.

import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '#shared/domain/ports.ts';
import { type BackupContent, type BackupFile, checkBackup, listBackups } from './backup.ts';
import { allMigrations } from './migrations/all-migrations.ts';
import { putInPlace } from './restore.ts';
import { BackupFailed, StoreCorrupt } from './store-errors.ts';

const noteSchema = z.object({
  /** When, UTC milliseconds. */
  at: z.int(),
  /** The database was damaged, or its file was not there though backups were. */
  what: z.enum(['damaged', 'missing']),
  /** What the engine said, for the log and the supplier. */
  reason: z.string(),
  /** Folder the damaged file was set aside in. */
  setAside: z.string().nullable(),
  /** The backup now in place. */
  backup: z.string(),
  /** When that backup was made: whatever came later is only on slips and in the file set aside. */
  backupAt: z.int(),
});

/** What the desk has to be told after a recovery, until somebody has read it. */
export type RecoveryNote = z.infer<typeof noteSchema>;

/** Name of the note in `meta`: kept there so that a restart before anyone reads it does not lose it. */
export const recoveryNoteKey = 'recovery-note';

/** The note as `meta` keeps it. */
export function parseRecoveryNote(text: string): RecoveryNote {
  return noteSchema.parse(JSON.parse(text));
}

/** Puts the newest good backup in place. Throws StoreCorrupt when there is none: the damaged file then stays where it is. */
export function recover(o: {
  path: string;
  backups: string;
  clock: Clock;
  what: RecoveryNote['what'];
  reason: string;
  cause?: unknown;
}): RecoveryNote {
  const bad: string[] = [];
  for (const backup of listBackups(o.backups)) {
    const content = soundness(backup);
    if (content === null) {
      bad.push(backup.name);
      continue;
    }
    const { setAside } = putInPlace({ path: o.path, backup: backup.path, clock: o.clock });
    return { at: o.clock(), what: o.what, reason: o.reason, setAside, backup: backup.name, backupAt: backup.at };
  }
  const advice =
    bad.length === 0
      ? {
          zh: `${o.backups} 里没有备份。请放一份进去，再重新启动。原来的文件没有动。`,
          en: `There is no backup in ${o.backups}. Put one there, or copy one from elsewhere, and start again. The file has not been touched.`,
        }
      : {
          zh: `${o.backups} 里的 ${bad.length} 份备份都是坏的。请从别处拷一份来，再重新启动。原来的文件没有动。`,
          en: `None of the ${bad.length} backups in ${o.backups} is sound. Copy one from elsewhere and start again. The file has not been touched.`,
        };
  throw new StoreCorrupt(o.path, o.reason, advice, o.cause);
}

/** Null for a backup that is damaged, or that only a newer program could open. */
function soundness(backup: BackupFile): BackupContent | null {
  try {
    const content = checkBackup(backup.path);
    return content.schema > allMigrations.length ? null : content;
  } catch (error) {
    if (error instanceof BackupFailed) return null;
    throw error;
  }
}

/**
 * Whether the database file is gone or empty although this data directory has had one (backups, or the log of a database):
 * SQLite would quietly begin a new one and throw the log away.
 */
export function isDatabaseLost(path: string, backups: string): boolean {
  const bytes = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return bytes(path) === 0 && (bytes(`${path}-wal`) > 0 || listBackups(backups).length > 0);
}

/** `<data>/backups` beside the database. */
export function backupsBeside(path: string): string {
  return join(dirname(path), 'backups');
}
