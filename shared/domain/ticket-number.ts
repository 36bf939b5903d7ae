// The ticket number (排队号): a series letter and the day's count, called out loud and read from ten metres.
import { withoutSpacing } from './digits.ts';

export type TicketNumber = { series: string; n: number };

/** Series letters; I and O are left out because they read as 1 and 0. */
export const ticketSeries = /^[A-HJ-NP-Z]$/;

/** Fewest and most digits a series may be written with; a count with more is written with as many as it needs. */
export const ticketDigits = { least: 2, most: 5 } as const;

/** A026; longer where the count needs more than `digits`. Throws RangeError on an impossible series, count or width. */
export function formatTicketNumber(series: string, n: number, digits = 3): string {
  if (!ticketSeries.test(series)) throw new RangeError(`Not a series letter: ${series}`);
  if (!Number.isSafeInteger(n) || n < 1 || n > 99_999) throw new RangeError(`Not a ticket's place in the day: ${n}`);
  if (!(digits >= ticketDigits.least && digits <= ticketDigits.most)) throw new RangeError(`Not a width: ${digits}`);
  return series + String(n).padStart(digits, '0');
}

/** Reads a ticket number as people type it: a26, Ａ０２６, A-026. Null when it cannot be one. */
export function parseTicketNumber(text: string): TicketNumber | null {
  if (text.length > 40) return null;
  const match = /^([A-HJ-NP-Z])(\d{1,5})$/.exec(withoutSpacing(text).toUpperCase());
  const series = match?.[1];
  const n = Number(match?.[2]);
  return series && n >= 1 ? { series, n } : null;
}

/** Every way the number may stand on its slip: a day's series has one width, and whoever types it need not know which. */
export function ticketNumberForms(text: string): string[] {
  const parsed = parseTicketNumber(text);
  if (!parsed) return [];
  const widths = [2, 3, 4, 5];
  return [...new Set(widths.map((digits) => formatTicketNumber(parsed.series, parsed.n, digits)))];
}
