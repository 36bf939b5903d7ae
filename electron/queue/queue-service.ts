// Taking a number and what is seen of the queue: one durable write a number, so that none is ever given twice.

import type { Catalogue, WindowGroup } from '#electron/catalogue/catalogue-types.ts';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import { DomainError } from '#electron/domain-error.ts';
import type { SlipService } from '#electron/slips/slip-service.ts';
import type { Actor, Db, Store } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { Language } from '#shared/contract/procedure.ts';
import type { Board, Estimate, GroupState, QueueOverview, Taken } from '#shared/contract/queue.ts';
import type { SlipState } from '#shared/contract/slips.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { bilingual } from '#shared/domain/naming.ts';
import type { Random } from '#shared/domain/ports.ts';
import { formatTicketNumber } from '#shared/domain/ticket-number.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';
import { decidingAnew } from './deciding-anew.ts';
import { readCalls, readDay, readStanding, readTicket, readWindows } from './queue-store.ts';
import { callView, ticketView, windowName } from './queue-views.ts';
import { type SlipSettings, ticketQrOf, ticketSlip } from './ticket-slip.ts';
import { createWaitingTimes } from './waiting-times.ts';

const callsOnOverview = 5;
const callsOnBoard = 12;

/** What this area needs of slips. */
export type TicketSlips = Pick<SlipService, 'enqueueTicket' | 'stateOfTicket'>;

/** What this area needs of the hall's clock. */
export type QueueHall = Pick<HallClock, 'now' | 'today' | 'dateOf' | 'dateTimeOf' | 'open'>;

export type QueueService = {
  /**
   * The same request gives the same ticket and slip. Throws MATTER_UNKNOWN, HALL_CLOSED, QUOTA_GONE, or REQUEST_REUSED
   * where the request was for another matter.
   */
  take(actor: Actor, input: { requestId: string; matterCode: string; language: Language }): Promise<Taken>;
  overview(): Promise<QueueOverview>;
  board(): Promise<Board>;
};

export type QueueParts = {
  store: Store;
  catalogue: Catalogue;
  config: SlipSettings;
  hall: QueueHall;
  slips: TicketSlips;
  random: Random;
};

export function createQueueService(o: QueueParts): QueueService {
  const { store, catalogue, hall } = o;
  const waitingTimes = createWaitingTimes(store);
  const face = clockFace(hall);
  /** Windows people go to without a number are no part of this. */
  const groups = catalogue.groups.filter((group) => group.needsTicket);
  const callingWindows = catalogue.windows.filter((window) =>
    window.groups.some((code) => groups.some((group) => group.code === code)),
  );

  async function again(db: Db, ticketId: string, matterCode: string): Promise<Taken> {
    const row = await readTicket(db, ticketId);
    if (row.matter_code !== matterCode) throw new DomainError('REQUEST_REUSED');
    return takenOf(row, await estimateOf(db, row), await o.slips.stateOfTicket(db, ticketId));
  }

  function estimateOf(db: Db, row: Row<'tickets'>): Promise<Estimate> {
    return waitingTimes.estimate(db, row.date, row.group_code, row.ahead);
  }

  function takenOf(row: Row<'tickets'>, estimate: Estimate, slip: SlipState): Taken {
    return { ticket: ticketView(catalogue, row, estimate), slip, qr: ticketQrOf(row) };
  }

  async function groupState(
    group: WindowGroup,
    date: CalendarDate,
    day: { taken: number; waiting: number },
  ): Promise<GroupState> {
    const isOpen = hall.open(group.code).open;
    const isGone = group.dailyQuota !== null && day.taken >= group.dailyQuota;
    const state = isOpen ? (isGone ? 'gone' : 'open') : 'closed';
    return {
      groupCode: group.code,
      name: bilingual(group.name),
      ...day,
      quota: group.dailyQuota,
      state,
      estimate: state === 'open' ? await waitingTimes.estimate(store.db, date, group.code, day.waiting) : null,
    };
  }

  return {
    async take(actor, { requestId, matterCode, language }) {
      const matter = catalogue.matter(matterCode);
      const group = catalogue.groupOfMatter(matterCode);
      if (!matter || !group?.needsTicket) throw new DomainError('MATTER_UNKNOWN');
      return decidingAnew(() =>
        store.write(actor, async (w) => {
          const { date, dateTime } = face(w.at);
          const standing = await readStanding(w.db, { requestId, date, groupCode: group.code });
          // Before anything else: whoever asks again already has a number, whatever has become of the hall since.
          if (standing.existing !== null) return again(w.db, standing.existing, matterCode);
          const hours = hall.open(group.code, w.at);
          if (!hours.open) {
            const opens = hours.opens && { date: hours.opens.date, time: hours.opens.time };
            throw new DomainError('HALL_CLOSED', { opens });
          }
          if (group.dailyQuota !== null && standing.taken >= group.dailyQuota) {
            throw new DomainError('QUOTA_GONE', { matterCode, groupCode: group.code });
          }
          const n = standing.taken + 1;
          const no = formatTicketNumber(group.series, n);
          const ahead = standing.waiting;
          const id = uuidFrom(o.random);
          await w.append({
            type: 'ticket.taken',
            subject: id,
            data: { requestId, date, groupCode: group.code, matterCode, n, no, ahead },
          });
          const estimate = await waitingTimes.estimate(w.db, date, group.code, ahead);
          const paper = ticketSlip(o, { no, date, matter, ahead, estimate, takenAt: dateTime, language });
          const slip = await o.slips.enqueueTicket(w, id, language, paper);
          const row = {
            id,
            request_id: requestId,
            date,
            group_code: group.code,
            matter_code: matterCode,
            n,
            no,
            state: 'waiting' as const,
            ahead,
            taken_at: w.at,
            terminal: actor.terminal,
            called_at: null,
            window_code: null,
            calls: 0,
            ended_at: null,
          };
          return takenOf(row, estimate, slip);
        }),
      );
    },

    async overview() {
      const date = hall.today();
      const days = await readDay(store.db, date);
      const states: GroupState[] = [];
      for (const group of groups) {
        states.push(await groupState(group, date, days.get(group.code) ?? { taken: 0, waiting: 0 }));
      }
      const calls = await readCalls(store.db, date, callsOnOverview);
      return {
        date,
        asOf: hall.now(),
        groups: states,
        waiting: states.reduce((sum, state) => sum + state.waiting, 0),
        estimate: widest(states.map((state) => state.estimate)),
        calls: calls.map((row) => callView(catalogue, row)),
      };
    },

    async board() {
      const date = hall.today();
      const atWindows = await readWindows(store.db, date);
      const calls = await readCalls(store.db, date, callsOnBoard);
      return {
        asOf: hall.now(),
        calls: calls.map((row) => callView(catalogue, row)),
        windows: callingWindows.map((window) => ({
          ...windowName(catalogue, window.code),
          ticketNo: atWindows.get(window.code) ?? null,
        })),
      };
    },
  };
}

/** The hall's clock read once a minute: asking a time zone costs more than a query, and no zone moves within a minute. */
function clockFace(hall: QueueHall): (at: number) => { date: CalendarDate; dateTime: string } {
  let shown = { minute: Number.NaN, date: '', dateTime: '' };
  return (at) => {
    const minute = Math.floor(at / 60_000);
    if (minute !== shown.minute) shown = { minute, date: hall.dateOf(at), dateTime: hall.dateTimeOf(at) };
    return shown;
  };
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
