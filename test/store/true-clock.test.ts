// A machine whose clock is wrong: nothing in the hall goes back in time, and somebody is told.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTrueClock, programMadeAt } from '#electron/store/true-clock.ts';
import { smallHall, take } from './small-hall.ts';
import { handClock, mondayMorning, tempStore } from './temp-store.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('the hall’s time', () => {
  it('is the machine’s where that can be believed', () => {
    const machine = handClock();
    const clock = createTrueClock(machine);
    expect(clock()).toBe(mondayMorning);
    machine.now += day * 400;
    expect(clock()).toBe(machine.now);
    expect(clock.fault()).toBeNull();
  });

  it('stands still over a small step back, and nobody is told', () => {
    const machine = handClock();
    const clock = createTrueClock(machine);
    clock();
    machine.now -= 5 * minute;
    expect([clock(), clock.fault()]).toEqual([mondayMorning, null]);
    machine.now += 6 * minute;
    expect(clock()).toBe(mondayMorning + minute);
  });

  it('waits for a clock an hour behind the journal, and says so until it has caught up', () => {
    const machine = handClock(mondayMorning - hour);
    const clock = createTrueClock(machine);
    clock.notBefore(mondayMorning);
    expect(clock()).toBe(mondayMorning);
    expect(clock.fault()).toEqual({ what: 'behind', machine: mondayMorning - hour, used: mondayMorning });
    machine.now += 30 * minute;
    expect(clock()).toBe(mondayMorning);
    machine.now = mondayMorning + 1;
    expect([clock(), clock.fault()]).toEqual([mondayMorning + 1, null]);
  });

  it.each([
    ['1970', 0],
    ['2155', Date.UTC(2155, 0, 1)],
    ['an earlier year than the program', Date.UTC(2015, 0, 1)],
  ])('of a machine in %s with an empty journal begins when the program was made, and runs on', (_year, start) => {
    const machine = handClock(start);
    const clock = createTrueClock(machine);
    expect(clock()).toBe(programMadeAt);
    machine.now += hour;
    expect(clock()).toBe(programMadeAt + hour);
    expect(clock.fault()).toMatchObject({ what: 'impossible', machine: machine.now });
    machine.now = mondayMorning;
    expect([clock(), clock.fault()]).toEqual([mondayMorning, null]);
  });

  it('runs on from the journal where the machine lost years, and does not take a set clock for time gone by', () => {
    const machine = handClock(0);
    const clock = createTrueClock(machine);
    clock.notBefore(mondayMorning);
    machine.now += minute;
    expect(clock()).toBe(mondayMorning + minute);
    machine.now += 20 * 365 * day;
    expect(clock()).toBe(mondayMorning + minute);
  });

  it('never falls, whatever the machine’s does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5e12, max: 5e12 }), { maxLength: 30 }), (instants) => {
        const machine = handClock();
        const clock = createTrueClock(machine);
        let last = 0;
        for (const instant of instants) {
          machine.now = instant;
          const now = clock();
          expect(now).toBeGreaterThanOrEqual(last);
          expect(now < Date.UTC(2100, 0, 1) && now >= programMadeAt).toBe(true);
          last = now;
        }
      }),
    );
  });
});

it('the journal’s instants never fall, even where the clock it was given does, and not over a restart either', async () => {
  const machine = handClock();
  const first = await tempStore([smallHall], { clock: machine });
  await take(first, 'a');
  machine.now -= day;
  await take(first, 'b');
  await first.close();
  const again = await tempStore([smallHall], { clock: machine, path: first.path });
  await take(again, 'c');
  const rows = await again.db.selectFrom('journal').select('at').orderBy('seq').execute();
  expect(rows.map((row) => row.at)).toEqual([mondayMorning, mondayMorning, mondayMorning]);
});
