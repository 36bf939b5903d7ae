// Owns an appointment while it is being made: what was chosen and typed so far, and what went out without an answer.
import type { FreeSlot } from '#shared/contract/queue.ts';
import type { Api } from '../api.ts';

/** What the hall is asked to book. */
export type BookInput = Parameters<Api['appointments']['book']>[0];

export type Booking = {
  requestId: string;
  matterCode: string;
  date: string | null;
  /** HH:MM. */
  time: string | null;
  name: string;
  phone: string;
  /** Off an ID card, else empty: with it one can check in by the card. */
  idNumber: string;
  /** Went out under this requestId and was not answered yet, the newest first. */
  sent: readonly BookInput[];
};

/** A booking nobody has typed into yet. */
export function startBooking(requestId: string, matterCode: string, slot: FreeSlot | undefined): Booking {
  const when = { date: slot?.date ?? null, time: slot?.time ?? null };
  return { requestId, matterCode, ...when, name: '', phone: '', idNumber: '', sent: [] };
}
