// The row of a message to a citizen's telephone, as Kysely sees it.

import type { ColumnType, Generated } from 'kysely';

export type OutboxState = 'waiting' | 'sent' | 'failed' | 'given-up';

/** Operational, not journaled: messages written in the same transaction as the act they tell of. Instants are UTC ms. */
export type OutboxTable = {
  /** In the order they were written. */
  n: Generated<number>;
  /** What the gateway knows a message by, however often it is sent. */
  id: string;
  case_no: string;
  /** One of `caseTurns`. */
  turn: string;
  /** Telephone and text, sealed by the case's own key. */
  sealed: string;
  state: ColumnType<OutboxState, OutboxState | undefined, OutboxState>;
  attempts: Generated<number>;
  /** Not tried before. */
  next_at: number;
  created_at: number;
  /** The first try that failed: what is tried for too long since is given up. */
  failed_at: number | null;
  sent_at: number | null;
  /** One of `messageFaults`: a code, never what the gateway said. */
  last_error: string | null;
};
