// Owns what every form of the hall's editor is handed: the entry as it is being written, and what is wrong with it.
import type { Entries } from '#shared/contract/catalogue.ts';
import type { EntryData, EntryKind } from '#shared/contract/hall-entries.ts';
import { inLanguage, type Language, languages } from '#shared/domain/languages.ts';

/** What is being written, as its fields see it: an entry, or a part of one. */
export type Form<T> = {
  data: T;
  set: (part: Partial<T>) => void;
  /** What is wrong with a field (`only.0.matters`), or with anything inside it. */
  problem: (path: string) => string | null;
};

export type FormProps<K extends EntryKind> = Form<EntryData<K>> & {
  /** Everything else there is, for what an entry refers to. */
  entries: Entries;
  /** A code can only be given once. */
  isNew: boolean;
};

/** A group of fields within an entry, written like a form of its own. */
export function partOf<T, F extends keyof T & string>({ data, set, problem }: Form<T>, field: F): Form<T[F]> {
  return {
    data: data[field],
    set: (part) => set({ [field]: { ...data[field], ...part } } as unknown as Partial<T>),
    problem: (path) => problem(`${field}.${path}`),
  };
}

export const entryKinds = [
  'matter',
  'window',
  'group',
  'unit',
  'special-day',
  'answer',
  'hall',
] as const satisfies readonly EntryKind[];

/** An entry as lists show it. */
export type EntryLine = { code: string; title: string; detail: string; isRetired: boolean; search: string };

const plain = (name: string): string => name.replaceAll('|', '');
const lineOf = (
  code: string,
  title: string,
  detail: string,
  isRetired: boolean,
  more: readonly string[] = [],
): EntryLine => ({
  code,
  title,
  detail,
  isRetired,
  search: [code, title, detail, ...more].join('\n').toLowerCase(),
});

/** The entries of a kind in the hall's order; names in the page's language. */
export function linesOf(entries: Entries, kind: EntryKind, language: Language): readonly EntryLine[] {
  const say = (zh: string, en: string): string => plain(inLanguage({ zh, en }, language));
  switch (kind) {
    case 'matter':
      return entries.matter.map(({ code, data, isRetired }) =>
        lineOf(
          code,
          say(data.short, data.shortEn),
          `${code} · ${nameOfGroup(entries, data.group, language)}`,
          isRetired,
          [plain(data.name), data.nameEn, ...data.aliases],
        ),
      );
    case 'window':
      return entries.window.map(({ code, data, isRetired }) =>
        lineOf(
          code,
          `${data.number} · ${say(data.name, data.nameEn)}`,
          data.groups.map((group) => nameOfGroup(entries, group, language)).join(languages[language].marks.list),
          isRetired,
        ),
      );
    case 'group':
      return entries.group.map(({ code, data, isRetired }) =>
        lineOf(code, `${data.series} · ${say(data.name, data.nameEn)}`, code, isRetired),
      );
    case 'unit':
      return entries.unit.map(({ code, data, isRetired }) =>
        lineOf(code, say(data.name, data.nameEn), code, isRetired, [plain(data.short), data.shortEn]),
      );
    case 'special-day':
      return entries['special-day']
        .map(({ code, data, isRetired }) => lineOf(code, data.date, say(data.name, data.nameEn), isRetired))
        .sort((a, b) => a.title.localeCompare(b.title));
    case 'answer':
      return entries.answer.map(({ code, data, isRetired }) =>
        lineOf(code, say(data.name, data.nameEn), `${code} · ${data.words}`, isRetired, [data.name]),
      );
    case 'hall':
      return entries.hall.map(({ code, data, isRetired }) =>
        lineOf(code, say(data.hall, data.hallEn), say(data.place, data.placeEn), isRetired),
      );
  }
}

/** An entry that another can name. */
export type Option = { readonly code: string; readonly name: string };

/** What of a kind is offered, in the hall's order. */
export function optionsOf(entries: Entries, kind: EntryKind, language: Language): readonly Option[] {
  return linesOf(entries, kind, language)
    .filter(({ isRetired }) => !isRetired)
    .map(({ code, title }) => ({ code, name: title }));
}

/** A group's name, its code where there is none. */
export function nameOfGroup(entries: Entries, code: string, language: Language): string {
  const found = entries.group.find((group) => group.code === code)?.data;
  return found ? plain(inLanguage({ zh: found.name, en: found.nameEn }, language)) : code;
}
