// The rows of cases: what was told, where it stands, everything that happened, and who had to do with it.

import type { CaseEntry } from '#shared/contract/case-detail.ts';
import type {
  CaseCategory,
  CaseKind,
  CaseRow,
  Cause,
  Done,
  Handling,
  Person,
  RefusalGround,
} from '#shared/contract/case-shapes.ts';

/** A UTC instant as milliseconds since the Unix epoch. */
type Instant = number;
/** A calendar date in the hall's zone, 'YYYY-MM-DD'. */
type CalendarDate = string;
/** 0 or 1. */
type Flag = 0 | 1;

/** What an entry says that happened; the filing itself is the case's own row. */
export type CaseEntryKind = Exclude<CaseEntry['kind'], 'filed'>;

export type CasesTable = {
  case_no: string;
  day: CalendarDate;
  n: number;
  request_id: string;
  channel: CaseRow['channel'];
  kind: CaseKind;
  category: CaseCategory;
  matter_code: string | null;
  failed_at_unit: string | null;
  trips: number | null;
  role: Person['role'];
  language: string;
  /** 1..7, the seven stages (`stages` in shared/domain/case-state.ts). */
  stage: number;
  filed_at: Instant;
  filed_by: string | null;
  assisted_by: string | null;
  limit_wd: number;
  promised_date: CalendarDate;
  provisional: Flag;
  custodian_unit: string;
  custodian_staff: string | null;
  handling: Handling | null;
  accepted_at: Instant | null;
  concluded_at: Instant | null;
  concluded_by: string | null;
  cause: Cause | null;
  /** Told first: it answers to the citizen to the end. */
  first_unit: string;
  /** Counting of `limit_wd` started the working day after. */
  promise_from: CalendarDate;
  /** The day the named person has it done by. */
  assigned_due: CalendarDate | null;
  /** Offered to, and not accepted yet. */
  transfer_to: string | null;
  transfer_at: Instant | null;
  hops: number;
  ruled: Flag;
  escalated_at: Instant | null;
  urged_at: Instant | null;
  /** The clock stands still since. */
  waiting_since: CalendarDate | null;
  extension: 'asked' | 'granted' | 'refused' | null;
  extension_date: CalendarDate | null;
  extension_by: string | null;
  refusal: 'proposed' | 'given' | 'objected' | 'upheld' | null;
  refusal_ground: RefusalGround | null;
  refusal_by: string | null;
  refused_at: Instant | null;
  refused_by: string | null;
  contacted_at: Instant | null;
  /** When the citizen last could see or hear something. */
  told_at: Instant;
  answer: Done | null;
  answered_at: Instant | null;
  grade: number | null;
  reopened: number;
  /** Concluded, not taken on, or merged; null while it is open. */
  closed_at: Instant | null;
  archived_at: Instant | null;
  merged_into: string | null;
  /** Sealed by the case's own key: words, name, phone, ID number. */
  sealed: string;
  query_code_sealed: string;
  version: number;
};

export type CaseStagesTable = { case_no: string; stage: number; at: Instant };

export type CaseEntriesTable = {
  id: string;
  case_no: string;
  at: Instant;
  kind: CaseEntryKind;
  staff_id: string | null;
  sealed: string | null;
  /** Nothing personal in here. */
  data: string;
};

export type CaseTasksTable = {
  id: string;
  case_no: string;
  kind: 'part' | 'call-back';
  unit_code: string;
  due_date: CalendarDate;
  state: 'open' | 'done' | 'cancelled';
  /** The entry that asks for it, with its words. */
  entry_id: string;
  asked_at: Instant;
  ended_at: Instant | null;
};

/** k: after each reopening the citizen is asked once more. */
export type CaseAnswersTable = {
  case_no: string;
  k: number;
  at: Instant;
  done: Done;
  grade: number | null;
  /** JSON array of reasons. */
  reasons: string;
  /** The entry that holds the words said with it: the rating's, once there is one. */
  entry_id: string;
  /** Whoever wrote down what the citizen said; null: said at a screen. */
  staff_id: string | null;
};

/** Every unit that ever had to do with a case. */
export type CaseUnitsTable = { case_no: string; unit_code: string };
/** Kept once, read from both sides. */
export type CaseLinksTable = { case_no: string; other_no: string };
