// The whole hall node killed with -9 while kiosks are busy: what a citizen was told stands, and no number comes twice.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { projections } from '#electron/hall-node.ts';
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
  let said = '';
  for await (const chunk of child.stdout) {
    said += String(chunk);
    const address = /kiosk\s+(http:\/\/127\.0\.0\.1:\d+)\//.exec(said)?.[1];
    if (address) return address;
  }
  throw new Error(`it ended before it was open: ${said}`);
}

async function kill(): Promise<void> {
  const child = running;
  running = null;
  const gone = new Promise((resolve) => child?.once('exit', resolve));
  child?.kill('SIGKILL');
  await gone;
}

const matters = ['GA-01', 'YB-01', 'RS-01', 'SC-01'];
type Confirmed = { requestId: string; no: string; id: string };

async function take(url: string, requestId: string, matterCode: string): Promise<Confirmed> {
  const response = await fetch(`${url}/api/v1/queue/tickets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ requestId, matterCode, language: 'zh-CN' }),
  });
  if (response.status !== 201) throw new Error(`answered ${response.status}`);
  const { ticket } = (await response.json()) as { ticket: { no: string; id: string } };
  return { requestId, no: ticket.no, id: ticket.id };
}

it('keeps every confirmed number over five kills and repeats none', { timeout: 60_000 }, async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'bancheng-kill-'));
  const confirmed: (Confirmed & { matterCode: string })[] = [];
  const unanswered: { requestId: string; matterCode: string }[] = [];
  for (let round = 0; round < 5; round += 1) {
    const url = await serve();
    let isOver = false;
    const kiosks = matters.map(async (matterCode) => {
      while (!isOver) {
        const requestId = randomUUID();
        try {
          confirmed.push({ ...(await take(url, requestId, matterCode)), matterCode });
        } catch {
          if (isOver) unanswered.push({ requestId, matterCode });
          else isOver = true;
        }
        await wait(8);
      }
    });
    await wait(40 + 37 * round);
    isOver = true;
    await kill();
    await Promise.all(kiosks);
  }
  expect(confirmed.length).toBeGreaterThan(20);

  const url = await serve();
  // The same request again gives the very number that was confirmed, and an unanswered one gives one number, not two.
  for (const one of confirmed.slice(-12)) {
    expect(await take(url, one.requestId, one.matterCode)).toMatchObject({ no: one.no, id: one.id });
  }
  for (const one of unanswered) {
    const first = await take(url, one.requestId, one.matterCode);
    expect(await take(url, one.requestId, one.matterCode)).toEqual(first);
  }
  expect(new Set(confirmed.map((one) => one.no)).size).toBe(confirmed.length);
  await kill();
  const report = await verifyDatabase({ path: path.join(dataDir, 'bancheng.db'), projections });
  expect(report).toMatchObject({ ok: true, differences: [] });
});
