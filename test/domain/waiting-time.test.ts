import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateWait } from '#shared/domain/waiting-time.ts';

const minute = 60_000;
const steady = Array.from({ length: 8 }, () => 6 * minute);

describe('the waiting time', () => {
  it('is a span in fives', () => {
    expect(estimateWait(steady, 4, 1)).toEqual({ fromMinutes: 20, toMinutes: 30 });
    expect(estimateWait(steady, 4, 2)).toEqual({ fromMinutes: 10, toMinutes: 15 });
    expect(estimateWait(steady, 0, 1)).toEqual({ fromMinutes: 0, toMinutes: 5 });
  });

  it('is not made up', () => {
    expect(estimateWait([], 4, 1)).toBeNull();
    expect(estimateWait([6 * minute, 6 * minute], 4, 1)).toBeNull();
    expect(estimateWait(steady, 4, 0)).toBeNull();
    expect(estimateWait(steady, -1, 1)).toBeNull();
    expect(estimateWait([0, -5, Number.NaN, Number.POSITIVE_INFINITY], 4, 1)).toBeNull();
  });

  it('goes by the latest services, and is not thrown by one that took for ever', () => {
    const slowMorning = Array.from({ length: 40 }, () => 30 * minute);
    const quick = Array.from({ length: 20 }, () => 5 * minute);
    expect(estimateWait([...slowMorning, ...quick], 4, 1)).toEqual({ fromMinutes: 20, toMinutes: 25 });
    expect(estimateWait([...steady, 600 * minute], 4, 1)).toEqual(estimateWait(steady, 4, 1));
  });

  it('grows with the people ahead and shrinks with the windows, always a span', () => {
    const durations = fc.array(fc.integer({ min: 1, max: 60 * minute }), { minLength: 3, maxLength: 30 });
    fc.assert(
      fc.property(durations, fc.nat(100), fc.integer({ min: 1, max: 10 }), (list, ahead, windows) => {
        const now = estimateWait(list, ahead, windows);
        const longer = estimateWait(list, ahead + 1, windows);
        const faster = estimateWait(list, ahead, windows + 1);
        if (!now || !longer || !faster) throw new Error('enough is known');
        expect(now.toMinutes).toBeGreaterThan(now.fromMinutes);
        expect(now.fromMinutes % 5).toBe(0);
        expect(now.toMinutes % 5).toBe(0);
        expect(longer.toMinutes).toBeGreaterThanOrEqual(now.toMinutes);
        expect(faster.fromMinutes).toBeLessThanOrEqual(now.fromMinutes);
      }),
    );
  });
});
