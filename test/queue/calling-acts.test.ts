import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { deskWindowSchema } from '#shared/contract/calling.ts';
import { ticketSchema } from '#shared/contract/queue.ts';
import { putGreen } from './put-number.ts';
import { clerk, openQueueHall, type QueueHall } from './queue-hall.ts';
import { windowHands } from './window-hands.ts';

const idCard = 'GA-01'; // group G-HZ, windows W01 and W02
const deeds = 'BD-01'; // group G-BDC, windows W10 and W11
const deedTax = 'SW-01'; // group G-SW, window W11
const minuteMs = 60_000;
let hall: QueueHall;
vi.setConfig({ testTimeout: 60_000 });
afterEach(() => hall.close());

const { put, putSome, next, at, waiting } = windowHands(() => hall, idCard);
const noOf = async (windowCode = 'W01') => (await hall.calling.window(windowCode)).current?.ticket.no;
const back = (ticketId: string, windowCode = 'W01', requestId: string = randomUUID()) =>
  hall.calling.callBack(clerk, { windowCode, ticketId, requestId });

describe('calling back', () => {
  it('ends nobody’s visit but the one the clerk saw', async () => {
    hall = await openQueueHall();
    await putSome(2);
    const parked = await next();
    await hall.calling.park(clerk, at(parked));
    // Somebody else calls the next one to this window; this clerk's screen still shows it free.
    const here = await next();
    const input = { ...at(parked), requestId: randomUUID() };
    await expect(hall.calling.callBack(clerk, { ...input, seen: null })).rejects.toMatchObject({ code: 'CHANGED' });
    expect(await noOf()).toBe(here.no);
    expect(hall.doubleCalls).toMatchObject([{ windowCode: 'W01', ticketNo: here.no }]);
    await hall.calling.callBack(clerk, { ...input, seen: here.ticketId });
    expect(await noOf()).toBe(parked.no);
    // Its answer was lost: the same again is no second call, whoever is seen.
    expect((await hall.calling.callBack(clerk, { ...input, seen: here.ticketId })).servedToday).toBe(1);
  });
});

describe('过号', () => {
  it('goes back in line behind three, once, and is then over for good', async () => {
    hall = await openQueueHall();
    await putSome(5);
    const first = await next();
    const after = await hall.calling.miss(clerk, { ...at(first), reason: 'not-here' });
    expect(after).toMatchObject({ current: null, servedToday: 0, missed: [] });
    expect(after.waiting.map(({ no, misses }) => [no, misses])).toEqual([
      ['A002', 0],
      ['A003', 0],
      ['A004', 0],
      ['A001', 1],
      ['A005', 0],
    ]);
    for (let i = 0; i < 3; i += 1) await next();
    const again = await next();
    expect(again.no).toBe('A001');
    await hall.calling.miss(clerk, { ...at(again), reason: 'left' });
    expect(await waiting()).toEqual(['A005']);
    const found = await hall.calling.find({ ticketNo: 'a1' });
    expect(found.ticket).toMatchObject({ state: 'no-show', misses: 2 });
    // keepMinutes 0: nothing brings it back.
    await expect(back(first.ticketId)).rejects.toMatchObject({ code: 'TICKET_CHANGED' });
    await expect(hall.calling.requeue(clerk, { ticketId: first.ticketId })).rejects.toMatchObject({
      code: 'KEPT_TOO_LONG',
    });
    expect(await hall.verify()).toMatchObject({ ok: true });
  });

  it('stands behind the last where fewer wait, at the end where the hall says so, and is next where nobody does', async () => {
    hall = await openQueueHall({ settings: { missed: { requeueTimes: 3, behind: 3, keepMinutes: 0 } } });
    await putSome(2);
    await hall.calling.miss(clerk, { ...at(await next()), reason: 'not-here' });
    expect(await waiting()).toEqual(['A002', 'A001']);
    await hall.calling.finish(clerk, at(await next()));
    await hall.calling.miss(clerk, { ...at(await next()), reason: 'other' });
    expect(await waiting()).toEqual(['A001']);
    await hall.close();
    hall = await openQueueHall({ settings: { missed: { requeueTimes: 1, behind: 0, keepMinutes: 0 } } });
    await putSome(5);
    await hall.calling.miss(clerk, { ...at(await next()), reason: 'not-here' });
    expect(await waiting()).toEqual(['A002', 'A003', 'A004', 'A005', 'A001']);
  });

  it('stands directly behind its three though they were taken in one instant', async () => {
    hall = await openQueueHall();
    for (let i = 0; i < 6; i += 1) await put();
    await hall.calling.miss(clerk, { ...at(await next()), reason: 'not-here' });
    expect(await waiting()).toEqual(['A002', 'A003', 'A004', 'A001', 'A005', 'A006']);
  });

  it('of the green channel goes behind three of the priority lanes, not of the normal one', async () => {
    hall = await openQueueHall({ settings: { missed: { requeueTimes: 1, behind: 1, keepMinutes: 0 } } });
    for (let i = 0; i < 3; i += 1) await putGreen(hall, idCard); // A001–A003
    await putSome(3);
    await hall.calling.miss(clerk, { ...at(await next()), reason: 'not-here' });
    // A001 was one priority call: A002 is the second in a row, then it is the normal lane's turn.
    expect(await waiting()).toEqual(['A002', 'A004', 'A001', 'A003', 'A005', 'A006']);
  });

  it('is kept for a while where the hall says so, and may come back to a window or into the line', async () => {
    hall = await openQueueHall({ settings: { missed: { requeueTimes: 0, behind: 3, keepMinutes: 30 } } });
    await putSome(3);
    const first = await next();
    const { missed } = await hall.calling.miss(clerk, { ...at(first), reason: 'not-here' });
    expect(missed.map(({ no }) => no)).toEqual(['A001']);
    hall.time.now += 1;
    const second = await next();
    await hall.calling.miss(clerk, { ...at(second), reason: 'not-here' });
    hall.time.now += 20 * minuteMs;
    expect((await hall.calling.window('W01')).missed.map(({ no }) => no)).toEqual(['A002', 'A001']);
    const requeued = await hall.calling.requeue(clerk, { ticketId: first.ticketId });
    expect(ticketSchema.parse(requeued)).toMatchObject({ no: 'A001', state: 'waiting' });
    expect(await waiting()).toEqual(['A003', 'A001']);
    hall.time.now += 10 * minuteMs - 2;
    expect((await back(second.ticketId)).current?.ticket.no).toBe('A002');
    const third = await next();
    await hall.calling.miss(clerk, { ...at(third), reason: 'not-here' });
    hall.time.now += 30 * minuteMs;
    expect((await hall.calling.window('W01')).missed).toEqual([]);
    await expect(back(third.ticketId)).rejects.toMatchObject({ code: 'TICKET_CHANGED' });
    expect(await hall.verify()).toMatchObject({ ok: true });
  });
});

describe('挂起', () => {
  it('frees the window, and comes back to it with whoever is there finished', async () => {
    hall = await openQueueHall();
    await putSome(3);
    const first = await next();
    const parked = await hall.calling.park(clerk, at(first));
    expect(deskWindowSchema.parse(parked)).toEqual(parked);
    expect(parked).toMatchObject({ current: null, parked: [{ no: 'A001', state: 'parked' }], servedToday: 0 });
    await next();
    // Both windows of the group see it; one gets it.
    expect((await hall.calling.window('W02')).parked.map(({ no }) => no)).toEqual(['A001']);
    const here = await back(first.ticketId);
    expect(here).toMatchObject({ current: { ticket: { no: 'A001' }, calls: 1 }, parked: [], servedToday: 1 });
    const services = await hall.store.db.selectFrom('services').select(['k', 'how']).orderBy('called_at').execute();
    expect(services.map(({ k, how }) => [k, how])).toEqual(
      expect.arrayContaining([
        [1, 'parked'],
        [1, 'served'],
        [2, null],
      ]),
    );
  });

  it('called back by two windows at once goes to one, and the other is told', async () => {
    hall = await openQueueHall();
    await putSome(2);
    const first = await next('W01');
    await hall.calling.park(clerk, at(first));
    const both = await Promise.allSettled([back(first.ticketId, 'W01'), back(first.ticketId, 'W02')]);
    expect(both.map((one) => one.status)).toEqual(['fulfilled', 'rejected']);
    expect(both[1]).toMatchObject({ reason: { code: 'TICKET_CHANGED' } });
    expect(hall.doubleCalls).toMatchObject([{ windowCode: 'W02', ticketNo: 'A001' }]);
    expect([await noOf('W01'), await noOf('W02')]).toEqual(['A001', undefined]);
    // An act at the window it left would have been a second call of it.
    await expect(hall.calling.recall(clerk, { windowCode: 'W02', ticketId: first.ticketId })).rejects.toMatchObject({
      code: 'NOTHING_CALLED',
    });
    expect(hall.doubleCalls).toHaveLength(2);
  });

  it('takes a double click on it for one', async () => {
    hall = await openQueueHall();
    await putSome(1);
    const first = await next();
    await hall.calling.park(clerk, at(first));
    const requestId = randomUUID();
    await back(first.ticketId, 'W01', requestId);
    expect((await back(first.ticketId, 'W01', requestId)).current?.ticket.no).toBe('A001');
    expect(hall.doubleCalls).toEqual([]);
  });

  it('is not another line’s to call back, and goes back into its own', async () => {
    hall = await openQueueHall();
    await putSome(2);
    const first = await next();
    await hall.calling.park(clerk, at(first));
    await expect(back(first.ticketId, 'W10')).rejects.toMatchObject({ code: 'TICKET_UNKNOWN' });
    await expect(back(randomUUID())).rejects.toMatchObject({ code: 'TICKET_UNKNOWN' });
    await hall.calling.requeue(clerk, { ticketId: first.ticketId });
    expect(await waiting()).toEqual(['A002', 'A001']);
    await expect(hall.calling.requeue(clerk, { ticketId: first.ticketId })).rejects.toMatchObject({
      code: 'TICKET_CHANGED',
    });
  });
});

describe('forwarding', () => {
  it('to another matter keeps the place by when it was taken, and the number keeps its letter', async () => {
    hall = await openQueueHall();
    await putSome(1);
    hall.time.now += minuteMs;
    await put(deeds);
    hall.time.now += minuteMs;
    await put(deeds);
    const first = await next('W01');
    await hall.calling.forward(clerk, {
      ...at(first),
      to: { kind: 'matter', matterCode: deeds },
      reason: 'also-here',
    });
    expect(await waiting('W10')).toEqual(['A001', 'H001', 'H002']);
    expect(await waiting('W01')).toEqual([]);
    expect((await next('W11')).no).toBe('A001');
    const { ticket, steps } = await hall.calling.find({ ticketNo: 'A001' });
    expect(ticket).toMatchObject({ matterCode: deeds, groupCode: 'G-BDC', targetWindowCode: null, state: 'called' });
    expect(steps.map(({ what }) => what)).toEqual(['taken', 'called', 'forwarded', 'called']);
    expect(steps[2]).toMatchObject({ reason: 'also-here', windowNumber: hall.catalogue.window('W01')?.number });
    const services = await hall.store.db.selectFrom('services').select(['queue_group', 'matter_code', 'how']).execute();
    expect(services).toEqual([
      { queue_group: 'G-HZ', matter_code: idCard, how: 'forwarded' },
      { queue_group: 'G-BDC', matter_code: deeds, how: null },
    ]);
  });

  it('leaves the number the answer to the request it was taken by', async () => {
    hall = await openQueueHall();
    const requestId = randomUUID();
    const { ticket } = await hall.take(idCard, requestId);
    const to = { kind: 'matter', matterCode: deeds } as const;
    await hall.calling.forward(clerk, { ...at(await next('W01')), to, reason: 'also-here' });
    expect((await hall.take(idCard, requestId)).ticket).toMatchObject({ id: ticket.id, matterCode: deeds });
    await expect(hall.take(deeds, requestId)).rejects.toMatchObject({ code: 'REQUEST_REUSED' });
  });

  it('to a window is for that window alone', async () => {
    hall = await openQueueHall();
    await putSome(2);
    const first = await next('W01');
    await hall.calling.forward(clerk, {
      ...at(first),
      to: { kind: 'window', windowCode: 'W02' },
      reason: 'needs-colleague',
    });
    expect(await waiting('W01')).toEqual(['A002']);
    expect(await waiting('W02')).toEqual(['A001', 'A002']);
    expect((await next('W01')).no).toBe('A002');
    await expect(next('W01')).rejects.toMatchObject({ code: 'NOBODY_WAITING' });
    expect((await next('W02')).no).toBe('A001');
  });

  it('to a window of another line stands there by its rank, and comes back into that line for that window', async () => {
    hall = await openQueueHall();
    await putSome(1);
    hall.time.now += minuteMs;
    await put(deeds);
    const first = await next('W01');
    await hall.calling.forward(clerk, {
      ...at(first),
      to: { kind: 'window', windowCode: 'W11' },
      reason: 'wrong-line',
    });
    expect([await waiting('W10'), await waiting('W11')]).toEqual([['H001'], ['A001', 'H001']]);
    const there = await next('W11');
    hall.time.now += minuteMs;
    await hall.calling.miss(clerk, { ...at(there), reason: 'not-here' });
    expect([await waiting('W10'), await waiting('W11')]).toEqual([['H001'], ['H001', 'A001']]);
    expect((await next('W10')).no).toBe('H001');
    expect((await next('W11')).no).toBe('A001');
  });

  it('to a window that is taken out of the hall leaves nobody waiting for ever', async () => {
    hall = await openQueueHall();
    await putSome(1);
    const first = await next('W01');
    await hall.calling.forward(clerk, {
      ...at(first),
      to: { kind: 'window', windowCode: 'W02' },
      reason: 'wrong-line',
    });
    const windows = hall.catalogue.windows.filter(({ code }) => code !== 'W02');
    await hall.restart({ ...hall.catalogue, windows, window: (code) => windows.find((each) => each.code === code) });
    expect(await waiting('W01')).toEqual(['A001']);
    expect((await next('W01')).no).toBe('A001');
  });

  it('nowhere, or to where it is, is refused and changes nothing', async () => {
    hall = await openQueueHall();
    await put(deedTax);
    const here = at(await next('W11'));
    const forward = (to: Parameters<QueueHall['calling']['forward']>[1]['to']) =>
      hall.calling.forward(clerk, { ...here, to, reason: 'wrong-line' });
    await expect(forward({ kind: 'window', windowCode: 'W99' })).rejects.toMatchObject({ code: 'TARGET_UNKNOWN' });
    await expect(forward({ kind: 'matter', matterCode: 'XX-01' })).rejects.toMatchObject({ code: 'TARGET_UNKNOWN' });
    // The window to tell takes no numbers.
    const tell = hall.catalogue.tellWindow.code;
    await expect(forward({ kind: 'window', windowCode: tell })).rejects.toMatchObject({ code: 'TARGET_UNKNOWN' });
    await expect(forward({ kind: 'window', windowCode: 'W11' })).rejects.toMatchObject({ code: 'TARGET_IS_HERE' });
    await expect(forward({ kind: 'matter', matterCode: deeds })).rejects.toMatchObject({ code: 'TARGET_IS_HERE' });
    expect(await noOf('W11')).toBe('J001');
    expect(
      await hall.store.db.selectFrom('journal').selectAll().where('type', '=', 'ticket.forwarded').execute(),
    ).toEqual([]);
  });
});
