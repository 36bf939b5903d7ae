// Messages on their way: whatever the gateway answers, whatever the hour, each arrives at least once, in order, or is given up with a record.
import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DeliveryParts } from '#electron/notify/delivery.ts';
import { StoreFull } from '#electron/store/store-errors.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/made-hall.ts';
import { phone } from './post-acts.ts';
import { hour, minute, oneDay, openPostOffice, type PostOffice, secret } from './post-office.ts';
import { openGateway } from './test-gateway.ts';

const [one, two] = ['261123-0011', '261123-0028'];

const states = async (office: PostOffice) => (await office.rows()).map(({ state }) => state);
const toBecome = (office: PostOffice, expected: string[]) =>
  eventually(async () => expect(await states(office)).toEqual(expected));
const toHaveFailed = (office: PostOffice, attempts: number) =>
  eventually(async () => expect((await office.rows())[0]).toMatchObject({ state: 'failed', attempts }));

describe('a gateway that takes what it is given', () => {
  it('gets it signed, as agreed, and nothing of it stands on the disk', async () => {
    const office = await openPostOffice();
    office.start();
    await office.act({ text: '您的事（261123-0011）公安局接下了' });
    await toBecome(office, ['sent']);
    const [row] = await office.rows();
    const [message, ...others] = office.gateway.received;
    expect(others).toEqual([]);
    expect(message?.body).toEqual({
      id: row?.id,
      caseNo: one,
      turn: 'accepted',
      phone,
      text: '您的事（261123-0011）公安局接下了',
      at: '2026-11-23T01:00:00.000Z',
    });
    const signature = createHmac('sha256', secret)
      .update(message?.raw ?? '')
      .digest('hex');
    expect(message?.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'idempotency-key': row?.id,
      'x-bancheng-signature': `sha256=${signature}`,
    });
    expect(row).toMatchObject({ attempts: 1, sent_at: office.clock.now, last_error: null, failed_at: null });
    const directory = path.dirname(office.store.path);
    const disk = readdirSync(directory).map((name) => readFileSync(path.join(directory, name), 'latin1'));
    expect(disk.join()).not.toContain(phone);
    expect(disk.join()).not.toContain(Buffer.from('公安局').toString('latin1'));
  });

  it('gets it at once, when the act is durable, not at the next look', async () => {
    const office = await openPostOffice();
    office.start({ timings: { lookEveryMs: 10 * minute } });
    await office.act();
    await toBecome(office, ['sent']);
  });

  it('gets no signature where no secret is agreed on', async () => {
    const office = await openPostOffice();
    office.start({ secret: '' });
    await office.act();
    await toBecome(office, ['sent']);
    expect(office.gateway.received[0]?.headers).not.toHaveProperty('x-bancheng-signature');
  });

  it.each([200, 202, 204])('may say so by %i', async (status) => {
    const office = await openPostOffice();
    office.gateway.reply = status;
    office.start();
    await office.act();
    await toBecome(office, ['sent']);
  });
});

describe('a gateway that does not', () => {
  it('is given the same bytes again after a minute, and not before', async () => {
    const office = await openPostOffice();
    office.gateway.reply = 500;
    office.start();
    await office.act();
    await toHaveFailed(office, 1);
    office.gateway.reply = 200;
    office.clock.now += 45_000;
    await office.hasLooked();
    expect(office.gateway.received).toHaveLength(1);
    office.clock.now += 30_000;
    await toBecome(office, ['sent']);
    const [first, second, ...others] = office.gateway.received;
    expect(others).toEqual([]);
    expect(second?.raw).toEqual(first?.raw);
    expect(second?.headers).toEqual(first?.headers);
    expect((await office.rows())[0]).toMatchObject({ attempts: 2, last_error: null });
  });

  it.each([
    [500, 'gateway-fault'],
    [503, 'gateway-fault'],
    [401, 'not-taken'],
    [404, 'not-taken'],
    [429, 'not-taken'],
    ['hang', 'timed-out'],
    ['drop', 'unreachable'],
  ] as const)('by %s is tried again, and %s is all that is kept of it', async (reply, fault) => {
    const office = await openPostOffice();
    office.gateway.reply = reply;
    office.start({ timeoutMs: 100 });
    await office.act();
    await toHaveFailed(office, 1);
    expect((await office.rows())[0]).toMatchObject({ last_error: fault, failed_at: office.clock.now });
    expect(office.news).toEqual([{ kind: 'failing', fault }]);
  });

  it('because nobody listens there is tried again', async () => {
    const office = await openPostOffice();
    office.start({ url: `http://127.0.0.1:${await freePort()}/` });
    await office.act();
    await toHaveFailed(office, 1);
    expect((await office.rows())[0]?.last_error).toBe('unreachable');
  });

  it('but sends us elsewhere is not followed', async () => {
    const office = await openPostOffice();
    const elsewhere = await openGateway();
    office.gateway.reply = { redirectTo: elsewhere.url };
    office.start();
    await office.act();
    await toHaveFailed(office, 1);
    expect((await office.rows())[0]?.last_error).toBe('redirected');
    expect(elsewhere.received).toEqual([]);
  });

  it.each([
    400, 410, 422,
  ])('for good, by %i, is not asked again, and the case’s next message goes its way', async (status) => {
    const office = await openPostOffice();
    office.gateway.reply = ({ body }) => (body.turn === 'accepted' ? status : 200);
    await office.act();
    await office.act({ turn: 'assigned' });
    office.start();
    await toBecome(office, ['given-up', 'sent']);
    office.clock.now += oneDay;
    await office.hasLooked();
    expect(office.gateway.received.map(({ body }) => body.turn)).toEqual(['accepted', 'assigned']);
    const [row] = await office.rows();
    expect(row).toMatchObject({ last_error: 'refused', attempts: 1 });
    expect(office.news).toEqual([{ kind: 'given-up', id: row?.id, fault: 'refused' }]);
  });

  it('for three days is given up, after tries ever further apart, up to an hour', async () => {
    const office = await openPostOffice();
    office.gateway.reply = 500;
    office.start();
    await office.act();
    const began = office.clock.now;
    const gaps: number[] = [];
    for (let tries = 1; ; tries += 1) {
      await eventually(async () => expect((await office.rows())[0]?.attempts).toBe(tries));
      const [row] = await office.rows();
      if (row?.state !== 'failed') break;
      gaps.push(row.next_at - office.clock.now);
      office.clock.now = byDay(row.next_at);
    }
    for (const [k, gap] of gaps.slice(0, 7).entries()) {
      const even = Math.min(minute * 2 ** k, hour);
      expect.soft(gap).toBeGreaterThanOrEqual(0.8 * even - 1);
      expect.soft(gap).toBeLessThanOrEqual(1.2 * even + 1);
    }
    expect(Math.max(...gaps)).toBeLessThanOrEqual(1.2 * hour);
    expect(Math.min(...gaps.slice(7))).toBeGreaterThanOrEqual(0.8 * hour - 1);
    expect(new Set(gaps.slice(7)).size).toBeGreaterThan(3);
    expect(office.clock.now - began).toBeGreaterThanOrEqual(3 * oneDay);
    expect(office.clock.now - began).toBeLessThan(4 * oneDay);
    expect(await states(office)).toEqual(['given-up']);
    await eventually(() => expect(office.news.at(-1)).toMatchObject({ kind: 'given-up', fault: 'gateway-fault' }));
  });

  it('is told of once it has taken nothing for more than ten minutes, and again when it works', async () => {
    const office = await openPostOffice();
    office.gateway.reply = 500;
    office.start();
    await office.act();
    await toHaveFailed(office, 1);
    const since = office.clock.now;
    office.clock.now += 10 * minute;
    await toHaveFailed(office, 2);
    await office.hasLooked();
    expect(office.news).toEqual([{ kind: 'failing', fault: 'gateway-fault' }]);
    office.clock.now += 1;
    await eventually(() => expect(office.news.at(-1)).toEqual({ kind: 'failing-long', since }));
    await office.hasLooked();
    expect(office.news).toHaveLength(2);
    office.gateway.reply = 200;
    office.clock.now += hour;
    await toBecome(office, ['sent']);
    expect(office.news.slice(2)).toEqual([{ kind: 'works-again' }]);
  });
});

/** The same instant, or the next morning at eight in the hall. */
function byDay(instant: number): number {
  const inDay = (instant + 8 * hour) % oneDay;
  if (inDay >= 8 * hour && inDay < 20 * hour) return instant;
  return instant - inDay + 8 * hour + (inDay < 8 * hour ? 0 : oneDay);
}

describe('order and hours', () => {
  it('keeps each case’s own order, and holds up no other case', async () => {
    const office = await openPostOffice();
    let isBroken = true;
    office.gateway.reply = ({ body }) => (isBroken && body.caseNo === one && body.turn === 'accepted' ? 500 : 200);
    for (const turn of ['accepted', 'assigned', 'concluded'] as const) await office.act({ turn });
    await office.act({ caseNo: two, turn: 'filed' });
    office.start();
    await toBecome(office, ['failed', 'waiting', 'waiting', 'sent']);
    await office.hasLooked();
    expect(office.gateway.received.map(({ body }) => body.turn)).toEqual(['accepted', 'filed']);
    isBroken = false;
    office.clock.now += 2 * minute;
    await toBecome(office, ['sent', 'sent', 'sent', 'sent']);
    expect(office.gateway.received.slice(2).map(({ body }) => body.turn)).toEqual([
      'accepted',
      'assigned',
      'concluded',
    ]);
  });

  it('sends between eight and eight, by the hall’s own clock, and at night waits for the morning', async () => {
    const office = await openPostOffice(Date.parse('2026-11-23T11:59:59.999Z'));
    const heardAt: string[] = [];
    office.gateway.reply = () => {
      heardAt.push(new Date(office.clock.now).toISOString());
      return 200;
    };
    office.start();
    await office.act();
    await toBecome(office, ['sent']);
    office.clock.now += 1;
    await office.act({ turn: 'assigned' });
    for (const still of ['2026-11-23T12:00:00Z', '2026-11-23T16:00:00Z', '2026-11-23T23:59:59Z']) {
      office.clock.now = Date.parse(still);
      await office.hasLooked();
    }
    office.clock.now = Date.parse('2026-11-24T00:00:00Z');
    await toBecome(office, ['sent', 'sent']);
    expect(heardAt).toEqual(['2026-11-23T11:59:59.999Z', '2026-11-24T00:00:00.000Z']);
  });

  it('sends nothing that is a month old, and lets nothing wait for it', async () => {
    const office = await openPostOffice();
    await office.act();
    office.clock.now += 30 * oneDay;
    await office.act({ turn: 'assigned' });
    office.start();
    await toBecome(office, ['waiting', 'sent']);
    expect(office.gateway.received.map(({ body }) => body.turn)).toEqual(['assigned']);
  });
});

describe('stops and failures', () => {
  it('waits for the message on its way when it is stopped', async () => {
    const office = await openPostOffice();
    office.gateway.reply = 'hang';
    const stop = office.start({ timings: { stopTimeoutMs: 10 * minute } });
    await office.act();
    await eventually(() => expect(office.gateway.received).toHaveLength(1));
    const stopped = stop();
    office.gateway.release(200);
    await stopped;
    expect(await states(office)).toEqual(['sent']);
  });

  it('cut off in the middle of one, sends it again under the same key at the next start', async () => {
    const office = await openPostOffice();
    office.gateway.reply = 'hang';
    const stop = office.start();
    await office.act();
    await eventually(() => expect(office.gateway.received).toHaveLength(1));
    await stop();
    expect(await states(office)).toEqual(['waiting']);
    expect(office.news).toEqual([]);
    office.gateway.reply = 200;
    office.start();
    await toBecome(office, ['sent']);
    const keys = office.gateway.received.map(({ headers }) => headers['idempotency-key']);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('sends once what the gateway took, however long the disk does not take that', async () => {
    const office = await openPostOffice();
    let refusals = 3;
    const store: DeliveryParts['store'] = {
      db: office.store.db,
      onCommitted: (listener) => office.store.onCommitted(listener),
      write(actor, command) {
        refusals -= 1;
        return refusals < 0 ? office.store.write(actor, command) : Promise.reject(new StoreFull());
      },
    };
    await office.act();
    office.start({ store });
    await toBecome(office, ['sent']);
    await office.hasLooked();
    expect(office.gateway.received).toHaveLength(1);
    expect(office.failures).toHaveLength(3);
  });

  it('goes on after a table that could not be read', async () => {
    const office = await openPostOffice();
    await office.act();
    let isBroken = true;
    office.start({
      vault: {
        key: async (db, caseNo) => {
          if (!isBroken) return office.vault.key(db, caseNo);
          isBroken = false;
          throw new Error('disk');
        },
      },
    });
    await toBecome(office, ['sent']);
    expect(office.failures).toHaveLength(1);
  });

  it('gives up what can no longer be read, with a record', async () => {
    const office = await openPostOffice();
    await office.act();
    await office.act({ caseNo: two });
    await office.store.write({ kind: 'system', id: 'test', terminal: 'hall' }, async (w) => {
      await office.vault.destroy(w, one);
      await w.db.updateTable('outbox').set({ sealed: 'v1.AAAA' }).where('case_no', '=', two).execute();
    });
    office.start();
    await toBecome(office, ['given-up', 'given-up']);
    expect((await office.rows()).map(({ last_error }) => last_error)).toEqual(['unreadable', 'unreadable']);
    expect(office.news.map(({ kind }) => kind)).toEqual(['given-up', 'given-up']);
    expect(office.gateway.received).toEqual([]);
  });

  it('gives up what waits when the hall has no gateway any more', async () => {
    const office = await openPostOffice();
    await office.act();
    office.start({ gateway: null });
    await toBecome(office, ['given-up']);
    expect((await office.rows())[0]?.last_error).toBe('switched-off');
  });

  it('is not troubled by a case forgotten while its message is on the way', async () => {
    const office = await openPostOffice();
    office.gateway.reply = 'hang';
    office.start();
    await office.act();
    await office.act({ turn: 'assigned' });
    await eventually(() => expect(office.gateway.received).toHaveLength(1));
    await office.store.write({ kind: 'system', id: 'retention', terminal: 'hall' }, async (w) => {
      await office.vault.destroy(w, one);
      await office.notify.forget(w, one);
    });
    office.gateway.release(200);
    await office.hasLooked();
    expect(await office.rows()).toEqual([]);
    expect(office.gateway.received).toHaveLength(1);
    expect(office.failures).toEqual([]);
  });
});
