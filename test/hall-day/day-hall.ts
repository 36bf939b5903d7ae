// A hall's day on a temporary disk: real store, events and demo hall, with a clock that stands where a test puts it.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCatalogue } from '#electron/catalogue/catalogue.ts';
import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import { createHallDay, type HallDay } from '#electron/hall-day/hall-day.ts';
import { createNotices, type Notices } from '#electron/notices.ts';
import { openDaysUnderWay } from '#electron/queue/days-under-way.ts';
import { queueProjection } from '#electron/queue/queue-projection.ts';
import type { PrintersService } from '#electron/slips/printers-service.ts';
import { type Actor, type NewEvent, openStore, type Store } from '#electron/store/store.ts';
import { verifyDatabase } from '#electron/store/verify.ts';
import { hallDate, hallTime } from '#shared/domain/calendar-date.ts';

const demoHall = fileURLToPath(new URL('../../resources/demo-hall', import.meta.url));

export const timeZone = 'Asia/Shanghai';
export const clerk: Actor = { kind: 'staff', id: 'clerk', terminal: '工作台' };
export const kiosk: Actor = { kind: 'citizen', id: 'kiosk', terminal: '1号机' };

/** Monday 7 December 2026 at this time of the hall's day. */
export const monday = (time: string): number => Date.parse(`2026-12-07T${time}:00+08:00`);
export const dayMs = 86_400_000;
export const minuteMs = 60_000;

/** Callbacks that wait for the test to let time pass. */
export function handTimers() {
  const waiting = new Map<number, { callback: () => void; ms: number }>();
  let made = 0;
  return {
    timers: {
      set(callback: () => void, ms: number): number {
        made += 1;
        waiting.set(made, { callback, ms });
        return made;
      },
      clear: (handle: number) => void waiting.delete(handle),
    },
    waiting: () => [...waiting.values()].map(({ ms }) => ms),
    /** Runs all that is due now, and what those do. */
    async pass(): Promise<void> {
      const due = [...waiting.values()];
      waiting.clear();
      for (const { callback } of due) callback();
      await new Promise((resolve) => setTimeout(resolve, 60));
    },
  };
}

export type DayHall = Awaited<ReturnType<typeof openDayHall>>;

export async function openDayHall() {
  const directory = await mkdtemp(path.join(tmpdir(), 'bancheng-day-'));
  const file = path.join(directory, 'bancheng.db');
  /** What the clock shows, and how long the program has run (ms). */
  const time = { now: monday('10:00'), ran: 0 };
  const clock = () => time.now;
  const catalogue: Catalogue = await loadCatalogue(demoHall);
  const within = { hours: true };
  const dateOf = (at: number) => hallDate(at, timeZone);
  const dateTimeOf = (at: number) => `${dateOf(at)} ${hallTime(at, timeZone)}`;
  const hall = {
    timeZone,
    now: clock,
    today: () => dateOf(time.now),
    dateOf,
    dateTimeOf,
    windowOpen: () => within.hours,
  };
  type Hear = Parameters<PrintersService['onChanged']>[0];
  const printer = { listeners: new Set<Hear>() };
  const printers: Pick<PrintersService, 'onChanged'> = {
    onChanged(listener) {
      printer.listeners.add(listener);
      return () => printer.listeners.delete(listener);
    },
  };
  const noPaper = () => Promise.reject(new Error('Nothing is printed in this hall'));
  const failures: unknown[] = [];
  const news = { anomalies: 0 };
  const open = () => openStore({ path: file, clock, projections: [queueProjection] });
  const begin = async (store: Store): Promise<{ notices: Notices; day: HallDay }> => {
    const notices = createNotices();
    const days = await openDaysUnderWay({ store, hall, elapsed: () => time.ran });
    const day = createHallDay({
      store,
      catalogue,
      hall,
      days,
      clock,
      notices,
      printers,
      slips: { enqueueHallPaper: noPaper, stateOfJob: async () => null },
      slipLanguage: () => 'zh-CN',
      waitLimitMinutes: 30,
      staffNames: async (id) => (id === 'clerk' ? '谢敏' : null),
      onFailure: (error) => failures.push(error),
      onAnomaly: () => {
        news.anomalies += 1;
      },
    });
    return { notices, day };
  };
  let store = await open();
  let running = await begin(store);

  const opened = {
    catalogue,
    time,
    within,
    printer,
    failures,
    news,
    path: file,
    get store() {
      return store;
    },
    get day() {
      return running.day;
    },
    get notices() {
      return running.notices;
    },
    /** Time goes by, for the clock and for the program. */
    pass(ms: number) {
      time.now += ms;
      time.ran += ms;
    },
    append: (actor: Actor, ...events: NewEvent[]) =>
      store.write(actor, async (w) => {
        for (const event of events) await w.append(event);
      }),
    /** A number of the group whose letter it has; answers its id. */
    async take(
      over: { matterCode?: string; groupCode?: string; lane?: string; greenReason?: string; dueAt?: number } = {},
    ) {
      const id = randomUUID();
      const groupCode = over.groupCode ?? catalogue.groupOfMatter(over.matterCode ?? '')?.code ?? 'G1';
      const date = dateOf(time.now);
      const day = await store.db
        .selectFrom('queue_days')
        .select('taken')
        .where('date', '=', date)
        .where('group_code', '=', groupCode)
        .executeTakeFirst();
      const n = (day?.taken ?? 0) + 1;
      await opened.append(kiosk, {
        type: 'ticket.taken',
        subject: id,
        data: {
          requestId: randomUUID(),
          date,
          groupCode,
          matterCode: over.matterCode ?? 'M1',
          n,
          no: `${groupCode}-${String(n).padStart(3, '0')}`,
          ahead: 0,
          lane: over.lane ?? 'normal',
          greenReason: over.greenReason ?? null,
          dueAt: over.dueAt ?? null,
        },
      });
      return id;
    },
    ticket: (id: string) => store.db.selectFrom('tickets').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    async call(id: string, windowCode: string) {
      const row = await opened.ticket(id);
      await opened.append(clerk, {
        type: 'ticket.called',
        subject: id,
        data: {
          requestId: randomUUID(),
          date: row.date,
          groupCode: row.queue_group,
          matterCode: row.matter_code,
          no: row.no,
          windowCode,
        },
      });
    },
    async leave(id: string, how: 'served' | 'parked' | 'missed') {
      const row = await opened.ticket(id);
      const at = { groupCode: row.queue_group, no: row.no, windowCode: row.window_code ?? '' };
      if (how === 'served')
        await opened.append(clerk, { type: 'ticket.ended', subject: id, data: { ...at, outcome: 'served' } });
      if (how === 'parked') await opened.append(clerk, { type: 'ticket.parked', subject: id, data: at });
      if (how === 'missed')
        await opened.append(clerk, {
          type: 'ticket.missed',
          subject: id,
          data: { ...at, reason: 'not-here', back: null },
        });
    },
    events: (type: string) =>
      store.db.selectFrom('journal').selectAll().where('type', '=', type).orderBy('seq').execute(),
    verify: () => verifyDatabase({ path: file, projections: [queueProjection] }),
    async restart() {
      running.day.stop();
      await store.close();
      store = await open();
      running = await begin(store);
    },
    async close() {
      running.day.stop();
      await store.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
  return opened;
}
