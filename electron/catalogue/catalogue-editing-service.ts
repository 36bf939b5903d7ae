// An administrator's changes to the hall: checked against the whole, written only over what was seen, and in force at once.
import { DomainError } from '#electron/domain-error.ts';
import type { Actor, Store, Write } from '#electron/store/store.ts';
import type { Entries, EntryStanding, SaveEntry } from '#shared/contract/catalogue.ts';
import { type EntryKind, hallEntryCode } from '#shared/contract/hall-entries.ts';
import type { Language } from '#shared/contract/procedure.ts';
import { hallDate } from '#shared/domain/calendar-date.ts';
import { bilingual } from '#shared/domain/naming.ts';
import { catalogueOf } from './catalogue.ts';
import { lettersInUse, strandedNumbers } from './catalogue-checks.ts';
import {
  type AnyEntry,
  asJson,
  byKind,
  type Entry,
  entryFrom,
  entryKey,
  type HallEntries,
  isSameData,
} from './catalogue-entries.ts';
import { type ReferenceProblem, referenceProblems } from './catalogue-references.ts';
import { readEntries } from './catalogue-store.ts';
import type { Catalogue } from './catalogue-types.ts';
import { saidOf, shutOutWords, thingsToKnow } from './editing-words.ts';
import { placeStep } from './hall-files.ts';
import type { LiveCatalogue } from './live-catalogue.ts';
import { type Hours, shutOut } from './shut-out.ts';

export type CatalogueEditing = {
  entries(): Promise<Entries>;
  /** Throws ENTRY_NOT_FOUND, CODE_TAKEN, CHANGED_MEANWHILE, REFERENCES_BROKEN, SERIES_IN_USE. */
  save(actor: Actor, input: SaveEntry): Promise<{ code: string; version: number; notes: Said[] }>;
  /** `isRetired`: true retires, false restores. Throws ENTRY_NOT_FOUND, CHANGED_MEANWHILE, REFERENCES_BROKEN, SERIES_IN_USE. */
  setRetired(actor: Actor, input: EntryStanding, isRetired: boolean): Promise<{ version: number; notes: Said[] }>;
  /** Throws ENTRY_NOT_FOUND. */
  move(actor: Actor, input: { kind: EntryKind; code: string; before: string | null }): Promise<void>;
};
export type Said = { path: string; message: string };

type Parts = {
  store: Store;
  live: LiveCatalogue;
  /** Display name of a staff id; null when it is nobody's. */
  staffNames(id: string): Promise<string | null>;
  /** When this hall would be open. */
  hoursOf(catalogue: Catalogue): Hours;
};

/** One change on its way: what was there, and what it would make of it. */
type Change = { w: Write; before: HallEntries; after: HallEntries; entry: AnyEntry; language: Language };

export function createCatalogueEditing({ store, live, staffNames, hoursOf }: Parts): CatalogueEditing {
  async function versioned<K extends EntryKind>(entries: readonly Entry<K>[]) {
    return Promise.all(
      entries.map(async ({ code, version, data, isRetired, changedAt, changedBy }) => ({
        code,
        version,
        data,
        isRetired,
        changedAt,
        changedBy: await staffNames(changedBy),
      })),
    );
  }

  /** The entry as it stands, if it is the one that was seen. */
  async function seen(entries: readonly AnyEntry[], wanted: { kind: EntryKind; code: string; version: number }) {
    const found = entries.find(({ kind, code }) => kind === wanted.kind && code === wanted.code);
    if (found === undefined) throw new DomainError('ENTRY_NOT_FOUND');
    if (found.version === wanted.version) return found;
    const { version, isRetired, changedAt: at, data } = found;
    const by = await staffNames(found.changedBy);
    throw new DomainError('CHANGED_MEANWHILE', { by, at, version, isRetired, data: asJson(data) });
  }

  /** Nobody else tells them: whoever booked, or waits, hears of it from the hall. */
  async function leftOut({ w, before, after, language }: Change): Promise<Said[]> {
    const opened = (entries: HallEntries) => {
      const catalogue = catalogueOf(entries, {});
      return { catalogue, hours: hoursOf(catalogue) };
    };
    const today = hallDate(w.at, live.catalogue.hall.timeZone);
    const whom = await shutOut({ db: w.db, before: opened(before), after: opened(after), today, at: w.at });
    return shutOutWords(whom, language);
  }

  /** Throws REFERENCES_BROKEN or SERIES_IN_USE. */
  async function check({ w, before, after, entry, language }: Change): Promise<void> {
    const today = hallDate(w.at, live.catalogue.hall.timeZone);
    const problems = [
      ...fixedFor(before, entry),
      ...referenceProblems(after, entry),
      ...(await strandedNumbers(w.db, today, before, after)),
    ];
    if (problems.length > 0)
      throw new DomainError('REFERENCES_BROKEN', {
        problems: problems.map((problem) => saidOf(problem, entry, after, language)),
      });
    if (entry.kind !== 'group' || entry.isRetired) return;
    const [clash] = await lettersInUse(w.db, today, [entry.data]);
    if (clash === undefined) return;
    const name = live.catalogue.group(clash.usedBy)?.name;
    throw new DomainError('SERIES_IN_USE', {
      series: clash.group.series,
      groupCode: clash.usedBy,
      groupName: name ? bilingual(name) : { zh: clash.usedBy, en: clash.usedBy },
    });
  }

  return {
    async entries() {
      const { entries } = live;
      return {
        hall: await versioned(entries.hall),
        unit: await versioned(entries.unit),
        group: await versioned(entries.group),
        matter: await versioned(entries.matter),
        window: await versioned(entries.window),
        'special-day': await versioned(entries['special-day']),
        answer: await versioned(entries.answer),
      };
    },

    async save(actor, input) {
      const { kind, version, data, language = 'zh-CN' } = input;
      const code = kind === 'hall' ? hallEntryCode : data.code;
      const draft = { kind, code, version: 1, data, isRetired: false, place: 0, changedAt: 0, changedBy: '' };
      await live.prepare(byKind([entryFrom(draft)]));
      return store.write(actor, async (w) => {
        const all = await readEntries(w.db);
        const old = all.find((each) => each.kind === kind && each.code === code);
        if (old !== undefined && isAgain(old, actor, input)) return { code, version: old.version, notes: [] };
        if (version === null && old !== undefined) throw new DomainError('CODE_TAKEN');
        if (version !== null) await seen(all, { kind, code, version });
        const before = byKind(all);
        const entry = entryFrom({
          ...draft,
          version: (old?.version ?? 0) + 1,
          isRetired: old?.isRetired ?? false,
          place: old?.place ?? lastPlace(before[kind]) + placeStep,
        });
        const change = { w, before, after: replaced(all, entry), entry, language };
        await check(change);
        await w.append({
          type: 'catalogue.saved',
          subject: entryKey(kind, code),
          data: { kind, code, version: entry.version, place: entry.place, data: asJson(entry.data) },
        });
        const today = hallDate(w.at, live.catalogue.hall.timeZone);
        const notes = [...(await thingsToKnow({ db: w.db, ...change, today })), ...(await leftOut(change))];
        return { code, version: entry.version, notes };
      });
    },

    setRetired(actor, { kind, code, version, language = 'zh-CN' }, isRetired) {
      return store.write(actor, async (w) => {
        const all = await readEntries(w.db);
        const done = all.find((each) => each.kind === kind && each.code === code && each.isRetired === isRetired);
        // Pressed twice, or by two at once: both wanted this.
        if (done !== undefined) return { version: done.version, notes: [] };
        const entry = { ...(await seen(all, { kind, code, version })), isRetired, version: version + 1 };
        const change = { w, before: byKind(all), after: replaced(all, entry), entry, language };
        await check(change);
        const type = isRetired ? 'catalogue.retired' : 'catalogue.restored';
        await w.append({ type, subject: entryKey(kind, code), data: { kind, code, version: entry.version } });
        return { version: entry.version, notes: await leftOut(change) };
      });
    },

    async move(actor, { kind, code, before }) {
      await store.write(actor, async (w) => {
        const row: readonly Entry[] = byKind(await readEntries(w.db))[kind];
        const others = row.filter((each) => each.code !== code).map((each) => each.code);
        const at = before === null ? others.length : others.indexOf(before);
        if (others.length === row.length || at === -1) throw new DomainError('ENTRY_NOT_FOUND');
        const order = [...others.slice(0, at), code, ...others.slice(at)];
        const placeNow = new Map(row.map((each) => [each.code, each.place]));
        const places = order
          .map((each, index) => ({ code: each, place: (index + 1) * placeStep }))
          .filter((each) => placeNow.get(each.code) !== each.place);
        if (places.length === 0) return;
        await w.append({ type: 'catalogue.moved', subject: kind, data: { kind, places } });
      });
    },
  };
}

/** The same save sent twice (double tap, lost answer) is one. */
function isAgain(old: AnyEntry, actor: Actor, input: SaveEntry): boolean {
  return old.changedBy === actor.id && old.version === (input.version ?? 0) + 1 && isSameData(old.data, input.data);
}

function replaced(all: readonly AnyEntry[], entry: AnyEntry): HallEntries {
  const others = all.filter((each) => each.kind !== entry.kind || each.code !== entry.code);
  return byKind([...others, entry]);
}

function lastPlace(entries: readonly Entry[]): number {
  return entries.at(-1)?.place ?? 0;
}

/** Days, case numbers and slips are made of these: they do not change under a running hall. */
function fixedFor(before: HallEntries, entry: AnyEntry): ReferenceProblem[] {
  const [hall] = before.hall;
  if (entry.kind !== 'hall' || hall === undefined) return [];
  const words = {
    code: ['大厅代码', 'The code of the hall'],
    timeZone: ['时区', 'The time zone'],
  } as const;
  return (['code', 'timeZone'] as const)
    .filter((field) => hall.data[field] !== entry.data[field])
    .map((field) => ({
      kind: 'hall',
      code: hallEntryCode,
      path: [field],
      zh: `${words[field][0]}在这里不能改：先停服务，再用 npm run hall 导出、改好、导入`,
      en: `${words[field][1]} cannot be changed here: stop the hall, then export, edit and import with npm run hall`,
    }));
}
