// Looks after appointments whose time is over: those nobody came for are said so, and after a while who it was is forgotten.

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import { daily, isClockBelieved } from '#electron/retention.ts';
import type { Timers } from '#electron/store/backup-schedule.ts';
import type { Actor, Store } from '#electron/store/store.ts';
import type { Vault } from '#electron/store/vault.ts';
import { takeTurns } from '#electron/turns.ts';
import { addDays } from '#shared/domain/calendar-date.ts';
import { type AppointmentRow, readBookedUntil, releaseHoldersBefore } from './appointment-store.ts';

/** Appointments a write: few enough that nobody at a kiosk waits for it. */
export const atOnce = 50;
const sweepEveryMs = 5 * 60_000;

const sweeper: Actor = { kind: 'system', id: 'appointments', terminal: 'hall' };
const retention: Actor = { kind: 'system', id: 'retention', terminal: 'hall' };

export type KeepingParts = {
  readonly store: Store;
  readonly vault: Pick<Vault, 'destroy'>;
  readonly hall: Pick<HallClock, 'now' | 'dateOf' | 'openForMatter' | 'openSessions' | 'dateTimeOf'>;
  /** Days after an appointment's day. */
  readonly keepDays: number;
};

/** Says of every booked appointment whose day, or whose day's hours, are over that nobody came. Returns how many. */
export async function markMissed(o: KeepingParts): Promise<number> {
  for (let marked = 0; ; await nextTurn()) {
    const count = await o.store.write(sweeper, async (w) => {
      const today = o.hall.dateOf(w.at);
      await releaseHoldersBefore(w, today);
      const over = (await readBookedUntil(w.db, today)).filter((row) => row.date < today || isTodayOver(o, row, w.at));
      for (const { id, date } of over.slice(0, atOnce)) {
        await w.append({ type: 'appointment.missed', subject: id, data: { date } });
      }
      return Math.min(over.length, atOnce);
    });
    marked += count;
    if (count < atOnce) return marked;
  }
}

/** Today's are over when the windows have closed for the day; where they do not open, or numbers are always given, at midnight. */
function isTodayOver({ hall }: KeepingParts, row: AppointmentRow, at: number): boolean {
  if (hall.openForMatter(row.matter_code, at).open) return false;
  const closes = hall.openSessions(row.date, { matterCode: row.matter_code }).at(-1)?.[1] ?? '24:00';
  const time = hall.dateTimeOf(at).slice(11);
  return time >= closes && time >= row.until;
}

/**
 * Destroys key, index and slips of every appointment whose keeping is over, and says so in the journal. Returns how many.
 * Nothing is destroyed by a clock that may have leapt ahead; the next turn looks again.
 */
export async function forgetPast(o: KeepingParts): Promise<number> {
  if (!(await isClockBelieved(o.store.db, o.hall.now()))) return 0;
  const kept = addDays(o.hall.dateOf(o.hall.now()), -o.keepDays);
  for (let forgotten = 0; ; await nextTurn()) {
    const count = await o.store.write(retention, async (w) => {
      const over = await w.db
        .selectFrom('appointments')
        .innerJoin('vault_keys', 'vault_keys.case_no', 'appointments.id')
        .select(['appointments.id', 'appointments.date'])
        .where('appointments.date', '<', kept)
        .limit(atOnce)
        .execute();
      for (const { id, date } of over) {
        await o.vault.destroy(w, id);
        await w.db.deleteFrom('slip_jobs').where('kind', '=', 'appointment').where('subject', '=', id).execute();
        await w.append({ type: 'appointment.forgotten', subject: id, data: { date } });
      }
      return over.length;
    });
    forgotten += count;
    if (count < atOnce) return forgotten;
  }
}

/** Does both for as long as the hall runs. Returns the way to stop, which waits for a turn under way. */
export function startKeeping<Handle>(
  o: KeepingParts & { readonly timers: Timers<Handle>; readonly onFailure: (error: unknown) => void },
): () => Promise<void> {
  const stopMarking = takeTurns({ ...o, everyMs: sweepEveryMs, turn: () => markMissed(o) });
  const stopForgetting = takeTurns({ ...o, everyMs: daily, turn: () => forgetPast(o) });
  return async () => {
    await Promise.all([stopMarking(), stopForgetting()]);
  };
}
