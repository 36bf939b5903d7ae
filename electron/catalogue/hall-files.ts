// A hall as files: what a first start and `hall import` read, and `hall export` writes. The running hall never reads them.
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { type EntryData, type EntryKind, hallEntryCode } from '#shared/contract/hall-entries.ts';
import { type AnyEntry, allEntries, byKind, type HallEntries, hallOf, live } from './catalogue-entries.ts';
import { CatalogueError, type CatalogueProblem } from './catalogue-error.ts';
import { type ReferenceProblem, referenceProblems } from './catalogue-references.ts';
import {
  answersFileSchema,
  casesFileSchema,
  catalogueFileSchema,
  hallFileSchema,
  pinyinFileSchema,
  type SampleCase,
  specialDaysFileSchema,
  unitsFileSchema,
  windowsFileSchema,
} from './catalogue-schema.ts';
import { show } from './explain-issue.ts';
import type { Pinyin } from './pinyin.ts';
import { readHallFile, readIfThere } from './read-hall-file.ts';

/** The files a hall must have. */
const HALL_FILES = ['hall.json', 'catalogue.json', 'units.json', 'windows.json'] as const;
/** May be missing: there are none then. */
const specialDaysFile = 'special-days.json';
const answersFile = 'answers.json';

/** Where each kind of entry stands. */
const placeOf = {
  hall: { file: 'hall.json', list: '' },
  unit: { file: 'units.json', list: 'units' },
  matter: { file: 'catalogue.json', list: 'matters' },
  group: { file: 'windows.json', list: 'groups' },
  window: { file: 'windows.json', list: 'windows' },
  'special-day': { file: specialDaysFile, list: 'days' },
  answer: { file: answersFile, list: 'answers' },
} as const satisfies Record<EntryKind, { file: string; list: string }>;

/** Some of a hall's files are here: it is to be read from here, and whatever is missing is to be told. */
export function hasHallFiles(directory: string): boolean {
  return HALL_FILES.some((file) => existsSync(path.join(directory, file)));
}

/** Reads a hall's directory: entries of version 1, in the files' order. Throws CatalogueError naming the file, the entry and what is allowed. */
export async function readHallFiles(directory: string): Promise<HallEntries> {
  const [hallFile, matters, units, windows, special, answers] = await Promise.all([
    readHallFile(directory, 'hall.json', hallFileSchema),
    readHallFile(directory, 'catalogue.json', catalogueFileSchema),
    readHallFile(directory, 'units.json', unitsFileSchema),
    readHallFile(directory, 'windows.json', windowsFileSchema),
    readIfThere(directory, specialDaysFile, specialDaysFileSchema),
    readIfThere(directory, answersFile, answersFileSchema),
  ]);
  const { note: _note, ...hall } = hallFile;
  const data: { [K in EntryKind]: readonly EntryData<K>[] } = {
    hall: [{ ...hall, hours: windows.hours, popular: matters.popular }],
    unit: units.units,
    matter: matters.matters,
    group: windows.groups,
    window: windows.windows,
    'special-day': special?.days ?? [],
    answer: answers?.answers ?? [],
  };
  const entries = byKind(Object.entries(data).flatMap(([kind, list]) => list.map(firstVersion(kind as EntryKind))));
  const problems = [...doubled(entries), ...referenceProblems(entries).map(inFile)];
  if (problems.length > 0)
    throw new CatalogueError(problems.map((one) => ({ ...one, file: path.join(directory, one.file) })));
  return entries;
}

/** Reads the demo hall's invented cases, which `seed` and tests tell from. */
export async function loadSampleCases(directory: string): Promise<readonly SampleCase[]> {
  return (await readHallFile(directory, 'cases.json', casesFileSchema)).cases;
}

/** Ready-made readings; none where the directory has no such file: it only saves time. */
export async function readPinyin(directory: string): Promise<Pinyin> {
  return (await readIfThere(directory, 'pinyin.json', pinyinFileSchema)) ?? {};
}

/** Writes what is offered now, in the form `readHallFiles` takes. Throws CatalogueError where a hall's files lie already. */
export async function writeHallFiles(directory: string, entries: HallEntries): Promise<void> {
  const there = [...HALL_FILES, specialDaysFile, answersFile].filter((file) => existsSync(path.join(directory, file)));
  if (there.length > 0)
    throw new CatalogueError(
      there.map((file) => ({
        file: path.join(directory, file),
        entry: '',
        line: null,
        zh: '这里已经有这个文件，不覆盖。请换一个空文件夹',
        en: 'is there already and is not overwritten. Use an empty folder',
      })),
    );
  const { hours, popular, ...hall } = hallOf(entries);
  // Entries may go on naming what is retired; files have to hold together by themselves.
  const offered = new Set(live(entries.matter).map(({ code }) => code));
  const isOffered = (code: string): boolean => offered.has(code);
  const heading = {
    note: hall.demo
      ? '演示数据：不是石柱的正式办事指南，不含任何真实个人和真实电话。Demo data: not an official guide; no real person or telephone in it.'
      : '从办成导出。Exported from Bancheng.',
    demo: hall.demo,
  };
  const files: Record<string, unknown> = {
    'hall.json': { note: heading.note, ...hall } satisfies z.input<typeof hallFileSchema>,
    'catalogue.json': {
      ...heading,
      popular: popular.filter(isOffered),
      matters: live(entries.matter),
    } satisfies z.input<typeof catalogueFileSchema>,
    'units.json': { ...heading, units: live(entries.unit) } satisfies z.input<typeof unitsFileSchema>,
    'windows.json': {
      ...heading,
      hours,
      groups: live(entries.group),
      windows: live(entries.window).map(({ only, ...window }) => ({
        ...window,
        ...(only && { only: only.map((one) => ({ ...one, matters: one.matters?.filter(isOffered) ?? null })) }),
      })),
    } satisfies z.input<typeof windowsFileSchema>,
    [specialDaysFile]: { ...heading, days: live(entries['special-day']) } satisfies z.input<
      typeof specialDaysFileSchema
    >,
    [answersFile]: { ...heading, answers: live(entries.answer) } satisfies z.input<typeof answersFileSchema>,
  };
  await mkdir(directory, { recursive: true });
  for (const [file, content] of Object.entries(files))
    await writeFile(path.join(directory, file), `${JSON.stringify(content, null, 2)}\n`, { flag: 'wx' });
}

function firstVersion(kind: EntryKind) {
  return (data: EntryData, at: number): AnyEntry =>
    ({
      kind,
      code: kind === 'hall' ? hallEntryCode : data.code,
      version: 1,
      data,
      isRetired: false,
      place: (at + 1) * placeStep,
      changedAt: 0,
      changedBy: '',
    }) as AnyEntry;
}

/** Room between entries, so that one can be put between two others. */
export const placeStep = 1024;

/** Codes that stand twice: a database would not even take them. */
function doubled(entries: HallEntries): CatalogueProblem[] {
  const seen = new Set<string>();
  return allEntries(entries).flatMap(({ kind, code }) => {
    const key = `${kind}:${code}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const { file, list } = placeOf[kind];
    return {
      file,
      entry: `${list}[${code}]`,
      line: null,
      zh: `code ${show(code)} 写了两次，每个只能用一次`,
      en: `code ${show(code)} stands twice; each may be used once`,
    };
  });
}

/** Where in a hall's files a problem is to be mended. */
export function inFile({ kind, code, path: at, zh, en }: ReferenceProblem): CatalogueProblem {
  const field = at.map((key) => (typeof key === 'number' ? `[${key + 1}]` : `.${key}`)).join('');
  // The hall's own hours and its most asked matters stand in the files of the windows and the matters.
  const isPopular = kind === 'hall' && at[0] === 'popular';
  const { file, list } = isPopular ? { file: 'catalogue.json', list: '' } : placeOf[kind];
  return { file, entry: list === '' ? field.slice(1) : `${list}[${code}]${field}`, line: null, zh, en };
}
