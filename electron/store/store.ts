// The one way into the hall's database: reads on one connection, commands one after the other in a durable transaction that appends to the journal.

import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock, JsonValue } from '#shared/domain/ports.ts';
import { type Engine, openSqlite } from './database.ts';
import { genesisHash, nextLink } from './journal.ts';
import { migrate } from './migrate.ts';
import { bookOf, type Db, type Projection, type ProjectionBook } from './projection.ts';
import { StoreClosed } from './store-errors.ts';
import type { Actor, JournalEvent, NewEvent, Write } from './write.ts';
import { typedWriteError } from './write-error.ts';

export type { Db, EventHandler, Projection, Projector } from './projection.ts';
export type { Actor, JournalEvent, NewEvent, Write } from './write.ts';

/** The hall's database. */
export type Store = {
  /** Reads of what is committed, on a connection of its own that cannot write. Use `Write.db` inside a command. */
  db: Db;
  /**
   * Runs a command in one IMMEDIATE transaction, after the ones before it. Durable when it resolves; if anything throws, nothing is kept.
   * Throws StoreFull or StoreFailed when the disk does not take it, and whatever the command throws.
   */
  write<T>(actor: Actor, command: (w: Write) => Promise<T>): Promise<T>;
  /** Calls back after each commit, in order, before the write resolves. Returns the way to stop. */
  onCommitted(listener: (events: readonly JournalEvent[]) => void): () => void;
  /** Waits for the writes under way, then closes. Safe to call twice. */
  close(): Promise<void>;
};

export type StoreOptions = {
  /** The database file; its folder is made if it is not there. */
  path: string;
  clock: Clock;
  projections: readonly Projection[];
  /** Called with the reason before an existing database is migrated; a failure stops the start. */
  backupBeforeMigration?: (path: string, from: number, to: number) => Promise<void>;
  /** Told of a listener's failure: by then the command has been committed, so it cannot fail any more. Default: a process warning. */
  onListenerError?: (error: unknown) => void;
};

/** Opens (or makes) the database and brings it to this program's schema. Throws StoreNewer, StoreCorrupt, StoreBusy. */
export async function openStore(o: StoreOptions): Promise<Store> {
  const engine = openSqlite(o.path);
  try {
    await migrate(engine, {
      path: o.path,
      clock: o.clock,
      beforeMigration: (from, to) => o.backupBeforeMigration?.(o.path, from, to),
    });
    const head = await engine.reader
      .selectFrom('journal')
      .select(['seq', 'hash'])
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    return new JournaledStore(engine, bookOf(o.projections), o, head ?? { seq: 0, hash: genesisHash });
  } catch (error) {
    await engine.close();
    throw error;
  }
}

type Head = { seq: number; hash: string };

class JournaledStore implements Store {
  readonly #engine: Engine;
  readonly #book: ProjectionBook;
  readonly #clock: Clock;
  readonly #onListenerError: (error: unknown) => void;
  readonly #listeners = new Set<(events: readonly JournalEvent[]) => void>();
  readonly #waiting: (() => void)[] = [];
  /** Knows whether a caller is itself inside a command: it would wait for itself for ever. */
  readonly #inside = new AsyncLocalStorage<{ ended: boolean }>();
  #busy = false;
  #closed = false;
  #head: Head;

  constructor(engine: Engine, book: ProjectionBook, o: StoreOptions, head: Head) {
    this.#engine = engine;
    this.#book = book;
    this.#clock = o.clock;
    this.#onListenerError = o.onListenerError ?? ((error) => process.emitWarning(`After a commit: ${String(error)}`));
    this.#head = head;
  }

  get db(): Db {
    return this.#engine.reader;
  }

  async write<T>(actor: Actor, command: (w: Write) => Promise<T>): Promise<T> {
    if (this.#inside.getStore()?.ended === false) {
      throw new Error('A command may not start another write: pass its Write on instead.');
    }
    await this.#turn();
    try {
      if (this.#closed) throw new StoreClosed('The store is closed.');
      const events: JournalEvent[] = [];
      const result = await this.#transact(actor, command, events);
      this.#tell(events);
      return result;
    } finally {
      this.#next();
    }
  }

  onCommitted(listener: (events: readonly JournalEvent[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    await this.#turn();
    try {
      if (this.#closed) return;
      this.#closed = true;
      await this.#engine.close();
    } finally {
      this.#next();
    }
  }

  async #transact<T>(actor: Actor, command: (w: Write) => Promise<T>, events: JournalEvent[]): Promise<T> {
    const before = this.#head;
    const scope = { ended: false };
    let broken: unknown;
    let appending = 0;
    try {
      const transaction = await this.#engine.begin();
      try {
        const at = this.#clock();
        const append = async (event: NewEvent): Promise<JournalEvent> => {
          appending++;
          try {
            if (scope.ended) throw new StoreClosed('This write has ended.');
            const handler = this.#book.handler(event.type);
            const data = handler.schema.parse(event.data) as JsonValue;
            const link = nextLink(this.#head, at, actor, { type: event.type, subject: event.subject, data });
            this.#head = link.event;
            await transaction.db.insertInto('journal').values(link.row).execute();
            await handler.apply(transaction.db, link.event);
            events.push(link.event);
            return link.event;
          } catch (error) {
            // A command that catches this must not commit an event whose tables were not changed.
            broken ??= error;
            throw error;
          } finally {
            appending--;
          }
        };
        const result = await this.#inside.run(scope, () => command({ db: transaction.db, at, actor, append }));
        scope.ended = true;
        if (broken !== undefined) throw broken;
        if (appending > 0) throw new Error('A command ended with an append it had not waited for.');
        await transaction.commit();
        return result;
      } catch (error) {
        scope.ended = true;
        await transaction.rollback();
        throw error;
      }
    } catch (error) {
      this.#head = before;
      throw typedWriteError(error);
    }
  }

  #tell(events: readonly JournalEvent[]): void {
    if (events.length === 0) return;
    for (const listener of [...this.#listeners]) {
      try {
        listener(events);
      } catch (error) {
        this.#onListenerError(error);
      }
    }
  }

  async #turn(): Promise<void> {
    if (this.#busy) return new Promise((resolve) => this.#waiting.push(resolve));
    this.#busy = true;
  }

  #next(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#busy = false;
    else next();
  }
}
