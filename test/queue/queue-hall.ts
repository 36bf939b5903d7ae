// A whole queue on a temporary disk: real store, demo hall and hall clock, with a clock that stands where a test puts it.
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCatalogue } from '#electron/catalogue/catalogue.ts';
import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import { createHallClock } from '#electron/catalogue/hall-clock.ts';
import { type Config, loadConfig } from '#electron/config.ts';
import { createDayService, type DayService } from '#electron/hall-day/day-service.ts';
import { type CallingService, createCallingService, type DoubleCall } from '#electron/queue/calling-service.ts';
import { type DaysUnderWay, openDaysUnderWay } from '#electron/queue/days-under-way.ts';
import { queueProjection } from '#electron/queue/queue-projection.ts';
import { createQueueService, type QueueService } from '#electron/queue/queue-service.ts';
import type { TicketSlips } from '#electron/queue/ticket-giver.ts';
import { type Actor, openStore, type Store } from '#electron/store/store.ts';
import { createVault } from '#electron/store/vault.ts';
import { type VerifyReport, verifyDatabase } from '#electron/store/verify.ts';
import type { FreeSlot } from '#shared/contract/queue.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';

const demoHall = fileURLToPath(new URL('../../resources/demo-hall', import.meta.url));

export const kiosk: Actor = { kind: 'citizen', id: 'kiosk', terminal: '1号机' };
export const clerk: Actor = { kind: 'staff', id: 'clerk', terminal: '工作台' };
export const random = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };

/** Monday 7 December 2026, 10:00 in Shanghai. */
export const mondayMorning = Date.parse('2026-12-07T02:00:00Z');

export type QueueHall = {
  store: Store;
  catalogue: Catalogue;
  queue: QueueService;
  calling: CallingService;
  day: DayService;
  /** Refused double calls, as they are told. */
  doubleCalls: DoubleCall[];
  /** What the clock shows; how long the program has run (ms), which a clock that is set does not change. */
  time: { now: number; ran: number };
  /** Time goes by, for the clock and for the program. */
  pass(ms: number): void;
  dateOf(instant: number): string;
  path: string;
  take(matterCode: string, requestId?: string): ReturnType<QueueService['take']>;
  verify(): Promise<VerifyReport>;
  close(): Promise<void>;
  /** Closes the database and opens it again, as after a restart; with another catalogue if one is given. */
  restart(catalogue?: Catalogue): Promise<void>;
};

const onScreen = { confirmed: false, trouble: null, printer: null, isElsewhere: false, onScreenOnly: true } as const;

/** The spool as far as the queue sees it: a row in the same transaction. */
export const plainSlips: TicketSlips = {
  async enqueueTicket(w, ticketId, language, slip) {
    const id = uuidFrom(random);
    const data = JSON.stringify({ kind: 'ticket', language, slip });
    await w.db
      .insertInto('slip_jobs')
      .values({
        id,
        kind: 'ticket',
        subject: ticketId,
        data,
        state: 'waiting',
        terminal: w.actor.terminal,
        error: null,
        created_at: w.at,
        line_at: w.at,
        updated_at: w.at,
      })
      .execute();
    return { ...onScreen, jobId: id, watchId: id, state: 'waiting' };
  },
  async stateOfTicket(db, ticketId) {
    const row = await db
      .selectFrom('slip_jobs')
      .select(['id', 'state'])
      .where('subject', '=', ticketId)
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow();
    return { ...onScreen, jobId: row.id, watchId: row.id, state: row.state };
  },
};

/** What was to be printed for numbers, newest first. */
export async function slipsOf(hall: QueueHall) {
  const jobs = await hall.store.db
    .selectFrom('slip_jobs')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return jobs.map((job) => JSON.parse(job.data).slip);
}

/** `quota`: for every group instead of the demo hall's own. */
export async function openQueueHall(
  options: {
    hours?: 'always' | 'windows';
    quota?: number | null;
    slips?: TicketSlips;
    /** Instead of the defaults. */
    settings?: Partial<Config['queue']>;
    directory?: string;
    phoneUrl?: string;
    nextAppointment?: (matterCode: string) => Promise<FreeSlot | null>;
    /** The demo hall as this test edits it. */
    edit?: (catalogue: Catalogue) => Catalogue;
    /** Where the clock stands (UTC ms). Default: Monday morning. */
    startAt?: number;
  } = {},
): Promise<QueueHall> {
  const directory = options.directory ?? (await mkdtemp(path.join(tmpdir(), 'bancheng-queue-')));
  const file = path.join(directory, 'bancheng.db');
  const time = { now: options.startAt ?? mondayMorning, ran: 0 };
  const clock = () => time.now;
  const loaded = await loadCatalogue(demoHall);
  const edited = options.edit?.(loaded) ?? loaded;
  const catalogue = options.quota === undefined ? edited : withQuota(edited, options.quota);
  const defaults = await loadConfig({ dataDir: directory });
  const config: Config = {
    ...defaults,
    hall: { hours: options.hours ?? 'always', bilingual: [] },
    queue: { ...defaults.queue, ...options.settings },
    phone: { ...defaults.phone, url: options.phoneUrl ?? '' },
  };
  const vault = createVault(new Uint8Array(32).fill(7), random);
  const slips = options.slips ?? plainSlips;
  const clockOf = (catalogue: Catalogue) => createHallClock({ catalogue, config, clock });
  const hall = clockOf(catalogue);
  const open = () => openStore({ path: file, clock, projections: [queueProjection] });
  const daysOf = (store: Store) => openDaysUnderWay({ store, hall, elapsed: () => time.ran });
  const parts = (store: Store, catalogue: Catalogue, days: DaysUnderWay) => ({
    store,
    vault,
    catalogue,
    config,
    hall: clockOf(catalogue),
    days,
    slips,
    random,
    ...(options.nextAppointment && { nextAppointment: options.nextAppointment }),
  });
  const doubleCalls: DoubleCall[] = [];
  const callingOn = (store: Store, catalogue: Catalogue, days: DaysUnderWay) =>
    createCallingService({
      store,
      catalogue,
      config,
      hall: clockOf(catalogue),
      days,
      staffName: async (id) => (id === clerk.id ? '王芳' : null),
      onDoubleCall: (attempt) => doubleCalls.push(attempt),
    });
  const store = await open();
  const days = await daysOf(store);
  const running: QueueHall = {
    store,
    catalogue,
    queue: createQueueService(parts(store, catalogue, days)),
    calling: callingOn(store, catalogue, days),
    day: createDayService({ store, hall, days }),
    doubleCalls,
    time,
    pass(ms) {
      time.now += ms;
      time.ran += ms;
    },
    dateOf: hall.dateOf,
    path: file,
    take: (matterCode, requestId = randomUUID()) =>
      running.queue.take(kiosk, { requestId, matterCode, language: 'zh-CN' }),
    verify: () => verifyDatabase({ path: file, projections: [queueProjection] }),
    async close() {
      await running.store.close();
      await rm(directory, { recursive: true, force: true });
    },
    async restart(other) {
      await running.store.close();
      running.store = await open();
      const days = await daysOf(running.store);
      running.queue = createQueueService(parts(running.store, other ?? catalogue, days));
      running.day = createDayService({ store: running.store, hall, days });
      running.calling = callingOn(running.store, other ?? catalogue, days);
    },
  };
  return running;
}

function withQuota(catalogue: Catalogue, dailyQuota: number | null): Catalogue {
  const groups = catalogue.groups.map((group) => ({ ...group, dailyQuota }));
  const group = (code: string) => groups.find((each) => each.code === code);
  return {
    ...catalogue,
    groups,
    group,
    groupOfMatter: (code) => group(catalogue.matter(code)?.group ?? ''),
  };
}
