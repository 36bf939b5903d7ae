// Reads the hall of a data directory that need not be running: for the command line, which opens nothing for writing to look.
import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { openSnapshot } from '#electron/store/database.ts';
import { byKind, type HallEntries } from './catalogue-entries.ts';
import { readEntries } from './catalogue-store.ts';
import { hasHallFiles, readHallFiles } from './hall-files.ts';

/** Null where there is no hall yet. Files count until they have been imported. Throws CatalogueError. */
export async function peekHall(paths: { database: string; hall: string }): Promise<HallEntries | null> {
  const kept = existsSync(paths.database) ? await readKept(paths.database) : null;
  if (kept !== null) return kept;
  return hasHallFiles(paths.hall) ? readHallFiles(paths.hall) : null;
}

async function readKept(database: string): Promise<HallEntries | null> {
  const { db, close } = openSnapshot(database);
  try {
    // A database of the first version has no such table, and its hall is still in files.
    const table = await sql`select 1 from sqlite_master where name = 'catalogue_entries'`.execute(db);
    if (table.rows.length === 0) return null;
    const entries = byKind(await readEntries(db));
    return entries.hall.length === 0 ? null : entries;
  } finally {
    close();
  }
}
