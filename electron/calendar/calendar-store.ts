// The calendar area's reads: the notices entered at the desk.
import { z } from 'zod';
import type { Db } from '#electron/store/projection.ts';
import type { Row } from '#electron/store/tables.ts';
import type { HolidayYear } from '#shared/domain/working-days.ts';

/** `setBy`: a staff id. */
export type DeskNotice = HolidayYear & { readonly version: number; readonly setAt: number; readonly setBy: string };

const days = z.array(z.iso.date());

export async function readNotices(db: Db): Promise<DeskNotice[]> {
  return (await db.selectFrom('holiday_notices').selectAll().orderBy('year').execute()).map(noticeFrom);
}

export async function readNotice(db: Db, year: number): Promise<DeskNotice | null> {
  const row = await db.selectFrom('holiday_notices').selectAll().where('year', '=', year).executeTakeFirst();
  return row ? noticeFrom(row) : null;
}

const noticeFrom = (row: Row<'holiday_notices'>): DeskNotice => ({
  year: row.year,
  source: row.source,
  off: days.parse(JSON.parse(row.off)),
  worked: days.parse(JSON.parse(row.worked)),
  version: row.version,
  setAt: row.set_at,
  setBy: row.set_by,
});

/** Open cases whose promised day leads through a year without a notice. */
export async function countProvisionalCases(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('cases')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('provisional', '=', 1)
    .where('closed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return n;
}
