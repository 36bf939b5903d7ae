// What the person responsible has to know about this machine: gathered here, shown on the desk.
import type { SystemStatus } from '#shared/contract/system.ts';

type Notice = SystemStatus['notices'][number];

export type Notices = {
  /** Replaces the one before it of the same key; what is merely said again keeps its time. */
  say(key: string, notice: Omit<Notice, 'key'>): void;
  clear(key: string): void;
  all(): Notice[];
};

export function createNotices(): Notices {
  const byKey = new Map<string, Notice>();
  return {
    say: (key, notice) => {
      if (byKey.get(key)?.text.zh !== notice.text.zh) byKey.set(key, { ...notice, key });
    },
    clear: (key) => byKey.delete(key),
    all: () => [...byKey.values()].sort((a, b) => b.at - a.at),
  };
}
