// Keeps what somebody began to write at a desk: sealed by a key of their own, given back to nobody else, forgotten after a while.
import type { Actor, Db, Store, Write } from '#electron/store/store.ts';
import { CaseKeyGone } from '#electron/store/store-errors.ts';
import type { CaseKey, Vault } from '#electron/store/vault.ts';
import { draftsMaximum } from '#shared/contract/drafts.ts';

/** A draft as its writer gets it back. `data`: JSON text; `at`: when it was last written, UTC ms. */
export type Draft = { readonly place: string; readonly data: string; readonly at: number };

export type DraftsService = {
  /** `actor.id` is the writer. Their oldest drafts beyond `draftsMaximum` make room. */
  save(actor: Actor, draft: { readonly place: string; readonly data: string }): Promise<void>;
  mine(staffId: string): Promise<Draft[]>;
  drop(actor: Actor, place: string): Promise<void>;
};

/** The name of the writer's key among the vault's. */
export const draftKeyName = (staffId: string): string => `drafts/${staffId}`;
const aad = (staffId: string, place: string): string => `${draftKeyName(staffId)}/${place}`;

export function createDraftsService({ store, vault }: { store: Store; vault: Vault }): DraftsService {
  return {
    save: (actor, { place, data }) =>
      store.write(actor, async (w) => {
        const staff_id = actor.id;
        const key = (await keyOf(vault, w.db, staff_id)) ?? (await vault.createKey(w, draftKeyName(staff_id)));
        const written = { sealed: key.seal(data, aad(staff_id, place)), at: w.at };
        await w.db
          .insertInto('drafts')
          .values({ staff_id, place, ...written })
          .onConflict((oc) => oc.columns(['staff_id', 'place']).doUpdateSet(written))
          .execute();
        await makeRoom(w, staff_id);
      }),

    async mine(staffId) {
      const key = await keyOf(vault, store.db, staffId);
      if (key === null) return [];
      const rows = await store.db
        .selectFrom('drafts')
        .selectAll()
        .where('staff_id', '=', staffId)
        .orderBy('at')
        .orderBy('place')
        .execute();
      return rows.map(({ place, sealed, at }) => ({ place, data: String(key.open(sealed, aad(staffId, place))), at }));
    },

    drop: (actor, place) =>
      store.write(actor, async (w) => {
        await w.db.deleteFrom('drafts').where('staff_id', '=', actor.id).where('place', '=', place).execute();
      }),
  };
}

/** Null: this person has never kept a draft, or all of them were forgotten. */
async function keyOf(vault: Vault, db: Db, staffId: string): Promise<CaseKey | null> {
  try {
    return await vault.key(db, draftKeyName(staffId));
  } catch (error) {
    if (error instanceof CaseKeyGone) return null;
    throw error;
  }
}

async function makeRoom(w: Write, staffId: string): Promise<void> {
  const over = await w.db
    .selectFrom('drafts')
    .select('place')
    .where('staff_id', '=', staffId)
    .orderBy('at', 'desc')
    .orderBy('place')
    .offset(draftsMaximum)
    .limit(draftsMaximum)
    .execute();
  if (over.length === 0) return;
  const places = over.map(({ place }) => place);
  await w.db.deleteFrom('drafts').where('staff_id', '=', staffId).where('place', 'in', places).execute();
}
