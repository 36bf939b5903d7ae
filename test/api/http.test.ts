// The API over HTTP as a browser, another program and an attacker meet it.
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callsAMinute } from '#electron/api/source-limits.ts';
import { startHall, type TestHall } from '../support/hall.ts';

let hall: TestHall;
beforeAll(async () => {
  hall = await startHall();
});
afterAll(() => hall.stop());

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${hall.url}${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
const take = (extra: object = {}) =>
  JSON.stringify({ requestId: randomUUID(), matterCode: 'GA-02', language: 'zh-CN', ...extra });

describe('the plain dialect', () => {
  it('gives a number over documented addresses', async () => {
    const document = await (await fetch(`${hall.url}/api/openapi.json`)).json();
    expect(Object.keys(document.paths)).toContain('/queue/tickets');
    const response = await post('/api/v1/queue/tickets', take());
    expect(response.status).toBe(201);
    expect((await response.json()).ticket.no).toMatch(/^A\d{3}$/);
  });

  it('refuses an unknown field in the contract’s shape and names it', async () => {
    const response = await post('/api/v1/queue/tickets', take({ vip: true }));
    expect(response.status).toBe(422);
    const fault = await response.json();
    expect(fault).toMatchObject({ code: 'INVALID_INPUT', message: '有几处要改一下' });
    expect(JSON.stringify(fault.data.problems)).toContain('vip');
  });

  it.each([
    ['not JSON', '{"requestId":', {}, 400],
    ['another media type', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['too much', JSON.stringify({ words: 'x'.repeat(300_000) }), {}, 413],
  ])('answers %s in words', async (_name, body, headers, status) => {
    const response = await post('/api/v1/queue/tickets', body, headers);
    expect(response.status).toBe(status);
    expect((await response.json()).message).toMatch(/\p{Script=Han}/u);
  });

  it('answers an unknown address in words', async () => {
    const response = await fetch(`${hall.url}/api/v1/nothing`);
    expect(response.status).toBe(404);
    expect((await response.json()).message).toMatch(/没有这个地址/);
  });

  it('shows a browser a page in words where nothing is', async () => {
    const response = await fetch(`${hall.url}/nope`, { headers: { accept: 'text/html,*/*' } });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('text/html');
    const page = await response.text();
    expect(page).toMatch(/<p[ >]|<h1/);
    expect(page).toMatch(/\p{Script=Han}{4}/u);
    expect(page).not.toMatch(/Route GET|statusCode|Not Found/);
  });

  it('says when it is up and when it can write', async () => {
    expect(await (await fetch(`${hall.url}/health`)).json()).toMatchObject({ ok: true });
    expect(await (await fetch(`${hall.url}/ready`)).json()).toEqual({ ready: true });
  });
});

describe('who may call', () => {
  it('declares it for every procedure', () => {
    const missing: string[] = [];
    const walk = (node: object, path: string[]): void => {
      for (const [name, value] of Object.entries(node)) {
        if (typeof value !== 'object' || value === null) continue;
        if ('~orpc' in value) {
          if (value['~orpc'].meta.who === undefined) missing.push([...path, name].join('.'));
        } else walk(value, [...path, name]);
      }
    };
    walk(hall.node.router, []);
    expect(missing).toEqual([]);
  });

  it('asks for a sign-in, and for the right role', async () => {
    const nobody = hall.client();
    await expect(nobody.cases.list({ show: 'open' })).rejects.toMatchObject({ code: 'NOT_SIGNED_IN', status: 401 });
    const admin = await hall.admin();
    const password = 'another-long-password';
    await admin.staff.create({
      username: 'duban',
      displayName: '督办',
      password,
      roles: ['supervisor'],
      unitCode: 'U-HALL',
      windowCode: null,
    });
    const supervisor = hall.client();
    const { mustChangePassword } = await supervisor.staff.signIn({ username: 'duban', password });
    expect(mustChangePassword).toBe(true);
    await expect(supervisor.cases.list({ show: 'open' })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
      message: '请先改密码',
    });
    await supervisor.staff.changePassword({ current: password, next: 'my-own-long-password' });
    expect((await supervisor.cases.list({ show: 'open' })).total).toBe(0);
    await expect(supervisor.calling.callNext({ windowCode: 'W01', requestId: randomUUID() })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
      status: 403,
    });
    await supervisor.staff.signOut();
    expect(await supervisor.staff.me()).toBeNull();
  });

  it('keeps the session cookie from scripts and other sites', async () => {
    await hall.admin();
    const response = await post(
      '/api/v1/staff/session',
      JSON.stringify({ username: 'admin', password: 'a-long-demo-password' }),
    );
    const set = response.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/HttpOnly; SameSite=Strict/);
    const stay = (headers: Record<string, string>) =>
      fetch(`${hall.url}/api/v1/staff/session`, { method: 'PUT', headers });
    const cookie = set.split(';', 1).join('');
    expect((await stay({ cookie, origin: 'http://elsewhere.example' })).status).toBe(403);
    expect((await stay({})).status).toBe(401);
    // The same token for a whole period more, kept as before.
    const stayed = await stay({ cookie });
    expect(stayed.status).toBe(200);
    expect(stayed.headers.get('set-cookie')).toBe(set);
  });
});

describe('pages elsewhere', () => {
  it('refuses another origin', async () => {
    const response = await post('/api/v1/queue/tickets', take(), { origin: 'http://elsewhere.example' });
    expect(response.status).toBe(403);
  });

  it('refuses a host name that was rebound to this machine', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const { port } = new URL(hall.url);
      request({ host: '127.0.0.1', port, path: '/api/v1/hall', headers: { host: 'rebound.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });

  it('sends its guards with every answer', async () => {
    const { headers } = await fetch(`${hall.url}/`);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('what comes large', () => {
  /** Says how much would come, and sends none of it. */
  const announce = (bytes: number | null, path = '/api/v1/cases') =>
    new Promise<{ status: number | undefined; connection: string | undefined }>((resolve, reject) => {
      const { port } = new URL(hall.url);
      const size = bytes === null ? { 'transfer-encoding': 'chunked' } : { 'content-length': bytes };
      const headers = { 'content-type': 'application/json', ...size };
      const asked = request({ host: '127.0.0.1', port, path, method: 'POST', headers }, (response) => {
        response.resume();
        resolve({ status: response.statusCode, connection: response.headers.connection });
        asked.destroy();
      }).on('error', reject);
      asked.flushHeaders();
    });

  it('as a recording is refused beyond so many a minute before it is read; what is small is not held up by it', async () => {
    const large = JSON.stringify({ words: 'x'.repeat(300_000) });
    for (let n = 0; n < callsAMinute; n += 1) expect((await post('/api/v1/cases', large)).status).toBe(422);
    const refused = { status: 429, connection: 'close' };
    expect(await announce(16_000_000)).toEqual(refused);
    expect(await announce(null)).toEqual(refused);
    // One address has as many in all, whatever they are told by.
    expect(await announce(16_000_000, '/api/rpc/assist/park')).toEqual(refused);
    expect((await post('/api/v1/cases', '{}')).status).toBe(422);
  }, 30_000);

  it('as a file is counted by address, whichever call brings it', async () => {
    for (let n = 0; n < 120; n += 1) expect((await post('/api/v1/cases/own-files', '{}')).status).toBe(422);
    expect(await announce(16_000_000, '/api/rpc/caseFiles/add')).toEqual({ status: 429, connection: 'close' });
  }, 30_000);
});
