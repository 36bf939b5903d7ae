// The queue as a hall meets it: a crowd taking numbers over HTTP while windows call, displays that follow, and the memory it takes.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import Database from 'better-sqlite3';
import { createHallNode } from '#electron/hall-node.ts';
import type { Contract } from '#shared/contract/contract.ts';
import { addressFrom } from '../support/address.ts';
import { type Figure, figure, percentile } from './figure.ts';
import { hallWithoutQuotas } from './hall-without-quotas.ts';
import { residentMiB } from './process-bench.ts';
import { openRaw, type Rows, ticketRows } from './raw-database.ts';
import type { CrowdFigures } from './take-clients.ts';

type Client = ContractRouterClient<Contract>;

const crowds = [1, 10, 50];
const rounds = 5;
const roundSeconds = 1.5;
const rawSeconds = 0.5;
const rawSample = 300;
/** Of the raw durable commits' rate at ten clients: a fifth must be, a half is reached for. */
const gateTimes = 5;
const aimTimes = 2;
const callsTimed = 120;
const callingSeconds = 8;
const gateDisplayMs = 200;
const aimDisplayMs = 100;
const displays = 30;
const boardReads = 20;
const aimMiB = 200;
const account = { username: 'bench', displayName: '测速', password: 'a-long-bench-password' };

export async function benchQueue(root: string): Promise<Figure[] | string> {
  if (process.platform !== 'linux') return 'a crowd needs the many loopback addresses of Linux';
  const directory = mkdtempSync(path.join(tmpdir(), 'bancheng-bench-'));
  const dataDir = await hallWithoutQuotas(directory);
  await writeFile(path.join(dataDir, 'settings.jsonc'), JSON.stringify({ hall: { hours: 'always' } }));
  const hall = await prepare(dataDir);
  const node = spawn(
    process.execPath,
    [...profiled(), path.join(root, 'electron/cli.mjs'), 'serve', '--data', dataDir, '--port', '0'],
    { stdio: ['ignore', 'pipe', 'inherit'], cwd: root },
  );
  try {
    const url = await addressFrom(node.stdout);
    return await measure({ url, node, hall, root, directory });
  } finally {
    node.kill('SIGTERM');
    await new Promise((resolve) => node.once('exit', resolve));
    rmSync(directory, { recursive: true, force: true });
  }
}

type Hall = { database: string; matters: readonly string[]; windows: readonly string[] };

/** Somebody to call, and what there is to take and to call from. */
async function prepare(dataDir: string): Promise<Hall> {
  const node = await createHallNode({
    dataDir,
    clock: Date.now,
    random: { bytes: (length) => new Uint8Array(randomBytes(length)) },
    hasLog: false,
    isAtWork: false,
  });
  try {
    const { setupCode } = node.firstStart;
    if (setupCode === null) throw new Error('the bench needs a new hall');
    await node.staff.createFirstAdmin({ source: 'bench', terminal: 'bench' }, { ...account, setupCode });
    const groups = node.catalogue.groups.filter(({ needsTicket, matters }) => needsTicket && matters.length > 0);
    return {
      database: node.config.paths.database,
      matters: groups.flatMap(({ matters }) => matters.slice(0, 1)),
      windows: groups.flatMap(({ code }) => node.catalogue.windowsOfGroup(code).slice(0, 1)).map(({ code }) => code),
    };
  } finally {
    await node.close();
  }
}

type Bench = { url: string; node: ChildProcess; hall: Hall; root: string; directory: string };

async function measure(o: Bench): Promise<Figure[]> {
  await crowd(o, 4, 1);
  const raw = openRaw(o.hall.database, path.join(o.directory, 'raw.db'));
  const figures: Figure[] = [];
  for (const clients of crowds) {
    const seen: CrowdFigures[] = [];
    const floors: number[] = [];
    // Both sides alternate in short rounds, so that a noisy minute hits both alike.
    for (let round = 0; round < rounds; round += 1) {
      floors.push(rawMs(raw, o.hall.database));
      seen.push(await crowd(o, clients, roundSeconds));
    }
    const middle = (figures: readonly number[]) => percentile(figures, 0.5);
    const name = `take over HTTP, ${clients} ${clients === 1 ? 'client' : 'clients'}`;
    const isGated = clients === 10;
    figures.push(
      figure({
        area: 'queue',
        name: `${name}, a number each`,
        value: middle(seen.map(({ perSecond }) => 1000 / perSecond)),
        unit: 'ms',
        floor: middle(floors),
        ...(isGated && { gate: gateTimes, aim: aimTimes }),
      }),
      figure({ area: 'queue', name: `${name}, p50`, value: middle(seen.map(({ p50 }) => p50)), unit: 'ms' }),
      figure({ area: 'queue', name: `${name}, p99`, value: middle(seen.map(({ p99 }) => p99)), unit: 'ms' }),
    );
  }
  raw.close();
  figures.push(...(await displayFollows(o)), ...(await displaysRead(o)));
  const rss = residentMiB(o.node.pid);
  if (rss !== null)
    figures.push(figure({ area: 'node', name: 'RSS after the crowd', value: rss, unit: 'MiB', aim: aimMiB }));
  return figures;
}

/** Numbers a second. Throws where any was refused. */
async function crowd({ url, hall, root }: Bench, clients: number, seconds: number): Promise<CrowdFigures> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [path.join(root, 'test/bench/take-clients.ts'), url, String(clients), String(seconds), hall.matters.join()],
    { cwd: root },
  );
  const figures = JSON.parse(stdout) as CrowdFigures;
  if (Object.keys(figures.failed).length > 0)
    throw new Error(`numbers were refused: ${JSON.stringify(figures.failed)}`);
  return figures;
}

/** How long a durable commit of the rows takes that the newest numbers are made of (ms). */
function rawMs(raw: ReturnType<typeof openRaw>, file: string): number {
  const reader = new Database(file, { readonly: true });
  const ids = reader
    .prepare<[], { id: string }>(`select id from tickets order by taken_at desc limit ${rawSample}`)
    .all();
  const samples: Rows[] = ids.map(({ id }) => ticketRows(reader, id));
  reader.close();
  const took: number[] = [];
  const until = performance.now() + rawSeconds * 1000;
  for (let n = 0; performance.now() < until; n += 1) took.push(raw.commit(samples[n % samples.length] ?? []));
  return took.reduce((sum, ms) => sum + ms, 0) / took.length;
}

/** From the clerk's press to the display's line, while ten clients take numbers. */
async function displayFollows(o: Bench): Promise<Figure[]> {
  const clerk = clientOf(o.url);
  await clerk.staff.signIn({ username: account.username, password: account.password });
  const shown = new Map<string, (at: number) => void>();
  const feed = await clientOf(o.url).live.hall();
  // Ends with the hall node.
  void (async () => {
    for await (const event of feed) if (event.type === 'called') shown.get(event.call.windowCode)?.(performance.now());
  })().catch(() => undefined);
  const taking = crowd(o, 10, callingSeconds);
  await wait(500);
  const took: number[] = [];
  for (let n = 0; n < callsTimed; n += 1) {
    const windowCode = o.hall.windows[n % o.hall.windows.length] ?? '';
    const seen = new Promise<number>((resolve) => shown.set(windowCode, resolve));
    const began = performance.now();
    await clerk.calling.callNext({ windowCode, requestId: randomUUID() });
    const at = await Promise.race([seen, wait(5000, null)]);
    if (at === null) throw new Error(`no display heard of the call at window ${windowCode}`);
    took.push(at - began);
    await wait(20);
  }
  await taking;
  const of = (share: number) => percentile(took, share);
  const name = 'call to display, 10 clients taking';
  return [
    figure({ area: 'display', name: `${name}, p50`, value: of(0.5), unit: 'ms' }),
    figure({
      area: 'display',
      name: `${name}, p99`,
      value: of(0.99),
      unit: 'ms',
      gate: gateDisplayMs,
      aim: aimDisplayMs,
    }),
  ];
}

/** All displays read the board at once, as they do when their line comes back. */
async function displaysRead({ url }: Bench): Promise<Figure[]> {
  const readers = Array.from({ length: displays }, () => clientOf(url));
  const took: number[] = [];
  for (let n = 0; n < boardReads; n += 1) {
    await Promise.all(
      readers.map(async (reader) => {
        const began = performance.now();
        await reader.queue.board();
        took.push(performance.now() - began);
      }),
    );
    await wait(50);
  }
  const name = `board read by ${displays} displays at once`;
  return [
    figure({ area: 'display', name: `${name}, p50`, value: percentile(took, 0.5), unit: 'ms' }),
    figure({ area: 'display', name: `${name}, p99`, value: percentile(took, 0.99), unit: 'ms' }),
  ];
}

function clientOf(url: string): Client {
  let cookie = '';
  return createORPCClient(
    new RPCLink({
      url: `${url}/api/rpc`,
      headers: () => (cookie ? { cookie } : {}),
      fetch: async (request, init) => {
        const response = await fetch(request, init);
        cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
        return response;
      },
    }),
  );
}

/** `BENCH_PROFILE=folder`: where the hall node's time goes, for the developer tools of a browser. */
function profiled(): string[] {
  const folder = process.env.BENCH_PROFILE;
  return folder ? ['--cpu-prof', '--cpu-prof-dir', folder] : [];
}
