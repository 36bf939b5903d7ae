import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateWait, type Pace, paceOf } from '#shared/domain/waiting-time.ts';

const minute = 60_000;
const steady = Array.from({ length: 8 }, () => 6 * minute);

function pace(durations: readonly number[]): Pace {
  const found = paceOf(durations);
  if (!found) throw new Error('enough is known');
  return found;
}
const wait = (durations: readonly number[], people: number, windows: number) =>
  estimateWait([{ people, pace: pace(durations) }], windows, pace(durations));

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('the waiting time', () => {
  it('is a span in fives', () => {
    expect(wait(steady, 4, 1)).toEqual({ fromMinutes: 20, toMinutes: 30 });
    expect(wait(steady, 4, 2)).toEqual({ fromMinutes: 10, toMinutes: 15 });
    expect(wait(steady, 0, 1)).toEqual({ fromMinutes: 0, toMinutes: 5 });
  });

  it('is not made up', () => {
    expect(paceOf([])).toBeNull();
    expect(paceOf([6 * minute, 6 * minute])).toBeNull();
    expect(paceOf([0, -5, Number.NaN, Number.POSITIVE_INFINITY, minute, minute])).toBeNull();
    expect(wait(steady, 4, 0)).toBeNull();
    expect(wait(steady, -1, 1)).toBeNull();
    expect(wait(steady, Number.NaN, 1)).toBeNull();
  });

  it('goes by the latest services, and is not thrown by a finish nobody pressed', () => {
    const slowMorning = Array.from({ length: 40 }, () => 30 * minute);
    const quick = Array.from({ length: 20 }, () => 5 * minute);
    expect(wait([...slowMorning, ...quick], 4, 1)).toEqual({ fromMinutes: 20, toMinutes: 25 });
    expect(wait([...steady, 600 * minute], 4, 1)).toEqual(wait(steady, 4, 1));
  });

  it('knows a slow matter from a quick one', () => {
    const slow = pace(Array.from({ length: 8 }, () => 20 * minute));
    const quick = pace(Array.from({ length: 8 }, () => 2 * minute));
    const behindSlow = estimateWait([{ people: 3, pace: slow }], 1, quick);
    const behindQuick = estimateWait([{ people: 3, pace: quick }], 1, quick);
    const behindBoth = estimateWait(
      [
        { people: 3, pace: slow },
        { people: 3, pace: quick },
      ],
      1,
      quick,
    );
    expect(behindSlow).toEqual({ fromMinutes: 60, toMinutes: 65 });
    expect(behindQuick).toEqual({ fromMinutes: 5, toMinutes: 10 });
    expect(behindBoth).toEqual({ fromMinutes: 65, toMinutes: 70 });
  });

  it('is wider where the services are less alike, or fewer are known', () => {
    const alike = Array.from({ length: 20 }, () => 10 * minute);
    const unlike = Array.from({ length: 20 }, (_, i) => (i % 2 ? 4 : 16) * minute);
    const width = (durations: readonly number[]) => {
      const said = wait(durations, 5, 1);
      return (said?.toMinutes ?? 0) - (said?.fromMinutes ?? 0);
    };
    expect(width(unlike)).toBeGreaterThan(width(alike));
    expect(width(unlike.slice(0, 4))).toBeGreaterThan(width(unlike));
  });

  it('grows with the people ahead and shrinks with the windows, always a span', () => {
    const durations = fc.array(fc.integer({ min: 1, max: 60 * minute }), { minLength: 3, maxLength: 30 });
    fc.assert(
      fc.property(durations, fc.nat(100), fc.integer({ min: 1, max: 10 }), (list, ahead, windows) => {
        const now = wait(list, ahead, windows);
        const longer = wait(list, ahead + 1, windows);
        const faster = wait(list, ahead, windows + 1);
        if (!now || !longer || !faster) throw new Error('enough is known');
        expect(now.toMinutes).toBeGreaterThan(now.fromMinutes);
        expect(now.fromMinutes % 5).toBe(0);
        expect(now.toMinutes % 5).toBe(0);
        expect(now.fromMinutes).toBeGreaterThanOrEqual(0);
        expect(longer.toMinutes).toBeGreaterThanOrEqual(now.toMinutes);
        expect(faster.fromMinutes).toBeLessThanOrEqual(now.fromMinutes);
      }),
    );
  });

  it('comes true: in simulated halls, at least two spans in three hold the wait there was', () => {
    const chance = chanceFrom(20261123);
    const service = () => (2 - Math.log(1 - chance()) * 5) * minute;
    let held = 0;
    const days = 2000;
    for (let day = 0; day < days; day += 1) {
      const windows = 1 + Math.floor(chance() * 4);
      const ahead = Math.floor(chance() * 12);
      const before = Array.from({ length: 3 + Math.floor(chance() * 18) }, service);
      const said = wait(before, ahead, windows);
      if (!said) throw new Error('enough is known');
      const free = Array.from({ length: windows }, () => service() * chance());
      for (let person = 0; person < ahead; person += 1) {
        free.sort((a, b) => a - b);
        free[0] = (free[0] ?? 0) + service();
      }
      const waited = Math.min(...free) / minute;
      if (waited >= said.fromMinutes && waited <= said.toMinutes) held += 1;
    }
    expect(held / days).toBeGreaterThan(0.67);
  });
});
