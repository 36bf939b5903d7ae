// Counting tries: to the limit and no further, at once or one by one, forgotten when the time is over, nothing in clear.
import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { tooManyTries } from '#electron/domain-error.ts';
import { createTries, type TryCounter } from '#electron/store/tries.ts';
import { createVault } from '#electron/store/vault.ts';
import { handClock, tempStore } from './temp-store.ts';

const actor = { kind: 'system' as const, id: 'test', terminal: 'hall' };
const counter = (key: string, limit = 3): TryCounter => ({ scope: 'door', key, limit, windowMs: 60_000 });

async function openTries() {
  const clock = handClock();
  const store = await tempStore([], { clock });
  const random = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };
  const tries = createTries(createVault(random.bytes(32), random), tooManyTries);
  const count = (...counters: TryCounter[]) => store.write(actor, (w) => tries.count(w, counters));
  return { clock, store, tries, count };
}

it('says how many are left at the narrowest, then how long to wait, and counts nothing while waiting', async () => {
  const { clock, count } = await openTries();
  expect(await count(counter('a'), counter('all', 10))).toBe(2);
  expect(await count(counter('a'), counter('all', 10))).toBe(1);
  clock.now += 10_000;
  expect(await count(counter('a'), counter('all', 10))).toBe(0);
  for (let n = 0; n < 9; n += 1) {
    await expect(count(counter('a'), counter('all', 10))).rejects.toMatchObject({
      code: 'TOO_MANY_TRIES',
      data: { retryAfterSeconds: 50 },
    });
  }
  expect(await count(counter('b'), counter('all', 10))).toBe(2);
  clock.now += 50_000;
  expect(await count(counter('a'), counter('all', 10))).toBe(2);
});

it('takes back, forgets, and clears what is over', async () => {
  const { clock, store, tries, count } = await openTries();
  for (let n = 0; n < 3; n += 1) await count(counter('a'));
  await store.write(actor, (w) => tries.takeBack(w, counter('a'), 2));
  expect(await store.write(actor, (w) => tries.check(w, [counter('a'), counter('b')]))).toEqual([1, 0]);
  await store.write(actor, (w) => tries.takeBack(w, counter('a'), 5));
  expect(await store.db.selectFrom('query_tries').selectAll().execute()).toEqual([]);
  for (let n = 0; n < 3; n += 1) await count(counter('a'));
  await store.write(actor, (w) => tries.forget(w, counter('a')));
  expect(await count(counter('a'))).toBe(2);
  clock.now += 60_000;
  await count(counter('b'));
  expect(await store.db.selectFrom('query_tries').selectAll().execute()).toHaveLength(1);
});

it('keeps neither addresses nor names, nor anything that could be found by trying all of them', async () => {
  const { store, count } = await openTries();
  await count(counter('10.0.0.7'));
  const [row] = await store.db.selectFrom('query_tries').selectAll().execute();
  expect(JSON.stringify(row)).not.toContain('10.0.0.7');
  const other = await openTries();
  await other.count(counter('10.0.0.7'));
  const [same] = await other.store.db.selectFrom('query_tries').selectAll().execute();
  // Another hall's key gives another hash: a plain one would be the same everywhere.
  expect(same?.key).not.toBe(row?.key);
});
