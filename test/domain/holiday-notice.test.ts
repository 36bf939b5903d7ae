// What cannot be right in a year's notice is said at its field with what to do; what is unusual is only asked about.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekdayOf } from '#shared/domain/calendar-date.ts';
import {
  dayProblems,
  daysOf,
  type NoticeDraft,
  noticeDoubts,
  noticeOf,
  noticeProblems,
  rangesOf,
} from '#shared/domain/holiday-notice.ts';
import { holidays2026 } from '#shared/domain/holidays-2026.ts';
import { statutoryDaysOff, statutoryHolidays, statutoryYears } from '#shared/domain/statutory-days.ts';
import { holidayCalendar } from '#shared/domain/working-days.ts';

const good: NoticeDraft = {
  year: 2026,
  source: holidays2026.source,
  off: rangesOf(holidays2026.off),
  worked: holidays2026.worked,
};
const problems = (change: Partial<NoticeDraft>, thisYear = 2026) => noticeProblems({ ...good, ...change }, thisYear);
const withOff = (index: number, from: string, to: string) =>
  good.off.map((each, i) => (i === index ? { from, to } : each));

describe('a notice that holds', () => {
  it('is taken for this year and for the next', () => {
    expect(problems({}, 2026)).toEqual([]);
    expect(problems({}, 2025)).toEqual([]);
    expect(noticeDoubts(good)).toEqual([]);
  });

  it('is kept day by day, in order, its name without blanks around', () => {
    const jumbled = {
      ...good,
      source: `  ${good.source} `,
      off: [...good.off].reverse(),
      worked: [...good.worked].reverse(),
    };
    expect(noticeOf(jumbled)).toEqual(holidays2026);
  });

  it('may stand day by day, side by side', () => {
    expect(problems({ off: holidays2026.off.map((day) => ({ from: day, to: day })) })).toEqual([]);
  });

  it('may give a day the law does not know', () => {
    const off = [...good.off, { from: '2026-09-03', to: '2026-09-03' }];
    expect(problems({ off })).toEqual([]);
    expect(noticeDoubts({ ...good, off })[0]?.zh).toContain('多休 1 天');
  });
});

describe('is refused', () => {
  it.each<[string, Partial<NoticeDraft>, string, string]>([
    ['a year that is over', { year: 2025 }, 'year', '只能填 2026 年或 2027 年'],
    ['a year far off', { year: 2072 }, 'year', '只能填 2026 年或 2027 年'],
    ['no year', { year: Number.NaN }, 'year', '只能填'],
    ['no name', { source: ' ' }, 'source', '请写通知的名称和日期'],
    ['a name without end', { source: '字'.repeat(201) }, 'source', '不超过 200 个字'],
    ['a name of half a character', { source: '\ud800' }, 'source', '请写通知的名称'],
    ['a name on two lines', { source: '一\n二' }, 'source', '不换行'],
    [
      'the name of another year’s',
      { source: '关于2025年部分节假日安排的通知' },
      'source',
      '写的是 2025 年，上面填的是 2026 年',
    ],
    ['a range without its beginning', { off: withOff(0, '', '2026-01-03') }, 'off.0.from', '请选一个日期'],
    ['a range without its end', { off: withOff(0, '2026-01-01', '') }, 'off.0.to', '请选一个日期'],
    ['a day that is none', { off: withOff(0, '2026-01-01', '2026-02-30') }, 'off.0.to', '请选一个日期'],
    ['an end before the start', { off: withOff(0, '2026-01-03', '2026-01-01') }, 'off.0.to', '结束在开始之前'],
    ['a range of months', { off: withOff(6, '2026-10-01', '2026-12-07') }, 'off.6.to', '这一段有 68 天，太长了'],
    [
      'days of the year before',
      { off: withOff(0, '2025-12-31', '2026-01-03') },
      'off.0.from',
      '2025-12-31 不在 2026 年',
    ],
    [
      'days of the year after',
      { off: [...good.off, { from: '2026-12-31', to: '2027-01-02' }] },
      'off.7.from',
      '2027-01-01 不在 2026 年',
    ],
    ['ranges that overlap', { off: withOff(2, '2026-05-01', '2026-05-02') }, 'off.3.from', '2026-05-01 写了两次'],
    [
      'the same range twice',
      { off: [...good.off, { from: '2026-01-01', to: '2026-01-03' }] },
      'off.7.from',
      '2026-01-01 写了两次',
    ],
    ['a lone weekend', { off: [...good.off, { from: '2026-11-21', to: '2026-11-22' }] }, 'off.7.from', '平常的周末'],
    ['a lone Sunday', { off: [...good.off, { from: '2026-11-22', to: '2026-11-22' }] }, 'off.7.from', '平常的周末'],
    ['a worked day that is none', { worked: ['2026-13-01'] }, 'worked.0', '请选一个日期'],
    ['an empty worked day', { worked: [''] }, 'worked.0', '请选一个日期'],
    ['a worked weekday', { worked: ['2026-01-05'] }, 'worked.0', '不是周六、周日'],
    ['a worked day off', { worked: ['2026-02-21'] }, 'worked.0', '又放假又上班'],
    ['a worked day twice', { worked: ['2026-01-04', '2026-01-04'] }, 'worked.1', '写了两次'],
    ['a worked day of another year', { worked: ['2027-01-02'] }, 'worked.0', '不在 2026 年'],
    ['no days off at all', { off: [] }, 'off', '少了元旦：2026-01-01'],
    ['a holiday of the moon left out', { off: good.off.filter((_, i) => i !== 4) }, 'off', '少了端午节：2026-06-19'],
    [
      'part of a holiday left out',
      { off: withOff(1, '2026-02-18', '2026-02-23') },
      'off',
      '少了春节：2026-02-16、2026-02-17',
    ],
    ['half a hundred days', { off: [...good.off, { from: '2026-07-06', to: '2026-07-17' }] }, 'off', '一共放假 45 天'],
  ])('%s', (_, change, path, words) => {
    const found = problems(change);
    expect(found.map((problem) => problem.path)).toContain(path);
    const said = found.find((problem) => problem.path === path && problem.zh.includes(words));
    expect(said, JSON.stringify(found)).toBeDefined();
    expect(said?.en).toMatch(/^[\x20-\x7e]+$/);
  });

  it('once a field, however many days of it are wrong', () => {
    expect(problems({ off: [...good.off, { from: '2026-02-15', to: '2026-02-23' }] })).toHaveLength(1);
  });

  it('names every holiday that is missing', () => {
    expect(problems({ off: [] }).map(({ zh }) => zh.slice(0, 4))).toEqual([
      ...['少了元旦', '少了春节', '少了清明', '少了劳动', '少了端午', '少了中秋', '少了国庆'],
    ]);
  });
});

describe('whatever is typed', () => {
  const day = fc.oneof(
    fc.integer({ min: -400, max: 800 }).map((n) => addDays('2026-01-01', n)),
    fc.constantFrom('', '2026-02-30', '9999-12-31', '0000-01-01', 'x'),
    fc.constantFrom(...good.off.flatMap(({ from, to }) => [from, to]), ...good.worked),
  );
  const draft = fc.record({
    year: fc.constantFrom(2026, 2026, 2027, 2041, -1),
    source: fc.oneof(fc.string(), fc.constant('通知')),
    off: fc
      .tuple(fc.array(fc.record({ from: day, to: day }), { maxLength: 5 }), fc.boolean())
      .map(([more, isWhole]) => (isWhole ? [...good.off, ...more] : more)),
    worked: fc.array(day, { maxLength: 5 }),
  });

  it('is either refused in words, or makes a calendar', () => {
    fc.assert(
      fc.property(draft, (typed) => {
        const found = noticeProblems(typed, 2026);
        for (const { path, zh, en } of found) expect(path !== '' && zh !== '' && /^[\x20-\x7e]+$/.test(en)).toBe(true);
        if (found.length > 0) return;
        noticeDoubts(typed);
        const { off } = noticeOf(typed);
        expect(holidayCalendar([noticeOf(typed)]).years.get(2026)?.off.size).toBe(off.length);
      }),
      { examples: [[{ ...good, off: [...good.off], worked: [...good.worked] }]] },
    );
  });
});

describe('is asked about', () => {
  it.each<[string, Partial<NoticeDraft>, string]>([
    ['a worked weekend left out', { worked: good.worked.slice(1) }, '多休 1 天'],
    ['a worked weekend too many', { worked: [...good.worked, '2026-10-11'] }, '少休 1 天'],
    [
      'a worked day far from all days off',
      { worked: good.worked.with(4, '2026-08-22') },
      '2026-08-22 离最近的放假还有 34 天',
    ],
  ])('%s', (_, change, words) => {
    expect(problems(change)).toEqual([]);
    const doubts = noticeDoubts({ ...good, ...change });
    expect(doubts.map(({ zh }) => zh).join()).toContain(words);
  });
});

describe('the days themselves', () => {
  it('ranges hold exactly their days, whatever order they come in', () => {
    const day = fc.integer({ min: 0, max: 364 }).map((n) => addDays('2027-01-01', n));
    fc.assert(
      fc.property(fc.uniqueArray(day, { maxLength: 60 }), (days) => {
        const ranges = rangesOf(days);
        expect(daysOf(ranges)).toEqual([...days].sort());
        for (const [index, { from }] of ranges.slice(1).entries())
          expect(from > addDays(ranges[index]?.to ?? '', 1)).toBe(true);
      }),
    );
  });

  it('problems of days name list and place', () => {
    expect(dayProblems({ year: 2026, off: ['2026-01-01', '2026-01-01'], worked: ['2026-01-01'] })).toMatchObject([
      { list: 'off', place: 1 },
      { list: 'worked', place: 0 },
    ]);
  });

  it('every year’s own days by law pass as its notice, save for what makes up for them', () => {
    for (let year = statutoryYears.first; year <= statutoryYears.last; year += 1) {
      const off = rangesOf([...statutoryDaysOff(year)]);
      expect(noticeProblems({ year, source: '试验', off, worked: [] }, year), String(year)).toEqual([]);
      expect(noticeDoubts({ year, source: '试验', off, worked: [] }), String(year)).toEqual([]);
      const names = statutoryHolidays(year).map(({ zh }) => zh);
      expect(names, String(year)).toHaveLength(7);
      expect(statutoryHolidays(year).flatMap(({ days }) => days)).toHaveLength(13);
    }
    expect(weekdayOf('2027-10-01')).toBe(5);
  });
});
