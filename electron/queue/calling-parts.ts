// What calling works with, and what every act at a window asks first: the window, what it may call, and whether the day is open.

import type { Catalogue, HallWindow } from '#electron/catalogue/catalogue-types.ts';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { Config } from '#electron/config.ts';
import { DomainError } from '#electron/domain-error.ts';
import type { Actor, Db, Store, Write } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { Place } from '#shared/domain/lanes.ts';
import { placeBehind, placesBetween, turnOf } from '#shared/domain/lanes.ts';
import type { DaysUnderWay } from './days-under-way.ts';
import { readToStandBehind, standing } from './line-store.ts';

export type Ticket = Row<'tickets'>;

/** The settings calling goes by. */
export type CallingSettings = Pick<Config['queue'], 'recallMax' | 'missed' | 'priorityRun' | 'green'>;

export type CallingParts = {
  readonly store: Store;
  /** Live: what it says may change between two calls. */
  readonly catalogue: Catalogue;
  readonly config: { readonly queue: CallingSettings };
  readonly hall: Pick<HallClock, 'now' | 'today' | 'dateOf' | 'dateTimeOf' | 'servedNow' | 'windowOpen'>;
  readonly days: DaysUnderWay;
  /** A staff member's name; null for nobody known. */
  readonly staffName: (staffId: string) => Promise<string | null>;
  /** Somebody tried to call a number, or to a window, that another call had got first; nothing came of it. */
  readonly onDoubleCall?: (attempt: DoubleCall) => void;
};

/** `actor`: who was refused; `ticketNo`: whom it was for, or who was there. */
export type DoubleCall = { readonly actor: Actor; readonly windowCode: string; readonly ticketNo: string };

/** Throws WINDOW_UNKNOWN. */
export function knownWindow(catalogue: Catalogue, windowCode: string): HallWindow {
  const window = catalogue.window(windowCode);
  if (!window) throw new DomainError('WINDOW_UNKNOWN');
  return window;
}

/** The days whose numbers may be called at the instant of this write. */
export function daysOf(
  { days, hall }: Pick<CallingParts, 'days' | 'hall'>,
  w: Write,
): Promise<readonly CalendarDate[]> {
  return days.upTo(hall.dateOf(w.at), w.db);
}

/** The number, of one of these days. Throws TICKET_UNKNOWN. */
export async function ticketOf(db: Db, ticketId: string, days: readonly CalendarDate[]): Promise<Ticket> {
  const row = await db.selectFrom('tickets').selectAll().where('id', '=', ticketId).executeTakeFirst();
  if (!row || !days.includes(row.date)) throw new DomainError('TICKET_UNKNOWN');
  return row;
}

const minuteMs = 60_000;

/** Missed numbers whose turns ended after this instant may still come back at `now`. */
export function missedSince({ keepMinutes }: CallingSettings['missed'], now: number): number {
  return now - keepMinutes * minuteMs;
}

/** Whether a missed number's turns are used up, but not for good yet. */
export function isKept(row: Ticket, settings: CallingSettings, now: number): boolean {
  return row.state === 'no-show' && row.ended_at !== null && row.ended_at > missedSince(settings.missed, now);
}

/** Where a number goes that is put back into its line. */
export async function placeBack(db: Db, row: Ticket, settings: CallingSettings, now: number): Promise<Place> {
  const turn = turnOf({ ...standing(row), toppedAt: null }, settings, now);
  const { behind } = settings.missed;
  const before = await readToStandBehind(db, row, { turn, green: settings.green, now, behind });
  return before ? placeBehind(before) : { rank: now, sub: row.n * placesBetween };
}
