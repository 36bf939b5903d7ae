// The SQL of taking a number: what stands in its way, in as few statements as everybody's wait allows. Reading only.
import { sql } from 'kysely';
import type { Db } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { ticketTaken } from './queue-events.ts';
import { alsoMattersOf } from './queue-views.ts';

/** How things stand for one group and one request. */
export type DayStanding = {
  /** The ticket already given for this request. */
  existing: string | null;
  isDayClosed: boolean;
  taken: number;
  /** The series the day began with; null: nobody has taken a number of this group yet. */
  series: { letter: string; digits: number; start: number } | null;
};

/** All in one statement, written out: everybody who takes a number waits for it, and building it took longer than running it. */
export async function readDayStanding(
  db: Db,
  asked: { requestId: string; date: CalendarDate; groupCode: string },
): Promise<DayStanding> {
  type Found = {
    existing: string | null;
    closed: number;
    taken: number | null;
    series: string | null;
    digits: number | null;
    start: number | null;
  };
  const { rows } = await sql<Found>`select
    (select id from tickets where request_id = ${asked.requestId}) as existing,
    exists (select 1 from closed_days where date = ${asked.date}) as closed, d.taken, d.series, d.digits, d.start
    from (select 1) left join queue_days d on d.date = ${asked.date} and d.group_code = ${asked.groupCode}`.execute(db);
  const [row] = rows;
  const isBegun = row !== undefined && row.series !== null && row.digits !== null && row.start !== null;
  return {
    existing: row?.existing ?? null,
    isDayClosed: row?.closed === 1,
    taken: row?.taken ?? 0,
    series: isBegun ? { letter: row.series ?? '', digits: row.digits ?? 3, start: row.start ?? 1 } : null,
  };
}

/** The matter it was taken for: one that was sent on to another line has another by now. */
export async function readMatterTaken(db: Db, ticketId: string): Promise<string> {
  const { data } = await db
    .selectFrom('journal')
    .select('data')
    .where('subject', '=', ticketId)
    .where('type', '=', 'ticket.taken')
    .executeTakeFirstOrThrow();
  return ticketTaken.parse(JSON.parse(data)).matterCode;
}

/**
 * Numbers taken for a matter in a half-day, whatever has become of them; those it rides on count like its own. One that
 * was forwarded since counts for the matter it was taken for: the one of its first service.
 */
export async function countOfMatter(
  db: Db,
  { date, half, matterCode }: { date: CalendarDate; half: 'am' | 'pm'; matterCode: string },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with forwarded as (select ticket_id from services where date = ${date} and how = 'forwarded')
    select
      (select count(*) from tickets where date = ${date} and matter_code = ${matterCode} and half = ${half}
        and id not in forwarded) +
      (select count(*) from services first join tickets on id = ticket_id where ticket_id in forwarded
        and k = 1 and first.matter_code = ${matterCode} and half = ${half}) +
      (select count(*) from tickets where date = ${date} and also_matters like ${`%"${matterCode}"%`}
        and half = ${half}) as n`.execute(db);
  return rows[0]?.n ?? 0;
}

/** The same for every matter somebody came for. */
export async function countsByMatter(
  db: Db,
  asked: { date: CalendarDate; half: 'am' | 'pm' },
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('tickets')
    .leftJoin('services as first', (join) => join.onRef('first.ticket_id', '=', 'tickets.id').on('first.k', '=', 1))
    .select(['tickets.matter_code', 'first.matter_code as first_matter', 'also_matters'])
    .where('tickets.date', '=', asked.date)
    .where('half', '=', asked.half)
    .execute();
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const code of [row.first_matter ?? row.matter_code, ...alsoMattersOf(row)]) {
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  }
  return counts;
}

/** Throws where there is no such ticket. */
export async function readTicket(db: Db, id: string): Promise<Row<'tickets'>> {
  return db.selectFrom('tickets').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/** A ticket, if there is one. */
export function findTicket(db: Db, id: string): Promise<Row<'tickets'> | undefined> {
  return db.selectFrom('tickets').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Per group, how many numbers the day has given. Groups nobody came for are not in it. */
export async function readTaken(db: Db, date: CalendarDate): Promise<ReadonlyMap<string, number>> {
  const rows = await db.selectFrom('queue_days').select(['group_code', 'taken']).where('date', '=', date).execute();
  return new Map(rows.map((row) => [row.group_code, row.taken]));
}

/** Whether no number is given and nobody is called any more on this day. */
export async function isDayClosed(db: Db, date: CalendarDate): Promise<boolean> {
  return (await db.selectFrom('closed_days').select('date').where('date', '=', date).executeTakeFirst()) !== undefined;
}

/** The calls of these days, newest first. */
export async function readCalls(db: Db, days: readonly CalendarDate[], limit: number): Promise<Row<'tickets'>[]> {
  return db
    .selectFrom('tickets')
    .selectAll()
    .where('date', 'in', days)
    .where('called_at', 'is not', null)
    .orderBy('called_at', 'desc')
    .orderBy('no', 'desc')
    .limit(limit)
    .execute();
}

/** The last numbers of these days called to each window, newest first, at most `limit` a window. */
export async function readLastNos(
  db: Db,
  days: readonly CalendarDate[],
  limit: number,
): Promise<ReadonlyMap<string, string[]>> {
  const { rows } = await sql<{ window_code: string; no: string }>`select window_code, no from (
      select s.window_code, t.no, s.called_at,
        row_number() over (partition by s.window_code order by s.called_at desc, s.k desc) as place
      from services s join tickets t on t.id = s.ticket_id where s.date in (${sql.join(days)}))
    where place <= ${limit} order by window_code, place`.execute(db);
  const byWindow = new Map<string, string[]>();
  for (const { window_code, no } of rows) byWindow.set(window_code, [...(byWindow.get(window_code) ?? []), no]);
  return byWindow;
}

/** Whether the ticket's last service was ended as served and nobody has rated it. */
export async function isToBeRated(db: Db, ticketId: string): Promise<boolean> {
  const service = await db
    .selectFrom('services')
    .leftJoin('ratings', (join) =>
      join.onRef('ratings.ticket_id', '=', 'services.ticket_id').onRef('ratings.k', '=', 'services.k'),
    )
    .select('ratings.grade')
    .where('services.ticket_id', '=', ticketId)
    .where('services.how', '=', 'served')
    .orderBy('services.k', 'desc')
    .limit(1)
    .executeTakeFirst();
  return service !== undefined && service.grade === null;
}

/** Papers of a number beside its first: `byCitizens` those printed at a terminal without a clerk and without a change. */
export async function countPapers(db: Db, ticketId: string): Promise<{ again: number; byCitizens: number }> {
  const rows = await db
    .selectFrom('journal')
    .select(['type', 'actor'])
    .where('subject', '=', ticketId)
    .where('type', 'in', ['ticket.reprinted', 'ticket.matter-added'])
    .execute();
  // The journal's JSON is canonical: no spaces.
  const byCitizens = rows.filter((row) => row.type === 'ticket.reprinted' && !row.actor.includes('"kind":"staff"'));
  return { again: rows.length, byCitizens: byCitizens.length };
}

/** Whether this refusal is written down already. */
export async function isRefusalKnown(db: Db, requestId: string): Promise<boolean> {
  const row = await db.selectFrom('refusals').select('date').where('request_id', '=', requestId).executeTakeFirst();
  return row !== undefined;
}
