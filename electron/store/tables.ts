// The rows of the hall's database as Kysely sees them: one type a table, so that a wrong column name does not compile.

import type { ColumnType, Generated, Insertable, Selectable } from 'kysely';
import type { CaseFilesTable } from './tables-case-files.ts';
import type {
  CaseAnswersTable,
  CaseEntriesTable,
  CaseLinksTable,
  CaseStagesTable,
  CasesTable,
  CaseTasksTable,
  CaseUnitsTable,
} from './tables-cases.ts';
import type { DraftsTable } from './tables-drafts.ts';
import type { OutboxTable } from './tables-notify.ts';
import type { ParkedDraftsTable } from './tables-parked.ts';

/** A UTC instant as milliseconds since the Unix epoch. */
type Instant = number;

/** A calendar date in the hall's zone, 'YYYY-MM-DD'. */
type CalendarDate = string;

/** JSON text; whoever reads it parses it with the schema it was written by. */
type JsonText = string;

/** 0 or 1: SQLite STRICT knows no booleans, and both engines take integers. */
type Flag = 0 | 1;

/** Nobody updates the journal; the type says so before the trigger does. */
type Fixed<T> = ColumnType<T, T, never>;

/** Append-only, hash-chained: the truth that lasts. Written by `Write.append` alone. */
export type JournalTable = {
  seq: Fixed<number>;
  at: Fixed<Instant>;
  type: Fixed<string>;
  subject: Fixed<string>;
  /** JSON of `Actor`. */
  actor: Fixed<JsonText>;
  data: Fixed<JsonText>;
  prev_hash: Fixed<string>;
  hash: Fixed<string>;
};

/** How many numbers a window group has given out on a day, and the series they were given in: frozen with the day's first number. */
export type QueueDaysTable = {
  date: CalendarDate;
  group_code: string;
  taken: number;
  series: string;
  digits: number;
  /** The first number of the day. */
  start: number;
};

/** Days on which no number is given any more; everything left over was voided. */
export type ClosedDaysTable = { date: CalendarDate; at: Instant; by_id: string };

export type TicketState = 'waiting' | 'called' | 'parked' | 'served' | 'no-show' | 'void';
export type TicketLane = 'normal' | 'green' | 'appointment';
export type GreenReason = 'military' | 'elderly' | 'pregnant' | 'disabled';

export type TicketsTable = {
  id: string;
  request_id: string;
  date: CalendarDate;
  /** Whose series the number is of; never changes. */
  group_code: string;
  matter_code: string;
  /** JSON array of matter codes that ride on this number besides. */
  also_matters: Generated<JsonText>;
  n: number;
  no: string;
  state: TicketState;
  lane: Generated<TicketLane>;
  green_reason: GreenReason | null;
  /** Null: nobody has looked yet. */
  green_confirmed: Flag | null;
  /** 置顶, and when. */
  topped_at: Instant | null;
  /** The line it waits in: forwarding changes it. */
  queue_group: string;
  /** Only this window may call it. */
  target_window: string | null;
  /** Place in its lane: `rank`, then `sub`, then `n`, then `no`. Normally the instant it was taken. */
  rank: number;
  sub: number;
  /** An appointment's time; before it, the number has no precedence: its rank is no earlier. */
  due_at: Instant | null;
  appointment_id: string | null;
  /** People before this one at the moment it was taken. */
  ahead: number;
  taken_at: Instant;
  /** Half of the hall's day it was taken in. */
  half: 'am' | 'pm';
  terminal: string;
  /** The last call's. */
  called_at: Instant | null;
  first_called_at: Instant | null;
  window_code: string | null;
  calls: Generated<number>;
  /** How often it was called and nobody came. */
  misses: Generated<number>;
  ended_at: Instant | null;
};

/** One stay of a number at a window: what services, waits and ratings are counted by. */
export type ServicesTable = {
  ticket_id: string;
  /** 1, 2, … for each time it was called to a window. */
  k: number;
  /** The click that called it: the same one again calls nobody else. */
  request_id: string;
  date: CalendarDate;
  queue_group: string;
  matter_code: string;
  window_code: string;
  staff_id: string;
  called_at: Instant;
  ended_at: Instant | null;
  /** Null: at the window now. */
  how: 'served' | 'no-show' | 'parked' | 'forwarded' | 'void' | null;
};

/** A window's own state, whatever day it is. */
export type WindowStatesTable = {
  window_code: string;
  paused_reason: string | null;
  paused_at: Instant | null;
  seat_staff: string | null;
  seat_since: Instant | null;
  /** How many calls in a row have gone to priority lanes. */
  priority_run: Generated<number>;
};

/** Somebody came and found no number. */
export type RefusalsTable = {
  request_id: string;
  date: CalendarDate;
  at: Instant;
  group_code: string;
  matter_code: string;
};

export type RatingsTable = {
  ticket_id: string;
  k: number;
  date: CalendarDate;
  at: Instant;
  grade: number;
  /** JSON array of reasons. */
  reasons: JsonText;
  via: 'window' | 'kiosk' | 'phone';
  window_code: string;
  staff_id: string;
  matter_code: string;
};

export type AppointmentState = 'booked' | 'checked-in' | 'cancelled' | 'no-show';

export type AppointmentsTable = {
  id: string;
  request_id: string;
  date: CalendarDate;
  /** HH:MM, hall time. */
  time: string;
  until: string;
  matter_code: string;
  channel: 'desk' | 'kiosk' | 'phone';
  language: string;
  state: AppointmentState;
  ticket_id: string | null;
  created_at: Instant;
  ended_at: Instant | null;
  /** Sealed by the appointment's own key: code, name, phone, ID number. */
  sealed: string;
};

/** How many places of a slot are taken. */
export type AppointmentSlotsTable = { date: CalendarDate; time: string; matter_code: string; taken: number };

/** Operational, not journaled: one appointment a person, matter and day. `digest`: keyed hash of the phone. */
export type AppointmentHoldersTable = {
  date: CalendarDate;
  matter_code: string;
  digest: string;
  appointment_id: string;
};

/** Operational, not journaled, emptied at midnight: one number a person and line, where the hall asks who takes it. */
export type TicketHoldersTable = { date: CalendarDate; group_code: string; digest: string; ticket_id: string };

/** The hall as it is edited at the desk: matters, units, window groups, windows, special days, the hall itself. */
export type CatalogueEntriesTable = {
  kind: string;
  code: string;
  /** Grows with every change: whoever saves names the one they saw. */
  version: number;
  /** JSON, of the shape of its kind. */
  data: JsonText;
  retired: Flag;
  /** Order among its kind. */
  place: number;
  changed_at: Instant;
  changed_by: string;
};

/** 放假通知: a year's, as it was entered at the desk. */
export type HolidayNoticesTable = {
  year: number;
  source: string;
  /** JSON arrays of dates. */
  off: JsonText;
  worked: JsonText;
  version: number;
  set_at: Instant;
  set_by: string;
};

export type StaffTable = {
  id: string;
  username: string;
  display_name: string;
  /** JSON array of role names. */
  roles: JsonText;
  unit_code: string;
  window_code: string | null;
  disabled: Flag;
  created_at: Instant;
};

export type HelpCallsTable = {
  id: string;
  request_id: string;
  terminal: string;
  screen: string;
  reason: string | null;
  at: Instant;
  answered_at: Instant | null;
  answered_by: string | null;
  gone_at: Instant | null;
  /** Why it was taken back. */
  gone: string | null;
};

/** Operational, not journaled: so that destroying a key leaves nothing behind. */
export type VaultKeysTable = { case_no: string; wrapped: Uint8Array };
export type BlindIndexTable = { field: string; digest: string; case_no: string };
export type StaffCredentialsTable = { staff_id: string; hash: string; must_change: Flag };
export type SessionsTable = { token_hash: string; staff_id: string; created_at: Instant; expires_at: Instant };
export type QueryTriesTable = { scope: string; key: string; failures: number; window_started_at: Instant };

export type SlipKind = 'ticket' | 'case' | 'appointment' | 'shift' | 'test';
export type SlipJobState = 'waiting' | 'printing' | 'printed' | 'uncertain' | 'failed' | 'cancelled';

/** The print spool: written in the same transaction as the number or the case it is for. */
export type SlipJobsTable = {
  /** The order of the line; a slip printed again keeps its own. */
  seq: Generated<number>;
  id: string;
  kind: SlipKind;
  /** Ticket id, case number, appointment id, or what a shift's summary or a test page is made of. */
  subject: string;
  /** JSON; for a case or an appointment, JSON text sealed by its key. */
  data: string;
  state: SlipJobState;
  /** Of a printed one: the printer or a person said that it is out. */
  confirmed: Generated<Flag>;
  /** Where it was asked for; decides which printers it may come out of. */
  terminal: string;
  /** The one printer it was asked of: a test page, a reprint elsewhere. */
  only_printer: string | null;
  /** The printer that has it, or had it. */
  printer: string | null;
  /** How many times it has been reprinted; the slip says so. */
  copies_marked: Generated<number>;
  attempts: Generated<number>;
  /** A SlipTrouble of the contract. */
  error: string | null;
  created_at: Instant;
  /** Since when it has been in line: nobody waits for a slip that was put there long ago. */
  line_at: Instant;
  updated_at: Instant;
};

/** How much of its roll a printer has used; operational. `dots`: paper used, 203 to the inch. */
export type PrinterRollsTable = {
  printer: string;
  slips: number;
  dots: number;
  /** Null: nobody ever said that a new roll was put in. */
  changed_at: Instant | null;
  printed_at: Instant | null;
};

/** The hall's own part of its slips: one row, once somebody has changed it. */
export type SlipTemplatesTable = {
  id: 1;
  version: number;
  data: JsonText;
  changed_at: Instant;
  changed_by: string;
};

export type MetaTable = { key: string; value: string };

/** Every table of the hall's database. */
export type Tables = {
  journal: JournalTable;
  queue_days: QueueDaysTable;
  tickets: TicketsTable;
  closed_days: ClosedDaysTable;
  services: ServicesTable;
  window_states: WindowStatesTable;
  refusals: RefusalsTable;
  ratings: RatingsTable;
  appointments: AppointmentsTable;
  appointment_slots: AppointmentSlotsTable;
  appointment_holders: AppointmentHoldersTable;
  ticket_holders: TicketHoldersTable;
  catalogue_entries: CatalogueEntriesTable;
  cases: CasesTable;
  case_stages: CaseStagesTable;
  case_entries: CaseEntriesTable;
  case_tasks: CaseTasksTable;
  case_answers: CaseAnswersTable;
  case_units: CaseUnitsTable;
  case_links: CaseLinksTable;
  case_files: CaseFilesTable;
  holiday_notices: HolidayNoticesTable;
  staff: StaffTable;
  help_calls: HelpCallsTable;
  vault_keys: VaultKeysTable;
  blind_index: BlindIndexTable;
  staff_credentials: StaffCredentialsTable;
  sessions: SessionsTable;
  query_tries: QueryTriesTable;
  drafts: DraftsTable;
  parked_drafts: ParkedDraftsTable;
  slip_jobs: SlipJobsTable;
  printer_rolls: PrinterRollsTable;
  slip_templates: SlipTemplatesTable;
  outbox: OutboxTable;
  meta: MetaTable;
};

/** A row as a query gives it back: `Row<'tickets'>`. */
export type Row<T extends keyof Tables> = Selectable<Tables[T]>;

/** A row as an insert takes it: `NewRow<'tickets'>`. */
export type NewRow<T extends keyof Tables> = Insertable<Tables[T]>;
