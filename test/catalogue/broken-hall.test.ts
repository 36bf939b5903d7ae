import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCatalogue } from '#electron/catalogue/catalogue.ts';
import { CatalogueError } from '#electron/catalogue/catalogue-error.ts';
import { loadSampleCases } from '#electron/catalogue/hall-files.ts';

const demoHall = path.resolve(import.meta.dirname, '../../resources/demo-hall');

let hall: string;
beforeEach(async () => {
  hall = await mkdtemp(path.join(os.tmpdir(), 'bancheng-hall-'));
  await cp(demoHall, hall, { recursive: true });
});
afterEach(() => rm(hall, { recursive: true, force: true }));

type Json = Record<string, unknown>;

/** What stands at a path of keys and places: a group, or the test is wrong. */
function at(content: Json, ...keys: (string | number)[]): Json {
  const found = keys.reduce<unknown>((inner, key) => (inner as Json | undefined)?.[key], content);
  if (typeof found !== 'object' || found === null) throw new Error(`nothing at ${keys.join('.')}`);
  return found as Json;
}

async function edit(file: string, change: (content: Json) => void): Promise<void> {
  const where = path.join(hall, file);
  const content = JSON.parse(await readFile(where, 'utf8'));
  change(content);
  await writeFile(where, JSON.stringify(content, null, 2));
}

async function failure(loading: Promise<unknown> = loadCatalogue(hall)): Promise<CatalogueError> {
  try {
    await loading;
  } catch (error) {
    if (error instanceof CatalogueError) return error;
    throw error;
  }
  throw new Error('expected the hall to be refused');
}

const onlyOf = (group: string) => ({ only: [{ group, matters: ['GA-21'], hours: null }] });

describe('a hall whose files are broken', () => {
  it('names the file that is missing', async () => {
    await rm(path.join(hall, 'units.json'));
    const error = await failure();
    expect(error.problems).toHaveLength(1);
    expect(error.messageEn).toContain('units.json');
    expect(error.messageEn).toContain('missing');
    expect(error.messageZh).toContain('文件不见了');
  });

  it('names the line of a syntax error', async () => {
    await writeFile(path.join(hall, 'hall.json'), '{\n  "demo": true\n  "code": "500240"\n}');
    const error = await failure();
    expect(error.problems[0]).toMatchObject({ line: 3 });
    expect(error.messageZh).toContain('第 3 行');
    expect(error.messageEn).toContain('comma');
  });

  it('refuses an empty file and one that is not UTF-8', async () => {
    await writeFile(path.join(hall, 'windows.json'), '');
    expect((await failure()).messageZh).toContain('空的');
    await writeFile(path.join(hall, 'windows.json'), Buffer.from('{"note":"\xb0\xec\xb3\xc9"}', 'latin1'));
    expect((await failure()).messageEn).toContain('UTF-8');
  });

  it('takes a byte-order mark, comments and a trailing comma', async () => {
    const where = path.join(hall, 'hall.json');
    const text = await readFile(where, 'utf8');
    await writeFile(where, `\uFEFF// 我们的大厅\n${text.trimEnd().replace(/\}$/, ',}')}`);
    await expect(loadCatalogue(hall)).resolves.toMatchObject({ hall: { code: '500240' } });
  });

  it('names the entry by its code, its value, its line and what is allowed', async () => {
    await edit('windows.json', (content) => Object.assign(at(content, 'groups', 2), { dailyQuota: '40' }));
    const [problem] = (await failure()).problems;
    expect(problem).toMatchObject({ entry: 'groups[G-JG].dailyQuota' });
    expect(problem?.en).toContain('"40"');
    expect(problem?.en).toContain('a whole number from 0 to 9999');
    const lines = (await readFile(path.join(hall, 'windows.json'), 'utf8')).split('\n');
    expect(lines[(problem?.line ?? 0) - 1]).toContain('"dailyQuota": "40"');
  });

  it.each([
    ['a quota below nothing', 'windows.json', { dailyQuota: -1 }, 'groups', 'a whole number from 0 to 9999'],
    [
      'a series letter that reads as a digit',
      'windows.json',
      { series: 'O' },
      'groups',
      'one capital letter, not I or O',
    ],
    ['an unknown kind', 'units.json', { kind: 'office' }, 'units', 'department, vertical'],
    ['an unknown key', 'units.json', { nmae: '县政府' }, 'units', '"nmae"'],
    ['a name nothing can carry', 'catalogue.json', { name: '长'.repeat(200) }, 'matters', '1 to 120 characters'],
    ['an empty name', 'catalogue.json', { name: ' ' }, 'matters', '1 to 120 characters'],
    ['a ready answer nothing can carry', 'answers.json', { words: '长'.repeat(501) }, 'answers', '1 to 500 characters'],
    ['a ready answer for nothing', 'answers.json', { use: 'praise' }, 'answers', 'tell, conclude'],
    ['a title that fits no menu', 'answers.json', { name: '长'.repeat(21) }, 'answers', '1 to 20 characters'],
  ])('refuses %s', async (_what, file, change, list, said) => {
    await edit(file, (content) => Object.assign(at(content, list, 0), change));
    expect((await failure()).messageEn).toContain(said);
  });

  it('says that something is missing, and where', async () => {
    await edit('catalogue.json', (content) => {
      delete at(content, 'matters', 4).nameEn;
    });
    const [problem] = (await failure()).problems;
    expect(problem?.entry).toBe('matters[GA-06].nameEn');
    expect(problem?.en).toContain('missing');
  });

  it.each([
    ['a department nobody listed', 'catalogue.json', 'matters', { department: 'D-XX' }, '"D-XX"'],
    ['a group nobody listed', 'catalogue.json', 'matters', { group: 'G-XX' }, '"G-XX"'],
    ['an English list that is shorter', 'catalogue.json', 'matters', { materialsEn: ['One'] }, 'allowed: 4'],
    ['a code that stands twice', 'catalogue.json', 'matters', { code: 'GA-02' }, 'stands twice'],
    ['a parent nobody listed', 'units.json', 'units', { parent: 'U-XX' }, '"U-XX"'],
    ['a zone in one language', 'units.json', 'units', { zone: 'A区' }, 'both'],
    ['a window of a group nobody listed', 'windows.json', 'windows', { groups: ['G-XX'] }, '"G-XX"'],
    ['two windows with one number', 'windows.json', 'windows', { number: '2' }, 'number "2" stands twice'],
    ['a window that does some of a group it has not', 'windows.json', 'windows', onlyOf('G-CRJ'), 'of this window'],
    ['a window that does what is not in the group', 'windows.json', 'windows', onlyOf('G-HZ'), 'a matter of G-HZ'],
    ['two groups with one series', 'windows.json', 'groups', { series: 'B' }, 'series "B" stands twice'],
  ])('refuses %s', async (_what, file, list, change, said) => {
    await edit(file, (content) => Object.assign(at(content, list, 0), change));
    const error = await failure();
    expect(error.messageEn).toContain(file);
    expect(error.messageEn).toContain(said);
  });

  it('refuses a group that no window calls, and a tell window that does not exist', async () => {
    await edit('windows.json', (content) => {
      (content.windows as unknown[]).splice(5, 1);
    });
    await edit('hall.json', (content) => Object.assign(at(content, 'tellWindow'), { window: 'W99' }));
    const { messageEn } = await failure();
    expect(messageEn).toContain('groups[G-HY]');
    expect(messageEn).toContain('tellWindow.window');
  });

  it.each([
    ['closing before it opens', [['12:00', '09:00']]],
    [
      'overlapping',
      [
        ['09:00', '12:00'],
        ['11:00', '17:00'],
      ],
    ],
    ['without a session', []],
    ['at no time of day', [['9', '25:00']]],
  ])('refuses hours %s', async (_what, sessions) => {
    await edit('windows.json', (content) =>
      Object.assign(at(content, 'windows', 0), { hours: { days: [1], sessions } }),
    );
    expect((await failure()).problems[0]?.entry).toMatch(/^windows\[W01\]\.hours\.sessions/);
  });

  it('refuses a special day twice, and one whose group nobody listed', async () => {
    const day = { name: '培训', nameEn: 'Training', groups: null, closed: false, sessions: [['09:00', '12:00']] };
    await edit('special-days.json', (content) => {
      (content.days as unknown[]).push(
        { ...day, code: 'S02', date: '2026-12-11' },
        { ...day, code: 'S03', date: '2026-12-11' },
        { ...day, code: 'S04', date: '2026-12-11', groups: ['G-XX'] },
      );
    });
    const { problems } = await failure();
    expect(problems.map(({ file, entry }) => [path.basename(file), entry])).toEqual([
      ['special-days.json', 'days[S03].date'],
      ['special-days.json', 'days[S04].groups[1]'],
    ]);
  });

  it('can do without special days', async () => {
    await rm(path.join(hall, 'special-days.json'));
    expect((await loadCatalogue(hall)).specialDays).toEqual([]);
  });

  it('gives a window hours of its own where it has them', async () => {
    const hours = {
      days: [6],
      sessions: [
        ['09:00', '12:00'],
        ['12:00', '24:00'],
      ],
    };
    await edit('windows.json', (content) => Object.assign(at(content, 'windows', 0), { hours }));
    const catalogue = await loadCatalogue(hall);
    expect(catalogue.window('W01')?.hours).toEqual(hours);
    expect(catalogue.window('W02')?.hours.days).toEqual([1, 2, 3, 4, 5]);
  });

  it('refuses a time zone that does not exist', async () => {
    await edit('hall.json', (content) => Object.assign(content, { timeZone: 'Asia/Shizhu' }));
    expect((await failure()).messageEn).toContain('Asia/Shizhu');
  });

  it('refuses a sample case whose ID number has a wrong digit', async () => {
    await edit('cases.json', (content) => {
      at(content, 'cases', 0, 'person').idNumber = '500240195103129725';
    });
    const error = await failure(loadSampleCases(hall));
    expect(error.problems[0]?.entry).toBe('cases[AL001].person.idNumber');
  });

  it('reads new words itself when pinyin.json does not know them, or is not there', async () => {
    await edit('catalogue.json', (content) => Object.assign(at(content, 'matters', 0), { short: '换证还款' }));
    expect((await loadCatalogue(hall)).matter('GA-01')?.search.initials).toContain('hzhk');
    await rm(path.join(hall, 'pinyin.json'));
    expect((await loadCatalogue(hall)).matter('GA-02')?.search.initials).toContain('bsfz');
    await writeFile(path.join(hall, 'pinyin.json'), '{');
    expect((await failure()).messageEn).toContain('pinyin.json');
  });
});
