// Brings a database to this program's schema, forward only, each step in its own transaction; refuses one from a newer program.

import { sql } from 'kysely';
import type { Clock } from '#shared/domain/ports.ts';
import type { Engine } from './database.ts';
import { allMigrations } from './migrations/all-migrations.ts';
import type { Migration } from './migrations/migration.ts';
import { StoreNewer } from './store-errors.ts';

/** The schema number of the database: 0 when it is new. */
export async function schemaOf(engine: Pick<Engine, 'reader'>): Promise<number> {
  const tables = await engine.reader.introspection.getTables();
  if (!tables.some((table) => table.name === 'meta')) return 0;
  const row = await engine.reader.selectFrom('meta').select('value').where('key', '=', 'schema').executeTakeFirst();
  return row === undefined ? 0 : Number(row.value);
}

/** Throws StoreNewer. `backup` is called once, only for a database that already holds something; if it fails, nothing is migrated. */
export async function migrate(
  engine: Engine,
  o: { path: string; clock: Clock; backup: () => Promise<unknown>; migrations?: readonly Migration[] },
): Promise<void> {
  const migrations = o.migrations ?? allMigrations;
  const newest = migrations.length;
  const found = await schemaOf(engine);
  if (found > newest) throw new StoreNewer(o.path, found, newest);
  if (found === newest) return;
  if (found > 0) await o.backup();
  for (const [index, migration] of migrations.entries()) {
    const number = index + 1;
    if (number <= found) continue;
    const transaction = await engine.begin();
    try {
      await migration.up(transaction.db, engine.dialect);
      const at = String(o.clock());
      await sql`insert into meta (key, value) values ('schema', ${String(number)})
        on conflict (key) do update set value = excluded.value`.execute(transaction.db);
      await sql`insert into meta (key, value) values (${`schema-${migration.name}-at`}, ${at})`.execute(transaction.db);
      await transaction.commit();
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }
}
