// Runs something now and then again and again, one turn after the other, until it is stopped; and the pauses in between.
import type { Timers } from './store/backup-schedule.ts';

/**
 * Takes a turn at once and then every `everyMs`; one that fails is told, and the next tries again. Returns the way to
 * stop, which waits for a turn under way.
 */
export function takeTurns<Handle>(o: {
  readonly turn: () => unknown;
  /** From the end of a turn to the next. */
  readonly everyMs: number;
  readonly timers: Timers<Handle>;
  readonly onFailure: (error: unknown) => void;
}): () => Promise<void> {
  let isStopped = false;
  let handle: Handle | undefined;
  let running: Promise<void> = Promise.resolve();
  const turn = async (): Promise<void> => {
    try {
      await o.turn();
    } catch (error) {
      o.onFailure(error);
    }
    if (!isStopped) plan(o.everyMs);
  };
  const plan = (ms: number): void => {
    handle = o.timers.set(() => {
      running = turn();
    }, ms);
  };
  plan(0);
  return async () => {
    isStopped = true;
    if (handle !== undefined) o.timers.clear(handle);
    await running;
  };
}

/** A pause that somebody may cut short, for a worker that both looks and is called. */
export type Pause = {
  /** Ends the pause under way; where there is none, the next one ends at once. */
  wake(): void;
  /** What woke so far is seen to: only a later call shortens the next pause. */
  settle(): void;
  rest(ms: number): Promise<void>;
};

export function createPause(): Pause {
  let isWoken = false;
  let end: (() => void) | null = null;
  return {
    wake() {
      isWoken = true;
      end?.();
    },
    settle() {
      isWoken = false;
    },
    async rest(ms) {
      if (isWoken) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        end = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      end = null;
    },
  };
}
