// The hall's clock as steps: exact to the minute where it is put, one step where it never is.
import { expect, it } from 'vitest';
import { offsetSteps } from '#electron/case-figures/hall-offsets.ts';

const hourMs = 3_600_000;

it('has one step where the clock is never put', () => {
  expect(offsetSteps('2022-01-01', '2026-12-31', 'Asia/Shanghai')).toEqual([
    { from: Number.NEGATIVE_INFINITY, aheadMs: 8 * hourMs },
  ]);
});

it('finds the minute in which it is put, also on the last of the days', () => {
  const steps = offsetSteps('2026-01-01', '2026-11-01', 'America/New_York');
  expect(steps).toEqual([
    { from: Number.NEGATIVE_INFINITY, aheadMs: -5 * hourMs },
    { from: Date.parse('2026-03-08T07:00:00Z'), aheadMs: -4 * hourMs },
    { from: Date.parse('2026-11-01T06:00:00Z'), aheadMs: -5 * hourMs },
  ]);
});
