// What happens to appointments, as the journal keeps it, and the two tables it becomes. A place is taken by one conditional update: none twice.
import { z } from 'zod';
import { onEvent, type Projection } from '#electron/store/projection.ts';
import type { Db, JournalEvent } from '#electron/store/store.ts';
import type { AppointmentState } from '#electron/store/tables.ts';
import type { DeskEvent } from '#shared/contract/live.ts';
import { dateSchema, languageSchema } from '#shared/contract/procedure.ts';

/** Every place of the slot is taken; nothing was written. */
export class SlotFull extends Error {
  override readonly name = 'SlotFull';
}

/** Somebody else was first with this appointment; nothing was written. */
export class AppointmentRaced extends Error {
  override readonly name = 'AppointmentRaced';
}

/** `subject` of all of these is the appointment's id. Who it is stands in `sealed` alone. */
export const appointmentBooked = z.strictObject({
  requestId: z.uuid(),
  date: dateSchema,
  time: z.string(),
  until: z.string(),
  matterCode: z.string(),
  channel: z.enum(['desk', 'kiosk', 'phone']),
  language: languageSchema,
  /** Places the slot had when this one was taken. */
  perSlot: z.number().int().min(1),
  sealed: z.string(),
});
const ofDay = z.strictObject({ date: dateSchema });
export const appointmentCancelled = ofDay;
export const appointmentCheckedIn = ofDay.extend({ ticketId: z.uuid() });
/** Its day, or its day's hours, went by. */
export const appointmentMissed = ofDay;
/** Its key was destroyed: who it was nobody knows any more. */
export const appointmentForgotten = ofDay;

/** Moves it on from one of these states. A day that reopens, or a clock put right, lets a missed one be kept after all. */
async function move(
  db: Db,
  id: string,
  from: readonly AppointmentState[],
  to: { state: AppointmentState; ended_at: number; ticket_id?: string },
): Promise<void> {
  const moved = await db
    .updateTable('appointments')
    .set(to)
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst();
  if (moved.numUpdatedRows !== 1n) throw new AppointmentRaced(`appointment ${id} is ${from.join(' or ')} no more`);
}

export const appointmentsProjection: Projection = {
  tables: ['appointments', 'appointment_slots'],
  events: {
    'appointment.booked': onEvent(appointmentBooked, async (db, { subject, at, data }) => {
      const taken = await db
        .insertInto('appointment_slots')
        .values({ date: data.date, time: data.time, matter_code: data.matterCode, taken: 1 })
        .onConflict((conflict) =>
          conflict
            .columns(['date', 'time', 'matter_code'])
            .doUpdateSet((eb) => ({ taken: eb('appointment_slots.taken', '+', 1) }))
            .where('appointment_slots.taken', '<', data.perSlot),
        )
        .executeTakeFirst();
      if (taken.numInsertedOrUpdatedRows !== 1n) throw new SlotFull();
      await db
        .insertInto('appointments')
        .values({
          id: subject,
          request_id: data.requestId,
          date: data.date,
          time: data.time,
          until: data.until,
          matter_code: data.matterCode,
          channel: data.channel,
          language: data.language,
          state: 'booked',
          created_at: at,
          sealed: data.sealed,
        })
        .execute();
    }),
    'appointment.cancelled': onEvent(appointmentCancelled, async (db, { subject, at }) => {
      await move(db, subject, ['booked', 'no-show'], { state: 'cancelled', ended_at: at });
      const { date, time, matter_code } = await db
        .selectFrom('appointments')
        .select(['date', 'time', 'matter_code'])
        .where('id', '=', subject)
        .executeTakeFirstOrThrow();
      await db
        .updateTable('appointment_slots')
        .set((eb) => ({ taken: eb('taken', '-', 1) }))
        .where('date', '=', date)
        .where('time', '=', time)
        .where('matter_code', '=', matter_code)
        .execute();
    }),
    'appointment.checked-in': onEvent(appointmentCheckedIn, (db, { subject, at, data }) =>
      move(db, subject, ['booked', 'no-show'], { state: 'checked-in', ended_at: at, ticket_id: data.ticketId }),
    ),
    'appointment.missed': onEvent(appointmentMissed, (db, { subject, at }) =>
      move(db, subject, ['booked'], { state: 'no-show', ended_at: at }),
    ),
    'appointment.forgotten': onEvent(appointmentForgotten, async () => {}),
  },
};

/** What desks hear of it: which day to look at again. Null for other events. */
export function appointmentLiveEvent({ type, at, data }: JournalEvent): DeskEvent | null {
  if (!type.startsWith('appointment.') || type === 'appointment.forgotten') return null;
  const { date } = z.object({ date: dateSchema }).parse(data);
  return { type: 'appointments-changed', at, date };
}
