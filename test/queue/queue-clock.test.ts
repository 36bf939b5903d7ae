// The day's boundary and clocks that are wrong: no number twice, no call lost, whatever the machine believes.
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, it } from 'vitest';
import { startHall, type TestHall } from '../support/hall.ts';

const run = promisify(execFile);
let hall: TestHall | undefined;
afterEach(() => hall?.stop());

it.each([
  'America/New_York',
  'Pacific/Kiritimati',
])('on a machine that stands in %s the day is the hall’s', async (TZ) => {
  const child = path.join(import.meta.dirname, 'queue-zone-child.ts');
  const { stdout } = await run(process.execPath, ['--disable-warning=ExperimentalWarning', child], {
    env: { ...process.env, TZ },
  });
  const { said, ok } = JSON.parse(stdout);
  const [hour, ...rest] = said;
  // The child really was elsewhere.
  expect(hour).not.toBe('23');
  expect(rest).toEqual([
    '2026-12-07 A001',
    '2026-12-07 A002',
    '2026-12-07 A001',
    // Midnight sends nobody home.
    '2026-12-07 A002',
    '2026-12-08 A001',
    '2026-12-08 A001',
    '2026-12-08 A002',
    '2026-12-08 A002',
  ]);
  expect(ok).toBe(true);
}, 30_000);

/** A whole hall node, whose clock is the program's own: what a screen sees is of the same day as what is written. */
it('set back two hours over midnight, and jumped to tomorrow, with restarts: numbers and calls go on', async () => {
  let now = Date.parse('2026-12-08T00:30:00+08:00');
  hall = await startHall({ clock: () => now, settings: { hall: { hours: 'always' } } });
  const kiosk = hall.client();
  let desk = await hall.admin();
  const take = async () =>
    (await kiosk.queue.take({ requestId: randomUUID(), matterCode: 'GA-01', language: 'zh-CN' })).ticket;
  const next = async () =>
    (await desk.calling.callNext({ windowCode: 'W01', requestId: randomUUID() })).current?.ticket.no;
  expect(await take()).toMatchObject({ no: 'A001', date: '2026-12-08' });
  expect(await next()).toBe('A001');
  now -= 2 * 3_600_000;
  expect(await take()).toMatchObject({ no: 'A002', date: '2026-12-08' });
  await hall.restart();
  desk = await hall.admin();
  const seen = await desk.calling.window({ windowCode: 'W01' });
  expect(seen).toMatchObject({ current: { ticket: { no: 'A001' } }, waitingCount: 1 });
  expect(await next()).toBe('A002');
  expect(await take()).toMatchObject({ no: 'A003', date: '2026-12-08' });
  expect(await take()).toMatchObject({ no: 'A004', date: '2026-12-08' });
  // To tomorrow: a new day with its own numbers; whoever has one of today's is called all the same.
  now = Date.parse('2026-12-09T10:10:00+08:00');
  desk = await hall.admin();
  expect((await desk.calling.window({ windowCode: 'W01' })).waitingCount).toBe(2);
  expect(await next()).toBe('A003');
  expect(await take()).toMatchObject({ no: 'A001', date: '2026-12-09' });
  await hall.restart();
  desk = await hall.admin();
  expect(await desk.calling.window({ windowCode: 'W01' })).toMatchObject({ current: { ticket: { no: 'A003' } } });
  // And back to where it should be: the day that has begun goes on.
  now -= 24 * 3_600_000;
  expect(await take()).toMatchObject({ no: 'A002', date: '2026-12-09' });
  expect(await next()).toBe('A004');
  expect(await next()).toBe('A001');
  await hall.restart();
  desk = await hall.admin();
  expect(await next()).toBe('A002');
  const rows = await hall.node.store.db.selectFrom('tickets').select(['date', 'no']).execute();
  expect(new Set(rows.map(({ date, no }) => `${date} ${no}`)).size).toBe(rows.length);
}, 60_000);
