import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { backupDatabase } from '#electron/store/backup.ts';
import { StoreFull } from '#electron/store/store-errors.ts';
import { verifyDatabase } from '#electron/store/verify.ts';
import { smallHall, take } from '../store/small-hall.ts';
import { tempDirectory, tempStore } from '../store/temp-store.ts';

/** A real file system of 2 MB, or null where this user may not mount one. */
function smallDisk(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const directory = tempDirectory();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', directory], { stdio: 'ignore' });
  } catch {
    return null;
  }
  onTestFinished(() => {
    execFileSync('umount', ['-l', directory]);
  });
  return directory;
}

test('a really full disk: StoreFull, nothing half-written, and it goes on once there is room', async (context) => {
  const disk = smallDisk();
  if (disk === null) return context.skip('needs root and mount; store.test.ts fills the database itself instead');
  const path = join(disk, 'bancheng.db');
  const store = await tempStore([smallHall], { path });
  expect(await take(store, 'first')).toBe(1);
  // Somebody else fills the disk up.
  const ballast = join(disk, 'ballast');
  fill(ballast);
  let confirmed = 1;
  const failures: unknown[] = [];
  for (let i = 0; i < 2000 && failures.length < 5; i++) {
    await take(store, `t${i}`).then(
      () => confirmed++,
      (error) => failures.push(error),
    );
  }
  expect(failures).toHaveLength(5);
  for (const failure of failures) expect(failure).toBeInstanceOf(StoreFull);
  // Those that come together fail together, each told for itself.
  const together = await Promise.allSettled(Array.from({ length: 40 }, (_, i) => take(store, `u${i}`)));
  for (const one of together) {
    if (one.status === 'fulfilled') confirmed += 1;
    else expect(one.reason).toBeInstanceOf(StoreFull);
  }
  expect(together.some((one) => one.status === 'rejected')).toBe(true);
  const backup = backupDatabase({ path, directory: join(disk, 'backups'), clock: Date.now, reason: 'manual' });
  await expect(backup).rejects.toThrow();
  expect((await store.db.selectFrom('tickets').select('id').execute()).length).toBe(confirmed);

  rmSync(ballast);
  expect(await take(store, 'after')).toBe(confirmed + 1);
  const report = await verifyDatabase({ path, projections: [smallHall] });
  expect(report).toMatchObject({ ok: true, events: confirmed + 1 });
});

/** Writes ever smaller pieces until not one byte more goes in. */
function fill(path: string): void {
  for (let bytes = 1 << 20; bytes >= 1; bytes = Math.floor(bytes / 2)) {
    for (;;) {
      try {
        writeFileSync(path, Buffer.alloc(bytes), { flag: 'a' });
      } catch {
        break;
      }
    }
  }
}
