// The closed loop: transfers, clocks, answers, files, word to the citizen, and the year's notices; one function an area.

import { calendar } from './0003-calendar.ts';
import { caseFigures } from './0003-case-figures.ts';
import { caseFiles } from './0003-case-files.ts';
import { caseLists } from './0003-case-lists.ts';
import { cases } from './0003-cases.ts';
import { drafts } from './0003-drafts.ts';
import { notify } from './0003-notify.ts';
import type { Migration } from './migration.ts';

export const closedLoop: Migration = {
  name: '0003-closed-loop',
  async up(db, dialect) {
    await cases(db, dialect);
    await caseFigures(db);
    await caseLists(db);
    await caseFiles(db, dialect);
    await drafts(db, dialect);
    await calendar(db, dialect);
    await notify(db, dialect);
  },
};
