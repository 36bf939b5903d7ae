import { randomBytes } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { SlipPrinter } from '#electron/slips/printers/slip-printer.ts';
import { PrinterUnreachable } from '#electron/slips/printers/slip-printer.ts';
import { startSimulator } from '#electron/slips/simulator/escpos-simulator.ts';
import { createSlipService, type SlipServiceOptions } from '#electron/slips/slip-service.ts';
import type { Actor, Store, Write } from '#electron/store/store.ts';
import { StoreFailed } from '#electron/store/store-errors.ts';
import { createVault, type Vault } from '#electron/store/vault.ts';
import type { SlipState } from '#shared/contract/slips.ts';
import { handClock, mondayMorning, tempDirectory, tempStore } from '../store/temp-store.ts';
import { eventually } from '../support/eventually.ts';
import { caseReceipt, fontsDir, lettersOf, ticket } from './slip-samples.ts';

const kiosk: Actor = { kind: 'citizen', id: 'kiosk', terminal: '1号机' };
const clerk: Actor = { kind: 'staff', id: 'clerk', terminal: '工作台' };
const random = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };
const timings = { firstRetryMs: 20, longestRetryMs: 60, printTimeoutMs: 3000, stopTimeoutMs: 500, lookEveryMs: 20 };
const masterKey = new Uint8Array(32).fill(7);

async function hall(o: Partial<SlipServiceOptions> & { store?: Store } = {}) {
  const clock = handClock();
  const store = o.store ?? (await tempStore([], { clock }));
  const vault = createVault(masterKey, random);
  const dataDir = tempDirectory();
  const errors: unknown[] = [];
  const slips = createSlipService({
    vault,
    settings: { printer: { driver: 'file' }, keepDays: 7 },
    clock,
    random,
    dataDir,
    fontsDir,
    timings,
    onError: (error) => errors.push(error),
    ...o,
    store,
  });
  onTestFinished(() => slips.stop());
  const take = (no: string) => store.write(kiosk, (w) => slips.enqueueTicket(w, `t-${no}`, 'zh-CN', { ...ticket, no }));
  const file = (caseNo: string) =>
    store.write(kiosk, async (w) =>
      slips.enqueueCase(w, await vault.createKey(w, caseNo), { ...caseReceipt, caseNo }, 'zh-CN'),
    );
  const reaches = (jobId: string, state: SlipState['state']) =>
    eventually(async () => expect((await slips.get(jobId))?.state).toBe(state));
  return { slips, store, vault, dataDir, errors, take, file, reaches, clock };
}

async function networkPrinter() {
  const simulator = await startSimulator({ port: 0 });
  onTestFinished(() => simulator.close());
  const settings = {
    printer: {
      driver: 'escpos-tcp' as const,
      host: '127.0.0.1',
      port: simulator.port,
      rom: 'gb18030' as const,
      width: 48,
    },
    keepDays: 7,
  };
  const numbers = () => simulator.slips.map((slip) => slip.lines.map(lettersOf).find((line) => /^B\d{3}$/.test(line)));
  return { simulator, settings, numbers };
}

/** A printer a test holds by the hand. */
function handPrinter(print: SlipPrinter['print']): SlipPrinter {
  return {
    name: 'hand',
    onScreenOnly: false,
    print,
    status: async () => ({ trouble: null, paperLow: null, answers: true }),
  };
}

describe('putting a slip in line', () => {
  test('stands and falls with its transaction', async () => {
    const { slips, store } = await hall();
    const failed = store.write(kiosk, async (w) => {
      await slips.enqueueTicket(w, 't-1', 'zh-CN', ticket);
      throw new Error('the number was not taken after all');
    });
    await expect(failed).rejects.toThrow('not taken');
    expect(await store.db.selectFrom('slip_jobs').selectAll().execute()).toEqual([]);
    await expect(slips.stateOf('ticket', 't-1')).rejects.toThrow();
  });

  test('gives an unguessable id, and the same state when asked again', async () => {
    const { slips, store, take } = await hall();
    const state = await take('B026');
    expect(state).toEqual({
      jobId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/),
      watchId: expect.stringMatching(/^[\w-]{22}$/),
      state: 'waiting',
      trouble: null,
      onScreenOnly: true,
    });
    expect(await slips.stateOf('ticket', 't-B026')).toEqual(state);
    expect(await slips.stateOfTicket(store.db, 't-B026')).toEqual(state);
  });

  test('keeps a case’s words sealed, shows them, and cannot once the key is gone', async () => {
    const { slips, store, vault, file } = await hall();
    const { jobId } = await file('261123-0074');
    const row = await store.db.selectFrom('slip_jobs').selectAll().executeTakeFirstOrThrow();
    for (const word of ['482913', '罗', '身份证', '向文静']) expect(row.data).not.toContain(word);
    const shown = await slips.get(jobId);
    expect(shown?.svg.replace(/<[^>]+>/g, '')).toContain('482913');
    expect(shown).toMatchObject({ width: 576, state: 'waiting' });
    await store.write(clerk, (w) => vault.destroy(w, '261123-0074'));
    expect(await slips.get(jobId)).toBeNull();
    expect((await slips.problems()).jobs.map((job) => job.label)).toEqual(['261123-0074']);
  });

  test('refuses what is no slip, and knows no other job', async () => {
    const { slips, store } = await hall();
    const odd = { ...ticket, takenAt: 'yesterday' };
    await expect(store.write(kiosk, async (w) => slips.enqueueTicket(w, 't', 'zh-CN', odd))).rejects.toThrow();
    expect(await slips.get('00000000-0000-4000-8000-000000000000')).toBeNull();
    expect(await slips.retry(clerk, '00000000-0000-4000-8000-000000000000')).toBeNull();
  });
});

describe('the spool', () => {
  test('writes files by default and tells each change', async () => {
    const { slips, dataDir, take, file, reaches, errors } = await hall();
    const seen: string[] = [];
    slips.onChanged((slip) => seen.push(slip.state));
    await slips.start();
    const { jobId } = await take('B026');
    await reaches(jobId, 'printed');
    await reaches((await file('261123-0074')).jobId, 'printed');
    expect((await readdir(path.join(dataDir, 'slips', '2026-11-23'))).sort()).toEqual([
      'case-261123-0074.pdf',
      'case-261123-0074.svg',
      'ticket-B026.pdf',
      'ticket-B026.svg',
    ]);
    await eventually(() => expect(seen).toEqual(['printing', 'printed', 'printing', 'printed']));
    expect(errors).toEqual([]);
  });

  test('printer unreachable: the jobs wait, the screen has its picture, and all is printed in order when it is back', async () => {
    const { simulator, settings, numbers } = await networkPrinter();
    await simulator.set('refuse');
    const { slips, take, reaches, clock } = await hall({ settings });
    await slips.start();
    const jobs: string[] = [];
    for (const no of ['B001', 'B002', 'B003']) {
      jobs.push((await take(no)).jobId);
      clock.now += 1000;
    }
    await eventually(async () =>
      expect((await slips.problems()).printer).toEqual({
        name: expect.stringContaining('127.0.0.1'),
        ok: false,
        trouble: '打印机没有应答',
      }),
    );
    const first = await slips.get(jobs[0] ?? '');
    expect(first).toMatchObject({ state: 'waiting', trouble: 'unreachable' });
    expect(first?.svg).toContain('<svg');
    // Who takes a number now is told at once.
    expect((await take('B004')).trouble).toBe('unreachable');
    await simulator.set('accept');
    for (const job of jobs) await reaches(job, 'printed');
    await eventually(() => expect(numbers()).toEqual(['B001', 'B002', 'B003', 'B004']));
    expect((await slips.problems()).printer.ok).toBe(true);
  });

  test('no paper: says so, then prints once there is some', async () => {
    const { simulator, settings, numbers } = await networkPrinter();
    await simulator.set('paper-out');
    const { slips, take, reaches } = await hall({ settings });
    await slips.start();
    const { jobId } = await take('B001');
    await eventually(async () => expect((await slips.get(jobId))?.trouble).toBe('no-paper'));
    await simulator.set('accept');
    await reaches(jobId, 'printed');
    expect(numbers()).toEqual(['B001']);
  });

  test('a line lost in mid-print: uncertain, never printed again by itself, and marked 补打 when a person says so', async () => {
    const { simulator, settings } = await networkPrinter();
    await simulator.set({ dropAfterBytes: 4000 });
    const { slips, take, reaches } = await hall({ settings });
    await slips.start();
    const { jobId } = await take('B001');
    await reaches(jobId, 'failed');
    expect((await slips.get(jobId))?.trouble).toBe('uncertain');
    await simulator.set('accept');
    // The next one goes on; the uncertain one stays.
    await reaches((await take('B002')).jobId, 'printed');
    expect(simulator.slips).toHaveLength(1);
    expect(await slips.retry(clerk, jobId)).toMatchObject({ jobId, state: 'waiting' });
    await reaches(jobId, 'printed');
    expect(simulator.slips[1]?.lines.join('')).toContain('补打');
    expect(simulator.slips[0]?.lines.join('')).not.toContain('补打');
  });

  test('a printer that hangs does not hang the line', async () => {
    let calls = 0;
    const printer = handPrinter((_slip, signal) => {
      calls++;
      return calls > 1
        ? Promise.resolve()
        : new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    const { slips, take, reaches, clock } = await hall({ printer, timings: { ...timings, printTimeoutMs: 100 } });
    await slips.start();
    const stuck = await take('B001');
    clock.now += 1;
    const next = await take('B002');
    await reaches(stuck.jobId, 'failed');
    await reaches(next.jobId, 'printed');
    expect((await slips.get(stuck.jobId))?.trouble).toBe('uncertain');
  });

  test('after a crash a job that was in print is uncertain; those that waited are printed', async () => {
    const printer = handPrinter(async () => {});
    const { slips, store, take, reaches, clock } = await hall({ printer });
    const [inPrint, waiting] = [await take('B001'), await take('B002')];
    await store.write(kiosk, (w: Write) =>
      w.db.updateTable('slip_jobs').set({ state: 'printing' }).where('id', '=', inPrint.jobId).execute(),
    );
    clock.now += 1;
    await slips.start();
    await reaches(waiting.jobId, 'printed');
    expect(await slips.get(inPrint.jobId)).toMatchObject({ state: 'failed', trouble: 'uncertain' });
    expect((await slips.problems()).jobs.map((job) => [job.label, job.state])).toEqual([['B001', 'failed']]);
  });

  test('after a crash a slip that goes to a file is simply written again', async () => {
    const { slips, store, take, reaches } = await hall();
    const { jobId } = await take('B001');
    await store.write(kiosk, (w: Write) =>
      w.db.updateTable('slip_jobs').set({ state: 'printing' }).where('id', '=', jobId).execute(),
    );
    await slips.start();
    await reaches(jobId, 'printed');
    expect((await slips.get(jobId))?.svg).not.toContain('补');
  });

  test('a job that cannot be printed is set aside and holds nobody up', async () => {
    const { slips, store, take, reaches, errors } = await hall();
    const broken = await take('B001');
    await store.write(kiosk, (w: Write) =>
      w.db.updateTable('slip_jobs').set({ data: '{}' }).where('id', '=', broken.jobId).execute(),
    );
    await slips.start();
    const next = await take('B002');
    await reaches(next.jobId, 'printed');
    expect(await slips.stateOf('ticket', 't-B001')).toMatchObject({ state: 'failed', trouble: 'other' });
    expect(errors).not.toEqual([]);
  });

  test('a store that stumbles while a slip is read costs no slip', async () => {
    const real = createVault(masterKey, random);
    let stumbles = 2;
    const vault: Pick<Vault, 'key'> = {
      key: (db, caseNo) => {
        if (stumbles === 0) return real.key(db, caseNo);
        stumbles -= 1;
        return Promise.reject(new StoreFailed({ zh: '磁盘出错', en: 'disk I/O error' }));
      },
    };
    const { slips, file, reaches } = await hall({ vault });
    const { jobId } = await file('261123-0074');
    await expect(slips.get(jobId)).rejects.toBeInstanceOf(StoreFailed);
    await slips.start();
    await reaches(jobId, 'printed');
    expect(stumbles).toBe(0);
  });

  test('a folder that takes no files is told as that, not as a printer that is silent', async () => {
    const dataDir = tempDirectory();
    await writeFile(path.join(dataDir, 'slips'), 'a file where the folder should be');
    const { slips, take } = await hall({ dataDir });
    await slips.start();
    await take('B001');
    await eventually(async () => {
      const { printer, jobs } = await slips.problems();
      expect(printer).toMatchObject({ ok: false, trouble: expect.stringContaining('存不进文件夹') });
      expect(jobs[0]).toMatchObject({ state: 'waiting', trouble: 'other' });
    });
  });

  test('a damaged row does not keep the others from being listed', async () => {
    const { slips, store, take } = await hall();
    await take('B001');
    const { jobId } = await take('B002');
    await store.write(kiosk, (w: Write) =>
      w.db.updateTable('slip_jobs').set({ data: 'not json' }).where('id', '=', jobId).execute(),
    );
    expect((await slips.problems()).jobs.map((job) => job.label).sort()).toEqual(['B001', 't-B002']);
  });

  test('stopping lets the slip in print finish, and starts no other', async () => {
    const printed: string[] = [];
    const printer = handPrinter(async (slip) => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      printed.push(slip.name);
    });
    const { slips, store, take, clock } = await hall({ printer });
    await take('B001');
    clock.now += 1;
    await take('B002');
    await slips.start();
    await eventually(async () =>
      expect(
        await store.db.selectFrom('slip_jobs').select('state').where('state', '=', 'printing').execute(),
      ).toHaveLength(1),
    );
    await slips.stop();
    expect(printed).toEqual(['ticket-B001']);
    expect((await slips.stateOf('ticket', 't-B001')).state).toBe('printed');
    expect((await slips.stateOf('ticket', 't-B002')).state).toBe('waiting');
  });

  test('a printer that comes and goes at random: every slip printed once or uncertain, in order', async () => {
    const printed: string[] = [];
    let turn = 0;
    const printer = handPrinter(async (slip) => {
      turn++;
      if (turn % 3 === 1) throw new PrinterUnreachable('unreachable', 'away');
      if (turn % 7 === 2) throw new Error('jam');
      printed.push(slip.name);
    });
    const { slips, store, take, clock } = await hall({
      printer,
      timings: { ...timings, firstRetryMs: 1, longestRetryMs: 2 },
    });
    await slips.start();
    const names = Array.from({ length: 20 }, (_, i) => `B${String(i + 1).padStart(3, '0')}`);
    for (const no of names) {
      await take(no);
      clock.now += 1;
    }
    await eventually(async () =>
      expect(
        await store.db.selectFrom('slip_jobs').select('id').where('state', 'in', ['waiting', 'printing']).execute(),
      ).toEqual([]),
    );
    expect(new Set(printed).size).toBe(printed.length);
    expect(printed).toEqual([...printed].sort());
    const failed = await store.db.selectFrom('slip_jobs').select('id').where('state', '=', 'failed').execute();
    expect(printed.length + failed.length).toBe(names.length);
    expect(failed.length).toBeGreaterThan(0);
  });
});

describe('printing again', () => {
  test('a reprint is a job of its own, counted and marked', async () => {
    const { slips, store, dataDir, file, reaches } = await hall();
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
    const { slips, take } = await hall();
    const { jobId } = await take('B001');
    await slips.retry(clerk, jobId);
    expect((await slips.get(jobId))?.svg).not.toContain('补');
  });
});

test('slip files go after the days the settings name', async () => {
  const { slips, dataDir, take, reaches, clock } = await hall();
  await slips.start();
  await reaches((await take('B001')).jobId, 'printed');
  await slips.stop();
  clock.now = mondayMorning + 9 * 86_400_000;
  const later = await hall({ dataDir, clock });
  await later.slips.start();
  expect(await readdir(path.join(dataDir, 'slips'))).toEqual([]);
});
