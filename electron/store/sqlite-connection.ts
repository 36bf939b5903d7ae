// Runs Kysely's queries on better-sqlite3 with prepared statements kept: Kysely's own SQLite driver prepares each query anew, which costs more than the query.

import type Database from 'better-sqlite3';
import {
  type CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { StoreClosed } from './store-errors.ts';
import type { Tables } from './tables.ts';

/** Distinct query texts kept prepared; more than the program has, so that only generated ones (lists of ids) fall out. */
const cachedStatements = 500;

/** A connection whose statements stay prepared. */
export class CachedConnection implements DatabaseConnection {
  readonly #file: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();

  readonly #mayStream: boolean;

  /** `mayStream`: only where nobody else reads meanwhile; better-sqlite3 refuses every other statement while one is being read from. */
  constructor(file: Database.Database, o: { mayStream: boolean }) {
    this.#file = file;
    this.#mayStream = o.mayStream;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.run<R>(query);
  }

  /** The same without a promise. */
  run<R>(query: CompiledQuery): QueryResult<R> {
    if (!this.#file.open) throw new StoreClosed({ zh: '数据库已经关了。', en: 'The store is closed.' });
    const statement = this.#prepared(query.sql);
    if (statement.reader) return { rows: statement.all(query.parameters) as R[] };
    const { changes, lastInsertRowid } = statement.run(query.parameters);
    return { numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid), rows: [] };
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    if (!this.#mayStream) throw new Error('Stream on a connection of its own: openSnapshot.');
    // Not from the cache: a statement cannot run again while it is being read from.
    for (const row of this.#file.prepare(query.sql).iterate(query.parameters)) yield { rows: [row as R] };
  }

  /** A view of this connection for one transaction. */
  lease(): LeasedConnection {
    return new LeasedConnection(this, this.#file);
  }

  #prepared(text: string): Database.Statement {
    const known = this.#statements.get(text);
    if (known !== undefined) return known;
    const statement = this.#file.prepare(text);
    if (this.#statements.size >= cachedStatements) {
      const oldest = this.#statements.keys().next();
      if (!oldest.done) this.#statements.delete(oldest.value);
    }
    this.#statements.set(text, statement);
    return statement;
  }
}

/** Throws once its transaction is over, and when SQLite has given the transaction up by itself: a later query would commit alone. */
export class LeasedConnection implements DatabaseConnection {
  readonly #connection: CachedConnection;
  readonly #file: Database.Database;
  #ended = false;

  constructor(connection: CachedConnection, file: Database.Database) {
    this.#connection = connection;
    this.#file = file;
  }

  end(): void {
    this.#ended = true;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    this.#check();
    return this.#connection.run<R>(query);
  }

  streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    return this.#connection.streamQuery<R>(query);
  }

  #check(): void {
    if (this.#ended)
      throw new StoreClosed({
        zh: '这次写入已经结束，不能再用它的数据库。',
        en: 'This write has ended: its database cannot be used any more.',
      });
    if (!this.#file.inTransaction)
      throw new StoreClosed({
        zh: '数据库放弃了这次写入，什么都没有存。',
        en: 'The database gave this write up: nothing of it is kept.',
      });
  }
}

const adapter = new SqliteAdapter();
const compiler = new SqliteQueryCompiler();

const noTransaction = async (): Promise<never> => {
  throw new Error('Transactions are the store’s: use Store.write, and Write.db inside it.');
};

/** Kysely over one connection, with nothing to wait for: no pool, no mutex, no set-up; so that making one for each write is cheap. */
export function kyselyOn(connection: DatabaseConnection): Kysely<Tables> {
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: noTransaction,
    commitTransaction: noTransaction,
    rollbackTransaction: noTransaction,
    releaseConnection: async () => {},
    destroy: async () => {},
  };
  const dialect = {
    createAdapter: () => adapter,
    createDriver: () => driver,
    createQueryCompiler: () => compiler,
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
  };
  const provider: ConnectionProvider = { provideConnection: (consumer) => consumer(connection) };
  return new Kysely<Tables>({
    config: { dialect },
    dialect,
    driver,
    executor: new DefaultQueryExecutor(compiler, adapter, provider),
  });
}
