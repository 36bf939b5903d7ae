// Makes the catalogue the program works with out of the hall's entries: names in two languages, search keys, look-ups.
import type { EntryData } from '#shared/contract/hall-entries.ts';
import { type Entry, type HallEntries, hallOf, live } from './catalogue-entries.ts';
import type { Answer, Catalogue, HallWindow, Matter, Name, SpecialDay, Unit, WindowGroup } from './catalogue-types.ts';
import { readHallFiles, readPinyin } from './hall-files.ts';
import { type Pinyin, pinyinOf } from './pinyin.ts';
import { searchKeys } from './search-keys.ts';

/** A hall's directory as a catalogue: for tools and tests that need no database. Throws CatalogueError. */
export async function loadCatalogue(directory: string): Promise<Catalogue> {
  const [entries, known] = await Promise.all([readHallFiles(directory), readPinyin(directory)]);
  return catalogueOf(entries, await pinyinOf(chineseOf(entries), known));
}

/** Every Chinese text that is found by its pinyin. */
export function chineseOf(entries: Pick<HallEntries, 'matter' | 'unit'>): string[] {
  return [
    ...entries.matter.flatMap(({ data }) => chineseOfMatter(data)),
    ...entries.unit.flatMap(({ data }) => [data.name, data.short]),
  ].map(plain);
}

/** `pinyin`: the readings of `chineseOf`; a text without one is found by its characters alone. References must hold. */
export function catalogueOf(entries: HallEntries, pinyin: Pinyin): Catalogue {
  const hallEntry = hallOf(entries);
  const allMatters = entries.matter.map((entry) => toMatter(entry, pinyin));
  const allUnits = entries.unit.map((entry) => toUnit(entry, pinyin));
  const matters = allMatters.filter(isOffered);
  const units = allUnits.filter(isOffered);
  const allGroups = entries.group.map((entry) => toGroup(entry, matters));
  const groups = allGroups.filter(isOffered);
  const allWindows = entries.window.map((entry) => toWindow(entry, hallEntry.hours));
  const windows = allWindows.filter(isOffered);

  const matterBy = new Map(allMatters.map((m) => [m.code, m]));
  const unitBy = new Map(allUnits.map((u) => [u.code, u]));
  const groupBy = new Map(allGroups.map((g) => [g.code, g]));
  const windowBy = new Map(allWindows.map((w) => [w.code, w]));
  const windowsBy = new Map(groups.map((g) => [g.code, windows.filter((w) => w.groups.includes(g.code))]));
  const mattersBy = new Map(units.map((u) => [u.code, matters.filter((m) => m.department === u.code)]));
  const { tellWindow, ticker, popular, ...hall } = hallEntry;
  const tell = windowBy.get(tellWindow.window);
  if (tell === undefined) throw new Error('references were checked: the tell window exists');
  const { window: _window, ...seat } = tellWindow;

  return freeze({
    hall,
    matters,
    units,
    groups,
    windows,
    popular: popular.flatMap((code) => matterBy.get(code) ?? []).filter(isOffered),
    departments: units.filter((u) => u.floor !== null && (mattersBy.get(u.code)?.length ?? 0) > 0),
    tellWindow: { code: tell.code, number: tell.number, unit: tell.unit, name: tell.name, ...seat },
    specialDays: live(entries['special-day'])
      .map(toSpecialDay)
      .sort((a, b) => (a.date < b.date ? -1 : 1)),
    ticker,
    answers: live(entries.answer).map(toAnswer),
    matter: (code) => matterBy.get(code),
    unit: (code) => unitBy.get(code),
    group: (code) => groupBy.get(code),
    window: (code) => windowBy.get(code),
    groupOfMatter: (code) => groupBy.get(matterBy.get(code)?.group ?? ''),
    windowsOfGroup: (code) => windowsBy.get(code) ?? [],
    mattersOfDepartment: (code) => mattersBy.get(code) ?? [],
  });
}

function toMatter({ data, isRetired }: Entry<'matter'>, pinyin: Pinyin): Matter {
  const { nameEn, shortEn, ...rest } = data;
  const search = searchKeys(chineseOfMatter(data).map(plain), pinyin);
  return { ...rest, name: toName(data.name, nameEn), short: toName(data.short, shortEn), isRetired, search };
}

function toUnit({ data, isRetired }: Entry<'unit'>, pinyin: Pinyin): Unit {
  const { nameEn, shortEn, zoneEn, ...rest } = data;
  return {
    ...rest,
    name: toName(data.name, nameEn),
    short: toName(data.short, shortEn),
    zone: data.zone === null || zoneEn === null ? null : toName(data.zone, zoneEn),
    isRetired,
    search: searchKeys([data.name, data.short].map(plain), pinyin),
  };
}

function toGroup({ data, isRetired }: Entry<'group'>, matters: readonly Matter[]): WindowGroup {
  const { nameEn, ...rest } = data;
  const own = matters.filter((m) => m.group === data.code).map((m) => m.code);
  return { ...rest, name: toName(data.name, nameEn), isRetired, matters: own };
}

function toWindow({ data, isRetired }: Entry<'window'>, hallHours: EntryData<'hall'>['hours']): HallWindow {
  const { nameEn, zoneEn, hours = hallHours, only = [], ...rest } = data;
  return { ...rest, name: toName(data.name, nameEn), zone: toName(data.zone, zoneEn), hours, only, isRetired };
}

function toSpecialDay({ name, nameEn, ...rest }: EntryData<'special-day'>): SpecialDay {
  return { ...rest, name: toName(name, nameEn) };
}

function toAnswer({ nameEn, ...rest }: EntryData<'answer'>): Answer {
  return { ...rest, name: toName(rest.name, nameEn || plain(rest.name)) };
}

const isOffered = (entry: { readonly isRetired: boolean }): boolean => !entry.isRetired;

function chineseOfMatter(m: { name: string; short: string; aliases: readonly string[] }): string[] {
  return [m.name, m.short, ...m.aliases];
}

function plain(marked: string): string {
  return marked.replaceAll('|', '');
}

function toName(marked: string, en: string): Name {
  return { zh: plain(marked), parts: marked.split('|'), en };
}

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) freeze(inner);
  return value;
}
