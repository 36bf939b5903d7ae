// The phones' door: what it lets through, and that nothing else of the hall is behind it.
import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPublicServer, networkOf } from '#electron/api/public-server.ts';
import { bookingsByPhoneAMinute, saidByPhoneAMinute } from '#electron/api/source-limits.ts';
import { contract } from '#shared/contract/contract.ts';
import { makeAppointmentCode } from '#shared/domain/appointment-code.ts';
import { parseScan } from '#shared/domain/scan-code.ts';
import { tempDirectory } from '../store/temp-store.ts';
import { startHall, type TestHall } from '../support/hall.ts';
import { freePort } from '../support/made-hall.ts';

const host = 'banshi.example';
let now = Date.parse('2026-12-07T10:00:00+08:00');
let hall: TestHall;
let app: FastifyInstance;
beforeAll(async () => {
  hall = await startHall({
    clock: () => now,
    settings: { phone: { url: `https://${host}`, port: 0 }, hall: { hours: 'windows' } },
  });
});
afterAll(() => hall.stop());

const built = async (): Promise<string> => {
  const directory = tempDirectory();
  await mkdir(path.join(directory, 'assets'));
  const files = {
    'phone.html': '<script type="module" src="/assets/phone-a1.js"></script>',
    'desk.html': '<script type="module" src="/assets/desk-b2.js"></script>',
    'index.html': 'kiosk',
    'assets/phone-a1.js': 'import "./shared-c3.js"; const lazy = () => import("./later-d4.js");',
    'assets/shared-c3.js': '"phone-e5.css"',
    'assets/later-d4.js': '',
    'assets/phone-e5.css': 'src:url(/assets/words-f6.woff2)',
    'assets/words-f6.woff2': 'x',
    'assets/desk-b2.js': '"shared-c3.js"',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(directory, name), text);
  return directory;
};

beforeEach(async () => {
  const { phoneRouter, log } = hall.node;
  app = await createPublicServer({ router: phoneRouter, log, screensDir: await built(), url: `https://${host}` });
});
afterEach(() => app.close());

type Ask = { from?: string; headers?: Record<string, string>; input?: unknown };
const call = (procedure: string, { from = '203.0.113.7', headers = {}, input }: Ask = {}) =>
  app.inject({
    method: 'POST',
    url: `/api/rpc/${procedure.replace('.', '/')}`,
    payload: JSON.stringify({ json: input }),
    remoteAddress: from,
    headers: { host, 'content-type': 'application/json', ...headers },
  });
const page = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, remoteAddress: '203.0.113.7', headers: { host, ...headers } });

const booking = (change: object = {}) => ({
  requestId: randomUUID(),
  matterCode: 'GA-21',
  date: '2026-12-08',
  time: '09:00',
  name: '冉隆刚',
  phone: `139${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`,
  language: 'zh-CN',
  wantsSlip: true,
  ...change,
});

const open = [
  'hall.get',
  'catalogue.get',
  'queue.myNumber',
  'rating.rateBySlip',
  'appointments.bookable',
  'appointments.slots',
  'appointments.book',
  'appointments.mine',
  'appointments.cancel',
  'cases.status',
  'cases.supplement',
  'cases.answer',
  'cases.rate',
  'cases.object',
  'caseFiles.linkState',
  'caseFiles.moreTime',
  'caseFiles.addByLink',
];
const everything = Object.entries(contract).flatMap(([area, calls]) =>
  Object.keys(calls as object).map((name) => `${area}.${name}`),
);

describe('the phones’ door', () => {
  it('lets these calls through', async () => {
    expect((await call('hall.get')).json().json).toMatchObject({ phoneUrl: `https://${host}` });
    expect((await call('catalogue.get')).statusCode).toBe(200);
    for (const procedure of open) expect((await call(procedure, { input: {} })).statusCode, procedure).not.toBe(404);
  });

  it.each(everything.filter((procedure) => !open.includes(procedure)))('knows no %s', async (procedure) => {
    const answer = await call(procedure, { input: {} });
    expect(answer.statusCode).toBe(404);
    expect(answer.json().message).toMatch(/没有这个地址/);
  });

  it.each([
    '/',
    '/desk',
    '/desk.html',
    '/display',
    '/index.html',
    '/phone.html',
    '/health',
    '/ready',
    '/api/openapi.json',
    '/api/v1/hall',
    '/api/rpc/hall/get',
    '/assets/desk-b2.js',
    '/assets/../desk.html',
    '/assets/%2e%2e/desk.html',
    '/t/',
    '/t/123',
    // A case's digits stay behind the #: an address with them in it would lie in every log on the way.
    '/c/',
    '/c/771126112300783852014',
    '/p/',
    '/p/AAAAAAAAAAAAAAAAAAAAAA',
    `/t/${'1'.repeat(33)}`,
    '/t/7722261207010011234567890x',
  ])('has nothing at %s', async (url) => {
    expect((await page(url)).statusCode).toBe(404);
  });

  it('serves its page at its addresses, with the files that page needs, guarded and without a cookie', async () => {
    for (const url of ['/book', '/c', '/p', '/t/7722261207010011234567890', '/t/7722261207010011234567890?from=scan']) {
      const answer = await page(url);
      expect(answer.statusCode, url).toBe(200);
      expect(answer.body).toContain('phone-a1.js');
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    for (const file of ['phone-a1.js', 'shared-c3.js', 'later-d4.js', 'phone-e5.css', 'words-f6.woff2']) {
      expect((await page(`/assets/${file}`)).statusCode, file).toBe(200);
    }
  });

  it('is there under one name alone, and for its own pages', async () => {
    for (const other of ['localhost', '127.0.0.1', '192.168.1.5:4181', 'rebound.example', `${host}:4181`]) {
      expect((await page('/book', { host: other })).statusCode, other).toBe(404);
      expect((await call('hall.get', { headers: { host: other } })).statusCode, other).toBe(404);
    }
    expect((await call('hall.get', { headers: { 'x-forwarded-host': host, host: 'x.example' } })).statusCode).toBe(404);
    expect((await call('hall.get', { headers: { host: host.toUpperCase() } })).statusCode).toBe(200);
    expect((await call('hall.get', { headers: { origin: `https://${host}` } })).statusCode).toBe(200);
    expect((await call('hall.get', { headers: { origin: 'https://elsewhere.example' } })).statusCode).toBe(403);
  });

  it('knows nobody: a session of the desk opens nothing', async () => {
    const signedIn = await fetch(`${hall.url}/api/v1/staff/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'admin', password: (await hall.admin()) && 'a-long-demo-password' }),
    });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(cookie).not.toBe('');
    expect((await call('appointments.list', { headers: { cookie }, input: { date: '2026-12-08' } })).statusCode).toBe(
      404,
    );
    const made = await call('appointments.book', { headers: { cookie }, input: booking() });
    expect(made.statusCode).toBe(200);
    const [row] = await hall.node.store.db.selectFrom('appointments').selectAll().execute();
    expect(row?.channel).toBe('phone');
    const [event] = await hall.node.store.db
      .selectFrom('journal')
      .select('actor')
      .where('type', '=', 'appointment.booked')
      .execute();
    expect(JSON.parse(event?.actor ?? '')).toEqual({ kind: 'citizen', id: 'phone', terminal: '手机' });
  });

  it('follows a number by its slip, and takes its rating as a phone’s', async () => {
    const client = hall.client();
    const clerk = await hall.admin();
    now += 3_600_000;
    const { qr, watchUrl, ticket } = await client.queue.take({
      requestId: randomUUID(),
      matterCode: 'GA-01',
      language: 'zh-CN',
    });
    expect(watchUrl).toBe(qr);
    expect((await page(new URL(qr).pathname)).statusCode).toBe(200);
    const scan = parseScan(qr);
    if (scan?.kind !== 'ticket') throw new Error('no number');
    const slip = { date: scan.date, ticketNo: scan.ticketNo, key: scan.key };
    expect((await call('queue.myNumber', { input: slip })).json().json).toMatchObject({ ticket: { no: ticket.no } });
    const wrong = await call('queue.myNumber', { input: { ...slip, key: '0000000000' } });
    expect(wrong.json().json).toMatchObject({ code: 'TICKET_UNKNOWN' });
    await clerk.calling.callNext({ windowCode: 'W01', requestId: randomUUID() });
    await clerk.calling.finish({ windowCode: 'W01', ticketId: ticket.id });
    const said = { slip, via: 'kiosk', grade: 5, reasons: [] };
    expect((await call('rating.rateBySlip', { input: said })).statusCode).toBe(200);
    const rated = await hall.node.store.db.selectFrom('ratings').select('via').execute();
    expect(rated).toEqual([{ via: 'phone' }]);
  });
});

describe('a case on a phone', () => {
  const file = () =>
    hall.client().cases.file({
      requestId: randomUUID(),
      kind: 'not-done',
      matterCode: null,
      failedAtUnit: null,
      words: '机器坏了',
      trips: null,
      person: { role: 'anonymous' },
      language: 'zh-CN',
    });

  it('is looked at by what its slip’s code holds behind the #, and added to', async () => {
    const { qr, caseNo, queryCode } = await file();
    const url = new URL(qr);
    expect([url.origin, url.pathname, url.search]).toEqual([`https://${host}`, '/c', '']);
    expect(parseScan(qr)).toEqual({ kind: 'case', caseNo, queryCode });
    expect((await page(url.pathname)).statusCode).toBe(200);
    const proof = { caseNo, queryCode };
    expect((await call('cases.status', { input: proof })).json().json).toMatchObject({ caseNo, stage: 1 });
    // Five thousand characters of several bytes each are words like any others.
    const words = '字'.repeat(5000);
    const added = await call('cases.supplement', { input: { requestId: randomUUID(), ...proof, words } });
    expect(added.json().json).toMatchObject({ said: [{ by: 'citizen', text: words }] });
    // Nothing is asked of a case that is being handled.
    const answer = await call('cases.answer', { input: { requestId: randomUUID(), ...proof, done: 'yes' } });
    expect(answer.json().json).toMatchObject({ code: 'NOT_NOW' });
  });

  it('cannot be printed from outside the hall', async () => {
    const { caseNo, queryCode } = await file();
    const input = { requestId: randomUUID(), caseNo, queryCode, language: 'zh-CN' };
    expect((await call('cases.printStatus', { input })).statusCode).toBe(404);
  });

  it('is guessed at a few times only', async () => {
    const { caseNo } = await file();
    const answers = [];
    for (let n = 0; n < 6; n += 1) {
      const from = '203.0.113.77';
      const answer = await call('cases.status', { from, input: { caseNo, queryCode: String(100_000 + n) } });
      answers.push(answer.json().json.code);
    }
    expect(answers.slice(0, 4)).toEqual(Array(4).fill('NOT_MATCHING'));
    expect(answers.at(-1)).toBe('TOO_MANY_TRIES');
  });

  it('is told so much a minute', async () => {
    now += 120_000;
    const { caseNo, queryCode } = await file();
    const from = '203.0.113.78';
    const say = () =>
      call('cases.supplement', { from, input: { requestId: randomUUID(), caseNo, queryCode, words: '还有' } });
    for (let n = 0; n < saidByPhoneAMinute; n += 1) expect((await say()).statusCode).toBe(200);
    expect((await say()).statusCode).toBe(429);
  });
});

describe('how much a phone may ask', () => {
  const book = (from: string, headers: Record<string, string> = {}) =>
    call('appointments.book', { from, headers, input: booking({ time: '10:00' }) });

  it('is few bookings a minute, and a proxy’s word counts only from this machine', async () => {
    now += 120_000;
    const codes = async (from: string, headers?: Record<string, string>) => {
      const answers = [];
      for (let n = 0; n <= bookingsByPhoneAMinute; n += 1) answers.push((await book(from, headers)).statusCode);
      return answers.at(-1);
    };
    expect(await codes('203.0.113.8')).toBe(429);
    // Says it is somebody else, and is not believed.
    expect((await book('203.0.113.8', { 'x-forwarded-for': '198.51.100.1' })).statusCode).toBe(429);
    expect((await book('203.0.113.9')).statusCode).not.toBe(429);
    // The proxy on this machine is: each of its callers has their own.
    expect(await codes('127.0.0.1', { 'x-forwarded-for': '198.51.100.2' })).toBe(429);
    expect((await book('127.0.0.1', { 'x-forwarded-for': '198.51.100.3' })).statusCode).not.toBe(429);
    // A proxy that says nothing is no kiosk of the hall.
    expect(await codes('127.0.0.1')).toBe(429);
  });

  it('is few guesses', async () => {
    now += 120_000;
    const newCode = () => makeAppointmentCode({ bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) });
    const guess = async (code: string, n: number) => {
      const answer = await call('appointments.mine', { input: { code, phoneLast4: String(1000 + n) } });
      return answer.json().json.code;
    };
    const [code, answers] = [newCode(), [] as string[]];
    for (let n = 0; n < 6; n += 1) answers.push(await guess(code, n));
    expect(answers).toEqual([...Array(5).fill('APPOINTMENT_NOT_FOUND'), 'TOO_MANY_TRIES']);
    // Another code each time is one place all the same.
    for (let n = 5; n < 20; n += 1) expect(await guess(newCode(), n)).toBe('APPOINTMENT_NOT_FOUND');
    expect(await guess(newCode(), 20)).toBe('TOO_MANY_TRIES');
  });

  it('is a body no larger than words to a case need', async () => {
    const answer = await call('appointments.book', { input: booking({ name: 'x'.repeat(70_000) }) });
    expect(answer.statusCode).toBe(413);
  });

  it('counts a network, not the addresses it has without end', () => {
    expect(networkOf('203.0.113.7')).toBe('203.0.113.7');
    expect(networkOf('::ffff:203.0.113.7')).toBe('203.0.113.7');
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:db8:1:2::9'));
    expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
    expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'));
    expect(networkOf('::1')).toBe('0:0:0:0::/64');
    expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
  });
});

describe('the hall behind it', () => {
  const status = (port: number, host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: '/nothing', headers: { host }, agent: false }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });

  it('opens it where there is an address for phones, and closes it with its side', async () => {
    const side = await hall.node.listen({ port: 0 });
    expect(side.phones).not.toBeNull();
    const port = side.phones?.port ?? 0;
    expect(await status(port, host)).toBe(404);
    await side.close();
    await expect(status(port, host)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('opens none without one', async () => {
    const plain = await startHall();
    try {
      expect((await plain.node.listen({ port: 0 })).phones).toBeNull();
      expect((await plain.client().hall.get()).phoneUrl).toBeNull();
    } finally {
      await plain.stop();
    }
  });

  it('goes on where its port is taken, and tells the desk', async () => {
    const port = await freePort();
    const other = await startHall({ settings: { phone: { url: 'http://127.0.0.1:1', port } } });
    try {
      expect((await other.node.listen({ port: 0 })).phones).toBeNull();
      const admin = await other.admin();
      const { notices } = await admin.system.status();
      expect(notices.find(({ key }) => key === 'phone-door')?.text.zh).toContain(String(port));
    } finally {
      await other.stop();
    }
  });
});
