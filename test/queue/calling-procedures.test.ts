// Calling as a desk reaches it: over HTTP, signed in, every answer in the contract's shape; and who is turned away.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, startHall, type TestHall } from '../support/hall.ts';

let hall: TestHall;
let desk: Client;
let kiosk: Client;
beforeAll(async () => {
  hall = await startHall({ settings: { hall: { hours: 'always' } } });
  desk = await hall.admin();
  kiosk = hall.client();
}, 30_000);
afterAll(() => hall.stop());

const take = async (matterCode = 'GA-01') =>
  (await kiosk.queue.take({ requestId: randomUUID(), matterCode, language: 'zh-CN', green: 'pregnant' })).ticket;
const next = () => desk.calling.callNext({ windowCode: 'W01', requestId: randomUUID() });

it('does everything a window does, and says how the window stands then', async () => {
  const first = await take();
  const second = await take();
  const windowCode = 'W01';
  expect((await desk.calling.window({ windowCode })).waiting.map(({ no }) => no)).toEqual([first.no, second.no]);
  expect((await desk.calling.sit({ windowCode })).seat?.name).toBe('管理员');
  expect((await next()).current?.ticket.no).toBe(first.no);
  const here = { windowCode, ticketId: first.id };
  expect((await desk.calling.recall(here)).current?.calls).toBe(2);
  expect((await desk.calling.park(here)).parked).toHaveLength(1);
  expect((await desk.calling.callBack({ ...here, requestId: randomUUID() })).current?.ticket.no).toBe(first.no);
  expect((await desk.calling.miss({ ...here, reason: 'not-here' })).waiting.map(({ no }) => no)).toEqual([
    second.no,
    first.no,
  ]);
  expect(await desk.calling.confirmGreen({ ticketId: second.id, holds: true })).toMatchObject({
    isGreenConfirmed: true,
  });
  expect(await desk.calling.top({ ticketId: first.id, reason: 'unwell' })).toMatchObject({ isTopped: true });
  expect((await next()).current?.ticket.no).toBe(first.no);
  const to = { kind: 'window', windowCode: 'W02' } as const;
  expect((await desk.calling.forward({ ...here, to, reason: 'needs-colleague' })).current).toBeNull();
  expect((await next()).current?.ticket.no).toBe(second.no);
  expect((await desk.calling.park({ windowCode, ticketId: second.id })).parked).toHaveLength(1);
  expect(await desk.calling.requeue({ ticketId: second.id })).toMatchObject({ state: 'waiting' });
  await next();
  expect((await desk.calling.finish({ windowCode, ticketId: second.id })).servedToday).toBe(1);
  expect((await desk.calling.pause({ windowCode, reason: 'lunch' })).paused?.reason).toBe('lunch');
  expect((await desk.calling.open({ windowCode })).paused).toBeNull();
  expect((await desk.calling.leave({ windowCode })).seat).toBeNull();
  const { ticket, steps } = await desk.calling.find({ ticketNo: first.no });
  expect(ticket).toMatchObject({ state: 'waiting', targetWindowCode: 'W02' });
  expect(steps.map(({ what }) => what)).toEqual([
    'taken',
    'called',
    'recalled',
    'parked',
    'called',
    'missed',
    'topped',
    'called',
    'forwarded',
  ]);
});

it('says a rule’s no as the contract has it', async () => {
  const ticketId = randomUUID();
  const nobody = { windowCode: 'W05', ticketId };
  await expect(desk.calling.window({ windowCode: 'W99' })).rejects.toMatchObject({
    code: 'WINDOW_UNKNOWN',
    status: 404,
  });
  await expect(desk.calling.finish(nobody)).rejects.toMatchObject({ code: 'NOTHING_CALLED', status: 409 });
  const call = { windowCode: 'W05', requestId: randomUUID() };
  await expect(desk.calling.callNext(call)).rejects.toMatchObject({ code: 'NOBODY_WAITING', status: 409 });
  await expect(desk.calling.callNext({ ...call, seen: ticketId })).rejects.toMatchObject({ code: 'CHANGED' });
  await expect(desk.calling.requeue({ ticketId })).rejects.toMatchObject({ code: 'TICKET_UNKNOWN' });
  // Free words would stand in the journal for ever.
  const words = '王大爷刚做完手术';
  const top = desk.calling.top({ ticketId, reason: words as 'unwell' });
  await expect(top).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  const to = { kind: 'window', windowCode: 'W02' } as const;
  const forward = desk.calling.forward({ windowCode: 'W01', ticketId, to, reason: words as 'other' });
  await expect(forward).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});

it('is nobody’s who is not signed in', async () => {
  const { id } = await take();
  const acts = [
    () => kiosk.calling.window({ windowCode: 'W01' }),
    () => kiosk.calling.callNext({ windowCode: 'W01', requestId: randomUUID() }),
    () => kiosk.calling.top({ ticketId: id, reason: 'other' }),
    () => kiosk.calling.find({ ticketNo: 'A001' }),
  ];
  for (const act of acts) await expect(act()).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
});
