// What can be asked of a case's machine, against what it is judged, and what it answers.
import type { CalendarDate } from './calendar-date.ts';
import type { CaseCategory, CaseKind, CaseState, Cause, Done, Handling, RefusalGround, Stage } from './case-state.ts';
import type { HolidayCalendar } from './working-days.ts';

/** An act at the desk that moves a case; telling, noting and looking move none. */
export type DeskCommand =
  | { readonly act: 'accept' }
  | { readonly act: 'contact'; readonly reached: boolean }
  | { readonly act: 'assign'; readonly staffId: string; readonly dueDate: CalendarDate }
  | { readonly act: 'transfer'; readonly unitCode: string }
  | { readonly act: 'accept-transfer'; readonly staffId: string | null }
  | { readonly act: 'return-transfer' }
  | { readonly act: 'withdraw-transfer' }
  | { readonly act: 'invite'; readonly unitCode: string; readonly dueDate: CalendarDate }
  | { readonly act: 'pause' }
  | { readonly act: 'resume' }
  | { readonly act: 'ask-extension'; readonly date: CalendarDate }
  | { readonly act: 'decide-extension'; readonly granted: boolean }
  | { readonly act: 'conclude'; readonly handling: Handling; readonly cause: Cause }
  | { readonly act: 'propose-refusal'; readonly ground: RefusalGround }
  | { readonly act: 'decide-refusal'; readonly approved: boolean }
  | { readonly act: 'decide-objection'; readonly taken: boolean }
  | { readonly act: 'escalate' }
  | { readonly act: 'rule'; readonly unitCode: string }
  | { readonly act: 'urge' }
  | { readonly act: 'answer-for'; readonly done: Done; readonly grade: number | null }
  | { readonly act: 'tell' }
  | { readonly act: 'note' }
  | { readonly act: 'link' }
  | { readonly act: 'reclassify'; readonly kind: CaseKind; readonly category: CaseCategory }
  | { readonly act: 'merge'; readonly into: MergeTarget };

/** Of the citizen with their slip, or of the day itself. */
export type OtherCommand =
  | { readonly act: 'supplement' }
  | { readonly act: 'answer'; readonly done: Done; readonly grade: number | null }
  | { readonly act: 'rate'; readonly grade: number }
  | { readonly act: 'object' }
  | { readonly act: 'archive' }
  | { readonly act: 'recount' }
  /** Another case was merged into this one. */
  | { readonly act: 'absorb' };

/** The case another is merged into. */
export type MergeTarget = { readonly caseNo: string; readonly state: CaseState; readonly isSamePerson: boolean };

/** Against what an act is judged. `at`: ms UTC. */
export type Frame = {
  readonly at: number;
  readonly today: CalendarDate;
  readonly timeZone: string;
  readonly calendar: HolidayCalendar;
  readonly limits: Readonly<Record<CaseCategory, number>>;
  readonly rules: { readonly hops: number; readonly transferHours: number | null; readonly extensionDays: number };
};

export type WhyNot =
  | 'not-now'
  | 'not-yours'
  | 'second-person'
  | 'own-unit'
  | 'hops'
  | 'ruled'
  | 'return-too-late'
  | 'promise-over'
  | 'one-extension'
  /** A day that has passed, beyond what is allowed, or on which nobody works: at the field it was typed in. */
  | 'date-past'
  | 'date-beyond'
  | 'date-off'
  | 'handling'
  | 'merge';

export type Decided =
  /** `entered`: the stages come to by this act, in order, those only passed through among them. */
  | { readonly ok: true; readonly change: Partial<CaseState>; readonly entered: readonly Stage[] }
  | { readonly ok: false; readonly why: WhyNot };
