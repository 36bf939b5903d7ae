// Whoever is in the hall when the date changes is called all the same; whoever is not there any more is not.
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { slipKeyOf } from '#electron/queue/slip-key.ts';
import { createVault } from '#electron/store/vault.ts';
import { putGreen, putNumber } from './put-number.ts';
import { clerk, openQueueHall, type QueueHall, random } from './queue-hall.ts';

const idCard = 'GA-01'; // group G-HZ, windows W01 and W02
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const [today, tomorrow] = ['2026-12-07', '2026-12-08'];
const at = (time: string): number => Date.parse(`${today}T${time}:00+08:00`);

let hall: QueueHall;
afterEach(() => hall.close());

const put = () => putNumber(hall, idCard);
const next = async (windowCode = 'W01'): Promise<string> => {
  const { current } = await hall.calling.callNext(clerk, { windowCode, requestId: randomUUID() });
  return `${current?.ticket.date} ${current?.ticket.no}`;
};
const waiting = async (windowCode = 'W01') =>
  (await hall.calling.window(windowCode)).waiting.map(({ date, no }) => `${date} ${no}`);
const states = async () =>
  (await hall.store.db.selectFrom('tickets').select('state').orderBy('n').execute()).map(({ state }) => state);

/** A number from the kiosk, with the key on its slip. */
async function take() {
  const { ticket } = await hall.take(idCard);
  return { ticket, no: ticket.no, key: slipKeyOf(createVault(new Uint8Array(32).fill(7), random), ticket.id) };
}

/** Five people in two lanes; the order in which they are called. */
async function five(): Promise<string[]> {
  for (const one of [put, put, () => putGreen(hall, idCard), put, () => putGreen(hall, idCard)]) await one();
  return ['A003', 'A005', 'A001', 'A002', 'A004'].map((no) => `${today} ${no}`);
}

describe('a clock that leaps to tomorrow at ten in the morning', () => {
  it('loses nobody: all are called in their order, whatever the sweeper does in between', async () => {
    hall = await openQueueHall();
    const order = await five();
    hall.time.now += dayMs;
    expect(await waiting()).toEqual(order);
    const called: string[] = [];
    for (const windowCode of ['W01', 'W02', 'W01', 'W02', 'W01']) {
      await hall.day.sweep();
      called.push(await next(windowCode));
      hall.pass(hourMs);
    }
    expect(called).toEqual(order);
    expect(await states()).not.toContain('void');
    expect(await hall.store.db.selectFrom('closed_days').selectAll().execute()).toEqual([]);
    expect(await hall.verify()).toMatchObject({ ok: true });
  });

  it('and back: before, between and after, all are called', async () => {
    hall = await openQueueHall();
    const [first, second, third, ...others] = await five();
    expect(await next()).toBe(first);
    hall.time.now += dayMs;
    await hall.day.sweep();
    expect(await next()).toBe(second);
    hall.time.now -= dayMs;
    await hall.day.sweep();
    expect(await next()).toBe(third);
    await hall.restart();
    await hall.day.sweep();
    for (const one of others) expect(await next()).toBe(one);
    expect(await states()).not.toContain('void');
  });

  it('calls whoever comes then after those who were there, and tells two of one number apart', async () => {
    hall = await openQueueHall();
    await put();
    await put();
    hall.time.now += dayMs;
    await put();
    await putGreen(hall, idCard);
    // The lanes hold within a day: even the green channel of the new one comes after.
    const order = [`${today} A001`, `${today} A002`, `${tomorrow} A002`, `${tomorrow} A001`];
    expect(await waiting()).toEqual(order);
    expect(await hall.calling.window('W01')).toMatchObject({ waitingCount: 4 });
    expect((await hall.calling.find({ ticketNo: 'A002' })).ticket.date).toBe(tomorrow);
    for (const one of order.slice(0, 3)) expect(await next()).toBe(one);
    // Of the two A001 the one that waits, of the two A002 the one at the window.
    expect((await hall.calling.find({ ticketNo: 'A001' })).ticket).toMatchObject({ date: tomorrow, state: 'waiting' });
    expect((await hall.calling.find({ ticketNo: 'A001', date: today })).ticket.state).toBe('served');
    expect((await hall.calling.find({ ticketNo: 'A002' })).ticket).toMatchObject({ date: tomorrow, state: 'called' });
  });

  it('tells whoever comes then how many really go first', async () => {
    hall = await openQueueHall();
    await five();
    const later = await putNumber(hall, idCard, { lane: 'appointment', dueAt: hall.time.now + 3 * dayMs });
    hall.time.now += dayMs;
    expect(await hall.queue.overview()).toMatchObject({ waiting: 6 });
    const { ticket, key } = await take();
    expect(ticket).toMatchObject({ no: 'A001', date: tomorrow, ahead: 6 });
    const mine = () => hall.queue.myNumber({ date: tomorrow, ticketNo: 'A001', key });
    for (let ahead = 6; ahead > 0; ahead -= 1) {
      expect(await mine()).toMatchObject({ aheadNow: ahead });
      await next();
    }
    expect((await hall.calling.window('W01')).current?.ticket.id).toBe(later.id);
    expect(await mine()).toMatchObject({ aheadNow: 0 });
    expect(await next()).toBe(`${tomorrow} A001`);
  });

  it('leaves a clerk every act on a number that was there', async () => {
    hall = await openQueueHall({ settings: { missed: { requeueTimes: 1, behind: 1, keepMinutes: 30 } } });
    const first = await put();
    for (let n = 0; n < 3; n += 1) await put();
    await next();
    hall.time.now += dayMs;
    const here = { windowCode: 'W01', ticketId: first.id };
    await hall.calling.recall(clerk, here);
    await hall.calling.park(clerk, here);
    expect((await hall.calling.window('W01')).parked.map(({ no }) => no)).toEqual(['A001']);
    expect(await next()).toBe(`${today} A002`);
    const back = await hall.calling.callBack(clerk, { ...here, requestId: randomUUID() });
    expect(back.current?.ticket.no).toBe('A001');
    await hall.calling.miss(clerk, { ...here, reason: 'not-here' });
    expect(await waiting()).toEqual([`${today} A003`, `${today} A001`, `${today} A004`]);
    await hall.calling.top(clerk, { ticketId: first.id, reason: 'other' });
    expect(await next()).toBe(`${today} A001`);
    const to = { kind: 'window', windowCode: 'W02' } as const;
    await hall.calling.forward(clerk, { ...here, to, reason: 'wrong-line' });
    expect(await waiting('W01')).toEqual([`${today} A003`, `${today} A004`]);
    for (const no of ['A003', 'A001']) expect(await next('W02')).toBe(`${today} ${no}`);
    await hall.calling.miss(clerk, { windowCode: 'W02', ticketId: first.id, reason: 'not-here' });
    expect((await hall.calling.window('W02')).missed.map(({ no }) => no)).toEqual(['A001']);
    await hall.calling.requeue(clerk, { ticketId: first.id });
    expect(await waiting('W02')).toContain(`${today} A001`);
    expect(await hall.verify()).toMatchObject({ ok: true });
  });

  it('is seen by whoever follows their number, and on the display', async () => {
    hall = await openQueueHall();
    const { no, key } = await take();
    hall.time.now += dayMs;
    const mine = () => hall.queue.myNumber({ date: today, ticketNo: no, key });
    expect(await mine()).toMatchObject({ aheadNow: 0, ticket: { date: today, state: 'waiting' } });
    await next();
    expect(await mine()).toMatchObject({ call: { ticketNo: no, windowCode: 'W01' }, calledNow: [{ ticketNo: no }] });
    const { calls, windows } = await hall.queue.board();
    expect(calls.map(({ ticketNo }) => ticketNo)).toEqual([no]);
    expect(windows.find(({ code }) => code === 'W01')).toMatchObject({ state: 'serving', ticketNo: no });
    await hall.day.close(clerk, today);
    await expect(mine()).rejects.toMatchObject({ code: 'TICKET_UNKNOWN' });
  });
});

describe('a hall that serves over midnight', () => {
  it('calls on, and ends the day once it has been quiet for three hours', async () => {
    hall = await openQueueHall({ startAt: at('23:50') });
    for (let n = 0; n < 4; n += 1) await put();
    expect(await next()).toBe(`${today} A001`);
    hall.pass(hourMs / 2);
    await hall.day.sweep();
    expect(await next()).toBe(`${today} A002`);
    await put();
    hall.pass(3 * hourMs);
    await hall.day.sweep();
    expect(await next()).toBe(`${today} A003`);
    hall.pass(3 * hourMs + 1);
    expect(await waiting()).toEqual([`${tomorrow} A001`]);
    expect((await hall.calling.window('W01')).current).toBeNull();
    await hall.day.sweep();
    expect(await next()).toBe(`${tomorrow} A001`);
    expect((await states()).filter((state) => state === 'void')).toHaveLength(2);
  });

  it('calls on when the program is started anew over midnight', async () => {
    hall = await openQueueHall({ startAt: at('23:50') });
    for (let n = 0; n < 3; n += 1) await put();
    await next();
    // Off meanwhile: nothing but the clock tells how long.
    hall.time.now = at('23:50') + 2 * hourMs;
    await hall.restart();
    await hall.day.sweep();
    expect((await hall.calling.window('W01')).current?.ticket).toMatchObject({ no: 'A001', date: today });
    expect(await next()).toBe(`${today} A002`);
    expect(await next()).toBe(`${today} A003`);
  });
});

it('the morning after, what was left over is not called, and voided with a record each', async () => {
  hall = await openQueueHall({ startAt: at('17:00') });
  const left = [await put(), await put(), await put()];
  await next();
  hall.time.now = at('17:00') + 15 * hourMs;
  await hall.restart();
  expect(await hall.calling.window('W01')).toMatchObject({ current: null, waiting: [], waitingCount: 0 });
  await expect(next()).rejects.toMatchObject({ code: 'NOBODY_WAITING' });
  expect(await hall.day.sweep()).toBe(3);
  const voided = await hall.store.db
    .selectFrom('journal')
    .select('subject')
    .where('type', '=', 'ticket.voided')
    .execute();
  expect(voided.map(({ subject }) => subject).sort()).toEqual(left.map(({ id }) => id).sort());
  expect(await hall.verify()).toMatchObject({ ok: true });
});

it('a day that was closed is over, whenever its last number was called', async () => {
  hall = await openQueueHall({ startAt: at('23:50') });
  await put();
  await next();
  await hall.day.close(clerk, today);
  hall.pass(hourMs);
  const { ticket } = await hall.calling.find({ ticketNo: 'A001', date: today });
  await expect(hall.calling.top(clerk, { ticketId: ticket.id, reason: 'other' })).rejects.toMatchObject({
    code: 'TICKET_UNKNOWN',
  });
});
