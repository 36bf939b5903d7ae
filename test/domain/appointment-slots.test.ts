// Times one can make an appointment for, cut from a day's open hours.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutIntoSlots } from '#shared/domain/appointment-slots.ts';
import { mergeSessions } from '#shared/domain/opening-hours.ts';

const times = (sessions: [string, string][], minutes: number) =>
  cutIntoSlots(sessions, minutes).map(({ time, until }) => `${time}-${until}`);

describe('slots of a day', () => {
  it('keep the lunch pause free and leave no piece', () => {
    expect(
      times(
        [
          ['09:00', '10:10'],
          ['13:30', '14:30'],
        ],
        30,
      ),
    ).toEqual(['09:00-09:30', '09:30-10:00', '13:30-14:00', '14:00-14:30']);
  });

  it('reach to the end of the day, and are none where a session is too short', () => {
    expect(times([['23:00', '24:00']], 60)).toEqual(['23:00-24:00']);
    expect(times([['09:00', '09:14']], 15)).toEqual([]);
    expect(times([], 15)).toEqual([]);
  });

  it('never overlap, and lie within the hours', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const clock = (at: number) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
    const session = fc.tuple(minute, minute).map((pair): [string, string] => {
      const [from = 0, to = 0] = pair.toSorted((a, b) => a - b);
      return [clock(from), clock(to)];
    });
    fc.assert(
      fc.property(fc.array(session, { maxLength: 5 }), fc.constantFrom(15, 20, 30, 60), (sessions, minutes) => {
        const slots = cutIntoSlots(mergeSessions(sessions), minutes);
        for (const [at, { time, until }] of slots.entries()) {
          expect(time < until && time >= (slots[at - 1]?.until ?? '')).toBe(true);
          // Every quarter of it is within some window's hours.
          expect(sessions.some(([from, to]) => from <= time && time < to)).toBe(true);
        }
      }),
    );
  });
});
