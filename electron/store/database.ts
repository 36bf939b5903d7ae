// Opens the database engine: SQLite today, behind an object that PostgreSQL can stand in for later.

import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { type CompiledQuery, type CreateTableBuilder, sql } from 'kysely';
import type { Db } from './projection.ts';
import { CachedConnection, kyselyOn } from './sqlite-connection.ts';
import { Damaged } from './write-error.ts';

/** One transaction under way; `db` throws StoreClosed after commit or rollback. */
export type Transaction = {
  db: Db;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /** A part that can be taken back alone; its `db` throws StoreClosed once it is kept or taken back. One after the other. */
  part(): Promise<TransactionPart>;
};

export type TransactionPart = {
  db: Db;
  keep(): Promise<void>;
  /** False: the engine has given the whole transaction up, and everything in it is gone. */
  takeBack(): Promise<boolean>;
};

/** What differs between engines when tables are made. */
export type Dialect = {
  kind: 'sqlite';
  /** Binary column type. */
  blob: 'blob';
  /** Finishes a CREATE TABLE: STRICT where the engine has it. */
  strict<T extends string, C extends string>(table: CreateTableBuilder<T, C>): CreateTableBuilder<T, C>;
  /** Makes the engine itself refuse to change or remove a row of this table. */
  appendOnly(db: Db, table: string): Promise<void>;
};

/** An open database. */
export type Engine = {
  dialect: Dialect;
  /** Committed state, on a connection that cannot write. */
  reader: Db;
  /** Takes the write lock at once. One at a time: the store queues. */
  begin(): Promise<Transaction>;
  /** Looks the file through (not the journal's chain: that is `verify`). Throws Damaged. */
  check(): void;
  close(): Promise<void>;
};

const sqliteDialect: Dialect = {
  kind: 'sqlite',
  blob: 'blob',
  strict: (table) => table.modifyEnd(sql`strict`),
  async appendOnly(db, table) {
    for (const change of ['update', 'delete']) {
      await sql`create trigger ${sql.id(`${table}_no_${change}`)} before ${sql.raw(change)} on ${sql.table(table)}
        begin select raise(abort, 'this table is append-only'); end`.execute(db);
    }
  },
};

/** How long a statement waits for another process (a backup's checkpoint, a CLI command) before it gives up. */
const busyTimeoutMs = 5_000;

/** Opens both connections; the file and its folder are made if they are not there. */
export function openSqlite(path: string): Engine {
  return open(path, true);
}

/** Every engine there is: the store's tests run on each, and a second one is added here. */
export const engines = { sqlite: openSqlite } as const;
export type EngineKind = keyof typeof engines;

/** A database that need not outlive a power cut: for a replay that is thrown away. */
export function openScratch(path: string): Engine {
  return open(path, false);
}

function open(path: string, isDurable: boolean): Engine {
  mkdirSync(dirname(path), { recursive: true });
  const writer = new Database(path, { timeout: busyTimeoutMs });
  try {
    writer.pragma('journal_mode = WAL');
    // FULL: a commit that was confirmed to a citizen survives a power cut (NORMAL may lose the newest ones).
    writer.pragma(`synchronous = ${isDurable ? 'FULL' : 'OFF'}`);
    writer.pragma('foreign_keys = ON');
    // A destroyed case key must not linger in free pages.
    writer.pragma('secure_delete = ON');
    const reader = new Database(path, { readonly: true, timeout: busyTimeoutMs });
    return new SqliteEngine(writer, new CachedConnection(reader, { mayStream: !isDurable }), () => reader.close());
  } catch (error) {
    writer.close();
    throw error;
  }
}

class SqliteEngine implements Engine {
  readonly dialect = sqliteDialect;
  readonly reader: Db;
  readonly #writer: Database.Database;
  readonly #closeReader: () => void;
  readonly #connection: CachedConnection;
  readonly #begin: Database.Statement;
  readonly #commit: Database.Statement;
  readonly #rollback: Database.Statement;
  readonly #part: { begin: Database.Statement; keep: Database.Statement; takeBack: Database.Statement };

  constructor(writer: Database.Database, reader: CachedConnection, closeReader: () => void) {
    this.#writer = writer;
    this.#closeReader = closeReader;
    this.#connection = new CachedConnection(writer, { mayStream: false });
    this.reader = kyselyOn(reader);
    this.#begin = writer.prepare('begin immediate');
    this.#commit = writer.prepare('commit');
    this.#rollback = writer.prepare('rollback');
    this.#part = {
      begin: writer.prepare('savepoint part'),
      keep: writer.prepare('release part'),
      takeBack: writer.prepare('rollback to part'),
    };
  }

  async begin(): Promise<Transaction> {
    this.#begin.run();
    const lease = this.#connection.lease();
    return {
      db: kyselyOn(lease),
      commit: async () => {
        lease.end();
        this.#commit.run();
      },
      rollback: async () => {
        lease.end();
        // A full disk may already have rolled it back.
        if (this.#writer.inTransaction) this.#rollback.run();
      },
      part: async () => this.#beginPart(),
    };
  }

  #beginPart(): TransactionPart {
    this.#part.begin.run();
    const lease = this.#connection.lease();
    return {
      db: kyselyOn(lease),
      keep: async () => {
        lease.end();
        this.#part.keep.run();
      },
      takeBack: async () => {
        lease.end();
        if (!this.#writer.inTransaction) return false;
        this.#part.takeBack.run();
        this.#part.keep.run();
        return true;
      },
    };
  }

  check(): void {
    const found = this.#writer.pragma('quick_check(1)', { simple: true });
    if (found !== 'ok') throw new Damaged(String(found));
  }

  async close(): Promise<void> {
    this.#closeReader();
    // The last connection to close folds the write-ahead log into the file.
    this.#writer.close();
  }
}

/** One moment of the database, for long reads. */
export type Snapshot = {
  readonly db: Db;
  /** Rows as plain arrays, one at a time: what a million of them is counted by. Nothing else may be asked until they end. */
  arrays(query: CompiledQuery): Iterable<unknown[]>;
};

/** A reader of its own over one unchanging snapshot: for long reads, which then hold nobody up and see one moment. */
export function openSnapshot(path: string): Snapshot & { close(): void } {
  const file = new Database(path, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs });
  try {
    file.exec('begin');
  } catch (error) {
    file.close();
    throw error;
  }
  return {
    db: kyselyOn(new CachedConnection(file, { mayStream: true })),
    arrays: (query) => file.prepare<unknown[], unknown[]>(query.sql).raw().iterate(query.parameters),
    close: () => file.close(),
  };
}
