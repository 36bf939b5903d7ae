import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { PrinterUnreachable } from '#electron/slips/printers/slip-printer.ts';
import type { Write } from '#electron/store/store.ts';
import { StoreFailed } from '#electron/store/store-errors.ts';
import { createVault, type Vault } from '#electron/store/vault.ts';
import { tempDirectory } from '../store/temp-store.ts';
import { eventually } from '../support/eventually.ts';
import {
  atAddress,
  clerk,
  handPrinters,
  kiosk,
  masterKey,
  networkPrinter,
  random,
  slipHall,
  timings,
  withPrinters,
} from './slip-hall.ts';

describe('the spool', () => {
  test('writes files by default and tells each change', async () => {
    const { slips, dataDir, take, file, reaches, errors } = await slipHall();
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
    const { slips, take, reaches, clock, printer } = await slipHall({ settings });
    await slips.start();
    const jobs: string[] = [];
    for (const no of ['B001', 'B002', 'B003']) {
      jobs.push((await take(no)).jobId);
      clock.now += 1000;
    }
    await eventually(async () =>
      expect(await printer('1号打印机')).toMatchObject({
        where: expect.stringContaining('127.0.0.1'),
        trouble: 'unreachable',
        since: expect.any(Number),
        waiting: 3,
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
    expect(await printer('1号打印机')).toMatchObject({ trouble: null, since: null, waiting: 0 });
  });

  test('no paper: says so, then prints once there is some', async () => {
    const { simulator, settings, numbers } = await networkPrinter();
    await simulator.set('paper-out');
    const { slips, take, reaches } = await slipHall({ settings });
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
    const { slips, take, reaches } = await slipHall({ settings });
    await slips.start();
    const { jobId } = await take('B001');
    await reaches(jobId, 'uncertain');
    await simulator.set('accept');
    // The next one goes on; the uncertain one stays.
    await reaches((await take('B002')).jobId, 'printed');
    expect(simulator.slips).toHaveLength(1);
    expect(await slips.settle(clerk, jobId, { how: 'again' })).toMatchObject({ jobId, state: 'waiting' });
    await reaches(jobId, 'printed');
    expect(simulator.slips[1]?.lines.join('')).toContain('补打');
    expect(simulator.slips[0]?.lines.join('')).not.toContain('补打');
  });

  test('a printer that hangs does not hang the line', async () => {
    let calls = 0;
    const { driver } = handPrinters(['甲'], (_slip, signal) => {
      calls++;
      return calls > 1
        ? Promise.resolve(undefined)
        : new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    const settings = withPrinters([atAddress('甲', 1)]);
    const { slips, take, reaches, clock } = await slipHall({
      settings,
      driver,
      timings: { ...timings, printTimeoutMs: 100 },
    });
    await slips.start();
    const stuck = await take('B001');
    clock.now += 1;
    const next = await take('B002');
    await reaches(stuck.jobId, 'uncertain');
    await reaches(next.jobId, 'printed');
  });

  test('after a crash a job that was in print is uncertain; those that waited are printed', async () => {
    const { driver } = handPrinters(['甲'], async () => undefined);
    const settings = withPrinters([atAddress('甲', 1)]);
    const { slips, store, take, reaches, clock } = await slipHall({ settings, driver });
    const [inPrint, waiting] = [await take('B001'), await take('B002')];
    await store.write(kiosk, (w: Write) =>
      w.db.updateTable('slip_jobs').set({ state: 'printing', printer: '甲' }).where('id', '=', inPrint.jobId).execute(),
    );
    clock.now += 1;
    await slips.start();
    await reaches(waiting.jobId, 'printed');
    expect(await slips.get(inPrint.jobId)).toMatchObject({ state: 'uncertain', printer: '甲' });
    expect((await slips.open()).map((job) => [job.label, job.state])).toEqual([['B001', 'uncertain']]);
  });

  test('after a crash a slip that goes to a file is simply written again', async () => {
    const { slips, store, take, reaches } = await slipHall();
    const { jobId } = await take('B001');
    await store.write(kiosk, (w: Write) =>
      w.db.updateTable('slip_jobs').set({ state: 'printing', printer: '文件' }).where('id', '=', jobId).execute(),
    );
    await slips.start();
    await reaches(jobId, 'printed');
    expect((await slips.get(jobId))?.svg).not.toContain('补');
  });

  test('a job that cannot be printed is set aside and holds nobody up', async () => {
    const { slips, store, take, reaches, errors } = await slipHall();
    const broken = await take('B001');
    await store.write(kiosk, (w: Write) =>
      w.db.updateTable('slip_jobs').set({ data: '{}' }).where('id', '=', broken.jobId).execute(),
    );
    await slips.start();
    const next = await take('B002');
    await reaches(next.jobId, 'printed');
    expect(await slips.stateOf('ticket', 't-B001')).toMatchObject({ state: 'failed', trouble: 'unreadable' });
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
    const { slips, file, reaches } = await slipHall({ vault });
    const { jobId } = await file('261123-0074');
    await expect(slips.get(jobId)).rejects.toBeInstanceOf(StoreFailed);
    await slips.start();
    await reaches(jobId, 'printed');
    expect(stumbles).toBe(0);
  });

  test('a folder that takes no files is told as that, not as a printer that is silent', async () => {
    const dataDir = tempDirectory();
    await writeFile(path.join(dataDir, 'slips'), 'a file where the folder should be');
    const { slips, take, printer } = await slipHall({ dataDir });
    await slips.start();
    await take('B001');
    await eventually(async () => {
      expect(await printer('文件')).toMatchObject({ trouble: 'unwritable' });
      expect((await slips.open())[0]).toMatchObject({ state: 'waiting', trouble: 'unwritable' });
    });
  });

  test('a damaged row does not keep the others from being listed', async () => {
    const { slips, store, take } = await slipHall();
    await take('B001');
    const { jobId } = await take('B002');
    await store.write(kiosk, (w: Write) =>
      w.db.updateTable('slip_jobs').set({ data: 'not json' }).where('id', '=', jobId).execute(),
    );
    expect((await slips.open()).map((job) => job.label).sort()).toEqual(['B001', 't-B002']);
  });

  test('stopping lets the slip in print finish, and starts no other', async () => {
    const { of, driver } = handPrinters(['甲'], async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return undefined;
    });
    const settings = withPrinters([atAddress('甲', 1)]);
    const { slips, store, take, clock } = await slipHall({ settings, driver });
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
    expect(of('甲').printed).toEqual(['ticket-B001']);
    expect((await slips.stateOf('ticket', 't-B001')).state).toBe('printed');
    expect((await slips.stateOf('ticket', 't-B002')).state).toBe('waiting');
  });

  test('a printer that comes and goes at random: every slip printed once or uncertain, in order', async () => {
    let turn = 0;
    const { of, driver } = handPrinters(['甲'], async () => {
      turn++;
      if (turn % 3 === 1) throw new PrinterUnreachable('unreachable', 'away');
      if (turn % 7 === 2) throw new Error('jam');
      return undefined;
    });
    const { printed } = of('甲');
    const { slips, store, take, clock } = await slipHall({
      ...{ driver, settings: withPrinters([atAddress('甲', 1)]) },
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
