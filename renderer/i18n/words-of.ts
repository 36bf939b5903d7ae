// Owns how a language's folder becomes words: what lies in locales/<code>/<area>.json is that language's area, with no list of files to keep.
import { type Language, languageCodes } from '#shared/domain/languages.ts';

/** One area's file, as the bundler hands it over. */
export type AreaFile = { readonly default: object };
/** The words of one surface: area → texts, for each language. */
export type Words = Record<Language, Record<string, object>>;

/** `case-files` → `caseFiles`. */
const areaName = (file: string): string => file.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** @param files what `import.meta.glob` found of a surface's areas, by path */
export function wordsOf(files: Readonly<Record<string, AreaFile>>): Words {
  const words = Object.fromEntries(languageCodes.map((code) => [code, {}])) as Words;
  for (const [path, file] of Object.entries(files)) {
    const [, code = '', area = ''] = /([^/]+)\/([^/]+)\.json$/.exec(path) ?? [];
    // A folder nobody lists is a language on its way: not shown yet.
    if (Object.hasOwn(words, code)) words[code as Language][areaName(area)] = file.default;
  }
  return words;
}
