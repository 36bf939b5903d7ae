import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dateWithWeekday,
  dateWords,
  daysBetween,
  hallDate,
  hallTime,
  instantOf,
  isCalendarDate,
  monthWord,
  weekdayOf,
  weekdayWord,
} from '#shared/domain/calendar-date.ts';

const anyDay = fc.integer({ min: -10_000, max: 40_000 }).map((days) => addDays('2026-11-23', days));

describe('calendar dates', () => {
  it('knows which days exist', () => {
    expect(isCalendarDate('2028-02-29')).toBe(true);
    for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '26-01-01', '', '2026-01-01T00:00']) {
      expect(isCalendarDate(text), text).toBe(false);
    }
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
  });

  it('walks over month, year and leap day', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(daysBetween('2026-01-01', '2027-01-01')).toBe(365);
  });

  it('goes there and back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        const there = addDays(date, days);
        expect(addDays(there, -days)).toBe(date);
        expect(daysBetween(date, there)).toBe(days);
        expect(weekdayOf(there)).toBe(((((weekdayOf(date) - 1 + days) % 7) + 7) % 7) + 1);
      }),
    );
  });

  it('agrees with the platform on every day of five hundred years, leap centuries among them', () => {
    const first = Date.UTC(1800, 0, 1);
    let date = '1800-01-01';
    for (let ms = first; ms < Date.UTC(2301, 0, 1); ms += 86_400_000) {
      const expected = new Date(ms);
      if (date !== expected.toISOString().slice(0, 10)) expect.fail(date);
      if (weekdayOf(date) !== (expected.getUTCDay() || 7)) expect.fail(date);
      date = addDays(date, 1);
    }
    expect(daysBetween('1800-01-01', date)).toBe((Date.UTC(2301, 0, 1) - first) / 86_400_000);
    for (const text of ['1900-02-29', '2100-02-29', '2026-04-31', '2026/04/30', '2026-04-3x', '2026-04-300']) {
      expect(isCalendarDate(text), text).toBe(false);
    }
    expect(isCalendarDate('2000-02-29')).toBe(true);
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('2026-01-01', Number.NaN)).toThrow(RangeError);
  });

  it('says days as people do, in both languages', () => {
    expect(weekdayOf('2026-12-09')).toBe(3);
    expect(weekdayOf('2026-11-22')).toBe(7);
    expect(weekdayWord('2026-11-22', 'zh-CN')).toBe('星期日');
    expect(dateWords('2026-12-09', 'zh-CN')).toBe('12月9日');
    expect([monthWord('2026-12-09', 'zh-CN'), monthWord('2026-12-09', 'en')]).toEqual(['12月', 'December']);
    expect(dateWithWeekday('2026-12-09', 'zh-CN')).toBe('12月9日 星期三');
    expect(dateWithWeekday('2026-12-09', 'en')).toBe('Wednesday 9 December');
  });
});

describe("the hall's clock", () => {
  it('is in another day than UTC for eight hours', () => {
    const late = Date.parse('2026-12-31T16:00:00Z');
    expect(hallDate(late - 1, 'Asia/Shanghai')).toBe('2026-12-31');
    expect(hallDate(late, 'Asia/Shanghai')).toBe('2027-01-01');
    expect(hallTime(late, 'Asia/Shanghai')).toBe('00:00');
    expect(hallTime(late - 1, 'Asia/Shanghai')).toBe('23:59');
    expect(hallDate(late, 'UTC')).toBe('2026-12-31');
  });

  it('finds the instant of a time and the time of an instant', () => {
    expect(instantOf('2026-11-23', '09:00', 'Asia/Shanghai')).toBe(Date.parse('2026-11-23T01:00:00Z'));
    expect(instantOf('2026-11-23', '24:00', 'Asia/Shanghai')).toBe(instantOf('2026-11-24', '00:00', 'Asia/Shanghai'));
    const minute = fc.integer({ min: 0, max: 1439 }).map((m) => {
      return `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
    });
    fc.assert(
      fc.property(anyDay, minute, fc.constantFrom('Asia/Shanghai', 'Asia/Urumqi', 'UTC'), (date, time, zone) => {
        // China had summer time until 1991; nobody files cases there.
        fc.pre(date > '1992');
        const instant = instantOf(date, time, zone);
        expect(hallDate(instant, zone)).toBe(date);
        expect(hallTime(instant, zone)).toBe(time);
      }),
    );
  });

  it('holds where clocks are changed', () => {
    const zone = 'America/New_York';
    expect(instantOf('2026-03-08', '01:59', zone)).toBe(Date.parse('2026-03-08T06:59:00Z'));
    expect(instantOf('2026-03-08', '02:30', zone)).toBe(Date.parse('2026-03-08T07:30:00Z'));
    expect(instantOf('2026-03-08', '09:00', zone)).toBe(Date.parse('2026-03-08T13:00:00Z'));
    expect(instantOf('2026-11-01', '01:30', zone)).toBe(Date.parse('2026-11-01T05:30:00Z'));
    expect(instantOf('2026-11-01', '09:00', zone)).toBe(Date.parse('2026-11-01T14:00:00Z'));
  });

  it('refuses times and zones that do not exist', () => {
    for (const time of ['9:00', '24:01', '25:00', '12:60', '']) {
      expect(() => instantOf('2026-11-23', time, 'Asia/Shanghai'), time).toThrow(RangeError);
    }
    expect(() => hallDate(0, 'Asia/Shizhu')).toThrow(RangeError);
  });
});
