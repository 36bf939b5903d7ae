// What a clerk or guide does with a number that is not at a window: back into the line, before all others, green channel looked at, found.
import { DomainError } from '#electron/domain-error.ts';
import type { Actor, Write } from '#electron/store/store.ts';
import type { TicketStep, TopReason } from '#shared/contract/calling.ts';
import type { Ticket as TicketView } from '#shared/contract/queue.ts';
import { ticketNumberForms } from '#shared/domain/ticket-number.ts';
import { type CallingParts, daysOf, isKept, placeBack, type Ticket, ticketOf } from './calling-parts.ts';
import { decidingAnew } from './deciding-anew.ts';
import { ticketView } from './queue-views.ts';
import { isDayClosed } from './take-store.ts';
import { readStory } from './ticket-story.ts';

/** All but `find` throw TICKET_UNKNOWN for a number of a day that is over, and TICKET_CHANGED. */
export type TicketDesk = {
  /** Throws KEPT_TOO_LONG for one whose time to come back is over. */
  requeue(actor: Actor, input: { ticketId: string }): Promise<TicketView>;
  /** Again: changes nothing. */
  top(actor: Actor, input: { ticketId: string; reason: TopReason }): Promise<TicketView>;
  /** The same answer again changes nothing; the other one puts it right. */
  confirmGreen(actor: Actor, input: { ticketId: string; holds: boolean }): Promise<TicketView>;
  /** Throws TICKET_UNKNOWN. `date`: left out, today or an earlier day under way; of two, the one not over yet. */
  find(input: { ticketNo: string; date?: string | undefined }): Promise<{ ticket: TicketView; steps: TicketStep[] }>;
};

const over: readonly Ticket['state'][] = ['served', 'no-show', 'void'];

export function createTicketDesk(o: CallingParts): TicketDesk {
  const { store, hall, config, days } = o;

  async function change(
    actor: Actor,
    ticketId: string,
    command: (w: Write, row: Ticket) => Promise<void>,
  ): Promise<TicketView> {
    await decidingAnew(() =>
      store.write(actor, async (w) => command(w, await ticketOf(w.db, ticketId, await daysOf(o, w)))),
    );
    const row = await store.db.selectFrom('tickets').selectAll().where('id', '=', ticketId).executeTakeFirstOrThrow();
    return ticketView(o, row, null);
  }

  return {
    requeue: (actor, { ticketId }) =>
      change(actor, ticketId, async (w, row) => {
        if (row.state !== 'parked' && row.state !== 'no-show') throw new DomainError('TICKET_CHANGED');
        const isOver = row.state === 'no-show' && !isKept(row, config.queue, w.at);
        if (isOver || (await isDayClosed(w.db, row.date))) throw new DomainError('KEPT_TOO_LONG');
        const place = await placeBack(w.db, row, config.queue, w.at);
        const data = { groupCode: row.queue_group, no: row.no, from: row.state, ...place };
        await w.append({ type: 'ticket.requeued', subject: row.id, data });
      }),

    top: (actor, { ticketId, reason }) =>
      change(actor, ticketId, async (w, row) => {
        if (row.state !== 'waiting') throw new DomainError('TICKET_CHANGED');
        if (row.topped_at !== null) return;
        const data = { groupCode: row.queue_group, no: row.no, reason };
        await w.append({ type: 'ticket.topped', subject: row.id, data });
      }),

    confirmGreen: (actor, { ticketId, holds }) =>
      change(actor, ticketId, async (w, row) => {
        if (row.green_reason === null || over.includes(row.state)) throw new DomainError('TICKET_CHANGED');
        if (row.green_confirmed === (holds ? 1 : 0)) return;
        const data = { groupCode: row.queue_group, no: row.no, holds };
        await w.append({ type: 'ticket.green-checked', subject: row.id, data });
      }),

    async find({ ticketNo, date }) {
      const forms = ticketNumberForms(ticketNo);
      if (forms.length === 0) throw new DomainError('TICKET_UNKNOWN');
      const row = await store.db
        .selectFrom('tickets')
        .selectAll()
        .where('date', 'in', date === undefined ? await days.upTo(hall.today()) : [date])
        .where('no', 'in', forms)
        .orderBy((eb) => eb('state', 'in', over))
        .orderBy('date', 'desc')
        .executeTakeFirst();
      if (!row) throw new DomainError('TICKET_UNKNOWN');
      return { ticket: ticketView(o, row, null), steps: await readStory(o, row.id) };
    },
  };
}
