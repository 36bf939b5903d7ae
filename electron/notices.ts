// What the person responsible has to know about this machine: gathered here, shown on the desk.
import type { SystemStatus } from '#shared/contract/system.ts';

type Notice = SystemStatus['notices'][number];

export type Notices = {
  /** Replaces the one before it of the same key; what is merely said again keeps its time. */
  say(key: string, notice: Omit<Notice, 'key'>): void;
  clear(key: string): void;
  all(): Notice[];
  /** What is said anew, and null for what was cleared. Returns the way to stop. */
  onChanged(listener: (key: string, notice: Notice | null) => void): () => void;
};

export function createNotices(): Notices {
  const byKey = new Map<string, Notice>();
  const listeners = new Set<(key: string, notice: Notice | null) => void>();
  const tell = (key: string, notice: Notice | null) => {
    for (const listener of listeners) listener(key, notice);
  };
  return {
    say: (key, notice) => {
      if (byKey.get(key)?.text.zh === notice.text.zh) return;
      const said = { ...notice, key };
      byKey.set(key, said);
      tell(key, said);
    },
    clear: (key) => {
      if (byKey.delete(key)) tell(key, null);
    },
    all: () => [...byKey.values()].sort((a, b) => b.at - a.at),
    onChanged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
