// Random histories of booking, cancelling, checking in and clocks that jump, against a model a child could keep: never a place too many, and a replay that gives the same.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { markMissed } from '#electron/appointments/appointment-keeping.ts';
import { atKiosk, monday, openAppointmentHall, withPlaces } from './appointment-hall.ts';

const times = ['09:00', '09:30', '10:00'] as const;
const days = ['2026-12-08', '2026-12-09'] as const;

type Act =
  | { do: 'book'; person: number; time: number; day: number; again: boolean }
  | { do: 'cancel'; which: number }
  | { do: 'check-in'; which: number }
  | { do: 'clock'; hours: number }
  | { do: 'sweep' };

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('book' as const),
      person: fc.nat(7),
      time: fc.nat(2),
      day: fc.nat(1),
      again: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), which: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('check-in' as const), which: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clock' as const), hours: fc.integer({ min: -2, max: 14 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sweep' as const) }) },
);

it('never gives a place too many, nor one person two, nor an appointment two numbers', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      // Acts of one wave come at once.
      fc.array(fc.array(act, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 2 }),
      async (waves, perSlot) => {
        const hall = await openAppointmentHall({ edit: withPlaces('GA-21', perSlot) });
        const made: { id: string; code: string }[] = [];
        const sameRequest = randomUUID();
        const run = async (one: Act): Promise<void> => {
          switch (one.do) {
            case 'book': {
              const input = { time: times[one.time] ?? '09:00', date: days[one.day] ?? '2026-12-08', wantsSlip: false };
              const { appointment, code } = await hall.book({
                ...input,
                phone: `1390000000${one.person}`,
                ...(one.again && { requestId: sameRequest }),
              });
              made.push({ id: appointment.id, code });
              return;
            }
            case 'cancel': {
              const chosen = made[one.which % Math.max(1, made.length)];
              const actor = { kind: 'staff' as const, id: 'clerk', terminal: '工作台' };
              if (chosen) await hall.appointments.cancelAtDesk(actor, chosen.id);
              return;
            }
            case 'check-in': {
              const chosen = made[one.which % Math.max(1, made.length)];
              const by = { kind: 'code' as const, code: chosen?.code ?? '' };
              await hall.appointments.checkIn(atKiosk, { requestId: randomUUID(), by, language: 'zh-CN' });
              return;
            }
            case 'clock':
              hall.time.now = Math.max(monday, hall.time.now + one.hours * 3_600_000);
              return;
            case 'sweep':
              await markMissed({ ...hall, keepDays: 30 });
          }
        };
        for (const wave of waves) {
          const results = await Promise.allSettled(wave.map(run));
          for (const result of results) {
            // Every refusal is one of the contract's, none a fault of ours.
            if (result.status === 'rejected') expect(result.reason).toMatchObject({ name: 'DomainError' });
          }
        }
        const rows = await hall.store.db.selectFrom('appointments').selectAll().execute();
        const live = rows.filter(({ state }) => state !== 'cancelled');
        const perTime = Map.groupBy(live, ({ date, time }) => `${date} ${time}`);
        for (const [, taken] of perTime) expect(taken.length).toBeLessThanOrEqual(perSlot);
        const slots = await hall.store.db.selectFrom('appointment_slots').selectAll().execute();
        for (const { date, time, taken } of slots) expect(taken).toBe(perTime.get(`${date} ${time}`)?.length ?? 0);
        const phones = await Promise.all(days.map((day) => hall.appointments.list(day)));
        const held = phones.flat().filter(({ state }) => state !== 'cancelled');
        expect(new Set(held.map(({ date, phone }) => `${date} ${phone}`)).size).toBe(held.length);
        const tickets = await hall.store.db.selectFrom('tickets').select(['id', 'appointment_id']).execute();
        expect(new Set(tickets.map(({ appointment_id }) => appointment_id)).size).toBe(tickets.length);
        expect(tickets.map(({ id }) => id).sort()).toEqual(rows.flatMap(({ ticket_id }) => ticket_id ?? []).sort());
        expect((await hall.verify()).differences).toEqual([]);
        await hall.store.close();
      },
    ),
    { numRuns: 25 },
  );
});
