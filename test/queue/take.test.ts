import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { takenSchema } from '#shared/contract/queue.ts';
import { parseScan } from '#shared/domain/scan-code.ts';
import { clerk, kiosk, mondayMorning, openQueueHall, plainSlips, type QueueHall } from './queue-hall.ts';

const idCard = 'GA-01'; // 换身份证, group G-HZ, series A, 60 a day
const passport = 'GA-21'; // group G-CRJ, series B
let hall: QueueHall;
// Thousands of durable writes on a disk that others use too.
vi.setConfig({ testTimeout: 60_000 });
afterEach(() => hall.close());

describe('taking a number', () => {
  it('gives the number, who waits, where to go, the slip and its code', async () => {
    hall = await openQueueHall();
    await hall.take(idCard);
    const taken = await hall.take(idCard);
    expect(takenSchema.parse(taken)).toEqual(taken);
    expect(taken.ticket).toMatchObject({ no: 'A002', date: '2026-12-07', ahead: 1, state: 'waiting', estimate: null });
    expect(taken.ticket.windows.length).toBeGreaterThan(0);
    expect(parseScan(taken.qr)).toEqual({
      kind: 'ticket',
      date: '2026-12-07',
      ticketNo: 'A002',
      key: expect.stringMatching(/^\d{10}$/),
    });
    expect(taken.slip.state).toBe('waiting');
  });

  it('counts each group by itself', async () => {
    hall = await openQueueHall();
    expect((await hall.take(idCard)).ticket.no).toBe('A001');
    expect((await hall.take(passport)).ticket).toMatchObject({ no: 'B001', ahead: 0 });
    expect((await hall.take(idCard)).ticket.no).toBe('A002');
  });

  it('writes the slip in the language it was asked in', async () => {
    hall = await openQueueHall();
    const requestId = randomUUID();
    await hall.queue.take(kiosk, { requestId, matterCode: idCard, language: 'en' });
    const job = await hall.store.db.selectFrom('slip_jobs').selectAll().executeTakeFirstOrThrow();
    const { language, slip } = JSON.parse(job.data);
    expect(language).toBe('en');
    expect(JSON.stringify(slip.missedRule)).not.toMatch(/\p{Script=Han}/u);
    expect(slip).toMatchObject({ no: 'A001', takenAt: '2026-12-07 10:00', demo: true, maskedName: null });
  });

  it('is the same ticket and the same slip when asked twice, even at once, even after a restart', async () => {
    hall = await openQueueHall();
    const requestId = randomUUID();
    const both = await Promise.all([hall.take(idCard, requestId), hall.take(idCard, requestId)]);
    await hall.restart();
    const later = await hall.take(idCard, requestId);
    for (const taken of [...both, later]) {
      expect(taken.ticket.id).toBe(both[0].ticket.id);
      expect(taken.slip.jobId).toBe(both[0].slip.jobId);
    }
    expect((await hall.take(idCard)).ticket.no).toBe('A002');
    expect(await hall.store.db.selectFrom('slip_jobs').select('id').execute()).toHaveLength(2);
  });

  it('gives nobody a ticket for another matter than they asked for', async () => {
    hall = await openQueueHall();
    const requestId = randomUUID();
    await hall.take(idCard, requestId);
    await expect(hall.take(passport, requestId)).rejects.toMatchObject({ code: 'REQUEST_REUSED' });
    expect(await hall.store.db.selectFrom('tickets').select('no').execute()).toEqual([{ no: 'A001' }]);
  });

  it('judges by the one instant it writes down: nobody in time is refused because the clock moved on', async () => {
    hall = await openQueueHall({ hours: 'windows' });
    let reads = 0;
    Object.defineProperty(hall.time, 'now', {
      get() {
        reads += 1;
        return reads === 1 ? mondayMorning : mondayMorning + 12 * 3_600_000;
      },
    });
    expect((await hall.take(idCard)).ticket).toMatchObject({ no: 'A001', takenAt: mondayMorning });
  });

  it('gives back the ticket of a repeated request though the numbers are gone or the hall has closed', async () => {
    hall = await openQueueHall({ quota: 1, hours: 'windows' });
    const requestId = randomUUID();
    const first = await hall.take(idCard, requestId);
    await expect(hall.take(idCard)).rejects.toMatchObject({ code: 'QUOTA_GONE' });
    expect((await hall.take(idCard, requestId)).ticket.id).toBe(first.ticket.id);
    hall.time.now = Date.parse('2026-12-07T15:00:00Z');
    expect((await hall.take(idCard, requestId)).ticket.id).toBe(first.ticket.id);
  });

  it('never gives a number twice to ten who ask at once, two hundred times over', async () => {
    hall = await openQueueHall({ quota: null });
    const asking = Array.from({ length: 10 }, async () => {
      const nos: string[] = [];
      for (let i = 0; i < 200; i += 1) nos.push((await hall.take(idCard)).ticket.no);
      return nos;
    });
    const nos = (await Promise.all(asking)).flat();
    expect(new Set(nos).size).toBe(2000);
    // The thousandth and all after it have four digits.
    expect(nos).toContain('A999');
    expect(nos).toContain('A1000');
    expect(nos).toContain('A2000');
    expect((await hall.verify()).ok).toBe(true);
  });

  it('stops exactly at the quota, however many ask at once', async () => {
    hall = await openQueueHall({ quota: 7 });
    const asked = await Promise.allSettled(Array.from({ length: 30 }, () => hall.take(idCard)));
    const given = asked.filter((one) => one.status === 'fulfilled');
    expect(given).toHaveLength(7);
    for (const one of asked) {
      if (one.status === 'rejected') {
        expect(one.reason).toMatchObject({ code: 'QUOTA_GONE', data: { matterCode: idCard, groupCode: 'G-HZ' } });
      }
    }
    const state = (await hall.queue.overview()).groups.find((group) => group.groupCode === 'G-HZ');
    expect(state).toMatchObject({ state: 'gone', taken: 7, waiting: 7, quota: 7, estimate: null });
    expect((await hall.take(passport)).ticket.no).toBe('B001');
  });

  it('gives none where the quota is nothing, and new ones the next day', async () => {
    hall = await openQueueHall({ quota: 0 });
    await expect(hall.take(idCard)).rejects.toMatchObject({ code: 'QUOTA_GONE' });
    await hall.close();
    hall = await openQueueHall({ quota: 1 });
    await hall.take(idCard);
    await expect(hall.take(idCard)).rejects.toMatchObject({ code: 'QUOTA_GONE' });
    hall.time.now += 24 * 3_600_000;
    expect((await hall.take(idCard)).ticket).toMatchObject({ no: 'A001', date: '2026-12-08' });
  });

  it('knows no matter that is not in the catalogue, or that needs no number', async () => {
    hall = await openQueueHall();
    await expect(hall.take('XX-99')).rejects.toMatchObject({ code: 'MATTER_UNKNOWN' });
    const free = hall.catalogue.groups.find((group) => !group.needsTicket);
    expect(free).toBeDefined();
    expect((await hall.queue.overview()).groups.map((group) => group.groupCode)).not.toContain(free?.code);
    for (const code of free?.matters ?? []) {
      await expect(hall.take(code)).rejects.toMatchObject({ code: 'MATTER_UNKNOWN' });
    }
  });

  it('says when numbers are given out again while the hall is closed', async () => {
    hall = await openQueueHall({ hours: 'windows' });
    hall.time.now = Date.parse('2026-12-04T10:00:00Z'); // Friday 18:00
    await expect(hall.take(idCard)).rejects.toMatchObject({
      code: 'HALL_CLOSED',
      data: { opens: { date: '2026-12-07', time: '09:00' } },
    });
    expect((await hall.queue.overview()).groups.every((group) => group.state === 'closed')).toBe(true);
    expect(await hall.store.db.selectFrom('journal').selectAll().execute()).toEqual([]);
  });
});

describe('the day’s boundary', () => {
  it('is midnight in the hall, not on the machine', async () => {
    hall = await openQueueHall();
    hall.time.now = Date.parse('2026-12-07T15:59:59.999Z');
    expect((await hall.take(idCard)).ticket).toMatchObject({ no: 'A001', date: '2026-12-07' });
    hall.time.now += 1;
    expect((await hall.take(idCard)).ticket).toMatchObject({ no: 'A001', date: '2026-12-08', ahead: 1 });
  });

  it('repeats no number when the clock jumps back, over midnight too', async () => {
    hall = await openQueueHall();
    hall.time.now = Date.parse('2026-12-07T15:59:00Z');
    await hall.take(idCard);
    hall.time.now += 120_000;
    await hall.take(idCard);
    hall.time.now -= 120_000;
    // The hall's time waits for the clock: a day that has begun does not end before it.
    expect((await hall.take(idCard)).ticket).toMatchObject({ no: 'A002', date: '2026-12-08' });
    hall.time.now += 120_000;
    expect((await hall.take(idCard)).ticket).toMatchObject({ no: 'A003', date: '2026-12-08' });
    const rows = await hall.store.db.selectFrom('tickets').select(['date', 'no']).execute();
    expect(new Set(rows.map((row) => `${row.date} ${row.no}`)).size).toBe(4);
    expect((await hall.verify()).ok).toBe(true);
  });
});

describe('when something fails half-way', () => {
  it('keeps neither number nor slip', async () => {
    hall = await openQueueHall({
      slips: { ...plainSlips, enqueueTicket: () => Promise.reject(new Error('no room in the spool')) },
    });
    await expect(hall.take(idCard)).rejects.toThrow('no room in the spool');
    for (const table of ['journal', 'tickets', 'queue_days', 'slip_jobs'] as const) {
      expect(await hall.store.db.selectFrom(table).selectAll().execute()).toEqual([]);
    }
  });
});

describe('the wait', () => {
  it('is said as it is now with another paper, on the screen as on the slip', async () => {
    hall = await openQueueHall();
    await hall.take(idCard);
    const { ticket } = await hall.take(idCard);
    expect(ticket.ahead).toBe(1);
    const windowCode = hall.catalogue.windowsOfGroup('G-HZ')[0]?.code ?? '';
    await hall.calling.callNext(clerk, { windowCode, requestId: randomUUID() });
    const again = await hall.queue.reprint(kiosk, { ticketId: ticket.id, language: 'zh-CN' });
    expect(again.ticket.ahead).toBe(0);
  });

  it('is said only once enough has been served today', async () => {
    hall = await openQueueHall();
    for (let i = 0; i < 6; i += 1) await hall.take(idCard);
    expect((await hall.queue.overview()).estimate).toBeNull();
    const windowCode = hall.catalogue.windowsOfGroup('G-HZ')[0]?.code ?? '';
    for (let i = 0; i < 3; i += 1) {
      const { current } = await hall.calling.callNext(clerk, { windowCode, requestId: randomUUID() });
      hall.time.now += 10 * 60_000;
      await hall.calling.finish(clerk, { windowCode, ticketId: current?.ticket.id ?? '' });
    }
    // Three wait, one window, ten minutes each.
    const overview = await hall.queue.overview();
    expect(overview.groups.find((group) => group.groupCode === 'G-HZ')?.estimate).toEqual({
      fromMinutes: 30,
      toMinutes: 35,
    });
    expect((await hall.take(idCard)).ticket.estimate).toEqual({ fromMinutes: 30, toMinutes: 35 });
    // Yesterday's pace says nothing about today.
    hall.time.now = mondayMorning + 24 * 3_600_000;
    expect((await hall.take(idCard)).ticket.estimate).toBeNull();
  });
});
