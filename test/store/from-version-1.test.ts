// A real file of the first version, brought to today's schema: nothing lost, and numbers go on where they were.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import { projections } from '#electron/hall-projections.ts';
import { openStore } from '#electron/store/store.ts';
import { verifyDatabase } from '#electron/store/verify.ts';
import { clerk, openQueueHall, type QueueHall } from '../queue/queue-hall.ts';
import { tempDirectory } from './temp-store.ts';

const fixture = new URL('../fixtures/hall-version-1.db.gz', import.meta.url);
/** Tuesday 8 December 2026, 09:30 in Shanghai: a quarter of an hour after the last event of the file. */
const tuesday = Date.parse('2026-12-08T01:40:00Z');
const idCard = 'GA-01';

let hall: QueueHall | undefined;
afterEach(() => hall?.close());

function oldHall(): { directory: string; file: string } {
  const directory = tempDirectory();
  const file = path.join(directory, 'bancheng.db');
  mkdirSync(directory, { recursive: true });
  writeFileSync(file, gunzipSync(readFileSync(fixture)));
  return { directory, file };
}

it('replays to the very rows that the migration made', async () => {
  const { file } = oldHall();
  const store = await openStore({ path: file, clock: () => tuesday, projections });
  const services = await store.db.selectFrom('services').selectAll().orderBy('called_at').execute();
  const missed = await store.db.selectFrom('tickets').select(['no', 'misses']).where('misses', '>', 0).execute();
  const days = await store.db.selectFrom('queue_days').selectAll().where('date', '=', '2026-12-07').execute();
  await store.close();
  expect(await verifyDatabase({ path: file, projections })).toMatchObject({
    ok: true,
    tables: { tickets: 12, services: 8, queue_days: 5, window_states: 3 },
  });
  expect(services.map(({ how }) => how)).toEqual(['served', 'no-show', 'served', null, 'served', 'served', null, null]);
  expect(services.every(({ staff_id, request_id }) => staff_id !== '' && request_id !== '')).toBe(true);
  expect(missed).toEqual([{ no: 'A002', misses: 1 }]);
  expect(days.map(({ group_code, series, digits, start }) => ({ group_code, series, digits, start }))).toEqual([
    { group_code: 'G-BDC', series: 'H', digits: 3, start: 1 },
    { group_code: 'G-HZ', series: 'A', digits: 3, start: 1 },
    { group_code: 'G-SW', series: 'J', digits: 3, start: 1 },
  ]);
});

it('gives the next number, and calls on in the same order', async () => {
  const { directory } = oldHall();
  hall = await openQueueHall({ directory, startAt: tuesday });
  expect((await hall.take(idCard)).ticket).toMatchObject({ no: 'A006', ahead: 3 });
  const window = await hall.calling.window('W01');
  expect(window.current?.ticket.no).toBe('A002');
  expect(window.waiting.map(({ no }) => no)).toEqual(['A003', 'A004', 'A005', 'A006']);
  // Number by number through the first version's and today's; yesterday's A004 is not called.
  const called: (string | undefined)[] = [];
  for (let i = 0; i < 4; i += 1) {
    const requestId = crypto.randomUUID();
    called.push((await hall.calling.callNext(clerk, { windowCode: 'W01', requestId })).current?.ticket.no);
  }
  expect(called).toEqual(['A003', 'A004', 'A005', 'A006']);
});

it('still knows a click that the first version answered', async () => {
  const { directory } = oldHall();
  hall = await openQueueHall({ directory, startAt: tuesday });
  const { request_id: requestId } = await hall.store.db
    .selectFrom('services')
    .select('request_id')
    .where('window_code', '=', 'W01')
    .orderBy('called_at', 'desc')
    .executeTakeFirstOrThrow();
  const again = await hall.calling.callNext(clerk, { windowCode: 'W01', requestId });
  expect(again).toMatchObject({ current: { ticket: { no: 'A002' } }, waitingCount: 3 });
});

it('lets go of what the evening before was left at a window', async () => {
  const { directory } = oldHall();
  hall = await openQueueHall({ directory, startAt: tuesday });
  const window = await hall.calling.window('W11');
  expect(window).toMatchObject({ current: null, waitingCount: 0 });
});
