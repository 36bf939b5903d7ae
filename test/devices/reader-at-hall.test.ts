// An ID reader at a whole hall: its kiosk gets the card over either transport, others do not, and nothing of it stays anywhere.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { expect, it, onTestFinished } from 'vitest';
import { startReaderSimulator } from '#electron/devices/simulator/reader-simulator.ts';
import { sampleCards } from '#electron/devices/simulator/sample-cards.ts';
import { parseSettings } from '#electron/settings-file.ts';
import { DEFAULT_SETTINGS } from '#electron/settings-schema.ts';
import { eventually } from '../support/eventually.ts';
import { type Client, startHall } from '../support/hall.ts';

const { name, idNumber } = sampleCards.luo;

async function open(more: object = {}) {
  const simulator = await startReaderSimulator();
  const hall = await startHall({ settings: { idReader: { ...simulator.setting('http'), ...more } }, hasLog: true });
  onTestFinished(async () => {
    await hall.stop();
    await simulator.close();
  });
  const client = hall.client('网页');
  const isAt = (state: string) => eventually(async () => expect((await client.devices.reader()).state).toBe(state));
  return { simulator, hall, client, isAt };
}

it('gives the card to the kiosk of this machine, over a port too, once; the feed says only that something changed', async () => {
  const { simulator, hall, client, isAt } = await open();
  await isAt('ready');
  const heard: object[] = [];
  const feed = await client.live.hall();
  void (async () => {
    for await (const event of feed) heard.push(event);
  })().catch(() => undefined);
  simulator.lay('luo');
  await isAt('card');
  const { port1, port2 } = new MessageChannel();
  hall.node.acceptPort(port1, { terminal: '1号机' });
  port2.start();
  const window: Client = createORPCClient(new RPCLink({ port: port2 as unknown as globalThis.MessagePort }));
  expect(await window.devices.takeCard()).toMatchObject({ name, idNumber });
  port2.close();
  expect(await client.devices.takeCard()).toBeNull();
  await eventually(() => expect(heard).toContainEqual({ type: 'reader-changed', at: expect.any(Number) }));
  expect(JSON.stringify(heard)).not.toContain(idNumber);
  await feed.return?.(undefined);
});

it('with a terminal named, this name alone is given it', async () => {
  const { simulator, hall, isAt } = await open({ terminal: '2号机' });
  const own = hall.client('2号机');
  await eventually(async () => expect((await own.devices.reader()).state).toBe('ready'));
  await isAt('none');
  simulator.lay('luo');
  await eventually(async () => expect((await own.devices.reader()).state).toBe('card'));
  expect(await hall.client('3号机').devices.takeCard()).toBeNull();
  expect(await own.devices.takeCard()).toMatchObject({ idNumber });
});

it('leaves no name and no number in any file of the hall', async () => {
  const { simulator, hall, client, isAt } = await open();
  await isAt('ready');
  for (const card of ['luo', 'misread', null] as const) {
    simulator.lay(card);
    await isAt(card === null ? 'ready' : 'card');
  }
  await client.devices.takeCard();
  await simulator.set('rubbish');
  await isAt('gone');
  const files = await readdir(hall.dataDir, { recursive: true, withFileTypes: true });
  const texts = files
    .filter((one) => one.isFile())
    .map((one) => readFile(path.join(one.parentPath, one.name), 'latin1'));
  const all = (await Promise.all(texts)).join('\n');
  expect(all).toContain('node-started');
  expect(all).not.toContain(idNumber);
  expect(all).not.toContain(sampleCards.misread.idNumber);
  expect(all).not.toContain(Buffer.from(name).toString('latin1'));
});

const settings = (idReader: object) => parseSettings('settings.jsonc', Buffer.from(JSON.stringify({ idReader })));
it.each([
  ['no address', { driver: 'http', url: '' }],
  ['no address at all', { driver: 'http', url: 'reader' }],
  ['another kind of address', { driver: 'http', url: 'ws://127.0.0.1:1' }],
  ['another kind of address', { driver: 'websocket', url: 'http://127.0.0.1:1' }],
  ['a file', { driver: 'http', url: 'file:///etc/passwd' }],
  ['a password', { driver: 'http', url: 'http://a:b@127.0.0.1:1' }],
  ['a name that anybody may answer to', { driver: 'http', url: 'http://reader:1', terminal: '2号机' }],
])('settings: %s is named at the start', (_, wrong) => {
  expect(() => settings(wrong)).toThrow(/idReader\.url/);
});

it('settings: what is right is taken, and without a driver nothing is asked of the address', () => {
  expect(settings({}).idReader).toEqual(DEFAULT_SETTINGS.idReader);
  expect(settings({ driver: 'none', url: 'http://127.0.0.1:1' }).idReader.driver).toBe('none');
  expect(settings({ driver: 'http', url: 'https://localhost:8443/read', terminal: ' 2号机 ' }).idReader.terminal).toBe(
    '2号机',
  );
  expect(settings({ driver: 'websocket', url: 'ws://[::1]:9', terminal: '2号机' }).idReader.driver).toBe('websocket');
  expect(settings({ driver: 'http', url: 'http://192.168.1.20:9', terminal: '2号机' }).idReader.driver).toBe('http');
});
