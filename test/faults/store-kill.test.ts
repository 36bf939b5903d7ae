import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '#electron/store/store.ts';
import { StoreBusy } from '#electron/store/store-errors.ts';
import { verifyDatabase } from '#electron/store/verify.ts';
import { smallHall, take } from '../store/small-hall.ts';
import { tempDirectory, tempStore } from '../store/temp-store.ts';

const childPath = join(import.meta.dirname, 'store-kill-child.ts');

/** Everything the child said, up to the last whole line. */
function start(path: string, name: string): { child: ChildProcessWithoutNullStreams; lines: () => string[] } {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', childPath, path, name]);
  let said = '';
  let complaints = '';
  child.stdout.on('data', (part) => {
    said += part;
  });
  child.stderr.on('data', (part) => {
    complaints += part;
  });
  child.on('exit', (code) => {
    if (code !== null && code !== 0) throw new Error(`The child failed by itself: ${complaints}`);
  });
  return { child, lines: () => said.split('\n').slice(0, -1) };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function kill(child: ChildProcessWithoutNullStreams): Promise<void> {
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
}

test('killed at any moment: what was confirmed is there, numbers never repeat, the chain verifies', async () => {
  const path = join(tempDirectory(), 'bancheng.db');
  const confirmed = new Map<string, number>();
  for (let round = 0; round < 6; round++) {
    const { child, lines } = start(path, `r${round}`);
    await until(() => lines().length > 1);
    // Anywhere in the middle of some commit; the rounds' spread covers the phases of one.
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 150));
    await kill(child);
    for (const line of lines().slice(1)) {
      const [id = '', n] = line.split(' ');
      confirmed.set(id, Number(n));
    }
  }
  expect(confirmed.size).toBeGreaterThan(50);
  expect(new Set(confirmed.values()).size).toBe(confirmed.size);

  const store = await tempStore([smallHall], { path });
  const rows = await store.db.selectFrom('tickets').select(['id', 'n']).orderBy('n').execute();
  const kept = new Map(rows.map((row) => [row.id, row.n]));
  for (const [id, n] of confirmed) expect(kept.get(id), id).toBe(n);
  // At most the one number under way at each kill was committed and not yet said.
  expect(rows.length - confirmed.size).toBeLessThanOrEqual(6);
  expect(rows.map((row) => row.n)).toEqual(rows.map((_, i) => i + 1));
  expect(await take(store, 'after')).toBe(rows.length + 1);
  const report = await verifyDatabase({ path, projections: [smallHall] });
  expect(report).toMatchObject({ ok: true, events: rows.length + 1, differences: [] });
}, 60_000);

test('a second start is refused with the pid of the first, and allowed once that one was killed', async () => {
  const path = join(tempDirectory(), 'bancheng.db');
  const { child, lines } = start(path, 'first');
  await until(() => lines().length > 1);
  const second = openStore({ path, clock: Date.now, projections: [smallHall] });
  await expect(second).rejects.toThrow(StoreBusy);
  await expect(second).rejects.toThrow(new RegExp(`already running .* \\(process ${child.pid}\\)`));
  await kill(child);
  const store = await tempStore([smallHall], { path });
  expect(await take(store, 'second')).toBeGreaterThan(1);
}, 30_000);
