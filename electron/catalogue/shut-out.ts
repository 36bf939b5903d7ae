// Whom a change to the hall would leave before a closed door: bookings whose time is no longer served, and today's numbers. Told, not refused: a day may have to close.
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { Db } from '../store/projection.ts';
import { readBooked, readUnserved } from './catalogue-store.ts';
import type { Catalogue } from './catalogue-types.ts';
import type { HallClock } from './hall-clock.ts';

/** When a hall is open, as its entries say. */
export type Hours = Pick<HallClock, 'open' | 'openSessions'>;
/** A hall as it is, or would be. */
export type Opened = { readonly catalogue: Pick<Catalogue, 'groupOfMatter'>; readonly hours: Hours };

export type ShutOut = {
  /** Days with bookings that were within the hours and are not any more, in order. */
  readonly bookings: readonly { readonly date: CalendarDate; readonly n: number }[];
  /** Numbers of today whose line would have been served, and is not any more today. */
  readonly numbers: number;
};

/** `at`: this instant, on the day `today`. */
export async function shutOut(o: {
  readonly db: Db;
  readonly before: Opened;
  readonly after: Opened;
  readonly today: CalendarDate;
  readonly at: number;
}): Promise<ShutOut> {
  const byDay = new Map<CalendarDate, number>();
  for (const { n, ...booking } of await readBooked(o.db, o.today)) {
    if (isServed(o.before, booking) && !isServed(o.after, booking))
      byDay.set(booking.date, (byDay.get(booking.date) ?? 0) + n);
  }
  const isCalledToday = ({ hours }: Opened, groupCode: string): boolean => {
    const { open, opens } = hours.open(groupCode, o.at);
    return open || opens?.date === o.today;
  };
  let numbers = 0;
  for (const { groupCode, n } of await readUnserved(o.db, o.today)) {
    if (isCalledToday(o.before, groupCode) && !isCalledToday(o.after, groupCode)) numbers += n;
  }
  return { bookings: [...byDay].map(([date, n]) => ({ date, n })), numbers };
}

/** HH:MM compare as texts, 24:00 too. */
function isServed(
  { catalogue, hours }: Opened,
  booking: { date: CalendarDate; time: string; until: string; matterCode: string },
): boolean {
  // At check-in a booking becomes a number.
  if (!catalogue.groupOfMatter(booking.matterCode)?.needsTicket) return false;
  const sessions = hours.openSessions(booking.date, { matterCode: booking.matterCode });
  return sessions.some(([from, to]) => from <= booking.time && booking.until <= to);
}
