// Owns that no screen is built with words missing in one of the product's languages: what is wrong with them, and the build that stops for it.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { languageCodes } from '#shared/domain/languages.ts';

/** code → area → its file as it was read. */
export type Locales = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const plural = /_(zero|one|two|few|many|other)$/;

/** `a.b.c` → text, however deep; what is neither text nor texts stands as null. */
function flat(node: unknown, path = ''): [string, string | null][] {
  if (typeof node !== 'object' || node === null) return [[path, typeof node === 'string' ? node : null]];
  return Object.entries(node).flatMap(([key, below]) => flat(below, path === '' ? key : `${path}.${key}`));
}

const filledIn = (text: string): string =>
  [...new Set([...text.matchAll(/\{\{\s*([\w.]+)/g)].map(([, name]) => name))].sort().join(', ');

function faultsOfArea(where: string, code: string, first: unknown, own: unknown): string[] {
  const wanted = new Map(flat(first));
  const there = new Map(flat(own));
  const faults: string[] = [];
  /** A key counted by, without its form. */
  const counted = new Set([...wanted.keys()].filter((key) => plural.test(key)).map((key) => key.replace(plural, '')));
  const forms = new Intl.PluralRules(code).resolvedOptions().pluralCategories;
  const needed = new Set([...wanted.keys()].filter((key) => !counted.has(key.replace(plural, ''))));
  for (const stem of counted) for (const form of forms) needed.add(`${stem}_${form}`);
  for (const key of needed) if (!there.has(key)) faults.push(`${where} lacks ${key}`);
  for (const [key, text] of there) {
    if (!needed.has(key)) faults.push(`${where} has ${key}, which nobody asks for`);
    else if (text === null || text.trim() === '') faults.push(`${where} says nothing at ${key}`);
    else {
      const model = wanted.get(key) ?? wanted.get(key.replace(plural, '_other')) ?? '';
      const [is, shouldBe] = [filledIn(text), filledIn(model)];
      // One of something may say so in words.
      if (is !== shouldBe && !(/_(zero|one|two)$/.test(key) && filledIn(`${text} {{count}}`) === shouldBe))
        faults.push(`${where} fills in [${is}] at ${key}, and not [${shouldBe}]`);
    }
  }
  return faults;
}

/** Every fault of every language, as sentences; none: all is there. The first code is the measure of the others. */
export function localeFaults(locales: Locales, codes: readonly [string, ...string[]]): string[] {
  const [first] = codes;
  const areas = Object.keys(locales[first] ?? {});
  return codes.flatMap((code) => {
    const own = locales[code] ?? {};
    const unknown = Object.keys(own).filter((area) => !areas.includes(area));
    return [
      ...unknown.map((area) => `${code}/${area}.json is not an area`),
      ...areas.flatMap((area) => {
        const where = `${code}/${area}.json`;
        return Object.hasOwn(own, area)
          ? faultsOfArea(where, code, locales[first]?.[area], own[area])
          : [`${where} is missing`];
      }),
    ];
  });
}

/** Every folder of words there is, read whole. */
export function readLocales(folder: string): Locales {
  const files = (code: string): string[] =>
    readdirSync(path.join(folder, code)).filter((file) => file.endsWith('.json'));
  return Object.fromEntries(
    readdirSync(folder).map((code) => [
      code,
      Object.fromEntries(
        files(code).map((file) => [
          path.basename(file, '.json'),
          JSON.parse(readFileSync(path.join(folder, code, file), 'utf8')) as unknown,
        ]),
      ),
    ]),
  );
}

/** @param folder the languages' folders */
export function completeLanguages(folder: string): Plugin {
  return {
    name: 'bancheng-complete-languages',
    apply: 'build',
    buildStart() {
      const faults = localeFaults(readLocales(folder), languageCodes);
      if (faults.length > 0) this.error(`Words are missing:\n${faults.join('\n')}`);
    },
  };
}
