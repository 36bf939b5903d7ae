// Forgets parked drafts nobody came for, those a clerk took up and never filed, and lets their codes be given again on another day.
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import { isClockBelieved } from '#electron/retention.ts';
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
  /** How long one is kept that a clerk has taken up: as long as whatever else they have begun to write. */
  readonly takenUpMs: number;
};

/**
 * Returns how many. What nobody came for goes by the clock as it is: lost by one that leapt ahead, it is told again at
 * the counter; kept by mistrust, it would outlive its promise. What a clerk took up goes like whatever else they have
 * begun to write: nobody may be there to tell it again.
 */
export async function forgetParked({ store, vault, hall, takenUpMs }: ParkedForgettingParts): Promise<number> {
  const isBelieved = await isClockBelieved(store.db, hall.now());
  const over = (db: Db, now: number) =>
    db
      .selectFrom('parked_drafts')
      .select('id')
      .where('sealed', 'is not', null)
      .where('until', '<=', now)
      .where(({ or, eb }) =>
        or([eb('taken_at', 'is', null), ...(isBelieved ? [eb('taken_at', '<=', now - takenUpMs)] : [])]),
      );
  const bare = (db: Db) =>
    db.selectFrom('parked_drafts').select('id').where('sealed', 'is', null).where('day', '<', hall.today());
  const found = (await over(store.db, hall.now()).executeTakeFirst()) ?? (await bare(store.db).executeTakeFirst());
  if (!found) return 0;
  return store.write(actor, async (w) => {
    const old = await over(w.db, w.at).execute();
    for (const { id } of old) await forget(w, vault, id);
    await w.db.deleteFrom('parked_drafts').where('id', 'in', bare(w.db)).execute();
    return old.length;
  });
}

/** Forgets at once and then every minute. Returns the way to stop, which waits for a turn under way. */
export function startForgettingParked<Handle>(
  o: ParkedForgettingParts & { readonly timers: Timers<Handle>; readonly onFailure: (error: unknown) => void },
): () => Promise<void> {
  return takeTurns({ ...o, everyMs, turn: () => forgetParked(o) });
}
