// Reads the hall's entries, and what of today's queue and of the bookings an edit might leave without a window.
import { sql } from 'kysely';
import type { Db } from '#electron/store/projection.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { type AnyEntry, entryFrom, isEntryKind } from './catalogue-entries.ts';

/** Every entry, in no order. A kind this program does not know is left where it is. */
export async function readEntries(db: Db): Promise<AnyEntry[]> {
  const rows = await db.selectFrom('catalogue_entries').selectAll().execute();
  return rows.flatMap(({ kind, code, version, data, retired, place, changed_at, changed_by }) =>
    isEntryKind(kind)
      ? entryFrom({
          kind,
          code,
          version,
          data: JSON.parse(data),
          isRetired: retired === 1,
          place,
          changedAt: changed_at,
          changedBy: changed_by,
        })
      : [],
  );
}

export async function hasEntries(db: Db): Promise<boolean> {
  return (await db.selectFrom('catalogue_entries').select('code').limit(1).executeTakeFirst()) !== undefined;
}

/** The group, other than this one, that gives numbers of this letter today; null when none does. */
export async function groupGiving(
  db: Db,
  series: string,
  date: CalendarDate,
  exceptGroup: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('queue_days')
    .select('group_code')
    .where('date', '=', date)
    .where('series', '=', series)
    .where('group_code', '!=', exceptGroup)
    .executeTakeFirst();
  return row?.group_code ?? null;
}

/** Numbers of the day that still need a window: how many of one matter stand in one group's line, and for one window alone. */
export type Unserved = {
  readonly groupCode: string;
  readonly matterCode: string;
  readonly windowCode: string | null;
  readonly n: number;
};

export async function readUnserved(db: Db, date: CalendarDate): Promise<Unserved[]> {
  return db
    .selectFrom('tickets')
    .select((eb) => [
      'queue_group as groupCode',
      'matter_code as matterCode',
      // At a window, that one has to stay until it is done.
      sql<string | null>`case state when 'called' then window_code else target_window end`.as('windowCode'),
      eb.fn.countAll<number>().as('n'),
    ])
    .where('date', '=', date)
    .where('state', 'in', ['waiting', 'called', 'parked'])
    .groupBy(['groupCode', 'matterCode', 'windowCode'])
    .execute();
}

/** Appointments from this day on that nobody has come for yet, how many of each time and matter; in the order of days. */
export async function readBooked(
  db: Db,
  from: CalendarDate,
): Promise<{ date: CalendarDate; time: string; until: string; matterCode: string; n: number }[]> {
  return db
    .selectFrom('appointments')
    .select((eb) => ['date', 'time', 'until', 'matter_code as matterCode', eb.fn.countAll<number>().as('n')])
    .where('state', '=', 'booked')
    .where('date', '>=', from)
    .groupBy(['date', 'time', 'until', 'matter_code'])
    .orderBy('date')
    .execute();
}

/** Has this group given a number on this day? From then on the day's letter, digits and start stand. */
export async function hasBegun(db: Db, groupCode: string, date: CalendarDate): Promise<boolean> {
  const row = await db
    .selectFrom('queue_days')
    .select('date')
    .where('date', '=', date)
    .where('group_code', '=', groupCode)
    .executeTakeFirst();
  return row !== undefined;
}
