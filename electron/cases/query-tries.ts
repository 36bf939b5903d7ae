// Counts wrong guesses in the database, so that guessing gets no fresh start when the program restarts.

import type { Db } from '#electron/store/projection.ts';

/** One thing guesses are counted against. `key` is a hash or a case number, never an address or a person's detail. */
export type Gate = { scope: 'case-code' | 'case-code-source' | 'case-search'; key: string; most: number };

/** How things stand at one gate, as read inside the transaction that may count a failure. */
export type GateState = { gate: Gate; failures: number; startedAt: number };

/** The gates' counts at `at`; a window that is over (or lies ahead: the clock was put back) counts from new. */
export async function readGates(db: Db, at: number, windowMs: number, gates: readonly Gate[]): Promise<GateState[]> {
  const rows = await db
    .selectFrom('query_tries')
    .selectAll()
    .where(({ or, and, eb }) => or(gates.map(({ scope, key }) => and([eb('scope', '=', scope), eb('key', '=', key)]))))
    .execute();
  return gates.map((gate) => {
    const row = rows.find(({ scope, key }) => scope === gate.scope && key === gate.key);
    const isRunning = row !== undefined && row.window_started_at <= at && at < row.window_started_at + windowMs;
    return isRunning
      ? { gate, failures: row.failures, startedAt: row.window_started_at }
      : { gate, failures: 0, startedAt: at };
  });
}

/** Whole seconds until every shut gate is open again; null when none is shut. */
export function secondsToWait(states: readonly GateState[], at: number, windowMs: number): number | null {
  const shut = states.filter(({ gate, failures }) => failures >= gate.most);
  if (shut.length === 0) return null;
  const until = Math.max(...shut.map(({ startedAt }) => startedAt + windowMs));
  return Math.max(1, Math.ceil((until - at) / 1000));
}

/** Counts one more at every gate and clears what is long over. Returns how many are left at the narrowest gate. */
export async function countAtGates(
  db: Db,
  at: number,
  windowMs: number,
  states: readonly GateState[],
): Promise<number> {
  await db
    .deleteFrom('query_tries')
    .where(
      'scope',
      'in',
      states.map(({ gate }) => gate.scope),
    )
    .where('window_started_at', '<=', at - windowMs)
    .execute();
  for (const { gate, failures, startedAt } of states) {
    const counted = { failures: failures + 1, window_started_at: startedAt };
    await db
      .insertInto('query_tries')
      .values({ scope: gate.scope, key: gate.key, ...counted })
      .onConflict((conflict) => conflict.columns(['scope', 'key']).doUpdateSet(counted))
      .execute();
  }
  return Math.max(0, Math.min(...states.map(({ gate, failures }) => gate.most - failures - 1)));
}

/** Opens a gate again, after the right code. */
export async function openGate(db: Db, { gate, failures }: GateState): Promise<void> {
  if (failures === 0) return;
  await db.deleteFrom('query_tries').where('scope', '=', gate.scope).where('key', '=', gate.key).execute();
}
