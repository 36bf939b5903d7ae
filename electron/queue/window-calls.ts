// What a window does with numbers: call the next, call again, finish. A number is at one window at most, and the database sees to it.

import type { Catalogue, HallWindow } from '#electron/catalogue/catalogue-types.ts';
import { DomainError } from '#electron/domain-error.ts';
import type { Actor, Db, Store, Write } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { DeskWindow } from '#shared/contract/queue.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { bilingual } from '#shared/domain/naming.ts';
import { decidingAnew } from './deciding-anew.ts';
import { countWaiting, readAtWindow, readNextOfGroups, readWaiting, wasCalledFor } from './queue-store.ts';
import { ticketView } from './queue-views.ts';

/** As many of those waiting as a desk shows. */
const waitingShown = 50;

export type WindowCalls = {
  /** Throws WINDOW_UNKNOWN. */
  window(windowCode: string): Promise<DeskWindow>;
  /**
   * Finishes the number at this window as served and calls the next of today, in one write. The same request again
   * changes nothing. Throws WINDOW_UNKNOWN, or NOBODY_WAITING: then the number at the window stays there.
   */
  callNext(actor: Actor, input: { windowCode: string; requestId: string }): Promise<DeskWindow>;
  /** Throws WINDOW_UNKNOWN, NOTHING_CALLED, CHANGED (another number is there by now) or RECALL_LIMIT. */
  recall(actor: Actor, input: { windowCode: string; ticketId: string }): Promise<DeskWindow>;
  /** Throws WINDOW_UNKNOWN, NOTHING_CALLED or CHANGED. */
  finish(
    actor: Actor,
    input: { windowCode: string; ticketId: string; outcome: 'served' | 'no-show' },
  ): Promise<DeskWindow>;
};

export function createWindowCalls(o: {
  store: Store;
  catalogue: Catalogue;
  /** `recallMax`: how often a number is called in all, the first call counted. */
  config: { readonly queue: { readonly recallMax: number } };
  hall: { today(): CalendarDate; dateOf(instant: number): CalendarDate };
}): WindowCalls {
  const { store, catalogue, hall } = o;

  function known(windowCode: string): HallWindow {
    const window = catalogue.window(windowCode);
    if (!window) throw new DomainError('WINDOW_UNKNOWN');
    return window;
  }

  async function view(db: Db, window: HallWindow, date: CalendarDate): Promise<DeskWindow> {
    const row = await readAtWindow(db, window.code);
    const waiting = await readWaiting(db, date, window.groups, waitingShown);
    const isCurrent = row !== undefined && row.date === date;
    return {
      code: window.code,
      number: window.number,
      name: bilingual(window.name),
      groupCodes: [...window.groups],
      current: isCurrent
        ? { ticket: ticketView(catalogue, row, null), calledAt: row.called_at ?? row.taken_at, calls: row.calls }
        : null,
      waiting: waiting.map((ticket) => ticketView(catalogue, ticket, null)),
      waitingCount: waiting.length < waitingShown ? waiting.length : await countWaiting(db, date, window.groups),
    };
  }

  async function end(w: Write, row: Row<'tickets'>, outcome: 'served' | 'no-show'): Promise<void> {
    const data = { groupCode: row.group_code, no: row.no, windowCode: row.window_code ?? '', outcome };
    await w.append({ type: 'ticket.ended', subject: row.id, data });
  }

  /** The number the clerk saw, still at the window today. What was left there on another day is nobody's to recall. */
  async function current(w: Write, window: HallWindow, ticketId: string): Promise<Row<'tickets'>> {
    const row = await readAtWindow(w.db, window.code);
    if (row?.date !== hall.dateOf(w.at)) throw new DomainError('NOTHING_CALLED');
    if (row.id !== ticketId) throw new DomainError('CHANGED');
    return row;
  }

  function write(actor: Actor, window: HallWindow, command: (w: Write) => Promise<void>): Promise<DeskWindow> {
    return decidingAnew(() =>
      store.write(actor, async (w) => {
        await command(w);
        return view(w.db, window, hall.dateOf(w.at));
      }),
    );
  }

  return {
    async window(windowCode) {
      return view(store.db, known(windowCode), hall.today());
    },

    async callNext(actor, { windowCode, requestId }) {
      const window = known(windowCode);
      return write(actor, window, async (w) => {
        const date = hall.dateOf(w.at);
        if (await wasCalledFor(w.db, date, window.code, requestId)) return;
        const next = earliest(await readNextOfGroups(w.db, date, window.groups));
        if (!next) throw new DomainError('NOBODY_WAITING');
        const before = await readAtWindow(w.db, window.code);
        if (before) await end(w, before, 'served');
        await w.append({
          type: 'ticket.called',
          subject: next.id,
          data: {
            requestId,
            date,
            groupCode: next.group_code,
            matterCode: next.matter_code,
            no: next.no,
            windowCode: window.code,
          },
        });
      });
    },

    async recall(actor, { windowCode, ticketId }) {
      const window = known(windowCode);
      const limit = o.config.queue.recallMax;
      return write(actor, window, async (w) => {
        const row = await current(w, window, ticketId);
        if (row.calls >= limit) throw new DomainError('RECALL_LIMIT', { limit });
        await w.append({
          type: 'ticket.recalled',
          subject: row.id,
          data: { matterCode: row.matter_code, no: row.no, windowCode: window.code, times: row.calls + 1 },
        });
      });
    },

    async finish(actor, { windowCode, ticketId, outcome }) {
      const window = known(windowCode);
      return write(actor, window, async (w) => end(w, await current(w, window, ticketId), outcome));
    },
  };
}

/** Between groups whoever came first; ties by number, so that every node would choose the same. */
function earliest(rows: readonly Row<'tickets'>[]): Row<'tickets'> | undefined {
  return rows.toSorted((a, b) => a.taken_at - b.taken_at || a.n - b.n || (a.no < b.no ? -1 : 1))[0];
}
