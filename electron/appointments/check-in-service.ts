// Turns an appointment into a number on its day: in time it goes before those without one, late it waits like everybody.

import { DomainError } from '#electron/domain-error.ts';
import type { Write } from '#electron/store/store.ts';
import type { Appointment } from '#shared/contract/appointments.ts';
import type { Language } from '#shared/contract/procedure.ts';
import type { Taken } from '#shared/contract/queue.ts';
import { parseAppointmentCode } from '#shared/domain/appointment-code.ts';
import { type Known, known, openContent } from './appointment-content.ts';
import type { AppointmentParts } from './appointment-parts.ts';
import { type AppointmentRow, readAppointment, readTicketOfRequest } from './appointment-store.ts';
import type { Span } from './appointment-times.ts';
import type { Asked, Asker, OwnAppointments } from './own-appointment.ts';

/** What somebody at the kiosk has with them. */
export type By =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'phone'; readonly phoneLast4: string; readonly name: string }
  | { readonly kind: 'id'; readonly idNumber: string };

export type CheckedIn = { readonly taken: Taken; readonly appointment: Appointment; readonly isLate: boolean };

export type CheckInService = {
  /**
   * From `checkInFrom` until `keptUntil` it works whatever the hours, so that a slip's word is kept; late, while numbers are
   * given. Asked again it is the same number. Throws APPOINTMENT_NOT_FOUND, TOO_MANY_TRIES, TOO_EARLY, CANCELLED, HALL_CLOSED,
   * MATTER_UNKNOWN, and REQUEST_REUSED where the request came for another number before.
   */
  checkIn(asker: Asker, input: { requestId: string; by: By; language: Language }): Promise<CheckedIn>;
};

/** Where one person has several, the first kind of these there is; among equals the earliest. */
const order = { now: 0, late: 1, 'has-number': 2, early: 3, closed: 3, cancelled: 4 } as const;
type Kind = keyof typeof order;
type Able = { readonly row: AppointmentRow; readonly kind: Kind; readonly span: Span };

export function createCheckInService(o: AppointmentParts & { readonly own: OwnAppointments }): CheckInService {
  const { hall, times, views, vault, giver } = o;

  /** What this appointment can do at this instant; null: nothing any more. */
  async function kindOf({ db, at }: Write, row: AppointmentRow, span: Span): Promise<Kind | null> {
    const today = hall.dateOf(at);
    if (row.date < today) return null;
    if (row.state === 'cancelled') return 'cancelled';
    if (row.state === 'checked-in') return 'has-number';
    if (await times.isDayClosed(db, row)) return 'closed';
    if (row.date > today || at < span.from) return 'early';
    return at <= span.keptUntil ? 'now' : 'late';
  }

  async function choose(w: Write, rows: readonly AppointmentRow[]): Promise<Able | null> {
    const able: Able[] = [];
    for (const row of rows) {
      const span = times.span(row);
      const kind = await kindOf(w, row, span);
      if (kind !== null) able.push({ row, kind, span });
    }
    return able.toSorted((a, b) => order[a.kind] - order[b.kind])[0] ?? null;
  }

  async function viewOf(w: Write, id: string, ticketId: string, taken: Taken): Promise<CheckedIn> {
    const row = await readAppointment(w.db, id);
    if (!row || row.ticket_id !== ticketId) throw new Error(`Appointment ${id} is not that of number ${ticketId}`);
    const appointment = await views.citizen(w.db, row, await openContent(vault, w.db, row));
    // As it was decided then: the day's hours may be others by now.
    return { taken, appointment, isLate: taken.ticket.lane !== 'appointment' };
  }

  const same = async (w: Write, id: string, ticketId: string): Promise<CheckedIn> =>
    viewOf(w, id, ticketId, await giver.taken(w.db, ticketId));

  function mustBeOpen(matterCode: string, at: number): void {
    const { open, opens } = hall.openForMatter(matterCode, at);
    if (!open) throw new DomainError('HALL_CLOSED', { opens: opens && { date: opens.date, time: opens.time } });
  }

  return {
    checkIn: (asker, { requestId, by, language }) =>
      o.own.with(asker, askedOf(by), async (w, rows) => {
        const before = await readTicketOfRequest(w.db, requestId);
        if (before) {
          if (!rows.some(({ id }) => id === before.appointment_id)) throw new DomainError('REQUEST_REUSED');
          return same(w, before.appointment_id ?? '', before.id);
        }
        const chosen = await choose(w, rows);
        if (!chosen) return null;
        const { row, kind, span } = chosen;
        if (kind === 'cancelled') throw new DomainError('CANCELLED');
        if (kind === 'closed') {
          throw new DomainError('HALL_CLOSED', { opens: hall.opensAfter(row.date, row.matter_code) });
        }
        if (kind === 'early') throw new DomainError('TOO_EARLY', { date: row.date, time: row.time, from: span.from });
        if (kind === 'has-number') return same(w, row.id, row.ticket_id ?? '');
        const matter = o.catalogue.matter(row.matter_code);
        if (!matter || matter.isRetired) throw new DomainError('MATTER_UNKNOWN');
        if (kind === 'late') mustBeOpen(row.matter_code, w.at);
        const { matter_code: matterCode, id: appointmentId } = row;
        const asked = { requestId, matterCode, language, appointmentId, dueAt: span.start, isLate: kind === 'late' };
        const taken = await giver.takeForAppointment(w, asked);
        const ticketId = taken.ticket.id;
        await w.append({ type: 'appointment.checked-in', subject: row.id, data: { date: row.date, ticketId } });
        return viewOf(w, row.id, ticketId, taken);
      }),
  };
}

/** One secret each: a name with a telephone, too, is no half of anything that is lost on paper. */
function askedOf(by: By): Asked | null {
  const what = whatOf(by);
  return what && { what, guarded: null };
}

function whatOf(by: By): Known | null {
  switch (by.kind) {
    case 'code': {
      const code = parseAppointmentCode(by.code);
      return code === null ? null : known.code(code);
    }
    case 'phone':
      return known.nameAndPhone(by.name, by.phoneLast4);
    case 'id':
      return known.id(by.idNumber);
  }
}
