// Makes and cancels appointments: one place a booking and one booking a person, matter and day, all in one transaction.

import { isDeepStrictEqual } from 'node:util';
import { DomainError } from '#electron/domain-error.ts';
import { readingOfName } from '#electron/name-reading.ts';
import type { Actor, Db, Write } from '#electron/store/store.ts';
import type { AppointmentState } from '#electron/store/tables.ts';
import type { Appointment, DeskAppointment } from '#shared/contract/appointments.ts';
import type { Language } from '#shared/contract/procedure.ts';
import type { SlipState } from '#shared/contract/slips.ts';
import { makeAppointmentCode } from '#shared/domain/appointment-code.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';
import { type Content, known, makeFindable, openContent, sealContent } from './appointment-content.ts';
import { SlotFull } from './appointment-events.ts';
import { checkPerson } from './appointment-input.ts';
import type { AppointmentParts } from './appointment-parts.ts';
import { slipOf } from './appointment-slip.ts';
import { type AppointmentRow, holdPlace, readAppointment, readByRequest, releaseHolder } from './appointment-store.ts';

/** What the API hands over. */
export type Booking = {
  readonly requestId: string;
  readonly matterCode: string;
  readonly date: CalendarDate;
  readonly time: string;
  readonly name: string;
  readonly phone: string;
  readonly idNumber?: string | undefined;
  readonly language: Language;
  readonly wantsSlip: boolean;
};
export type Booked = { readonly appointment: Appointment; readonly code: string; readonly slip: SlipState | null };

export type BookingService = {
  /**
   * The same request gives the same appointment. Throws InputProblems, NOT_BOOKABLE, SLOT_UNKNOWN, SLOT_GONE,
   * ALREADY_BOOKED, or REQUEST_REUSED where the request came with something else in it before.
   */
  book(actor: Actor, input: Booking): Promise<Booked>;
  /** Inside the caller's write. Cancelled twice is cancelled. Throws CHECKED_IN; APPOINTMENT_NOT_FOUND once its day is over. */
  cancel(w: Write, row: AppointmentRow): Promise<AppointmentRow>;
  /** Throws APPOINTMENT_NOT_FOUND, CHECKED_IN. */
  cancelAtDesk(actor: Actor, id: string): Promise<DeskAppointment>;
};

export function createBookingService(o: AppointmentParts): BookingService {
  const { store, vault, places, views } = o;

  /** The primary key of who has booked: a keyed hash, so that no telephone lies there. */
  const digestOf = (phone: string): string => vault.mac('appointment holder', phone);

  async function unusedCode(db: Db): Promise<string> {
    for (let tries = 0; tries < 100; tries += 1) {
      const code = makeAppointmentCode(o.random);
      if ((await vault.find(db, ...known.code(code))).length === 0) return code;
    }
    throw new Error('There is no appointment code left');
  }

  async function again(db: Db, row: AppointmentRow, channel: AppointmentRow['channel'], said: Said): Promise<Booked> {
    const content = await openContent(vault, db, row);
    if (!content) throw new DomainError('REQUEST_REUSED');
    const { code, ...who } = content;
    const before = {
      who,
      channel: row.channel,
      matterCode: row.matter_code,
      date: row.date,
      time: row.time,
      language: row.language,
    };
    if (!isDeepStrictEqual(before, { ...said, channel })) throw new DomainError('REQUEST_REUSED');
    const slip = content.wantsSlip ? await o.slips.stateOf('appointment', row.id, db) : null;
    return { appointment: await views.citizen(db, row, content), code, slip };
  }

  async function make(
    w: Write,
    {
      channel,
      requestId,
      said,
      reading,
    }: { channel: AppointmentRow['channel']; requestId: string; said: Said; reading: string | null },
  ): Promise<Booked> {
    const { matterCode, date, time, language, who } = said;
    const { until, perSlot, left } = await places.slot(w.db, said, w.at);
    const id = uuidFrom(o.random);
    const holder = { date, matter_code: matterCode, digest: digestOf(who.phone), appointment_id: id };
    if (!(await holdPlace(w, holder))) throw new DomainError('ALREADY_BOOKED');
    if (left <= 0) throw new DomainError('SLOT_GONE', { next: await places.nextFree(matterCode, w.db) });
    const content: Content = { ...who, code: await unusedCode(w.db) };
    const key = await vault.createKey(w, id);
    const sealed = sealContent(key, id, content);
    const booked = { requestId, date, time, until, matterCode, channel, language };
    await w.append({ type: 'appointment.booked', subject: id, data: { ...booked, perSlot, sealed } });
    await makeFindable(vault, w, id, content, reading);
    const row = await existing(w.db, id);
    const appointment = await views.citizen(w.db, row, content);
    const { code, wantsSlip } = content;
    const paper = () =>
      slipOf(o, { appointment, endsWithDay: o.times.span(row).endsWithDay, code, at: w.at, language });
    const slip = wantsSlip ? await o.slips.enqueueAppointment(w, key, id, paper(), language) : null;
    return { appointment, code, slip };
  }

  async function cancel(w: Write, row: AppointmentRow): Promise<AppointmentRow> {
    if (row.state === 'checked-in') throw new DomainError('CHECKED_IN');
    if (row.state === 'cancelled') return row;
    if (row.date < o.hall.dateOf(w.at)) throw new DomainError('APPOINTMENT_NOT_FOUND');
    await w.append({ type: 'appointment.cancelled', subject: row.id, data: { date: row.date } });
    await releaseHolder(w, row.id);
    return { ...row, state: 'cancelled' satisfies AppointmentState, ended_at: w.at };
  }

  return {
    async book(actor, input) {
      const channel = channelOf(actor);
      const { requestId, matterCode, date, time, language } = input;
      const person = checkPerson(input, { today: o.hall.today(), areaCode: o.areaCode() });
      // A phone has its page; paper in the hall would lie there for anybody.
      const who = { ...person, wantsSlip: input.wantsSlip && channel !== 'phone' };
      const reading = await readingOfName(person.name);
      const said: Said = { who, matterCode, date, time, language };
      try {
        return await store.write(actor, async (w) => {
          const earlier = await readByRequest(w.db, requestId);
          return earlier ? again(w.db, earlier, channel, said) : make(w, { channel, requestId, said, reading });
        });
      } catch (error) {
        // The table's own no, whatever was read before.
        if (!(error instanceof SlotFull)) throw error;
        throw new DomainError('SLOT_GONE', { next: await places.nextFree(matterCode) });
      }
    },

    cancel,

    async cancelAtDesk(actor, id) {
      const row = await store.write(actor, async (w) => cancel(w, await existing(w.db, id)));
      return views.desk(store.db, row, await openContent(vault, store.db, row), null);
    },
  };
}

/** What a request says, and its repetition has to say again. */
type Said = Pick<Booking, 'matterCode' | 'date' | 'time' | 'language'> & { readonly who: Omit<Content, 'code'> };

/** Throws APPOINTMENT_NOT_FOUND. */
async function existing(db: Db, id: string): Promise<AppointmentRow> {
  const row = await readAppointment(db, id);
  if (!row) throw new DomainError('APPOINTMENT_NOT_FOUND');
  return row;
}

function channelOf(actor: Actor): AppointmentRow['channel'] {
  if (actor.kind === 'staff') return 'desk';
  return actor.id === 'phone' ? 'phone' : 'kiosk';
}
