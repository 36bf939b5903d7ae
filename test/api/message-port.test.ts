// The same router over a MessagePort, as the kiosk window inside Electron speaks it.

import { randomUUID } from 'node:crypto';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { feedsInAll } from '#electron/api/source-limits.ts';
import { type Client, startHall, type TestHall } from '../support/hall.ts';

let hall: TestHall;
let far: MessagePort;
let client: Client;
beforeEach(async () => {
  hall = await startHall();
  const channel = new MessageChannel();
  far = channel.port2;
  hall.node.acceptPort(channel.port1, { terminal: '1号机' });
  far.start();
  // Node's port and a page's port differ only in types here.
  client = createORPCClient(new RPCLink({ port: far as unknown as globalThis.MessagePort }));
});
afterEach(async () => {
  far.close();
  await hall.stop();
});

describe('over a port', () => {
  it('takes a number and hears of the call', async () => {
    const events = await client.live.hall();
    const taken = await client.queue.take({ requestId: randomUUID(), matterCode: 'GA-01', language: 'zh-CN' });
    const desk = await hall.admin();
    await desk.calling.callNext({ windowCode: 'W01', requestId: randomUUID() });
    for await (const event of events) {
      if (event.type !== 'called') continue;
      expect(event.call).toMatchObject({ ticketNo: taken.ticket.no, windowNumber: '1' });
      break;
    }
  });

  it('gives typed errors', async () => {
    await expect(
      client.queue.take({ requestId: randomUUID(), matterCode: 'XX-99', language: 'zh-CN' }),
    ).rejects.toMatchObject({
      code: 'MATTER_UNKNOWN',
      defined: true,
    });
  });

  it('gives the live line back when the window goes, read from or not: a kiosk reloads for years', async () => {
    for (let n = 0; n < feedsInAll + 10; n += 1) {
      const { port1, port2 } = new MessageChannel();
      hall.node.acceptPort(port1, { terminal: '1号机' });
      port2.start();
      const window: Client = createORPCClient(new RPCLink({ port: port2 as unknown as globalThis.MessagePort }));
      const opening = window.live.hall();
      if (n % 3 === 0) opening.catch(() => undefined);
      else if (n % 3 === 1) await opening;
      else for await (const _ of await opening) break;
      port2.close();
    }
    const next = async () => (await (await client.live.hall()).next()).value;
    await expect.poll(next, { timeout: 5000 }).toMatchObject({ type: 'heartbeat' });
  }, 60_000);

  it('has no session: a kiosk cannot sign in', async () => {
    await hall.admin();
    await expect(client.staff.signIn({ username: 'admin', password: 'a-long-demo-password' })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });

  it.each([
    null,
    7,
    'not json',
    '{}',
    '{"i":"1"}',
    '{"i":"1","p":{"u":7}}',
    { i: 1 },
    new Uint8Array(3),
  ])('drops garbage (%j) and goes on', async (garbage) => {
    far.postMessage(garbage);
    expect((await client.hall.get()).code).toBe('500240');
  });
});
