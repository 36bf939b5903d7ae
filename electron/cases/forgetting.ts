// Keeps the promise of the privacy notice: when a concluded case's retention is over, the key to its personal data goes.

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import { daily, isClockBelieved } from '#electron/retention.ts';
import type { Timers } from '#electron/store/backup-schedule.ts';
import type { Actor, Store, Write } from '#electron/store/store.ts';
import type { Vault } from '#electron/store/vault.ts';
import { takeTurns } from '#electron/turns.ts';
import { addDays, type CalendarDate } from '#shared/domain/calendar-date.ts';
import type { Clock } from '#shared/domain/ports.ts';

/** Cases a write: few enough that nobody at a kiosk waits for it. */
export const forgottenAtOnce = 50;

const actor: Actor = { kind: 'system', id: 'retention', terminal: 'hall' };

/** What another area keeps of a case: goes in the transaction that destroys the key. */
export type Forgetter = (w: Write, caseNo: string) => Promise<void>;

export type ForgettingParts = {
  readonly store: Store;
  readonly vault: Pick<Vault, 'destroy'>;
  readonly hall: Pick<HallClock, 'today' | 'dateOf'>;
  readonly clock: Clock;
  /** Years from the day a case was concluded, not taken on, or merged. */
  readonly retentionYears: number;
  readonly forgetters?: readonly Forgetter[];
};

/**
 * Destroys key, blind index, slips and what the forgetters know of every case whose retention is over, and says so in
 * the journal. Returns how many. Nothing is destroyed by a clock that may have leapt ahead; the next turn looks again.
 */
export async function forgetPast(o: ForgettingParts): Promise<number> {
  if (!(await isClockBelieved(o.store.db, o.clock()))) return 0;
  // A whole day more at the most, and so whatever zone the hall is in: the day it falls on is still kept.
  const kept = yearsBefore(o.hall.today(), o.retentionYears);
  const before = Date.parse(`${addDays(kept, 1)}T00:00:00Z`) + daily;
  for (let forgotten = 0; ; await nextTurn()) {
    const count = await o.store.write(actor, async (w) => {
      const due = await w.db
        .selectFrom('cases')
        .innerJoin('vault_keys', 'vault_keys.case_no', 'cases.case_no')
        .select(['cases.case_no', 'cases.closed_at'])
        .where('cases.closed_at', '<', before)
        .orderBy('cases.closed_at')
        .limit(forgottenAtOnce)
        .execute();
      const over = due.filter(({ closed_at }) => closed_at !== null && o.hall.dateOf(closed_at) < kept);
      for (const { case_no } of over) {
        await o.vault.destroy(w, case_no);
        await w.db.deleteFrom('slip_jobs').where('kind', '=', 'case').where('subject', '=', case_no).execute();
        for (const forget of o.forgetters ?? []) await forget(w, case_no);
        await w.append({ type: 'case.forgotten', subject: case_no, data: {} });
      }
      return over.length;
    });
    forgotten += count;
    if (count < forgottenAtOnce) return forgotten;
  }
}

/** Forgets at once and then every day. Returns the way to stop, which waits for a turn under way. */
export function startForgetting<Handle>(
  o: ForgettingParts & {
    readonly timers: Timers<Handle>;
    /** The next turn tries again. */
    readonly onFailure: (error: unknown) => void;
  },
): () => Promise<void> {
  return takeTurns({ ...o, everyMs: daily, turn: () => forgetPast(o) });
}

/** The same day some years before; 29 February has the 28th for it. */
function yearsBefore(date: CalendarDate, years: number): CalendarDate {
  const year = String(Number(date.slice(0, 4)) - years).padStart(4, '0');
  const rest = date.slice(4);
  const isLeap = new Date(Date.UTC(Number(year), 1, 29)).getUTCMonth() === 1;
  return rest === '-02-29' && !isLeap ? `${year}-02-28` : `${year}${rest}`;
}
