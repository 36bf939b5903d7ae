// Where a hall's catalogue comes from: the demo hall or an older folder's files at the first start, files by command later, and never again by themselves.
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CatalogueError } from '#electron/catalogue/catalogue-error.ts';
import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import { hallCommand } from '#electron/catalogue/hall-command.ts';
import { dataPaths } from '#electron/config.ts';
import { projections } from '#electron/hall-projections.ts';
import { StoreBusy } from '#electron/store/store-errors.ts';
import { verifyDatabase } from '#electron/store/verify.ts';
import type { EntryData } from '#shared/contract/hall-entries.ts';
import { startHall, type TestHall } from '../support/hall.ts';

const demoHall = path.resolve(import.meta.dirname, '../../resources/demo-hall');
const now = Date.parse('2026-12-07T10:00+08:00');

let dataDir: string;
const running: TestHall[] = [];
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'bancheng-first-'));
});
afterEach(async () => {
  for (const hall of running.splice(0)) await hall.node.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(): Promise<TestHall> {
  const hall = await startHall({ dataDir, clock: () => now });
  running.push(hall);
  return hall;
}
async function stop(): Promise<void> {
  for (const hall of running.splice(0)) await hall.node.close();
}
const file = (name: string) => path.join(dataDir, 'hall', name);
async function edit(name: string, from: string, to: string, where = file(name)): Promise<void> {
  const text = await readFile(where, 'utf8');
  expect(text).toContain(from);
  await writeFile(where, text.replace(from, to));
}
const olderFolder = () => cp(demoHall, path.join(dataDir, 'hall'), { recursive: true });

/** What somebody at the command line sees. */
async function command(action: 'export' | 'import', directory: string) {
  const said: string[] = [];
  const done = await hallCommand({
    action,
    directory,
    paths: dataPaths(dataDir),
    projections,
    clock: () => now,
    say: (line) => said.push(line),
  });
  return { done, said: said.join('\n') };
}

describe('a first start', () => {
  it('brings the demo hall into the journal once, and leaves a folder for holiday notices', async () => {
    const { node } = await start();
    expect(node.catalogue.matters).toHaveLength(69);
    expect(await readdir(path.join(dataDir, 'hall'))).toEqual([]);
    const imports = () =>
      node.store.db.selectFrom('journal').select('subject').where('type', '=', 'catalogue.imported').execute();
    expect(await imports()).toHaveLength(1);
    await stop();
    const again = await start();
    const events = await again.node.store.db
      .selectFrom('journal')
      .select('type')
      .where('type', 'like', 'catalogue.%')
      .execute();
    expect(events).toEqual([{ type: 'catalogue.imported' }]);
  });

  it('of an older data directory takes its own files, and never reads them again', async () => {
    await olderFolder();
    await rm(file('special-days.json'));
    await rm(file('answers.json'));
    await edit('hall.json', '向例静', '向样静');
    // As a version without these fields wrote it.
    await edit('catalogue.json', '      "appointment": { "perSlot": 2 },\n', '');
    const { node } = await start();
    expect(node.catalogue.tellWindow.person).toBe('向样静');
    expect(node.catalogue.matter('GA-21')).toMatchObject({ appointment: null, quotas: null });
    expect(node.catalogue.group('G-HZ')).toMatchObject({ digits: 3, start: 1 });
    expect(node.catalogue.answers).toEqual([]);
    await stop();
    await edit('hall.json', '向样静', '向新静');
    await writeFile(file('windows.json'), '{ broken');
    expect((await start()).node.catalogue.tellWindow.person).toBe('向样静');
    await stop();
    expect(await verifyDatabase({ path: dataPaths(dataDir).database, projections })).toMatchObject({ ok: true });
  });

  it('is refused by a broken file, with its line and what is allowed; mended, it starts', async () => {
    await olderFolder();
    await edit('windows.json', '"dailyQuota": 60', '"dailyQuota": "60"');
    const error = await start().then(
      () => expect.unreachable('started'),
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof CatalogueError)) throw error;
    expect(error.problems).toMatchObject([{ file: file('windows.json'), entry: 'groups[G-HZ].dailyQuota' }]);
    expect(error.problems[0]?.line).toBeGreaterThan(10);
    expect(error.messageZh).toContain('0 到 9999 的整数');
    await edit('windows.json', '"dailyQuota": "60"', '"dailyQuota": 70');
    expect((await start()).node.catalogue.group('G-HZ')?.dailyQuota).toBe(70);
  });

  it('says which file is missing rather than take the demo hall for the others', async () => {
    await olderFolder();
    await rm(file('units.json'));
    await expect(start()).rejects.toThrow(/units\.json.*文件不见了/);
  });
});

describe('a hall as files', () => {
  it('goes out and comes in on another machine as it was', async () => {
    const { node } = await start();
    const out = path.join(dataDir, 'out');
    expect((await command('export', out)).done).toBe(true);
    const said = ({ matters, windows, specialDays, answers }: Catalogue) =>
      JSON.stringify([matters, windows, specialDays, answers]);
    const here = said(node.catalogue);
    await stop();
    const elsewhere = await mkdtemp(path.join(tmpdir(), 'bancheng-first-'));
    try {
      await cp(out, path.join(elsewhere, 'hall'), { recursive: true });
      const other = await startHall({ dataDir: elsewhere, clock: () => now });
      running.push(other);
      expect(said(other.node.catalogue)).toBe(here);
      await stop();
    } finally {
      await rm(elsewhere, { recursive: true, force: true });
    }
  });

  it('goes out without what is retired, even where something still names it, and comes in again', async () => {
    const hall = await start();
    const admin = await hall.admin();
    const entry = async (code: string) => {
      const { matter, window } = await admin.catalogue.entries();
      const found = [...matter, ...window].find((each) => each.code === code);
      if (!found) throw new Error(`no ${code}`);
      return found;
    };
    const window = await entry('W01');
    const only = [{ group: 'G-HZ', matters: ['GA-01', 'GA-02'], hours: null }];
    const data = { ...(window.data as EntryData<'window'>), only };
    await admin.catalogue.save({ kind: 'window', version: window.version, data });
    expect(hall.node.catalogue.popular.map(({ code }) => code)).toContain('GA-01');
    await admin.catalogue.retire({ kind: 'matter', code: 'GA-01', version: (await entry('GA-01')).version });
    await stop();
    const out = path.join(dataDir, 'out');
    await command('export', out);
    expect((await command('import', out)).done).toBe(true);
    const again = await start();
    expect(again.node.catalogue.window('W01')?.only).toEqual([{ ...only[0], matters: ['GA-02'] }]);
    expect(again.node.catalogue.matter('GA-01')?.isRetired).toBe(true);
  });

  it('comes in over a hall that has one: new and changed saved, what is not named retired, all the rest untouched', async () => {
    await start();
    await stop();
    const out = path.join(dataDir, 'out');
    await command('export', out);
    expect((await command('import', out)).said).toContain('新的或改过的 0 条，停用 0 条');
    const days = { note: '试验', demo: true, days: [] };
    await writeFile(path.join(out, 'special-days.json'), JSON.stringify(days));
    await edit('', '向例静', '向样静', path.join(out, 'hall.json'));
    expect((await command('import', out)).said).toContain('新的或改过的 1 条，停用 1 条');
    const { node } = await start();
    expect(node.catalogue.tellWindow.person).toBe('向样静');
    expect(node.catalogue.specialDays).toEqual([]);
    await stop();
    expect(await verifyDatabase({ path: dataPaths(dataDir).database, projections })).toMatchObject({ ok: true });
  });

  it('is refused while the hall runs, over files that lie there, from files that do not hold together', async () => {
    await start();
    const out = path.join(dataDir, 'out');
    await command('export', out);
    await expect(command('import', out)).rejects.toThrow(StoreBusy);
    await expect(command('export', out)).rejects.toThrow(/不覆盖/);
    await stop();
    await edit('', '"department": "D-GA"', '"department": "D-XX"', path.join(out, 'catalogue.json'));
    await expect(command('import', out)).rejects.toThrow(/matters\[GA-01\]\.department/);
    expect((await start()).node.catalogue.matter('GA-01')?.department).toBe('D-GA');
  });

  it('is refused where it would leave today’s numbers without a window', async () => {
    const hall = await start();
    const client = hall.client();
    await client.queue.take({ requestId: crypto.randomUUID(), matterCode: 'MZ-11', language: 'zh-CN' });
    const out = path.join(dataDir, 'out');
    await command('export', out);
    await stop();
    const windows = path.join(out, 'windows.json');
    // The marriage group's letter goes to the one without numbers yet.
    await edit('', '"series": "E"', '"series": "X"', windows);
    await edit('', '"series": "F"', '"series": "E"', windows);
    await expect(command('import', out)).rejects.toThrow(/字母 E 的号今天 G-HY 已经发过/);
  });

  it('that is not there yet cannot go out', async () => {
    expect(await command('export', path.join(dataDir, 'out'))).toMatchObject({ done: false });
  });
});
