// The hall node as a process: how soon it is open after a build, and how much memory it takes.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { addressFrom } from '../support/address.ts';
import { coldStart } from './cold-start.ts';
import { type Figure, figure } from './figure.ts';

const aimColdStartSeconds = 5;

export async function benchProcess(root: string): Promise<Figure[] | string> {
  if (!existsSync(path.join(root, 'dist/main/cli.js'))) return 'not built; run: npm run build';
  const directory = mkdtempSync(path.join(tmpdir(), 'bancheng-bench-'));
  const began = performance.now();
  const node = spawn(
    process.execPath,
    [path.join(root, 'dist/main/cli.js'), 'serve', '--data', directory, '--port', '0'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  try {
    const url = await addressFrom(node.stdout);
    await fetch(`${url}/ready`);
    const openMs = performance.now() - began;
    // The bare runtime, started the same way in the same run.
    const bare = await bareNodeMs();
    await wait(2000);
    const figures = [figure({ area: 'node', name: 'first start to ready', value: openMs, unit: 'ms', floor: bare })];
    const rss = residentMiB(node.pid);
    if (rss !== null) figures.push(figure({ area: 'node', name: 'RSS after start', value: rss, unit: 'MiB' }));
    return [...figures, ...(await touchable(root))];
  } finally {
    node.kill('SIGTERM');
    await new Promise((resolve) => node.once('exit', resolve));
    rmSync(directory, { recursive: true, force: true });
  }
}

async function touchable(root: string): Promise<Figure[]> {
  const seconds = await coldStart(root);
  if (seconds === null) return [];
  return [
    figure({
      area: 'kiosk',
      name: 'npm start to a touchable kiosk, after build',
      value: seconds,
      unit: 's',
      aim: aimColdStartSeconds,
    }),
  ];
}

async function bareNodeMs(): Promise<number> {
  const began = performance.now();
  const node = spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' });
  await new Promise((resolve) => node.once('exit', resolve));
  return performance.now() - began;
}

/** Null where the system does not say. */
export function residentMiB(pid: number | undefined): number | null {
  if (pid === undefined || !existsSync(`/proc/${pid}/status`)) return null;
  const match = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return match ? Number(match[1]) / 1024 : null;
}
