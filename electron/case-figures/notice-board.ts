// Makes of the figures what everybody may see on the hall's notice board: months, and what people come with most.
import type { NoticeBoard } from '#shared/contract/case-figures.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { shownCount, shownPercent } from '#shared/domain/small-counts.ts';
import type { NamedFigures } from './named-figures.ts';

/** This month and those before it. */
const monthsShown = 6;
const mattersShown = 6;

/** The first day the board is about. */
export function boardFrom(today: CalendarDate): CalendarDate {
  return `${monthsUpTo(today)[0] ?? today.slice(0, 7)}-01`;
}

/** `at`: when they were counted. */
export function noticeBoard(
  figures: NamedFigures,
  o: { readonly today: CalendarDate; readonly at: number; readonly smallCount: number },
): NoticeBoard {
  const { smallCount, at } = o;
  const show = (count: number): number | null => shownCount(count, smallCount);
  const months = monthsUpTo(o.today).map((month) => {
    const totals = figures.byMonth.find(({ key }) => key === month)?.totals;
    return {
      month,
      filed: show(totals?.filed ?? 0),
      concluded: show(totals?.concluded ?? 0),
      done: show(totals?.done ?? 0),
      unconfirmed: show(totals?.unconfirmed ?? 0),
    };
  });
  const first = months.findIndex(({ filed }) => filed !== null);
  return {
    at,
    // A hall that opened lately has no months before that.
    months: first < 0 ? months.slice(-1) : months.slice(first),
    onTime: shownPercent(figures.totals.onTime, smallCount),
    matters: figures.byMatter
      .flatMap(({ key, name, totals }) => {
        const filed = key === '' ? null : show(totals.filed);
        return filed === null ? [] : [{ key, name, filed }];
      })
      // By what is shown: their order says nothing more.
      .sort((a, b) => b.filed - a.filed || (a.key < b.key ? -1 : 1))
      .slice(0, mattersShown)
      .map(({ name, filed }) => ({ name, filed })),
    smallCount,
  };
}

function monthsUpTo(today: CalendarDate): string[] {
  const last = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  return Array.from({ length: monthsShown }, (_, at) => {
    const month = last - monthsShown + 1 + at;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}
