// Slows down guessing: tries are counted before they are judged, so that many at once cannot slip past the limit.
import { createHash } from 'node:crypto';
import { DomainError } from '#electron/domain-error.ts';
import type { Db, Write } from '#electron/store/store.ts';

/** One thing that tries are counted against. */
export type TryCounter = {
  /** Unique over the program: 'sign-in-user'. */
  readonly scope: string;
  readonly key: string;
  readonly limit: number;
  readonly windowMs: number;
};

// A username field sometimes holds a password typed one field too early: neither is kept in clear.
const digest = (key: string): string => createHash('sha256').update(key).digest('base64url');

/** Counts one more try against all counters, or throws TOO_MANY_TRIES (then nothing is counted: waiting must end). */
export async function countTry(w: Write, counters: readonly TryCounter[]): Promise<void> {
  const waits: number[] = [];
  for (const counter of counters) {
    await clearOver(w, counter);
    const row = await read(w.db, counter);
    if (row && row.failures >= counter.limit) waits.push(row.window_started_at + counter.windowMs - w.at);
  }
  if (waits.length > 0) {
    throw new DomainError('TOO_MANY_TRIES', { retryAfterSeconds: Math.max(1, Math.ceil(Math.max(...waits) / 1000)) });
  }
  for (const counter of counters) await count(w, counter);
}

/** Takes one counted try back: it turned out to be right. */
export async function takeBackTry(w: Write, counter: TryCounter): Promise<void> {
  await w.db
    .updateTable('query_tries')
    .set((eb) => ({ failures: eb('failures', '-', 1) }))
    .where('scope', '=', counter.scope)
    .where('key', '=', digest(counter.key))
    .where('failures', '>', 0)
    .execute();
}

/** Forgets the tries: the person has shown who they are. */
export async function forgetTries(w: Write, counter: Pick<TryCounter, 'scope' | 'key'>): Promise<void> {
  await w.db
    .deleteFrom('query_tries')
    .where('scope', '=', counter.scope)
    .where('key', '=', digest(counter.key))
    .execute();
}

async function read(db: Db, counter: TryCounter) {
  return db
    .selectFrom('query_tries')
    .select(['failures', 'window_started_at'])
    .where('scope', '=', counter.scope)
    .where('key', '=', digest(counter.key))
    .executeTakeFirst();
}

/** Windows that are over go, so that made-up usernames cannot fill the disk; and those ahead of a clock that was set back. */
async function clearOver(w: Write, { scope, windowMs }: TryCounter): Promise<void> {
  await w.db
    .deleteFrom('query_tries')
    .where('scope', '=', scope)
    .where((eb) => eb.or([eb('window_started_at', '<=', w.at - windowMs), eb('window_started_at', '>', w.at)]))
    .execute();
}

async function count(w: Write, counter: TryCounter): Promise<void> {
  await w.db
    .insertInto('query_tries')
    .values({ scope: counter.scope, key: digest(counter.key), failures: 1, window_started_at: w.at })
    .onConflict((oc) =>
      oc.columns(['scope', 'key']).doUpdateSet((eb) => ({ failures: eb('query_tries.failures', '+', 1) })),
    )
    .execute();
}
