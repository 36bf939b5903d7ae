// Keeps the outbox short: what was sent to whom is nobody's business for longer than a month.

import { setImmediate as nextTurn } from 'node:timers/promises';
import { isClockBelieved } from '#electron/retention.ts';
import type { Actor, Store } from '#electron/store/store.ts';
import type { Clock } from '#shared/domain/ports.ts';
import { deleteOld } from './outbox-store.ts';

/** Messages a write: few enough that nobody at a kiosk waits for it. */
export const droppedAtOnce = 500;

const retention: Actor = { kind: 'system', id: 'retention', terminal: 'hall' };

/** Drops messages as old as they are kept. Returns how many; none by a clock that may have leapt ahead. */
export async function dropOldMessages(o: {
  readonly store: Pick<Store, 'db' | 'write'>;
  readonly clock: Clock;
}): Promise<number> {
  if (!(await isClockBelieved(o.store.db, o.clock()))) return 0;
  for (let dropped = 0; ; await nextTurn()) {
    const count = await o.store.write(retention, (w) => deleteOld(w, droppedAtOnce));
    dropped += count;
    if (count < droppedAtOnce) return dropped;
  }
}
