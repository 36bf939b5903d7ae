// Taking a number and telling the window at the service, against the bare durable commit of the very same rows.

import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { createHallNode, type HallNode } from '#electron/hall-node.ts';
import { type Figure, figure, percentile } from './figure.ts';
import { hallWithoutQuotas } from './hall-without-quotas.ts';
import { openRaw, type RawDatabase, type Rows, rowOf, ticketRows } from './raw-database.ts';

const warmUps = 100;
const samples = 600;
const gateRatio = 4;
const aimRatio = 2;

export async function benchService(): Promise<Figure[]> {
  const directory = mkdtempSync(path.join(tmpdir(), 'bancheng-bench-'));
  try {
    const node = await createHallNode({
      dataDir: await hallWithoutQuotas(directory),
      clock: Date.now,
      random: { bytes: (length) => new Uint8Array(randomBytes(length)) },
      hasLog: false,
      isAtWork: false,
    });
    // Both sides alternate in small rounds, so that a noisy minute hits both alike.
    const raw = openRaw(node.config.paths.database, path.join(directory, 'raw.db'));
    const take = await side(node, raw, takeOnce, ticketRows);
    const file = await side(node, raw, fileOnce, caseRows);
    raw.close();
    await node.close();
    return [
      figure({
        area: 'queue',
        name: 'take at the service, p50',
        value: take.service,
        unit: 'ms',
        floor: take.floor,
        gate: gateRatio,
        aim: aimRatio,
      }),
      figure({
        area: 'cases',
        name: 'file at the service, p50',
        value: file.service,
        unit: 'ms',
        floor: file.floor,
        gate: gateRatio,
        aim: aimRatio,
      }),
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function side(
  node: HallNode,
  raw: RawDatabase,
  once: (node: HallNode, n: number) => Promise<string>,
  rowsOf: (database: Database.Database, subject: string) => Rows,
): Promise<{ service: number; floor: number }> {
  const reader = new Database(node.config.paths.database, { readonly: true });
  const service: number[] = [];
  const floor: number[] = [];
  for (let n = 0; n < warmUps + samples; n += 1) {
    const began = performance.now();
    const subject = await once(node, n);
    const took = performance.now() - began;
    const rows = rowsOf(reader, subject);
    const rawTook = raw.commit(rows);
    if (n < warmUps) continue;
    service.push(took);
    floor.push(rawTook);
  }
  reader.close();
  return { service: percentile(service, 0.5), floor: percentile(floor, 0.5) };
}

async function takeOnce(node: HallNode, n: number): Promise<string> {
  // Groups in turn, so that no quota stands in the way.
  const groups = node.catalogue.groups.filter((group) => group.needsTicket);
  const group = groups[n % groups.length];
  const matterCode = group?.matters[0];
  if (!matterCode) throw new Error('the demo hall has no matter to take a number for');
  const taken = await node.queue.take(
    { kind: 'citizen', id: 'kiosk', terminal: 'bench' },
    { requestId: randomUUID(), matterCode, language: 'zh-CN' },
  );
  return taken.ticket.id;
}

async function fileOnce(node: HallNode, n: number): Promise<string> {
  const receipt = await node.cases.file(
    { actor: { kind: 'citizen', id: 'kiosk', terminal: 'bench' }, channel: 'kiosk', filedBy: null },
    {
      requestId: randomUUID(),
      kind: 'not-done',
      matterCode: 'GA-01',
      failedAtUnit: 'D-GA',
      words: '镇上派出所换身份证的机器坏了，叫我到县里办。我坐车走了五十公里，到了说今天的号取完了。',
      trips: 2,
      person: { role: 'self', name: '罗例梅', phone: `1390000${String(n % 10000).padStart(4, '0')}` },
      language: 'zh-CN',
    },
  );
  return receipt.caseNo;
}

function caseRows(database: Database.Database, caseNo: string): Rows {
  const many = (table: string) =>
    database
      .prepare<[string], Record<string, unknown>>(`select * from ${table} where case_no = ?`)
      .all(caseNo)
      .map((row) => ({ table, row }));
  return [
    { table: 'journal', row: rowOf(database, 'journal', 'subject', caseNo) },
    ...many('cases'),
    ...many('case_stages'),
    ...many('vault_keys'),
    ...many('blind_index'),
    { table: 'slip_jobs', row: rowOf(database, 'slip_jobs', 'subject', caseNo) },
  ];
}
