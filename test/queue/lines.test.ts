// What people are told of those before them says the same as the rule that calls.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { DomainError } from '#electron/domain-error.ts';
import { standing } from '#electron/queue/line-store.ts';
import { whoIsBefore } from '#electron/queue/lines.ts';
import { inOrder, type LaneRules } from '#shared/domain/lanes.ts';
import { clerk, kiosk, openQueueHall, type QueueHall } from './queue-hall.ts';

vi.setConfig({ testTimeout: 60_000 });

const minute = 60_000;
const group = 'G-HZ';
const matters = ['GA-01', 'GA-05', 'GA-21'] as const;

type Act =
  | { do: 'take'; matter: number; green: boolean; together: number }
  | { do: 'appointment'; inMinutes: number }
  | { do: 'next' | 'miss' | 'park' | 'forward' | 'requeue' | 'top' | 'refuse'; which: number }
  | { do: 'wait'; minutes: number };

const which = fc.nat({ max: 5 });
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('take' as const),
      matter: fc.nat({ max: 2 }),
      green: fc.boolean(),
      together: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('appointment' as const), inMinutes: fc.integer({ min: -20, max: 30 }) }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'next' as const,
        'miss' as const,
        'park' as const,
        'forward' as const,
        'requeue' as const,
        'top' as const,
        'refuse' as const,
      ),
      which,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 20 }) }) },
);

async function perform(hall: QueueHall, one: Act): Promise<void> {
  const windowCode = hall.catalogue.windowsOfGroup(group)[0]?.code ?? '';
  const input = (matterCode: string) => ({ requestId: randomUUID(), matterCode, language: 'zh-CN' }) as const;
  if (one.do === 'wait') {
    hall.time.now += one.minutes * minute;
    return;
  }
  if (one.do === 'take') {
    const green = one.green ? ({ green: 'elderly' } as const) : {};
    const take = () => hall.queue.take(kiosk, { ...input(matters[one.matter] ?? 'GA-01'), ...green });
    await Promise.all(Array.from({ length: one.together }, take));
    return;
  }
  if (one.do === 'appointment') {
    const dueAt = hall.time.now + one.inMinutes * minute;
    await hall.store.write(kiosk, (w) =>
      hall.queue.giver.takeForAppointment(w, {
        ...input('GA-01'),
        appointmentId: randomUUID(),
        dueAt,
        isLate: false,
      }),
    );
    return;
  }
  const window = await hall.calling.window(windowCode);
  const ticketId = window.current?.ticket.id ?? randomUUID();
  const waiting = window.waiting[one.which % Math.max(1, window.waiting.length)]?.id ?? randomUUID();
  switch (one.do) {
    case 'next':
      await hall.calling.callNext(clerk, { windowCode, requestId: randomUUID() });
      return;
    case 'miss':
      await hall.calling.miss(clerk, { windowCode, ticketId, reason: 'not-here' });
      return;
    case 'park':
      await hall.calling.park(clerk, { windowCode, ticketId });
      return;
    case 'forward':
      await hall.calling.forward(clerk, {
        windowCode,
        ticketId,
        to: { kind: 'matter', matterCode: 'GA-21' },
        reason: 'also-here',
      });
      return;
    case 'requeue':
      await hall.calling.requeue(clerk, { ticketId: window.parked[0]?.id ?? randomUUID() });
      return;
    case 'top':
      await hall.calling.top(clerk, { ticketId: waiting, reason: 'unwell' });
      return;
    case 'refuse':
      await hall.calling.confirmGreen(clerk, { ticketId: waiting, holds: false });
  }
}

const waitingIn = (hall: QueueHall, groupCode: string) =>
  hall.store.db
    .selectFrom('tickets')
    .selectAll()
    .where('queue_group', '=', groupCode)
    .where('state', '=', 'waiting')
    .execute();

/** How many one window of a line of its own would call before this number, if nobody else came. */
async function calledBefore(hall: QueueHall, groupCode: string, id: string, rules: LaneRules): Promise<number> {
  const rows = await waitingIn(hall, groupCode);
  let before = 0;
  for (const { ticket } of inOrder(rows.map(standing), rules, { run: 0, now: hall.time.now })) {
    if (ticket.row.id === id) return before;
    before += 1;
  }
  throw new Error('it does not wait');
}

async function expectAgreement(hall: QueueHall, rules: LaneRules): Promise<void> {
  const now = hall.time.now;
  for (const groupCode of [group, 'G-CRJ']) {
    const date = hall.dateOf(now);
    const look = { date, days: [date], groupCode, now };
    const rows = await waitingIn(hall, groupCode);
    for (const row of rows) {
      const before = await whoIsBefore(hall.store.db, rules, look, standing(row));
      expect(before.ahead).toBe(await calledBefore(hall, groupCode, row.id, rules));
      const people = [...before.byMatter.values()].reduce((sum, each) => sum + each, 0);
      expect(people).toBeCloseTo(before.ahead, 6);
    }
  }
}

it('whatever happens in the lines', async () => {
  const settings = fc.record({
    priorityRun: fc.integer({ min: 1, max: 3 }),
    green: fc.constantFrom('at-once' as const, 'confirmed' as const),
  });
  await fc.assert(
    fc.asyncProperty(settings, fc.array(act, { minLength: 5, maxLength: 30 }), async (rules, acts) => {
      const hall = await openQueueHall({ quota: null, settings: rules });
      try {
        for (const one of acts) {
          await perform(hall, one).catch((error: unknown) => {
            if (!(error instanceof DomainError)) throw error;
          });
        }
        await expectAgreement(hall, rules);
        // What a newcomer is told is what the line then says of them.
        const { ticket } = await hall.take('GA-01');
        expect(ticket.ahead).toBe(await calledBefore(hall, group, ticket.id, rules));
        const request = { requestId: randomUUID(), matterCode: 'GA-01', language: 'zh-CN', green: 'elderly' } as const;
        const green = (await hall.queue.take(kiosk, request)).ticket;
        expect(green.ahead).toBe(await calledBefore(hall, group, green.id, rules));
      } finally {
        await hall.close();
      }
    }),
    { numRuns: 25 },
  );
});

it('counts what is done in the same commit', async () => {
  const hall = await openQueueHall({ quota: null });
  try {
    const windowCode = hall.catalogue.windowsOfGroup(group)[0]?.code ?? '';
    for (let i = 0; i < 3; i += 1) await hall.take('GA-01');
    const next = () => hall.calling.callNext(clerk, { windowCode, requestId: randomUUID() });
    const [, , taken] = await Promise.all([next(), next(), hall.take('GA-01')]);
    expect(taken.ticket).toMatchObject({ no: 'A004', ahead: 1 });
  } finally {
    await hall.close();
  }
});
