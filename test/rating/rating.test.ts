// 好差评 through the whole hall: asked once a service, at the window or by the slip; silence stays silence.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseScan } from '#shared/domain/scan-code.ts';
import { type Client, startHall, type TestHall } from '../support/hall.ts';

const bySecond = 1000;
let now = Date.parse('2026-12-08T10:00:00+08:00');
let hall: TestHall;
let clerk: Client;
let citizen: Client;
beforeAll(async () => {
  hall = await startHall({ clock: () => now, elapsed: () => now });
  clerk = await hall.admin();
  citizen = hall.client();
});
afterAll(() => hall.stop());

const window = { windowCode: 'W01', windowNumber: '1' };

/** One person is served at window 1; answers what their slip says. */
async function serve() {
  now += 3600 * bySecond;
  const taken = await citizen.queue.take({ requestId: randomUUID(), matterCode: 'GA-01', language: 'zh-CN' });
  const scan = parseScan(taken.qr);
  if (scan?.kind !== 'ticket' || scan.key === null) throw new Error('no key on the slip');
  await clerk.calling.callNext({ windowCode: window.windowCode, requestId: randomUUID() });
  now += 300 * bySecond;
  await clerk.calling.finish({ windowCode: window.windowCode, ticketId: taken.ticket.id });
  return { id: taken.ticket.id, slip: { date: scan.date, ticketNo: scan.ticketNo, key: scan.key } };
}
const asked = () => citizen.rating.atWindow({ windowNumber: window.windowNumber });
const ratings = (id: string) =>
  hall.node.store.db.selectFrom('ratings').selectAll().where('ticket_id', '=', id).execute();

describe('at the window', () => {
  it('asks for a minute after a service, takes one answer, and then asks no more', async () => {
    expect((await asked()).toRate).toBeNull();
    const { id, slip } = await serve();
    const { toRate, current } = await asked();
    expect(current).toBeNull();
    expect(toRate).toMatchObject({ ticketNo: slip.ticketNo, until: now + 60 * bySecond });
    const token = toRate?.token ?? '';
    expect(token).not.toContain(id);
    const both = await Promise.allSettled([
      citizen.rating.rateAtWindow({ token, grade: 2, reasons: ['rude', 'rude', 'not-said'] }),
      citizen.rating.rateAtWindow({ token, grade: 5, reasons: [] }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'ALREADY_RATED' });
    const [row, ...others] = await ratings(id);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ window_code: 'W01', matter_code: 'GA-01', via: 'window', date: slip.date });
    expect((await asked()).toRate).toBeNull();
    await expect(citizen.rating.rateBySlip({ slip, via: 'kiosk', grade: 1, reasons: [] })).rejects.toMatchObject({
      code: 'ALREADY_RATED',
    });
  });

  it('leaves silence unrated, and the slip still speaks until the end of the day', async () => {
    const { id, slip } = await serve();
    const token = (await asked()).toRate?.token ?? '';
    now += 60 * bySecond;
    expect((await asked()).toRate).not.toBeNull();
    now += 1;
    expect((await asked()).toRate).toBeNull();
    // Nobody takes an hour to say it.
    now += 3600 * bySecond;
    await expect(citizen.rating.rateAtWindow({ token, grade: 3, reasons: [] })).rejects.toMatchObject({
      code: 'NOTHING_TO_RATE',
    });
    expect(await ratings(id)).toEqual([]);
    expect((await citizen.queue.myNumber(slip)).canRate).toBe(true);
    await citizen.rating.rateBySlip({ slip, via: 'kiosk', grade: 4, reasons: [] });
    expect(await ratings(id)).toMatchObject([{ grade: 4, via: 'kiosk', reasons: '[]' }]);
    expect((await citizen.queue.myNumber(slip)).canRate).toBe(false);
  });

  it('takes a tap that was on its way when the minute ended', async () => {
    const { id } = await serve();
    const token = (await asked()).toRate?.token ?? '';
    now += 63 * bySecond;
    await citizen.rating.rateAtWindow({ token, grade: 5, reasons: [] });
    expect(await ratings(id)).toMatchObject([{ grade: 5 }]);
  });

  it('asks about the newest service alone', async () => {
    const first = await serve();
    const firstToken = (await asked()).toRate?.token;
    const taken = await citizen.queue.take({ requestId: randomUUID(), matterCode: 'GA-01', language: 'zh-CN' });
    await clerk.calling.callNext({ windowCode: 'W01', requestId: randomUUID() });
    now += 5 * bySecond;
    expect(await asked()).toMatchObject({ current: taken.ticket.no, toRate: { ticketNo: first.slip.ticketNo } });
    await clerk.calling.finish({ windowCode: 'W01', ticketId: taken.ticket.id });
    const { toRate } = await asked();
    expect(toRate?.ticketNo).toBe(taken.ticket.no);
    await citizen.rating.rateAtWindow({ token: toRate?.token ?? '', grade: 5, reasons: [] });
    // Rated: the one before it is not asked about again.
    expect((await asked()).toRate).toBeNull();
    expect(firstToken).not.toBe(toRate?.token);
  });

  it('never asks about somebody who did not come', async () => {
    now += 3600 * bySecond;
    const { ticket } = await citizen.queue.take({ requestId: randomUUID(), matterCode: 'GA-01', language: 'zh-CN' });
    await clerk.calling.callNext({ windowCode: 'W01', requestId: randomUUID() });
    await clerk.calling.miss({ windowCode: 'W01', ticketId: ticket.id, reason: 'not-here' });
    expect((await asked()).toRate).toBeNull();
    // Out of the way of the next.
    await clerk.calling.callNext({ windowCode: 'W01', requestId: randomUUID() }).catch(() => null);
    await clerk.calling.finish({ windowCode: 'W01', ticketId: ticket.id }).catch(() => null);
  });

  it('takes no grade that is none, no reason with a good one, and no made-up token', async () => {
    const { id } = await serve();
    const token = (await asked()).toRate?.token ?? '';
    for (const said of [
      { grade: 0, reasons: [] },
      { grade: 6, reasons: [] },
      { grade: 2.5, reasons: [] },
      { grade: 3, reasons: ['rude' as const] },
    ]) {
      await expect(citizen.rating.rateAtWindow({ token, ...said })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    }
    for (const wrong of ['', 'x'.repeat(43), `${token}A`, token.toLowerCase()]) {
      const rated = citizen.rating.rateAtWindow({ token: wrong, grade: 5, reasons: [] });
      await expect(rated, wrong).rejects.toMatchObject({ code: 'NOTHING_TO_RATE' });
    }
    expect(await ratings(id)).toEqual([]);
    await expect(citizen.rating.atWindow({ windowNumber: '999' })).rejects.toMatchObject({ code: 'WINDOW_UNKNOWN' });
  });
});

describe('by the slip', () => {
  it('needs its key, a service, and the same day', async () => {
    const { slip, id } = await serve();
    const rate = (change: object) =>
      citizen.rating.rateBySlip({ slip: { ...slip, ...change }, via: 'phone', grade: 5, reasons: [] });
    const wrongKey = slip.key.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
    for (const change of [{ key: wrongKey }, { ticketNo: 'Z999' }, { date: '2026-12-07' }]) {
      await expect(rate(change)).rejects.toMatchObject({ code: 'NOTHING_TO_RATE' });
    }
    const waiting = await citizen.queue.take({ requestId: randomUUID(), matterCode: 'GA-02', language: 'zh-CN' });
    const scan = parseScan(waiting.qr);
    if (scan?.kind !== 'ticket') throw new Error('no number');
    await expect(rate({ ticketNo: scan.ticketNo, key: scan.key })).rejects.toMatchObject({ code: 'NOTHING_TO_RATE' });
    now = Date.parse(`${slip.date}T23:59:59+08:00`);
    await rate({});
    expect(await ratings(id)).toMatchObject([{ via: 'phone' }]);
    now += 2 * bySecond;
    await expect(rate({})).rejects.toMatchObject({ code: 'NOTHING_TO_RATE' });
  });

  it('tells screens that something changed, and never what was said', async () => {
    // It is the next day: everybody signs in anew.
    clerk = await hall.admin();
    const feed = await citizen.live.hall();
    const heard: unknown[] = [];
    const listening = (async () => {
      for await (const event of feed) {
        heard.push(event);
        if (JSON.stringify(heard).split('rating-changed').length > 2) return;
      }
    })();
    const { slip } = await serve();
    await citizen.rating.rateBySlip({ slip, via: 'kiosk', grade: 1, reasons: ['rude'] });
    await listening;
    expect(JSON.stringify(heard)).toContain('"windowNumber":"1"');
    expect(JSON.stringify(heard)).not.toMatch(/rude|grade/);
  });

  it('is in the journal, and a replay gives the same', async () => {
    const { verifyDatabase } = await import('#electron/store/verify.ts');
    const { projections } = await import('#electron/hall-projections.ts');
    const report = await verifyDatabase({ path: hall.node.config.paths.database, projections });
    expect(report.differences).toEqual([]);
  });
});

describe('for whoever needs longer', () => {
  beforeAll(async () => {
    now = Date.parse('2026-12-14T09:00:00+08:00');
    clerk = await hall.admin();
  });
  const moreTime = (token: string) => citizen.rating.moreTime({ token });
  /** One service that is asked about: its token, and when it ended. */
  async function served() {
    const one = await serve();
    return { ...one, token: (await asked()).toRate?.token ?? '', endedAt: now };
  }

  it('asks as long again from the press on, ten times over, and then no more', async () => {
    const { id, token, endedAt } = await served();
    expect((await asked()).toRate).toMatchObject({ canExtend: true });
    for (let times = 1; times <= 10; times += 1) {
      // At the last moment, so that each press gives as much as it can.
      now = endedAt + times * 60 * bySecond;
      expect(await moreTime(token)).toEqual({ until: now + 60 * bySecond, canExtend: times < 10 });
    }
    const until = now + 60 * bySecond;
    expect((await asked()).toRate).toMatchObject({ until, canExtend: false });
    now += 30 * bySecond;
    expect(await moreTime(token)).toEqual({ until, canExtend: false });
    now = until;
    expect((await asked()).toRate).not.toBeNull();
    now += 1;
    expect((await asked()).toRate).toBeNull();
    // What was on its way is still taken, as after the plain time.
    now += 80 * bySecond;
    await citizen.rating.rateAtWindow({ token, grade: 4, reasons: [] });
    expect(await ratings(id)).toMatchObject([{ grade: 4 }]);
  });

  it('gives it once to whoever asks twice in a moment', async () => {
    const { token } = await served();
    now += 50 * bySecond;
    const both = await Promise.all([moreTime(token), moreTime(token)]);
    expect(both).toEqual([both[0], both[0]]);
    expect(both[0]).toEqual({ until: now + 60 * bySecond, canExtend: true });
  });

  it('gives none for what is rated, over or made up', async () => {
    const { token } = await served();
    await expect(moreTime(`${token}A`)).rejects.toMatchObject({ code: 'NOTHING_TO_RATE' });
    await citizen.rating.rateAtWindow({ token, grade: 5, reasons: [] });
    await expect(moreTime(token)).rejects.toMatchObject({ code: 'ALREADY_RATED' });
    const second = await served();
    now += 60 * bySecond;
    await moreTime(second.token);
    now += 151 * bySecond;
    await expect(moreTime(second.token)).rejects.toMatchObject({ code: 'NOTHING_TO_RATE' });
    await expect(citizen.rating.rateAtWindow({ token: second.token, grade: 5, reasons: [] })).rejects.toMatchObject({
      code: 'NOTHING_TO_RATE',
    });
    expect(await ratings(second.id)).toEqual([]);
  });

  it('gives its place to the next service, and does not come back after it', async () => {
    const { id, token, endedAt } = await served();
    const next = await citizen.queue.take({ requestId: randomUUID(), matterCode: 'GA-01', language: 'zh-CN' });
    await clerk.calling.callNext({ windowCode: 'W01', requestId: randomUUID() });
    now = endedAt + 5 * bySecond;
    await clerk.calling.finish({ windowCode: 'W01', ticketId: next.ticket.id });
    now = endedAt + 59 * bySecond;
    await moreTime(token);
    expect((await asked()).toRate).toMatchObject({ ticketNo: next.ticket.no, until: endedAt + 65 * bySecond });
    now = endedAt + 66 * bySecond;
    expect((await asked()).toRate).toBeNull();
    // Whoever was choosing reasons by then loses nothing.
    await citizen.rating.rateAtWindow({ token, grade: 2, reasons: ['late'] });
    expect(await ratings(id)).toMatchObject([{ grade: 2 }]);
  });

  it('is forgotten by a hall that starts anew: the plain time holds', async () => {
    const { token } = await served();
    now += 55 * bySecond;
    await moreTime(token);
    now += 50 * bySecond;
    expect((await asked()).toRate).not.toBeNull();
    await hall.restart();
    expect((await asked()).toRate).toBeNull();
  });
});
