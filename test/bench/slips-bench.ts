// From a number that is kept to the first byte of its slip at the printer, ten terminals at once, each with a printer of its own.
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createHallNode, type HallNode } from '#electron/hall-node.ts';
import type { PrinterSettings } from '#electron/settings-schema.ts';
import { type Figure, figure, percentile } from './figure.ts';
import { hallWithoutQuotas } from './hall-without-quotas.ts';
import type { PeerNews } from './printer-peers.ts';

const terminals = 10;
const rounds = 30;
/** Not counted: fonts are read, code is made fast, strips that come again are kept. */
const warmUp = 5;
const gateMs = 150;
const aimMs = 50;

export async function benchSlips(root: string): Promise<Figure[] | string> {
  if (process.platform !== 'linux') return 'two processes share a clock this fine on Linux only';
  const figures: Figure[] = [];
  for (const rom of ['gb18030', 'none'] as const) {
    const waits = await firstBytes(root, rom);
    const name = `number kept → first byte at its printer, ${terminals} at once, ${rom === 'none' ? 'as dots' : 'as characters'}`;
    const at = (share: number) => percentile(waits, share);
    figures.push(
      figure({ area: 'slips', name: `${name}, p50`, value: at(0.5), unit: 'ms' }),
      // A printer without characters of its own gets a drawing: that is shown, and held to nothing.
      figure({
        ...{ area: 'slips', name: `${name}, p99`, value: at(0.99), unit: 'ms', aim: aimMs },
        ...(rom === 'gb18030' && { gate: gateMs }),
      }),
    );
  }
  return figures;
}

async function firstBytes(root: string, rom: 'gb18030' | 'none'): Promise<number[]> {
  const directory = mkdtempSync(path.join(tmpdir(), 'bancheng-bench-'));
  const peers = fork(path.join(root, 'test/bench/printer-peers.ts'), [String(terminals)]);
  try {
    const [{ ports }] = (await once(peers, 'message')) as [{ ports: number[] }];
    const printers = ports.map(
      (port, at): PrinterSettings => ({
        ...{ driver: 'escpos-tcp', name: terminal(at), terminals: [terminal(at)], host: '127.0.0.1', port },
        ...{ rom, width: 48, rollMetres: 50 },
      }),
    );
    const node = await createHallNode({
      dataDir: await hallWithoutQuotas(directory),
      clock: Date.now,
      random: { bytes: (length) => new Uint8Array(randomBytes(length)) },
      hasLog: false,
      overrides: {},
      printers,
    });
    try {
      const waits: number[] = [];
      for (let round = -warmUp; round < rounds; round += 1) {
        const seen = await oneRound(node, peers);
        if (round >= 0) waits.push(...seen);
      }
      return waits;
    } finally {
      await node.close();
    }
  } finally {
    peers.disconnect();
    rmSync(directory, { recursive: true, force: true });
  }
}

const terminal = (at: number): string => `${at + 1}号机`;

/** A number at each terminal at the same moment; milliseconds each, once all slips are out. */
async function oneRound(node: HallNode, peers: ChildProcess): Promise<number[]> {
  const [group] = node.catalogue.groups.filter(({ needsTicket, matters }) => needsTicket && matters.length > 0);
  const matterCode = group?.matters[0];
  if (matterCode === undefined) throw new Error('the demo hall gives no numbers');
  const began: bigint[] = [];
  const keptAt: bigint[] = [];
  const out = new Promise<void>((resolve, reject) => {
    let printed = 0;
    const stop = node.slips.onChanged(({ state }) => {
      if (state === 'failed' || state === 'uncertain') reject(new Error(`a slip of the bench is ${state}`));
      if (state === 'printed') printed += 1;
      if (printed < terminals) return;
      stop();
      resolve();
    });
  });
  const hear = (news: PeerNews) => {
    if ('printer' in news) began[news.printer] = BigInt(news.firstByteAt);
  };
  peers.on('message', hear);
  await Promise.all(
    Array.from({ length: terminals }, async (_, at) => {
      const kiosk = { kind: 'citizen', id: 'kiosk', terminal: terminal(at) } as const;
      await node.queue.take(kiosk, { requestId: randomUUID(), matterCode, language: 'zh-CN' });
      keptAt[at] = process.hrtime.bigint();
    }),
  );
  await out;
  peers.off('message', hear);
  peers.send('next');
  return keptAt.map((kept, at) => Math.max(0, Number((began[at] ?? kept) - kept) / 1e6));
}
