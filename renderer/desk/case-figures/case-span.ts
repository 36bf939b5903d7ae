// Owns which days' cases are looked at: chosen by a word or by two dates, kept in the page's address.
import { z } from 'zod';
import { addDays, daysBetween } from '#shared/domain/calendar-date.ts';
import type { Span } from '../statistics/span.ts';

const day = z.iso.date().optional().catch(undefined);
/** Nothing: the last ninety days, in which a case has had time to be done. */
export const caseSpans = ['quarter', 'month', 'year', 'years', 'own'] as const;

export const caseSpanSearch = z.object({
  span: z.enum(['month', 'year', 'years', 'own']).optional().catch(undefined),
  from: day,
  to: day,
});
export type CaseSpanSearch = z.infer<typeof caseSpanSearch>;

/** Five years, with their leap days. */
const daysAtMost = 5 * 365 + 2;

/** `today`: the hall's. */
export function caseSpanOf({ span, from, to }: CaseSpanSearch, today: string): Span {
  const year = today.slice(0, 4);
  if (span === 'month') return { from: `${today.slice(0, 7)}-01`, to: today };
  if (span === 'year') return { from: `${year}-01-01`, to: today };
  if (span === 'years') return { from: `${Number(year) - 4}-01-01`, to: today };
  if (span === 'own') return { from: from ?? today, to: to ?? today };
  return { from: addDays(today, -89), to: today };
}

export function isCaseSpan({ from, to }: Span): boolean {
  const days = daysBetween(from, to);
  return days >= 0 && days < daysAtMost;
}
