import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, it } from 'vitest';
import { tempDirectory } from '../store/temp-store.ts';
import { clerk, mondayMorning, openQueueHall, type QueueHall } from './queue-hall.ts';

const childFile = path.join(import.meta.dirname, 'queue-kill-child.ts');

/** Lets the child work, kills it in the middle, and answers all it had said. */
async function workUntilKilled(directory: string): Promise<string[]> {
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
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 250));
  if (child.exitCode !== null) throw new Error(`the child ended by itself: ${complaints}`);
  child.kill('SIGKILL');
  await closed;
  return said.split('\n').slice(0, -1);
}

/** How often each event stands in the journal: by type and subject, and by type and request. */
async function inJournal(hall: QueueHall): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { type, subject, data } of await hall.store.db.selectFrom('journal').selectAll().execute()) {
    const { requestId } = JSON.parse(data);
    for (const key of [`${type} ${subject}`, `${type} ${requestId}`]) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

it('killed in the middle of whatever it does: what was confirmed stands, nothing is there twice, and asking again gives the same', async () => {
  const directory = tempDirectory();
  const [asked, confirmed, answers] = [new Map<string, number>(), new Map<string, number>(), new Map<string, string>()];
  const unanswered: string[] = [];
  for (let round = 0; round < 5; round += 1) {
    let open: string | null = null;
    for (const line of await workUntilKilled(directory)) {
      const [how, type = '', about = '', ...rest] = line.split(' ');
      const what = `${type} ${about}`;
      if (how === 'ask') asked.set(what, (asked.get(what) ?? 0) + 1);
      if (how === 'got') confirmed.set(what, (confirmed.get(what) ?? 0) + 1);
      if (how === 'got') answers.set(what, rest.join(' '));
      open = how === 'ask' ? what : null;
    }
    if (open !== null) unanswered.push(open);
  }
  const hall = await openQueueHall({ quota: null, directory, startAt: mondayMorning + 12 * 3_600_000 });
  try {
    const counts = await inJournal(hall);
    for (const [what, times] of confirmed) expect(counts.get(what) ?? 0, what).toBeGreaterThanOrEqual(times);
    for (const [what, times] of asked) expect(counts.get(what) ?? 0, what).toBeLessThanOrEqual(times);
    for (const [what, answer] of answers) {
      const [type, requestId = ''] = what.split(' ');
      const [no, more = ''] = answer.split(' ');
      if (type === 'ticket.taken') {
        const again = await hall.take('GA-01', requestId);
        expect(`${again.ticket.no} ${again.slip.jobId}`).toBe(answer);
      }
      if (type === 'ticket.called') {
        const before = counts.get(what);
        await hall.calling.callNext(clerk, { windowCode: no ?? '', requestId });
        expect((await inJournal(hall)).get(what)).toBe(before);
        const { ticket } = await hall.calling.find({ ticketNo: more });
        const stays = hall.store.db.selectFrom('services').select('window_code').where('request_id', '=', requestId);
        expect(await stays.where('ticket_id', '=', ticket.id).execute()).toEqual([{ window_code: no }]);
      }
    }
    // Those whose answer was lost: they have one result now, whichever side of the kill they fell on.
    for (const what of unanswered) {
      const [type, requestId] = what.split(' ');
      if (type !== 'ticket.taken') continue;
      const [one, two] = [await hall.take('GA-01', requestId), await hall.take('GA-01', requestId)];
      expect(one.ticket.id).toBe(two.ticket.id);
    }
    const rows = await hall.store.db.selectFrom('tickets').selectAll().execute();
    expect(new Set(rows.map(({ no }) => no)).size).toBe(rows.length);
    expect(await hall.store.db.selectFrom('slip_jobs').select('id').execute()).toHaveLength(rows.length);
    const atWindows = rows.filter(({ state }) => state === 'called').map((row) => row.window_code);
    expect(new Set(atWindows).size).toBe(atWindows.length);
    expect(await hall.verify()).toMatchObject({ ok: true });
  } finally {
    await hall.close();
  }
}, 60_000);
