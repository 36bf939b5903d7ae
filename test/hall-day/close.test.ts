// Closing the day: every number left over is voided with a record of its own, today's never by the clock alone.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clerk, type DayHall, dayMs, handTimers, minuteMs, monday, openDayHall } from './day-hall.ts';

const today = '2026-12-07';
const states = async (hall: DayHall, ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await hall.ticket(id)).state));

describe('the hall’s day', () => {
  let hall: DayHall;
  beforeEach(async () => {
    hall = await openDayHall();
  });
  afterEach(async () => {
    await hall.close();
  });

  /** One number in each state a number may be in. */
  async function oneOfEach() {
    const [waiting, called, parked, served, missed] = [
      await hall.take(),
      await hall.take(),
      await hall.take(),
      await hall.take(),
      await hall.take(),
    ];
    await hall.call(called, 'W01');
    for (const [id, how] of [
      [parked, 'parked'],
      [served, 'served'],
      [missed, 'missed'],
    ] as const) {
      await hall.call(id, 'W02');
      await hall.leave(id, how);
    }
    return { left: [waiting, called, parked], over: [served, missed] };
  }

  it('voids what waits, is at a window or on hold, each with its record, and nothing else', async () => {
    const { left, over } = await oneOfEach();
    expect(await hall.day.close(clerk, today)).toEqual({ voided: 3 });
    expect(await states(hall, left)).toEqual(['void', 'void', 'void']);
    expect(await states(hall, over)).toEqual(['served', 'no-show']);
    const voided = await hall.events('ticket.voided');
    expect(voided.map(({ subject }) => subject).sort()).toEqual([...left].sort());
    expect(voided.every(({ actor }) => JSON.parse(actor).id === 'clerk')).toBe(true);
    expect((await hall.events('day.closed')).map(({ subject }) => subject)).toEqual([today]);
    expect((await hall.day.watch()).day).toBe('closed');
    expect(await hall.verify()).toMatchObject({ ok: true });
  });

  it('closed twice, it is closed once; opened again it is open, and what was voided stays void', async () => {
    const id = await hall.take();
    await hall.day.close(clerk, today);
    expect(await hall.day.close(clerk, today)).toEqual({ voided: 0 });
    expect(await hall.events('day.closed')).toHaveLength(1);
    await hall.day.reopen(clerk, today);
    await hall.day.reopen(clerk, today);
    expect(await hall.events('day.reopened')).toHaveLength(1);
    expect((await hall.day.watch()).day).toBe('open');
    expect((await hall.ticket(id)).state).toBe('void');
  });

  it('closes and opens today only', async () => {
    const id = await hall.take();
    for (const date of ['2026-12-06', '2026-12-08']) {
      await expect(hall.day.close(clerk, date)).rejects.toMatchObject({ code: 'NOT_TODAY' });
      await expect(hall.day.reopen(clerk, date)).rejects.toMatchObject({ code: 'NOT_TODAY' });
    }
    expect((await hall.ticket(id)).state).toBe('waiting');
  });

  it('closes a day still under way alone, or with the day that follows it', async () => {
    const first = await hall.take();
    hall.time.now += dayMs;
    const second = await hall.take();
    await expect(hall.day.close(clerk, '2026-12-06')).rejects.toMatchObject({ code: 'NOT_TODAY' });
    expect(await hall.day.close(clerk, today)).toEqual({ voided: 1 });
    expect(await states(hall, [first, second])).toEqual(['void', 'waiting']);
    // It is over now.
    await expect(hall.day.close(clerk, today)).rejects.toMatchObject({ code: 'NOT_TODAY' });
    await expect(hall.day.reopen(clerk, today)).rejects.toMatchObject({ code: 'NOT_TODAY' });
    hall.time.now += dayMs;
    const third = await hall.take();
    expect(await hall.day.close(clerk, '2026-12-09')).toEqual({ voided: 2 });
    expect(await states(hall, [second, third])).toEqual(['void', 'void']);
    const closed = (await hall.events('day.closed')).map(({ subject }) => subject);
    expect(closed).toEqual([today, '2026-12-08', '2026-12-09']);
  });

  it('voids two thousand numbers in one write', async () => {
    for (let n = 0; n < 20; n += 1) {
      await hall.store.write(clerk, async (w) => {
        for (let k = 1; k <= 100; k += 1) {
          const place = n * 100 + k;
          await w.append({
            type: 'ticket.taken',
            subject: crypto.randomUUID(),
            data: {
              requestId: crypto.randomUUID(),
              date: today,
              groupCode: 'G1',
              matterCode: 'M1',
              n: place,
              no: `A${String(place).padStart(4, '0')}`,
              ahead: 0,
              digits: 4,
            },
          });
        }
      });
    }
    let commits = 0;
    const stop = hall.store.onCommitted(() => {
      commits += 1;
    });
    const began = performance.now();
    expect(await hall.day.close(clerk, today)).toEqual({ voided: 2000 });
    const took = performance.now() - began;
    stop();
    expect(commits).toBe(1);
    // A machine under load takes longer; a walk over all numbers for each number would take minutes.
    expect(took).toBeLessThan(10_000);
    if (process.env.FIGURES) console.log(`2,000 numbers voided in ${Math.round(took)} ms`);
  });

  describe('at midnight', () => {
    const sweepOnce = async (): Promise<void> => {
      const hand = handTimers();
      const stop = hall.day.start(hand.timers);
      await hand.pass();
      await stop();
    };

    it('closes a day before that is quiet by itself, within a minute', async () => {
      const { left, over } = await oneOfEach();
      const hand = handTimers();
      const stop = hall.day.start(hand.timers);
      await hand.pass();
      hall.pass(monday('23:59') - hall.time.now);
      await hand.pass();
      expect(await states(hall, left)).toEqual(['waiting', 'called', 'parked']);
      expect(Math.max(...hand.waiting())).toBeLessThanOrEqual(minuteMs);
      hall.pass(90_000);
      await hand.pass();
      await stop();
      expect(hand.waiting()).toEqual([]);
      expect(hall.failures).toEqual([]);
      expect(await states(hall, left)).toEqual(['void', 'void', 'void']);
      expect(await states(hall, over)).toEqual(['served', 'no-show']);
      expect((await hall.events('day.closed')).map(({ subject }) => subject)).toEqual([today]);
      expect(JSON.parse((await hall.events('ticket.voided'))[0]?.actor ?? '{}')).toMatchObject({ kind: 'system' });
    });

    it('finds what was left when the program was off for days, and closes each day for itself', async () => {
      const first = await hall.take();
      hall.time.now += dayMs;
      const second = await hall.take();
      await hall.call(second, 'W01');
      hall.time.now += 3 * dayMs;
      const third = await hall.take();
      await hall.restart();
      await sweepOnce();
      expect(await states(hall, [first, second, third])).toEqual(['void', 'void', 'waiting']);
      expect((await hall.events('day.closed')).map(({ subject }) => subject)).toEqual([today, '2026-12-08']);
      expect(await hall.verify()).toMatchObject({ ok: true });
    });

    it('does not close the day a clock that was set back comes from', async () => {
      hall.time.now = Date.parse('2026-12-08T00:30:00+08:00');
      const tomorrow = await hall.take();
      await sweepOnce();
      hall.time.now = monday('22:30');
      await sweepOnce();
      expect((await hall.ticket(tomorrow)).state).toBe('waiting');
      expect(await hall.events('day.closed')).toEqual([]);
      // And once it is tomorrow again, today's leftovers go, tomorrow's stay.
      hall.time.now = Date.parse('2026-12-08T00:31:00+08:00');
      await sweepOnce();
      expect((await hall.ticket(tomorrow)).state).toBe('waiting');
    });

    it('closes no day whose people are still in the hall, whatever the clock leaps to; three quiet hours later it does', async () => {
      const hand = handTimers();
      const stop = hall.day.start(hand.timers);
      const [called, before] = [await hall.take(), await hall.take()];
      await hand.pass();
      hall.time.now += dayMs;
      const after = await hall.take();
      await hand.pass();
      expect(await states(hall, [called, before, after])).toEqual(['waiting', 'waiting', 'waiting']);
      hall.pass(2 * 60 * minuteMs);
      await hall.call(called, 'W01');
      await hand.pass();
      // Counted from the last one called.
      hall.pass(3 * 60 * minuteMs);
      await hand.pass();
      expect(await states(hall, [called, before, after])).toEqual(['called', 'waiting', 'waiting']);
      hall.pass(1);
      await hand.pass();
      expect(await states(hall, [called, before, after])).toEqual(['void', 'void', 'waiting']);
      expect((await hall.events('day.closed')).map(({ subject }) => subject)).toEqual([today]);
      // Set right again: the numbers of the day that was jumped to are not touched.
      hall.time.now -= dayMs;
      await hand.pass();
      await stop();
      expect((await hall.ticket(after)).state).toBe('waiting');
    });

    it('closes no day over a real midnight whose people are still called, started anew or not', async () => {
      hall.time.now = monday('23:50');
      const id = await hall.take();
      hall.pass(20 * minuteMs);
      await sweepOnce();
      await hall.restart();
      await sweepOnce();
      expect((await hall.ticket(id)).state).toBe('waiting');
      await hall.restart();
      hall.pass(3 * 60 * minuteMs);
      await sweepOnce();
      expect((await hall.ticket(id)).state).toBe('void');
      expect(await hall.verify()).toMatchObject({ ok: true });
    });

    it('closes yesterday at once in the morning, when the machine was off for the night', async () => {
      hall.time.now = monday('17:30');
      const id = await hall.take();
      hall.time.now = Date.parse('2026-12-08T08:00:00+08:00');
      await hall.restart();
      await sweepOnce();
      expect((await hall.ticket(id)).state).toBe('void');
    });

    it('goes by the hall’s midnight, not by that of UTC', async () => {
      const id = await hall.take();
      // 16:00 UTC is the hall's midnight; 08:01 there, it is the same day as at 07:59.
      hall.time.now = monday('07:59');
      await sweepOnce();
      hall.time.now = monday('08:01');
      await sweepOnce();
      expect((await hall.ticket(id)).state).toBe('waiting');
    });

    it('voids what came back after the day had been closed, without closing it twice', async () => {
      const id = await hall.take();
      await hall.call(id, 'W01');
      await hall.leave(id, 'missed');
      await hall.day.close(clerk, today);
      const row = await hall.ticket(id);
      const data = { groupCode: row.queue_group, no: row.no, from: 'no-show', rank: row.rank, sub: 0 };
      await hall.append(clerk, { type: 'ticket.requeued', subject: id, data });
      // Closed is closed: nobody is called there, so there is nothing to wait for.
      hall.time.now += dayMs;
      await sweepOnce();
      expect((await hall.ticket(id)).state).toBe('void');
      expect(await hall.events('day.closed')).toHaveLength(1);
    });

    it('forgets who took numbers on earlier days', async () => {
      const holder = (date: string) => ({ date, group_code: 'G1', digest: 'x', ticket_id: 't' });
      await hall.store.write(clerk, (w) =>
        w.db
          .insertInto('ticket_holders')
          .values([holder('2026-12-06'), holder(today)])
          .execute(),
      );
      await sweepOnce();
      const left = await hall.store.db.selectFrom('ticket_holders').select('date').execute();
      expect(left).toEqual([{ date: today }]);
    });

    it('tries again at the next turn when the disk did not take it', async () => {
      const id = await hall.take();
      hall.pass(dayMs);
      const hand = handTimers();
      const stop = hall.day.start(hand.timers);
      const { write } = hall.store;
      hall.store.write = () => Promise.reject(new Error('full'));
      await hand.pass();
      expect(hall.failures).toHaveLength(1);
      hall.store.write = write;
      await hand.pass();
      await stop();
      expect((await hall.ticket(id)).state).toBe('void');
    });
  });
});
