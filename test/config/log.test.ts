// The log outlives evenings, full files and disks that refuse it; what it must never hold is test/api/log.test.ts's.
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openLog } from '#electron/log.ts';
import { eventually } from '../support/eventually.ts';

let folder: string;
let logs: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bancheng-log-'));
  logs = path.join(folder, 'logs');
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

const day = (ago: number): string => {
  const date = new Date(Date.now() - ago * 86_400_000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};
const linesOf = async (name: string) =>
  (await readFile(path.join(logs, name), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { event: string; lines?: number; detail?: string });

it('begins a new file after a night off, named by the day that is over', async () => {
  const first = await openLog(logs, 200);
  first.log('transport-fault', { detail: 'yesterday' });
  await first.close();
  const yesterday = new Date(Date.now() - 86_400_000);
  await utimes(path.join(logs, 'bancheng.log'), yesterday, yesterday);
  const second = await openLog(logs, 200);
  second.log('transport-fault', { detail: 'today' });
  await second.close();
  expect(await linesOf(`bancheng.${day(1)}.1.log`)).toMatchObject([{ detail: 'yesterday' }]);
  expect(await linesOf('bancheng.log')).toMatchObject([{ detail: 'today' }]);
  if (process.platform !== 'win32') expect((await stat(path.join(logs, 'bancheng.log'))).mode & 0o777).toBe(0o600);
});

it('begins another when one is full, and keeps all of the day', async () => {
  const { log, close } = await openLog(logs, 200, { size: '2K' });
  for (let n = 0; n < 60; n += 1) {
    log('transport-fault', { detail: `number ${n}` });
    // As in a hall, lines come one by one: each is looked at for its size.
    await wait(1);
  }
  await close();
  const files = (await readdir(logs)).filter((name) => name.endsWith('.log'));
  expect(files.length).toBeGreaterThan(2);
  expect((await Promise.all(files.map(linesOf))).flat()).toHaveLength(60);
});

it('lets go of what is older than it must keep, and of nothing else', async () => {
  await mkdir(logs);
  const kept = [`bancheng.${day(199)}.1.log`, `bancheng.${day(199)}.2.log`, 'start-failed.txt'];
  for (const name of [...kept, `bancheng.${day(201)}.1.log`]) await writeFile(path.join(logs, name), '');
  const { log, close } = await openLog(logs, 200);
  log('node-stopped', {});
  await eventually(async () => expect((await readdir(logs)).sort()).toEqual([...kept, 'bancheng.log'].sort()));
  await close();
});

it('comes back after a disk that refused it, and says how much is missing', async () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  // Where the folder should be there is a file: nothing can be opened.
  await writeFile(logs, '');
  const { log, close } = await openLog(logs, 200, { reopenMs: 30 });
  log('transport-fault', { detail: 'lost' });
  await eventually(() => expect(said).toHaveBeenCalled());
  log('transport-fault', { detail: 'lost too' });
  await rm(logs);
  await eventually(async () => expect((await readdir(logs)).length).toBeGreaterThan(0));
  log('transport-fault', { detail: 'here again' });
  await close();
  const lines = await linesOf('bancheng.log');
  expect(lines.map((line) => line.event)).toEqual(['log-gap', 'transport-fault']);
  expect(lines[0]?.lines).toBeGreaterThanOrEqual(2);
  expect(lines[1]?.detail).toBe('here again');
});

it('closes in peace where it could never write', async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await writeFile(logs, '');
  const { log, close } = await openLog(logs, 200);
  log('node-stopped', {});
  await close();
});
