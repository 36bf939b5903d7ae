import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '#electron/domain-error.ts';
import { clerk, openQueueHall, type QueueHall } from './queue-hall.ts';

const matters = ['BD-01', 'SW-01', 'GA-01'];
const windows = ['W10', 'W11', 'W01'];

type Act =
  | { do: 'take'; which: number; repeat: boolean }
  | { do: 'next'; which: number; repeat: boolean }
  | { do: 'recall' | 'served' | 'no-show'; which: number }
  | { do: 'clock'; ms: number }
  | { do: 'restart' };

const which = fc.nat({ max: 2 });
const repeat = fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('take' as const), which, repeat }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('next' as const), which, repeat }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('recall' as const, 'served' as const, 'no-show' as const), which }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('clock' as const),
      ms: fc.integer({ min: -3, max: 8 }).map((h) => h * 3_600_000),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'restart' as const }) },
);

/** Does it; answers the number that was taken or called anew, if any. A rule's no is an answer like another. */
async function perform(hall: QueueHall, one: Act, requests: string[]): Promise<void> {
  const requestOf = (isRepeat: boolean): string => {
    const last = requests.at(-1);
    if (isRepeat && last) return last;
    const made = randomUUID();
    requests.push(made);
    return made;
  };
  try {
    if (one.do === 'take') await hall.take(matters[one.which] ?? '', requestOf(one.repeat));
    else if (one.do === 'next') {
      await hall.queue.callNext(clerk, { windowCode: windows[one.which] ?? '', requestId: requestOf(one.repeat) });
    } else if (one.do === 'clock') hall.time.now += one.ms;
    else if (one.do === 'restart') await hall.restart();
    else {
      const windowCode = windows[one.which] ?? '';
      const ticketId = (await hall.queue.window(windowCode)).current?.ticket.id ?? randomUUID();
      if (one.do === 'recall') await hall.queue.recall(clerk, { windowCode, ticketId });
      else await hall.queue.finish(clerk, { windowCode, ticketId, outcome: one.do });
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}

describe('whatever citizens, clerks and the clock do', () => {
  it('every number is given once, called once, on its own day, and the journal tells the same story', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 60 }), async (acts) => {
        const hall = await openQueueHall({ quota: 5 });
        try {
          const requests: string[] = [];
          for (const one of acts) await perform(hall, one, requests);
          const { db } = hall.store;
          const tickets = await db.selectFrom('tickets').selectAll().orderBy('n').execute();
          for (const { date, group_code, taken } of await db.selectFrom('queue_days').selectAll().execute()) {
            const numbers = tickets.filter((ticket) => ticket.date === date && ticket.group_code === group_code);
            // Without gap and without end beyond the quota.
            expect(numbers.map((ticket) => ticket.n)).toEqual(Array.from({ length: taken }, (_, i) => i + 1));
            expect(taken).toBeLessThanOrEqual(5);
          }
          const called = await db.selectFrom('journal').selectAll().where('type', '=', 'ticket.called').execute();
          expect(new Set(called.map((event) => event.subject)).size).toBe(called.length);
          for (const event of called) {
            const today = new Date(event.at + 8 * 3_600_000).toISOString().slice(0, 10);
            expect(tickets.find((ticket) => ticket.id === event.subject)?.date).toBe(today);
          }
          const atWindows = tickets.filter((ticket) => ticket.state === 'called').map((ticket) => ticket.window_code);
          expect(new Set(atWindows).size).toBe(atWindows.length);
          expect(await hall.verify()).toMatchObject({ ok: true });
        } finally {
          await hall.close();
        }
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});
