// Everything in a case that is due by a time, and how it stands: worked out anew from the limits each time, so that no old clock lives on.
import { type CalendarDate, hallDate } from './calendar-date.ts';
import type { Frame } from './case-commands.ts';
import type { CaseState } from './case-state.ts';
import { returnUntil } from './transfer-return.ts';
import { type Light, light, makePromise } from './working-days.ts';

export type ClockLight = Light | 'waiting';

/** `date`: until the end of that day in the hall; `at`: until that instant, where the limit is in hours. */
export type CaseClock = {
  readonly what: 'accept' | 'contact' | 'transfer' | 'task' | 'call-back' | 'promise';
  readonly date: CalendarDate;
  readonly at: number | null;
  readonly light: ClockLight;
};

/** Working days; null: no such limit. */
export type ClockLimits = { readonly acceptDays: number | null; readonly contactDays: number | null };

export type OpenTask = { readonly kind: 'part' | 'call-back'; readonly dueDate: CalendarDate };

type ClockFrame = Pick<Frame, 'at' | 'today' | 'timeZone' | 'calendar' | 'rules'>;

/**
 * The clocks that run, the first due first. Each stands for itself: a word to the citizen ends the first-contact clock
 * and no other, a transfer leaves the promise as it was, a limit that was switched off has none.
 */
export function clocksOf(
  state: CaseState,
  tasks: readonly OpenTask[],
  limits: ClockLimits,
  frame: ClockFrame,
): CaseClock[] {
  const { calendar } = frame;
  const clocks: CaseClock[] = [];
  const byDay = (what: CaseClock['what'], date: CalendarDate) =>
    clocks.push({ what, date, at: null, light: dayLight(date, frame.today) });
  if (state.closedAt === null) {
    if (state.stage === 1 && state.refusal === null && limits.acceptDays !== null)
      byDay('accept', makePromise(state.promiseFrom, limits.acceptDays, calendar).date);
    if (state.contactedAt === null && limits.contactDays !== null)
      byDay('contact', makePromise(state.promiseFrom, limits.contactDays, calendar).date);
    const until = returnUntil(state, frame);
    if (until !== null) {
      const date = hallDate(until, frame.timeZone);
      clocks.push({
        what: 'transfer',
        date,
        at: until,
        light: frame.at > until ? 'late' : dayLight(date, frame.today),
      });
    }
    clocks.push({ what: 'promise', date: state.promisedDate, at: null, light: caseLight(state, frame) });
  }
  for (const { kind, dueDate } of tasks) byDay(kind === 'part' ? 'task' : 'call-back', dueDate);
  return clocks.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : order[a.what] - order[b.what]));
}

const order: Readonly<Record<CaseClock['what'], number>> = {
  accept: 0,
  transfer: 1,
  contact: 2,
  'call-back': 3,
  task: 4,
  promise: 5,
};

/** The light of the whole case: of what the citizen was promised. */
export function caseLight(state: CaseState, frame: Pick<ClockFrame, 'today' | 'calendar'>): ClockLight {
  if (state.closedAt !== null) return 'concluded';
  if (state.waitingSince !== null) return 'waiting';
  return light(frame.today, state.promisedDate, false, frame.calendar);
}

/** Of a limit of a day or two: due on its day, not from the hour it begins. */
export function dayLight(date: CalendarDate, today: CalendarDate): ClockLight {
  return today > date ? 'late' : today === date ? 'due' : 'on-time';
}

/** What is due first of those that run; null when nothing does. */
export function nextClock(clocks: readonly CaseClock[]): CaseClock | null {
  return clocks.find((clock) => clock.light !== 'waiting') ?? clocks[0] ?? null;
}
