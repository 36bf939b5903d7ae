// The dock's endpoint turns each fault on and off in a real hall node, and off means as good as before.
import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { startDevHall } from '#electron/dev/dev-hall.ts';
import { productRoot } from '#electron/product.ts';
import { parseScan } from '#shared/domain/scan-code.ts';
import { eventually } from '../support/eventually.ts';
import { openDevHall } from './dev-fixture.ts';

type Open = Awaited<ReturnType<typeof openDevHall>>;

async function takenTicket(dev: Open) {
  const { status, body } = await dev.take();
  expect(status).toBe(201);
  if (!body.ticket) throw new Error('no ticket');
  return body.ticket;
}
const slipOf = (dev: Open, ticketId: string) => dev.hall.node.slips.stateOf('ticket', ticketId);

it.each([
  ['paper-out', 'no-paper'],
  ['cover-open', 'cover-open'],
  ['cutter', 'cutter'],
  ['overheated', 'overheated'],
  ['refuse', 'unreachable'],
  ['hang', 'unreachable'],
] as const)(
  'printer %s: the slip waits and says why, and comes out once it is mended',
  async (mode, trouble) => {
    const dev = await openDevHall();
    // A printer that has never answered may be one that cannot: from this one an answer is expected.
    const first = await takenTicket(dev);
    await eventually(async () => expect(await slipOf(dev, first.id)).toMatchObject({ state: 'printed' }));
    expect(await dev.turn('printer', mode)).toMatchObject({ at: mode, isBroken: true });
    const ticket = await takenTicket(dev);
    await eventually(async () => expect(await slipOf(dev, ticket.id)).toMatchObject({ state: 'waiting', trouble }));
    expect(dev.hall.printer.slips).toHaveLength(1);

    expect(await dev.turn('printer', 'accept')).toMatchObject({ isBroken: false });
    await eventually(async () => expect(await slipOf(dev, ticket.id)).toMatchObject({ state: 'printed' }));
    const slips = (await dev.call('/__dock/slips')).body as unknown as { lines: string[] }[];
    expect(slips).toHaveLength(2);
    expect(slips[0]?.lines).toContain(ticket.no);
    const { status, headers, body } = await fetch(`${dev.url}/__dock/slips/2.png`);
    expect([status, headers.get('content-type')]).toEqual([200, 'image/png']);
    await body?.cancel();
  },
  30_000,
);

it('hall gone: nobody answers, and it is back at the same port with what it had', async () => {
  const dev = await openDevHall();
  const before = await takenTicket(dev);
  // An open feed must not keep the server from going.
  const feed = await fetch(`${dev.hall.url}/api/v1/live/hall`);
  const ended = feed.text().then(
    () => 'ended',
    () => 'broken',
  );
  expect(await dev.turn('hall', 'gone')).toMatchObject({ at: 'gone', isBroken: true });
  await expect(ended).resolves.toBeDefined();
  await expect(fetch(`${dev.hall.url}/health`)).rejects.toThrow();
  await expect(dev.take()).rejects.toThrow();

  expect(await dev.turn('hall', 'here')).toMatchObject({ at: 'here', isBroken: false });
  expect((await fetch(`${dev.hall.url}/health`)).status).toBe(200);
  const after = await takenTicket(dev);
  expect(Number(after.no.slice(1))).toBe(Number(before.no.slice(1)) + 1);
});

it('hall gone and here in one breath ends where it was told last', async () => {
  const dev = await openDevHall();
  await Promise.all([
    dev.turn('hall', 'gone'),
    dev.turn('hall', 'here'),
    dev.turn('hall', 'gone'),
    dev.turn('hall', 'here'),
  ]);
  expect((await fetch(`${dev.hall.url}/health`)).status).toBe(200);
});

it('disk full: refused as the real store refuses, nothing kept, and it goes on once there is room', async () => {
  const dev = await openDevHall();
  await takenTicket(dev);
  const journal = async () => {
    const rows = await dev.hall.node.store.db.selectFrom('journal').select('seq').execute();
    return rows.length;
  };
  const before = await journal();
  await dev.turn('disk', 'full');
  expect(await dev.take()).toMatchObject({ status: 507, body: { code: 'CANNOT_SAVE' } });
  expect((await dev.call('/ready')).status).toBe(503);
  expect(await journal()).toBe(before);

  await dev.turn('disk', 'room');
  await takenTicket(dev);
  // The answer stands for a moment, whoever asks.
  await eventually(async () => expect((await dev.call('/ready')).status).toBe(200));
  expect(await journal()).toBe(before + 1);
});

it('slow network: a call takes its time and still arrives; fast again, it does not', async () => {
  const dev = await openDevHall();
  const took = async () => {
    const from = performance.now();
    expect((await dev.call('/health')).status).toBe(200);
    return performance.now() - from;
  };
  expect(await dev.turn('network', 'slow')).toMatchObject({ isBroken: true });
  expect(await took()).toBeGreaterThan(1900);
  await dev.turn('network', 'fast');
  expect(await took()).toBeLessThan(1000);
}, 15_000);

it('clock: numbers are taken at the jumped time, the next day starts anew, and now is now', async () => {
  const dev = await openDevHall();
  const hourMs = 3_600_000;
  const first = await takenTicket(dev);
  expect(await dev.turn('clock', '+1h')).toMatchObject({ at: null, isBroken: true });
  await dev.turn('clock', '+10m');
  await dev.turn('clock', '-10m');
  expect(dev.hall.node.hall.now() - Date.now()).toBeGreaterThan(hourMs - 5000);
  await dev.turn('clock', '-1h');
  await dev.turn('clock', '+1d');
  const nextDay = await takenTicket(dev);
  expect(nextDay.no).toBe(first.no);
  expect(nextDay.takenAt - first.takenAt).toBeGreaterThanOrEqual(24 * hourMs);
  expect(await dev.turn('clock', 'real')).toMatchObject({ at: 'real', isBroken: false });
  expect(Math.abs(dev.hall.node.hall.now() - Date.now())).toBeLessThan(5000);
});

it('an ID card laid on the reader is the kiosk’s to take, and the reader’s troubles come and go', async () => {
  const dev = await openDevHall();
  const reader = async () => (await dev.call('/api/v1/devices/reader')).body.state;
  await eventually(async () => expect(await reader()).toBe('ready'));
  expect(await dev.turn('card', 'luo')).toMatchObject({ at: 'luo' });
  await eventually(async () => expect(await reader()).toBe('card'));
  expect((await dev.post('/api/v1/devices/reader/card', {})).body).toMatchObject({ name: '罗样例' });
  await dev.turn('card', 'two');
  await eventually(async () => expect(dev.hall.reader.card).toBe('shi'));
  expect(await dev.turn('reader', 'gone')).toMatchObject({ at: 'gone', isBroken: true });
  await eventually(async () => expect(await reader()).toBe('gone'));
  await dev.turn('reader', 'well');
  await dev.turn('card', 'none');
  await eventually(async () => expect(await reader()).toBe('ready'));
}, 30_000);

it('the code to scan is the newest slip’s, a number’s or a case’s, whatever the clock says', async () => {
  const dev = await openDevHall();
  const code = async () => (await dev.call('/__dock/code')).body.text as string | null;
  expect(await code()).toBeNull();
  const ticket = await takenTicket(dev);
  expect(parseScan((await code()) ?? '')).toMatchObject({ kind: 'ticket', ticketNo: ticket.no });
  await dev.turn('clock', '-1h');
  const filed = await dev.post('/api/v1/cases', {
    requestId: randomUUID(),
    kind: 'not-done',
    matterCode: 'GA-01',
    failedAtUnit: null,
    words: '来了三趟，照相机一直是坏的',
    trips: 3,
    person: { role: 'anonymous' },
    language: 'zh-CN',
  });
  expect(filed.status).toBe(201);
  expect(parseScan((await code()) ?? '')).toMatchObject({ kind: 'case', caseNo: filed.body.caseNo });
});

it('says how everything stands, and refuses what it does not know or what comes from elsewhere', async () => {
  const dev = await openDevHall();
  const { body } = await dev.call('/__dock/state');
  expect(body).toMatchObject({ notes: ['a note'], slips: 0, hallUrl: dev.hall.url });
  expect(body.hallTime).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
  expect((body.switches as { isBroken: boolean }[]).some((each) => each.isBroken)).toBe(false);

  expect((await dev.post('/__dock/turn', { name: 'printer', value: 'on-fire' })).status).toBe(404);
  expect((await dev.post('/__dock/turn', { name: 'gravity', value: 'off' })).status).toBe(404);
  expect((await dev.post('/__dock/turn', { name: 'printer', value: 'hang', more: 1 })).status).toBe(400);
  expect((await dev.call('/__dock/turn', { method: 'POST', body: 'no json' })).status).toBe(400);
  expect((await dev.call('/__dock/nothing')).status).toBe(404);
  expect((await dev.call('/__dock/slips/1.png')).status).toBe(404);
  const elsewhere = {
    method: 'POST',
    headers: { origin: 'https://example.com' },
    body: '{"name":"disk","value":"full"}',
  };
  expect((await dev.call('/__dock/turn', elsewhere)).status).toBe(403);
  expect(dev.hall.switches.every((each) => each.at() === each.sound)).toBe(true);
});

it('keeps out of a hall that is no demo', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'bancheng-dock-'));
  try {
    const hallDir = path.join(dataDir, 'hall');
    await cp(path.join(productRoot, 'resources', 'demo-hall'), hallDir, { recursive: true });
    const file = path.join(hallDir, 'hall.json');
    const text = await readFile(file, 'utf8');
    expect(text).toContain('"demo": true');
    await writeFile(file, text.replace('"demo": true', '"demo": false'));
    const random = { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) };
    const started = startDevHall({ dataDir, port: 0, clock: Date.now, random });
    await expect(started).rejects.toThrow(/不是演示大厅/);
    expect(await readdir(dataDir)).toEqual(['hall']);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});
