// Proves that the tables are what the journal says: checks the chain, replays it into a fresh database, and compares row by row.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { z } from 'zod';
import type { JsonValue } from '#shared/domain/ports.ts';
import { type Engine, openScratch, openSnapshot } from './database.ts';
import { type Actor, brokenLink, genesisHash } from './journal.ts';
import { migrate, schemaOf } from './migrate.ts';
import { bookOf, type Db, type Projection, type ProjectionBook } from './projection.ts';
import { digestOfFile, filesBeside } from './sealed-files.ts';
import { noDatabase, StoreFailed, StoreNewer } from './store-errors.ts';
import type { Row, Tables } from './tables.ts';
import { plainReason, typedWriteError } from './write-error.ts';

/** One thing that is not as it should be; never carries a row's content, since the report may be sent to a supplier. */
export type Difference =
  | { kind: 'chain'; seq: number; what: string }
  | { kind: 'replay'; seq: number; what: string }
  /** `changed`: both have the row; `missing`: the journal has it, the table has not; `extra`: the other way round. */
  | { kind: 'row'; table: string; key: string; what: 'changed' | 'missing' | 'extra'; columns: readonly string[] }
  /** A file a case has by its row, but which does not lie beside the database, or not as it was put there. */
  | { kind: 'file'; id: string; what: 'changed' | 'missing' };

/** What `verify` found. `found` may be larger than the list: that stops at `mostListed`. */
export type VerifyReport = {
  ok: boolean;
  events: number;
  /** Rows compared, by table. */
  tables: Record<string, number>;
  found: number;
  differences: readonly Difference[];
};

/** Enough to see what happened; a wholly foreign table would list every row. */
const mostListed = 200;

export type VerifyOptions = { path: string; projections: readonly Projection[] };

/**
 * Verifies the database file at `path`, also while a hall is working on it (reads one snapshot, writes nothing to it).
 * Needs room for a second copy of the tables in the temporary folder. Throws StoreNewer, StoreFull, StoreFailed.
 */
export async function verifyDatabase(o: VerifyOptions): Promise<VerifyReport> {
  try {
    return await lookThrough(o);
  } catch (error) {
    // A file that is no database, or cannot be read, is said in words.
    throw typedWriteError(error);
  }
}

async function lookThrough(o: VerifyOptions): Promise<VerifyReport> {
  const book = bookOf(o.projections);
  const differences: Difference[] = [];
  let found = 0;
  const report = (difference: Difference): void => {
    found++;
    if (differences.length < mostListed) differences.push(difference);
  };
  if (!existsSync(o.path)) throw noDatabase(o.path);
  const source = openSnapshot(o.path);
  const scratchFolder = mkdtempSync(join(tmpdir(), 'bancheng-verify-'));
  try {
    const scratch = openScratch(join(scratchFolder, 'replay.db'));
    try {
      await migrate(scratch, { path: o.path, clock: () => 0, backup: async () => {} });
      await refuseOtherSchema(source.db, scratch, o.path);
      const events = await replay(source.db, scratch, book, report);
      const tables: Record<string, number> = {};
      for (const table of book.tables) tables[table] = await compare(source.db, scratch.reader, table, report);
      await lookAtFiles(source.db, o.path, report);
      return { ok: found === 0, events, tables, found, differences };
    } finally {
      await scratch.close();
    }
  } finally {
    source.close();
    rmSync(scratchFolder, { recursive: true, force: true });
  }
}

/** An older database would differ from a fresh one in every row: it has to be opened, and thereby migrated, first. */
async function refuseOtherSchema(source: Db, scratch: Engine, path: string): Promise<void> {
  const [found, known] = [await schemaOf({ reader: source }), await schemaOf(scratch)];
  if (found > known) throw new StoreNewer(path, found, known);
  if (found < known)
    throw new StoreFailed({
      zh: `${path} 是旧版本写的。请先用这一版启动一次，再核对。`,
      en: `${path} was written by an older version. Start Bancheng on it once, then verify.`,
    });
}

const actorSchema = z.strictObject({
  kind: z.enum(['citizen', 'staff', 'system']),
  id: z.string(),
  terminal: z.string(),
});

type Report = (difference: Difference) => void;

async function replay(source: Db, scratch: Engine, book: ProjectionBook, report: Report): Promise<number> {
  let head = { seq: 0, hash: genesisHash };
  let events = 0;
  const transaction = await scratch.begin();
  try {
    for await (const row of source.selectFrom('journal').selectAll().orderBy('seq').stream()) {
      events++;
      const broken = brokenLink(head, row);
      if (broken !== null) report({ kind: 'chain', seq: row.seq, what: broken });
      head = row;
      try {
        await applyRow(transaction.db, book, row);
      } catch (error) {
        report({ kind: 'replay', seq: row.seq, what: plainReason(error) });
      }
    }
    await transaction.commit();
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
  const issued = await highestIssued(source);
  if (issued > head.seq) {
    report({ kind: 'chain', seq: issued, what: `events ${head.seq + 1} to ${issued} were cut off the end` });
  }
  return events;
}

async function applyRow(db: Db, book: ProjectionBook, row: Row<'journal'>): Promise<void> {
  const handler = book.handler(row.type);
  const actor: Actor = actorSchema.parse(JSON.parse(row.actor));
  const data = handler.schema.parse(JSON.parse(row.data)) as JsonValue;
  const { seq, at, type, subject, hash } = row;
  await handler.apply(db, { seq, at, type, subject, actor, data, prevHash: row.prev_hash, hash });
}

/** SQLite's own memory of the highest number an AUTOINCREMENT key ever had. */
async function highestIssued(db: Db): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select seq from sqlite_sequence where name = 'journal'`.execute(db);
  return rows[0]?.seq ?? 0;
}

/** Reads every file there should be. One taken away since the snapshot was made is not missing. */
async function lookAtFiles(source: Db, path: string, report: Report): Promise<void> {
  const files = source.selectFrom('case_files').select(['id', 'sha256']).where('gone_at', 'is', null).orderBy('id');
  const unlike: { id: string; what: 'changed' | 'missing' }[] = [];
  for await (const { id, sha256 } of files.stream()) {
    const digest = await digestOfFile(join(filesBeside(path), id));
    if (digest !== sha256) unlike.push({ id, what: digest === null ? 'missing' : 'changed' });
  }
  if (unlike.length === 0) return;
  const since = openSnapshot(path);
  try {
    for (const { id, what } of unlike) {
      const row = since.db.selectFrom('case_files').select('id').where('id', '=', id).where('gone_at', 'is', null);
      if (await row.executeTakeFirst()) report({ kind: 'file', id, what });
    }
  } finally {
    since.close();
  }
}

type AnyRow = Record<string, unknown>;

/** Walks both tables in key order, side by side, holding one row of each. Answers how many rows the table has. */
async function compare(source: Db, replayed: Db, table: keyof Tables, report: Report): Promise<number> {
  const key = await primaryKey(source, table);
  const present = inKeyOrder(source, table, key);
  const wanted = inKeyOrder(replayed, table, key);
  let a = await present.next();
  let b = await wanted.next();
  let count = 0;
  const tell = (row: AnyRow, what: 'changed' | 'missing' | 'extra', columns: readonly string[]) =>
    report({ kind: 'row', table, key: key.map((column) => String(row[column])).join(' '), what, columns });
  while (!a.done || !b.done) {
    const order = a.done ? 1 : b.done ? -1 : byKey(a.value, b.value, key);
    if (!a.done && order <= 0) count++;
    if (!a.done && order < 0) {
      tell(a.value, 'extra', []);
      a = await present.next();
    } else if (!b.done && order > 0) {
      tell(b.value, 'missing', []);
      b = await wanted.next();
    } else if (!a.done && !b.done) {
      const columns = unlike(a.value, b.value);
      if (columns.length > 0) tell(a.value, 'changed', columns);
      a = await present.next();
      b = await wanted.next();
    }
  }
  return count;
}

/** Typed as one table for the query builder's sake; the rows are compared column by column whatever they are. */
function inKeyOrder(db: Db, table: keyof Tables, key: readonly string[]): AsyncIterator<AnyRow> {
  let query = db.selectFrom(table as 'tickets').selectAll();
  for (const column of key) query = query.orderBy(sql.ref(column));
  return query.stream() as AsyncIterator<AnyRow>;
}

async function primaryKey(db: Db, table: string): Promise<string[]> {
  const { rows } = await sql<{
    name: string;
  }>`select name from pragma_table_info(${table}) where pk > 0 order by pk`.execute(db);
  return rows.map((row) => row.name);
}

/** As the engine orders: text by its bytes (SQLite's BINARY, PostgreSQL's C), not as JavaScript does. */
function byKey(a: AnyRow, b: AnyRow, key: readonly string[]): number {
  for (const column of key) {
    const [x, y] = [a[column], b[column]];
    const order =
      typeof x === 'number' && typeof y === 'number'
        ? x - y
        : Buffer.compare(Buffer.from(String(x)), Buffer.from(String(y)));
    if (order !== 0) return order;
  }
  return 0;
}

function unlike(a: AnyRow, b: AnyRow): string[] {
  return Object.keys({ ...a, ...b }).filter((column) => {
    const [x, y] = [a[column], b[column]];
    return x instanceof Uint8Array && y instanceof Uint8Array ? Buffer.compare(x, y) !== 0 : x !== y;
  });
}
