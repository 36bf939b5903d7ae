// Who listens to what changes: a bounded memory of recent events, and a queue a listener that cannot silently overflow.

/** An event with its place in the feed; a listener that comes back names the last one it saw. */
export type FeedItem<E> = { readonly id: number; readonly event: E };

export type Subscription = {
  lastEventId?: string | undefined;
  signal?: AbortSignal | undefined;
  /** For feeds that are not for everybody; a failure to find out counts as no. */
  mayListen?: (() => Promise<boolean>) | undefined;
};

export type LiveFeed<E> = {
  publish(event: E): void;
  /**
   * Events after `lastEventId` where they are still remembered, then new ones; a heartbeat when nothing happened for
   * a while. Ends when the signal aborts, the feed closes, `mayListen` says no (asked as often as the heart beats,
   * however much happens), or the listener fell too far behind: it then connects anew and reads its snapshot again.
   */
  subscribe(options: Subscription): AsyncGenerator<FeedItem<E>, void>;
  readonly listeners: number;
  close(): void;
};

const remembered = 512;
const maximumBacklog = 1024;

type Listener<E> = { backlog: FeedItem<E>[]; wake: (() => void) | null; ended: boolean };

/** `firstId` grows over restarts (the journal's sequence), so that an old id never hides new events. */
export function createLiveFeed<E>(options: { firstId: number; heartbeat: () => E; heartbeatMs: number }): LiveFeed<E> {
  let nextId = options.firstId;
  let closed = false;
  const recent: FeedItem<E>[] = [];
  const listeners = new Set<Listener<E>>();

  function end(listener: Listener<E>): void {
    listener.ended = true;
    listener.wake?.();
  }

  function publish(event: E): void {
    const item = { id: nextId++, event };
    recent.push(item);
    if (recent.length > remembered) recent.shift();
    for (const listener of listeners) {
      if (listener.backlog.length >= maximumBacklog) end(listener);
      else listener.backlog.push(item);
      listener.wake?.();
    }
  }

  async function* subscribe(input: Subscription): AsyncGenerator<FeedItem<E>, void> {
    if (closed) return;
    const since = Number(input.lastEventId);
    const missed = input.lastEventId === undefined || !Number.isFinite(since) ? [] : recent.filter((i) => i.id > since);
    const listener: Listener<E> = { backlog: [...missed], wake: null, ended: input.signal?.aborted ?? false };
    listeners.add(listener);
    const onAbort = () => end(listener);
    input.signal?.addEventListener('abort', onAbort);
    const { mayListen } = input;
    const recheck = async () => {
      if (!(await mayListen?.().catch(() => false))) end(listener);
    };
    const rechecking = mayListen && setInterval(() => void recheck(), options.heartbeatMs);
    try {
      // A listener learns at once that the line stands.
      yield { id: nextId - 1, event: options.heartbeat() };
      while (!listener.ended) {
        const item = listener.backlog.shift();
        if (item) {
          yield item;
          continue;
        }
        const beat = await quietFor(listener, options.heartbeatMs);
        if (beat && !listener.ended) yield { id: nextId - 1, event: options.heartbeat() };
      }
    } finally {
      clearInterval(rechecking);
      input.signal?.removeEventListener('abort', onAbort);
      listeners.delete(listener);
    }
  }

  return {
    publish,
    subscribe,
    get listeners() {
      return listeners.size;
    },
    close() {
      closed = true;
      for (const listener of listeners) end(listener);
    },
  };
}

/** True when nothing woke the listener within `ms`. */
function quietFor<E>(listener: Listener<E>, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const done = (quiet: boolean) => {
      clearTimeout(timer);
      listener.wake = null;
      resolve(quiet);
    };
    const timer = setTimeout(() => done(true), ms);
    listener.wake = () => done(false);
    if (listener.backlog.length > 0 || listener.ended) done(false);
  });
}
