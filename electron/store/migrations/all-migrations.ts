// The migrations in order, written out: a directory scan would not survive bundling.

import { hall } from './0001-hall.ts';
import { queue } from './0002-queue.ts';
import { closedLoop } from './0003-closed-loop.ts';
import { slips } from './0004-slips.ts';
import { everyone } from './0005-everyone.ts';
import type { Migration } from './migration.ts';

export const allMigrations: readonly Migration[] = [hall, queue, closedLoop, slips, everyone];
