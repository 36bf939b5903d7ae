// What everybody in the hall needs to be able to use it, one function an area.

import { helpGone } from './0005-help.ts';
import { parked } from './0005-parked.ts';
import { recordings } from './0005-recordings.ts';
import type { Migration } from './migration.ts';

export const everyone: Migration = {
  name: '0005-everyone',
  async up(db, dialect) {
    await recordings(db, dialect);
    await parked(db, dialect);
    await helpGone(db);
  },
};
