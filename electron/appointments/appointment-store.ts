// The SQL of appointments: reading, and the two tables beside the journal that only say who has booked what on a day.
import type { Db, Write } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';

export type AppointmentRow = Row<'appointments'>;

export function readAppointment(db: Db, id: string): Promise<AppointmentRow | undefined> {
  return db.selectFrom('appointments').selectAll().where('id', '=', id).executeTakeFirst();
}

export function readByRequest(db: Db, requestId: string): Promise<AppointmentRow | undefined> {
  return db.selectFrom('appointments').selectAll().where('request_id', '=', requestId).executeTakeFirst();
}

/** In the order of day and time. */
export async function readAppointments(db: Db, ids: readonly string[]): Promise<AppointmentRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('appointments')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('date')
    .orderBy('time')
    .orderBy('created_at')
    .execute();
}

/** A day's appointments in the order of their time, each with the number it became. */
export function readDay(db: Db, date: CalendarDate): Promise<(AppointmentRow & { no: string | null })[]> {
  return db
    .selectFrom('appointments')
    .leftJoin('tickets', 'tickets.id', 'appointments.ticket_id')
    .selectAll('appointments')
    .select('tickets.no')
    .where('appointments.date', '=', date)
    .orderBy('appointments.time')
    .orderBy('appointments.created_at')
    .execute();
}

/** Places taken in these days, by `date time matter`. */
export async function readTaken(
  db: Db,
  from: CalendarDate,
  to: CalendarDate,
  matterCode?: string,
): Promise<(date: CalendarDate, time: string, matterCode: string) => number> {
  let asked = db.selectFrom('appointment_slots').selectAll().where('date', '>=', from).where('date', '<=', to);
  if (matterCode !== undefined) asked = asked.where('matter_code', '=', matterCode);
  const rows = await asked.execute();
  const taken = new Map(rows.map((row) => [`${row.date} ${row.time} ${row.matter_code}`, row.taken]));
  return (date, time, matter) => taken.get(`${date} ${time} ${matter}`) ?? 0;
}

/** Whether a supervisor has closed the day. */
export async function isClosedDay(db: Db, date: CalendarDate): Promise<boolean> {
  const row = await db.selectFrom('closed_days').select('date').where('date', '=', date).executeTakeFirst();
  return row !== undefined;
}

/** Booked ones up to and with this day. */
export function readBookedUntil(db: Db, date: CalendarDate): Promise<AppointmentRow[]> {
  return db.selectFrom('appointments').selectAll().where('state', '=', 'booked').where('date', '<=', date).execute();
}

/** The appointment whose check-in this very request was. */
export async function readTicketOfRequest(
  db: Db,
  requestId: string,
): Promise<{ id: string; appointment_id: string | null } | undefined> {
  return db
    .selectFrom('tickets')
    .select(['id', 'appointment_id'])
    .where('request_id', '=', requestId)
    .executeTakeFirst();
}

/** False where this person has the matter on that day already: the primary key decides. */
export async function holdPlace(w: Write, holder: Row<'appointment_holders'>): Promise<boolean> {
  const held = await w.db
    .insertInto('appointment_holders')
    .values(holder)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return held.numInsertedOrUpdatedRows === 1n;
}

export async function releaseHolder(w: Write, appointmentId: string): Promise<void> {
  await w.db.deleteFrom('appointment_holders').where('appointment_id', '=', appointmentId).execute();
}

/** Days that are over hold nobody to anything. */
export async function releaseHoldersBefore(w: Write, date: CalendarDate): Promise<void> {
  await w.db.deleteFrom('appointment_holders').where('date', '<', date).execute();
}
