// Everything that can be done with appointments, put together from its parts: times, booking, the citizen's own, check-in, the desk's day.

import type { Appointment, DeskAppointment } from '#shared/contract/appointments.ts';
import { parseAppointmentCode } from '#shared/domain/appointment-code.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { areaCodeOf } from '#shared/domain/phone-number.ts';
import { known, openContent } from './appointment-content.ts';
import type { AppointmentParts, AppointmentsOptions } from './appointment-parts.ts';
import type { AppointmentPlaces } from './appointment-places.ts';
import { type AppointmentRow, readDay } from './appointment-store.ts';
import { createAppointmentTimes } from './appointment-times.ts';
import { createAppointmentViews } from './appointment-views.ts';
import { type BookingService, createBookingService } from './booking-service.ts';
import { type CheckInService, createCheckInService } from './check-in-service.ts';
import { type Asker, createOwnAppointments } from './own-appointment.ts';

/** What is on the slip or the phone, and what only its owner knows besides. */
export type Proof = { readonly code: string; readonly phoneLast4: string };

export type AppointmentsService = Pick<AppointmentPlaces, 'bookable' | 'days' | 'nextFree'> &
  Pick<BookingService, 'book' | 'cancelAtDesk'> &
  CheckInService & {
    /** Throws APPOINTMENT_NOT_FOUND, TOO_MANY_TRIES. */
    mine(asker: Asker, proof: Proof): Promise<Appointment>;
    /** Throws the same, and CHECKED_IN. */
    cancel(asker: Asker, proof: Proof): Promise<Appointment>;
    /** With who it is: for the desk. In the order of time. */
    list(date: CalendarDate): Promise<DeskAppointment[]>;
  };

/** The appointments of one hall. Time comes with the store's writes and the hall's clock. */
export function createAppointmentsService(options: AppointmentsOptions): AppointmentsService {
  const { store, vault, catalogue, places } = options;
  const times = createAppointmentTimes(options);
  const views = createAppointmentViews({ ...options, times });
  const parts: AppointmentParts = { ...options, times, views, areaCode: () => areaCodeOf(catalogue.hall.phone) };
  const booking = createBookingService(parts);
  const own = createOwnAppointments(parts);

  const whatOf = ({ code, phoneLast4 }: Proof) => {
    const parsed = parseAppointmentCode(code);
    return parsed === null ? null : { what: known.codeAndPhone(parsed, phoneLast4), guarded: parsed };
  };
  const citizen = async (row: AppointmentRow): Promise<Appointment> =>
    views.citizen(store.db, row, await openContent(vault, store.db, row));

  return {
    bookable: places.bookable,
    days: places.days,
    nextFree: places.nextFree,
    book: booking.book,
    cancelAtDesk: booking.cancelAtDesk,
    ...createCheckInService({ ...parts, own }),

    mine: async (asker, proof) => citizen(await own.with(asker, whatOf(proof), async (_, rows) => rows[0] ?? null)),

    cancel: async (asker, proof) =>
      citizen(await own.with(asker, whatOf(proof), async (w, rows) => (rows[0] ? booking.cancel(w, rows[0]) : null))),

    async list(date) {
      const rows = await readDay(store.db, date);
      return Promise.all(
        rows.map(async ({ no, ...row }) => views.desk(store.db, row, await openContent(vault, store.db, row), no)),
      );
    },
  };
}
