// A window's own state: paused or open, and who has said that they sit there.
import { type Db, type EventHandler, onEvent } from '#electron/store/projection.ts';
import type { Row } from '#electron/store/tables.ts';
import { windowDoubleCall, windowLeft, windowOpened, windowPaused, windowSeated } from './queue-events.ts';

/** Repeating one of these changes nothing worse than an instant: no condition is needed. */
export const windowEvents: Record<string, EventHandler> = {
  'window.paused': onEvent(windowPaused, (db, { subject, at, data }) =>
    set(db, subject, { paused_reason: data.reason, paused_at: at }),
  ),
  'window.opened': onEvent(windowOpened, (db, { subject }) =>
    set(db, subject, { paused_reason: null, paused_at: null }),
  ),
  'window.seated': onEvent(windowSeated, (db, { subject, at, actor }) =>
    set(db, subject, { seat_staff: actor.id, seat_since: at }),
  ),
  'window.left': onEvent(windowLeft, (db, { subject }) => set(db, subject, { seat_staff: null, seat_since: null })),
  'window.double-call': onEvent(windowDoubleCall, async () => {}),
};

async function set(db: Db, windowCode: string, state: Partial<Row<'window_states'>>): Promise<void> {
  await db
    .insertInto('window_states')
    .values({ window_code: windowCode, ...state })
    .onConflict((oc) => oc.column('window_code').doUpdateSet(state))
    .execute();
}
