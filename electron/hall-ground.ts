// What a hall stands on, opened in an order in which nothing is touched before it is known to be ours: log, store, catalogue, calendar, keys.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Random } from '#shared/domain/ports.ts';
import { createLiveCalendar, type LiveCalendar } from './calendar/live-calendar.ts';
import { createHallClock, type HallClock } from './catalogue/hall-clock.ts';
import { readPinyin } from './catalogue/hall-files.ts';
import { importFirstHall } from './catalogue/import-hall.ts';
import { createLiveCatalogue, type LiveCatalogue } from './catalogue/live-catalogue.ts';
import { loadHolidays } from './catalogue/load-holidays.ts';
import type { Config } from './config.ts';
import { projections } from './hall-projections.ts';
import { type Log, openLog } from './log.ts';
import { tellOfFaults } from './machine-watch.ts';
import { createNotices, type Notices } from './notices.ts';
import { productRoot } from './product.ts';
import type { DataLock } from './store/data-lock.ts';
import { fileKeyKeeper, type KeyKeeper } from './store/key-keeper.ts';
import { openVault } from './store/open-vault.ts';
import { type JournalEvent, openStore, type Store } from './store/store.ts';
import type { TrueClock } from './store/true-clock.ts';
import type { Vault } from './store/vault.ts';
import { newestEvent } from './system-service.ts';

export type GroundOptions = {
  config: Config;
  lock: DataLock;
  /** What the whole hall goes by. */
  clock: TrueClock;
  random: Random;
  /** When the start began (UTC ms), by the machine's own clock. */
  beganAt: number;
  hasLog: boolean;
  mayGoBack: boolean;
  keyKeeper?: KeyKeeper | undefined;
  around?: ((store: Store) => Store) | undefined;
  /** Told how to undo each thing that was opened, in the order of opening. */
  onOpened(close: () => unknown): void;
};

export type Ground = {
  log: Log;
  notices: Notices;
  store: Store;
  /** The journal's last number when the store was opened. */
  newestSeq: number;
  startedAt: number;
  live: LiveCatalogue;
  calendar: LiveCalendar;
  hall: HallClock;
  /** Hours and days as they would be with an edited catalogue. */
  hoursOf(catalogue: Parameters<typeof createHallClock>[0]['catalogue']): HallClock;
  vault: Vault;
  /** The sheet with the recovery words, on a first start. */
  sheet: string | null;
};

export async function openGround(o: GroundOptions): Promise<Ground> {
  const { config, clock } = o;
  const { log, close: closeLog } = await openLog(o.hasLog ? config.paths.logs : null, config.logs.keepDays);
  o.onOpened(closeLog);
  const notices = createNotices();
  await mkdir(config.paths.hall, { recursive: true });
  const holidays = await loadHolidays(config.paths.hall);
  const opened = await openStore({
    path: config.paths.database,
    clock,
    projections,
    mayGoBack: o.mayGoBack,
    lock: o.lock,
    backups: config.paths.backups,
    onListenerError: (error) => log('transport-fault', { detail: error instanceof Error ? error.name : 'listener' }),
  });
  o.onOpened(() => opened.close());
  const store = tellOfFaults(o.around?.(opened) ?? opened, { notices, clock, log });
  const newest = await newestEvent(store);
  clock.notBefore(newest.at);
  const startedAt = clock();
  logRecovery(log, store, o.beganAt);
  const demoHall = path.join(productRoot, 'resources', 'demo-hall');
  await importFirstHall(store, config.paths.hall, demoHall);
  const live = await createLiveCatalogue(store, await readPinyin(demoHall));
  o.onOpened(live.close);
  const calendar = await createLiveCalendar({ store, base: holidays, localOff: config.holidays });
  o.onOpened(calendar.close);
  const hoursOf: Ground['hoursOf'] = (catalogue) =>
    createHallClock({ catalogue, config, clock, calendar: () => calendar.calendar });
  o.onOpened(store.onCommitted((events) => logSessions(log, events)));
  const keeper = o.keyKeeper ?? fileKeyKeeper(path.join(config.paths.keys, 'master.key'));
  const { vault, sheet } = await openVault({ store, keeper, random: o.random, keysDirectory: config.paths.keys });
  return {
    ...{ log, notices, store, newestSeq: newest.seq, startedAt, live, calendar, hoursOf, vault, sheet },
    hall: hoursOf(live.catalogue),
  };
}

/** A recovery of an earlier start has been logged by that one. */
function logRecovery(log: Log, { recovery }: Store, beganAt: number): void {
  if (recovery === null || recovery.at < beganAt) return;
  const { what, setAside, backup } = recovery;
  log('store-recovered', { what, setAside: setAside ?? '', restored: backup });
}

function logSessions(log: Log, events: readonly JournalEvent[]): void {
  for (const { type, subject, actor } of events) {
    if (type === 'staff.signed-in') log('session-started', { staffId: subject, terminal: actor.terminal });
    if (type === 'staff.stayed-signed-in') log('session-extended', { staffId: subject, terminal: actor.terminal });
  }
}
