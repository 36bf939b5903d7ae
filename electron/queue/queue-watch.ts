// How the queue stands: for kiosks, for displays, and for whoever follows their own number on a phone.
import type { HallWindow, WindowGroup } from '#electron/catalogue/catalogue-types.ts';
import { DomainError } from '#electron/domain-error.ts';
import type { Row } from '#electron/store/tables.ts';
import type {
  Board,
  BoardWindow,
  Estimate,
  GroupState,
  MyNumber,
  QueueOverview,
  SlipKey,
} from '#shared/contract/queue.ts';
import { bilingual } from '#shared/domain/naming.ts';
import { type DayFace, isSoon } from './day-face.ts';
import { countWaiting, type Look, standing } from './line-store.ts';
import { nobodyBefore, whoIsBefore, whoIsBeforeNewcomer } from './lines.ts';
import type { PausedWindows } from './paused-windows.ts';
import { readAtWindows } from './queue-store.ts';
import { callView, ticketView, windowName } from './queue-views.ts';
import { ticketBySlip } from './slip-key.ts';
import { countsByMatter, isDayClosed, isToBeRated, readCalls, readLastNos, readTaken } from './take-store.ts';
import type { QueueParts } from './ticket-giver.ts';
import type { WaitingTimes } from './waiting-times.ts';

const callsOnOverview = 5;
const callsOnBoard = 24;
const callsOfGroup = 5;
const lastNosShown = 3;

export type QueueWatch = {
  overview(): Promise<QueueOverview>;
  board(): Promise<Board>;
  /** Throws TICKET_UNKNOWN: no such number today or on a day under way, or not with this key. */
  myNumber(slip: SlipKey): Promise<MyNumber>;
};

/** Called last, first. */
const newest = (rows: readonly Row<'tickets'>[], most: number): Row<'tickets'>[] =>
  rows.toSorted((a, b) => (b.called_at ?? 0) - (a.called_at ?? 0)).slice(0, most);

export function createQueueWatch(
  o: QueueParts & { times: WaitingTimes; paused: PausedWindows; faceOf: (instant: number) => DayFace },
): QueueWatch {
  const { store, catalogue, hall, days, times, paused } = o;
  const settings = o.config.queue;

  /** A matter's own numbers of this half-day; null: no limit. */
  function quotaOf(code: string, face: DayFace): number | null {
    const quotas = catalogue.matter(code)?.quotas;
    return (face.half === 'am' ? quotas?.morning : quotas?.afternoon) ?? null;
  }

  /** Matters whose own numbers of this half-day are used up. */
  async function goneMatters(groups: readonly WindowGroup[], face: DayFace): Promise<ReadonlySet<string>> {
    const limited = groups.flatMap((group) => group.matters).filter((code) => quotaOf(code, face) !== null);
    if (limited.length === 0) return new Set();
    const counts = await countsByMatter(store.db, face);
    return new Set(limited.filter((code) => (counts.get(code) ?? 0) >= (quotaOf(code, face) ?? 0)));
  }

  function stateOf(group: WindowGroup, taken: number, stopped: ReadonlySet<string>): GroupState['state'] {
    const windows = catalogue.windowsOfGroup(group.code);
    if (windows.length > 0 && !hall.open(group.code).open) return 'closed';
    if (group.dailyQuota !== null && taken >= group.dailyQuota) return 'gone';
    const isServing = (window: HallWindow): boolean =>
      !stopped.has(window.code) && hall.servedNow(window.code).some(({ groupCode }) => groupCode === group.code);
    return windows.some(isServing) ? 'open' : 'no-window';
  }

  function boardWindow(
    window: HallWindow,
    at: Row<'tickets'> | undefined,
    lastNos: string[],
    isStopped: boolean,
  ): BoardWindow {
    return {
      code: window.code,
      ...windowName(catalogue, window.code),
      floor: window.floor,
      zone: bilingual(window.zone),
      // Whoever is there is served to the end, whatever the clock says.
      state: at ? 'serving' : isStopped || !hall.windowOpen(window.code) ? 'paused' : 'free',
      ticketNo: at?.no ?? null,
      lastNos,
    };
  }

  /** HH:MM; null where it never closes. */
  function dayEnd(group: WindowGroup, date: string): string | null {
    const { closesAt } = hall.open(group.code);
    return closesAt && (hall.openSessions(date, { groupCode: group.code }).at(-1)?.[1] ?? closesAt);
  }

  return {
    async overview() {
      const now = hall.now();
      const face = o.faceOf(now);
      const { date } = face;
      const called = await days.upTo(date);
      // Windows people go to without a number are no part of this.
      const groups = catalogue.groups.filter((group) => group.needsTicket);
      const taken = await readTaken(store.db, date);
      const isClosed = await isDayClosed(store.db, date);
      const stopped = await paused.on(date);
      const gone = await goneMatters(groups, face);
      const states: GroupState[] = [];
      for (const group of groups) {
        const waiting = await countWaiting(store.db, { days: called, groupCode: group.code });
        const closesAt = dayEnd(group, date);
        // The last minutes give no number: nobody is to choose one in vain.
        const isOver =
          closesAt !== null && settings.lastTakeMinutes > 0 && isSoon(face, closesAt, settings.lastTakeMinutes);
        const state = isClosed || isOver ? 'closed' : stateOf(group, taken.get(group.code) ?? 0, stopped);
        const isOpen = state === 'open';
        states.push({
          groupCode: group.code,
          name: bilingual(group.name),
          waiting,
          taken: taken.get(group.code) ?? 0,
          quota: group.dailyQuota,
          state,
          goneMatters: isOpen ? group.matters.filter((code) => gone.has(code)) : [],
          noneMatters: isOpen ? group.matters.filter((code) => quotaOf(code, face) === 0) : [],
          closesAt: state === 'closed' ? null : closesAt,
          isClosingSoon: isOpen && closesAt !== null && isSoon(face, closesAt, settings.closingSoonMinutes),
          estimate: isOpen ? await estimateForNewcomer({ date, days: called, groupCode: group.code, now }) : null,
        });
      }
      const calls = newest(await readAtWindows(store.db, called), callsOnOverview);
      return {
        date,
        asOf: now,
        groups: states,
        waiting: states.reduce((sum, state) => sum + state.waiting, 0),
        estimate: widest(states.map((state) => state.estimate)),
        calls: calls.map((row) => callView(catalogue, row)),
      };
    },

    async board() {
      const now = hall.now();
      const { date } = o.faceOf(now);
      const called = await days.upTo(date);
      const atWindows = new Map((await readAtWindows(store.db, called)).map((row) => [row.window_code, row]));
      const lastNos = await readLastNos(store.db, called, lastNosShown);
      const calls = await readCalls(store.db, called, callsOnBoard);
      const isClosed = await isDayClosed(store.db, date);
      const stopped = await paused.on(date);
      const callsNumbers = (window: HallWindow): boolean =>
        window.groups.some((code) => catalogue.group(code)?.needsTicket ?? false);
      return {
        asOf: now,
        calls: calls.map((row) => callView(catalogue, row)),
        windows: catalogue.windows
          .filter(callsNumbers)
          .map((window) =>
            boardWindow(
              window,
              atWindows.get(window.code),
              lastNos.get(window.code) ?? [],
              isClosed || stopped.has(window.code),
            ),
          ),
        ticker: [...catalogue.ticker],
      };
    },

    async myNumber(slip) {
      const now = hall.now();
      const called = await days.upTo(o.faceOf(now).date);
      const row = await ticketBySlip(store.db, o.vault, slip, called);
      if (!row) throw new DomainError('TICKET_UNKNOWN');
      const { date, queue_group: groupCode } = row;
      const isWaiting = row.state === 'waiting';
      const look = { date, days: called.filter((day) => day <= date), groupCode, now };
      const before = isWaiting ? await whoIsBefore(store.db, settings, look, standing(row)) : nobodyBefore;
      const estimateNow = isWaiting ? await times.estimate(date, groupCode, before) : null;
      const ofGroup = new Set(catalogue.windowsOfGroup(groupCode).map((window) => window.code));
      const ofThisGroup = (await readAtWindows(store.db, called)).filter((each) => ofGroup.has(each.window_code ?? ''));
      const keptUntil = row.state === 'no-show' ? (row.ended_at ?? 0) + settings.missed.keepMinutes * 60_000 : 0;
      return {
        asOf: now,
        ticket: ticketView(o, row, estimateNow),
        aheadNow: isWaiting ? before.ahead : null,
        estimateNow,
        call: row.state === 'called' ? callView(catalogue, row) : null,
        calledNow: newest(ofThisGroup, callsOfGroup).map((each) => callView(catalogue, each)),
        keptUntil: keptUntil > now ? keptUntil : null,
        canRate: row.state === 'served' && (await isToBeRated(store.db, row.id)),
      };
    },
  };

  async function estimateForNewcomer(look: Look): Promise<Estimate> {
    const before = await whoIsBeforeNewcomer(store.db, settings, look, { lane: 'normal', rank: look.now });
    return times.estimate(look.date, look.groupCode, before);
  }
}

/** From the shortest to the longest wait in the hall; null when no group's is known. */
function widest(estimates: readonly Estimate[]): Estimate {
  const known = estimates.filter((estimate) => estimate !== null);
  if (known.length === 0) return null;
  return {
    fromMinutes: Math.min(...known.map((estimate) => estimate.fromMinutes)),
    toMinutes: Math.max(...known.map((estimate) => estimate.toMinutes)),
  };
}
