import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { queueLiveEvent } from '#electron/queue/queue-views.ts';
import type { JournalEvent } from '#electron/store/store.ts';
import { hallEventSchema } from '#shared/contract/live.ts';
import { boardSchema, deskWindowSchema, overviewSchema } from '#shared/contract/queue.ts';
import { clerk, openQueueHall, type QueueHall } from './queue-hall.ts';

const idCard = 'GA-01'; // group G-HZ
const deeds = 'BD-01'; // group G-BDC
const deedTax = 'SW-01'; // group G-SW; window 11 calls both
const dayMs = 24 * 3_600_000;
let hall: QueueHall;
// Hundreds of durable writes on a disk that others use too.
vi.setConfig({ testTimeout: 60_000 });
afterEach(() => hall.close());

const idWindow = () => hall.catalogue.windowsOfGroup('G-HZ')[0]?.code ?? '';
const next = (windowCode: string, requestId: string = randomUUID()) =>
  hall.queue.callNext(clerk, { windowCode, requestId });
/** What a desk sees there now: the number an act is meant for. */
const seenAt = async (windowCode: string) => (await hall.queue.window(windowCode)).current?.ticket.id ?? randomUUID();

describe('calling', () => {
  it('calls in the order of taking and finishes the one before as served', async () => {
    hall = await openQueueHall();
    for (let i = 0; i < 3; i += 1) await hall.take(idCard);
    const first = await next(idWindow());
    expect(deskWindowSchema.parse(first)).toEqual(first);
    expect(first).toMatchObject({ current: { ticket: { no: 'A001', state: 'called' }, calls: 1 }, waitingCount: 2 });
    expect((await next(idWindow())).current?.ticket.no).toBe('A002');
    const rows = await hall.store.db.selectFrom('tickets').select(['no', 'state']).orderBy('n').execute();
    expect(rows).toEqual([
      { no: 'A001', state: 'served' },
      { no: 'A002', state: 'called' },
      { no: 'A003', state: 'waiting' },
    ]);
  });

  it('calls no number twice with four clerks at two hundred numbers', async () => {
    hall = await openQueueHall({ quota: null });
    for (let i = 0; i < 200; i += 1) await hall.take(idCard);
    // Four windows made to serve the one group: the demo hall has fewer for it.
    const windows = hall.catalogue.windows.slice(0, 4).map((window) => ({ ...window, groups: ['G-HZ'] }));
    await hall.restart({ ...hall.catalogue, window: (code) => windows.find((window) => window.code === code) });
    const called: string[] = [];
    const work = async (windowCode: string) => {
      for (;;) {
        try {
          called.push((await next(windowCode)).current?.ticket.no ?? 'nobody');
        } catch (error) {
          expect(error).toMatchObject({ code: 'NOBODY_WAITING' });
          return;
        }
      }
    };
    await Promise.all(windows.map((window) => work(window.code)));
    expect(called).toHaveLength(200);
    expect(new Set(called).size).toBe(200);
    expect((await hall.verify()).ok).toBe(true);
  });

  it('takes a double click for one, but not the next click', async () => {
    hall = await openQueueHall();
    for (let i = 0; i < 4; i += 1) await hall.take(idCard);
    const click = randomUUID();
    const both = await Promise.all([next(idWindow(), click), next(idWindow(), click)]);
    expect(both.map((view) => view.current?.ticket.no)).toEqual(['A001', 'A001']);
    await next(idWindow());
    // The first click, sent again late, after its answer was lost.
    await hall.restart();
    expect((await next(idWindow(), click)).current?.ticket.no).toBe('A002');
    expect((await next(idWindow())).current?.ticket.no).toBe('A003');
  });

  it('does not take another window’s click for its own', async () => {
    hall = await openQueueHall();
    const [one, two] = hall.catalogue.windows.filter((window) => window.groups.includes('G-BDC'));
    await hall.take(deeds);
    await hall.take(deeds);
    const click = randomUUID();
    expect((await next(one?.code ?? '', click)).current?.ticket.no).toBe('H001');
    expect((await next(two?.code ?? '', click)).current?.ticket.no).toBe('H002');
  });

  it('leaves the number at the window when nobody waits', async () => {
    hall = await openQueueHall();
    await hall.take(idCard);
    await next(idWindow());
    await expect(next(idWindow())).rejects.toMatchObject({ code: 'NOBODY_WAITING' });
    expect((await hall.queue.window(idWindow())).current?.ticket.no).toBe('A001');
  });

  it('takes turns between groups by who came first, and keeps order within a group when the clock jumps back', async () => {
    hall = await openQueueHall();
    const both =
      hall.catalogue.windows.find((w) => w.groups.includes('G-BDC') && w.groups.includes('G-SW'))?.code ?? '';
    await hall.take(deedTax);
    hall.time.now += 1000;
    await hall.take(deeds);
    hall.time.now -= 60_000;
    await hall.take(deeds);
    const order: (string | undefined)[] = [];
    for (let i = 0; i < 3; i += 1) order.push((await next(both)).current?.ticket.no);
    expect(order).toEqual(['J001', 'H001', 'H002']);
  });

  it('never calls yesterday’s numbers, and lets go of what was left at the window', async () => {
    hall = await openQueueHall();
    for (let i = 0; i < 3; i += 1) await hall.take(idCard);
    const ticketId = (await next(idWindow())).current?.ticket.id ?? '';
    hall.time.now += dayMs;
    expect(await hall.queue.window(idWindow())).toMatchObject({ current: null, waitingCount: 0, waiting: [] });
    await expect(next(idWindow())).rejects.toMatchObject({ code: 'NOBODY_WAITING' });
    await expect(hall.queue.recall(clerk, { windowCode: idWindow(), ticketId })).rejects.toMatchObject({
      code: 'NOTHING_CALLED',
    });
    await expect(
      hall.queue.finish(clerk, { windowCode: idWindow(), ticketId, outcome: 'served' }),
    ).rejects.toMatchObject({
      code: 'NOTHING_CALLED',
    });
    await hall.take(idCard);
    expect((await next(idWindow())).current?.ticket).toMatchObject({ no: 'A001', date: '2026-12-08' });
    const left = await hall.store.db.selectFrom('tickets').select(['date', 'state']).where('no', '=', 'A001').execute();
    expect(left).toContainEqual({ date: '2026-12-07', state: 'served' });
    expect((await hall.verify()).ok).toBe(true);
  });

  it('recalls up to the limit, the first call counted', async () => {
    hall = await openQueueHall({ recallMax: 3 });
    await hall.take(idCard);
    const recall = async () => hall.queue.recall(clerk, { windowCode: idWindow(), ticketId: await seenAt(idWindow()) });
    await expect(recall()).rejects.toMatchObject({ code: 'NOTHING_CALLED' });
    await next(idWindow());
    expect((await recall()).current?.calls).toBe(2);
    expect((await recall()).current?.calls).toBe(3);
    await expect(recall()).rejects.toMatchObject({ code: 'RECALL_LIMIT', data: { limit: 3 } });
  });

  it('ends a number once, as served or as missed', async () => {
    hall = await openQueueHall();
    await hall.take(idCard);
    const ticketId = (await next(idWindow())).current?.ticket.id ?? '';
    const finish = () => hall.queue.finish(clerk, { windowCode: idWindow(), ticketId, outcome: 'no-show' });
    const both = await Promise.allSettled([finish(), finish()]);
    expect(both.map((one) => one.status)).toEqual(['fulfilled', 'rejected']);
    expect(both[1]).toMatchObject({ reason: { code: 'NOTHING_CALLED' } });
    expect((await hall.queue.window(idWindow())).current).toBeNull();
    expect((await hall.store.db.selectFrom('tickets').select('state').execute())[0]?.state).toBe('no-show');
  });

  it('does nothing to the next person when an act for the one before comes late or twice', async () => {
    hall = await openQueueHall();
    for (let i = 0; i < 2; i += 1) await hall.take(idCard);
    const ticketId = (await next(idWindow())).current?.ticket.id ?? '';
    const finish = () => hall.queue.finish(clerk, { windowCode: idWindow(), ticketId, outcome: 'served' });
    await finish();
    expect((await next(idWindow())).current?.ticket.no).toBe('A002');
    await expect(finish()).rejects.toMatchObject({ code: 'CHANGED' });
    const recall = hall.queue.recall(clerk, { windowCode: idWindow(), ticketId });
    await expect(recall).rejects.toMatchObject({ code: 'CHANGED' });
    expect(await hall.queue.window(idWindow())).toMatchObject({
      current: { ticket: { no: 'A002', state: 'called' }, calls: 1 },
    });
  });

  it('knows no window that is not in the hall', async () => {
    hall = await openQueueHall();
    for (const act of [
      () => hall.queue.window('W99'),
      () => next('W99'),
      () => hall.queue.recall(clerk, { windowCode: 'W99', ticketId: randomUUID() }),
      () => hall.queue.finish(clerk, { windowCode: 'W99', ticketId: randomUUID(), outcome: 'served' }),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: 'WINDOW_UNKNOWN' });
    }
  });

  it('shows at the desk no more rows than fit, and counts all', async () => {
    hall = await openQueueHall({ quota: null });
    for (let i = 0; i < 60; i += 1) await hall.take(idCard);
    const view = await hall.queue.window(idWindow());
    expect(view.waitingCount).toBe(60);
    expect(view.waiting.map((ticket) => ticket.no).slice(0, 2)).toEqual(['A001', 'A002']);
    expect(view.waiting.length).toBeLessThan(60);
  });
});

describe('what others see of it', () => {
  it('shows the newest calls first and who is at which window', async () => {
    hall = await openQueueHall();
    for (let i = 0; i < 8; i += 1) await hall.take(idCard);
    for (let i = 0; i < 7; i += 1) {
      hall.time.now += 60_000;
      await next(idWindow());
    }
    const overview = await hall.queue.overview();
    expect(overviewSchema.parse(overview)).toEqual(overview);
    expect(overview.calls.map((call) => call.ticketNo)).toEqual(['A007', 'A006', 'A005', 'A004', 'A003']);
    expect(overview).toMatchObject({ waiting: 1, date: '2026-12-07', asOf: hall.time.now });
    const board = await hall.queue.board();
    expect(boardSchema.parse(board)).toEqual(board);
    expect(board.windows.filter((window) => window.ticketNo !== null).map((window) => window.ticketNo)).toEqual([
      'A007',
    ]);
    // The window to tell takes no numbers: an empty place on the board would send people away from it.
    expect(board.windows.map((window) => window.number)).not.toContain(hall.catalogue.tellWindow.number);
  });

  it('hears of everything as it happens, with the call itself', async () => {
    hall = await openQueueHall();
    const heard: JournalEvent[] = [];
    hall.store.onCommitted((events) => heard.push(...events));
    await hall.take(idCard);
    const ticketId = (await next(idWindow())).current?.ticket.id ?? '';
    await hall.queue.recall(clerk, { windowCode: idWindow(), ticketId });
    await hall.queue.finish(clerk, { windowCode: idWindow(), ticketId, outcome: 'served' });
    const live = heard.map((event) => hallEventSchema.parse(queueLiveEvent(hall.catalogue, event)));
    expect(live.map((event) => event.type)).toEqual(['ticket-taken', 'called', 'called', 'ticket-ended']);
    expect(live[2]).toMatchObject({ call: { ticketNo: 'A001', times: 2, matterName: { zh: '居民身份证换领' } } });
  });
});
