// What tests of calling do over and over: put numbers into the line, call the next one to a window, look who waits there.
import { randomUUID } from 'node:crypto';
import { putNumber } from './put-number.ts';
import { clerk, type QueueHall } from './queue-hall.ts';

const minuteMs = 60_000;

/** `hallOf`: the hall the running test opened. */
export function windowHands(hallOf: () => QueueHall, matterCode: string) {
  const put = (code = matterCode) => putNumber(hallOf(), code);
  return {
    put,
    /** A minute apart. */
    async putSome(count: number) {
      for (let i = 0; i < count; i += 1) {
        hallOf().time.now += minuteMs;
        await put();
      }
    },
    async next(windowCode = 'W01') {
      const { current } = await hallOf().calling.callNext(clerk, { windowCode, requestId: randomUUID() });
      return { windowCode, ticketId: current?.ticket.id ?? '', no: current?.ticket.no };
    },
    at: ({ windowCode, ticketId }: { windowCode: string; ticketId: string }) => ({ windowCode, ticketId }),
    waiting: async (windowCode = 'W01') => (await hallOf().calling.window(windowCode)).waiting.map(({ no }) => no),
  };
}
