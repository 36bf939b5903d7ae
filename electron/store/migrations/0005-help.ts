// A call for help may be taken back by the screen that made it, which says why.
import type { Db } from '../projection.ts';

export async function helpGone(db: Db): Promise<void> {
  await db.schema.alterTable('help_calls').addColumn('gone_at', 'integer').execute();
  await db.schema.alterTable('help_calls').addColumn('gone', 'text').execute();
}
