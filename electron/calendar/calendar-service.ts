// An administrator's entering of a year's holiday notice: looked over, written only over what was seen, and counted by at once.
import { isDeepStrictEqual } from 'node:util';
import { DomainError, InputProblems } from '#electron/domain-error.ts';
import type { Actor, Store } from '#electron/store/store.ts';
import type { CalendarYear, CalendarYears, TypedNotice } from '#shared/contract/calendar.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { noticeDoubts, noticeOf, noticeProblems, rangesOf } from '#shared/domain/holiday-notice.ts';
import { holidays2026 } from '#shared/domain/holidays-2026.ts';
import { statutoryDaysOff } from '#shared/domain/statutory-days.ts';
import { holidayCalendar, workingDaysBetween } from '#shared/domain/working-days.ts';
import { type DeskNotice, readNotice, readNotices } from './calendar-store.ts';
import type { LiveCalendar } from './live-calendar.ts';

type Preview = { offDays: number; workingDays: number; provisionalCases: number };

export type CalendarService = {
  years(): Promise<CalendarYears>;
  check(
    input: TypedNotice,
  ): Promise<{ problems: { path: string; message: string }[]; doubts: string[]; preview: Preview | null }>;
  /** Sent again with the same content it is the same entry. Throws InputProblems, CHANGED_MEANWHILE. */
  set(actor: Actor, input: TypedNotice & { version: number }): Promise<CalendarYear>;
};

export function createCalendarService(o: {
  store: Store;
  live: LiveCalendar;
  localOff: readonly CalendarDate[];
  today: () => CalendarDate;
  /** Display name of a staff id; null when it is nobody's. */
  staffNames(id: string): Promise<string | null>;
  /** Open cases whose promised day is provisional. */
  provisionalCases(): Promise<number>;
}): CalendarService {
  const { store, live, localOff } = o;
  const thisYear = () => Number(o.today().slice(0, 4));

  async function viewOf(year: number, desk: DeskNotice | null): Promise<CalendarYear> {
    const base = live.base.get(year);
    const known = desk ?? base;
    const fromBase = base === holidays2026 ? 'program' : 'file';
    return {
      year,
      from: desk ? 'desk' : base ? fromBase : 'law',
      source: known?.source ?? null,
      off: rangesOf(known?.off ?? [...statutoryDaysOff(year)]),
      worked: [...(known?.worked ?? [])],
      version: desk?.version ?? 0,
      setAt: desk?.setAt ?? null,
      setBy: desk ? await o.staffNames(desk.setBy) : null,
    };
  }

  const inWords = (input: TypedNotice) => (each: { zh: string; en: string }) =>
    input.language === 'en' ? each.en : each.zh;

  const problemsOf = (input: TypedNotice) =>
    noticeProblems(input, thisYear()).map((problem) => ({ path: problem.path, message: inWords(input)(problem) }));

  return {
    async years() {
      const desk = new Map((await readNotices(store.db)).map((notice) => [notice.year, notice]));
      const known = [...live.base.keys(), ...desk.keys(), thisYear(), thisYear() + 1];
      const first = Math.min(...known);
      const all = Array.from({ length: Math.max(...known) - first + 1 }, (_, index) => first + index);
      return {
        thisYear: thisYear(),
        years: await Promise.all(all.map((year) => viewOf(year, desk.get(year) ?? null))),
        localOff: [...localOff].sort(),
      };
    },

    async check(input) {
      const problems = problemsOf(input);
      if (problems.length > 0) return { problems, doubts: [], preview: null };
      const notice = noticeOf(input);
      const [first, last] = [`${notice.year}-01-01`, `${notice.year}-12-31`];
      return {
        problems,
        doubts: noticeDoubts(input).map(inWords(input)),
        preview: {
          offDays: notice.off.length,
          workingDays: workingDaysBetween(first, last, holidayCalendar([notice], localOff)),
          provisionalCases: await o.provisionalCases(),
        },
      };
    },

    set(actor, input) {
      return store.write(actor, async (w) => {
        const problems = problemsOf(input);
        if (problems.length > 0) throw new InputProblems(problems);
        const notice = noticeOf(input);
        const { year } = notice;
        const old = await readNotice(w.db, year);
        if (old && isAgain(old, actor, input.version, notice)) return viewOf(year, old);
        if ((old?.version ?? 0) !== input.version)
          throw new DomainError('CHANGED_MEANWHILE', { year: await viewOf(year, old) });
        const version = input.version + 1;
        await w.append({ type: 'calendar.notice-set', subject: String(year), data: { ...notice, version } });
        return viewOf(year, { ...notice, version, setAt: w.at, setBy: actor.id });
      });
    },
  };
}

/** The answer to the first was lost. */
function isAgain(old: DeskNotice, actor: Actor, seen: number, sent: ReturnType<typeof noticeOf>): boolean {
  const { version, setAt: _, setBy, ...notice } = old;
  return version === seen + 1 && setBy === actor.id && isDeepStrictEqual(notice, sent);
}
