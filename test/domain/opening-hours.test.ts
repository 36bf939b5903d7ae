import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hallDate, hallTime, instantOf } from '#shared/domain/calendar-date.ts';
import { holidays2026 } from '#shared/domain/holidays-2026.ts';
import {
  commonSessions,
  isOpenDay,
  mergeSessions,
  type OpeningHours,
  hallState as stateOf,
} from '#shared/domain/opening-hours.ts';
import { holidayCalendar } from '#shared/domain/working-days.ts';

const zone = 'Asia/Shanghai';
const calendar = holidayCalendar([holidays2026]);
const weekdays: OpeningHours = {
  days: [1, 2, 3, 4, 5],
  sessions: [
    ['09:00', '12:00'],
    ['13:30', '17:30'],
  ],
};
const hallState = (hours: OpeningHours, instant: number) =>
  stateOf((date) => (isOpenDay(hours, date, calendar) ? mergeSessions(hours.sessions) : []), instant, zone);
const at = (date: string, time: string, hours: OpeningHours = weekdays) => {
  const state = hallState(hours, instantOf(date, time, zone));
  if (state.open) return `open until ${state.closesAt.time}`;
  return state.opens ? `opens ${state.opens.date} ${state.opens.time}` : 'never opens';
};

describe('a hall on weekdays', () => {
  it('opens and closes on the minute', () => {
    expect(at('2026-11-23', '08:59')).toBe('opens 2026-11-23 09:00');
    expect(at('2026-11-23', '09:00')).toBe('open until 12:00');
    expect(at('2026-11-23', '11:59')).toBe('open until 12:00');
    expect(at('2026-11-23', '12:00')).toBe('opens 2026-11-23 13:30');
    expect(at('2026-11-23', '13:30')).toBe('open until 17:30');
    expect(at('2026-11-23', '17:30')).toBe('opens 2026-11-24 09:00');
  });

  it('goes over the weekend and the holidays', () => {
    expect(at('2026-11-20', '18:00')).toBe('opens 2026-11-23 09:00');
    expect(at('2026-11-22', '10:00')).toBe('opens 2026-11-23 09:00');
    expect(at('2026-02-16', '10:00')).toBe('opens 2026-02-24 09:00');
    expect(at('2026-12-31', '18:00')).toBe('opens 2027-01-04 09:00');
  });

  it('is open on a weekend day worked in exchange', () => {
    expect(at('2026-02-14', '10:00')).toBe('open until 12:00');
    expect(at('2026-10-07', '18:00')).toBe('opens 2026-10-08 09:00');
    expect(at('2026-10-09', '18:00')).toBe('opens 2026-10-10 09:00');
  });

  it('gives the instants too', () => {
    const now = instantOf('2026-11-23', '08:00', zone);
    expect(hallState(weekdays, now)).toEqual({
      open: false,
      opens: { date: '2026-11-23', time: '09:00', instant: now + 3_600_000 },
    });
    expect(hallState(weekdays, now + 3_600_000)).toEqual({
      open: true,
      closesAt: { time: '12:00', instant: now + 4 * 3_600_000 },
    });
  });
});

describe('other hours', () => {
  it('at weekends hold on ordinary ones, not in holidays', () => {
    const everyDay: OpeningHours = { days: [1, 2, 3, 4, 5, 6, 7], sessions: [['09:00', '17:00']] };
    expect(at('2026-11-22', '10:00', everyDay)).toBe('open until 17:00');
    expect(at('2026-10-03', '10:00', everyDay)).toBe('opens 2026-10-08 09:00');
    const saturdays: OpeningHours = { days: [6], sessions: [['09:00', '12:00']] };
    expect(at('2026-11-22', '10:00', saturdays)).toBe('opens 2026-11-28 09:00');
    // A Sunday worked in exchange is a weekday, and this hall has none.
    expect(at('2026-01-04', '10:00', saturdays)).toBe('opens 2026-01-10 09:00');
  });

  it('join sessions that touch, in whatever order they were written', () => {
    const joined: OpeningHours = {
      days: [1, 2, 3, 4, 5],
      sessions: [
        ['12:00', '17:00'],
        ['09:00', '12:00'],
      ],
    };
    expect(at('2026-11-23', '09:30', joined)).toBe('open until 17:00');
    expect(at('2026-11-23', '23:30', { days: [1], sessions: [['20:00', '24:00']] })).toBe('open until 24:00');
  });

  it('merge where they overlap, and have their common parts', () => {
    expect(
      mergeSessions([
        ['13:00', '17:00'],
        ['09:00', '12:00'],
        ['10:00', '11:00'],
        ['12:00', '12:30'],
      ]),
    ).toEqual([
      ['09:00', '12:30'],
      ['13:00', '17:00'],
    ]);
    const day = [
      ['09:00', '12:00'],
      ['13:30', '17:30'],
    ] as const;
    expect(commonSessions(day, [['11:00', '14:00']])).toEqual([
      ['11:00', '12:00'],
      ['13:30', '14:00'],
    ]);
    expect(commonSessions(day, [['12:00', '13:30']])).toEqual([]);
  });

  it('may be none at all', () => {
    expect(at('2026-11-23', '10:00', { days: [], sessions: [['09:00', '12:00']] })).toBe('never opens');
    expect(at('2026-11-23', '10:00', { days: [1, 2, 3, 4, 5], sessions: [] })).toBe('never opens');
  });

  it('agree with themselves: shut until the moment it opens, open from then', () => {
    const start = instantOf('2026-01-01', '00:00', zone);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 * 24 * 60 }), (minute) => {
        const now = start + minute * 60_000;
        const state = hallState(weekdays, now);
        const turn = state.open ? state.closesAt : state.opens;
        if (!turn) throw new Error('these hours do turn');
        expect(turn.instant).toBeGreaterThan(now);
        expect(hallTime(turn.instant, zone)).toBe(turn.time);
        expect(hallState(weekdays, turn.instant).open).toBe(!state.open);
        expect(hallState(weekdays, turn.instant - 1).open).toBe(state.open);
        if (!state.open) expect(state.opens?.date).toBe(hallDate(turn.instant, zone));
      }),
    );
  });
});
