// What the slips' QR codes hold, and how a scan is read: a scanner types like a keyboard, into whatever is listening.
//
// Digits only. A USB scanner sends key strokes, and a Chinese input method swallows letters into its candidate row, turns
// punctuation into Chinese signs, and follows the keyboard's layout and caps lock; digits come through unchanged (in
// full-width mode as ０–９, which are read too). QR's numeric mode is also the densest, so the dots are larger on paper.
//
//   7711 YYMMDDNNNC qqqqqq D          a case and its query code
//   7722 YYMMDD LL NNN kkkkkkkkkk D   a ticket: day, series letter as 01–26, count as printed, the slip's key
//   7721 YYMMDD LL NNN D              a ticket of a slip printed before there were keys: read, never made
//   7731 YYMMDD cccccccc D            an appointment: its day and its code
//
// D is a check digit over everything before it. Where the hall has a page for phones, the code is that page's address
// with the digits at its end: `…/t/7722…` for a ticket, `…/c#7711…` for a case. What stands after # never leaves the
// phone: a case's code is not to lie in anybody's access log.
import { parseAppointmentCode } from './appointment-code.ts';
import { type CalendarDate, isCalendarDate } from './calendar-date.ts';
import { parseCaseNumber } from './case-number.ts';
import { dammDigit, hasDammDigit } from './damm.ts';
import { withoutSpacing } from './digits.ts';
import { parseQueryCode } from './query-code.ts';
import { formatTicketNumber, parseTicketNumber, ticketDigits, ticketSeries } from './ticket-number.ts';

const caseMark = '7711';
const oldTicketMark = '7721';
const ticketMark = '7722';
const appointmentMark = '7731';
const keyDigits = 10;

const payload = (digits: string): string => digits + dammDigit(digits);

/** The QR text of a case slip. Throws RangeError on an impossible number or code. */
export function slipQr(slip: { caseNo: string; queryCode: string }): string {
  const parsed = parseCaseNumber(slip.caseNo);
  if (!parsed.ok) throw new RangeError('Not a case number');
  const code = parseQueryCode(slip.queryCode);
  if (code === null) throw new RangeError('Not a query code');
  return payload(caseMark + parsed.caseNo.replace('-', '') + code);
}

/** The digits of a ticket slip's code. Throws RangeError on an impossible number, day or key. */
export function ticketQr(ticket: { date: CalendarDate; ticketNo: string; key: string }): string {
  const parsed = parseTicketNumber(ticket.ticketNo);
  if (!parsed) throw new RangeError('Not a ticket number');
  if (!/^\d{10}$/.test(ticket.key)) throw new RangeError('Not a slip’s key');
  const letter = String(parsed.series.charCodeAt(0) - 64).padStart(2, '0');
  const count = ticket.ticketNo.slice(1);
  return payload(ticketMark + shortDay(ticket.date) + letter + count + ticket.key);
}

/** The QR text of an appointment's slip. Throws RangeError on an impossible day or code. */
export function appointmentQr(appointment: { date: CalendarDate; code: string }): string {
  const code = parseAppointmentCode(appointment.code);
  if (code === null) throw new RangeError('Not an appointment code');
  return payload(appointmentMark + shortDay(appointment.date) + code);
}

/** The page that follows a ticket on a phone: `hallUrl` as in the settings, `digits` as in its code. */
export const ticketUrl = (hallUrl: string, digits: string): string => `${hallUrl.replace(/\/+$/, '')}/t/${digits}`;

/** The page of a case on a phone: `hallUrl` as in the settings, `digits` as in its code. */
export const caseUrl = (hallUrl: string, digits: string): string => `${hallUrl.replace(/\/+$/, '')}/c#${digits}`;

export type Scan =
  | { kind: 'case'; caseNo: string; queryCode: string }
  /** `key` null: a slip from before there were keys; nothing can be told by it. */
  | { kind: 'ticket'; date: CalendarDate; ticketNo: string; key: string | null }
  | { kind: 'appointment'; date: CalendarDate; code: string };

/** What was scanned, or null when it is not one of our slips. */
export function parseScan(text: string): Scan | null {
  if (text.length > 500) return null;
  const plain = withoutSpacing(text);
  // An input method may make 、 of the address's strokes, and the keyboard's lock capitals of its letters.
  const [, page, fromAddress] = /[/、](t[/、]|c[/、]?#)(\d{16,32})[/、]?$/i.exec(plain) ?? [];
  const digits = fromAddress ?? /^\d{16,32}$/.exec(plain)?.[0];
  if (!digits || !hasDammDigit(digits)) return null;
  const body = digits.slice(4, -1);
  // Each page has its own kind of code.
  if (page !== undefined && !digits.startsWith(/^t/i.test(page) ? ticketMark : caseMark)) return null;
  if (digits.startsWith(ticketMark)) {
    const key = body.slice(-keyDigits);
    const ticket = ticketOf(body.slice(0, -keyDigits));
    return ticket && body.length > keyDigits ? { kind: 'ticket', ...ticket, key } : null;
  }
  if (digits.startsWith(caseMark)) {
    const parsed = parseCaseNumber(body.slice(0, -6));
    // A hall's code has no place in the slip's QR: digits before the number would be something else.
    if (!parsed.ok || parsed.hall !== null) return null;
    return { kind: 'case', caseNo: parsed.caseNo, queryCode: body.slice(-6) };
  }
  if (digits.startsWith(appointmentMark)) {
    const date = longDay(body);
    const code = parseAppointmentCode(body.slice(6));
    return isCalendarDate(date) && code !== null ? { kind: 'appointment', date, code } : null;
  }
  if (digits.startsWith(oldTicketMark)) {
    const ticket = ticketOf(body);
    // Those slips knew one width.
    const isOfItsTime = ticket !== null && (ticket.ticketNo.length === 4 || ticket.ticketNo[1] !== '0');
    return isOfItsTime && ticket.ticketNo.length >= 4 ? { kind: 'ticket', ...ticket, key: null } : null;
  }
  return null;
}

/** 2026-11-23 as 261123. Throws RangeError on a day that is none, or not of this century. */
function shortDay(date: CalendarDate): string {
  if (!isCalendarDate(date) || !date.startsWith('20')) throw new RangeError(`Not a day: ${date}`);
  return date.slice(2).replaceAll('-', '');
}

const longDay = (body: string): string => `20${body.slice(0, 2)}-${body.slice(2, 4)}-${body.slice(4, 6)}`;

/** YYMMDD LL NNN, with no more digits than the series is written with. */
function ticketOf(body: string): { date: CalendarDate; ticketNo: string } | null {
  const date = longDay(body);
  const series = String.fromCharCode(64 + Number(body.slice(6, 8)));
  const count = body.slice(8);
  const isCount = count.length >= ticketDigits.least && count.length <= ticketDigits.most && Number(count) >= 1;
  if (!isCalendarDate(date) || !ticketSeries.test(series) || !isCount) return null;
  return { date, ticketNo: formatTicketNumber(series, Number(count), count.length) };
}
