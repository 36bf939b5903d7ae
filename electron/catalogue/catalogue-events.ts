// What happens to the hall's entries, as the journal keeps it, the table it becomes, and the same fold in memory for the running hall.
import { z } from 'zod';
import { canonicalJson, type JournalEvent } from '#electron/store/journal.ts';
import { onEvent, type Projection } from '#electron/store/projection.ts';
import type { HallEvent } from '#shared/contract/live.ts';
import { type AnyEntry, entryFrom, entryKey, entryKinds } from './catalogue-entries.ts';

/** Somebody else was first; nothing was written. */
export class CatalogueRaced extends Error {
  override readonly name = 'CatalogueRaced';
}

const kind = z.enum(entryKinds);
const version = z.number().int().min(1);
// Kept as it was written: what a later program makes of it is not the journal's matter.
const data = z.record(z.string(), z.json());
const place = z.number().int();

/** `subject` of saved, retired and restored is `kind:code`; `version` is the one the change makes. */
export const entrySaved = z.strictObject({ kind, code: z.string(), version, place, data });
const standingChanged = z.strictObject({ kind, code: z.string(), version });
/** `subject` is the kind. */
export const entriesMoved = z.strictObject({ kind, places: z.array(z.strictObject({ code: z.string(), place })) });
/** From files, all at once: every entry that is new or different, whole. */
export const entriesImported = z.strictObject({
  entries: z.array(z.strictObject({ kind, code: z.string(), version, place, retired: z.boolean(), data })),
});

type Standing = z.infer<typeof standingChanged>;

const raced = (code: string) => new CatalogueRaced(`${code} was changed by somebody else`);

function onStanding(retired: 0 | 1) {
  return onEvent(standingChanged, async (db, { at, actor, data: said }) => {
    const changed = await db
      .updateTable('catalogue_entries')
      .set({ retired, version: said.version, changed_at: at, changed_by: actor.id })
      .where('kind', '=', said.kind)
      .where('code', '=', said.code)
      .where('version', '=', said.version - 1)
      .where('retired', '=', retired === 1 ? 0 : 1)
      .executeTakeFirst();
    if (changed.numUpdatedRows !== 1n) throw raced(said.code);
  });
}

/** The hall as it is edited. */
export const catalogueProjection: Projection = {
  tables: ['catalogue_entries'],
  events: {
    'catalogue.saved': onEvent(entrySaved, async (db, { at, actor, data: said }) => {
      const row = {
        version: said.version,
        data: canonicalJson(said.data),
        changed_at: at,
        changed_by: actor.id,
      };
      const { kind, code, place } = said;
      const changed =
        said.version === 1
          ? (
              await db
                .insertInto('catalogue_entries')
                .values({ kind, code, place, retired: 0, ...row })
                .onConflict((oc) => oc.doNothing())
                .executeTakeFirst()
            ).numInsertedOrUpdatedRows
          : (
              await db
                .updateTable('catalogue_entries')
                .set(row)
                .where('kind', '=', kind)
                .where('code', '=', code)
                .where('version', '=', said.version - 1)
                .executeTakeFirst()
            ).numUpdatedRows;
      if (changed !== 1n) throw raced(code);
    }),
    'catalogue.retired': onStanding(1),
    'catalogue.restored': onStanding(0),
    'catalogue.moved': onEvent(entriesMoved, async (db, { data: said }) => {
      for (const { code, place } of said.places)
        await db
          .updateTable('catalogue_entries')
          .set({ place })
          .where('kind', '=', said.kind)
          .where('code', '=', code)
          .execute();
    }),
    'catalogue.imported': onEvent(entriesImported, async (db, { at, actor, data: said }) => {
      for (const { retired, data, ...entry } of said.entries) {
        const row = {
          ...entry,
          data: canonicalJson(data),
          retired: retired ? (1 as const) : (0 as const),
          changed_at: at,
          changed_by: actor.id,
        };
        await db
          .insertInto('catalogue_entries')
          .values(row)
          .onConflict((oc) => oc.columns(['kind', 'code']).doUpdateSet(row))
          .execute();
      }
    }),
  },
};

/** For every screen; null when the event is about something else. */
export function catalogueLiveEvent(event: JournalEvent): HallEvent | null {
  return event.type.startsWith('catalogue.') ? { type: 'catalogue-changed', at: event.at } : null;
}

/** Changes `entries` (by `kind:code`) as the projector changes the table; false when the event is about something else. */
export function foldEntry(entries: Map<string, AnyEntry>, event: JournalEvent): boolean {
  const { at: changedAt, actor } = event;
  const changedBy = actor.id;
  switch (event.type) {
    case 'catalogue.saved': {
      const said = entrySaved.parse(event.data);
      const key = entryKey(said.kind, said.code);
      const isRetired = entries.get(key)?.isRetired ?? false;
      entries.set(key, entryFrom({ ...said, isRetired, changedAt, changedBy }));
      return true;
    }
    case 'catalogue.retired':
    case 'catalogue.restored': {
      const said: Standing = standingChanged.parse(event.data);
      const key = entryKey(said.kind, said.code);
      const entry = entries.get(key);
      const isRetired = event.type === 'catalogue.retired';
      if (entry) entries.set(key, { ...entry, isRetired, version: said.version, changedAt, changedBy });
      return true;
    }
    case 'catalogue.moved': {
      const said = entriesMoved.parse(event.data);
      for (const { code, place } of said.places) {
        const key = entryKey(said.kind, code);
        const entry = entries.get(key);
        if (entry) entries.set(key, { ...entry, place });
      }
      return true;
    }
    case 'catalogue.imported': {
      for (const { retired: isRetired, ...said } of entriesImported.parse(event.data).entries)
        entries.set(entryKey(said.kind, said.code), entryFrom({ ...said, isRetired, changedAt, changedBy }));
      return true;
    }
    default:
      return false;
  }
}
