// Which earlier days still have people in the hall: a date that changes, at midnight or because a clock is wrong, sends nobody home.
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { Db, Store } from '#electron/store/store.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { Clock } from '#shared/domain/ports.ts';
import { ticketCalled, ticketTaken } from './queue-events.ts';

/** For so long after the last of its numbers was taken or called a day that is over by its date has people in the hall. Longer than any lunch, shorter than any night. */
export const quietMs = 3 * 3_600_000;

export type DaysUnderWay = {
  /**
   * The days whose numbers are called on this one: earlier ones under way and not closed, oldest first, then the day
   * itself, closed or not. `db`: a write's own where one asks.
   */
  upTo(today: CalendarDate, db?: Db): Promise<readonly CalendarDate[]>;
};

/**
 * Goes by time gone by, not by the clock, which may leap: `elapsed` counts milliseconds of this process. Only what was
 * before the start is told by the clock, since nothing else is left of it.
 */
export async function openDaysUnderWay(o: {
  store: Store;
  hall: Pick<HallClock, 'now'>;
  /** Never set by anybody. Default: the process's own. */
  elapsed?: Clock | undefined;
}): Promise<DaysUnderWay> {
  const { store, elapsed = () => performance.now() } = o;
  /** When a number of the day was last taken or called, by `elapsed`. */
  const lastActs = new Map<CalendarDate, number>();

  store.onCommitted((events) => {
    for (const { type, data } of events) {
      const day =
        type === 'ticket.taken' ? ticketTaken.parse(data) : type === 'ticket.called' && ticketCalled.parse(data);
      if (day) lastActs.set(day.date, elapsed());
    }
  });
  const now = o.hall.now();
  for (const { date, at } of await readLastActs(store.db, now - quietMs)) {
    const ago = Math.max(0, now - at);
    lastActs.set(date, Math.max(lastActs.get(date) ?? Number.NEGATIVE_INFINITY, elapsed() - ago));
  }

  return {
    async upTo(today, db = store.db) {
      const isUnderWay = (lastAct: number): boolean => elapsed() - lastAct <= quietMs;
      const earlier: CalendarDate[] = [];
      for (const [date, lastAct] of lastActs) {
        if (!isUnderWay(lastAct)) lastActs.delete(date);
        else if (date < today) earlier.push(date);
      }
      if (earlier.length === 0) return [today];
      const closed = await db.selectFrom('closed_days').select('date').where('date', 'in', earlier).execute();
      return [...earlier.filter((date) => !closed.some((day) => day.date === date)).sort(), today];
    },
  };
}

/** Of each day whose numbers were taken or called after this instant, the last time. Walks the journal's end alone. */
async function readLastActs(db: Db, since: number): Promise<{ date: CalendarDate; at: number }[]> {
  const before = await db
    .selectFrom('journal')
    .select('seq')
    .where('at', '<', since)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return db
    .selectFrom('journal')
    .innerJoin('tickets', 'tickets.id', 'journal.subject')
    .select(({ fn }) => ['tickets.date', fn.max('journal.at').as('at')])
    .where('journal.seq', '>', before?.seq ?? 0)
    .where('journal.type', 'in', ['ticket.taken', 'ticket.called'])
    .groupBy('tickets.date')
    .execute();
}
