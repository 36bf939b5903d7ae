// Data directories and clocks for halls that are to be found in a certain state: few numbers, a certain hour.
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { productRoot } from '#electron/product.ts';
import type { Clock } from '#shared/domain/ports.ts';

type Group = { code: string; dailyQuota: number | null };

/** A demo hall not yet started, whose window group gives this many numbers a day. */
export async function hallWithQuota(groupCode: string, dailyQuota: number): Promise<string> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'bancheng-test-'));
  const hallDir = path.join(dataDir, 'hall');
  await cp(path.join(productRoot, 'resources/demo-hall'), hallDir, { recursive: true });
  const file = path.join(hallDir, 'windows.json');
  const windows = JSON.parse(await readFile(file, 'utf8')) as { groups: Group[] };
  const group = windows.groups.find(({ code }) => code === groupCode);
  if (!group) throw new Error(`The demo hall has no group ${groupCode}`);
  group.dailyQuota = dailyQuota;
  await writeFile(file, JSON.stringify(windows));
  return dataDir;
}

/** A clock that shows this instant now and goes on from there, for instance '2026-11-22T10:05:00+08:00'. */
export function clockFrom(instant: string): Clock {
  const shiftMs = Date.parse(instant) - Date.now();
  return () => Date.now() + shiftMs;
}

/** The same, and set forward whenever a test wants to be at a later hour or day. */
export function clockToSet(instant: string): { clock: Clock; set(instant: string): void } {
  let clock = clockFrom(instant);
  return {
    clock: () => clock(),
    set: (later) => {
      clock = clockFrom(later);
    },
  };
}

/** A port nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
