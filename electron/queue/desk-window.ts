// A window as its clerk sees it: who is there, who waits in the order it would call them, who is on hold.

import type { HallWindow } from '#electron/catalogue/catalogue-types.ts';
import type { Row } from '#electron/store/tables.ts';
import { type DeskWindow, pauseReasonSchema } from '#shared/contract/calling.ts';
import { inOrder, runAfter } from '#shared/domain/lanes.ts';
import { bilingual } from '#shared/domain/naming.ts';
import { type CallingParts, missedSince, type Ticket } from './calling-parts.ts';
import { countCallable, readCallable, readOutOfLine } from './line-store.ts';
import { isPausedOn } from './paused-windows.ts';
import { readAtWindow, readWindowState } from './queue-store.ts';
import { ticketView } from './queue-views.ts';
import { reachOf } from './window-reach.ts';

/** As many as a desk shows of those waiting or on hold, and of those missed. */
const shown = { waiting: 50, missed: 20 } as const;

/** What is committed, now. */
export async function deskWindow(o: CallingParts, window: HallWindow): Promise<DeskWindow> {
  const { hall, config } = o;
  const { db } = o.store;
  const now = hall.now();
  const days = await o.days.upTo(hall.today());
  const current = await readAtWindow(db, window.code);
  const state = await readWindowState(db, window.code);
  const waiting: Ticket[] = [];
  const parked: Ticket[] = [];
  const missed: Ticket[] = [];
  let waitingCount = 0;
  let run = state?.priority_run ?? 0;
  const since = missedSince(config.queue.missed, now);
  for (const date of days) {
    const reach = reachOf(o, window, now, date);
    const callable = await readCallable(db, reach, config.queue.green, shown.waiting);
    const order = [...inOrder(callable, config.queue, { run, now }).take(shown.waiting)];
    run = order.reduce((sofar, { turn }) => runAfter(sofar, turn), run);
    waiting.push(...order.map(({ ticket }) => ticket.row));
    waitingCount += order.length < shown.waiting ? order.length : await countCallable(db, reach);
    const away = await readOutOfLine(db, reach, { missedSince: since, limit: shown.waiting });
    parked.push(...away.parked);
    missed.unshift(...away.missed);
  }
  const view = (row: Ticket) => ticketView(o, row, null);
  return {
    code: window.code,
    number: window.number,
    name: bilingual(window.name),
    groupCodes: [...window.groups],
    paused: pausedOf(o, window, state),
    seat: await seatOf(o, state),
    current:
      current && days.includes(current.date)
        ? { ticket: view(current), calledAt: current.called_at ?? current.taken_at, calls: current.calls }
        : null,
    recallMax: config.queue.recallMax,
    waiting: waiting.slice(0, shown.waiting).map(view),
    waitingCount,
    parked: parked.slice(0, shown.waiting).map(view),
    missed: missed.slice(0, shown.missed).map(view),
    servedToday: await countServed(o, window.code),
  };
}

type State = Row<'window_states'> | undefined;

function pausedOf({ hall }: CallingParts, window: HallWindow, state: State): DeskWindow['paused'] {
  const isOpen = hall.windowOpen(window.code);
  if (isPausedOn(state, hall.today(), hall.dateOf)) {
    const reason = pauseReasonSchema.parse(state.paused_reason);
    return { reason, since: state.paused_at, isOutOfHours: !isOpen };
  }
  return isOpen ? null : { reason: null, since: null, isOutOfHours: true };
}

async function seatOf({ staffName }: CallingParts, state: State): Promise<DeskWindow['seat']> {
  if (state?.seat_staff == null || state.seat_since === null) return null;
  const { seat_staff: staffId, seat_since: since } = state;
  return { staffId, name: (await staffName(staffId)) ?? staffId, since };
}

async function countServed({ store, hall }: CallingParts, windowCode: string): Promise<number> {
  const { served } = await store.db
    .selectFrom('services')
    .select((eb) => eb.fn.countAll<number>().as('served'))
    .where('date', '=', hall.today())
    .where('window_code', '=', windowCode)
    .where('how', '=', 'served')
    .executeTakeFirstOrThrow();
  return served;
}
