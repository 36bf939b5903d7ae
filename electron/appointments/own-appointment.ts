// Finds an appointment by what a citizen knows of it; guessing is counted and stopped, a slip of the finger is not.

import { DomainError, tooManyTries } from '#electron/domain-error.ts';
import type { Actor, Write } from '#electron/store/store.ts';
import { createTries, type TryCounter } from '#electron/store/tries.ts';
import type { Known } from './appointment-content.ts';
import type { AppointmentParts } from './appointment-parts.ts';
import { type AppointmentRow, readAppointments } from './appointment-store.ts';

/** A citizen's call. `source`: what guesses are counted against. */
export type Asker = { readonly actor: Actor; readonly source: string };

/** From many places together one code may be guessed at this many times as often as from one. Ours, not law. */
const fromEverywhere = 4;
/** The kiosk is one source for everybody in the hall: it may err this many times as often. Ours, not law. */
const forTheHall = 5;

export type OwnAppointments = {
  /**
   * Runs `act` with the appointments that fit, in the order of day and time, in one write; where none does, or `act`
   * finds none among them (null), the try is counted. `what` null: it cannot be one, which is no guess.
   * Throws APPOINTMENT_NOT_FOUND, TOO_MANY_TRIES, and what `act` throws.
   */
  with<T extends object>(
    asker: Asker,
    what: Known | null,
    act: (w: Write, rows: readonly AppointmentRow[]) => Promise<T | null>,
  ): Promise<T>;
};

export function createOwnAppointments(o: AppointmentParts): OwnAppointments {
  const { store, vault } = o;
  const { perCase, perSource, windowMinutes } = o.config.query;
  const windowMs = windowMinutes * 60_000;
  const tries = createTries(vault, tooManyTries);

  const countersFor = (what: Known, source: string): TryCounter[] => [
    { scope: 'appointment', key: what.join(' '), limit: perCase * fromEverywhere, windowMs },
    {
      scope: 'appointment-source',
      key: source,
      limit: perSource * (o.isHallItself(source) ? forTheHall : 1),
      windowMs,
    },
  ];

  return {
    async with({ actor, source }, what, act) {
      if (what === null) throw new DomainError('APPOINTMENT_NOT_FOUND');
      const result = await store.write(actor, async (w) => {
        const counters = countersFor(what, source);
        await tries.check(w, counters);
        const rows = await readAppointments(w.db, await vault.find(w.db, ...what));
        const done = rows.length === 0 ? null : await act(w, rows);
        if (done === null) await tries.count(w, counters);
        return done;
      });
      // Thrown only after the commit: a refusal inside the transaction would take its own count back.
      if (result === null) throw new DomainError('APPOINTMENT_NOT_FOUND');
      return result;
    },
  };
}
