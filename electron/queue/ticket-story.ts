// What happened to a number, step by step, as the journal has it: for a clerk who is asked why.
import { z } from 'zod';
import type { TicketStep } from '#shared/contract/calling.ts';
import type { CallingParts } from './calling-parts.ts';
import { windowName } from './queue-views.ts';

/** As much of any of these events as a story tells. */
const told = z.object({
  windowCode: z.string().nullish(),
  reason: z.string().nullish(),
  outcome: z.string().optional(),
  holds: z.boolean().optional(),
});
const teller = z.object({ kind: z.string(), id: z.string(), terminal: z.string() });

const whatOf: Readonly<Record<string, (data: z.infer<typeof told>) => TicketStep['what']>> = {
  'ticket.taken': () => 'taken',
  'ticket.matter-added': () => 'matter-added',
  'ticket.called': () => 'called',
  'ticket.recalled': () => 'recalled',
  'ticket.ended': ({ outcome }) => (outcome === 'no-show' ? 'missed' : 'served'),
  'ticket.parked': () => 'parked',
  'ticket.missed': () => 'missed',
  'ticket.requeued': () => 'requeued',
  'ticket.forwarded': () => 'forwarded',
  'ticket.topped': () => 'topped',
  'ticket.green-checked': ({ holds }) => (holds ? 'green-confirmed' : 'green-refused'),
  'ticket.voided': () => 'void',
  'ticket.reprinted': () => 'reprinted',
};

/** Oldest first. */
export async function readStory(
  { store, catalogue, staffName }: Pick<CallingParts, 'store' | 'catalogue' | 'staffName'>,
  ticketId: string,
): Promise<TicketStep[]> {
  const rows = await store.db
    .selectFrom('journal')
    .select(['at', 'type', 'actor', 'data'])
    .where('subject', '=', ticketId)
    .orderBy('seq')
    .execute();
  const steps: TicketStep[] = [];
  for (const row of rows) {
    const what = whatOf[row.type];
    if (!what) continue;
    const data = told.parse(JSON.parse(row.data));
    const actor = teller.parse(JSON.parse(row.actor));
    const name = actor.kind === 'staff' ? await staffName(actor.id) : null;
    steps.push({
      what: what(data),
      at: row.at,
      by: name ?? actor.terminal,
      windowNumber: data.windowCode ? windowName(catalogue, data.windowCode).number : null,
      reason: data.reason ?? null,
    });
  }
  return steps;
}
