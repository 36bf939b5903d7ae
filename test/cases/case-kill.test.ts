// Killed with -9 in whatever is being done with a case: each act is wholly there, with what it told and printed, or not at all.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { projections } from '#electron/hall-projections.ts';
import { openStore } from '#electron/store/store.ts';
import { verifyDatabase } from '#electron/store/verify.ts';

const childFile = path.join(import.meta.dirname, 'case-kill-child.ts');
/** What the citizen hears of outside the hall; here whoever accepted is assigned, which is no news. */
const toldOutside = [
  'accepted',
  'transfer-accepted',
  'paused',
  'resumed',
  'extension-granted',
  'refusal-given',
  'objection-taken',
  'concluded',
  'ruled',
  'reopened',
  'merged',
];

/** Lets the child work, kills it in the middle, and answers all it had said. */
async function workUntilKilled(directory: string, confirmed: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', childFile, directory]);
  let [said, complaints] = ['', ''];
  child.stdout.on('data', (part) => {
    said += part;
  });
  child.stderr.on('data', (part) => {
    complaints += part;
  });
  const closed = once(child, 'close');
  while (said.split('got ').length <= confirmed) {
    if (child.exitCode !== null) throw new Error(`the child ended by itself: ${complaints}`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
  child.kill('SIGKILL');
  await closed;
  expect(complaints).toBe('');
  return said.split('\n').slice(0, -1);
}

it('killed in the middle of whatever is done with a case', async () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'bancheng-kill-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  // There is a way out; nobody at work takes it.
  writeFileSync(path.join(directory, 'settings.jsonc'), JSON.stringify({ notify: { url: 'http://127.0.0.1:9/' } }));
  const [asked, confirmed] = [new Map<string, number>(), new Map<string, number>()];
  // Each round dies further on: in the first steps, in the middle, at the end of a case's course.
  for (const acts of [3, 9, 15, 21, 27]) {
    for (const line of await workUntilKilled(directory, acts)) {
      const [how, caseNo = '', kind = ''] = line.split(' ');
      const counts = how === 'ask' ? asked : how === 'got' ? confirmed : null;
      counts?.set(`${caseNo} ${kind}`, (counts.get(`${caseNo} ${kind}`) ?? 0) + 1);
    }
  }
  const file = path.join(directory, 'bancheng.db');
  const store = await openStore({ path: file, clock: Date.now, projections });
  const { db } = store;
  const entries = await db.selectFrom('case_entries').selectAll().execute();
  const tasks = await db.selectFrom('case_tasks').selectAll().execute();
  const answers = await db.selectFrom('case_answers').selectAll().execute();
  const outbox = await db.selectFrom('outbox').selectAll().where('turn', '!=', 'filed').execute();
  const papers = await db.selectFrom('slip_jobs').selectAll().where('kind', '=', 'case').execute();
  const rows = await db.selectFrom('cases').selectAll().execute();
  await store.close();

  const counts = new Map<string, number>();
  for (const { case_no, kind } of entries)
    counts.set(`${case_no} ${kind}`, (counts.get(`${case_no} ${kind}`) ?? 0) + 1);
  for (const [what, times] of confirmed) expect(counts.get(what) ?? 0, what).toBeGreaterThanOrEqual(times);
  for (const [what, times] of asked) expect(counts.get(what) ?? 0, what).toBeLessThanOrEqual(times);
  for (const row of rows) {
    const own = entries.filter(({ case_no }) => case_no === row.case_no);
    const of = (kinds: readonly string[]) => own.filter(({ kind }) => kinds.includes(kind)).length;
    expect(row.version).toBe(own.length + 1);
    expect(outbox.filter(({ case_no }) => case_no === row.case_no)).toHaveLength(of(toldOutside));
    // The receipt, and the notice with each refusal.
    expect(papers.filter(({ subject }) => subject === row.case_no)).toHaveLength(1 + of(['refusal-given']));
  }
  const ids = new Set(entries.map(({ id }) => id));
  for (const { entry_id } of [...tasks, ...answers]) expect(ids.has(entry_id)).toBe(true);
  // Merged there and taken up here is one act.
  const merged = entries.filter(({ kind }) => kind === 'merged');
  expect(entries.filter(({ kind }) => kind === 'absorbed')).toHaveLength(merged.length);
  expect(merged.length).toBeGreaterThan(0);
  expect(await verifyDatabase({ path: file, projections })).toMatchObject({ ok: true, differences: [] });
}, 120_000);
