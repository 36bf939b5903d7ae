import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, it } from 'vitest';
import { tempDirectory } from '../store/temp-store.ts';
import { openQueueHall } from './queue-hall.ts';

const childFile = path.join(import.meta.dirname, 'queue-kill-child.ts');

/** Lets the child take numbers, kills it in the middle, and answers all it had said. */
async function takeUntilKilled(directory: string): Promise<string[]> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', childFile, directory]);
  let said = '';
  let complaints = '';
  child.stdout.on('data', (part) => {
    said += part;
  });
  child.stderr.on('data', (part) => {
    complaints += part;
  });
  const closed = once(child, 'close');
  while (!said.includes('got ')) {
    if (child.exitCode !== null) throw new Error(`the child ended by itself: ${complaints}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 100));
  child.kill('SIGKILL');
  await closed;
  return said.split('\n').slice(0, -1);
}

it('killed while numbers are taken: what was confirmed stands with its slip, and asking again gives the same number', async () => {
  const directory = tempDirectory();
  const confirmed = new Map<string, string>();
  let unanswered: string | undefined;
  for (let round = 0; round < 3; round += 1) {
    for (const line of await takeUntilKilled(directory)) {
      const [what, requestId = '', no = '', jobId = ''] = line.split(' ');
      if (what === 'ask') unanswered = requestId;
      if (what === 'got') confirmed.set(requestId, `${no} ${jobId}`);
    }
  }
  const hall = await openQueueHall({ quota: null, directory });
  try {
    for (const [requestId, what] of confirmed) {
      const again = await hall.take('GA-01', requestId);
      expect(`${again.ticket.no} ${again.slip.jobId}`).toBe(what);
    }
    // The one whose answer was lost: it has one number now, whichever side of the kill it fell on.
    const [one, two] = [await hall.take('GA-01', unanswered), await hall.take('GA-01', unanswered)];
    expect(one.ticket.id).toBe(two.ticket.id);
    const rows = await hall.store.db.selectFrom('tickets').select('no').execute();
    expect(new Set(rows.map((row) => row.no)).size).toBe(rows.length);
    const jobs = await hall.store.db.selectFrom('slip_jobs').select('id').execute();
    expect(jobs).toHaveLength(rows.length);
    expect(await hall.verify()).toMatchObject({ ok: true });
  } finally {
    await hall.close();
  }
}, 30_000);
