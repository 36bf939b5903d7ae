// How the queue stands, told to kiosks, displays and whoever follows their own number.
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { queueLiveEvents } from '#electron/queue/queue-live.ts';
import type { JournalEvent } from '#electron/store/store.ts';
import { hallEventSchema } from '#shared/contract/live.ts';
import { boardSchema, myNumberSchema, overviewSchema, type Taken } from '#shared/contract/queue.ts';
import { parseScan } from '#shared/domain/scan-code.ts';
import { clerk, kiosk, openQueueHall, type QueueHall } from './queue-hall.ts';

const idCard = 'GA-01'; // group G-HZ, series A
const household = 'GA-05'; // the same group
const passport = 'GA-21'; // group G-CRJ
const minute = 60_000;
let hall: QueueHall;
afterEach(() => hall.close());

const windowCode = (place = 0) => hall.catalogue.windowsOfGroup('G-HZ')[place]?.code ?? '';
const next = async (place = 0) => {
  const at = { windowCode: windowCode(place), requestId: randomUUID() };
  return (await hall.calling.callNext(clerk, at)).current?.ticket;
};
/** Calls the next one, keeps them for so many minutes, finishes. */
async function serve(minutes: number, place = 0): Promise<void> {
  const ticket = await next(place);
  hall.time.now += minutes * minute;
  await hall.calling.finish(clerk, { windowCode: windowCode(place), ticketId: ticket?.id ?? '' });
}

/** The slip as a phone or a scanner reads it. */
function slipOf(taken: Taken) {
  const scan = parseScan(taken.qr);
  if (scan?.kind !== 'ticket' || scan.key === null) throw new Error('the slip’s code is not read');
  return { date: scan.date, ticketNo: scan.ticketNo, key: scan.key };
}
const mine = async (taken: Taken) => myNumberSchema.parse(await hall.queue.myNumber(slipOf(taken)));

describe('my number', () => {
  it('is followed from the line to the window and past it', async () => {
    hall = await openQueueHall({ settings: { missed: { requeueTimes: 0, behind: 3, keepMinutes: 20 } } });
    const first = await hall.take(idCard);
    const second = await hall.take(idCard);
    expect(await mine(second)).toMatchObject({ aheadNow: 1, call: null, calledNow: [], canRate: false });
    await next();
    expect(await mine(second)).toMatchObject({
      aheadNow: 0,
      ticket: { state: 'waiting' },
      calledNow: [{ ticketNo: first.ticket.no, windowCode: windowCode() }],
    });
    expect(await mine(first)).toMatchObject({
      aheadNow: null,
      call: { ticketNo: 'A001', windowNumber: expect.any(String), times: 1 },
    });
    await hall.calling.finish(clerk, { windowCode: windowCode(), ticketId: first.ticket.id });
    expect(await mine(first)).toMatchObject({ ticket: { state: 'served' }, call: null, canRate: true });
    await next();
    hall.time.now += minute;
    await hall.calling.miss(clerk, { windowCode: windowCode(), ticketId: second.ticket.id, reason: 'not-here' });
    expect(await mine(second)).toMatchObject({
      ticket: { state: 'no-show', misses: 1 },
      canRate: false,
      keptUntil: hall.time.now + 20 * minute,
    });
    hall.time.now += 20 * minute;
    expect((await mine(second)).keptUntil).toBeNull();
  });

  it('is told to nobody without the key, and to nobody once the day is over', async () => {
    hall = await openQueueHall();
    const taken = await hall.take(idCard);
    const other = await hall.take(idCard);
    const slip = slipOf(taken);
    expect(slip.key).not.toBe(slipOf(other).key);
    const last = (Number(slip.key.at(-1)) + 1) % 10;
    const wrong = [
      { ...slip, key: slip.key.slice(0, -1) + last },
      { ...slip, key: slipOf(other).key },
      { ...slip, ticketNo: other.ticket.no },
      { ...slip, ticketNo: 'A999' },
      { ...slip, date: '2026-12-06' },
      { ...slip, date: '2026-12-08' },
    ];
    for (const one of wrong) {
      await expect(hall.queue.myNumber(one)).rejects.toMatchObject({ code: 'TICKET_UNKNOWN' });
    }
    await hall.restart();
    expect((await mine(taken)).ticket.id).toBe(taken.ticket.id);
    // Over midnight it is still good for whoever waits; the next morning it is not.
    hall.time.now += 24 * 60 * minute;
    expect((await mine(taken)).ticket.id).toBe(taken.ticket.id);
    hall.pass(4 * 60 * minute);
    await expect(hall.queue.myNumber(slip)).rejects.toMatchObject({ code: 'TICKET_UNKNOWN' });
  });

  it('has an address only where the hall has one', async () => {
    hall = await openQueueHall();
    expect(await hall.take(idCard)).toMatchObject({ watchUrl: null, qr: expect.stringMatching(/^7722\d+$/) });
    await hall.close();
    hall = await openQueueHall({ phoneUrl: 'https://banshi.example.gov.cn/' });
    const taken = await hall.take(idCard);
    expect(taken.watchUrl).toMatch(/^https:\/\/banshi\.example\.gov\.cn\/t\/7722\d+$/);
    expect(taken.qr).toBe(taken.watchUrl);
    expect((await mine(taken)).ticket.id).toBe(taken.ticket.id);
    const job = await hall.store.db.selectFrom('slip_jobs').select('data').executeTakeFirstOrThrow();
    expect(JSON.parse(job.data).slip.qr).toBe(taken.watchUrl);
  });
});

describe('the wait', () => {
  it('is of the matters before one, not of the average', async () => {
    hall = await openQueueHall({ quota: null });
    for (let i = 0; i < 4; i += 1) await hall.take(idCard);
    for (let i = 0; i < 4; i += 1) await serve(2);
    for (let i = 0; i < 4; i += 1) await hall.take(household);
    for (let i = 0; i < 4; i += 1) await serve(30);
    const none = (await hall.take(idCard)).ticket.estimate;
    expect(none).toMatchObject({ fromMinutes: 0 });
    const behindQuick = (await hall.take(household)).ticket;
    expect(behindQuick).toMatchObject({ ahead: 1 });
    const behindSlow = (await hall.take(idCard)).ticket;
    // Behind one of two minutes and one of thirty.
    expect(behindSlow).toMatchObject({ ahead: 2, estimate: { fromMinutes: 25 } });
    expect(behindQuick.estimate?.toMinutes ?? 99).toBeLessThanOrEqual(30);
    expect(behindQuick.estimate?.fromMinutes).toBe(0);
  });

  it('is shared by the windows that serve, less those that pause', async () => {
    hall = await openQueueHall({ quota: null });
    for (let i = 0; i < 14; i += 1) await hall.take(idCard);
    for (let i = 0; i < 2; i += 1) {
      const both = [await next(0), await next(1)];
      hall.time.now += 10 * minute;
      for (const [place, ticket] of both.entries()) {
        await hall.calling.finish(clerk, { windowCode: windowCode(place), ticketId: ticket?.id ?? '' });
      }
    }
    // Ten wait, ten minutes each, two windows.
    expect((await hall.take(idCard)).ticket).toMatchObject({ ahead: 10, estimate: { fromMinutes: 50, toMinutes: 55 } });
    await hall.calling.pause(clerk, { windowCode: windowCode(1), reason: 'lunch' });
    expect((await hall.take(idCard)).ticket).toMatchObject({
      ahead: 11,
      estimate: { fromMinutes: 110, toMinutes: 115 },
    });
  });
});

describe('the overview and the board', () => {
  it('keep to their shapes on an empty day and a full one', async () => {
    hall = await openQueueHall();
    expect(overviewSchema.parse(await hall.queue.overview())).toMatchObject({ waiting: 0, calls: [] });
    const empty = boardSchema.parse(await hall.queue.board());
    expect(empty.windows.length).toBeGreaterThan(5);
    expect(empty.windows.every((window) => window.state === 'free' && window.lastNos.length === 0)).toBe(true);
    for (let i = 0; i < 6; i += 1) await hall.take(idCard);
    await hall.take(passport);
    for (let i = 0; i < 4; i += 1) await serve(3);
    await next();
    await hall.calling.pause(clerk, { windowCode: windowCode(1), reason: 'meeting' });
    const overview = overviewSchema.parse(await hall.queue.overview());
    expect(overview.waiting).toBe(2);
    expect(overview.calls.map((call) => call.ticketNo)).toEqual(['A005']);
    const board = boardSchema.parse(await hall.queue.board());
    const at = (code: string) => board.windows.find((window) => window.code === code);
    expect(at(windowCode())).toMatchObject({
      state: 'serving',
      ticketNo: 'A005',
      lastNos: ['A005', 'A004', 'A003'],
      floor: expect.any(Number),
      zone: { zh: expect.any(String), en: expect.any(String) },
    });
    expect(at(windowCode(1))).toMatchObject({ state: 'paused', ticketNo: null });
    expect(board.ticker).toEqual(hall.catalogue.ticker);
  });

  it('show a window outside its hours as paused, but not one that still serves somebody', async () => {
    hall = await openQueueHall({ hours: 'windows' });
    await hall.take(idCard);
    await next();
    hall.time.now = Date.parse('2026-12-07T15:00:00Z');
    const board = await hall.queue.board();
    for (const window of board.windows) {
      expect(window.state, window.code).toBe(window.code === windowCode() ? 'serving' : 'paused');
    }
    const groups = (await hall.queue.overview()).groups;
    expect(groups.every((group) => group.state === 'closed' && group.closesAt === null)).toBe(true);
  });

  it('show every window as paused once the day was ended, whatever its hours', async () => {
    hall = await openQueueHall();
    await hall.store.write(clerk, (w) => w.append({ type: 'day.closed', subject: '2026-12-07', data: {} }));
    expect(new Set((await hall.queue.board()).windows.map(({ state }) => state))).toEqual(new Set(['paused']));
    await hall.store.write(clerk, (w) => w.append({ type: 'day.reopened', subject: '2026-12-07', data: {} }));
    expect(new Set((await hall.queue.board()).windows.map(({ state }) => state))).toEqual(new Set(['free']));
  });

  it('forget yesterday', async () => {
    hall = await openQueueHall();
    await hall.take(idCard);
    await next();
    hall.pass(24 * 60 * minute);
    expect((await hall.queue.board()).calls).toEqual([]);
    expect((await hall.queue.board()).windows.every((window) => window.ticketNo === null)).toBe(true);
    expect(await hall.queue.overview()).toMatchObject({ waiting: 0, calls: [] });
  });
});

describe('what the live feeds hear', () => {
  it('is one of the contract’s events for all that happens, and names nobody', async () => {
    hall = await openQueueHall();
    const heard: JournalEvent[] = [];
    hall.store.onCommitted((events) => heard.push(...events));
    for (let i = 0; i < 5; i += 1) await hall.take(idCard);
    const green = { requestId: randomUUID(), matterCode: idCard, language: 'zh-CN', green: 'elderly' } as const;
    const { ticket } = await hall.queue.take(kiosk, green);
    await hall.queue.addMatter(kiosk, { ticketId: ticket.id, matterCode: household, language: 'zh-CN' });
    await hall.calling.confirmGreen(clerk, { ticketId: ticket.id, holds: false });
    await hall.calling.top(clerk, { ticketId: ticket.id, reason: 'infant' });
    const topped = await next();
    await hall.calling.recall(clerk, { windowCode: windowCode(), ticketId: topped?.id ?? '' });
    await hall.calling.park(clerk, { windowCode: windowCode(), ticketId: topped?.id ?? '' });
    await hall.calling.requeue(clerk, { ticketId: topped?.id ?? '' });
    const missed = await next();
    await hall.calling.miss(clerk, { windowCode: windowCode(), ticketId: missed?.id ?? '', reason: 'left' });
    const sent = await next();
    await hall.calling.forward(clerk, {
      windowCode: windowCode(),
      ticketId: sent?.id ?? '',
      to: { kind: 'matter', matterCode: passport },
      reason: 'also-here',
    });
    await serve(1);
    await hall.calling.pause(clerk, { windowCode: windowCode(), reason: 'lunch' });
    await hall.calling.open(clerk, { windowCode: windowCode() });
    await hall.calling.sit(clerk, { windowCode: windowCode() });
    await hall.queue.turnedAway(kiosk, { requestId: randomUUID(), matterCode: idCard });
    const events = heard.flatMap((event) => queueLiveEvents(hall.catalogue, event));
    for (const event of events) expect(hallEventSchema.parse(event)).toEqual(event);
    expect(JSON.stringify(events)).not.toMatch(/带着孩子|要办护照|left|elderly/);
    const told = (type: string) =>
      heard.filter((event) => event.type === type).flatMap((event) => queueLiveEvents(hall.catalogue, event));
    const number = hall.catalogue.window(windowCode())?.number;
    expect(told('ticket.ended')).toEqual([
      { type: 'ticket-ended', at: expect.any(Number), ticketNo: expect.any(String) },
      { type: 'rating-changed', at: expect.any(Number), windowNumber: number },
    ]);
    expect(told('ticket.missed').map(({ type }) => type)).toEqual(['ticket-ended', 'queue-changed']);
    expect(told('ticket.forwarded')).toMatchObject([
      { type: 'ticket-ended', ticketNo: sent?.no },
      { type: 'queue-changed', groupCode: 'G-CRJ' },
    ]);
    expect(told('ticket.recalled')).toMatchObject([{ type: 'called', call: { times: 2, windowCode: windowCode() } }]);
    expect(told('window.paused')).toMatchObject([{ type: 'window-changed', windowCode: windowCode() }]);
    expect(told('queue.turned-away')).toEqual([]);
    expect(told('ticket.topped')).toMatchObject([{ type: 'queue-changed', groupCode: 'G-HZ' }]);
  });
});
