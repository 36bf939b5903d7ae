// Which times can be booked: the matter's places a slot, over the open hours of the days the hall's settings name, less what is taken.

import type { Catalogue, Matter } from '#electron/catalogue/catalogue-types.ts';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { Config } from '#electron/config.ts';
import { DomainError } from '#electron/domain-error.ts';
import type { Db, Store } from '#electron/store/store.ts';
import type { FreeSlot } from '#shared/contract/queue.ts';
import { cutIntoSlots, type Slot } from '#shared/domain/appointment-slots.ts';
import { addDays, type CalendarDate, instantOf } from '#shared/domain/calendar-date.ts';
import { bilingual } from '#shared/domain/naming.ts';
import { isClosedDay, readTaken } from './appointment-store.ts';

export type SlotDay = { readonly date: CalendarDate; readonly slots: (Slot & { left: number })[] };

export type AppointmentPlaces = {
  /** Matters that take appointments, each with its next free time. */
  bookable(): Promise<
    { matterCode: string; name: { zh: string; en: string }; departmentCode: string; next: FreeSlot | null }[]
  >;
  /** Every bookable day with open hours; a full slot has none left. Throws NOT_BOOKABLE. */
  days(matterCode: string): Promise<SlotDay[]>;
  /** Null where there is none, or the matter takes no appointments. */
  nextFree(matterCode: string, db?: Db): Promise<FreeSlot | null>;
  /** This very slot, as a write sees it: how many places it has, and how many are left. Throws NOT_BOOKABLE, SLOT_UNKNOWN. */
  slot(db: Db, wanted: { matterCode: string; date: CalendarDate; time: string }, at: number): Promise<BookableSlot>;
};
export type BookableSlot = Slot & { readonly perSlot: number; readonly left: number };

export function createAppointmentPlaces(o: {
  readonly store: Pick<Store, 'db'>;
  readonly catalogue: Catalogue;
  readonly config: Pick<Config, 'appointments'>;
  readonly hall: Pick<HallClock, 'now' | 'dateOf' | 'openSessions' | 'timeZone'>;
}): AppointmentPlaces {
  const { store, catalogue, hall } = o;
  const { slotMinutes, daysAheadMin, daysAheadMax } = o.config.appointments;

  /** Null for what takes no appointments: not set so, taken out of the catalogue, or called without numbers. */
  function bookableMatter(matterCode: string): { matter: Matter; perSlot: number } | null {
    const matter = catalogue.matter(matterCode);
    const group = catalogue.groupOfMatter(matterCode);
    if (!matter?.appointment || matter.isRetired || !group?.needsTicket || group.isRetired) return null;
    return { matter, perSlot: matter.appointment.perSlot };
  }

  /** The bookable days as they are at this instant. A day somebody has closed early has no times left. */
  async function daysFrom(db: Db, at: number): Promise<{ first: CalendarDate; last: CalendarDate; closed: boolean }> {
    const today = hall.dateOf(at);
    const first = addDays(today, daysAheadMin);
    return {
      first,
      last: addDays(today, Math.max(daysAheadMin, daysAheadMax)),
      closed: daysAheadMin === 0 && (await isClosedDay(db, today)),
    };
  }

  /** Times of a day that lie ahead. */
  function slotsOn(matterCode: string, date: CalendarDate, at: number): Slot[] {
    const slots = cutIntoSlots(hall.openSessions(date, { matterCode }), slotMinutes);
    if (date > hall.dateOf(at)) return slots;
    return slots.filter(({ time }) => instantOf(date, time, hall.timeZone) > at);
  }

  function* daysOf(matterCode: string, span: { first: CalendarDate; last: CalendarDate; closed: boolean }, at: number) {
    for (let date = span.first; date <= span.last; date = addDays(date, 1)) {
      if (span.closed && date === hall.dateOf(at)) continue;
      yield { date, slots: slotsOn(matterCode, date, at) };
    }
  }

  type Taken = Awaited<ReturnType<typeof readTaken>>;
  type Span = Awaited<ReturnType<typeof daysFrom>>;

  function firstFree(matterCode: string, perSlot: number, span: Span, taken: Taken, at: number): FreeSlot | null {
    for (const { date, slots } of daysOf(matterCode, span, at)) {
      const free = slots.find(({ time }) => taken(date, time, matterCode) < perSlot);
      if (free) return { date, time: free.time };
    }
    return null;
  }

  return {
    async bookable() {
      const at = hall.now();
      const span = await daysFrom(store.db, at);
      const taken = await readTaken(store.db, span.first, span.last);
      return catalogue.matters.flatMap(({ code }) => {
        const bookable = bookableMatter(code);
        if (!bookable) return [];
        const { matter, perSlot } = bookable;
        const next = firstFree(code, perSlot, span, taken, at);
        return [{ matterCode: code, name: bilingual(matter.name), departmentCode: matter.department, next }];
      });
    },

    async days(matterCode) {
      const bookable = bookableMatter(matterCode);
      if (!bookable) throw new DomainError('NOT_BOOKABLE');
      const at = hall.now();
      const span = await daysFrom(store.db, at);
      const taken = await readTaken(store.db, span.first, span.last, matterCode);
      return [...daysOf(matterCode, span, at)].flatMap(({ date, slots }) => {
        const counted = slots.map((slot) => ({
          ...slot,
          // Fewer places than are taken: the hall has made them fewer since.
          left: Math.max(0, bookable.perSlot - taken(date, slot.time, matterCode)),
        }));
        return counted.length === 0 ? [] : [{ date, slots: counted }];
      });
    },

    async nextFree(matterCode, db = store.db) {
      const bookable = bookableMatter(matterCode);
      if (!bookable) return null;
      const at = hall.now();
      const span = await daysFrom(db, at);
      const taken = await readTaken(db, span.first, span.last, matterCode);
      return firstFree(matterCode, bookable.perSlot, span, taken, at);
    },

    async slot(db, { matterCode, date, time }, at) {
      const bookable = bookableMatter(matterCode);
      if (!bookable) throw new DomainError('NOT_BOOKABLE');
      const span = await daysFrom(db, at);
      const isWithin = date >= span.first && date <= span.last && !(span.closed && date === hall.dateOf(at));
      const slot = isWithin ? slotsOn(matterCode, date, at).find((each) => each.time === time) : undefined;
      if (!slot) throw new DomainError('SLOT_UNKNOWN');
      const taken = await readTaken(db, date, date, matterCode);
      return { ...slot, perSlot: bookable.perSlot, left: bookable.perSlot - taken(date, time, matterCode) };
    },
  };
}
