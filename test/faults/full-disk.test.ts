// A whole hall on a disk that fills up: every tap is answered in words, the desk is told, and it goes on once there is room.
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { projections } from '#electron/hall-projections.ts';
import type { Store } from '#electron/store/store.ts';
import { StoreFull } from '#electron/store/store-errors.ts';
import { verifyDatabase } from '#electron/store/verify.ts';
import { tempDirectory } from '../store/temp-store.ts';
import { startHall, type TestHall } from '../support/hall.ts';

/** A disk that can be filled up: a real file system of 16 MB where this user may mount one, else a store that refuses. */
type Disk = { dataDir: string; around?: (store: Store) => Store; fill(): void; free(): void };

function realDisk(): Disk | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const dataDir = tempDirectory();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', dataDir], { stdio: 'ignore' });
  } catch {
    return null;
  }
  onTestFinished(() => {
    execFileSync('umount', ['-l', dataDir]);
  });
  const ballast = path.join(dataDir, 'ballast');
  return {
    dataDir,
    fill() {
      for (let bytes = 1 << 20; bytes >= 1; bytes = Math.floor(bytes / 2)) {
        for (;;) {
          try {
            writeFileSync(ballast, Buffer.alloc(bytes), { flag: 'a' });
          } catch {
            break;
          }
        }
      }
    },
    free: () => rmSync(ballast),
  };
}

function refusingDisk(): Disk {
  let isFull = false;
  return {
    dataDir: tempDirectory(),
    around: (store) => ({
      get db() {
        return store.db;
      },
      write: (actor, command) =>
        store.write(actor, async (w) => {
          const result = await command(w);
          if (isFull) throw new StoreFull();
          return result;
        }),
      onCommitted: (listener) => store.onCommitted(listener),
      get recovery() {
        return store.recovery;
      },
      acknowledgeRecovery: (actor) => store.acknowledgeRecovery(actor),
      close: () => store.close(),
    }),
    fill: () => {
      isFull = true;
    },
    free: () => {
      isFull = false;
    },
  };
}

const take = (hall: TestHall, requestId: string) =>
  hall.client().queue.take({ requestId, matterCode: 'GA-01', language: 'zh-CN' });

const file = (hall: TestHall, requestId: string) =>
  hall.client().cases.file({
    requestId,
    kind: 'not-done',
    matterCode: 'GA-01',
    failedAtUnit: null,
    words: '窗口说材料不齐，已经跑了两趟',
    trips: 2,
    language: 'zh-CN',
    person: { role: 'self', name: '测试员', phone: '13900001999' },
  });

/** The first `wanted` refusals, and what was confirmed on the way to them (a full disk still has room inside the database's own pages). */
async function until<T>(wanted: number, attempt: (requestId: string) => Promise<T>) {
  const refusals: unknown[] = [];
  const refused: string[] = [];
  const confirmed: { requestId: string; answer: T }[] = [];
  for (let n = 0; n < 600 && refusals.length < wanted; n += 1) {
    const requestId = randomUUID();
    await attempt(requestId).then(
      (answer) => confirmed.push({ requestId, answer }),
      (error) => {
        refusals.push(error);
        refused.push(requestId);
      },
    );
  }
  return { refusals, refused, confirmed };
}

test.each([
  ['a real one', realDisk],
  ['one that refuses', refusingDisk],
])('the disk is full, %s', { timeout: 60_000 }, async (_what, makeDisk) => {
  const disk = makeDisk();
  if (disk === null) return;
  const hall = await startHall({ dataDir: disk.dataDir, hasLog: true, ...(disk.around && { around: disk.around }) });
  onTestFinished(() => hall.node.close());
  const admin = await hall.admin();
  const before = await take(hall, randomUUID());

  disk.fill();
  const cases = await until(3, (requestId) => file(hall, requestId));
  const numbers = await until(3, (requestId) => take(hall, requestId));
  for (const refusal of [...cases.refusals, ...numbers.refusals]) {
    expect(refusal).toMatchObject({ code: 'CANNOT_SAVE', message: expect.stringMatching(/\p{Script=Han}{4}/u) });
  }
  expect([cases.refusals.length, numbers.refusals.length]).toEqual([3, 3]);
  const told = (await admin.system.status()).notices.find(({ key }) => key === 'disk');
  expect(told?.text).toMatchObject({
    zh: expect.stringContaining('磁盘满了'),
    en: expect.stringContaining('disk is full'),
  });
  // Reading goes on.
  expect((await hall.client().catalogue.get()).matters.length).toBeGreaterThan(0);

  disk.free();
  const after = await take(hall, randomUUID());
  expect(after.ticket.no).not.toBe(before.ticket.no);
  for (const requestId of cases.refused) expect((await file(hall, requestId)).caseNo).toMatch(/^\d{6}-\d{4}$/);
  for (const { requestId, answer } of cases.confirmed) expect((await file(hall, requestId)).caseNo).toBe(answer.caseNo);
  for (const { requestId, answer } of numbers.confirmed)
    expect((await take(hall, requestId)).ticket.no).toBe(answer.ticket.no);
  expect((await admin.system.status()).notices.map(({ key }) => key)).not.toContain('disk');

  await hall.node.close();
  const report = await verifyDatabase({ path: path.join(disk.dataDir, 'bancheng.db'), projections });
  expect(report).toMatchObject({ ok: true, differences: [] });
  if (disk.around) {
    expect(await readFile(path.join(disk.dataDir, 'logs', 'bancheng.log'), 'utf8')).toContain('"event":"store-fault"');
  }
});
