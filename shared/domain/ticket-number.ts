// The ticket number (排队号): a series letter and the day's count, called out loud and read from ten metres.
import { withoutSpacing } from './digits.ts';

export type TicketNumber = { ticketNo: string; series: string; n: number };

/** Series letters; I and O are left out because they read as 1 and 0. */
export const ticketSeries = /^[A-HJ-NP-Z]$/;

/** A026; four digits after 999. Throws RangeError on an impossible series or count. */
export function formatTicketNumber(series: string, n: number): string {
  if (!ticketSeries.test(series)) throw new RangeError(`Not a series letter: ${series}`);
  if (!Number.isSafeInteger(n) || n < 1 || n > 99_999) throw new RangeError(`Not a ticket's place in the day: ${n}`);
  return series + String(n).padStart(3, '0');
}

/** Reads a ticket number as people type it: a26, Ａ０２６, A-026. Null when it cannot be one. */
export function parseTicketNumber(text: string): TicketNumber | null {
  if (text.length > 40) return null;
  const match = /^([A-HJ-NP-Z])(\d{1,5})$/.exec(withoutSpacing(text).toUpperCase());
  const series = match?.[1];
  const n = Number(match?.[2]);
  if (!series || n < 1) return null;
  return { ticketNo: formatTicketNumber(series, n), series, n };
}
