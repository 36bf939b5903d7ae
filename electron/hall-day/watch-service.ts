// The supervisor's view of the hall: every window and every line as they are now, read whole each time it is asked for.
import type { Catalogue, HallWindow, WindowGroup } from '#electron/catalogue/catalogue-types.ts';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { DaysUnderWay } from '#electron/queue/days-under-way.ts';
import type { Db, Store } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import { pauseReasonSchema } from '#shared/contract/calling.ts';
import type { Watch } from '#shared/contract/hall-day.ts';
import type { Lane } from '#shared/contract/queue.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { bilingual, nameOrCode } from '#shared/domain/naming.ts';
import type { Anomalies } from './anomalies.ts';
import type { DayService } from './day-service.ts';
import type { Displays } from './displays.ts';

const minuteMs = 60_000;
const lanes: readonly Lane[] = ['normal', 'green', 'appointment'];

export type WatchParts = {
  store: Store;
  catalogue: Pick<Catalogue, 'groups' | 'windows' | 'windowsOfGroup' | 'matter'>;
  hall: Pick<HallClock, 'now' | 'today' | 'windowOpen'>;
  waitLimitMinutes: number;
  staffNames: (id: string) => Promise<string | null>;
  days: DaysUnderWay;
  day: Pick<DayService, 'isClosed'>;
  anomalies: Pick<Anomalies, 'all'>;
  displays: Pick<Displays, 'all' | 'look'>;
};

type Ticket = Pick<
  Row<'tickets'>,
  'no' | 'queue_group' | 'lane' | 'state' | 'taken_at' | 'due_at' | 'matter_code' | 'window_code' | 'called_at'
>;

export async function watchHall(o: WatchParts): Promise<Watch> {
  const { store, catalogue, hall, waitLimitMinutes } = o;
  const date = hall.today();
  const asOf = hall.now();
  const tickets = await readAlive(store.db, await o.days.upTo(date));
  const taken = await readTaken(store.db, date);
  o.displays.look();
  return {
    asOf,
    date,
    day: (await o.day.isClosed(date)) ? 'closed' : 'open',
    waitLimitMinutes,
    windows: await windowsOf(o, { date, asOf, tickets }),
    lines: catalogue.groups
      .filter((group) => group.needsTicket)
      .map((group) => lineOf(group, { asOf, tickets, taken, waitLimitMinutes }, catalogue.windowsOfGroup(group.code))),
    anomalies: o.anomalies.all(),
    displays: o.displays.all(),
  };
}

function lineOf(
  group: WindowGroup,
  now: { asOf: number; tickets: readonly Ticket[]; taken: ReadonlyMap<string, number>; waitLimitMinutes: number },
  windows: readonly HallWindow[],
): Watch['lines'][number] {
  const here = now.tickets.filter((ticket) => ticket.queue_group === group.code);
  const waiting = here.filter(({ state }) => state === 'waiting');
  const overLimit = waiting.filter((ticket) => now.asOf - waitingSince(ticket) > now.waitLimitMinutes * minuteMs);
  return {
    groupCode: group.code,
    name: bilingual(group.name),
    windows: windows.map(({ number }) => number),
    lanes: lanes.map((lane) => {
      const inLane = waiting.filter((ticket) => ticket.lane === lane);
      return { lane, waiting: inLane.length, longest: longestOf(inLane, now.asOf) };
    }),
    parked: here.filter(({ state }) => state === 'parked').length,
    taken: now.taken.get(group.code) ?? 0,
    quota: group.dailyQuota,
    overLimit: overLimit.length,
  };
}

/** Whoever comes before an appointment waits from its time on. */
const waitingSince = (ticket: Ticket): number => Math.max(ticket.taken_at, ticket.due_at ?? 0);

function longestOf(waiting: readonly Ticket[], asOf: number): { ticketNo: string; since: number } | null {
  let longest: { ticketNo: string; since: number } | null = null;
  for (const ticket of waiting) {
    const since = waitingSince(ticket);
    if (since <= asOf && (longest === null || since < longest.since)) longest = { ticketNo: ticket.no, since };
  }
  return longest;
}

async function windowsOf(
  o: WatchParts,
  now: { date: CalendarDate; asOf: number; tickets: readonly Ticket[] },
): Promise<Watch['windows']> {
  const { catalogue } = o;
  const withNumbers = new Set(catalogue.groups.filter(({ needsTicket }) => needsTicket).map(({ code }) => code));
  const calling = catalogue.windows.filter(({ groups }) => groups.some((code) => withNumbers.has(code)));
  const states = new Map(
    (await o.store.db.selectFrom('window_states').selectAll().execute()).map((row) => [row.window_code, row]),
  );
  const days = await readWindowDays(o.store.db, now.date);
  const atWindow = new Map(
    now.tickets.flatMap((ticket) => (ticket.state === 'called' ? [[ticket.window_code ?? '', ticket] as const] : [])),
  );
  const windows: Watch['windows'] = [];
  for (const window of calling) {
    const state = states.get(window.code);
    const current = atWindow.get(window.code);
    const isPaused = (state?.paused_at ?? null) !== null || !o.hall.windowOpen(window.code, now.asOf);
    const day = days.get(window.code);
    windows.push({
      code: window.code,
      number: window.number,
      name: bilingual(window.name),
      seat: state?.seat_staff ? await o.staffNames(state.seat_staff) : null,
      state: current ? 'serving' : isPaused ? 'paused' : 'free',
      pauseReason: pauseReasonSchema
        .nullable()
        .catch('other')
        .parse(state?.paused_reason ?? null),
      pausedSince: state?.paused_at ?? null,
      current: current
        ? {
            ticketNo: current.no,
            matterName: nameOrCode(catalogue.matter(current.matter_code), current.matter_code),
            calledAt: current.called_at ?? current.taken_at,
          }
        : null,
      servedToday: day?.served ?? 0,
      lastCallAt: day?.lastCallAt ?? null,
    });
  }
  return windows;
}

/** Numbers of these days whose errand is not over. */
function readAlive(db: Db, days: readonly CalendarDate[]): Promise<Ticket[]> {
  return db
    .selectFrom('tickets')
    .select(['no', 'queue_group', 'lane', 'state', 'taken_at', 'due_at', 'matter_code', 'window_code', 'called_at'])
    .where('date', 'in', days)
    .where('state', 'in', ['waiting', 'called', 'parked'])
    .execute();
}

async function readTaken(db: Db, date: CalendarDate): Promise<ReadonlyMap<string, number>> {
  const rows = await db.selectFrom('queue_days').select(['group_code', 'taken']).where('date', '=', date).execute();
  return new Map(rows.map(({ group_code, taken }) => [group_code, taken]));
}

async function readWindowDays(
  db: Db,
  date: CalendarDate,
): Promise<ReadonlyMap<string, { served: number; lastCallAt: number }>> {
  const rows = await db
    .selectFrom('services')
    .select(({ fn, eb }) => [
      'window_code',
      fn.max('called_at').as('lastCallAt'),
      fn.sum<number>(eb.case().when('how', '=', 'served').then(1).else(0).end()).as('served'),
    ])
    .where('date', '=', date)
    .groupBy('window_code')
    .execute();
  return new Map(rows.map(({ window_code, ...day }) => [window_code, day]));
}
