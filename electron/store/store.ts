// The one way into the hall's database: reads on one connection, commands one after the other in a durable transaction that appends to the journal.

import { AsyncLocalStorage } from 'node:async_hooks';
import { dirname } from 'node:path';
import type { Clock, JsonValue } from '#shared/domain/ports.ts';
import { backupDatabase } from './backup.ts';
import { type DataLock, lockDataDirectory } from './data-lock.ts';
import { type Engine, type EngineKind, engines, type Transaction } from './database.ts';
import { genesisHash, nextLink } from './journal.ts';
import { migrate } from './migrate.ts';
import { allMigrations } from './migrations/all-migrations.ts';
import type { Migration } from './migrations/migration.ts';
import { bookOf, type Db, type Projection, type ProjectionBook } from './projection.ts';
import {
  backupsBeside,
  isDatabaseLost,
  parseRecoveryNote,
  type RecoveryNote,
  recover,
  recoveryNoteKey,
} from './recovery.ts';
import { finishRestore } from './restore.ts';
import { StoreClosed } from './store-errors.ts';
import type { Actor, JournalEvent, NewEvent, Write } from './write.ts';
import { isDamage, plainReason, typedWriteError } from './write-error.ts';

export type { Db, EventHandler, Projection, Projector } from './projection.ts';
export type { Actor, JournalEvent, NewEvent, Write } from './write.ts';

/** The hall's database. */
export type Store = {
  /** Reads of what is committed, on a connection of its own that cannot write. Use `Write.db` inside a command. */
  db: Db;
  /**
   * Runs a command after the ones before it, whole or not at all. Durable when it resolves; if anything throws, nothing is kept.
   * Commands that wait together share one transaction, and with it one wait for the disk.
   * Throws StoreFull or StoreFailed when the disk does not take it, and whatever the command throws.
   */
  write<T>(actor: Actor, command: (w: Write) => Promise<T>): Promise<T>;
  /** Calls back after each commit, in order, before the write resolves. Returns the way to stop. */
  onCommitted(listener: (events: readonly JournalEvent[]) => void): () => void;
  /** Set when the database was damaged or lost and a backup was put in its place; stays, over restarts, until acknowledged. */
  readonly recovery: RecoveryNote | null;
  /** Somebody at the desk has read the note. */
  acknowledgeRecovery(actor: Actor): Promise<void>;
  /** Waits for the writes under way, then closes. Safe to call twice. */
  close(): Promise<void>;
};

export type StoreOptions = {
  /** Default: sqlite. */
  engine?: EngineKind;
  /** The database file; its folder is made if it is not there. */
  path: string;
  clock: Clock;
  projections: readonly Projection[];
  /** For sample data and development only, whose days may lie before what is there: `at` is then the clock's, even where it falls. */
  mayGoBack?: boolean;
  /** The data directory's lock, when the caller already holds it (and releases it). Without it the store takes its own. */
  lock?: DataLock;
  /** Where backups are. Default: `backups` beside the database. */
  backups?: string;
  /** Default: all of them. A test of what is to come hands in its own list. */
  migrations?: readonly Migration[];
  /** Told of a listener's failure: by then the command has been committed, so it cannot fail any more. Default: a process warning. */
  onListenerError?: (error: unknown) => void;
};

/**
 * Opens (or makes) the database and brings it to this program's schema, with a backup first. A damaged or lost database is set aside
 * and replaced by the newest good backup: `Store.recovery` then says so. Throws StoreBusy, StoreNewer, StoreCorrupt, BackupFailed, StoreFull.
 */
export async function openStore(o: StoreOptions): Promise<Store> {
  const lock = o.lock ?? lockDataDirectory(dirname(o.path));
  const release = o.lock === undefined ? () => lock.release() : () => {};
  const backups = o.backups ?? backupsBeside(o.path);
  let store: JournaledStore | undefined;
  try {
    const book = bookOf(o.projections);
    finishRestore(o.path);
    const lost = isDatabaseLost(o.path, backups);
    const recovering = { path: o.path, backups, clock: o.clock };
    let note = lost ? recover({ ...recovering, what: 'missing', reason: 'the file was not there' }) : null;
    const opened = await openSound(o, backups).catch((error: unknown) => {
      if (note !== null || !isDamage(error)) throw error;
      note = recover({ ...recovering, what: 'damaged', reason: plainReason(error), cause: error });
      return openSound(o, backups);
    });
    store = new JournaledStore(o, book, opened, release);
    if (note !== null) await store.keepNote(note);
    return store;
  } catch (error) {
    await store?.close();
    release();
    throw typedWriteError(error);
  }
}

/** More than come at once in any hall; a bound all the same, so that the first of them is not kept waiting by the rest. */
const groupMost = 64;

/** A command that waits for its turn, and how its caller is answered. */
type Asked = {
  actor: Actor;
  command: (w: Write) => Promise<unknown>;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
};
/** What a command came to; told once the whole group is durable, since it may rest on what the others of the group did. */
type Ended = { events: readonly JournalEvent[]; tell: () => void; fail: (error: unknown) => void };

type Head = { seq: number; hash: string; at: number };

type Opened = { engine: Engine; head: Head; recovery: RecoveryNote | null };

/** Opens, looks through and migrates; leaves nothing open when it fails. */
async function openSound(o: StoreOptions, backups: string): Promise<Opened> {
  const engine = engines[o.engine ?? 'sqlite'](o.path);
  try {
    engine.check();
    await migrate(engine, {
      path: o.path,
      clock: o.clock,
      migrations: o.migrations ?? allMigrations,
      backup: () => backupDatabase({ path: o.path, directory: backups, clock: o.clock, reason: 'before-migration' }),
    });
    const newest = engine.reader.selectFrom('journal').select(['seq', 'hash', 'at']).orderBy('seq', 'desc').limit(1);
    const note = engine.reader.selectFrom('meta').select('value').where('key', '=', recoveryNoteKey);
    const head = (await newest.executeTakeFirst()) ?? { seq: 0, hash: genesisHash, at: 0 };
    const text = (await note.executeTakeFirst())?.value;
    return { engine, head, recovery: text === undefined ? null : parseRecoveryNote(text) };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

class JournaledStore implements Store {
  readonly #engine: Engine;
  readonly #book: ProjectionBook;
  readonly #clock: Clock;
  readonly #mayGoBack: boolean;
  readonly #onListenerError: (error: unknown) => void;
  readonly #listeners = new Set<(events: readonly JournalEvent[]) => void>();
  readonly #waiting: Asked[] = [];
  readonly #whenIdle: (() => void)[] = [];
  /** Knows whether a caller is itself inside a command: it would wait for itself for ever. */
  readonly #inside = new AsyncLocalStorage<{ ended: boolean }>();
  #busy = false;
  #closing: Promise<void> | undefined;
  #head: Head;
  #recovery: RecoveryNote | null;
  readonly #release: () => void;

  constructor(o: StoreOptions, book: ProjectionBook, opened: Opened, release: () => void) {
    this.#engine = opened.engine;
    this.#head = opened.head;
    this.#recovery = opened.recovery;
    this.#release = release;
    this.#book = book;
    this.#clock = o.clock;
    this.#mayGoBack = o.mayGoBack ?? false;
    this.#onListenerError = o.onListenerError ?? ((error) => process.emitWarning(`After a commit: ${String(error)}`));
  }

  get db(): Db {
    return this.#engine.reader;
  }

  get recovery(): RecoveryNote | null {
    return this.#recovery;
  }

  async acknowledgeRecovery(actor: Actor): Promise<void> {
    await this.write(actor, (w) => w.db.deleteFrom('meta').where('key', '=', recoveryNoteKey).execute());
    this.#recovery = null;
  }

  /** Keeps the note in the database, so that it is still there if the program ends before anyone has read it. */
  async keepNote(note: RecoveryNote): Promise<void> {
    const row = { key: recoveryNoteKey, value: JSON.stringify(note) };
    await this.write({ kind: 'system', id: 'store', terminal: 'hall' }, (w) =>
      w.db
        .insertInto('meta')
        .values(row)
        .onConflict((c) => c.column('key').doUpdateSet({ value: row.value }))
        .execute(),
    );
    this.#recovery = note;
  }

  write<T>(actor: Actor, command: (w: Write) => Promise<T>): Promise<T> {
    if (this.#inside.getStore()?.ended === false) {
      return Promise.reject(new Error('A command may not start another write: pass its Write on instead.'));
    }
    if (this.#closing !== undefined)
      return Promise.reject(new StoreClosed({ zh: '数据库已经关了。', en: 'The store is closed.' }));
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ actor, command, resolve: (result) => resolve(result as T), reject });
      void this.#work();
    });
  }

  onCommitted(listener: (events: readonly JournalEvent[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): Promise<void> {
    this.#closing ??= this.#idle().then(async () => {
      await this.#engine.close();
      this.#release();
    });
    return this.#closing;
  }

  /** When the writes asked for so far have ended. */
  async #idle(): Promise<void> {
    while (this.#busy) await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
  }

  async #work(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    while (this.#waiting.length > 0) await this.#group();
    this.#busy = false;
    for (const done of this.#whenIdle.splice(0)) done();
  }

  /**
   * One transaction for the commands that wait, in their order, with one wait for the disk: each is kept or taken back
   * for itself, and none is answered, not even with a no, before all are durable.
   */
  async #group(): Promise<void> {
    const before = this.#head;
    const ended: Ended[] = [];
    let transaction: Transaction | undefined;
    try {
      transaction = await this.#engine.begin();
      while (ended.length < groupMost) {
        const asked = this.#waiting.shift();
        if (asked === undefined) break;
        ended.push(await this.#inPart(transaction, asked));
      }
      await transaction.commit();
    } catch (error) {
      this.#head = before;
      const failed = typedWriteError(error);
      // Without a transaction nothing has begun: the one whose turn it was is told.
      if (transaction === undefined) this.#waiting.shift()?.reject(failed);
      for (const { fail } of ended) fail(failed);
      await transaction?.rollback();
      return;
    }
    for (const { events, tell } of ended) {
      this.#tell(events);
      tell();
    }
  }

  /** Runs one command. Throws where the engine has given the whole transaction up with it; its caller has then been told. */
  async #inPart(transaction: Transaction, asked: Asked): Promise<Ended> {
    const before = this.#head;
    const part = await transaction.part().catch((error: unknown) => {
      asked.reject(typedWriteError(error));
      throw error;
    });
    const events: JournalEvent[] = [];
    try {
      const result = await this.#run(part.db, asked, events);
      await part.keep();
      return { events, tell: () => asked.resolve(result), fail: asked.reject };
    } catch (error) {
      this.#head = before;
      const refuse = (): void => asked.reject(typedWriteError(error));
      if (await part.takeBack()) return { events: [], tell: refuse, fail: refuse };
      refuse();
      throw error;
    }
  }

  async #run(db: Db, { actor, command }: Asked, events: JournalEvent[]): Promise<unknown> {
    const scope = { ended: false };
    let broken: unknown;
    let appending = 0;
    // A clock set back must not make the journal go back in time.
    const at = this.#mayGoBack ? this.#clock() : Math.max(this.#clock(), this.#head.at);
    const append = async (event: NewEvent): Promise<JournalEvent> => {
      appending++;
      try {
        if (scope.ended) throw new StoreClosed({ zh: '这次写入已经结束。', en: 'This write has ended.' });
        // Two at once would change the tables in an order that a replay does not repeat.
        if (appending > 1) throw new Error('A command appends one event after the other: wait for each.');
        const handler = this.#book.handler(event.type);
        const data = handler.schema.parse(event.data) as JsonValue;
        const link = nextLink(this.#head, at, actor, { type: event.type, subject: event.subject, data });
        this.#head = link.event;
        await db.insertInto('journal').values(link.row).execute();
        await handler.apply(db, link.event);
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
    try {
      const result = await this.#inside.run(scope, () => command({ db, at, actor, append }));
      if (broken !== undefined) throw broken;
      if (appending > 0) throw new Error('A command ended with an append it had not waited for.');
      return result;
    } finally {
      scope.ended = true;
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
}
