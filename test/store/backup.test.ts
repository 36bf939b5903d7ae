import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type BackupFile,
  backupDatabase,
  checkBackup,
  listBackups,
  prunable,
  pruneBackups,
} from '#electron/store/backup.ts';
import { startBackupSchedule } from '#electron/store/backup-schedule.ts';
import { BackupFailed } from '#electron/store/store-errors.ts';
import { verifyDatabase } from '#electron/store/verify.ts';
import { smallHall, take } from './small-hall.ts';
import { handClock, mondayMorning, tempDirectory, tempStore } from './temp-store.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

test('a backup of a hall at work is one sound file that ends with the newest event there was', async () => {
  const store = await tempStore([smallHall]);
  for (let i = 0; i < 300; i++) await take(store, `a${i}`);
  const directory = tempDirectory();
  const making = backupDatabase({ path: store.path, directory, clock: handClock(), reason: 'manual' });
  for (let i = 0; i < 50; i++) await take(store, `b${i}`);
  const made = await making;
  expect(made.name).toBe('bancheng-20261123T010000000Z-manual.db');
  expect(readdirSync(directory)).toEqual([made.name]);
  expect(made.seq).toBeGreaterThanOrEqual(300);
  expect(await verifyDatabase({ path: made.path, projections: [smallHall] })).toMatchObject({
    ok: true,
    events: made.seq,
  });
});

test('a backup that is damaged, cut short, empty or no database is not taken for one', async () => {
  const store = await tempStore([smallHall]);
  for (let i = 0; i < 300; i++) await take(store, `a${i}`);
  const directory = tempDirectory();
  const { path } = await backupDatabase({ path: store.path, directory, clock: handClock(), reason: 'manual' });
  const good = readFileSync(path);
  const scribbled = Buffer.from(good);
  for (let page = 3; page * 4096 < good.length; page++) scribbled.fill(0x5a, page * 4096, page * 4096 + 512);
  // One table's page only: the journal and everything else read well.
  const file = new Database(path, { readonly: true });
  const page = file.prepare<[], number>(`select rootpage from sqlite_schema where name = 'tickets'`).pluck().get() ?? 0;
  file.close();
  const subtle = Buffer.from(good);
  subtle.fill(0x5a, (page - 1) * 4096, (page - 1) * 4096 + 64);
  for (const bytes of [
    scribbled,
    subtle,
    good.subarray(0, good.length / 2),
    Buffer.alloc(0),
    Buffer.from('not a database'.repeat(99)),
  ]) {
    writeFileSync(path, bytes);
    expect(() => checkBackup(path)).toThrow(BackupFailed);
  }
  writeFileSync(path, good);
  expect(checkBackup(path).seq).toBe(300);
  expect(() => checkBackup(join(directory, 'none.db'))).toThrow(BackupFailed);
});

test('a backup that fails leaves no half file, and says why', async () => {
  const directory = tempDirectory();
  const path = join(tempDirectory(), 'bancheng.db');
  const failing = backupDatabase({ path, directory, clock: handClock(), reason: 'manual' });
  await expect(failing).rejects.toThrow(BackupFailed);
  expect(readdirSync(directory)).toEqual([]);
  expect(existsSync(path)).toBe(false);
});

test('two backups in one millisecond do not overwrite each other; foreign files are not listed', async () => {
  const store = await tempStore([smallHall]);
  const directory = tempDirectory();
  const backup = () => backupDatabase({ path: store.path, directory, clock: handClock(), reason: 'scheduled' });
  await backup();
  await backup();
  writeFileSync(join(directory, 'bancheng.db'), '');
  writeFileSync(join(directory, 'bancheng-20261123T010000000Z-manual.db.part'), '');
  expect(listBackups(directory).map((b) => b.at)).toEqual([mondayMorning + 1, mondayMorning]);
  expect(listBackups(join(directory, 'nowhere'))).toEqual([]);
});

const fileAt = (at: number): BackupFile => ({ path: String(at), name: String(at), at, reason: 'scheduled' });

test('pruning keeps the last 24 hours, the newest of each day for the days asked for, and always the newest', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: -40 * 24, max: 30 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 30 }),
      (hours, keepDays) => {
        const now = mondayMorning;
        const backups = hours.map((h) => fileAt(now + h * hourMs));
        const gone = new Set(prunable(backups, now, keepDays).map((b) => b.at));
        const kept = backups.filter((b) => !gone.has(b.at));
        const newest = Math.max(...backups.map((b) => b.at));
        for (const b of backups) {
          if (b.at === newest || b.at > now - dayMs) expect(gone.has(b.at)).toBe(false);
          else if (b.at <= now - keepDays * dayMs) expect(gone.has(b.at)).toBe(true);
        }
        const dayOf = (b: BackupFile) => Math.floor(b.at / dayMs);
        const days = (list: BackupFile[]) => new Set(list.filter((b) => b.at > now - keepDays * dayMs).map(dayOf));
        expect(days(kept)).toEqual(days(backups));
        const old = kept.filter((b) => b.at <= now - dayMs && b.at !== newest);
        expect(new Set(old.map(dayOf)).size).toBe(old.length);
      },
    ),
  );
});

/** Timers that a test fires by hand. */
function handTimers() {
  const set: { callback: () => void; ms: number }[] = [];
  return {
    set: (callback: () => void, ms: number) => {
      const timer = { callback, ms };
      set.push(timer);
      return timer;
    },
    clear: (timer: { callback: () => void; ms: number }) => {
      if (set.includes(timer)) set.splice(set.indexOf(timer), 1);
    },
    waiting: set,
    fire: () => set.shift()?.callback(),
  };
}

test('the schedule: at once when none is there, then every so often, pruning; a restart does not begin anew', async () => {
  const store = await tempStore([smallHall]);
  const directory = tempDirectory();
  const clock = handClock();
  const timers = handTimers();
  const made: string[] = [];
  let done = () => {};
  const options = {
    path: store.path,
    directory,
    clock,
    everyMs: hourMs,
    keepDays: 1,
    timers,
    onBackup: (backup: BackupFile, pruned: readonly BackupFile[]) => {
      made.push(`${backup.at - mondayMorning} pruned ${pruned.length}`);
      done();
    },
    onFailure: (error: unknown) => expect.unreachable(String(error)),
  };
  const turn = async () => {
    const finished = new Promise<void>((resolve) => {
      done = resolve;
    });
    timers.fire();
    await finished;
    await new Promise((resolve) => setImmediate(resolve));
  };
  const stop = startBackupSchedule(options);
  expect(timers.waiting.map((t) => t.ms)).toEqual([0]);
  await turn();
  expect(timers.waiting.map((t) => t.ms)).toEqual([hourMs]);
  clock.now += 3 * dayMs;
  await turn();
  expect(made).toEqual(['0 pruned 0', `${3 * dayMs} pruned 1`]);
  await stop();
  expect(timers.waiting).toEqual([]);

  clock.now += hourMs / 4;
  const stopAgain = startBackupSchedule(options);
  expect(timers.waiting.map((t) => t.ms)).toEqual([(hourMs * 3) / 4]);
  await stopAgain();
  // A clock set back a year must not put the next backup off for a year.
  clock.now -= 365 * dayMs;
  const stopLast = startBackupSchedule(options);
  expect(timers.waiting.map((t) => t.ms)).toEqual([hourMs]);
  await stopLast();
});

test('a scheduled backup that fails is told, and tried again at the next turn; stop waits for one under way', async () => {
  const timers = handTimers();
  const failures: unknown[] = [];
  const directory = tempDirectory();
  const stop = startBackupSchedule({
    path: join(directory, 'none.db'),
    directory: join(directory, 'backups'),
    clock: handClock(),
    everyMs: hourMs,
    keepDays: 1,
    timers,
    onFailure: (error) => failures.push(error),
  });
  timers.fire();
  await stop();
  expect(failures).toHaveLength(1);
  expect(failures[0]).toBeInstanceOf(BackupFailed);
  expect(timers.waiting).toEqual([]);
});

test('pruning removes files and nothing else', () => {
  const directory = tempDirectory();
  mkdirSync(join(directory, 'folder'));
  for (const day of ['01', '02', '20'])
    writeFileSync(join(directory, `bancheng-202611${day}T010000000Z-scheduled.db`), 'x');
  writeFileSync(join(directory, 'notes.txt'), 'x');
  const draft = join(directory, 'bancheng-20261101T010000000Z-scheduled.db.part');
  for (const end of ['', '-journal']) {
    writeFileSync(draft + end, 'x');
    utimesSync(draft + end, 0, 0);
  }
  const gone = pruneBackups(directory, mondayMorning, 14).map((b) => b.name);
  expect(gone).toHaveLength(2);
  expect(readdirSync(directory).sort()).toEqual(['bancheng-20261120T010000000Z-scheduled.db', 'folder', 'notes.txt']);
});
