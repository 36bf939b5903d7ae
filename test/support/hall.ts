// A whole hall node on a directory of its own, for tests that go in through the API as screens do.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { createHallNode, type HallNode, type HallNodeOptions } from '#electron/hall-node.ts';
import type { Contract } from '#shared/contract/contract.ts';
import { clockToSet } from './made-hall.ts';

export type Client = ContractRouterClient<Contract>;

export type TestHall = {
  node: HallNode;
  dataDir: string;
  url: string;
  /** A caller of its own: cookies are kept as a browser would. */
  client(terminal?: string): Client;
  /** Signs the first administrator in and answers the client. */
  admin(): Promise<Client>;
  /** Stops the node and starts it again on the same directory. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

export const adminSecret = { username: 'admin', password: 'a-long-demo-password' };

export async function startHall(options: Partial<HallNodeOptions> & { settings?: object } = {}): Promise<TestHall> {
  const dataDir = options.dataDir ?? (await mkdtemp(path.join(tmpdir(), 'bancheng-test-')));
  if (options.settings) await writeFile(path.join(dataDir, 'settings.jsonc'), JSON.stringify(options.settings));
  const open = async () => {
    const node = await createHallNode({
      clock: Date.now,
      random: { bytes: (length) => new Uint8Array(randomBytes(length)) },
      overrides: { port: 0 },
      hasLog: false,
      ...options,
      dataDir,
    });
    return { node, url: (await node.listen()).url };
  };
  let running = await open();
  const hall: TestHall = {
    get node() {
      return running.node;
    },
    get url() {
      return running.url;
    },
    dataDir,
    client: (terminal = '测试机') => clientOf(() => running.url, terminal),
    async admin() {
      const client = hall.client('16号窗口');
      const { setupCode } = running.node.firstStart;
      if (setupCode && (await client.staff.firstStart()).needed) {
        await client.staff.createFirstAdmin({ setupCode, displayName: '管理员', ...adminSecret });
      }
      await client.staff.signIn(adminSecret);
      return client;
    },
    async restart() {
      await running.node.close();
      running = await open();
    },
    async stop() {
      await running.node.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return hall;
}

/** A hall on a clock the test sets, beginning at `instant`; whoever stands at its kiosk has ten minutes. */
export async function startHallAt(
  instant: string,
  options: Parameters<typeof startHall>[0] = {},
): Promise<{ hall: TestHall; time: ReturnType<typeof clockToSet> }> {
  const time = clockToSet(instant);
  const settings = { hall: { hours: 'windows' }, kiosk: { idleSeconds: 600 } };
  return { hall: await startHall({ clock: time.clock, settings, ...options }), time };
}

function clientOf(url: () => string, terminal: string): Client {
  let cookie = '';
  const link = new RPCLink({
    url: () => `${url()}/api/rpc`,
    headers: () => ({ 'x-terminal': encodeURIComponent(terminal), ...(cookie && { cookie }) }),
    fetch: async (request, init) => {
      const response = await fetch(request, init);
      const set = response.headers.get('set-cookie');
      if (set) cookie = set.split(';')[0] ?? '';
      return response;
    },
  });
  return createORPCClient(link);
}
