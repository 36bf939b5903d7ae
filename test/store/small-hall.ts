// A hall small enough to see through: two events, two tables, for tests of the store itself.

import { z } from 'zod';
import { onEvent } from '#electron/store/projection.ts';
import type { Actor, Projection, Store } from '#electron/store/store.ts';

export const kiosk: Actor = { kind: 'citizen', id: 'kiosk', terminal: 'kiosk-1' };

const taken = z.strictObject({ id: z.string(), date: z.string(), group: z.string(), n: z.int() });
const served = z.strictObject({ id: z.string(), window: z.string() });

export const smallHall: Projection = {
  tables: ['tickets', 'queue_days'],
  events: {
    'ticket.taken': onEvent(taken, async (db, { at, data }) => {
      await db
        .insertInto('queue_days')
        .values({ date: data.date, group_code: data.group, taken: data.n, series: 'A', digits: 3, start: 1 })
        .onConflict((c) => c.columns(['date', 'group_code']).doUpdateSet({ taken: data.n }))
        .execute();
      await db
        .insertInto('tickets')
        .values({
          id: data.id,
          request_id: data.id,
          date: data.date,
          group_code: data.group,
          matter_code: 'm',
          n: data.n,
          no: `A${String(data.n).padStart(3, '0')}`,
          state: 'waiting',
          queue_group: data.group,
          rank: at,
          sub: 0,
          half: 'am',
          ahead: 0,
          taken_at: at,
          terminal: 'kiosk-1',
          called_at: null,
          window_code: null,
          ended_at: null,
        })
        .execute();
    }),
    'ticket.served': onEvent(served, async (db, { at, data }) => {
      await db
        .updateTable('tickets')
        .set({ state: 'served', window_code: data.window, ended_at: at })
        .where('id', '=', data.id)
        .execute();
    }),
  },
};

/** Takes the next number, as a service would: read, decide, append. Answers the number. */
export function take(store: Pick<Store, 'write'>, id: string, group = 'G-FY', date = '2026-11-23'): Promise<number> {
  return store.write(kiosk, async (w) => {
    const day = await w.db
      .selectFrom('queue_days')
      .select('taken')
      .where('date', '=', date)
      .where('group_code', '=', group)
      .executeTakeFirst();
    const n = (day?.taken ?? 0) + 1;
    await w.append({ type: 'ticket.taken', subject: id, data: { id, date, group, n } });
    return n;
  });
}

export function serve(store: Pick<Store, 'write'>, id: string): Promise<void> {
  return store.write(kiosk, async (w) => {
    await w.append({ type: 'ticket.served', subject: id, data: { id, window: 'W01' } });
  });
}
