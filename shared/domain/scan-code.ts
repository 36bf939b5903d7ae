// What the slips' QR codes hold, and how a scan is read: a scanner types like a keyboard, into whatever is listening.
//
// Digits only. A USB scanner sends key strokes, and a Chinese input method swallows letters into its candidate row, turns
// punctuation into Chinese signs, and follows the keyboard's layout and caps lock; digits come through unchanged (in
// full-width mode as ０–９, which are read too). QR's numeric mode is also the densest, so the dots are larger on paper.
//
//   7711 YYMMDDNNNC qqqqqq D     a case and its query code
//   7721 YYMMDD LL NNN D         a ticket: day, series letter as 01–26, count
//
// D is a check digit over everything before it.
import { type CalendarDate, isCalendarDate } from './calendar-date.ts';
import { parseCaseNumber } from './case-number.ts';
import { dammDigit, hasDammDigit } from './damm.ts';
import { withoutSpacing } from './digits.ts';
import { parseQueryCode } from './query-code.ts';
import { formatTicketNumber, parseTicketNumber, ticketSeries } from './ticket-number.ts';

const caseMark = '7711';
const ticketMark = '7721';

const payload = (digits: string): string => digits + dammDigit(digits);

/** The QR text of a case slip. Throws RangeError on an impossible number or code. */
export function slipQr(slip: { caseNo: string; queryCode: string }): string {
  const parsed = parseCaseNumber(slip.caseNo);
  if (!parsed.ok) throw new RangeError('Not a case number');
  const code = parseQueryCode(slip.queryCode);
  if (code === null) throw new RangeError('Not a query code');
  return payload(caseMark + parsed.caseNo.replace('-', '') + code);
}

/** The QR text of a ticket slip. Throws RangeError on an impossible number or day. */
export function ticketQr(ticket: { date: CalendarDate; ticketNo: string }): string {
  const parsed = parseTicketNumber(ticket.ticketNo);
  if (!parsed) throw new RangeError('Not a ticket number');
  if (!isCalendarDate(ticket.date) || !ticket.date.startsWith('20')) throw new RangeError(`Not a day: ${ticket.date}`);
  const letter = String(parsed.series.charCodeAt(0) - 64).padStart(2, '0');
  const count = parsed.ticketNo.slice(1);
  return payload(ticketMark + ticket.date.slice(2).replaceAll('-', '') + letter + count);
}

export type Scan =
  | { kind: 'case'; caseNo: string; queryCode: string }
  | { kind: 'ticket'; date: CalendarDate; ticketNo: string };

/** What was scanned, or null when it is not one of our slips. */
export function parseScan(text: string): Scan | null {
  if (text.length > 500) return null;
  const plain = withoutSpacing(text);
  const digits = /^\d{16,24}$/.exec(plain)?.[0];
  if (!digits || !hasDammDigit(digits)) return null;
  const body = digits.slice(4, -1);
  if (digits.startsWith(caseMark)) {
    const parsed = parseCaseNumber(body.slice(0, -6));
    // A hall's code has no place in the slip's QR: digits before the number would be something else.
    if (!parsed.ok || parsed.hall !== null) return null;
    return { kind: 'case', caseNo: parsed.caseNo, queryCode: body.slice(-6) };
  }
  if (digits.startsWith(ticketMark)) {
    const date = `20${body.slice(0, 2)}-${body.slice(2, 4)}-${body.slice(4, 6)}`;
    const series = String.fromCharCode(64 + Number(body.slice(6, 8)));
    const n = Number(body.slice(8));
    if (!isCalendarDate(date) || !ticketSeries.test(series) || n < 1 || n > 99_999) return null;
    const ticketNo = formatTicketNumber(series, n);
    return ticketNo.slice(1) === body.slice(8) ? { kind: 'ticket', date, ticketNo } : null;
  }
  return null;
}
