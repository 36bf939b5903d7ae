// An entry of the hall as it is kept (what was written, its version, whether it is retired), and all of them by kind.

import { canonicalJson } from '#electron/store/journal.ts';
import { type EntryData, type EntryKind, entrySchemas } from '#shared/contract/hall-entries.ts';
import type { JsonValue } from '#shared/domain/ports.ts';

/** One entry. `place`: order among its kind. `changedBy`: a staff id, or whatever else the journal named. */
export type Entry<K extends EntryKind = EntryKind> = {
  readonly kind: K;
  readonly code: string;
  readonly version: number;
  readonly data: EntryData<K>;
  readonly isRetired: boolean;
  readonly place: number;
  readonly changedAt: number;
  readonly changedBy: string;
};
export type AnyEntry = { [K in EntryKind]: Entry<K> }[EntryKind];

/** All entries by kind, in the hall's order, retired ones too. */
export type HallEntries = { readonly [K in EntryKind]: readonly Entry<K>[] };

export const entryKinds = Object.keys(entrySchemas) as [EntryKind, ...EntryKind[]];

export function isEntryKind(text: string): text is EntryKind {
  return Object.hasOwn(entrySchemas, text);
}

/** The event subject and the map key of an entry. */
export const entryKey = (kind: EntryKind, code: string): string => `${kind}:${code}`;

/** The entry with its data in today's shape: what an older program did not know yet gets its default. Throws ZodError. */
export function entryFrom(raw: Omit<Entry, 'data'> & { data: unknown }): AnyEntry {
  return { ...raw, data: entrySchemas[raw.kind].parse(raw.data) } as AnyEntry;
}

/** What the journal and the table keep of it. */
export const asJson = (data: EntryData): { [key: string]: JsonValue } => JSON.parse(JSON.stringify(data));

/** The same words, in whatever order they were written down. */
export const isSameData = (a: EntryData, b: EntryData): boolean =>
  canonicalJson(asJson(a)) === canonicalJson(asJson(b));

export function byKind(entries: Iterable<AnyEntry>): HallEntries {
  const all = [...entries].sort((a, b) => a.place - b.place || (a.code < b.code ? -1 : 1));
  const of = <K extends EntryKind>(kind: K) =>
    all.filter((entry): entry is Extract<AnyEntry, { kind: K }> => entry.kind === kind);
  return {
    hall: of('hall'),
    unit: of('unit'),
    group: of('group'),
    matter: of('matter'),
    window: of('window'),
    'special-day': of('special-day'),
    answer: of('answer'),
  };
}

export function allEntries(entries: HallEntries): AnyEntry[] {
  return entryKinds.flatMap((kind): readonly AnyEntry[] => entries[kind]);
}

/** What is offered: entries that are not retired. */
export function live<K extends EntryKind>(entries: readonly Entry<K>[]): EntryData<K>[] {
  return entries.filter((entry) => !entry.isRetired).map((entry) => entry.data);
}

/** The one entry of the hall itself. */
export function hallOf(entries: HallEntries): EntryData<'hall'> {
  const [hall] = entries.hall;
  if (hall === undefined) throw new Error('a hall without its own entry');
  return hall.data;
}
