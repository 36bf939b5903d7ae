// `npm run hall`: writes the hall out as files, or brings files in while the hall stands still; for carrying a hall to another machine.
import path from 'node:path';
import { openStore, type Projection } from '#electron/store/store.ts';
import type { Clock } from '#shared/domain/ports.ts';
import { readHallFiles, writeHallFiles } from './hall-files.ts';
import { importHall } from './import-hall.ts';
import { peekHall } from './peek-hall.ts';

/** Answers whether it was done. Throws CatalogueError, and StoreBusy where an import meets a running hall. */
export async function hallCommand(o: {
  action: 'export' | 'import';
  directory: string;
  paths: { database: string; hall: string; backups: string };
  projections: readonly Projection[];
  clock: Clock;
  say(line: string): void;
}): Promise<boolean> {
  const directory = path.resolve(o.directory);
  if (o.action === 'export') {
    const entries = await peekHall(o.paths);
    if (entries === null) {
      o.say('这里还没有大厅，先启动一次 · There is no hall here yet; start it once');
      return false;
    }
    await writeHallFiles(directory, entries);
    o.say(`写好了 · Written: ${directory}`);
    return true;
  }
  const entries = await readHallFiles(directory);
  const store = await openStore({
    path: o.paths.database,
    backups: o.paths.backups,
    clock: o.clock,
    projections: o.projections,
  });
  try {
    const { saved, retired } = await importHall(store, entries);
    o.say(
      `导入好了：新的或改过的 ${saved} 条，停用 ${retired} 条 · Imported: ${saved} new or changed, ${retired} retired`,
    );
  } finally {
    await store.close();
  }
  return true;
}
