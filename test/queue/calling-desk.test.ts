import { afterEach, describe, expect, it, vi } from 'vitest';
import { ticketStepSchema } from '#shared/contract/calling.ts';
import { ticketSchema } from '#shared/contract/queue.ts';
import { putGreen } from './put-number.ts';
import { clerk, openQueueHall, type QueueHall } from './queue-hall.ts';
import { windowHands } from './window-hands.ts';

const idCard = 'GA-01'; // group G-HZ, windows W01 and W02
const minuteMs = 60_000;
const guide = { ...clerk, id: 'guide' };
let hall: QueueHall;
vi.setConfig({ testTimeout: 60_000 });
afterEach(() => hall.close());

const { put, putSome, next, at, waiting } = windowHands(() => hall, idCard);

describe('置顶', () => {
  it('comes before everybody once, with its reason kept; who was put first earlier goes earlier', async () => {
    hall = await openQueueHall();
    await putSome(4);
    await putGreen(hall, idCard); // A005
    const ids = new Map((await hall.calling.window('W01')).waiting.map(({ no, id }) => [no, id]));
    const top = (no: string) => hall.calling.top(guide, { ticketId: ids.get(no) ?? '', reason: 'unwell' });
    expect(await top('A004')).toMatchObject({ no: 'A004', isTopped: true });
    hall.time.now += minuteMs;
    await top('A003');
    // A second press on the same one.
    await top('A004');
    expect(await waiting()).toEqual(['A004', 'A003', 'A005', 'A001', 'A002']);
    const first = await next();
    await hall.calling.miss(clerk, { ...at(first), reason: 'not-here' });
    // It was put first for one call.
    expect(await waiting()).toEqual(['A003', 'A005', 'A001', 'A002', 'A004']);
    const { steps } = await hall.calling.find({ ticketNo: 'A004' });
    expect(steps.filter(({ what }) => what === 'topped')).toMatchObject([{ reason: 'unwell', by: guide.terminal }]);
  });

  it('is not for one that does not wait', async () => {
    hall = await openQueueHall();
    await putSome(1);
    const { ticketId } = await next();
    const top = hall.calling.top(clerk, { ticketId, reason: 'other' });
    await expect(top).rejects.toMatchObject({ code: 'TICKET_CHANGED' });
  });
});

describe('the green channel, looked at', () => {
  it('refused stands in the normal lane by when it was taken, and can be put right', async () => {
    hall = await openQueueHall();
    await putSome(1);
    hall.time.now += minuteMs;
    const green = await putGreen(hall, idCard);
    await putSome(1);
    expect(await waiting()).toEqual(['A002', 'A001', 'A003']);
    const refused = await hall.calling.confirmGreen(guide, { ticketId: green.id, holds: false });
    expect(ticketSchema.parse(refused)).toMatchObject({
      lane: 'normal',
      greenReason: 'elderly',
      isGreenConfirmed: false,
    });
    expect(await waiting()).toEqual(['A001', 'A002', 'A003']);
    await hall.calling.confirmGreen(guide, { ticketId: green.id, holds: false });
    expect(await hall.calling.confirmGreen(guide, { ticketId: green.id, holds: true })).toMatchObject({
      lane: 'green',
      isGreenConfirmed: true,
    });
    expect(await waiting()).toEqual(['A002', 'A001', 'A003']);
    const { steps } = await hall.calling.find({ ticketNo: 'A002' });
    expect(steps.map(({ what }) => what)).toEqual(['taken', 'green-refused', 'green-confirmed']);
  });

  it('is nothing for a number that never chose it, nor for one that is over', async () => {
    hall = await openQueueHall();
    const normal = await put();
    const green = await putGreen(hall, idCard);
    await hall.calling.finish(clerk, at(await next()));
    for (const { id } of [normal, green]) {
      const look = hall.calling.confirmGreen(clerk, { ticketId: id, holds: true });
      await expect(look).rejects.toMatchObject({ code: 'TICKET_CHANGED' });
    }
  });
});

describe('the window', () => {
  it('is paused with its reason, keeps its number, and opens with the next call or by hand', async () => {
    hall = await openQueueHall();
    await putSome(3);
    await next();
    const paused = await hall.calling.pause(clerk, { windowCode: 'W01', reason: 'lunch' });
    const since = hall.time.now;
    expect(paused).toMatchObject({
      paused: { reason: 'lunch', since, isOutOfHours: false },
      current: { ticket: { no: 'A001' } },
    });
    hall.time.now += minuteMs;
    // The same again, then another reason, then the first once more.
    expect((await hall.calling.pause(clerk, { windowCode: 'W01', reason: 'lunch' })).paused?.since).toBe(since);
    expect((await hall.calling.pause(clerk, { windowCode: 'W01', reason: 'meeting' })).paused?.reason).toBe('meeting');
    expect((await hall.calling.open(clerk, { windowCode: 'W01' })).paused).toBeNull();
    await hall.calling.open(clerk, { windowCode: 'W01' });
    await hall.calling.pause(clerk, { windowCode: 'W01', reason: 'other' });
    await next();
    expect((await hall.calling.window('W01')).paused).toBeNull();
    const types = (await hall.store.db.selectFrom('journal').select('type').where('subject', '=', 'W01').execute()).map(
      ({ type }) => type,
    );
    expect(types).toEqual(['window.paused', 'window.paused', 'window.opened', 'window.paused', 'window.opened']);
  });

  it('does not stay paused over night, nor opens where nobody waits', async () => {
    hall = await openQueueHall();
    await hall.calling.pause(clerk, { windowCode: 'W01', reason: 'lunch' });
    await expect(next()).rejects.toMatchObject({ code: 'NOBODY_WAITING' });
    expect((await hall.calling.window('W01')).paused).not.toBeNull();
    hall.time.now += 24 * 60 * minuteMs;
    expect((await hall.calling.window('W01')).paused).toBeNull();
    expect((await hall.calling.pause(clerk, { windowCode: 'W01', reason: 'lunch' })).paused?.since).toBe(hall.time.now);
  });

  it('says by its hours that it is not open, though nobody has pressed anything', async () => {
    hall = await openQueueHall({ hours: 'windows' });
    hall.time.now = Date.parse('2026-12-07T12:00:00Z');
    expect((await hall.calling.window('W01')).paused).toEqual({ reason: null, since: null, isOutOfHours: true });
  });

  it('is handed over with the number that is being served', async () => {
    hall = await openQueueHall();
    await putSome(1);
    const sat = await hall.calling.sit(clerk, { windowCode: 'W01' });
    expect(sat.seat).toEqual({ staffId: clerk.id, name: '王芳', since: hall.time.now });
    await next();
    hall.time.now += minuteMs;
    await hall.calling.sit(clerk, { windowCode: 'W01' });
    const handed = await hall.calling.sit(guide, { windowCode: 'W01' });
    expect(handed).toMatchObject({
      seat: { staffId: 'guide', since: hall.time.now },
      current: { ticket: { no: 'A001' } },
    });
    // Whoever gave it up does not take it from the other by leaving late.
    expect((await hall.calling.leave(clerk, { windowCode: 'W01' })).seat?.staffId).toBe('guide');
    await hall.calling.sit(guide, { windowCode: 'W02' });
    expect((await hall.calling.window('W01')).seat).toBeNull();
    expect((await hall.calling.leave(guide, { windowCode: 'W02' })).seat).toBeNull();
    expect(await hall.verify()).toMatchObject({ ok: true });
  });
});

describe('finding a number', () => {
  it('tells its whole story, by whom and where', async () => {
    hall = await openQueueHall();
    await putSome(2);
    const first = await next();
    await hall.calling.recall(clerk, at(first));
    await hall.calling.miss(clerk, { ...at(first), reason: 'not-here' });
    await hall.calling.finish(clerk, at(await next()));
    await hall.calling.park(clerk, at(await next()));
    await hall.day.close(clerk, '2026-12-07');
    const { ticket, steps } = await hall.calling.find({ ticketNo: ' ａ００１ ' });
    expect(ticket).toMatchObject({ no: 'A001', state: 'void' });
    for (const step of steps) ticketStepSchema.parse(step);
    expect(steps.map(({ what, by }) => [what, by])).toEqual([
      ['taken', '1号机'],
      ['called', '王芳'],
      ['recalled', '王芳'],
      ['missed', '王芳'],
      ['called', '王芳'],
      ['parked', '王芳'],
      ['void', '王芳'],
    ]);
    expect(steps[3]).toMatchObject({ reason: 'not-here', windowNumber: hall.catalogue.window('W01')?.number });
  });

  it('knows yesterday’s when asked for the day, and nothing that is not a number', async () => {
    hall = await openQueueHall();
    await putSome(1);
    hall.pass(24 * 60 * minuteMs);
    for (const ticketNo of ['A001', '', 'O12', '鞋子', 'A'.repeat(40)]) {
      await expect(hall.calling.find({ ticketNo })).rejects.toMatchObject({ code: 'TICKET_UNKNOWN' });
    }
    expect((await hall.calling.find({ ticketNo: 'A001', date: '2026-12-07' })).ticket.date).toBe('2026-12-07');
  });
});
