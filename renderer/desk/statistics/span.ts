// Owns which days are looked at: chosen by a word or by two dates, kept in the page's address.
import { z } from 'zod';
import { addDays, daysBetween } from '#shared/domain/calendar-date.ts';

const day = z.iso.date().optional().catch(undefined);

/** What stands in the address; nothing: today. */
export const spanSearch = z.object({
  span: z.enum(['yesterday', 'week', 'month', 'own']).optional().catch(undefined),
  from: day,
  to: day,
});
export type SpanSearch = z.infer<typeof spanSearch>;
export type Span = { readonly from: string; readonly to: string };

const daysAtMost = 92;

/** `today`: the hall's. Two dates that make no span are still answered: whether they do is {@link isSpan}'s to say. */
export function spanOf({ span, from, to }: SpanSearch, today: string): Span {
  if (span === 'yesterday') return { from: addDays(today, -1), to: addDays(today, -1) };
  if (span === 'week') return { from: addDays(today, -6), to: today };
  if (span === 'month') return { from: addDays(today, -29), to: today };
  if (span === 'own') return { from: from ?? today, to: to ?? today };
  return { from: today, to: today };
}

export function isSpan({ from, to }: Span): boolean {
  const days = daysBetween(from, to);
  return days >= 0 && days < daysAtMost;
}
