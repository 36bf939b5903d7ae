// Owns a hall's figures over some days: read one day after the other, so that a report never holds up a citizen.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import { DomainError } from '#electron/domain-error.ts';
import type { Db } from '#electron/store/store.ts';
import type { Statistics } from '#shared/contract/hall-day.ts';
import { addDays, type CalendarDate, daysBetween, hallTime } from '#shared/domain/calendar-date.ts';
import { createTally, type StatisticsNames } from './statistics-tally.ts';

/** Days in one report. */
export const daysAtMost = 92;

const quarterMs = 900_000;

export type StatisticsParts = {
  readonly store: { readonly db: Db };
  readonly catalogue: Pick<Catalogue, 'matter' | 'window'>;
  readonly hall: { readonly timeZone: string };
};

/** Both days counted. Throws SPAN_TOO_LONG. */
export async function readStatistics(
  o: StatisticsParts,
  span: { from: CalendarDate; to: CalendarDate },
): Promise<Statistics> {
  const days = daysBetween(span.from, span.to);
  if (days < 0 || days >= daysAtMost) throw new DomainError('SPAN_TOO_LONG');
  const tally = createTally(span, hourIn(o.hall.timeZone));
  for (let day = 0; day <= days; day += 1) {
    await readOneDay(o.store.db, addDays(span.from, day), tally);
    await nextTurn();
  }
  return tally.statistics(o.catalogue satisfies StatisticsNames);
}

async function readOneDay(db: Db, date: CalendarDate, tally: ReturnType<typeof createTally>): Promise<void> {
  const tickets = await db
    .selectFrom('tickets')
    .leftJoin('services as first', (join) => join.onRef('first.ticket_id', '=', 'tickets.id').on('first.k', '=', 1))
    .select(['tickets.matter_code', 'group_code', 'tickets.queue_group', 'state', 'lane', 'green_reason'])
    .select(['green_confirmed', 'taken_at', 'due_at', 'first_called_at', 'first.matter_code as first_matter'])
    .where('tickets.date', '=', date)
    .execute();
  const services = await db
    .selectFrom('services')
    .select(['matter_code', 'queue_group', 'window_code', 'called_at', 'ended_at', 'how'])
    .where('date', '=', date)
    .execute();
  const refusals = await db
    .selectFrom('refusals')
    .select(['matter_code', 'group_code', 'at'])
    .where('date', '=', date)
    .execute();
  const ratings = await db
    .selectFrom('ratings')
    .select(['grade', 'reasons', 'window_code'])
    .where('date', '=', date)
    .execute();
  tally.day(date, { tickets, services, refusals, ratings });
}

/** The hour on the hall's clock. No zone moves within a quarter of an hour, and asking it costs more than all the rest. */
function hourIn(timeZone: string): (at: number) => number {
  const known = new Map<number, number>();
  return (at) => {
    const quarter = Math.floor(at / quarterMs);
    let hour = known.get(quarter);
    if (hour === undefined) {
      hour = Number(hallTime(at, timeZone).slice(0, 2));
      known.set(quarter, hour);
    }
    return hour;
  };
}
