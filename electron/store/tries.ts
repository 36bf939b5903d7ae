// Slows down guessing: counted in the database, so that a restart gives no fresh start, and under keyed hashes, so that
// neither an address nor a password typed one field too early lies there.

import type { Vault } from './vault.ts';
import type { Write } from './write.ts';

/** One thing that tries are counted against. */
export type TryCounter = {
  /** Unique over the program: 'sign-in-user'. */
  readonly scope: string;
  readonly key: string;
  /** So many tries in one window; the next has to wait. */
  readonly limit: number;
  readonly windowMs: number;
};

/** Counts of tries. Everything runs inside a write: tries sent all at once are judged one after the other. */
export type Tries = {
  /** How many there are in each counter now. Throws what `refuse` makes when one is used up. */
  check(w: Write, counters: readonly TryCounter[]): Promise<readonly number[]>;
  /** Checks, then counts one more everywhere (nothing where it throws: waiting must end). Returns how many are left at the narrowest. */
  count(w: Write, counters: readonly TryCounter[]): Promise<number>;
  /** Takes counted tries back: they were the mistakes of somebody who was right in the end. */
  takeBack(w: Write, counter: TryCounter, times?: number): Promise<void>;
  /** Forgets the tries: whoever made them has shown who they are. */
  forget(w: Write, counter: TryCounter): Promise<void>;
};

type Standing = { counter: TryCounter; key: string; failures: number; startedAt: number };

/** `refuse`: what is thrown at whoever has to wait. */
export function createTries(vault: Pick<Vault, 'mac'>, refuse: (retryAfterSeconds: number) => Error): Tries {
  const keyOf = ({ scope, key }: TryCounter): string => vault.mac(`tries ${scope}`, key);

  /** A window that is over counts from new, and so does one that lies ahead: the clock was put back. */
  async function read(w: Write, counters: readonly TryCounter[]): Promise<Standing[]> {
    const keyed = counters.map((counter) => ({ counter, key: keyOf(counter) }));
    const rows = await w.db
      .selectFrom('query_tries')
      .selectAll()
      .where(({ or, and, eb }) =>
        or(keyed.map(({ counter, key }) => and([eb('scope', '=', counter.scope), eb('key', '=', key)]))),
      )
      .execute();
    const standings = keyed.map(({ counter, key }): Standing => {
      const row = rows.find((found) => found.scope === counter.scope && found.key === key);
      const isRunning =
        row !== undefined && row.window_started_at <= w.at && w.at < row.window_started_at + counter.windowMs;
      return isRunning
        ? { counter, key, failures: row.failures, startedAt: row.window_started_at }
        : { counter, key, failures: 0, startedAt: w.at };
    });
    const shut = standings.filter(({ counter, failures }) => failures >= counter.limit);
    if (shut.length > 0) {
      const until = Math.max(...shut.map(({ counter, startedAt }) => startedAt + counter.windowMs));
      throw refuse(Math.max(1, Math.ceil((until - w.at) / 1000)));
    }
    return standings;
  }

  /** So that made-up usernames and numbers cannot fill the disk. */
  async function clearOver(w: Write, { scope, windowMs }: TryCounter): Promise<void> {
    await w.db
      .deleteFrom('query_tries')
      .where('scope', '=', scope)
      .where((eb) => eb.or([eb('window_started_at', '<=', w.at - windowMs), eb('window_started_at', '>', w.at)]))
      .execute();
  }

  return {
    check: async (w, counters) => (await read(w, counters)).map(({ failures }) => failures),

    async count(w, counters) {
      const standings = await read(w, counters);
      for (const { counter, key, failures, startedAt } of standings) {
        await clearOver(w, counter);
        const counted = { failures: failures + 1, window_started_at: startedAt };
        await w.db
          .insertInto('query_tries')
          .values({ scope: counter.scope, key, ...counted })
          .onConflict((conflict) => conflict.columns(['scope', 'key']).doUpdateSet(counted))
          .execute();
      }
      return Math.max(0, Math.min(...standings.map(({ counter, failures }) => counter.limit - failures - 1)));
    },

    async takeBack(w, counter, times = 1) {
      const key = keyOf(counter);
      await w.db
        .updateTable('query_tries')
        .set((eb) => ({ failures: eb('failures', '-', times) }))
        .where('scope', '=', counter.scope)
        .where('key', '=', key)
        .execute();
      await w.db
        .deleteFrom('query_tries')
        .where('scope', '=', counter.scope)
        .where('key', '=', key)
        .where('failures', '<=', 0)
        .execute();
    },

    async forget(w, counter) {
      await w.db
        .deleteFrom('query_tries')
        .where('scope', '=', counter.scope)
        .where('key', '=', keyOf(counter))
        .execute();
    },
  };
}
