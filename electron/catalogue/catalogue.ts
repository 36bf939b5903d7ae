// Loads a hall's files once at start and hands out one immutable catalogue, so that no request ever reads or parses a file.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { CatalogueError, type CatalogueProblem } from './catalogue-error.ts';
import { referenceProblems } from './catalogue-references.ts';
import {
  casesFileSchema,
  catalogueFileSchema,
  hallFileSchema,
  pinyinFileSchema,
  type SampleCase,
  unitsFileSchema,
  windowsFileSchema,
} from './catalogue-schema.ts';
import type { Catalogue, HallWindow, Matter, Name, Unit, WindowGroup } from './catalogue-types.ts';
import { explainIssue } from './explain-issue.ts';
import { parseJson } from './parse-json.ts';
import { type Pinyin, pinyinOf } from './pinyin.ts';
import { searchKeys } from './search-keys.ts';

/** The four files a hall must have. pinyin.json only saves time and may be missing. */
export const HALL_FILES = ['hall.json', 'catalogue.json', 'units.json', 'windows.json'] as const;

/** Reads a hall's directory. Throws CatalogueError naming the file, the entry and what is allowed. */
export async function loadCatalogue(directory: string): Promise<Catalogue> {
  const [hall, matters, units, windows, known] = await Promise.all([
    readHallFile(directory, 'hall.json', hallFileSchema),
    readHallFile(directory, 'catalogue.json', catalogueFileSchema),
    readHallFile(directory, 'units.json', unitsFileSchema),
    readHallFile(directory, 'windows.json', windowsFileSchema),
    readPinyin(directory),
  ]);
  const files = { hall, matters, units, windows };
  const problems = referenceProblems(files);
  if (problems.length > 0) {
    throw new CatalogueError(problems.map((problem) => ({ ...problem, file: path.join(directory, problem.file) })));
  }
  const texts = [...matters.matters.flatMap(chineseOfMatter), ...units.units.flatMap((u) => [u.name, u.short])];
  return freeze(assemble(files, await pinyinOf(texts.map(plain), known)));
}

/** Reads the demo hall's invented cases, which `seed` and tests tell from. */
export async function loadSampleCases(directory: string): Promise<readonly SampleCase[]> {
  return (await readHallFile(directory, 'cases.json', casesFileSchema)).cases;
}

/** The files as they stand on disk, already of the right shape. */
export type HallFiles = {
  hall: z.infer<typeof hallFileSchema>;
  matters: z.infer<typeof catalogueFileSchema>;
  units: z.infer<typeof unitsFileSchema>;
  windows: z.infer<typeof windowsFileSchema>;
};

async function readHallFile<T>(directory: string, file: string, schema: z.ZodType<T>): Promise<T> {
  const where = path.join(directory, file);
  let bytes: Buffer;
  try {
    bytes = await readFile(where);
  } catch (cause) {
    throw new CatalogueError([unreadable(where, cause)], { cause });
  }
  const parsed = parseJson(bytes);
  if (!parsed.ok) {
    throw new CatalogueError([{ file: where, entry: '', line: parsed.line, zh: parsed.zh, en: parsed.en }]);
  }
  const checked = schema.safeParse(parsed.value);
  if (checked.success) return checked.data;
  const said = checked.error.issues.flatMap((issue) => explainIssue(issue, parsed.value));
  throw new CatalogueError(
    said.map(({ path: at, zh, en }) => ({
      file: where,
      entry: nameEntry(at, parsed.value),
      line: parsed.lineOf(at),
      zh,
      en,
    })),
  );
}

async function readPinyin(directory: string): Promise<Pinyin> {
  try {
    return await readHallFile(directory, 'pinyin.json', pinyinFileSchema);
  } catch (error) {
    // Only a time-saver: without it the syllables are worked out on the spot. A file that is there but broken is still said.
    const isMissing =
      error instanceof CatalogueError && (error.cause as { code?: string } | undefined)?.code === 'ENOENT';
    if (isMissing) return {};
    throw error;
  }
}

function unreadable(file: string, cause: unknown): CatalogueProblem {
  const code = (cause as { code?: string }).code ?? String(cause);
  return code === 'ENOENT'
    ? {
        file,
        entry: '',
        line: null,
        zh: '文件不见了。请从备份或演示大厅里拷回来',
        en: 'the file is missing. Copy it back from a backup or from the demo hall',
      }
    : {
        file,
        entry: '',
        line: null,
        zh: `读不了（${code}）。请检查文件权限和磁盘`,
        en: `cannot be read (${code}). Check its permissions and the disk`,
      };
}

/** Says which entry by its own code where it has one: `matters[GA-01].materials[2]`, because nobody counts to 37. */
function nameEntry(at: readonly PropertyKey[], root: unknown): string {
  let value = root;
  let text = '';
  for (const key of at) {
    value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key];
    if (typeof key !== 'number') text += text === '' ? String(key) : `.${String(key)}`;
    else {
      const code =
        (value as { code?: unknown; id?: unknown } | null | undefined)?.code ?? (value as { id?: unknown } | null)?.id;
      text += `[${typeof code === 'string' ? code : key + 1}]`;
    }
  }
  return text;
}

function assemble(files: HallFiles, pinyin: Pinyin): Catalogue {
  const matters = files.matters.matters.map((m): Matter => {
    const { nameEn, shortEn, ...rest } = m;
    return {
      ...rest,
      name: toName(m.name, nameEn),
      short: toName(m.short, shortEn),
      search: searchKeys(chineseOfMatter(m).map(plain), pinyin),
    };
  });
  const units = files.units.units.map((u): Unit => {
    const { nameEn, shortEn, zoneEn, ...rest } = u;
    return {
      ...rest,
      name: toName(u.name, nameEn),
      short: toName(u.short, shortEn),
      zone: u.zone === null || zoneEn === null ? null : toName(u.zone, zoneEn),
      search: searchKeys([u.name, u.short].map(plain), pinyin),
    };
  });
  const groups = files.windows.groups.map((g): WindowGroup => {
    const { nameEn, ...rest } = g;
    const own = matters.filter((m) => m.group === g.code).map((m) => m.code);
    return { ...rest, name: toName(g.name, nameEn), matters: own };
  });
  const windows = files.windows.windows.map((w): HallWindow => {
    const { nameEn, zoneEn, hours, ...rest } = w;
    return { ...rest, name: toName(w.name, nameEn), zone: toName(w.zone, zoneEn), hours: hours ?? files.windows.hours };
  });

  const matterBy = new Map(matters.map((m) => [m.code, m]));
  const unitBy = new Map(units.map((u) => [u.code, u]));
  const groupBy = new Map(groups.map((g) => [g.code, g]));
  const windowBy = new Map(windows.map((w) => [w.code, w]));
  const windowsBy = new Map(groups.map((g) => [g.code, windows.filter((w) => w.groups.includes(g.code))]));
  const mattersBy = new Map(units.map((u) => [u.code, matters.filter((m) => m.department === u.code)]));
  const { tellWindow, note: _note, ...hall } = files.hall;
  const tell = windowBy.get(tellWindow.window);
  if (tell === undefined) throw new Error('references were checked: the tell window exists');
  const { window: _window, ...seat } = tellWindow;

  return {
    hall,
    matters,
    units,
    groups,
    windows,
    popular: files.matters.popular.flatMap((code) => matterBy.get(code) ?? []),
    departments: units.filter((u) => u.floor !== null && (mattersBy.get(u.code)?.length ?? 0) > 0),
    tellWindow: { code: tell.code, number: tell.number, unit: tell.unit, name: tell.name, ...seat },
    matter: (code) => matterBy.get(code),
    unit: (code) => unitBy.get(code),
    group: (code) => groupBy.get(code),
    window: (code) => windowBy.get(code),
    groupOfMatter: (code) => groupBy.get(matterBy.get(code)?.group ?? ''),
    windowsOfGroup: (code) => windowsBy.get(code) ?? [],
    mattersOfDepartment: (code) => mattersBy.get(code) ?? [],
  };
}

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
