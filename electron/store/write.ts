// What a command is given to work with.

import type { Actor, JournalEvent, NewEvent } from './journal.ts';
import type { Db } from './projection.ts';

export type { Actor, JournalEvent, NewEvent } from './journal.ts';

/** What a command works with; dead once the command has ended. */
export type Write = {
  /** This write's transaction: sees its own changes. Throws StoreClosed after the write. */
  db: Db;
  /** The instant of this command, UTC milliseconds: the same for all its events. */
  at: number;
  /** Who commands. */
  actor: Actor;
  /** Appends to the journal and applies the event's projector. The data is parsed by the event's schema first. */
  append(event: NewEvent): Promise<JournalEvent>;
};
