// The closed loop: transfers, clocks, answers, files, word to the citizen, and the year's notices; one function an area.

import type { Migration } from './migration.ts';

export const closedLoop: Migration = {
  name: '0003-closed-loop',
  async up(_db, _dialect) {},
};
