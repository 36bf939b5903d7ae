// Closes the hall's day: by hand in the evening, and by itself every day that is over and has numbers left.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import { DomainError } from '#electron/domain-error.ts';
import type { DaysUnderWay } from '#electron/queue/days-under-way.ts';
import type { Actor, Db, Store, Write } from '#electron/store/store.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';

/** Numbers whose errand is not over. */
const alive = ['waiting', 'called', 'parked'] as const;

const sweeper: Actor = { kind: 'system', id: 'day', terminal: 'hall' };

export type DayService = {
  /**
   * Voids every number that still waits, is on hold or at a window, each with a record of its own, and gives none any
   * more: all of it in one write. Today takes with it the days still under way, since everybody is sent home; one of
   * those may be closed alone. Closed again, it changes nothing. Throws NOT_TODAY.
   */
  close(actor: Actor, date: CalendarDate): Promise<{ voided: number }>;
  /** What was voided stays so. Throws NOT_TODAY. */
  reopen(actor: Actor, date: CalendarDate): Promise<void>;
  /** Whether no number is given any more on this day. */
  isClosed(date: CalendarDate): Promise<boolean>;
  /**
   * Closes every day before today that has numbers left and is not under way any more, and forgets who took numbers
   * then. Later days, which there are when the clock was set back, are left alone. Returns how many numbers were voided.
   */
  sweep(): Promise<number>;
};

export function createDayService(o: {
  store: Store;
  hall: Pick<HallClock, 'today' | 'dateOf'>;
  days: DaysUnderWay;
}): DayService {
  const { store, hall, days } = o;
  /** The day before which all is known to be closed: looking for it is a walk over every number there ever was. */
  let sweptTo: CalendarDate = '';

  async function closeDay(w: Write, date: CalendarDate): Promise<number> {
    const left = await w.db
      .selectFrom('tickets')
      .select(['id', 'queue_group', 'no', 'state'])
      .where('date', '=', date)
      .where('state', 'in', alive)
      .orderBy('taken_at')
      .orderBy('no')
      .execute();
    for (const { id, queue_group, no, state } of left) {
      const data = { groupCode: queue_group, no, from: state, reason: 'day-closed' };
      await w.append({ type: 'ticket.voided', subject: id, data });
    }
    if (!(await isClosed(w.db, date))) await w.append({ type: 'day.closed', subject: date, data: {} });
    return left.length;
  }

  return {
    close: (actor, date) =>
      store.write(actor, async (w) => {
        const today = hall.dateOf(w.at);
        const underWay = await days.upTo(today, w.db);
        if (!underWay.includes(date)) throw new DomainError('NOT_TODAY');
        let voided = 0;
        for (const each of date === today ? underWay : [date]) voided += await closeDay(w, each);
        return { voided };
      }),

    reopen: (actor, date) =>
      store.write(actor, async (w) => {
        if (date !== hall.dateOf(w.at)) throw new DomainError('NOT_TODAY');
        if (await isClosed(w.db, date)) await w.append({ type: 'day.reopened', subject: date, data: {} });
      }),

    isClosed: (date) => isClosed(store.db, date),

    async sweep() {
      const today = hall.today();
      if (sweptTo === today) return 0;
      const underWay = await days.upTo(today);
      // A clock that was set back: the days before are looked through anew.
      const from = sweptTo < today ? sweptTo : '';
      let voided = 0;
      for (const date of await daysLeftOver(store.db, from, today)) {
        if (underWay.includes(date)) continue;
        voided += await store.write(sweeper, (w) => closeDay(w, date));
        await nextTurn();
      }
      if (await hasHoldersBefore(store.db, today)) {
        await store.write(sweeper, (w) => w.db.deleteFrom('ticket_holders').where('date', '<', today).execute());
      }
      sweptTo = underWay[0] ?? today;
      return voided;
    },
  };
}

async function isClosed(db: Db, date: CalendarDate): Promise<boolean> {
  return (await db.selectFrom('closed_days').select('date').where('date', '=', date).executeTakeFirst()) !== undefined;
}

/** Oldest first. */
async function daysLeftOver(db: Db, from: CalendarDate, today: CalendarDate): Promise<CalendarDate[]> {
  const rows = await db
    .selectFrom('tickets')
    .select('date')
    .distinct()
    .where('date', '>=', from)
    .where('date', '<', today)
    .where('state', 'in', alive)
    .orderBy('date')
    .execute();
  return rows.map(({ date }) => date);
}

async function hasHoldersBefore(db: Db, today: CalendarDate): Promise<boolean> {
  const row = await db
    .selectFrom('ticket_holders')
    .select('date')
    .where('date', '<', today)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
