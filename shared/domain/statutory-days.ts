// The holidays the law fixes for every year: what can be known of a year before its notice is published.
import { addDays, type CalendarDate, weekdayOf } from './calendar-date.ts';

type MoonDays = { newYear: string; qingming: string; dragonBoat: string; midAutumn: string };

// Month-day of the days that follow the moon and the sun (calendar rules: GB/T 33661-2017, Beijing time). Kept as data
// because Intl's Chinese calendar puts the new year of 2027 and of 2030 a day off: both new moons fall near midnight.
const moonDays: Readonly<Record<number, MoonDays>> = {
  2025: { newYear: '01-29', qingming: '04-04', dragonBoat: '05-31', midAutumn: '10-06' },
  2026: { newYear: '02-17', qingming: '04-05', dragonBoat: '06-19', midAutumn: '09-25' },
  2027: { newYear: '02-06', qingming: '04-05', dragonBoat: '06-09', midAutumn: '09-15' },
  2028: { newYear: '01-26', qingming: '04-04', dragonBoat: '05-28', midAutumn: '10-03' },
  2029: { newYear: '02-13', qingming: '04-04', dragonBoat: '06-16', midAutumn: '09-22' },
  2030: { newYear: '02-03', qingming: '04-05', dragonBoat: '06-05', midAutumn: '09-12' },
  2031: { newYear: '01-23', qingming: '04-05', dragonBoat: '06-24', midAutumn: '10-01' },
  2032: { newYear: '02-11', qingming: '04-04', dragonBoat: '06-12', midAutumn: '09-19' },
  2033: { newYear: '01-31', qingming: '04-04', dragonBoat: '06-01', midAutumn: '09-08' },
  2034: { newYear: '02-19', qingming: '04-05', dragonBoat: '06-20', midAutumn: '09-27' },
  2035: { newYear: '02-08', qingming: '04-05', dragonBoat: '06-10', midAutumn: '09-16' },
  2036: { newYear: '01-28', qingming: '04-04', dragonBoat: '05-30', midAutumn: '10-04' },
  2037: { newYear: '02-15', qingming: '04-04', dragonBoat: '06-18', midAutumn: '09-24' },
  2038: { newYear: '02-04', qingming: '04-05', dragonBoat: '06-07', midAutumn: '09-13' },
  2039: { newYear: '01-24', qingming: '04-05', dragonBoat: '05-27', midAutumn: '10-02' },
  2040: { newYear: '02-12', qingming: '04-04', dragonBoat: '06-14', midAutumn: '09-20' },
};

/** First and last year whose lunar days are known here; outside them only the fixed days can be given. */
export const statutoryYears = { first: 2025, last: 2040 } as const;

const cache = new Map<number, ReadonlySet<CalendarDate>>();

/**
 * Days off by 全国年节及纪念日放假办法 (2024 revision): 1 January, lunar new year's eve to the third, Qingming,
 * 1–2 May, Dragon Boat, Mid-Autumn, 1–3 October; and for each of them that is a Saturday or Sunday the next working day after
 * that holiday, because such a day is made up for on a working day (art. 6). Which working day, and which weekends are worked
 * in exchange, only the year's notice can tell: hence provisional wherever this is used.
 */
export function statutoryDaysOff(year: number): ReadonlySet<CalendarDate> {
  const known = cache.get(year);
  if (known) return known;
  const holidays = statutoryHolidays(year).map((holiday) => holiday.days);
  const days = new Set(holidays.flat());
  const madeUp = new Set<CalendarDate>();
  for (const holiday of holidays) {
    for (const weekend of holiday.filter((day) => weekdayOf(day) > 5 && !madeUp.has(day))) {
      // Two holidays on one day are made up for once.
      madeUp.add(weekend);
      let next = holiday.at(-1) ?? weekend;
      while (weekdayOf(next) > 5 || days.has(next)) next = addDays(next, 1);
      days.add(next);
    }
  }
  cache.set(year, days);
  return days;
}

/** A holiday of the Measures with the days they name, before anything is made up for. */
export type StatutoryHoliday = { readonly zh: string; readonly en: string; readonly days: readonly CalendarDate[] };

/** In the order of the year; beyond {@link statutoryYears} only those the sun's calendar fixes. */
export function statutoryHolidays(year: number): StatutoryHoliday[] {
  const on = (...days: string[]) => days.map((day) => `${year}-${day}`);
  const fixed = [
    { zh: '元旦', en: "New Year's Day", days: on('01-01') },
    { zh: '劳动节', en: 'Labour Day', days: on('05-01', '05-02') },
    { zh: '国庆节', en: 'National Day', days: on('10-01', '10-02', '10-03') },
  ];
  const moon = moonDays[year];
  if (!moon) return fixed;
  const springFestival = [-1, 0, 1, 2].map((offset) => addDays(`${year}-${moon.newYear}`, offset));
  const moving = [
    { zh: '春节', en: 'Spring Festival', days: springFestival },
    { zh: '清明节', en: 'Qingming', days: on(moon.qingming) },
    { zh: '端午节', en: 'Dragon Boat Festival', days: on(moon.dragonBoat) },
    { zh: '中秋节', en: 'Mid-Autumn Festival', days: on(moon.midAutumn) },
  ];
  return [...fixed, ...moving].sort((a, b) => ((a.days[0] ?? '') < (b.days[0] ?? '') ? -1 : 1));
}
