// `npm run dev`: a demo hall to break, its screens with hot reload, and the dock; one process, gone without a trace on Ctrl-C.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Clock, Random } from '#shared/domain/ports.ts';
import { type ConfigOverrides, dataPaths } from '../config.ts';
import { seedHall } from '../seed/seed-hall.ts';
import { keepOutOfRealHalls, startDevHall } from './dev-hall.ts';
import { createDock } from './dock-server.ts';
import { openScreens } from './screens.ts';

const screensPort = 5180;

export type DevOptions = {
  /** Null: a throw-away folder, taken away at the end. */
  dataDir: string | null;
  /** Of the hall; default: the settings'. */
  port?: ConfigOverrides['port'];
  env: Readonly<Record<string, string | undefined>>;
  clock: Clock;
  random: Random;
  say(line: string): void;
};

/** Runs until the process is told to stop. */
export async function dev(o: DevOptions): Promise<void> {
  const stop = stopSignal();
  const closers: (() => Promise<unknown>)[] = [];
  try {
    const dataDir = o.dataDir ?? (await mkdtemp(path.join(tmpdir(), 'bancheng-dev-')));
    if (o.dataDir === null) closers.push(() => rm(dataDir, { recursive: true, force: true, maxRetries: 3 }));
    await keepOutOfRealHalls(dataDir);
    const notes: string[] = [];
    if (!existsSync(dataPaths(dataDir).database)) {
      const note = (line: string) => void notes.push(line);
      await seedHall({ dataDir, now: o.clock(), random: o.random, say: note });
    }
    const { port, env, clock, random } = o;
    const hall = await startDevHall({ dataDir, port, env, clock, random });
    closers.push(() => hall.close());
    const screens = await openScreens({ port: screensPort, line: hall.line, dock: createDock(hall, notes) });
    closers.push(() => screens.close());
    tell(o.say, { screens: screens.url, hall: hall.url, printer: hall.printer.port, dataDir, notes });
    await stop.asked;
    o.say('\n正在收好 · Closing …');
  } finally {
    for (const close of closers.reverse()) await close();
    stop.done();
  }
}

function tell(
  say: (line: string) => void,
  at: { screens: string; hall: string; printer: number; dataDir: string; notes: readonly string[] },
): void {
  say('开发环境开好了，改了画面马上看得到 · Ready; screens reload as they are edited');
  say(`  自助机 kiosk     ${at.screens}/`);
  say(`  工作台 desk      ${at.screens}/desk`);
  say(`  叫号屏 display   ${at.screens}/display`);
  say(`  画面 preview     ${at.screens}/preview`);
  say(`  大厅服务 hall    ${at.hall}`);
  say(`  打印机 printer   127.0.0.1:${at.printer}（模拟的 · simulated）`);
  say(`  数据 data        ${at.dataDir}`);
  for (const note of at.notes) say(note);
  say('每一页边上有“坞”：没纸、断网、跳时钟…… · On every page the dock breaks things');
  say('按 Ctrl-C 结束 · Ctrl-C ends it');
}

/** The first signal asks to stop; npm passes Ctrl-C on a second time, which must not cut the closing short. */
function stopSignal() {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const { promise, resolve } = Promise.withResolvers<void>();
  const ask = () => resolve();
  for (const signal of signals) process.on(signal, ask);
  return {
    asked: promise,
    done: () => {
      for (const signal of signals) process.off(signal, ask);
    },
  };
}
