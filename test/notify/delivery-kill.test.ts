// The hall killed with -9 while the gateway has a message in hand: the next start sends it again, under the same key, and once.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { helpProjection } from '#electron/help/help-events.ts';
import { openStore } from '#electron/store/store.ts';
import { mondayMorning, tempDirectory } from '../store/temp-store.ts';
import { eventually } from '../support/eventually.ts';
import { openGateway } from './test-gateway.ts';

it('is sent again after a kill in mid-send', { timeout: 60_000 }, async () => {
  const gateway = await openGateway('hang');
  const file = path.join(tempDirectory(), 'bancheng.db');
  const key = randomBytes(32).toString('hex');
  const run = (which: string): ChildProcess => {
    const script = path.join(import.meta.dirname, 'delivery-kill-child.ts');
    const child = spawn(process.execPath, [script, file, gateway.url, key, String(mondayMorning), which], {
      stdio: 'inherit',
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    return child;
  };
  const kill = async (child: ChildProcess) => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  };
  const first = run('first');
  await eventually(() => expect(gateway.received).toHaveLength(1));
  await kill(first);
  gateway.reply = 200;
  const second = run('again');
  await eventually(() => expect(gateway.received).toHaveLength(2));
  const [before, after] = gateway.received;
  expect(after?.raw).toEqual(before?.raw);
  expect(after?.headers['idempotency-key']).toBe(before?.headers['idempotency-key']);
  await kill(second);
  const store = await openStore({ path: file, clock: () => mondayMorning, projections: [helpProjection] });
  onTestFinished(() => store.close());
  const rows = await store.db.selectFrom('outbox').select(['id', 'state']).execute();
  expect(rows).toHaveLength(1);
  expect(rows[0]?.id).toBe(after?.body.id);
});
