import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, weekdayOf } from '#shared/domain/calendar-date.ts';
import { holidays2026 } from '#shared/domain/holidays-2026.ts';
import { statutoryDaysOff, statutoryYears } from '#shared/domain/statutory-days.ts';
import {
  holidayCalendar,
  isHoliday,
  isWorkingDay,
  lastDueDay,
  light,
  limitBounds,
  makePromise,
  promiseDays,
  workingDaysBetween,
  workingDaysLeft,
} from '#shared/domain/working-days.ts';

const calendar = holidayCalendar([holidays2026]);
const kinds = (days: readonly { date: string; kind: string }[]) => days.map(({ kind }) => kind).join(' ');

describe('the notice for 2026', () => {
  it('agrees with an independent calendar on every day of the year', () => {
    for (let date = '2026-01-01'; date <= '2026-12-31'; date = addDays(date, 1)) {
      expect(isWorkingDay(date, calendar), date).toEqual({
        working: chineseDays.isWorkday(date),
        provisional: false,
      });
    }
  });

  it('has its 33 days off and six worked weekend days', () => {
    expect(holidays2026.off).toHaveLength(3 + 9 + 3 + 5 + 3 + 3 + 7);
    expect(holidays2026.worked).toHaveLength(6);
    for (const day of holidays2026.worked) expect(weekdayOf(day), day).toBeGreaterThan(5);
  });

  it('tells a holiday from a weekend', () => {
    expect(isHoliday('2026-10-03', calendar)).toBe(true);
    expect(isHoliday('2026-11-22', calendar)).toBe(false);
    expect(isHoliday('2026-10-10', calendar)).toBe(false);
    expect(isHoliday('2027-01-01', calendar)).toBe(true);
  });

  it('is refused when it contradicts itself', () => {
    const notice = { ...holidays2026, off: ['2026-01-01'], worked: ['2026-01-01'] };
    expect(() => holidayCalendar([notice])).toThrow('2026-01-01');
    expect(() => holidayCalendar([{ ...notice, worked: ['2027-01-03'] }])).toThrow('2027-01-03');
    expect(() => holidayCalendar([{ ...notice, off: ['2026-02-30'], worked: [] }])).toThrow(RangeError);
    expect(() => holidayCalendar([holidays2026], ['tomorrow'])).toThrow(RangeError);
  });
});

describe('years without a notice', () => {
  it('have the days off of the law, marked provisional', () => {
    expect(isWorkingDay('2027-01-01', calendar)).toEqual({ working: false, provisional: true });
    expect(isWorkingDay('2027-01-04', calendar)).toEqual({ working: true, provisional: true });
    // New year's eve to the third, 2027-02-06 being the first.
    expect(isWorkingDay('2027-02-05', calendar).working).toBe(false);
    expect(isWorkingDay('2027-02-08', calendar).working).toBe(false);
    expect(isWorkingDay('2027-10-01', calendar).working).toBe(false);
  });

  it('make up for the days that fall on a weekend, on the next working days after that holiday', () => {
    const off = (...days: string[]) => {
      for (const day of days) expect(isWorkingDay(day, calendar), day).toEqual({ working: false, provisional: true });
    };
    const worked = (day: string) => expect(isWorkingDay(day, calendar).working, day).toBe(true);
    // The first and second of the Spring Festival of 2027 are Saturday and Sunday.
    off('2027-02-08', '2027-02-09', '2027-02-10');
    worked('2027-02-11');
    off('2027-05-03', '2027-05-04');
    worked('2027-05-05');
    off('2027-10-04', '2027-10-05');
    worked('2027-10-06');
    // New Year's Day of 2028 is a Saturday, its Dragon Boat a Sunday.
    off('2028-01-03', '2028-05-29');
    worked('2028-01-04');
    // Mid-Autumn 2036 is the Saturday after the three days of October; the days of May 2030 need none.
    off('2036-10-06');
    worked('2036-10-07');
    worked('2030-05-03');
    expect(makePromise('2027-04-30', 3, calendar)).toMatchObject({ date: '2027-05-07', provisional: true });
  });

  it('make up for exactly as many days as fall on weekends, each on a working day after its holiday', () => {
    for (let year = 1990; year <= 2099; year += 1) {
      const days = [...statutoryDaysOff(year)];
      const weekends = days.filter((day) => weekdayOf(day) > 5).length;
      const lawful = year >= statutoryYears.first && year <= statutoryYears.last ? 13 : 6;
      // Where Mid-Autumn meets the days of October there is one day fewer.
      expect(days.length - weekends, String(year)).toBeLessThanOrEqual(lawful);
      expect(days.length - weekends, String(year)).toBeGreaterThanOrEqual(lawful - 1);
    }
  });

  it('agree with an independent lunar calendar for every year known', () => {
    for (let year = statutoryYears.first; year <= statutoryYears.last; year += 1) {
      const solar = (lunar: string) => chineseDays.getSolarDateFromLunar(`${year}-${lunar}`).date;
      const newYear = solar('01-01');
      const expected = new Set([
        ...[`${year}-01-01`, `${year}-05-01`, `${year}-05-02`, `${year}-10-01`, `${year}-10-02`, `${year}-10-03`],
        ...[-1, 0, 1, 2].map((offset) => addDays(newYear, offset)),
        ...[chineseDays.getSolarTermDate(year, 4, 'pure_brightness'), solar('05-05'), solar('08-15')],
      ]);
      const found = statutoryDaysOff(year);
      expect(
        [...expected].filter((day) => !found.has(day)),
        String(year),
      ).toEqual([]);
      // The rest make up for those on weekends.
      const lawfulWeekends = [...expected].filter((day) => weekdayOf(day) > 5);
      expect(found.size - expected.size, String(year)).toBe(lawfulWeekends.length);
    }
  });

  it('still have the fixed days beyond the lunar years known', () => {
    expect(isWorkingDay('2050-10-03', calendar)).toEqual({ working: false, provisional: true });
  });
});

describe('the promised day', () => {
  it('counts from the next working day, twelve of them', () => {
    // Monday 23 November, no holiday on the way.
    const promise = makePromise('2026-11-23', 12, calendar);
    expect(promise).toMatchObject({ date: '2026-12-09', workingDays: 12, provisional: false });
    expect(promise.days).toHaveLength(21);
    expect(kinds(promise.days)).toBe(
      'filed counted counted counted counted off off ' +
        'counted counted counted counted counted off off ' +
        'counted counted promised after after after after',
    );
  });

  it('counts three for a consultation', () => {
    expect(makePromise('2026-11-23', 3, calendar).date).toBe('2026-11-26');
    expect(makePromise('2026-11-27', 3, calendar).date).toBe('2026-12-02');
  });

  it('starts on Monday for what is told at the weekend, and shows the week of filing whole', () => {
    const promise = makePromise('2026-11-22', 3, calendar);
    expect(promise.date).toBe('2026-11-25');
    expect(promise.days[0]).toEqual({ date: '2026-11-16', kind: 'before' });
    expect(kinds(promise.days)).toBe(
      'before before before before before before filed counted counted promised after after after after',
    );
  });

  it('jumps the Spring Festival and counts the Saturday worked for it', () => {
    // 2.14 (Saturday) is worked, 2.15–23 off.
    expect(makePromise('2026-02-12', 3, calendar).date).toBe('2026-02-24');
    expect(makePromise('2026-02-12', 2, calendar).date).toBe('2026-02-14');
    expect(makePromise('2026-09-30', 3, calendar).date).toBe('2026-10-10');
  });

  it('is provisional as soon as a day on the way has no notice, and not before', () => {
    expect(makePromise('2026-12-15', 12, calendar)).toMatchObject({ date: '2026-12-31', provisional: false });
    // New Year's Day is a Friday: the package that forgets it would promise the 1st.
    expect(makePromise('2026-12-16', 12, calendar)).toMatchObject({ date: '2027-01-04', provisional: true });
    expect(makePromise('2025-12-30', 1, calendar).provisional).toBe(true);
  });

  it('gives the same day for none, or the next working day when told on a day off', () => {
    expect(makePromise('2026-11-23', 0, calendar).date).toBe('2026-11-23');
    expect(kinds(makePromise('2026-11-23', 0, calendar).days)).toBe('promised after after after after after after');
    expect(makePromise('2026-11-21', 0, calendar).date).toBe('2026-11-23');
  });

  it('leaves out the holidays of an ethnic area', () => {
    const local = holidayCalendar([holidays2026], ['2026-11-24', '2026-11-25']);
    expect(makePromise('2026-11-23', 3, local).date).toBe('2026-11-30');
  });

  it('refuses impossible counts and calendars without end', () => {
    for (const count of [-1, 1.5, Number.NaN])
      expect(() => makePromise('2026-11-23', count, calendar)).toThrow(RangeError);
    const never = holidayCalendar(
      [],
      Array.from({ length: 200 }, (_, at) => addDays('2026-11-24', at)),
    );
    expect(() => makePromise('2026-11-23', 1, never)).toThrow(RangeError);
    expect(() => promiseDays('2026-11-23', '2026-11-22', calendar)).toThrow(RangeError);
  });

  it('always lands on a working day after exactly that many, in whole weeks', () => {
    const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2026-01-01', days));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), (filed, count) => {
        const { date, days, provisional } = makePromise(filed, count, calendar);
        expect(isWorkingDay(date, calendar).working).toBe(true);
        expect(workingDaysBetween(addDays(filed, 1), date, calendar)).toBe(count);
        expect(provisional).toBe(date >= '2027');
        expect(days.length % 7).toBe(0);
        expect(weekdayOf(days[0]?.date ?? '')).toBe(1);
        expect(days.filter(({ kind }) => kind === 'counted')).toHaveLength(count - 1);
        expect(days.filter(({ kind }) => kind === 'promised').map((shown) => shown.date)).toEqual([date]);
        for (const [at, shown] of days.entries()) expect(daysBetween(days[0]?.date ?? '', shown.date)).toBe(at);
      }),
    );
  });

  it('never gets earlier by telling later, nor by a longer limit', () => {
    const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2026-01-01', days));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 30 }), (filed, count) => {
        const { date } = makePromise(filed, count, calendar);
        expect(makePromise(addDays(filed, 1), count, calendar).date >= date).toBe(true);
        expect(makePromise(filed, count + 1, calendar).date > date).toBe(true);
      }),
    );
  });
});

describe('the light', () => {
  it('turns due with two working days left and late after the promised day', () => {
    const promised = '2026-12-09';
    expect(light('2026-11-23', promised, false, calendar)).toBe('on-time');
    expect(light('2026-12-07', promised, false, calendar)).toBe('on-time');
    expect(light('2026-12-08', promised, false, calendar)).toBe('due');
    expect(light('2026-12-09', promised, false, calendar)).toBe('due');
    expect(light('2026-12-10', promised, false, calendar)).toBe('late');
    expect(light('2026-12-10', promised, true, calendar)).toBe('concluded');
  });

  it('counts over the weekend and over holidays', () => {
    expect(light('2026-12-04', '2026-12-07', false, calendar)).toBe('due');
    expect(light('2026-12-05', '2026-12-08', false, calendar)).toBe('due');
    expect(light('2026-12-04', '2026-12-08', false, calendar)).toBe('on-time');
    expect(light('2026-09-30', '2026-10-08', false, calendar)).toBe('due');
  });

  it('gives the same answer far off as by counting', () => {
    expect(light('2026-02-01', '2026-06-01', false, calendar)).toBe('on-time');
    expect(workingDaysBetween('2026-12-10', '2026-12-09', calendar)).toBe(0);
    expect(workingDaysBetween('2026-12-09', '2026-12-09', calendar)).toBe(1);
    expect(workingDaysBetween('2026-12-12', '2026-12-13', calendar)).toBe(0);
  });

  it('says the days left: none on the day itself alone, and minus once it is past', () => {
    const left = (today: string) => workingDaysLeft(today, '2026-12-09', calendar);
    expect(left('2026-12-07')).toBe(2);
    expect(left('2026-12-08')).toBe(1);
    expect(left('2026-12-09')).toBe(0);
    expect(left('2026-12-10')).toBe(-1);
    expect(left('2026-12-14')).toBe(-3);
    // Only a weekend has gone by since Friday: late all the same.
    expect(workingDaysLeft('2026-12-12', '2026-12-11', calendar)).toBe(-1);
    expect(workingDaysLeft('2026-12-14', '2026-12-11', calendar)).toBe(-1);
  });

  it('is late exactly where the days left are negative', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 60 }), (days) => {
        const today = addDays('2026-06-15', days);
        const isLate = light(today, '2026-06-15', false, calendar) === 'late';
        expect(workingDaysLeft(today, '2026-06-15', calendar) < 0).toBe(isLate);
      }),
    );
  });

  it('and the bounds of a limit part the days by it, on every day of the year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), fc.integer({ min: 0, max: 5 }), (day, workingDays) => {
        const today = addDays('2026-01-01', day);
        const last = lastDueDay(today, calendar);
        expect(light(today, addDays(last, 1), false, calendar)).toBe('on-time');
        if (last >= today) expect(light(today, last, false, calendar)).toBe('due');
        const { lateBefore, dueBefore } = limitBounds(workingDays, today, calendar);
        for (let ago = -1; ago < 15; ago += 1) {
          const from = addDays(today, -ago);
          const { date } = makePromise(from, workingDays, calendar);
          const is = from < lateBefore ? 'late' : from < dueBefore ? 'due' : 'on-time';
          expect(is, `${from} ${workingDays} ${today}`).toBe(
            date < today ? 'late' : date === today ? 'due' : 'on-time',
          );
        }
      }),
      { numRuns: 300 },
    );
    expect(limitBounds(null, '2026-11-23', calendar)).toEqual({ lateBefore: '', dueBefore: '' });
  });
});
