// A million cases: the citizen's status, the clerk's work, supervision and the statistics page on the real services, each beside what the bare file gives.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import Database from 'better-sqlite3';
import { createHallNode, type HallNode } from '#electron/hall-node.ts';
import type { Context } from '#electron/procedure-base.ts';
import type { Role } from '#shared/contract/procedure.ts';
import { concernSchema } from '#shared/contract/supervision.ts';
import { type Figure, figure, percentile } from './figure.ts';
import { hallWithoutQuotas } from './hall-without-quotas.ts';
import { fillWithCases, type Million } from './million-cases.ts';

/** `BANCHENG_BENCH_CASES`: fewer, for trying the bench itself. */
const cases = Number(process.env.BANCHENG_BENCH_CASES ?? 1_000_000);
const unitsThere = 90;
const statusReads = 2000;
const pageReads = 180;
const statisticsReads = 5;
const askedEveryMs = 5;
/** A Monday morning. */
const began = Date.parse('2026-11-23T10:00:00+08:00');

export async function benchCases(): Promise<Figure[]> {
  // In memory where there is room for it: what is measured is the program, not the disk.
  const directory = mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'bancheng-bench-'));
  try {
    const open = () =>
      createHallNode({
        dataDir: path.join(directory, 'data'),
        clock: () => began + Math.floor(performance.now()),
        random: { bytes: (length) => new Uint8Array(randomBytes(length)) },
        hasLog: false,
        isAtWork: false,
      });
    await hallWithoutQuotas(directory);
    const million = await fill(await open());
    const node = await open();
    try {
      return await measure(node, million);
    } finally {
      await node.close();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function fill(node: HallNode): Promise<Million> {
  const { vault, catalogue, hall, config } = node;
  const plan = {
    vault,
    cases,
    file: config.paths.database,
    today: hall.today(),
    timeZone: hall.timeZone,
    units: Array.from({ length: unitsThere }, (_, at) => catalogue.units[at]?.code ?? `U-${at}`),
    matters: catalogue.matters.map(({ code }) => code),
  };
  await node.close();
  const at = performance.now();
  const filled = await fillWithCases(plan);
  console.error(`  ${cases} cases made in ${((performance.now() - at) / 1000).toFixed(0)} s`);
  return filled;
}

async function measure(node: HallNode, million: Million): Promise<Figure[]> {
  const of = (context: Context) => createRouterClient(node.router, { context });
  const raw = new Database(node.config.paths.database, { readonly: true });
  const today = node.hall.today();
  const span = { from: million.from, to: today };
  const statistics = () => of(as('supervisor')).caseFigures.read(span);
  const status = (at: number) => {
    const sample = million.samples[(at * 7919) % million.samples.length];
    if (!sample) throw new Error('there is no case to ask for');
    return of(citizen(at)).cases.status(sample);
  };
  const work = (at: number) => {
    const { staffId, unitCode } = million.staff[(at * 31) % million.staff.length] ?? { staffId: '', unitCode: '' };
    const whose = at % 2 === 0 ? 'mine' : 'unit';
    return of(as('handler', unitCode, staffId)).handling.work({ whose, page: 1 });
  };
  const concerns = concernSchema.options;
  const supervision = (at: number) =>
    of(as('supervisor')).supervision.overview({ concern: concerns[at % concerns.length] ?? 'overdue', page: 1 });

  const byNumber = raw.prepare('select * from cases where case_no = ?');
  const rawStatus = (at: number) => byNumber.get(million.samples[(at * 7919) % million.samples.length]?.caseNo);
  const byUnit = raw.prepare(
    'select * from cases where custodian_unit = ? and closed_at is null order by promised_date limit 20',
  );
  const rawUnit = (at: number) => byUnit.all(million.staff[(at * 31) % million.staff.length]?.unitCode);
  const byDay = raw.prepare(
    'select * from cases where closed_at is null and promised_date >= ? order by promised_date limit 20',
  );
  const scan = raw.prepare(
    'select count(*), sum(concluded_at), max(promised_date), max(custodian_unit) from cases indexed by cases_figures',
  );

  const figures: Figure[] = [];
  const add = (name: string, value: number, floor: number, gate?: number, aim?: number): void => {
    const limits = { ...(gate !== undefined && { gate }), ...(aim !== undefined && { aim }) };
    figures.push(
      figure({
        area: 'cases',
        name: `${name}, ${million.cases} cases`,
        value,
        unit: 'ms',
        floor,
        isAbsolute: true,
        ...limits,
      }),
    );
  };

  const statusTook = await timed(statusReads, status);
  const statusFloor = percentile(await timed(statusReads, rawStatus), 0.99);
  add('status by number, p99', percentile(statusTook, 0.99), statusFloor, 10);
  const workTook = await timed(pageReads, work);
  add('my work, p95', percentile(workTook, 0.95), percentile(await timed(pageReads, rawUnit), 0.95), 150, 50);
  // The first question after a start looks for repeat visits among all open cases.
  const firstTook = await timed(1, supervision);
  const dayFloor = percentile(await timed(pageReads, () => byDay.all(today)), 0.95);
  add('supervision, first after a start', firstTook[0] ?? Number.NaN, dayFloor);
  add('supervision, p95', percentile(await timed(pageReads, supervision), 0.95), dayFloor, 150, 50);
  await statistics();
  const statisticsTook = await timed(statisticsReads, statistics);
  const scanned = percentile(await timed(statisticsReads, () => scan.get()), 0.5);
  add('statistics page over all, p50', percentile(statisticsTook, 0.5), scanned, 3000, 1000);

  // Citizens ask on while it is counted: more of them than ever stand in one hall.
  let isCounting = true;
  const counting = timed(statisticsReads, statistics).then((took) => {
    isCounting = false;
    return took;
  });
  const meanwhile: number[] = [];
  for (let at = 0; isCounting; at += 1) {
    meanwhile.push(...(await timed(1, () => status(at))));
    await wait(askedEveryMs);
  }
  add('status by number while statistics are counted, p99', percentile(meanwhile, 0.99), statusFloor);
  add('statistics page while citizens ask, p50', percentile(await counting, 0.5), scanned, 3000, 1000);
  raw.close();
  return figures;
}

/** Warms up with a tenth of them. */
async function timed(times: number, once: (at: number) => unknown): Promise<number[]> {
  const took: number[] = [];
  for (let at = -Math.floor(times / 10); at < times; at += 1) {
    const start = performance.now();
    await once(Math.abs(at));
    if (at >= 0) took.push(performance.now() - start);
  }
  return took;
}

const nobody = { terminal: 'bench', sessionToken: null, setSession: null } as const;
/** Each from a place of its own, so that nobody is taken for a guesser. */
const citizen = (at: number): Context => ({ ...nobody, source: `10.0.${at >> 8}.${at & 255}`, signedIn: null });

function as(role: Role, unitCode = '', staffId = '00000000-0000-4000-8000-000000000000'): Context {
  return {
    ...nobody,
    source: 'desk',
    signedIn: {
      staffId,
      unitCode,
      displayName: '测速',
      roles: [role],
      mustChangePassword: false,
      endsAt: Number.POSITIVE_INFINITY,
    },
  };
}
