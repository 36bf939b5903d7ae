// A store whose disk can be full: put around the real one, so that the hall meets the very failure it would meet there.
import type { Store } from '../store/store.ts';
import { StoreFull } from '../store/store-errors.ts';

export type FullDisk = { isFull: boolean; around(store: Store): Store };

/**
 * While `isFull`, a command runs whole and is then refused where the real disk refuses it, at the end of its transaction:
 * a refusal of its own (no numbers left) still comes first, and the real store takes back everything it did.
 */
export function createFullDisk(): FullDisk {
  const disk: FullDisk = {
    isFull: false,
    around: (store) => ({
      get db() {
        return store.db;
      },
      write: (actor, command) =>
        store.write(actor, async (w) => {
          const result = await command(w);
          if (disk.isFull) throw new StoreFull();
          return result;
        }),
      onCommitted: (listener) => store.onCommitted(listener),
      get recovery() {
        return store.recovery;
      },
      acknowledgeRecovery: (actor) => store.acknowledgeRecovery(actor),
      close: () => store.close(),
    }),
  };
  return disk;
}
