// Owns the page's one live feed: opens it, notices when it has died, opens it again, and says how old the news is.
import { getEventMeta } from '@orpc/client';
import type { DeskEvent, HallEvent } from '#shared/contract/live.ts';
import type { Api } from './api.ts';

/** hall: calls, numbers, slips · desk: the same and cases and help calls (signed-in only). */
export type LiveKind = 'hall' | 'desk';
export type LiveEvent<K extends LiveKind> = K extends 'desk' ? DeskEvent : HallEvent;
/** connecting: not heard from yet · online · offline: was heard from, now silent. `heardAt`: ms, this machine's clock. */
export type LineState = { state: 'connecting' | 'online' | 'offline'; heardAt: number | null };

export type LiveFeed<K extends LiveKind> = {
  /** Starts the feed with its first listener and ends it with its last. */
  listen(listener: (event: LiveEvent<K>) => void): () => void;
  /** For useSyncExternalStore: told whenever `current()` gives a new object. */
  watch(changed: () => void): () => void;
  current(): LineState;
};

/** The server's heartbeat comes every 5 s; three missed mean the line is dead even if nothing closed it. */
const SILENCE_MS = 15_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5000;

type Opened = AsyncIterable<DeskEvent | HallEvent>;

/**
 * One feed for a page, shared by all who listen.
 * @param onConnected called when the line stands, the first time and after it was lost: whatever is shown may be older
 */
export function createLiveFeed<K extends LiveKind>(api: Api, kind: K, onConnected: () => void): LiveFeed<K> {
  const listeners = new Set<(event: LiveEvent<K>) => void>();
  const watchers = new Set<() => void>();
  let state: LineState = { state: 'connecting', heardAt: null };
  let running: AbortController | null = null;
  let lastEventId: string | undefined;

  const set = (next: LineState): void => {
    const isNews = next.state !== state.state;
    state = next;
    if (isNews) for (const changed of watchers) changed();
  };

  const readOnce = async (stop: AbortSignal): Promise<void> => {
    const silent = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    // The feed itself may hang on a dead line, so silence ends the reading, not only the connection.
    const dead = new Promise<never>((_resolve, reject) => {
      silent.signal.addEventListener('abort', () => reject(new Error('The live feed fell silent')));
    });
    dead.catch(() => undefined);
    const hear = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => silent.abort(), SILENCE_MS);
    };
    hear();
    const options = {
      signal: AbortSignal.any([stop, silent.signal]),
      ...(lastEventId !== undefined && { lastEventId }),
    };
    try {
      const opened: Opened = await Promise.race([
        kind === 'desk' ? api.live.desk(undefined, options) : api.live.hall(undefined, options),
        dead,
      ]);
      const iterator = opened[Symbol.asyncIterator]();
      while (!stop.aborted) {
        const step = await Promise.race([iterator.next(), dead]);
        if (step.done) return;
        hear();
        const isConnected = state.state !== 'online';
        set({ state: 'online', heardAt: Date.now() });
        if (isConnected) onConnected();
        lastEventId = getEventMeta(step.value)?.id ?? lastEventId;
        for (const listener of listeners) listener(step.value as LiveEvent<K>);
      }
    } finally {
      clearTimeout(timer);
    }
  };

  const run = async (stop: AbortSignal): Promise<void> => {
    let pauseMs = FIRST_PAUSE_MS;
    while (!stop.aborted) {
      const startedAt = Date.now();
      await readOnce(stop).catch(() => undefined);
      if (stop.aborted) return;
      set({ state: 'offline', heardAt: state.heardAt });
      pauseMs = Date.now() - startedAt > SILENCE_MS ? FIRST_PAUSE_MS : Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  };

  return {
    listen(listener) {
      listeners.add(listener);
      if (!running) {
        running = new AbortController();
        void run(running.signal);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        running?.abort();
        running = null;
      };
    },
    watch(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    current: () => state,
  };
}
