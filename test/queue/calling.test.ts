import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { deskWindowSchema } from '#shared/contract/calling.ts';
import { putGreen, putNumber } from './put-number.ts';
import { clerk, mondayMorning, openQueueHall, type QueueHall } from './queue-hall.ts';

const idCard = 'GA-01'; // group G-HZ, windows W01 and W02
const deeds = 'BD-01'; // group G-BDC, windows W10 and W11
const deedTax = 'SW-01'; // group G-SW; window W11 calls both
const dayMs = 24 * 3_600_000;
let hall: QueueHall;
// Hundreds of durable writes on a disk that others use too.
vi.setConfig({ testTimeout: 60_000 });
afterEach(() => hall.close());

const put = (matterCode = idCard) => putNumber(hall, matterCode);
const next = (windowCode = 'W01', more: { requestId?: string; seen?: string | null } = {}) =>
  hall.calling.callNext(clerk, { windowCode, requestId: randomUUID(), ...more });
const called = async (windowCode?: string) => (await next(windowCode)).current?.ticket.no;

describe('calling', () => {
  it('calls in the order of taking and finishes the one before as served', async () => {
    hall = await openQueueHall();
    for (let i = 0; i < 3; i += 1) await put();
    const first = await next();
    expect(deskWindowSchema.parse(first)).toEqual(first);
    expect(first).toMatchObject({ current: { ticket: { no: 'A001', state: 'called' }, calls: 1 }, waitingCount: 2 });
    const second = await next();
    expect(second).toMatchObject({ current: { ticket: { no: 'A002' } }, servedToday: 1, recallMax: 3 });
    const rows = await hall.store.db.selectFrom('tickets').select(['no', 'state']).orderBy('n').execute();
    expect(rows).toEqual([
      { no: 'A001', state: 'served' },
      { no: 'A002', state: 'called' },
      { no: 'A003', state: 'waiting' },
    ]);
  });

  it('calls no number twice with four clerks at two hundred numbers', async () => {
    hall = await openQueueHall({ quota: null });
    for (let i = 0; i < 200; i += 1) await put();
    // Four windows made to serve the one group: the demo hall has fewer for it.
    const windows = hall.catalogue.windows.slice(0, 4).map((window) => ({ ...window, groups: ['G-HZ'] }));
    await hall.restart({ ...hall.catalogue, window: (code) => windows.find((window) => window.code === code) });
    const all: string[] = [];
    const work = async (windowCode: string) => {
      for (;;) {
        try {
          all.push((await called(windowCode)) ?? 'nobody');
        } catch (error) {
          expect(error).toMatchObject({ code: 'NOBODY_WAITING' });
          return;
        }
      }
    };
    await Promise.all(windows.map((window) => work(window.code)));
    expect(all).toHaveLength(200);
    expect(new Set(all).size).toBe(200);
    expect(hall.doubleCalls).toEqual([]);
    expect((await hall.verify()).ok).toBe(true);
  });

  it('takes a double click for one, but not the next click', async () => {
    hall = await openQueueHall();
    for (let i = 0; i < 4; i += 1) await put();
    const requestId = randomUUID();
    const both = await Promise.all([next('W01', { requestId }), next('W01', { requestId })]);
    expect(both.map((view) => view.current?.ticket.no)).toEqual(['A001', 'A001']);
    await next();
    // The first click, sent again late, after its answer was lost.
    await hall.restart();
    expect((await next('W01', { requestId })).current?.ticket.no).toBe('A002');
    expect(await called()).toBe('A003');
  });

  it('does not take another window’s click for its own', async () => {
    hall = await openQueueHall();
    await put(deeds);
    await put(deeds);
    const requestId = randomUUID();
    expect((await next('W10', { requestId })).current?.ticket.no).toBe('H001');
    expect((await next('W11', { requestId })).current?.ticket.no).toBe('H002');
  });

  it('of two who press next at one window, each for whom they see there, finishes nobody unserved', async () => {
    hall = await openQueueHall();
    for (let i = 0; i < 3; i += 1) await put();
    const first = (await next('W01', { seen: null })).current?.ticket;
    const seen = first?.id ?? '';
    const both = await Promise.allSettled([next('W01', { seen }), next('W01', { seen })]);
    expect(both.map((one) => one.status)).toEqual(['fulfilled', 'rejected']);
    expect(both[1]).toMatchObject({ reason: { code: 'CHANGED' } });
    const window = await hall.calling.window('W01');
    expect(window).toMatchObject({ current: { ticket: { no: 'A002' } }, servedToday: 1, waitingCount: 1 });
    // The supervisor hears of it.
    expect(hall.doubleCalls).toEqual([{ actor: clerk, windowCode: 'W01', ticketNo: 'A002' }]);
    await expect(next('W01', { seen: null })).rejects.toMatchObject({ code: 'CHANGED' });
  });

  it('leaves the number at the window when nobody waits', async () => {
    hall = await openQueueHall();
    await put();
    await next();
    await expect(next()).rejects.toMatchObject({ code: 'NOBODY_WAITING' });
    expect((await hall.calling.window('W01')).current?.ticket.no).toBe('A001');
  });

  it('knows no window that is not in the hall', async () => {
    hall = await openQueueHall();
    const here = { windowCode: 'W99', ticketId: randomUUID() };
    const { calling } = hall;
    for (const act of [
      () => calling.window('W99'),
      () => next('W99'),
      () => calling.recall(clerk, here),
      () => calling.finish(clerk, here),
      () => calling.miss(clerk, { ...here, reason: 'not-here' }),
      () => calling.park(clerk, here),
      () => calling.callBack(clerk, { ...here, requestId: randomUUID() }),
      () => calling.forward(clerk, { ...here, to: { kind: 'window', windowCode: 'W01' }, reason: 'wrong-line' }),
      () => calling.pause(clerk, { windowCode: 'W99', reason: 'lunch' }),
      () => calling.open(clerk, here),
      () => calling.sit(clerk, here),
      () => calling.leave(clerk, here),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: 'WINDOW_UNKNOWN' });
    }
  });

  it('shows at the desk no more rows than fit, and counts all', async () => {
    hall = await openQueueHall({ quota: null });
    for (let i = 0; i < 60; i += 1) await put();
    const view = await hall.calling.window('W01');
    expect(view.waitingCount).toBe(60);
    expect(view.waiting.map((ticket) => ticket.no).slice(0, 2)).toEqual(['A001', 'A002']);
    expect(view.waiting).toHaveLength(50);
  });

  it('calls nobody at a window that serves nothing', async () => {
    hall = await openQueueHall();
    await put();
    const window = { ...(hall.catalogue.window('W01') ?? hall.catalogue.windows[0]), groups: [] };
    await hall.restart({ ...hall.catalogue, window: () => window as never });
    await expect(next()).rejects.toMatchObject({ code: 'NOBODY_WAITING' });
    expect(await hall.calling.window('W01')).toMatchObject({ waiting: [], waitingCount: 0, groupCodes: [] });
  });
});

describe('lanes', () => {
  it('call the green channel first, but every third call is the normal lane’s', async () => {
    hall = await openQueueHall();
    for (let i = 0; i < 3; i += 1) await put(); // A001–A003
    for (let i = 0; i < 5; i += 1) await putGreen(hall, idCard); // A004–A008
    const shown = (await hall.calling.window('W01')).waiting.map(({ no }) => no);
    const order: (string | undefined)[] = [];
    for (let i = 0; i < 8; i += 1) order.push(await called());
    expect(order).toEqual(['A004', 'A005', 'A001', 'A006', 'A007', 'A002', 'A008', 'A003']);
    expect(shown).toEqual(order);
  });

  it('count priority calls at each window by itself, over a restart too', async () => {
    hall = await openQueueHall();
    await put();
    await put();
    for (let i = 0; i < 5; i += 1) await putGreen(hall, idCard); // A003–A007
    expect([await called('W01'), await called('W01')]).toEqual(['A003', 'A004']);
    await hall.restart();
    expect(await called('W02')).toBe('A005');
    expect(await called('W01')).toBe('A001');
    expect(await called('W02')).toBe('A006');
    expect(await called('W02')).toBe('A002');
  });

  it('give an appointment its place when its time has come, and before that only where nobody else waits', async () => {
    hall = await openQueueHall();
    const dueAt = mondayMorning + 20 * 60_000;
    await putNumber(hall, idCard, { lane: 'appointment', dueAt }); // A001
    await put();
    await put();
    expect(await called()).toBe('A002');
    hall.time.now = dueAt;
    expect((await hall.calling.window('W01')).waiting.map(({ no }) => no)).toEqual(['A001', 'A003']);
    expect(await called()).toBe('A001');
    expect(await called()).toBe('A003');
    await putNumber(hall, idCard, { lane: 'appointment', dueAt: dueAt + 60_000 });
    expect(await called()).toBe('A004');
  });

  it('take nothing from an appointment that was called before its time', async () => {
    hall = await openQueueHall({ settings: { missed: { requeueTimes: 1, behind: 3, keepMinutes: 0 } } });
    const dueAt = mondayMorning + 10 * 60_000;
    const { id } = await putNumber(hall, idCard, { lane: 'appointment', dueAt });
    for (const minutes of [20, 50])
      await putNumber(hall, idCard, { lane: 'appointment', dueAt: dueAt + minutes * 60_000 });
    for (let i = 0; i < 2; i += 1) {
      expect(await called()).toBe('A001');
      await hall.calling.miss(clerk, { windowCode: 'W01', ticketId: id, reason: 'not-here' });
    }
    hall.time.now = dueAt;
    await put();
    expect(await called()).toBe('A001');
    await hall.calling.miss(clerk, { windowCode: 'W01', ticketId: id, reason: 'not-here' });
    const row = await hall.store.db.selectFrom('tickets').select(['misses', 'state']).where('id', '=', id).execute();
    expect(row).toEqual([{ misses: 1, state: 'waiting' }]);
    expect((await hall.verify()).ok).toBe(true);
  });

  it('wait with the green channel until somebody has looked, where the hall wants it so', async () => {
    hall = await openQueueHall({ settings: { green: 'confirmed' } });
    await put();
    const first = await putGreen(hall, idCard);
    await putGreen(hall, idCard);
    await hall.calling.confirmGreen(clerk, { ticketId: first.id, holds: true });
    expect([await called(), await called(), await called()]).toEqual(['A002', 'A001', 'A003']);
  });

  it('take turns between groups by who came first, and keep order within one when the clock stands still', async () => {
    hall = await openQueueHall();
    await put(deedTax);
    hall.time.now += 1000;
    await put(deeds);
    // Set back: the hall's time waits for the clock, and what is taken meanwhile is taken in one instant.
    hall.time.now -= 7_200_000;
    for (let i = 0; i < 2; i += 1) await put(deeds);
    const order: (string | undefined)[] = [];
    for (let i = 0; i < 4; i += 1) order.push(await called('W11'));
    expect(order).toEqual(['J001', 'H001', 'H002', 'H003']);
  });
});

describe('the number at the window', () => {
  it('is recalled up to the limit, the first call counted', async () => {
    hall = await openQueueHall({ settings: { recallMax: 3 } });
    await put();
    const ticketId = (await next()).current?.ticket.id ?? '';
    const recall = () => hall.calling.recall(clerk, { windowCode: 'W01', ticketId });
    expect((await recall()).current?.calls).toBe(2);
    expect((await recall()).current?.calls).toBe(3);
    await expect(recall()).rejects.toMatchObject({ code: 'RECALL_LIMIT', data: { limit: 3 } });
    await hall.calling.finish(clerk, { windowCode: 'W01', ticketId });
    await expect(recall()).rejects.toMatchObject({ code: 'NOTHING_CALLED' });
  });

  it('ends once, however often it is pressed', async () => {
    hall = await openQueueHall();
    await put();
    const ticketId = (await next()).current?.ticket.id ?? '';
    const finish = () => hall.calling.finish(clerk, { windowCode: 'W01', ticketId });
    const both = await Promise.allSettled([finish(), finish()]);
    expect(both.map((one) => one.status)).toEqual(['fulfilled', 'rejected']);
    expect(both[1]).toMatchObject({ reason: { code: 'NOTHING_CALLED' } });
    expect(await hall.calling.window('W01')).toMatchObject({ current: null, servedToday: 1 });
  });

  it('is the one that was meant: an act that comes late or twice does nothing to the next person', async () => {
    hall = await openQueueHall();
    for (let i = 0; i < 2; i += 1) await put();
    const here = { windowCode: 'W01', ticketId: (await next()).current?.ticket.id ?? '' };
    await hall.calling.finish(clerk, here);
    expect(await called()).toBe('A002');
    for (const act of [
      () => hall.calling.finish(clerk, here),
      () => hall.calling.recall(clerk, here),
      () => hall.calling.miss(clerk, { ...here, reason: 'left' }),
      () => hall.calling.park(clerk, here),
      () => hall.calling.forward(clerk, { ...here, to: { kind: 'window', windowCode: 'W10' }, reason: 'wrong-line' }),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: 'CHANGED' });
    }
    expect(await hall.calling.window('W01')).toMatchObject({
      current: { ticket: { no: 'A002', state: 'called' }, calls: 1 },
    });
    expect(hall.doubleCalls).toEqual([]);
  });
});

describe('another day', () => {
  it('never calls yesterday’s numbers, and lets go of what was left at the window', async () => {
    hall = await openQueueHall();
    for (let i = 0; i < 3; i += 1) await put();
    const here = { windowCode: 'W01', ticketId: (await next()).current?.ticket.id ?? '' };
    hall.pass(dayMs);
    expect(await hall.calling.window('W01')).toMatchObject({ current: null, waitingCount: 0, waiting: [] });
    await expect(next()).rejects.toMatchObject({ code: 'NOBODY_WAITING' });
    await expect(hall.calling.recall(clerk, here)).rejects.toMatchObject({ code: 'NOTHING_CALLED' });
    await expect(hall.calling.finish(clerk, here)).rejects.toMatchObject({ code: 'NOTHING_CALLED' });
    await expect(hall.calling.top(clerk, { ticketId: here.ticketId, reason: 'other' })).rejects.toMatchObject({
      code: 'TICKET_UNKNOWN',
    });
    await put();
    expect((await next('W01', { seen: null })).current?.ticket).toMatchObject({ no: 'A001', date: '2026-12-08' });
    const left = await hall.store.db.selectFrom('tickets').select(['date', 'state']).where('no', '=', 'A001').execute();
    expect(left).toContainEqual({ date: '2026-12-07', state: 'served' });
    expect((await hall.verify()).ok).toBe(true);
  });

  it('calls nobody once the day is closed, and only new numbers after it was opened again', async () => {
    hall = await openQueueHall();
    for (let i = 0; i < 2; i += 1) await put();
    const here = { windowCode: 'W01', ticketId: (await next()).current?.ticket.id ?? '' };
    const parked = await put();
    await hall.calling.park(clerk, here);
    await hall.day.close(clerk, '2026-12-07');
    await expect(next()).rejects.toMatchObject({ code: 'NOBODY_WAITING' });
    for (const ticketId of [here.ticketId, parked.id]) {
      const back = hall.calling.callBack(clerk, { windowCode: 'W01', ticketId, requestId: randomUUID() });
      await expect(back).rejects.toMatchObject({ code: 'TICKET_CHANGED' });
      await expect(hall.calling.requeue(clerk, { ticketId })).rejects.toMatchObject({ code: 'TICKET_CHANGED' });
    }
    await hall.day.reopen(clerk, '2026-12-07');
    await expect(next()).rejects.toMatchObject({ code: 'NOBODY_WAITING' });
    await put();
    expect(await called()).toBe('A004');
    expect((await hall.verify()).ok).toBe(true);
  });
});
