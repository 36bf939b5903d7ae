// Keeps the one catalogue everybody holds up to date: after each commit that changed an entry its content is another, at once.
import type { Store } from '#electron/store/store.ts';
import { catalogueOf, chineseOf } from './catalogue.ts';
import { byKind, entryKey, type HallEntries } from './catalogue-entries.ts';
import { foldEntry } from './catalogue-events.ts';
import { readEntries } from './catalogue-store.ts';
import type { Catalogue } from './catalogue-types.ts';
import { type Pinyin, pinyinOf } from './pinyin.ts';

export type LiveCatalogue = {
  /** Always the same object; what it answers changes. */
  readonly catalogue: Catalogue;
  /** As they stand now. */
  readonly entries: HallEntries;
  /** Works out how these entries' names are read, before they are committed: the change itself must not wait for a dictionary. */
  prepare(entries: Pick<HallEntries, 'matter' | 'unit'>): Promise<void>;
  close(): void;
};

/** The hall must have been imported. `known`: ready-made readings, to spare the dictionary. */
export async function createLiveCatalogue(store: Store, known: Pinyin): Promise<LiveCatalogue> {
  const kept = new Map((await readEntries(store.db)).map((entry) => [entryKey(entry.kind, entry.code), entry]));
  let entries = byKind(kept.values());
  let readings = await pinyinOf(chineseOf(entries), known);
  let content = catalogueOf(entries, readings);

  const close = store.onCommitted((events) => {
    if (events.filter((event) => foldEntry(kept, event)).length === 0) return;
    entries = byKind(kept.values());
    content = catalogueOf(entries, readings);
  });

  return {
    catalogue: facade(() => content),
    get entries() {
      return entries;
    },
    async prepare(added) {
      const read = await pinyinOf(chineseOf(added), readings);
      // Another edit may have prepared its own meanwhile.
      readings = { ...readings, ...read };
    },
    close,
  };
}

function facade(content: () => Catalogue): Catalogue {
  return {
    get hall() {
      return content().hall;
    },
    get matters() {
      return content().matters;
    },
    get units() {
      return content().units;
    },
    get groups() {
      return content().groups;
    },
    get windows() {
      return content().windows;
    },
    get popular() {
      return content().popular;
    },
    get departments() {
      return content().departments;
    },
    get tellWindow() {
      return content().tellWindow;
    },
    get specialDays() {
      return content().specialDays;
    },
    get ticker() {
      return content().ticker;
    },
    get answers() {
      return content().answers;
    },
    matter: (code) => content().matter(code),
    unit: (code) => content().unit(code),
    group: (code) => content().group(code),
    window: (code) => content().window(code),
    groupOfMatter: (code) => content().groupOfMatter(code),
    windowsOfGroup: (code) => content().windowsOfGroup(code),
    mattersOfDepartment: (code) => content().mattersOfDepartment(code),
  };
}
