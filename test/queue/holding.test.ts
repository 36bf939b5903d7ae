// What somebody may do who holds a number already: be told so, add a matter to it, print it again.
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { takenSchema } from '#shared/contract/queue.ts';
import { clerk, kiosk, openQueueHall, plainSlips, type QueueHall, slipsOf } from './queue-hall.ts';

const idCard = 'GA-01'; // group G-HZ, series A
const household = 'GA-05'; // the same group
const passport = 'GA-21'; // group G-CRJ, series B
const minute = 60_000;
let hall: QueueHall;
afterEach(() => hall.close());

const take = (matterCode: string, more: object = {}) =>
  hall.queue.take(kiosk, { requestId: randomUUID(), matterCode, language: 'zh-CN', ...more });

describe('one number for one errand', () => {
  const phone = { kind: 'phone', value: '139 1234 5678' } as const;

  it('tells whoever holds one already, however they write it, and gives another once it is over', async () => {
    hall = await openQueueHall({ settings: { askHolder: 'may' } });
    const first = await take(idCard, { holder: phone });
    await expect(take(household, { holder: { kind: 'phone', value: '+86 13912345678' } })).rejects.toMatchObject({
      code: 'ALREADY_HOLDING',
      data: { ticket: { id: first.ticket.id, no: 'A001' } },
    });
    // Another line is another errand; somebody else is somebody else; who said nothing is nobody.
    await take(passport, { holder: phone });
    await take(idCard, { holder: { kind: 'id', value: '11010519491231002X' } });
    await take(idCard);
    const windowCode = hall.catalogue.windowsOfGroup('G-HZ')[0]?.code ?? '';
    const { current } = await hall.calling.callNext(clerk, { windowCode, requestId: randomUUID() });
    await expect(take(idCard, { holder: phone })).rejects.toMatchObject({ code: 'ALREADY_HOLDING' });
    await hall.calling.finish(clerk, { windowCode, ticketId: current?.ticket.id ?? '' });
    const second = await take(idCard, { holder: phone });
    await expect(take(idCard, { holder: phone })).rejects.toMatchObject({
      data: { ticket: { id: second.ticket.id } },
    });
  });

  it('keeps no telephone number, and its hash says nothing the day after', async () => {
    hall = await openQueueHall({ settings: { askHolder: 'must' } });
    await take(idCard, { holder: phone });
    const everything = JSON.stringify([
      await hall.store.db.selectFrom('journal').selectAll().execute(),
      await hall.store.db.selectFrom('tickets').selectAll().execute(),
      await hall.store.db.selectFrom('ticket_holders').selectAll().execute(),
      await hall.store.db.selectFrom('slip_jobs').selectAll().execute(),
    ]);
    expect(everything).not.toContain('13912345678');
    const [before] = await hall.store.db.selectFrom('ticket_holders').selectAll().execute();
    hall.time.now += 24 * 60 * minute;
    await take(idCard, { holder: phone });
    const now = await hall.store.db.selectFrom('ticket_holders').selectAll().where('date', '=', '2026-12-08').execute();
    expect(now).toHaveLength(1);
    expect(now[0]?.digest).not.toBe(before?.digest);
  });

  it('asks whom it must, in words, and not those a clerk takes a number for', async () => {
    hall = await openQueueHall({ settings: { askHolder: 'must' } });
    await expect(take(idCard)).rejects.toMatchObject({
      problems: [{ path: 'holder', message: expect.stringContaining('工作人员') }],
    });
    await expect(take(idCard, { language: 'en' })).rejects.toMatchObject({
      problems: [{ message: expect.stringContaining('member of staff') }],
    });
    await expect(take(idCard, { holder: { kind: 'phone', value: '1391234' } })).rejects.toMatchObject({
      problems: [{ path: 'holder.value', message: '手机号是 11 位，还差 4 位' }],
    });
    await expect(take(idCard, { holder: { kind: 'id', value: '11010519491231002Y' } })).rejects.toMatchObject({
      problems: [{ path: 'holder.value' }],
    });
    await expect(take(idCard, { holder: { kind: 'id', value: ' ' } })).rejects.toMatchObject({
      problems: [{ message: expect.stringContaining('工作人员') }],
    });
    const forSomebody = { requestId: randomUUID(), matterCode: idCard, language: 'zh-CN' } as const;
    expect((await hall.queue.take(clerk, forSomebody)).ticket.no).toBe('A001');
  });

  it('keeps nothing of whom it does not ask', async () => {
    hall = await openQueueHall();
    await take(idCard, { holder: phone });
    expect((await take(idCard, { holder: phone })).ticket.no).toBe('A002');
    expect(await hall.store.db.selectFrom('ticket_holders').selectAll().execute()).toEqual([]);
  });

  it('gives no two numbers to one person who asks twice at once', async () => {
    hall = await openQueueHall({ settings: { askHolder: 'may' } });
    const both = await Promise.allSettled([take(idCard, { holder: phone }), take(idCard, { holder: phone })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('several matters on one number', () => {
  const add = (ticketId: string, matterCode: string) =>
    hall.queue.addMatter(kiosk, { ticketId, matterCode, language: 'zh-CN' });

  it('ride on it: told, printed anew, and only once each', async () => {
    hall = await openQueueHall();
    const { ticket } = await take(idCard);
    const added = await add(ticket.id, household);
    expect(takenSchema.parse(added)).toEqual(added);
    expect(added.ticket.alsoMatters.map(({ code }) => code)).toEqual([household]);
    expect(added.ticket).toMatchObject({ id: ticket.id, no: 'A001', matterCode: idCard });
    for (const code of [household, idCard]) {
      expect((await add(ticket.id, code)).ticket.alsoMatters.map((each) => each.code)).toEqual([household]);
    }
    const papers = (await slipsOf(hall)).sort((a, b) => a.reprint - b.reprint);
    expect(papers.map(({ reprint, alsoMatters }) => [reprint, alsoMatters])).toEqual([
      [0, undefined],
      [1, [hall.catalogue.matter(household)?.name.zh]],
    ]);
    expect((await hall.verify()).ok).toBe(true);
  });

  it('are refused for another line, an unknown number, one that is over, and beyond five', async () => {
    hall = await openQueueHall();
    const { ticket } = await take(idCard);
    await expect(add(ticket.id, passport)).rejects.toMatchObject({ code: 'OTHER_LINE' });
    await expect(add(ticket.id, 'XX-99')).rejects.toMatchObject({ code: 'MATTER_UNKNOWN' });
    await expect(add(randomUUID(), household)).rejects.toMatchObject({ code: 'TICKET_UNKNOWN' });
    const others = hall.catalogue.group('G-HZ')?.matters.filter((code) => code !== idCard) ?? [];
    expect(others.length).toBeGreaterThan(4);
    for (const code of others.slice(0, 4)) await add(ticket.id, code);
    await expect(add(ticket.id, others[4] ?? '')).rejects.toMatchObject({ code: 'TOO_MANY_MATTERS' });
    const windowCode = hall.catalogue.windowsOfGroup('G-HZ')[0]?.code ?? '';
    await hall.calling.callNext(clerk, { windowCode, requestId: randomUUID() });
    await hall.calling.finish(clerk, { windowCode, ticketId: ticket.id });
    await expect(add(ticket.id, household)).rejects.toMatchObject({ code: 'TICKET_ENDED' });
    const next = (await take(idCard)).ticket;
    hall.pass(24 * 60 * minute);
    await expect(add(next.id, household)).rejects.toMatchObject({ code: 'TICKET_ENDED' });
  });
});

describe('printing again', () => {
  const reprint = (ticketId: string, actor = kiosk) => hall.queue.reprint(actor, { ticketId, language: 'zh-CN' });

  it('is done twice, marked, with how things stand then; a clerk may do it again', async () => {
    hall = await openQueueHall();
    const first = (await take(idCard)).ticket;
    const { ticket } = await take(idCard);
    const windowCode = hall.catalogue.windowsOfGroup('G-HZ')[0]?.code ?? '';
    await hall.calling.callNext(clerk, { windowCode, requestId: randomUUID() });
    const again = await reprint(ticket.id);
    expect(takenSchema.parse(again)).toEqual(again);
    expect(again.ticket.id).toBe(ticket.id);
    await reprint(ticket.id);
    await expect(reprint(ticket.id)).rejects.toMatchObject({ code: 'REPRINTED_ENOUGH' });
    await reprint(ticket.id, clerk);
    const papers = (await slipsOf(hall)).filter((slip) => slip.no === ticket.no).sort((a, b) => a.reprint - b.reprint);
    expect(papers.map((slip) => [slip.reprint, slip.ahead])).toEqual([
      [0, 1],
      [1, 0],
      [2, 0],
      [3, 0],
    ]);
    expect(papers.every((slip) => slip.takenAt === '2026-12-07 10:00')).toBe(true);
    await hall.calling.finish(clerk, { windowCode, ticketId: first.id });
    await expect(reprint(first.id)).rejects.toMatchObject({ code: 'TICKET_ENDED' });
    await expect(reprint(randomUUID())).rejects.toMatchObject({ code: 'TICKET_UNKNOWN' });
  });

  it('is not counted when it fails', async () => {
    let isFull = false;
    hall = await openQueueHall({
      slips: {
        ...plainSlips,
        enqueueTicket: (...all) =>
          isFull ? Promise.reject(new Error('no room in the spool')) : plainSlips.enqueueTicket(...all),
      },
    });
    const { ticket } = await take(idCard);
    isFull = true;
    for (let i = 0; i < 3; i += 1) await expect(reprint(ticket.id)).rejects.toThrow('no room');
    isFull = false;
    await reprint(ticket.id);
    await reprint(ticket.id);
  });
});
