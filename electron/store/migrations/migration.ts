// What a migration is.

import type { Dialect } from '../database.ts';
import type { Db } from '../projection.ts';

/** One step forward; its number is its place in `allMigrations`. Never change one that has been released. */
export type Migration = { name: string; up(db: Db, dialect: Dialect): Promise<void> };
