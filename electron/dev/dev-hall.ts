// A hall to break: the real hall node, composed with a clock, a disk, a printer, an ID reader and a line that the dock's switches turn.
import { createServer } from 'node:net';
import type { Clock, Random } from '#shared/domain/ports.ts';
import { hallOf } from '../catalogue/catalogue-entries.ts';
import { peekHall } from '../catalogue/peek-hall.ts';
import { type ConfigOverrides, dataPaths } from '../config.ts';
import { type ReaderSimulator, startReaderSimulator } from '../devices/simulator/reader-simulator.ts';
import { createHallNode, type HallNode } from '../hall-node.ts';
import { SettingsError } from '../settings-error.ts';
import { type Simulator, startSimulator } from '../slips/simulator/escpos-simulator.ts';
import { createFullDisk } from './full-disk.ts';
import { createHallLine, type HallLine } from './hall-line.ts';
import { createMovableClock } from './movable-clock.ts';
import { createSwitches, type Switch } from './switches.ts';

export type DevHallOptions = {
  /** Absolute; of a demo hall, or empty. */
  dataDir: string;
  /** Of the hall's HTTP side; another free one is taken where it is in use. Default: the settings'. */
  port?: ConfigOverrides['port'];
  env?: Readonly<Record<string, string | undefined>>;
  clock: Clock;
  random: Random;
};

export type DevHall = {
  readonly node: HallNode;
  readonly printer: Simulator;
  readonly reader: ReaderSimulator;
  readonly line: HallLine;
  readonly switches: readonly Switch[];
  readonly url: string;
  close(): Promise<void>;
};

/**
 * A clock that jumps and a disk that fills have no place in a hall that people really come to: throws SettingsError there,
 * before anything of it is opened. A folder without a hall will get the demo hall.
 */
export async function keepOutOfRealHalls(dataDir: string): Promise<void> {
  const kept = await peekHall(dataPaths(dataDir));
  if (kept === null || hallOf(kept).demo) return;
  const problem = {
    path: '',
    line: null,
    zh: '这里不是演示大厅，不在这里试毛病。换一个文件夹，或者不写 --data',
    en: "this is not a demo hall's data, and nothing is broken here. Use another folder, or leave out --data",
  };
  throw new SettingsError(dataDir, [problem]);
}

export async function startDevHall(o: DevHallOptions): Promise<DevHall> {
  await keepOutOfRealHalls(o.dataDir);
  const clock = createMovableClock(o.clock);
  const disk = createFullDisk();
  const printer = await startSimulator({ port: 0 });
  const reader = await startReaderSimulator();
  const closeDevices = () => Promise.all([printer.close(), reader.close()]);
  try {
    const node = await createHallNode({
      dataDir: o.dataDir,
      env: o.env ?? {},
      // Whoever develops breaks their own machine's hall, nobody else's.
      overrides: { port: o.port, listen: 'loopback' },
      clock: clock.clock,
      // The dock's jumps are undone again.
      mayGoBack: true,
      random: o.random,
      around: disk.around,
      idReader: reader.setting('http'),
      printers: [
        {
          ...{ driver: 'escpos-tcp', name: '模拟打印机', host: '127.0.0.1', port: printer.port },
          ...{ terminals: [], width: 48, rollMetres: 50, rom: 'gb18030' },
        },
      ],
    });
    try {
      const wanted = node.config.network.port;
      let opened: Awaited<ReturnType<HallNode['listen']>> | null = await node.listen({ port: await freePort(wanted) });
      const { port, url } = opened;
      const line = createHallLine(() => port);
      const door = {
        get isOpen() {
          return opened !== null;
        },
        async open() {
          opened ??= await node.listen({ port });
        },
        async shut() {
          const closing = opened;
          opened = null;
          await closing?.close();
        },
      };
      return {
        node,
        printer,
        reader,
        line,
        switches: createSwitches({ printer, reader, disk, line, clock, door }),
        url,
        async close() {
          await node.close();
          await closeDevices();
        },
      };
    } catch (error) {
      await node.close();
      throw error;
    }
  } catch (error) {
    await closeDevices();
    throw error;
  }
}

/** The port itself where nobody has it, otherwise one the system picks. */
async function freePort(port: number): Promise<number> {
  const probe = createServer();
  const isFree = await new Promise<boolean>((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1' }, () => resolve(true));
  });
  if (!isFree) return 0;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
