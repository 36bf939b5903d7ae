// Forgets drafts nobody came back to, and with a person's last one the key that sealed them.
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import { daily, isClockBelieved } from '#electron/retention.ts';
import type { Timers } from '#electron/store/backup-schedule.ts';
import type { Actor, Store } from '#electron/store/store.ts';
import type { Vault } from '#electron/store/vault.ts';
import { takeTurns } from '#electron/turns.ts';
import { draftKeyName } from './drafts-service.ts';

/** Long enough for a fortnight's leave; words about people are not kept longer than somebody may still send them. */
export const draftKeepDays = 14;

const actor: Actor = { kind: 'system', id: 'drafts', terminal: 'hall' };

export type DraftForgettingParts = {
  readonly store: Store;
  readonly vault: Pick<Vault, 'destroy'>;
  readonly hall: Pick<HallClock, 'now'>;
};

/** Returns how many. Nothing is forgotten by a clock that may have leapt ahead; the next turn looks again. */
export async function forgetDrafts(o: DraftForgettingParts): Promise<number> {
  if (!(await isClockBelieved(o.store.db, o.hall.now()))) return 0;
  return o.store.write(actor, async (w) => {
    const old = w.at - draftKeepDays * daily;
    const writers = await w.db.selectFrom('drafts').select('staff_id').distinct().where('at', '<', old).execute();
    const gone = await w.db.deleteFrom('drafts').where('at', '<', old).executeTakeFirst();
    for (const { staff_id } of writers) {
      const left = await w.db.selectFrom('drafts').select('at').where('staff_id', '=', staff_id).executeTakeFirst();
      if (!left) await o.vault.destroy(w, draftKeyName(staff_id));
    }
    return Number(gone.numDeletedRows);
  });
}

/** Forgets at once and then every day. Returns the way to stop, which waits for a turn under way. */
export function startForgettingDrafts<Handle>(
  o: DraftForgettingParts & { readonly timers: Timers<Handle>; readonly onFailure: (error: unknown) => void },
): () => Promise<void> {
  return takeTurns({ ...o, everyMs: daily, turn: () => forgetDrafts(o) });
}
