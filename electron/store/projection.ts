// How journal events become tables: an area says which events it knows and which tables they fill, and nothing else may fill them.

import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { JournalEvent } from './journal.ts';
import type { Tables } from './tables.ts';

/** The hall's database through Kysely; inside a write it is that write's transaction. */
export type Db = Kysely<Tables>;

/** Changes the tables for one event. Reads only `db` and the event: no clock, no random, so that a replay gives the same rows. */
export type Projector = (db: Db, event: JournalEvent) => Promise<void>;

/** One kind of event: what its data must look like, and what it does. */
export type EventHandler = { schema: z.ZodType; apply: Projector };

/** What an area hands to the store: its events, and the tables that only those events change (and `verify` compares). */
export type Projection = { events: Record<string, EventHandler>; tables: readonly (keyof Tables)[] };

/**
 * Ties a projector to its schema, so that it sees typed data. The journal keeps the schema's *output*:
 * fields the schema does not name never reach it. The output must be JSON and parse to itself (no dates, no transforms).
 */
export function onEvent<S extends z.ZodType>(
  schema: S,
  apply: (db: Db, event: Omit<JournalEvent, 'data'> & { data: z.output<S> }) => Promise<void>,
): EventHandler {
  return { schema, apply: apply as Projector };
}

/** All areas' projections as one look-up. */
export type ProjectionBook = {
  /** Throws for an event type no area knows: a bug, or a journal from a newer program. */
  handler(type: string): EventHandler;
  tables: readonly (keyof Tables)[];
};

/** Throws if two areas claim one event or one table: then replay order would decide, and nobody would notice. */
export function bookOf(projections: readonly Projection[]): ProjectionBook {
  const handlers = new Map<string, EventHandler>();
  const tables = new Set<keyof Tables>();
  for (const projection of projections) {
    for (const [type, handler] of Object.entries(projection.events)) {
      if (handlers.has(type)) throw new Error(`Two areas handle the event "${type}"`);
      handlers.set(type, handler);
    }
    for (const table of projection.tables) {
      if (tables.has(table)) throw new Error(`Two areas project the table "${table}"`);
      tables.add(table);
    }
  }
  return {
    tables: [...tables],
    handler(type) {
      const handler = handlers.get(type);
      if (handler === undefined) throw new Error(`No area handles the event "${type}"`);
      return handler;
    },
  };
}
