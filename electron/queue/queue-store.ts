// Who is at a window, for windows and displays. Reading only: nothing but the journal's projectors may change these tables.
import { sql } from 'kysely';
import type { Db } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';

/** Written out, not bound: only then does SQLite see that the partial index covers it. */
const isCalled = sql<boolean>`state = 'called'`;

/** The number at a window now, whatever its day: a window that was left in the evening still holds its last one. */
export function readAtWindow(db: Db, windowCode: string): Promise<Row<'tickets'> | undefined> {
  return db.selectFrom('tickets').selectAll().where('window_code', '=', windowCode).where(isCalled).executeTakeFirst();
}

/** All numbers of these days that are at a window now. */
export function readAtWindows(db: Db, days: readonly CalendarDate[]): Promise<Row<'tickets'>[]> {
  return db.selectFrom('tickets').selectAll().where('date', 'in', days).where(isCalled).execute();
}

/** What a window has said of itself; undefined: nothing yet. */
export function readWindowState(db: Db, windowCode: string): Promise<Row<'window_states'> | undefined> {
  return db.selectFrom('window_states').selectAll().where('window_code', '=', windowCode).executeTakeFirst();
}
