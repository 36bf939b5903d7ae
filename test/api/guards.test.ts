// What stands around every answer, whoever asks for whatever: headers, host names, the flood gate, words for lost ways.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpServer, type HttpOptions } from '#electron/api/http.ts';
import { kioskHeaders, securityHeaders } from '#electron/content-security-policy.ts';
import { compressFiles } from '#electron/dev/precompress.ts';
import { startHall, type TestHall } from '../support/hall.ts';

let hall: TestHall;
let app: FastifyInstance;
let readyAsked = 0;
let isReady: HttpOptions['isReady'];
beforeEach(async () => {
  hall = await startHall();
  readyAsked = 0;
  isReady = async () => ({ ready: true });
  app = await serve({});
});
afterEach(async () => {
  await app.close();
  await hall.stop();
});

async function serve(o: Partial<HttpOptions>): Promise<FastifyInstance> {
  const screensDir = path.join(hall.dataDir, 'screens');
  await mkdir(path.join(screensDir, 'assets'), { recursive: true });
  for (const page of ['index.html', 'desk.html', 'display.html', 'board.html', 'rate.html', 'assets/a.js']) {
    await writeFile(path.join(screensDir, page), page);
  }
  return createHttpServer({
    router: hall.node.router,
    log: hall.node.log,
    version: 'test',
    screensDir,
    bySession: async () => null,
    sessionSeconds: 3600,
    isReady: () => {
      readyAsked += 1;
      return isReady();
    },
    allowedHosts: [],
    isLan: false,
    ...o,
  });
}

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers: { host: 'localhost', ...headers } });
const post = (url: string, payload: string, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url,
    payload,
    headers: { host: 'localhost', 'content-type': 'application/json', ...headers },
  });

const kindsOfAnswer: [string, number, () => Promise<{ statusCode: number; headers: object }>][] = [
  ['a page', 200, () => get('/')],
  ['a page inside the desk', 200, () => get('/desk/cases/1')],
  ['a page’s script', 200, () => get('/assets/a.js')],
  ['no such page', 404, () => get('/nowhere')],
  ['no such script', 404, () => get('/assets/none.js')],
  ['no such page, for a person', 404, () => get('/nowhere', { accept: 'text/html' })],
  ['an answer of the API', 200, () => get('/api/v1/hall')],
  ['an answer of the other dialect', 200, () => post('/api/rpc/hall/get', '{}')],
  ['the document', 200, () => get('/api/openapi.json')],
  ['a call that is not allowed', 401, () => get('/api/v1/staff')],
  ['no such call', 404, () => get('/api/v1/nothing')],
  ['no such dialect', 404, () => get('/api/v9/nothing')],
  ['wrong input', 422, () => post('/api/v1/queue/tickets', '{}')],
  ['not JSON', 400, () => post('/api/v1/queue/tickets', '{')],
  ['another media type', 415, () => post('/api/v1/queue/tickets', 'a=b', { 'content-type': 'text/x-nothing' })],
  ['too much', 413, () => post('/api/v1/queue/tickets', JSON.stringify({ words: 'x'.repeat(300_000) }))],
  ['another host', 403, () => get('/', { host: 'rebound.example' })],
  ['another origin', 403, () => get('/api/v1/hall', { origin: 'http://elsewhere.example' })],
  ['health', 200, () => get('/health')],
  ['readiness', 200, () => get('/ready')],
];

/** The one page that may hear somebody. */
const isOfKiosk = ['a page', 'another host'];

describe('the guards', () => {
  it.each(kindsOfAnswer)('go with %s (%i)', async (kind, status, ask) => {
    const answer = await ask();
    expect(answer.statusCode).toBe(status);
    const guards = isOfKiosk.includes(kind) ? kioskHeaders : securityHeaders;
    expect(answer.headers).toMatchObject(
      Object.fromEntries(Object.entries(guards).map(([name, value]) => [name.toLowerCase(), value])),
    );
  });

  it('go with a live line too', async () => {
    const cut = new AbortController();
    const { headers, status } = await fetch(`${hall.url}/api/v1/live/hall`, { signal: cut.signal });
    expect(status).toBe(200);
    for (const [name, value] of Object.entries(securityHeaders)) expect(headers.get(name)).toBe(value);
    cut.abort();
  });
});

describe('a lost way', () => {
  it.each([
    '/nowhere',
    '/assets/none.js',
    '/desk.htm',
    '/%E6%B2%A1%E6%9C%89',
  ])('%s is told in words, as data', async (url) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('没有这个地址') });
  });

  it('is told as a page to a person', async () => {
    const answer = await get('/nowhere<script>', { accept: 'text/html,*/*' });
    expect(answer.headers['content-type']).toMatch(/^text\/html/);
    expect(answer.body).toContain('没有这个地址');
    expect(answer.body).toContain('There is nothing at this address');
    expect(answer.body).not.toContain('script');
  });

  it('is told in words where there are no screens to show', async () => {
    await app.close();
    app = await serve({ screensDir: null });
    expect((await get('/')).json()).toMatchObject({ message: expect.stringContaining('没有这个地址') });
  });
});

describe('host names', () => {
  const statusFor = async (o: Partial<HttpOptions>, host: string) => {
    await app.close();
    app = await serve(o);
    return (await get('/api/v1/hall', { host })).statusCode;
  };
  const onLan = { isLan: true, allowedHosts: ['hall.example'] };
  it.each([
    [{}, 'localhost:4180', 200],
    [{}, '127.0.0.1', 200],
    [{}, '[::1]:4180', 200],
    [{}, '192.168.1.20:4180', 403],
    [{ allowedHosts: ['hall.example'] }, 'hall.example', 403],
    [onLan, '192.168.1.20:4180', 200],
    [onLan, '[fe80::1]:4180', 200],
    [onLan, 'hall.example:4180', 200],
    [onLan, 'HALL.EXAMPLE', 200],
    [onLan, 'hall.example.evil', 403],
    [onLan, 'evil-hall.example', 403],
    [onLan, 'localhost.evil', 403],
    [onLan, '127.0.0.1.evil', 403],
  ] as const)('with %j, %s answers %i', async (o, host, status) => {
    expect(await statusFor(o, host)).toBe(status);
  });
});

it('a flood from one address is stopped in words, and only its own', async () => {
  const flood = (remoteAddress: string, url = '/api/nothing') =>
    app.inject({ method: 'GET', url, remoteAddress, headers: { host: 'localhost' } });
  for (let n = 0; n < 3000; n += 1) await flood('127.0.0.1');
  const stopped = await flood('127.0.0.1');
  expect(stopped.statusCode).toBe(429);
  expect(stopped.json().message).toMatch(/请求太多了/);
  expect(stopped.headers).toHaveProperty('retry-after');
  expect(stopped.headers).toHaveProperty('content-security-policy');
  expect((await flood('127.0.0.2', '/api/v1/hall')).statusCode).toBe(200);
  expect((await flood('127.0.0.1', '/')).statusCode).toBe(200);
}, 60_000);

describe('readiness', () => {
  it('is found out once for all who ask within a moment: asking writes', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => get('/ready')));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    await get('/ready');
    expect(readyAsked).toBe(1);
  });

  it('is found out anew after that moment', async () => {
    expect((await get('/ready')).statusCode).toBe(200);
    isReady = async () => ({ ready: false, reason: '磁盘满了' });
    await expect.poll(async () => (await get('/ready')).statusCode, { timeout: 5000, interval: 100 }).toBe(503);
  }, 10_000);
});

describe('screens on a slow line', () => {
  const script = 'const 办成 = 1;\n'.repeat(500);
  beforeEach(async () => {
    const screensDir = path.join(hall.dataDir, 'screens');
    await writeFile(path.join(screensDir, 'assets/long.js'), script);
    await writeFile(path.join(screensDir, 'assets/font.woff2'), script);
    const compressed = await compressFiles(screensDir, ['desk.html', 'assets/long.js', 'assets/font.woff2']);
    expect(compressed).toEqual(['desk.html', 'assets/long.js']);
  });

  it.each([
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
  ])('travel small to who accepts %s, and are the same bytes', async (accepted, encoding, decode) => {
    const answer = await get('/assets/long.js', { 'accept-encoding': accepted });
    expect(answer.headers).toMatchObject({
      'content-encoding': encoding,
      'content-type': expect.stringMatching(/^(text|application)\/javascript/),
      'cache-control': 'public, max-age=31536000, immutable',
      vary: expect.stringMatching(/accept-encoding/i),
    });
    expect(answer.rawPayload.length).toBeLessThan(script.length / 10);
    expect(decode(answer.rawPayload).toString()).toBe(script);

    const page = await get('/desk/cases/1', { 'accept-encoding': accepted });
    expect(page.headers).toMatchObject({
      'content-encoding': encoding,
      'content-type': expect.stringMatching(/^text\/html/),
      'cache-control': 'no-cache',
    });
    expect(decode(page.rawPayload).toString()).toBe('desk.html');
  });

  it.each([
    ['/display?zone=1', 'display.html'],
    ['/board?lang=en', 'board.html'],
    ['/rate?window=3', 'rate.html'],
  ])('stand at %s', async (address, file) => {
    expect((await get(address)).payload).toBe(file);
  });

  it('travel as they are to who accepts nothing, and where there is no smaller copy', async () => {
    const plain = await get('/assets/long.js');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body).toBe(script);
    const font = await get('/assets/font.woff2', { 'accept-encoding': 'br' });
    expect(font.headers['content-encoding']).toBeUndefined();
    expect(font.body).toBe(script);
    const asIs = await get('/assets/a.js', { 'accept-encoding': 'br' });
    expect(asIs.headers['content-encoding']).toBeUndefined();
    expect(asIs.body).toBe('assets/a.js');
  });
});
