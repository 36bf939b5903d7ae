// The same rows with nothing above better-sqlite3: what a durable commit costs on this disk, beside every figure that ends in one.

import Database from 'better-sqlite3';

export type Rows = readonly { table: string; row: Record<string, unknown> }[];

/** What taking a number writes. */
export function ticketRows(database: Database.Database, ticketId: string): Rows {
  const ticket = rowOf(database, 'tickets', 'id', ticketId);
  return [
    { table: 'journal', row: rowOf(database, 'journal', 'subject', ticketId) },
    { table: 'queue_days', row: { ...rowOf(database, 'queue_days', 'group_code', String(ticket.group_code)) } },
    { table: 'tickets', row: ticket },
    { table: 'slip_jobs', row: rowOf(database, 'slip_jobs', 'subject', ticketId) },
  ];
}

export function rowOf(
  database: Database.Database,
  table: string,
  column: string,
  value: string,
): Record<string, unknown> {
  const row = database
    .prepare<[string], Record<string, unknown>>(`select * from ${table} where ${column} = ?`)
    .get(value);
  if (!row) throw new Error(`no row in ${table} for ${value}`);
  return row;
}

export type RawDatabase = { commit(rows: Rows): number; close(): void };

/** A database with the same tables and indexes as the hall's (`hallFile`), the same pragmas, and nothing above better-sqlite3. */
export function openRaw(hallFile: string, file: string): RawDatabase {
  const source = new Database(hallFile, { readonly: true });
  const schema = source
    .prepare<[], { sql: string }>("select sql from sqlite_master where sql is not null and name not like 'sqlite_%'")
    .all();
  source.close();
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  for (const { sql } of schema) database.exec(sql);
  const statements = new Map<string, Database.Statement>();
  const insert = (table: string, columns: readonly string[]) => {
    const key = `${table} ${columns.join()}`;
    const known = statements.get(key);
    if (known) return known;
    const made = database.prepare(
      `insert or replace into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    );
    statements.set(key, made);
    return made;
  };
  return {
    commit(rows) {
      const prepared = rows.map(({ table, row }) => ({
        statement: insert(table, Object.keys(row)),
        values: Object.values(row),
      }));
      const began = performance.now();
      database.exec('begin immediate');
      for (const { statement, values } of prepared) statement.run(...values);
      database.exec('commit');
      return performance.now() - began;
    },
    close: () => database.close(),
  };
}
