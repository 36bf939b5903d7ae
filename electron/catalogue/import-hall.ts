// Brings a hall's files into the journal: once at a first start, and whenever somebody runs `hall import`.
import type { Actor, Store, Write } from '#electron/store/store.ts';
import { hallDate } from '#shared/domain/calendar-date.ts';
import { lettersInUse, strandedNumbers } from './catalogue-checks.ts';
import {
  type AnyEntry,
  allEntries,
  asJson,
  byKind,
  entryKey,
  type HallEntries,
  hallOf,
  isSameData,
  live,
} from './catalogue-entries.ts';
import { CatalogueError } from './catalogue-error.ts';
import { hasEntries, readEntries } from './catalogue-store.ts';
import { hasHallFiles, inFile, readHallFiles } from './hall-files.ts';

const importer: Actor = { kind: 'system', id: 'import', terminal: 'hall' };

/** What an import did. */
export type Imported = { readonly saved: number; readonly retired: number };

/**
 * A hall whose catalogue is empty gets one: an older data directory's own files, else the demo hall. `hallDir` is
 * `<data>/hall`. Throws CatalogueError, and then nothing was written.
 */
export async function importFirstHall(store: Store, hallDir: string, demoHallDir: string): Promise<void> {
  if (await hasEntries(store.db)) return;
  const entries = await readHallFiles(hasHallFiles(hallDir) ? hallDir : demoHallDir);
  await store.write(importer, (w) => replaceAll(w, entries));
}

/** The files stand for the whole hall: what they say is saved, what they no longer name is retired. In one transaction. */
export function importHall(store: Store, entries: HallEntries): Promise<Imported> {
  return store.write(importer, (w) => replaceAll(w, entries));
}

async function replaceAll(w: Write, entries: HallEntries): Promise<Imported> {
  const all = await readEntries(w.db);
  const before = new Map(all.map((entry) => [entryKey(entry.kind, entry.code), entry]));
  await refuseOverToday(w, byKind(all), entries);
  const named = new Set<string>();
  const saved: AnyEntry[] = [];
  for (const entry of allEntries(entries)) {
    const key = entryKey(entry.kind, entry.code);
    named.add(key);
    const old = before.get(key);
    if (old === undefined) saved.push(entry);
    else if (old.isRetired || old.place !== entry.place || !isSameData(old.data, entry.data))
      saved.push({ ...entry, version: old.version + 1 });
  }
  const retired = [...before]
    .filter(([key, entry]) => !named.has(key) && !entry.isRetired)
    .map(([, entry]) => ({ ...entry, isRetired: true, version: entry.version + 1 }));
  const changed = [...saved, ...retired];
  if (changed.length > 0)
    await w.append({
      type: 'catalogue.imported',
      subject: 'hall',
      data: {
        entries: changed.map(({ kind, code, version, place, isRetired, data }) => ({
          kind,
          code,
          version,
          place,
          retired: isRetired,
          data: asJson(data),
        })),
      },
    });
  return { saved: saved.length, retired: retired.length };
}

/** Numbers of today hold for an import as for any other change. Throws CatalogueError. */
async function refuseOverToday(w: Write, before: HallEntries, after: HallEntries): Promise<void> {
  const today = hallDate(w.at, hallOf(after).timeZone);
  const stranded = await strandedNumbers(w.db, today, before, after);
  const letters = (await lettersInUse(w.db, today, live(after.group))).map(({ group, usedBy }) => ({
    kind: 'group' as const,
    code: group.code,
    path: ['series'],
    zh: `字母 ${group.series} 的号今天 ${usedBy} 已经发过，明天起才能用`,
    en: `is "${group.series}", and ${usedBy} has given such numbers today; allowed from tomorrow`,
  }));
  const problems = [...stranded, ...letters].map(inFile);
  if (problems.length > 0) throw new CatalogueError(problems);
}
