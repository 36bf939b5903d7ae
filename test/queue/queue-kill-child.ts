// Does everything a hall does with numbers, by chance and in a loop, and says each act before it is asked and once it is confirmed, until somebody kills it.
import { randomInt, randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { DomainError } from '#electron/domain-error.ts';
import { clerk, openQueueHall } from './queue-hall.ts';

const hall = await openQueueHall({ quota: null, ...(process.argv[2] !== undefined && { directory: process.argv[2] }) });
const { calling } = hall;
writeSync(1, 'open\n');

/** `what`: type of the event it leaves behind, and its subject or request. */
async function say(what: string, act: () => Promise<string>): Promise<void> {
  // Said before it is asked: what the parent looks for may or may not have been written.
  writeSync(1, `ask ${what}\n`);
  try {
    writeSync(1, `got ${what} ${await act()}\n`);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    writeSync(1, `no ${what}\n`);
  }
}

async function take(): Promise<void> {
  const requestId = randomUUID();
  await say(`ticket.taken ${requestId}`, async () => {
    const { ticket, slip } = await hall.take('GA-01', requestId);
    return `${ticket.no} ${slip.jobId}`;
  });
}

async function call(windowCode: string): Promise<void> {
  const requestId = randomUUID();
  await say(`ticket.called ${requestId}`, async () => {
    const { current } = await calling.callNext(clerk, { windowCode, requestId });
    return `${windowCode} ${current?.ticket.no}`;
  });
}

for (;;) {
  hall.time.now += 1000;
  const windowCode = `W0${randomInt(1, 3)}`;
  const desk = await calling.window(windowCode);
  const ticketId = desk.current?.ticket.id;
  const [parked, waiting] = [desk.parked[0]?.id, desk.waiting.findLast(({ isTopped }) => !isTopped)?.id];
  const here = { windowCode, ticketId: ticketId ?? '' };
  const other = windowCode === 'W01' ? 'W02' : 'W01';
  const done = async (act: Promise<unknown>) => {
    await act;
    return 'done';
  };
  const acts: (() => Promise<void>)[] = [take, take, () => call(windowCode)];
  if (ticketId !== undefined) {
    acts.push(
      () => say(`ticket.recalled ${ticketId}`, () => done(calling.recall(clerk, here))),
      () => say(`ticket.missed ${ticketId}`, () => done(calling.miss(clerk, { ...here, reason: 'not-here' }))),
      () => say(`ticket.parked ${ticketId}`, () => done(calling.park(clerk, here))),
      () => {
        const to = { kind: 'window', windowCode: other } as const;
        return say(`ticket.forwarded ${ticketId}`, () =>
          done(calling.forward(clerk, { ...here, to, reason: 'wrong-line' })),
        );
      },
    );
  }
  if (parked !== undefined) {
    const requestId = randomUUID();
    acts.push(
      () => say(`ticket.requeued ${parked}`, () => done(calling.requeue(clerk, { ticketId: parked }))),
      () =>
        say(`ticket.called ${requestId}`, async () => {
          const { current } = await calling.callBack(clerk, { windowCode, ticketId: parked, requestId });
          return `${windowCode} ${current?.ticket.no}`;
        }),
    );
  }
  if (waiting !== undefined) {
    acts.push(() =>
      say(`ticket.topped ${waiting}`, () => done(calling.top(clerk, { ticketId: waiting, reason: 'other' }))),
    );
  }
  await acts[randomInt(acts.length)]?.();
}
