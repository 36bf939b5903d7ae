// 督办: what goes wrong with cases, for those who answer for them, and the same in figures for the hall office's wall.

import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { Config } from '#electron/config.ts';
import type { SignedIn } from '#electron/procedure-base.ts';
import type { Store } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { CaseEntryKind } from '#electron/store/tables-cases.ts';
import type { CaseRow } from '#shared/contract/case-shapes.ts';
import type { Bilingual } from '#shared/contract/hall.ts';
import {
  type Concern,
  type ConcernRow,
  concernSchema,
  type Overview,
  type Wall,
} from '#shared/contract/supervision.ts';
import { addDays, instantOf } from '#shared/domain/calendar-date.ts';
import { nameOrCode } from '#shared/domain/naming.ts';
import { returnUntil } from '#shared/domain/transfer-return.ts';
import { dueWorkingDays, isWorkingDay, lastDueDay } from '#shared/domain/working-days.ts';
import type { RepeatVisits } from './repeat-visits.ts';
import {
  type ConcernFrame,
  countConcern,
  dayFigures,
  lastEntries,
  listConcern,
  listNext,
  readByNumber,
  type Scope,
  unitFigures,
} from './supervision-store.ts';

type Viewer = Pick<SignedIn, 'unitCode' | 'roles'>;
export type SupervisionService = {
  overview(viewer: Viewer, input: { readonly concern: Concern; readonly page: number }): Promise<Overview>;
  wall(viewer: Viewer): Promise<Wall>;
};

/** Rows a page. */
const pageSize = 20;
/** Cases the wall names as due next. */
const nextOnWall = 8;
/** Acts from which a concern began, where no column of the case says since when. */
const beginnings: Partial<Record<Concern, readonly CaseEntryKind[]>> = {
  hops: ['transfer-accepted', 'escalated'],
  negative: ['refusal-proposed', 'refusal-given', 'objected', 'concluded'],
  unhappy: ['answered', 'reopened'],
  decide: ['extension-asked', 'refusal-proposed', 'objected', 'escalated'],
};

export function createSupervisionService(o: {
  store: Store;
  catalogue: Pick<Catalogue, 'unit' | 'matter'>;
  config: Pick<Config, 'cases'>;
  hall: HallClock;
  /** A case as any desk shows it in a line. */
  rowView: (row: Row<'cases'>) => Promise<CaseRow>;
  repeats: RepeatVisits;
}): SupervisionService {
  const { store, catalogue, hall, repeats } = o;
  const { cases: rules } = o.config;

  const startOf = (date: string) => instantOf(date, '00:00', hall.timeZone);
  const isWorked = (date: string) => isWorkingDay(date, hall.calendar).working;
  const unitName = (code: string): Bilingual => nameOrCode(catalogue.unit(code), code);
  const transferOver = (transferAt: number) =>
    returnUntil({ transferAt }, { timeZone: hall.timeZone, calendar: hall.calendar, rules: { ...rules } });

  function frameNow(): ConcernFrame {
    const today = hall.today();
    return {
      today,
      dueUntil: lastDueDay(today, hall.calendar),
      silentBefore: silentBefore(today),
      offeredBefore: offeredBefore(hall.now()),
      hops: rules.hops,
    };
  }

  /** Whoever heard nothing since before this instant has had that many whole working days of silence. */
  function silentBefore(today: string): number {
    let date = today;
    for (let worked = 0; worked < rules.silentDays; ) {
      date = addDays(date, -1);
      if (isWorked(date)) worked += 1;
    }
    return startOf(date);
  }

  /** Offered before this instant: the time to take it over is past. Found by halves: the limit is counted forward only. */
  function offeredBefore(now: number): number | null {
    if (rules.transferHours === null) return null;
    const secondMs = 1000;
    let [past, running] = [now - 366 * 86_400_000, now];
    while (running - past > secondMs) {
      const middle = Math.floor((past + running) / 2);
      if ((transferOver(middle) ?? now) < now) past = middle;
      else running = middle;
    }
    return running;
  }

  /** The first day on which the promise counts as near. */
  function dueSince(promisedDate: string): string {
    let date = promisedDate;
    for (let left = dueWorkingDays - (isWorked(date) ? 1 : 0); left > 0; ) {
      date = addDays(date, -1);
      if (isWorked(date)) left -= 1;
    }
    return date;
  }

  function since(concern: Concern, row: Row<'cases'>, began: number | undefined): number {
    switch (concern) {
      case 'overdue':
        return startOf(addDays(row.promised_date, 1));
      case 'due':
        return startOf(dueSince(row.promised_date));
      case 'silent':
        return row.told_at;
      case 'transfers':
        return transferOver(row.transfer_at ?? hall.now()) ?? hall.now();
      case 'repeat':
        return row.filed_at;
      case 'hops':
      case 'negative':
      case 'unhappy':
      case 'decide':
        return began ?? row.told_at;
    }
  }

  async function countAll(scope: Scope, frame: ConcernFrame): Promise<Record<Concern, number>> {
    const entries: [Concern, number][] = [];
    for (const concern of concernSchema.options) {
      const count =
        concern === 'repeat' ? (await repeats.find(scope)).length : await countConcern(store.db, concern, scope, frame);
      entries.push([concern, count]);
    }
    return Object.fromEntries(entries) as Record<Concern, number>;
  }

  async function pageOf(concern: Concern, scope: Scope, frame: ConcernFrame, page: number): Promise<Row<'cases'>[]> {
    const at = { limit: pageSize, offset: (page - 1) * pageSize };
    if (concern !== 'repeat') return listConcern(store.db, concern, scope, frame, at);
    const found = (await repeats.find(scope)).slice(at.offset, at.offset + at.limit);
    return readByNumber(
      store.db,
      found.map(({ caseNo }) => caseNo),
    );
  }

  return {
    async overview(viewer, { concern, page }) {
      const [scope, frame] = [scopeOf(viewer), frameNow()];
      const counts = await countAll(scope, frame);
      const total = counts[concern];
      // Beyond the end there is nothing to go through row by row.
      const found = (page - 1) * pageSize < total ? await pageOf(concern, scope, frame, page) : [];
      const began = await lastEntries(
        store.db,
        found.map(({ case_no }) => case_no),
        beginnings[concern] ?? [],
      );
      const rows: ConcernRow[] = [];
      for (const row of found) {
        rows.push({
          row: await o.rowView(row),
          since: since(concern, row, began.get(row.case_no)),
          hops: row.hops,
          urgedAt: row.urged_at,
          escalatedAt: row.escalated_at,
        });
      }
      return { counts, rows, total, pageSize };
    },

    async wall(viewer) {
      const [scope, frame] = [scopeOf(viewer), frameNow()];
      const { today } = frame;
      const units = await unitFigures(store.db, scope, frame);
      const day = await dayFigures(store.db, scope, { date: today, at: startOf(today) });
      const next = await listNext(store.db, scope, today, nextOnWall);
      return {
        at: hall.now(),
        open: units.reduce((sum, { open }) => sum + open, 0),
        filedToday: day.filed,
        concludedToday: day.concluded,
        doneToday: day.done,
        counts: await countAll(scope, frame),
        units: units
          .map((unit) => ({ ...unit, unitName: unitName(unit.unitCode) }))
          .sort((a, b) => b.late - a.late || b.due - a.due || b.open - a.open),
        next: next.map((row) => ({
          caseNo: row.case_no,
          matterName: row.matter_code === null ? null : nameOrCode(catalogue.matter(row.matter_code), row.matter_code),
          unitName: unitName(row.custodian_unit),
          promisedDate: row.promised_date,
          workingDaysLeft: hall.workingDaysLeft(row.promised_date),
        })),
      };
    },
  };
}

/** A unit's head sees the unit's own cases; whoever answers for all of them, all. */
function scopeOf({ roles, unitCode }: Viewer): Scope {
  return roles.some((role) => role === 'supervisor' || role === 'leader' || role === 'admin') ? null : unitCode;
}
