// Which windows are paused now: asked by everybody who takes a number, so it is kept until a window says otherwise.
import type { Store } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';

/** A pause ends with its day: whoever paused and went home has not closed the window for tomorrow. */
export function isPausedOn<W extends Pick<Row<'window_states'>, 'paused_at'>>(
  window: W | undefined,
  date: CalendarDate,
  dateOf: (instant: number) => CalendarDate,
): window is W {
  return window !== undefined && window.paused_at !== null && dateOf(window.paused_at) === date;
}

export type PausedWindows = {
  /** Codes of the windows that were paused on this day and are not open again. */
  on(date: CalendarDate): Promise<ReadonlySet<string>>;
};

export function createPausedWindows(store: Store, dateOf: (instant: number) => CalendarDate): PausedWindows {
  let known: { date: CalendarDate; codes: ReadonlySet<string> } | null = null;
  let changes = 0;
  store.onCommitted((events) => {
    if (!events.some((event) => event.type.startsWith('window.'))) return;
    known = null;
    changes += 1;
  });
  return {
    async on(date) {
      if (known?.date === date) return known.codes;
      const before = changes;
      const rows = await store.db
        .selectFrom('window_states')
        .select(['window_code', 'paused_at'])
        .where('paused_at', 'is not', null)
        .execute();
      const codes = new Set(rows.filter((row) => isPausedOn(row, date, dateOf)).map((row) => row.window_code));
      // What was read while a window changed is not kept.
      if (before === changes) known = { date, codes };
      return codes;
    },
  };
}
