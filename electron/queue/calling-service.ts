// What a window does with numbers: calls, finishes, puts off and sends on. A number is at one window at most, and the database sees to it.

import type { HallWindow } from '#electron/catalogue/catalogue-types.ts';
import { DomainError } from '#electron/domain-error.ts';
import type { Actor, Write } from '#electron/store/store.ts';
import { codeOf } from '#electron/store/write-error.ts';
import type { DeskWindow, ForwardReason, MissReason } from '#shared/contract/calling.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { chooseNext, type Turn } from '#shared/domain/lanes.ts';
import { type CallingParts, daysOf, isKept, knownWindow, placeBack, type Ticket, ticketOf } from './calling-parts.ts';
import { decidingAnew } from './deciding-anew.ts';
import { deskWindow } from './desk-window.ts';
import { isInReach, readCallable } from './line-store.ts';
import { QueueRaced } from './queue-events.ts';
import { readAtWindow, readWindowState } from './queue-store.ts';
import { isDayClosed } from './take-store.ts';
import { createTicketDesk, type TicketDesk } from './ticket-desk.ts';
import { createWindowDesk, type WindowDesk } from './window-desk.ts';
import { reachOf } from './window-reach.ts';

export type { DoubleCall } from './calling-parts.ts';

type AtWindow = { windowCode: string; ticketId: string };
/** `seen`: whom the clerk sees at the window, who would be finished as served; null: nobody. */
type Call = { requestId: string; seen?: string | null | undefined };
type ForwardTo = { kind: 'window'; windowCode: string } | { kind: 'matter'; matterCode: string };

/** Every act throws WINDOW_UNKNOWN where there is no such window. Those on a number at the window throw NOTHING_CALLED or CHANGED. */
export type CallingService = TicketDesk &
  WindowDesk & {
    window(windowCode: string): Promise<DeskWindow>;
    /**
     * Finishes the number at this window as served and calls the next, in one write: of an earlier day under way
     * before any of today. Opens a paused window.
     * The same request again changes nothing. Throws CHANGED, or NOBODY_WAITING: then the number at the window stays.
     */
    callNext(actor: Actor, input: { windowCode: string } & Call): Promise<DeskWindow>;
    /** Throws RECALL_LIMIT. */
    recall(actor: Actor, input: AtWindow): Promise<DeskWindow>;
    finish(actor: Actor, input: AtWindow): Promise<DeskWindow>;
    miss(actor: Actor, input: AtWindow & { reason: MissReason }): Promise<DeskWindow>;
    park(actor: Actor, input: AtWindow): Promise<DeskWindow>;
    /** Throws TICKET_UNKNOWN, TICKET_CHANGED or CHANGED. The same request again changes nothing. */
    callBack(actor: Actor, input: AtWindow & Call): Promise<DeskWindow>;
    /** Throws TARGET_UNKNOWN or TARGET_IS_HERE. */
    forward(actor: Actor, input: AtWindow & { to: ForwardTo; reason: ForwardReason }): Promise<DeskWindow>;
  };

export function createCallingService(o: CallingParts): CallingService {
  const { store, catalogue, config } = o;
  const rules = config.queue;
  /** Refusals that a call came second, and the number it was about: told once their write is over. */
  const seconds = new WeakMap<Error, string>();

  /** Runs the command, anew where somebody was first, and answers how the window stands then. */
  async function at(
    actor: Actor,
    windowCode: string,
    command: (w: Write, window: HallWindow) => Promise<void>,
  ): Promise<DeskWindow> {
    try {
      await decidingAnew(() => store.write(actor, (w) => command(w, knownWindow(catalogue, windowCode))));
    } catch (error) {
      const ticketNo = await secondCallOf(error, windowCode);
      if (ticketNo !== undefined) o.onDoubleCall?.({ actor, windowCode, ticketNo });
      throw error;
    }
    return deskWindow(o, knownWindow(catalogue, windowCode));
  }

  async function secondCallOf(error: unknown, windowCode: string): Promise<string | undefined> {
    if (isDoubleCall(error)) return (await readAtWindow(store.db, windowCode))?.no;
    return error instanceof Error ? seconds.get(error) : undefined;
  }

  /** `ticketNo`: the number that another call has got; undefined where there is none. */
  function refusal(code: 'CHANGED' | 'NOTHING_CALLED' | 'TICKET_CHANGED', ticketNo: string | undefined): DomainError {
    const error = new DomainError(code);
    if (ticketNo !== undefined) seconds.set(error, ticketNo);
    return error;
  }

  /** The number the clerk saw, still at the window. What was left there on a day that is over is nobody's to act on. */
  async function current(w: Write, window: HallWindow, ticketId: string): Promise<Ticket> {
    const row = await readAtWindow(w.db, window.code);
    const isOfNow = row !== undefined && (await daysOf(o, w)).includes(row.date);
    if (isOfNow && row.id === ticketId) return row;
    const meant = await w.db.selectFrom('tickets').selectAll().where('id', '=', ticketId).executeTakeFirst();
    // Another window has it by now: this act would have been a second call of it.
    const isElsewhere = meant?.state === 'called' && meant.window_code !== window.code;
    throw refusal(isOfNow ? 'CHANGED' : 'NOTHING_CALLED', isElsewhere ? meant.no : undefined);
  }

  /** A call ends the visit of whoever is at the window: throws CHANGED where that is not the one the clerk saw. */
  async function mustBeAsSeen(w: Write, window: HallWindow, days: readonly CalendarDate[], seen: Call['seen']) {
    if (seen === undefined) return;
    const here = await readAtWindow(w.db, window.code);
    if (seen === (here && days.includes(here.date) ? here.id : null)) return;
    throw refusal('CHANGED', here?.no);
  }

  /** Whoever came before the date changed goes first; the lanes hold within a day. */
  async function choose(w: Write, window: HallWindow, days: readonly CalendarDate[]) {
    const state = await readWindowState(w.db, window.code);
    for (const date of days) {
      const heads = await readCallable(w.db, reachOf(o, window, w.at, date), rules.green, 1);
      const next = chooseNext(heads, rules, { run: state?.priority_run ?? 0, now: w.at });
      if (next && !(await isDayClosed(w.db, date))) return next;
    }
    return null;
  }

  async function call(w: Write, window: HallWindow, row: Ticket, how: { requestId: string; turn: Turn | 'back' }) {
    const before = await readAtWindow(w.db, window.code);
    if (before)
      await w.append({ type: 'ticket.ended', subject: before.id, data: { ...left(before), outcome: 'served' } });
    const state = await readWindowState(w.db, window.code);
    if (state?.paused_at != null) await w.append({ type: 'window.opened', subject: window.code, data: {} });
    await w.append({
      type: 'ticket.called',
      subject: row.id,
      data: {
        ...how,
        date: row.date,
        groupCode: row.queue_group,
        matterCode: row.matter_code,
        no: row.no,
        windowCode: window.code,
        from: row.state,
      },
    });
  }

  /** Where a number is sent that is at this window. */
  function target(at: number, window: HallWindow, row: Ticket, to: ForwardTo) {
    if (to.kind === 'matter') {
      const group = catalogue.groupOfMatter(to.matterCode);
      const isOffered = catalogue.matter(to.matterCode)?.isRetired === false;
      if (!isOffered || !group?.needsTicket) throw new DomainError('TARGET_UNKNOWN');
      const reach = reachOf(o, window, at, row.date);
      const sent = { ...row, queue_group: group.code, matter_code: to.matterCode, target_window: null };
      if (isInReach(reach, sent)) throw new DomainError('TARGET_IS_HERE');
      return { groupCode: group.code, matterCode: to.matterCode, windowCode: null };
    }
    const there = catalogue.window(to.windowCode);
    const lines = there?.groups.filter((code) => catalogue.group(code)?.needsTicket) ?? [];
    const [first] = lines;
    if (!there || there.isRetired || first === undefined) throw new DomainError('TARGET_UNKNOWN');
    if (there.code === window.code) throw new DomainError('TARGET_IS_HERE');
    const groupCode = lines.includes(row.queue_group) ? row.queue_group : first;
    return { groupCode, matterCode: row.matter_code, windowCode: there.code };
  }

  return {
    ...createTicketDesk(o),
    ...createWindowDesk(o),

    async window(windowCode) {
      return deskWindow(o, knownWindow(catalogue, windowCode));
    },

    callNext: (actor, { windowCode, requestId, seen }) =>
      at(actor, windowCode, async (w, window) => {
        if (await wasCalledFor(w, window.code, requestId)) return;
        const days = await daysOf(o, w);
        await mustBeAsSeen(w, window, days, seen);
        const next = await choose(w, window, days);
        if (!next) throw new DomainError('NOBODY_WAITING');
        await call(w, window, next.ticket.row, { requestId, turn: next.turn });
      }),

    recall: (actor, { windowCode, ticketId }) =>
      at(actor, windowCode, async (w, window) => {
        const row = await current(w, window, ticketId);
        if (row.calls >= rules.recallMax) throw new DomainError('RECALL_LIMIT', { limit: rules.recallMax });
        const data = { matterCode: row.matter_code, no: row.no, windowCode: window.code, times: row.calls + 1 };
        await w.append({ type: 'ticket.recalled', subject: row.id, data });
      }),

    finish: (actor, { windowCode, ticketId }) =>
      at(actor, windowCode, async (w, window) => {
        const row = await current(w, window, ticketId);
        await w.append({ type: 'ticket.ended', subject: row.id, data: { ...left(row), outcome: 'served' } });
      }),

    miss: (actor, { windowCode, ticketId, reason }) =>
      at(actor, windowCode, async (w, window) => {
        const row = await current(w, window, ticketId);
        // Whoever has an appointment need not be here before it: it keeps its time, and its turns.
        const counts = row.lane !== 'appointment' || row.due_at === null || w.at >= row.due_at;
        const own = { rank: row.rank, sub: row.sub };
        const mayComeBack = row.misses < rules.missed.requeueTimes;
        const back = !counts ? own : mayComeBack ? await placeBack(w.db, row, rules, w.at) : null;
        await w.append({ type: 'ticket.missed', subject: row.id, data: { ...left(row), reason, back, counts } });
      }),

    park: (actor, { windowCode, ticketId }) =>
      at(actor, windowCode, async (w, window) => {
        const row = await current(w, window, ticketId);
        await w.append({ type: 'ticket.parked', subject: row.id, data: left(row) });
      }),

    callBack: (actor, { windowCode, ticketId, requestId, seen }) =>
      at(actor, windowCode, async (w, window) => {
        if (await wasCalledFor(w, window.code, requestId)) return;
        const days = await daysOf(o, w);
        const row = await ticketOf(w.db, ticketId, days);
        if (!isInReach(reachOf(o, window, w.at, row.date), row)) throw new DomainError('TICKET_UNKNOWN');
        const mayCome = row.state === 'parked' || isKept(row, rules, w.at);
        if (!mayCome || (await isDayClosed(w.db, row.date)))
          throw refusal('TICKET_CHANGED', row.state === 'called' ? row.no : undefined);
        await mustBeAsSeen(w, window, days, seen);
        await call(w, window, row, { requestId, turn: 'back' });
      }),

    forward: (actor, { windowCode, ticketId, to, reason }) =>
      at(actor, windowCode, async (w, window) => {
        const row = await current(w, window, ticketId);
        const data = { ...left(row), to: target(w.at, window, row, to), reason };
        await w.append({ type: 'ticket.forwarded', subject: row.id, data });
      }),
  };
}

/** What every event says of a number that leaves its window. */
function left(row: Ticket) {
  return { groupCode: row.queue_group, no: row.no, windowCode: row.window_code ?? '' };
}

/** Whether this window has called somebody for this very request: then it is the same click again. */
async function wasCalledFor({ db }: Write, windowCode: string, requestId: string): Promise<boolean> {
  const row = await db
    .selectFrom('services')
    .select('k')
    .where('request_id', '=', requestId)
    .where('window_code', '=', windowCode)
    .executeTakeFirst();
  return row !== undefined;
}

/** What the database refused: a call that was somebody else's by then. */
function isDoubleCall(error: unknown): boolean {
  return error instanceof QueueRaced || codeOf(error) === 'SQLITE_CONSTRAINT_UNIQUE';
}
