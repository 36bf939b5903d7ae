// A number of any lane in the line, written as the taking side writes it: for tests of calling that need no kiosk.
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { ticketTaken } from '#electron/queue/queue-events.ts';
import { kiosk, type QueueHall } from './queue-hall.ts';

type More = Partial<Pick<z.output<typeof ticketTaken>, 'lane' | 'greenReason' | 'dueAt' | 'rank'>>;

/** Answers the ticket's id and number. An appointment's rank is its time where none is given. */
export async function putNumber(
  hall: QueueHall,
  matterCode: string,
  more: More = {},
): Promise<{ id: string; no: string }> {
  const group = hall.catalogue.groupOfMatter(matterCode);
  if (!group) throw new Error(`no such matter: ${matterCode}`);
  const id = randomUUID();
  return hall.store.write(kiosk, async (w) => {
    const date = hall.dateOf(w.at);
    const day = await w.db
      .selectFrom('queue_days')
      .select('taken')
      .where('date', '=', date)
      .where('group_code', '=', group.code)
      .executeTakeFirst();
    const n = (day?.taken ?? 0) + 1;
    const no = `${group.series}${String(n).padStart(3, '0')}`;
    const data = { requestId: randomUUID(), date, groupCode: group.code, matterCode, n, no, ahead: 0 };
    const rank = more.rank ?? Math.max(w.at, more.dueAt ?? 0);
    await w.append({ type: 'ticket.taken', subject: id, data: { ...data, ...more, rank } });
    return { id, no };
  });
}

/** Of the green channel; nobody has looked yet. */
export const putGreen = (hall: QueueHall, matterCode: string) =>
  putNumber(hall, matterCode, { lane: 'green', greenReason: 'elderly' });
