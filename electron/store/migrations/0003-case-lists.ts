// Indexes that what is due, what waits for whom and what goes wrong is read off, however many cases there are.

import { sql } from 'kysely';
import type { Db } from '../projection.ts';

/** But for one, each holds open cases alone, or the few that something is wrong with: a hall of a million has some thousands of those. */
const indexes = [
  // Everything a unit's figures need stands in the index itself.
  `cases_at_unit on cases (custodian_unit, promised_date, waiting_since, stage, refusal, contacted_at, promise_from,
    custodian_staff) where closed_at is null`,
  'cases_open on cases (promised_date, waiting_since, custodian_unit) where closed_at is null',
  `cases_fresh on cases (custodian_unit, promise_from, custodian_staff)
    where closed_at is null and stage = 1 and refusal is null`,
  `cases_uncontacted on cases (custodian_unit, promise_from, custodian_staff)
    where closed_at is null and contacted_at is null`,
  `cases_waiting on cases (custodian_unit, waiting_since, custodian_staff)
    where closed_at is null and waiting_since is not null`,
  'cases_silent on cases (told_at, custodian_unit) where closed_at is null and waiting_since is null',
  `cases_passed_on on cases (hops, escalated_at, custodian_unit)
    where closed_at is null and (hops > 0 or escalated_at is not null)`,
  'cases_offered_since on cases (transfer_at, custodian_unit) where closed_at is null and transfer_to is not null',
  `cases_to_decide on cases (told_at, custodian_unit) where refusal = 'objected'
    or (closed_at is null and (extension = 'asked' or refusal = 'proposed' or escalated_at is not null))`,
  `cases_negative on cases (told_at, custodian_unit) where archived_at is null
    and (refusal is not null or (handling = 'explained' and closed_at is not null and (answer is null or answer <> 'yes')))`,
  `cases_unhappy on cases (told_at, custodian_unit) where archived_at is null
    and (answer in ('no', 'partly') or grade <= 2 or (reopened > 0 and closed_at is null))`,
  // What else was told of the same matter at the same unit lately.
  'cases_alike on cases (matter_code, failed_at_unit, filed_at) where matter_code is not null',
  `cases_done on cases (answered_at) where answer = 'yes'`,
] as const;

export async function caseLists(db: Db): Promise<void> {
  for (const index of indexes) await sql.raw(`create index ${index}`).execute(db);
}
