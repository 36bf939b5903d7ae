// Keeps what went wrong today, or was done out of turn, for the supervisor's eyes: the newest fifty, in memory.
import type { Anomaly } from '#shared/contract/hall-day.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { Clock } from '#shared/domain/ports.ts';

const kept = 50;

type Said = Pick<Anomaly, 'kind' | 'text'>;

export type Anomalies = {
  /** Is so from now on. Begun again while it lasts, it stays the same one, with the newest words. */
  begin(key: string, what: Said): void;
  /** Is so no more; nothing where it was not. */
  end(key: string): void;
  /** Happened once. `at` where it was not now; the same `id` again changes nothing. */
  note(what: Said & { id?: string; at?: number }): void;
  isOpen(key: string): boolean;
  /** Of today, and what is still so; newest first. */
  all(): Anomaly[];
  /** After each change. Returns the way to stop. */
  onChanged(listener: () => void): () => void;
};

export function createAnomalies(o: {
  hall: { dateOf(instant: number): CalendarDate; today(): CalendarDate };
  clock: Clock;
}): Anomalies {
  let all: Anomaly[] = [];
  const openIds = new Map<string, string>();
  const listeners = new Set<() => void>();
  let made = 0;

  function changed(): void {
    for (const listener of listeners) listener();
  }

  function add(anomaly: Anomaly): void {
    const today = o.hall.today();
    all = [...all.filter(({ at, isOpen }) => isOpen || o.hall.dateOf(at) === today), anomaly].sort(
      (a, b) => b.at - a.at,
    );
    // What still goes on outlasts what is over.
    while (all.length > kept) {
      const oldest = all.findLastIndex(({ isOpen }) => !isOpen);
      all.splice(oldest === -1 ? all.length - 1 : oldest, 1);
    }
    changed();
  }

  const newId = (): string => {
    made += 1;
    return `n${made}`;
  };

  return {
    begin(key, what) {
      const id = openIds.get(key);
      const known = all.find((anomaly) => anomaly.id === id);
      if (!known) {
        const fresh = newId();
        openIds.set(key, fresh);
        add({ ...what, id: fresh, at: o.clock(), isOpen: true });
      } else if (known.text.zh !== what.text.zh) {
        Object.assign(known, what);
        changed();
      }
    },
    end(key) {
      const id = openIds.get(key);
      if (!openIds.delete(key)) return;
      const known = all.find((anomaly) => anomaly.id === id);
      if (known) known.isOpen = false;
      changed();
    },
    note({ id = newId(), at = o.clock(), ...what }) {
      if (!all.some((anomaly) => anomaly.id === id)) add({ ...what, id, at, isOpen: false });
    },
    isOpen: (key) => openIds.has(key),
    all() {
      const today = o.hall.today();
      return all.filter(({ at, isOpen }) => isOpen || o.hall.dateOf(at) === today).map((anomaly) => ({ ...anomaly }));
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
