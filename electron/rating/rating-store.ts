// The SQL of ratings: which services may still be rated. Reading only; the journal's projector writes.
import type { Db } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';

/** A finished service with its number, and whether somebody has rated it. */
export type RatableService = Pick<
  Row<'services'>,
  'ticket_id' | 'k' | 'date' | 'matter_code' | 'window_code' | 'staff_id'
> & { readonly no: string; readonly ended_at: number; readonly isRated: boolean };

const served = (db: Db) =>
  db
    .selectFrom('services')
    .innerJoin('tickets', 'tickets.id', 'services.ticket_id')
    .leftJoin('ratings', (join) =>
      join.onRef('ratings.ticket_id', '=', 'services.ticket_id').onRef('ratings.k', '=', 'services.k'),
    )
    .select([
      'services.ticket_id',
      'services.k',
      'services.date',
      'services.matter_code',
      'services.window_code',
      'services.staff_id',
      'services.ended_at',
      'tickets.no',
      'ratings.grade',
    ])
    .where('services.how', '=', 'served');

type ServedRow = Awaited<ReturnType<ReturnType<typeof served>['execute']>>[number];

function ratable({ grade, ended_at, ...row }: ServedRow): RatableService {
  return { ...row, ended_at: ended_at ?? 0, isRated: grade !== null };
}

/** More than these a window does not finish while one of them is asked about. */
const newestAtMost = 8;

/** The newest services of a window on these days that ended at `since` or later, newest first. */
export async function readEndedSince(
  db: Db,
  asked: { windowCode: string; dates: readonly CalendarDate[]; since: number },
): Promise<RatableService[]> {
  const rows = await served(db)
    .where('services.date', 'in', asked.dates)
    .where('services.window_code', '=', asked.windowCode)
    .orderBy('services.called_at', 'desc')
    .limit(newestAtMost)
    .execute();
  return rows.map(ratable).filter(({ ended_at }) => ended_at >= asked.since);
}

/** The last service a number had. */
export async function readLastOfTicket(db: Db, ticketId: string): Promise<RatableService | null> {
  const row = await served(db)
    .where('services.ticket_id', '=', ticketId)
    .orderBy('services.k', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? ratable(row) : null;
}

/** The number at a window now. */
export async function readCurrentNo(db: Db, windowCode: string): Promise<string | null> {
  const row = await db
    .selectFrom('tickets')
    .select('no')
    .where('state', '=', 'called')
    .where('window_code', '=', windowCode)
    .executeTakeFirst();
  return row?.no ?? null;
}
