// Owns what the holidays' previews show: a year that is known, one that is not, one that was entered, two administrators.
import { ORPCError } from '@orpc/client';
import type { CalendarYear, CalendarYears } from '#shared/contract/calendar.ts';
import { rangesOf } from '#shared/domain/holiday-notice.ts';
import { holidays2026 } from '#shared/domain/holidays-2026.ts';
import { statutoryDaysOff } from '#shared/domain/statutory-days.ts';
import { sampleNow } from '../kiosk/kiosk-samples.ts';

const known: CalendarYear = {
  year: 2026,
  from: 'program',
  source: holidays2026.source,
  off: rangesOf(holidays2026.off),
  worked: [...holidays2026.worked],
  version: 0,
  setAt: null,
  setBy: null,
};

const unknown = (year: number): CalendarYear => ({
  ...known,
  year,
  from: 'law',
  source: null,
  off: rangesOf([...statutoryDaysOff(year)]),
  worked: [],
});

/** Made up: nobody knows the real one. */
export const entered: CalendarYear = {
  year: 2027,
  from: 'desk',
  source: '国务院办公厅关于2027年部分节假日安排的通知（演示，日子是编的）',
  off: [
    { from: '2027-01-01', to: '2027-01-03' },
    { from: '2027-02-05', to: '2027-02-14' },
    { from: '2027-04-03', to: '2027-04-05' },
    { from: '2027-05-01', to: '2027-05-05' },
    { from: '2027-06-09', to: '2027-06-09' },
    { from: '2027-09-15', to: '2027-09-15' },
    { from: '2027-10-01', to: '2027-10-07' },
  ],
  worked: ['2027-01-31', '2027-02-20', '2027-05-08', '2027-09-26', '2027-10-09'],
  version: 1,
  setAt: sampleNow,
  setBy: '王例梅',
};

export const withoutNext: CalendarYears = { thisYear: 2026, years: [known, unknown(2027)], localOff: [] };
export const withNext: CalendarYears = { thisYear: 2026, years: [known, entered], localOff: ['2027-11-24'] };
/** A few years on, with the longest name there may be. */
export const longNames: CalendarYears = {
  thisYear: 2026,
  years: [known, { ...entered, source: '关于放假调休的通知'.repeat(22) }, ...[2028, 2029, 2030, 2031].map(unknown)],
  localOff: ['2026-11-18'],
};

export const looked = {
  problems: [],
  doubts: ['比法定的多休 1 天：请看看是不是少写了上班的周末，或多写了放假的日子'],
  preview: { offDays: 30, workingDays: 248, provisionalCases: 12 },
};
export const wrong = {
  problems: [
    { path: 'source', message: '名称里写的是 2026 年，上面填的是 2027 年，请改成一样的' },
    { path: 'off.1.from', message: '2027-02-06 写了两次，请删掉一处' },
    { path: 'off', message: '少了端午节：2027-06-09 按办法要放假，请补上' },
    { path: 'worked.0', message: '2027-02-22 不是周六、周日，本来就上班，请删掉或改对' },
  ],
  doubts: [],
  preview: null,
};

export const setMeanwhile = (): Promise<never> =>
  Promise.reject(
    new ORPCError('CHANGED_MEANWHILE', {
      status: 409,
      defined: true,
      data: { year: { ...entered, version: 2, worked: entered.worked.slice(0, -1) } },
    }),
  );
