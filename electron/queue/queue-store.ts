// The SQL of numbers: reading only, since nothing but the journal's projectors may change these tables.
import { sql } from 'kysely';
import type { Db } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';

/** How things stand for one group and one request. */
export type Standing = { existing: string | null; taken: number; waiting: number };

/** Three questions in one statement, written out: everybody who takes a number waits for it, and building it took longer than running it. */
export async function readStanding(
  db: Db,
  asked: { requestId: string; date: CalendarDate; groupCode: string },
): Promise<Standing> {
  const { rows } = await sql<{ existing: string | null; taken: number | null; waiting: number }>`select
    (select id from tickets where request_id = ${asked.requestId}) as existing,
    (select taken from queue_days where date = ${asked.date} and group_code = ${asked.groupCode}) as taken,
    (select count(*) from tickets
      where date = ${asked.date} and group_code = ${asked.groupCode} and state = 'waiting') as waiting`.execute(db);
  const [row] = rows;
  return { existing: row?.existing ?? null, taken: row?.taken ?? 0, waiting: row?.waiting ?? 0 };
}

export async function readTicket(db: Db, id: string): Promise<Row<'tickets'>> {
  return db.selectFrom('tickets').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/** The number at a window now, whatever its day: a window that was left in the evening still holds its last one. */
export async function readAtWindow(db: Db, windowCode: string): Promise<Row<'tickets'> | undefined> {
  return (
    db
      .selectFrom('tickets')
      .selectAll()
      .where('window_code', '=', windowCode)
      // Written out, not bound: only then does SQLite see that the partial index covers it.
      .where(sql<boolean>`state = 'called'`)
      .executeTakeFirst()
  );
}

/** The next number of each group, lowest first within its group whatever clocks have said since. */
export async function readNextOfGroups(
  db: Db,
  date: CalendarDate,
  groupCodes: readonly string[],
): Promise<Row<'tickets'>[]> {
  const next: Row<'tickets'>[] = [];
  for (const groupCode of groupCodes) {
    const row = await waitingOf(db, date, [groupCode]).selectAll().orderBy('n').limit(1).executeTakeFirst();
    if (row) next.push(row);
  }
  return next;
}

/** Those waiting for these groups, as they came; at most `limit`. */
export async function readWaiting(
  db: Db,
  date: CalendarDate,
  groupCodes: readonly string[],
  limit: number,
): Promise<Row<'tickets'>[]> {
  if (groupCodes.length === 0) return [];
  return waitingOf(db, date, groupCodes).selectAll().orderBy('taken_at').orderBy('n').limit(limit).execute();
}

export async function countWaiting(db: Db, date: CalendarDate, groupCodes: readonly string[]): Promise<number> {
  if (groupCodes.length === 0) return 0;
  const row = await waitingOf(db, date, groupCodes)
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .executeTakeFirstOrThrow();
  return row.waiting;
}

const waitingOf = (db: Db, date: CalendarDate, groupCodes: readonly string[]) =>
  db
    .selectFrom('tickets')
    .where('date', '=', date)
    .where('group_code', 'in', groupCodes)
    .where('state', '=', 'waiting');

/** Per group, what has been given out and who waits. Groups nobody came for are not in it. */
export async function readDay(
  db: Db,
  date: CalendarDate,
): Promise<ReadonlyMap<string, { taken: number; waiting: number }>> {
  const rows = await db
    .selectFrom('queue_days')
    .select(['group_code', 'taken'])
    .select((eb) =>
      eb
        .selectFrom('tickets')
        .select((count) => count.fn.countAll<number>().as('waiting'))
        .whereRef('tickets.date', '=', 'queue_days.date')
        .whereRef('tickets.group_code', '=', 'queue_days.group_code')
        .where('tickets.state', '=', 'waiting')
        .as('waiting'),
    )
    .where('date', '=', date)
    .execute();
  return new Map(rows.map((row) => [row.group_code, { taken: row.taken, waiting: row.waiting ?? 0 }]));
}

/** The day's calls, newest first. */
export async function readCalls(db: Db, date: CalendarDate, limit: number): Promise<Row<'tickets'>[]> {
  return db
    .selectFrom('tickets')
    .selectAll()
    .where('date', '=', date)
    .where('called_at', 'is not', null)
    .orderBy('called_at', 'desc')
    .orderBy('no', 'desc')
    .limit(limit)
    .execute();
}

/** Who is at which window now. */
export async function readWindows(db: Db, date: CalendarDate): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('tickets')
    .select(['window_code', 'no'])
    .where('date', '=', date)
    .where(sql<boolean>`state = 'called'`)
    .execute();
  return new Map(rows.map((row) => [row.window_code ?? '', row.no]));
}

/** One service of the day: how long it took (ms) and where. */
export type Service = { durationMs: number; windowCode: string };

/** The group's latest services of the day, oldest first. */
export async function readServices(db: Db, date: CalendarDate, groupCode: string, limit: number): Promise<Service[]> {
  const rows = await db
    .selectFrom('tickets')
    .select(['called_at', 'ended_at', 'window_code'])
    .where('date', '=', date)
    .where('group_code', '=', groupCode)
    .where('state', '=', 'served')
    .orderBy('n', 'desc')
    .limit(limit)
    .execute();
  return rows
    .map((row) => ({ durationMs: (row.ended_at ?? 0) - (row.called_at ?? 0), windowCode: row.window_code ?? '' }))
    .reverse();
}

/** Whether this window has called somebody for this very request today: then it is the same click again. */
export async function wasCalledFor(
  db: Db,
  date: CalendarDate,
  windowCode: string,
  requestId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('tickets')
    .innerJoin('journal', 'journal.subject', 'tickets.id')
    .select('journal.seq')
    .where('tickets.date', '=', date)
    .where('tickets.window_code', '=', windowCode)
    .where('journal.type', '=', 'ticket.called')
    // The journal's JSON is canonical: no spaces, so a UUID in it can be found as text on any engine.
    .where('journal.data', 'like', `%"requestId":"${requestId}"%`)
    .executeTakeFirst();
  return row !== undefined;
}
