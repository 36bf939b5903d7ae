// The figures of a hall: against a small day counted by hand, against a plain count of random days, and how long they hold anybody up.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMinutes } from '#electron/hall-day/minutes.ts';
import { createTally, type DayRows } from '#electron/hall-day/statistics-tally.ts';
import { clerk, type DayHall, minuteMs, monday, openDayHall } from './day-hall.ts';

const today = '2026-12-07';

describe('minutes', () => {
  it('are those of the person at that rank, sorted', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -60_000, max: 8 * 3_600_000 }), { minLength: 1 }), (durations) => {
        const minutes = createMinutes();
        for (const ms of durations) minutes.add(ms);
        const sorted = durations.map((ms) => Math.max(0, Math.round(ms / minuteMs))).sort((a, b) => a - b);
        const nth = (share: number) => sorted[Math.ceil(sorted.length * share) - 1];
        expect(minutes.figures()).toEqual({
          n: sorted.length,
          p50: nth(0.5),
          p90: sorted[Math.ceil((sorted.length * 9) / 10) - 1],
          longest: sorted.at(-1),
        });
      }),
    );
  });

  it('are nothing where nobody was', () => {
    expect(createMinutes().figures()).toBeNull();
  });
});

describe('a day counted by hand', () => {
  let hall: DayHall;
  beforeEach(async () => {
    hall = await openDayHall();
  });
  afterEach(async () => {
    await hall.close();
  });

  const at = (time: string) => {
    hall.time.now = monday(time);
  };
  const rate = (ticketId: string, grade: number, reasons: string[] = []) =>
    hall.store.write(clerk, (w) =>
      w.db
        .insertInto('ratings')
        .values({
          ticket_id: ticketId,
          k: 1,
          date: today,
          at: w.at,
          grade,
          reasons: JSON.stringify(reasons),
          via: 'window',
          window_code: 'W-A',
          staff_id: 'clerk',
          matter_code: 'GA-01',
        })
        .execute(),
    );

  it('is what the figures say', async () => {
    const [window] = hall.catalogue.windows;
    const code = window?.code ?? '';
    at('09:00');
    const first = await hall.take({ matterCode: 'GA-01' });
    at('09:10');
    const green = await hall.take({ matterCode: 'GA-01', lane: 'green', greenReason: 'elderly' });
    const notGreen = await hall.take({ matterCode: 'GA-01', lane: 'green', greenReason: 'military' });
    const row = await hall.ticket(notGreen);
    const checked = { groupCode: row.queue_group, no: row.no, holds: false };
    await hall.append(clerk, { type: 'ticket.green-checked', subject: notGreen, data: checked });
    at('09:20');
    await hall.call(first, code); // waited 20
    at('09:50');
    await hall.leave(first, 'served'); // served in 30
    await hall.call(green, code); // waited 40
    at('10:00');
    await hall.leave(green, 'missed');
    // Comes at 10:00 for 10:30, called at 10:40: kept waiting for ten minutes.
    const booked = await hall.take({ matterCode: 'GA-01', lane: 'appointment', dueAt: monday('10:30') });
    at('10:40');
    await hall.call(booked, code);
    at('10:55');
    await hall.leave(booked, 'parked');
    at('11:00');
    await hall.append(clerk, {
      type: 'ticket.called',
      subject: booked,
      data: {
        requestId: randomUUID(),
        date: today,
        groupCode: (await hall.ticket(booked)).queue_group,
        matterCode: 'GA-01',
        no: (await hall.ticket(booked)).no,
        windowCode: code,
        from: 'parked',
        turn: 'back',
      },
    });
    at('11:05');
    await hall.leave(booked, 'served');
    at('14:00');
    await hall.append(clerk, {
      type: 'queue.turned-away',
      subject: randomUUID(),
      data: { date: today, groupCode: 'G', matterCode: 'GA-01' },
    });
    await rate(first, 1, ['rude', 'other']);
    at('17:00');
    await hall.day.close(clerk, today);

    const s = await hall.day.statistics({ from: '2026-12-06', to: today });
    expect(s).toMatchObject({ taken: 4, served: 2, noShows: 1, voided: 1, refused: 1 });
    expect(s.byLane).toEqual([
      { lane: 'normal', taken: 2, wait: { n: 1, p50: 20, p90: 20, longest: 20 } },
      { lane: 'green', taken: 1, wait: { n: 1, p50: 40, p90: 40, longest: 40 } },
      { lane: 'appointment', taken: 1, wait: { n: 1, p50: 10, p90: 10, longest: 10 } },
    ]);
    expect(s.greenReasons).toEqual([
      { reason: 'military', taken: 1, refused: 1 },
      { reason: 'elderly', taken: 1, refused: 0 },
      { reason: 'pregnant', taken: 0, refused: 0 },
      { reason: 'disabled', taken: 0, refused: 0 },
    ]);
    expect(s.byHour[9]).toEqual({
      hour: 9,
      taken: 3,
      served: 1,
      refused: 0,
      wait: { n: 2, p50: 20, p90: 40, longest: 40 },
    });
    expect(s.byHour[10]).toMatchObject({ taken: 1, served: 1 });
    expect(s.byHour[14]).toEqual({ hour: 14, taken: 0, served: 0, refused: 1, wait: null });
    expect(s.byMatter).toHaveLength(1);
    expect(s.byMatter[0]).toMatchObject({
      matterCode: 'GA-01',
      taken: 4,
      served: 2,
      noShows: 1,
      refused: 1,
      wait: { n: 3, p50: 20, p90: 40, longest: 40 },
      // 30 minutes, and the five after the copy was fetched; the stay that ended on hold is no service yet.
      service: { n: 2, p50: 5, p90: 30, longest: 30 },
    });
    expect(s.byWindow.find(({ windowCode }) => windowCode === code)).toMatchObject({
      number: window?.number,
      served: 2,
      noShows: 1,
      ratings: 0,
    });
    expect(s.byWindow.find(({ windowCode }) => windowCode === 'W-A')).toMatchObject({ served: 0, ratings: 1, bad: 1 });
    expect(s.ratings).toEqual({
      services: 2,
      grades: [1, 0, 0, 0, 0],
      unrated: 1,
      reasons: [
        { reason: 'rude', n: 1 },
        { reason: 'other', n: 1 },
      ],
    });
    expect(s.byDay).toEqual([
      { date: '2026-12-06', taken: 0, served: 0, noShows: 0, refused: 0 },
      { date: today, taken: 4, served: 2, noShows: 1, refused: 1 },
    ]);
  });

  it('of a number that was forwarded is taken and waited for here, served there', async () => {
    const [window, other] = hall.catalogue.windows;
    const there = hall.catalogue.matters.find(({ group }) => group !== hall.catalogue.matter('GA-01')?.group);
    if (!window || !other || !there) throw new Error('the demo hall has two groups');
    at('09:00');
    const id = await hall.take({ matterCode: 'GA-01' });
    at('09:20');
    await hall.call(id, window.code);
    const { no, queue_group: groupCode } = await hall.ticket(id);
    const to = { groupCode: there.group, matterCode: there.code, windowCode: null };
    await hall.append(clerk, {
      type: 'ticket.forwarded',
      subject: id,
      data: { groupCode, no, windowCode: window.code, to, reason: 'wrong-line' },
    });
    at('09:40');
    await hall.call(id, other.code);
    at('09:50');
    await hall.leave(id, 'served');
    const { byMatter, taken, served } = await hall.day.statistics({ from: today, to: today });
    expect({ taken, served }).toEqual({ taken: 1, served: 1 });
    expect(byMatter).toMatchObject([
      { matterCode: 'GA-01', groupCode, taken: 1, served: 0, wait: { n: 1, longest: 20 }, service: null },
      {
        matterCode: there.code,
        groupCode: there.group,
        taken: 0,
        served: 1,
        wait: null,
        service: { n: 1, longest: 10 },
      },
    ]);
  });

  it('is empty where nobody came, and refuses a span that is too long or runs backwards', async () => {
    const s = await hall.day.statistics({ from: today, to: today });
    expect(s).toMatchObject({ taken: 0, byMatter: [], byWindow: [], ratings: { services: 0, unrated: 0 } });
    expect(s.byHour).toHaveLength(24);
    expect((await hall.day.statistics({ from: '2026-09-07', to: today })).byDay).toHaveLength(92);
    for (const span of [
      { from: '2026-09-06', to: today },
      { from: '2026-12-08', to: today },
    ]) {
      await expect(hall.day.statistics(span)).rejects.toMatchObject({ code: 'SPAN_TOO_LONG' });
    }
  });

  it('holds nobody up over a month', async () => {
    await hall.store.write(clerk, async (w) => {
      for (let day = 1; day <= 30; day += 1) {
        const date = `2026-11-${String(day).padStart(2, '0')}`;
        const opens = Date.parse(`${date}T09:00:00+08:00`);
        for (let n = 1; n <= 30; n += 1) {
          const id = randomUUID();
          const taken = opens + n * 900_000;
          const called = taken + (n % 50) * minuteMs;
          const ended = called + (5 + (n % 17)) * minuteMs;
          const matter_code = `M${n % 60}`;
          const window_code = `W${n % 25}`;
          const ofDay = { date, matter_code };
          await w.db
            .insertInto('tickets')
            .values({
              ...ofDay,
              id,
              request_id: id,
              group_code: 'G1',
              n,
              no: String(n),
              state: 'served',
              queue_group: 'G1',
              rank: taken,
              sub: 0,
              ahead: 0,
              taken_at: taken,
              half: 'am',
              terminal: 'x',
              called_at: called,
              first_called_at: called,
              window_code,
              ended_at: ended,
            })
            .execute();
          const stay = { ...ofDay, ticket_id: id, k: 1, window_code, staff_id: 'clerk' };
          await w.db
            .insertInto('services')
            .values({ ...stay, request_id: id, queue_group: 'G1', called_at: called, ended_at: ended, how: 'served' })
            .execute();
          if (n % 3 === 0)
            await w.db
              .insertInto('ratings')
              .values({ ...stay, at: ended, grade: 5, reasons: '[]', via: 'window' })
              .execute();
        }
      }
    });
    // Whatever waits has its turn at each of these, however slow the machine is.
    let turns = 0;
    let isOver = false;
    const beat = (): void => {
      turns += 1;
      if (!isOver) setImmediate(beat);
    };
    beat();
    const s = await hall.day.statistics({ from: '2026-11-01', to: '2026-11-30' });
    isOver = true;
    expect(s).toMatchObject({ taken: 900, served: 900, ratings: { services: 900, unrated: 600 } });
    // Nobody waits for more than one day of it.
    expect(turns).toBeGreaterThanOrEqual(30);
  });
});

describe('any days', () => {
  const lanes = ['normal', 'green', 'appointment'] as const;
  const ticket = fc.record({
    matter_code: fc.constantFrom('A', 'B', 'C'),
    group_code: fc.constant('G'),
    queue_group: fc.constant('G'),
    first_matter: fc.constantFrom(null, 'A', 'B', 'C'),
    state: fc.constantFrom('waiting', 'called', 'parked', 'served', 'no-show', 'void'),
    lane: fc.constantFrom(...lanes),
    green_reason: fc.constantFrom(null, 'military', 'elderly', 'pregnant', 'disabled' as const),
    green_confirmed: fc.constantFrom(null, 0, 1 as const),
    taken_at: fc.integer({ min: 0, max: 86_399_999 }),
    due_at: fc.option(fc.integer({ min: 0, max: 86_399_999 })),
    first_called_at: fc.option(fc.integer({ min: 0, max: 86_399_999 })),
  });
  const stay = fc.record({
    matter_code: fc.constantFrom('A', 'B', 'C'),
    queue_group: fc.constant('G'),
    window_code: fc.constantFrom('W1', 'W2'),
    called_at: fc.integer({ min: 0, max: 43_200_000 }),
    ended_at: fc.integer({ min: 43_200_000, max: 86_399_999 }),
    how: fc.constantFrom('served', 'no-show', 'parked', 'forwarded', 'void' as const),
  });
  const refusal = fc.record({
    matter_code: fc.constantFrom('A', 'D'),
    group_code: fc.constant('G'),
    at: fc.integer({ min: 0, max: 86_399_999 }),
  });
  const rating = fc.record({
    grade: fc.integer({ min: 1, max: 5 }),
    reasons: fc.constantFrom('[]', '["rude"]', '["rude","late"]'),
    window_code: fc.constantFrom('W1', 'W2'),
  });
  const dayRows = fc.record({
    tickets: fc.array(ticket, { maxLength: 30 }),
    services: fc.array(stay, { maxLength: 30 }),
    refusals: fc.array(refusal, { maxLength: 10 }),
    ratings: fc.array(rating, { maxLength: 10 }),
  });
  const hourOf = (at: number) => Math.floor(at / 3_600_000);
  const minutesOf = (durations: number[]) => {
    const minutes = createMinutes();
    for (const ms of durations) minutes.add(ms);
    return minutes.figures();
  };
  const waits = (tickets: DayRows['tickets']) =>
    minutesOf(
      tickets
        .filter(({ first_called_at }) => first_called_at !== null)
        .map((t) => (t.first_called_at ?? 0) - Math.max(t.taken_at, t.due_at ?? 0)),
    );

  it('are counted as a plain count counts them', () => {
    fc.assert(
      fc.property(fc.array(dayRows, { minLength: 1, maxLength: 3 }), (days) => {
        const tally = createTally({ from: '2026-12-01', to: '2026-12-03' }, hourOf);
        for (const [n, rows] of days.entries()) tally.day(`2026-12-0${n + 1}`, rows);
        const s = tally.statistics({ matter: () => undefined, window: () => undefined });
        const tickets = days.flatMap((day) => day.tickets);
        const services = days.flatMap((day) => day.services);
        const refusals = days.flatMap((day) => day.refusals);
        const ratings = days.flatMap((day) => day.ratings);
        const inState = (state: string, of = tickets) => of.filter((t) => t.state === state).length;
        expect(s).toMatchObject({
          taken: tickets.length,
          served: inState('served'),
          noShows: inState('no-show'),
          voided: inState('void'),
          refused: refusals.length,
        });
        for (const { lane, taken, wait } of s.byLane) {
          const ofLane = tickets.filter((t) => t.lane === lane);
          expect([taken, wait]).toEqual([ofLane.length, waits(ofLane)]);
        }
        for (const hour of s.byHour) {
          const ofHour = tickets.filter((t) => hourOf(t.taken_at) === hour.hour);
          expect(hour).toEqual({
            hour: hour.hour,
            taken: ofHour.length,
            served: inState('served', ofHour),
            refused: refusals.filter(({ at }) => hourOf(at) === hour.hour).length,
            wait: waits(ofHour),
          });
        }
        for (const matter of s.byMatter) {
          const ofMatter = tickets.filter((t) => t.matter_code === matter.matterCode);
          const asked = tickets.filter((t) => (t.first_matter ?? t.matter_code) === matter.matterCode);
          const served = services.filter((v) => v.matter_code === matter.matterCode && v.how === 'served');
          expect(matter).toMatchObject({
            taken: asked.length,
            served: inState('served', ofMatter),
            noShows: inState('no-show', ofMatter),
            refused: refusals.filter((r) => r.matter_code === matter.matterCode).length,
            wait: waits(asked),
            service: minutesOf(served.map((v) => (v.ended_at ?? 0) - v.called_at)),
          });
        }
        expect(s.byMatter.reduce((sum, { taken }) => sum + taken, 0)).toBe(tickets.length);
        for (const window of s.byWindow) {
          const here = services.filter((v) => v.window_code === window.windowCode);
          const rated = ratings.filter((r) => r.window_code === window.windowCode);
          expect(window).toMatchObject({
            served: here.filter(({ how }) => how === 'served').length,
            noShows: here.filter(({ how }) => how === 'no-show').length,
            ratings: rated.length,
            bad: rated.filter(({ grade }) => grade <= 2).length,
          });
        }
        expect(s.ratings.grades).toEqual([1, 2, 3, 4, 5].map((g) => ratings.filter((r) => r.grade === g).length));
        expect(s.byDay.map(({ taken }) => taken)).toEqual(days.map((day) => day.tickets.length));
      }),
    );
  });
});
