// Keeps the one calendar everybody counts by up to date: what was entered at the desk stands over the files, from its commit on.
import type { Store } from '#electron/store/store.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { type HolidayCalendar, type HolidayYear, holidayCalendar } from '#shared/domain/working-days.ts';
import { noticeSet } from './calendar-events.ts';
import { type DeskNotice, readNotices } from './calendar-store.ts';

export type LiveCalendar = {
  /** As it stands now; after each change it is another object. */
  readonly calendar: HolidayCalendar;
  /** Files and program, by year. */
  readonly base: ReadonlyMap<number, HolidayYear>;
  /** Called after each change, when `calendar` is the new one already: what was promised provisionally can be counted anew. Returns the way to stop. */
  onChanged(listener: () => void): () => void;
  close(): void;
};

/** `base`: the notices of the hall's files and the program; `localOff`: of the settings. */
export async function createLiveCalendar(o: {
  store: Store;
  base: readonly HolidayYear[];
  localOff: readonly CalendarDate[];
}): Promise<LiveCalendar> {
  const base = new Map(o.base.map((notice) => [notice.year, notice]));
  const notices = new Map<number, HolidayYear>([...base, ...byYear(await readNotices(o.store.db))]);
  const made = () => holidayCalendar([...notices.values()], o.localOff);
  let calendar = made();
  const listeners = new Set<() => void>();

  const close = o.store.onCommitted((events) => {
    const set = events.filter(({ type }) => type === 'calendar.notice-set').map(({ data }) => noticeSet.parse(data));
    if (set.length === 0) return;
    for (const notice of set) notices.set(notice.year, notice);
    calendar = made();
    for (const listener of [...listeners]) listener();
  });

  return {
    get calendar() {
      return calendar;
    },
    base,
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close,
  };
}

const byYear = (notices: readonly DeskNotice[]) => notices.map((notice) => [notice.year, notice] as const);
