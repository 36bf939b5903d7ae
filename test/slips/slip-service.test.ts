import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { mondayMorning } from '../store/temp-store.ts';
import { eventually } from '../support/eventually.ts';
import { clerk, kiosk, slipHall } from './slip-hall.ts';
import { shift, ticket } from './slip-samples.ts';

describe('putting a slip in line', () => {
  test('stands and falls with its transaction', async () => {
    const { slips, store } = await slipHall();
    const failed = store.write(kiosk, async (w) => {
      await slips.enqueueTicket(w, 't-1', 'zh-CN', ticket);
      throw new Error('the number was not taken after all');
    });
    await expect(failed).rejects.toThrow('not taken');
    expect(await store.db.selectFrom('slip_jobs').selectAll().execute()).toEqual([]);
    await expect(slips.stateOf('ticket', 't-1')).rejects.toThrow();
  });

  test('gives an unguessable id, and the same state when asked again', async () => {
    const { slips, store, take } = await slipHall();
    const state = await take('B026');
    expect(state).toEqual({
      jobId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/),
      watchId: expect.stringMatching(/^[\w-]{22}$/),
      state: 'waiting',
      confirmed: false,
      trouble: null,
      printer: null,
      isElsewhere: false,
      onScreenOnly: true,
    });
    expect(await slips.stateOf('ticket', 't-B026')).toEqual(state);
    expect(await slips.stateOfTicket(store.db, 't-B026')).toEqual(state);
  });

  test('keeps a case’s words sealed, shows them, and cannot once the key is gone', async () => {
    const { slips, store, vault, file } = await slipHall();
    const { jobId } = await file('261123-0074');
    const row = await store.db.selectFrom('slip_jobs').selectAll().executeTakeFirstOrThrow();
    for (const word of ['482913', '罗', '身份证', '向文静']) expect(row.data).not.toContain(word);
    const shown = await slips.get(jobId);
    expect(shown?.svg.replace(/<[^>]+>/g, '')).toContain('482913');
    expect(shown).toMatchObject({ width: 576, state: 'waiting' });
    await store.write(clerk, (w) => vault.destroy(w, '261123-0074'));
    expect(await slips.get(jobId)).toBeNull();
    expect((await slips.open()).map((job) => job.label)).toEqual(['261123-0074']);
  });

  test('refuses what is no slip, and knows no other job', async () => {
    const { slips, store } = await slipHall();
    const odd = { ...ticket, takenAt: 'yesterday' };
    await expect(store.write(kiosk, async (w) => slips.enqueueTicket(w, 't', 'zh-CN', odd))).rejects.toThrow();
    expect(await slips.get('00000000-0000-4000-8000-000000000000')).toBeNull();
    await expect(slips.settle(clerk, '00000000-0000-4000-8000-000000000000', { how: 'again' })).rejects.toMatchObject({
      code: 'SLIP_NOT_FOUND',
    });
  });
});

describe('printing again', () => {
  test('a reprint is a job of its own, counted and marked', async () => {
    const { slips, store, dataDir, file, reaches } = await slipHall();
    await slips.start();
    await reaches((await file('261123-0074')).jobId, 'printed');
    for (const n of [1, 2]) {
      const again = await store.write(clerk, (w) => slips.reprint(w, 'case', '261123-0074'));
      await reaches(again?.jobId ?? '', 'printed');
      expect((await slips.get(again?.jobId ?? ''))?.svg.replace(/<[^>]+>/g, '')).toContain(`第${n}次`);
    }
    expect(await readdir(path.join(dataDir, 'slips', '2026-11-23'))).toContain('case-261123-0074-r2.pdf');
    expect(await store.write(clerk, (w) => slips.reprint(w, 'case', '261123-9999'))).toBeNull();
  });

  test('retrying a job that waits does not mark it: nothing was printed', async () => {
    const { slips, take } = await slipHall();
    const { jobId } = await take('B001');
    await slips.settle(clerk, jobId, { how: 'again' });
    expect((await slips.get(jobId))?.svg).not.toContain('补');
  });
});

test('what has no number of its own is a file of its own, however many are made in a minute', async () => {
  const { slips, store, dataDir, reaches } = await slipHall();
  await slips.start();
  for (const subject of ['c1', 'c2']) {
    const { jobId } = await store.write(clerk, (w) =>
      slips.enqueueHallPaper(w, { kind: 'shift', language: 'zh-CN', slip: shift }, { subject, id: randomUUID() }),
    );
    await reaches(jobId, 'printed');
  }
  const files = await readdir(path.join(dataDir, 'slips', shift.day));
  expect(files.filter((name) => /^shift-.*\.pdf$/.test(name))).toHaveLength(2);
});

test('slip files go after the days the settings name', async () => {
  const { slips, dataDir, take, reaches, clock } = await slipHall();
  await slips.start();
  await reaches((await take('B001')).jobId, 'printed');
  await slips.stop();
  clock.now = mondayMorning + 9 * 86_400_000;
  const later = await slipHall({ dataDir, clock });
  await later.slips.start();
  // A printer that is asked just then writes a probe.
  await eventually(async () => expect(await readdir(path.join(dataDir, 'slips'))).toEqual([]));
});
