// Finds an appointment by what a citizen knows of it; guessing is counted and stopped, a slip of the finger is not.

import { DomainError, tooManyTries } from '#electron/domain-error.ts';
import { guessLimits } from '#electron/guesses.ts';
import type { Actor, Write } from '#electron/store/store.ts';
import { createTries, type TryCounter } from '#electron/store/tries.ts';
import type { Known } from './appointment-content.ts';
import type { AppointmentParts } from './appointment-parts.ts';
import { type AppointmentRow, readAppointments } from './appointment-store.ts';

/** A citizen's call. `source`: what guesses are counted against. */
export type Asker = { readonly actor: Actor; readonly source: string };

/**
 * What an appointment is found by. `guarded`: the half of it that somebody may have seen (a code, on a slip) and guess
 * the other half to; null where it is one secret.
 */
export type Asked = { readonly what: Known; readonly guarded: string | null };

export type OwnAppointments = {
  /**
   * Runs `act` with the appointments that fit, in the order of day and time, in one write; where none does, or `act`
   * finds none among them (null), the try is counted. `asked` null: it cannot be one, which is no guess.
   * Throws APPOINTMENT_NOT_FOUND, TOO_MANY_TRIES, and what `act` throws.
   */
  with<T extends object>(
    asker: Asker,
    asked: Asked | null,
    act: (w: Write, rows: readonly AppointmentRow[]) => Promise<T | null>,
  ): Promise<T>;
};

export function createOwnAppointments(o: AppointmentParts): OwnAppointments {
  const { store, vault } = o;
  const tries = createTries(vault, tooManyTries);

  function countersFor({ what, guarded }: Asked, source: string): TryCounter[] {
    const { here, everywhere, bySource, windowMs } = guessLimits(o.config.query, source);
    // Shut here before it is shut everywhere: what one person guesses keeps nobody else out.
    const narrow =
      guarded === null ? [] : [{ scope: 'appointment-here', key: `${guarded} ${source}`, limit: here, windowMs }];
    return [
      ...narrow,
      { scope: 'appointment', key: guarded ?? what.join(' '), limit: everywhere, windowMs },
      { scope: 'appointment-source', key: source, limit: bySource, windowMs },
    ];
  }

  return {
    async with({ actor, source }, asked, act) {
      if (asked === null) throw new DomainError('APPOINTMENT_NOT_FOUND');
      const result = await store.write(actor, async (w) => {
        const counters = countersFor(asked, source);
        await tries.check(w, counters);
        const rows = await readAppointments(w.db, await vault.find(w.db, ...asked.what));
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
