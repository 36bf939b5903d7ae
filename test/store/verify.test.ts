import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Projection } from '#electron/store/store.ts';
import { StoreNewer } from '#electron/store/store-errors.ts';
import { type VerifyReport, verifyDatabase } from '#electron/store/verify.ts';
import { serve, smallHall, take } from './small-hall.ts';
import { tempStore } from './temp-store.ts';

/** Five numbers, one served; closed, so that a test can lay hands on the file. */
async function aDay(): Promise<string> {
  const store = await tempStore([smallHall]);
  for (const id of ['a', 'b', 'c', 'd', '𠮷']) await take(store, id);
  await serve(store, 'b');
  await store.close();
  return store.path;
}

/** What somebody with the file and a database tool could do. */
function tamper(path: string, statement: string): void {
  const file = new Database(path);
  file.exec('drop trigger if exists journal_no_update; drop trigger if exists journal_no_delete');
  expect(file.prepare(statement).run().changes).toBeGreaterThan(0);
  file.close();
}

async function reportAfter(statement: string): Promise<VerifyReport> {
  const path = await aDay();
  tamper(path, statement);
  const report = await verifyDatabase({ path, projections: [smallHall] });
  expect(report.ok).toBe(false);
  expect(report.found).toBeGreaterThan(0);
  return report;
}

test('an honest database verifies, and the report counts what was looked at', async () => {
  const report = await verifyDatabase({ path: await aDay(), projections: [smallHall] });
  expect(report).toEqual({ ok: true, events: 6, tables: { tickets: 5, queue_days: 1 }, found: 0, differences: [] });
});

test('an empty hall verifies', async () => {
  const store = await tempStore([smallHall]);
  expect(await verifyDatabase({ path: store.path, projections: [smallHall] })).toMatchObject({ ok: true, events: 0 });
});

test('it verifies one moment of a hall at work, without holding it up', async () => {
  const store = await tempStore([smallHall]);
  for (let i = 0; i < 50; i++) await take(store, `a${i}`);
  const verifying = verifyDatabase({ path: store.path, projections: [smallHall] });
  for (let i = 0; i < 50; i++) await take(store, `b${i}`);
  expect(await verifying).toMatchObject({ ok: true, differences: [] });
});

test('a changed event', async () => {
  const report = await reportAfter(`update journal set data = replace(data, '"n":2', '"n":9') where seq = 2`);
  expect(report.differences).toContainEqual({ kind: 'chain', seq: 2, what: 'event 2 was changed' });
  expect(report.differences).toContainEqual({
    kind: 'row',
    table: 'tickets',
    key: 'b',
    what: 'changed',
    columns: ['n', 'no'],
  });
});

test.each(['at', 'type', 'subject', 'actor', 'hash', 'prev_hash'])('an event whose %s was changed', async (column) => {
  const value = column === 'at' ? '5' : column === 'actor' ? `'{"id":"x","kind":"staff","terminal":"k"}'` : `'x'`;
  const report = await reportAfter(`update journal set ${column} = ${value} where seq = 3`);
  expect(report.differences.some((d) => d.kind === 'chain' && d.seq === 3)).toBe(true);
});

test('a changed event with its own hash made to fit: the next one gives it away', async () => {
  const report = await reportAfter(`update journal set at = at + 1, hash = 'f' || substr(hash, 2) where seq = 2`);
  expect(report.differences).toContainEqual({ kind: 'chain', seq: 3, what: 'event 3 does not follow event 2' });
});

test('a deleted event in the middle', async () => {
  const report = await reportAfter('delete from journal where seq = 3');
  expect(report.differences).toContainEqual({ kind: 'chain', seq: 4, what: 'event 3 is missing' });
  expect(report.differences).toContainEqual({ kind: 'row', table: 'tickets', key: 'c', what: 'extra', columns: [] });
});

test('events cut off the end', async () => {
  const report = await reportAfter('delete from journal where seq >= 5');
  expect(report.differences).toContainEqual({ kind: 'chain', seq: 6, what: 'events 5 to 6 were cut off the end' });
});

test('the whole journal gone', async () => {
  const report = await reportAfter('delete from journal');
  expect(report.differences).toContainEqual({ kind: 'chain', seq: 6, what: 'events 1 to 6 were cut off the end' });
});

test('a changed row', async () => {
  const report = await reportAfter(`update tickets set state = 'served', ended_at = 1 where id = 'a'`);
  expect(report.differences).toEqual([
    { kind: 'row', table: 'tickets', key: 'a', what: 'changed', columns: ['state', 'ended_at'] },
  ]);
});

test.each(['a', 'c', '𠮷'])('a removed row (%s)', async (id) => {
  const report = await reportAfter(`delete from tickets where id = '${id}'`);
  expect(report.differences).toEqual([{ kind: 'row', table: 'tickets', key: id, what: 'missing', columns: [] }]);
});

// Keys on both sides of those there are, in SQLite's byte order: U+FFFD sorts before 𠮷 there, after it in JavaScript.
test.each(['0', 'bb', '\uFFFD', '𠮸'])('an added row (%s)', async (id) => {
  const report = await reportAfter(
    `insert into tickets (id, request_id, date, group_code, matter_code, n, no, state, queue_group, rank, sub, ahead, taken_at, half, terminal)
      select '${id}', 'r', '2026-11-24', group_code, matter_code, n, no, state, queue_group, rank, sub, ahead, taken_at, half, terminal
      from tickets where id = 'a'`,
  );
  expect(report.differences).toEqual([{ kind: 'row', table: 'tickets', key: id, what: 'extra', columns: [] }]);
});

test('an added row in a table with a key of two columns', async () => {
  const report = await reportAfter(`insert into queue_days values ('2026-11-23', 'G-AA', 3, 'A', 3, 1)`);
  expect(report.differences).toEqual([
    { kind: 'row', table: 'queue_days', key: '2026-11-23 G-AA', what: 'extra', columns: [] },
  ]);
});

test('event data that its schema refuses, and an event nobody handles, are said to be so', async () => {
  const path = await aDay();
  const strict: Projection = {
    ...smallHall,
    events: { ...smallHall.events, 'ticket.taken': { schema: z.strictObject({}), apply: async () => {} } },
  };
  const report = await verifyDatabase({ path, projections: [strict] });
  expect(report.differences.filter((d) => d.kind === 'replay').map((d) => d.seq)).toEqual([1, 2, 3, 4, 5]);
  const none = await verifyDatabase({ path, projections: [] });
  expect(none.differences[0]).toEqual({ kind: 'replay', seq: 1, what: 'No area handles the event "ticket.taken"' });
});

test('a newer database is refused, and verifying leaves the file as it was', async () => {
  const path = await aDay();
  tamper(path, `update meta set value = '99' where key = 'schema'`);
  await expect(verifyDatabase({ path, projections: [smallHall] })).rejects.toThrow(StoreNewer);
});
