// One address without an account may use the hall, and not use it up; the kiosk itself is never held back.
import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpServer } from '#electron/api/http.ts';
import {
  callsAMinute,
  createSourceLimits,
  feedsASource,
  feedsInAll,
  openHelpCallsASource,
} from '#electron/api/source-limits.ts';
import { isHallItself } from '#electron/guesses.ts';
import { startHall, type TestHall } from '../support/hall.ts';

let hall: TestHall;
let app: FastifyInstance;
let now = 1_800_000_000_000;
beforeEach(async () => {
  hall = await startHall({ clock: () => now });
  const { router, log, staff } = hall.node;
  app = await createHttpServer({
    router,
    log,
    version: 'test',
    screensDir: null,
    bySession: (token) => staff.bySession(token),
    sessionSeconds: 3600,
    isReady: async () => ({ ready: true }),
    allowedHosts: [],
    isLan: true,
  });
});
afterEach(async () => {
  await app.close();
  await hall.stop();
});

type From = { from: string; terminal?: string };
const post = (url: string, payload: object, { from, terminal }: From) =>
  app.inject({
    method: 'POST',
    url,
    payload,
    remoteAddress: from,
    headers: { host: 'localhost', ...(terminal && { 'x-terminal': encodeURIComponent(terminal) }) },
  });
const take = (from: string) =>
  post('/api/v1/queue/tickets', { requestId: randomUUID(), matterCode: 'GA-02', language: 'zh-CN' }, { from });
const turnedAway = (from: string) =>
  post('/api/v1/queue/turned-away', { requestId: randomUUID(), matterCode: 'GA-02' }, { from });
const file = (from: string) => {
  const told = { kind: 'ask', matterCode: null, failedAtUnit: null, words: '问一下', trips: null, language: 'zh-CN' };
  return post('/api/v1/cases', { ...told, requestId: randomUUID(), person: { role: 'anonymous' } }, { from });
};
const supplement = (from: string) => {
  const words = { requestId: randomUUID(), caseNo: '0', queryCode: '000000', words: '还有' };
  return post('/api/v1/cases/supplement', words, { from });
};
const callHelp = (from: string, terminal?: string, screen = 'home') =>
  post('/api/v1/help', { requestId: randomUUID(), screen }, { from, ...(terminal && { terminal }) });

describe('a minute’s worth', () => {
  it.each([
    ['numbers', take],
    ['cases', file],
  ])(
    'of %s is enough for one address, in words and with the time to wait',
    async (_what, ask) => {
      for (let n = 0; n < callsAMinute; n += 1) expect((await ask('10.0.0.9')).statusCode).toBe(201);
      const refused = await ask('10.0.0.9');
      expect(refused.statusCode).toBe(429);
      expect(refused.json()).toMatchObject({ code: 'TOO_MANY_TRIES', defined: true });
      expect(refused.json().data.retryAfterSeconds).toBe(60);
      expect(refused.json().message).toMatch(/请稍等再试/);
      expect((await ask('10.0.0.10')).statusCode).toBe(201);
      expect((await ask('127.0.0.1')).statusCode).toBe(201);
      now += 60_000;
      expect((await ask('10.0.0.9')).statusCode).toBe(201);
    },
    60_000,
  );

  it('of people turned away is all that one address writes into the journal', async () => {
    for (let n = 0; n < callsAMinute; n += 1) expect((await turnedAway('10.0.0.9')).statusCode).toBe(200);
    expect((await turnedAway('10.0.0.9')).statusCode).toBe(429);
    expect((await turnedAway('127.0.0.1')).statusCode).toBe(200);
    const written = await hall.node.store.db.selectFrom('refusals').select('date').execute();
    expect(written).toHaveLength(callsAMinute + 1);
  });

  it('of words added to a case, which may bring a recording each', async () => {
    for (let n = 0; n < callsAMinute; n += 1) expect((await supplement('10.0.0.9')).json().code).toBe('CASE_NO_WRONG');
    expect((await supplement('10.0.0.9')).json().code).toBe('TOO_MANY_TRIES');
    expect((await supplement('127.0.0.1')).json().code).toBe('CASE_NO_WRONG');
  });

  it('is not counted at the kiosk, nor for somebody signed in', () => {
    const limits = createSourceLimits(() => now);
    const kiosk = { source: 'port:1号机', terminal: '1号机', signedIn: null };
    const clerk = { source: '10.0.0.9', terminal: '工作台', signedIn: {} };
    for (let n = 0; n < callsAMinute * 3; n += 1) {
      limits.count('file', kiosk);
      limits.count('file', clerk);
    }
  });

  it('begins anew when the clock was set back', () => {
    let at = now;
    const limits = createSourceLimits(() => at);
    const caller = { source: '10.0.0.9', terminal: '网页', signedIn: null };
    const useUp = () => {
      for (let n = 0; n < callsAMinute; n += 1) limits.count('take', caller);
      expect(() => limits.count('take', caller)).toThrow('TOO_MANY_TRIES');
    };
    useUp();
    at -= 86_400_000;
    useUp();
  });
});

it.each([
  ['127.0.0.1', true],
  ['127.8.8.8', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['port:1号机', true],
  ['10.0.0.1', false],
  ['::1234', false],
  ['1.127.0.1', false],
  ['', false],
])('%s is the hall itself: %s', (source, expected) => {
  expect(isHallItself(source)).toBe(expected);
});

describe('lines', () => {
  it('are limited by address; one given back is free again, and twice frees no second one', () => {
    const limits = createSourceLimits(() => now);
    const caller = { source: '10.0.0.9', terminal: '网页', signedIn: null };
    const held = Array.from({ length: feedsASource }, () => limits.takeLine(caller));
    expect(() => limits.takeLine(caller)).toThrow('TOO_MANY_TRIES');
    limits.takeLine({ ...caller, source: '10.0.0.10' });
    held[0]?.();
    held[0]?.();
    limits.takeLine(caller);
    expect(() => limits.takeLine(caller)).toThrow('TOO_MANY_TRIES');
  });

  it('are limited in all, the hall’s own included', () => {
    const limits = createSourceLimits(() => now);
    const kiosk = { source: '127.0.0.1', terminal: '1号机', signedIn: null };
    const held = Array.from({ length: feedsInAll }, () => limits.takeLine(kiosk));
    expect(() => limits.takeLine({ ...kiosk, signedIn: {} })).toThrow('TOO_MANY_TRIES');
    held[0]?.();
    limits.takeLine(kiosk);
  });

  it('over HTTP: refused in words, and free again once cut', async () => {
    const cuts: AbortController[] = [];
    const open = () => {
      const cut = new AbortController();
      cuts.push(cut);
      return fetch(`${hall.url}/api/v1/live/hall`, { signal: cut.signal });
    };
    const openMany = async (count: number) =>
      (await Promise.all(Array.from({ length: count }, open))).map((r) => r.status);
    expect(new Set(await openMany(feedsInAll))).toEqual(new Set([200]));
    const refused = await open();
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ code: 'TOO_MANY_TRIES' });
    for (const cut of cuts.splice(0)) cut.abort();
    await expect.poll(async () => (await open()).status, { timeout: 5000 }).toBe(200);
    for (const cut of cuts.splice(0)) cut.abort();
  }, 60_000);
});

describe('calls for help', () => {
  it('from one address are at most so many open; an answered one makes room, a second press is the first', async () => {
    const calls = [];
    for (let n = 0; n < openHelpCallsASource; n += 1) calls.push(await callHelp('10.0.0.9', `${n}号机`));
    expect(calls.map((call) => call.statusCode)).toEqual(calls.map(() => 201));
    const refused = await callHelp('10.0.0.9', '又一台');
    expect(refused.statusCode).toBe(429);
    expect(refused.json()).toMatchObject({ code: 'TOO_MANY_TRIES', data: { retryAfterSeconds: expect.any(Number) } });
    expect((await callHelp('10.0.0.9', '0号机')).json().id).toBe(calls[0]?.json().id);
    expect((await callHelp('10.0.0.10', '又一台')).statusCode).toBe(201);
    await (await hall.admin()).help.answer({ id: calls[0]?.json().id });
    expect((await callHelp('10.0.0.9', '第三台')).statusCode).toBe(201);
  }, 30_000);

  it('taken back make room for others, so many in a minute', async () => {
    const withdraw = (id: string, from: string) => post(`/api/v1/help/${id}/withdraw`, { why: 'left' }, { from });
    for (let n = 0; n < callsAMinute; n += 1) {
      const { id } = (await callHelp('10.0.0.9', '1号机')).json();
      expect((await withdraw(id, '10.0.0.9')).statusCode).toBe(200);
    }
    expect((await withdraw(randomUUID(), '10.0.0.9')).statusCode).toBe(429);
    expect((await withdraw(randomUUID(), '127.0.0.1')).statusCode).toBe(200);
    expect(await (await hall.admin()).help.open()).toMatchObject([{ terminal: '1号机', gone: 'left' }]);
  }, 30_000);

  it('made all at once are limited too', async () => {
    const many = await Promise.all(Array.from({ length: 30 }, (_, n) => callHelp('10.0.0.9', `${n}号机`)));
    expect(many.filter((call) => call.statusCode === 201)).toHaveLength(openHelpCallsASource);
  }, 30_000);

  it('name the screen from a closed list: nothing typed reaches the desk', async () => {
    const refused = await callHelp('127.0.0.1', '1号机', '我叫冉小梅 13812345678');
    expect(refused.statusCode).toBe(422);
    expect((await callHelp('127.0.0.1', '1号机', 'tell-words')).json()).toMatchObject({ screen: 'tell-words' });
  });

  it('from machines without a name are told apart', async () => {
    const [one, two, again] = [await callHelp('10.0.0.1'), await callHelp('10.0.0.2'), await callHelp('10.0.0.1')];
    expect(one.json().terminal).toMatch(/^网页-[0-9A-F]{4}$/);
    expect(two.json().terminal).not.toBe(one.json().terminal);
    expect(two.json().id).not.toBe(one.json().id);
    expect(again.json().id).toBe(one.json().id);
  });
});
