// The whole hall node killed with -9 while kiosks are busy: what a citizen was told stands, and no number comes twice.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { projections } from '#electron/hall-projections.ts';
import { productRoot } from '#electron/product.ts';
import { verifyDatabase } from '#electron/store/verify.ts';

let running: ChildProcess | null = null;
let dataDir = '';
afterEach(async () => {
  running?.kill('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

/** From source, as a process of its own. */
async function serve(): Promise<string> {
  const child = spawn(
    process.execPath,
    [path.join(productRoot, 'electron/cli.ts'), 'serve', '--data', dataDir, '--port', '0'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  running = child;
  // Read to its end: a hall whose words nobody takes any more would end of that.
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += String(chunk);
      const address = /kiosk\s+(http:\/\/127\.0\.0\.1:\d+)\//.exec(said)?.[1];
      if (address) resolve(address);
    });
    child.stdout.on('end', () => reject(new Error(`it ended before it was open: ${said}`)));
  });
}

async function kill(): Promise<void> {
  const child = running;
  running = null;
  const gone = new Promise((resolve) => child?.once('exit', resolve));
  child?.kill('SIGKILL');
  await gone;
}

const matters = ['GA-01', 'YB-01', 'RS-01', 'SC-01'];

/** What a kiosk asked for, and asks for again word for word after the power is back. */
type Wish = { kind: 'number' | 'case'; requestId: string; matterCode: string };
/** What a citizen holds in hand: a number, or a case number with its query code. */
type Given = { no: string; id: string };

const wish = (kind: Wish['kind'], matterCode: string): Wish => ({ kind, requestId: randomUUID(), matterCode });

async function ask(url: string, { kind, requestId, matterCode }: Wish): Promise<Given> {
  const filing = { kind: 'not-done', failedAtUnit: null, words: `为 ${requestId} 跑了两趟`, trips: 2 };
  const person = { role: 'self', name: '测试员', phone: '13900001999' };
  const body = { requestId, matterCode, language: 'zh-CN', ...(kind === 'case' && { ...filing, person }) };
  const response = await fetch(`${url}/api/v1/${kind === 'case' ? 'cases' : 'queue/tickets'}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-terminal': `kiosk-${matterCode}` },
    body: JSON.stringify(body),
  });
  if (response.status !== 201) throw new Error(`answered ${response.status}: ${await response.text()}`);
  const given = (await response.json()) as { ticket: Given } & { caseNo: string; queryCode: string };
  return kind === 'case' ? { no: given.caseNo, id: given.queryCode } : { no: given.ticket.no, id: given.ticket.id };
}

it('keeps every number and every case it confirmed over five kills, and repeats none', {
  timeout: 90_000,
}, async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'bancheng-kill-'));
  const confirmed: { wish: Wish; given: Given }[] = [];
  const unanswered: Wish[] = [];
  for (let round = 0; round < 5; round += 1) {
    const url = await serve();
    let isOver = false;
    const kiosks = matters.map(async (matterCode, at) => {
      for (let n = at; !isOver; n += 1) {
        const wished = wish(n % 2 === 0 ? 'number' : 'case', matterCode);
        try {
          confirmed.push({ wish: wished, given: await ask(url, wished) });
        } catch (error) {
          // Only the kill may leave a kiosk without an answer.
          if (!isOver) throw error;
          unanswered.push(wished);
        }
        await wait(8);
      }
    });
    // However slow the machine, each round is killed in the midst of work, at another moment of it.
    const wanted = confirmed.length + 8;
    while (confirmed.length < wanted) await Promise.race([wait(5), Promise.all(kiosks)]);
    await wait(7 * round);
    isOver = true;
    await kill();
    await Promise.all(kiosks);
  }
  const of = (kind: Wish['kind']) => confirmed.filter((one) => one.wish.kind === kind);
  expect(of('number').length).toBeGreaterThan(10);
  expect(of('case').length).toBeGreaterThan(10);

  const url = await serve();
  // Each request asked again gives the very paper that was confirmed, and an unanswered one gives one, not two.
  for (const { wish, given } of confirmed) expect(await ask(url, wish)).toEqual(given);
  for (const wished of unanswered) {
    const given = await ask(url, wished);
    expect(await ask(url, wished)).toEqual(given);
    confirmed.push({ wish: wished, given });
  }
  for (const kind of ['number', 'case'] as const) {
    expect(new Set(of(kind).map((one) => one.given.no)).size).toBe(of(kind).length);
  }
  // A case that was confirmed opens with what its slip says.
  const [told] = of('case');
  const status = await fetch(`${url}/api/v1/cases/status`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ caseNo: told?.given.no, queryCode: told?.given.id }),
  });
  expect(status.status).toBe(200);
  await kill();
  const report = await verifyDatabase({ path: path.join(dataDir, 'bancheng.db'), projections });
  expect(report).toMatchObject({ ok: true, differences: [] });
  expect(report.tables).toMatchObject({ tickets: of('number').length, cases: of('case').length });
});
