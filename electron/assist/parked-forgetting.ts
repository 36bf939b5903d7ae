// Forgets parked drafts nobody came for, and lets their codes be given again on another day.
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { Timers } from '#electron/store/backup-schedule.ts';
import type { Actor, Db, Store } from '#electron/store/store.ts';
import type { Vault } from '#electron/store/vault.ts';
import { takeTurns } from '#electron/turns.ts';
import { forget } from './parking-service.ts';

const actor: Actor = { kind: 'system', id: 'parked', terminal: 'hall' };
const everyMs = 60_000;

export type ParkedForgettingParts = {
  readonly store: Store;
  readonly vault: Pick<Vault, 'destroy'>;
  readonly hall: Pick<HallClock, 'now' | 'today'>;
};

/** A draft kept by a clock that stood so much ahead would outlive its promise; a clock's smaller steps are let pass. */
const aheadMs = 3_600_000;

/**
 * Returns how many. Unlike a case's retention this goes by the clock as it is: what is lost by one that leapt ahead is
 * told again at the counter, and what is kept by mistrust would outlive its promise.
 */
export async function forgetParked({ store, vault, hall }: ParkedForgettingParts): Promise<number> {
  const [now, today] = [hall.now(), hall.today()];
  const overIn = (db: Db) =>
    db
      .selectFrom('parked_drafts')
      .select(['id', 'sealed'])
      .where(({ or, and, eb }) =>
        or([
          and([eb('sealed', 'is not', null), or([eb('until', '<=', now), eb('at', '>', now + aheadMs)])]),
          and([eb('sealed', 'is', null), eb('day', '!=', today)]),
        ]),
      )
      .execute();
  if ((await overIn(store.db)).length === 0) return 0;
  return store.write(actor, async (w) => {
    const over = await overIn(w.db);
    const kept = over.filter(({ sealed }) => sealed !== null);
    for (const { id } of kept) await forget(w, vault, id);
    const bare = over.filter(({ sealed }) => sealed === null);
    for (const { id } of bare) await w.db.deleteFrom('parked_drafts').where('id', '=', id).execute();
    return kept.length;
  });
}

/** Forgets at once and then every minute. Returns the way to stop, which waits for a turn under way. */
export function startForgettingParked<Handle>(
  o: ParkedForgettingParts & { readonly timers: Timers<Handle>; readonly onFailure: (error: unknown) => void },
): () => Promise<void> {
  return takeTurns({ ...o, everyMs, turn: () => forgetParked(o) });
}
