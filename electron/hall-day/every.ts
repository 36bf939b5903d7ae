// Runs something now and then again and again, one turn after the other, until it is stopped.
import type { Timers } from '#electron/store/backup-schedule.ts';

/** `ms`: from the end of a turn to the next. Returns the way to stop, which waits for a turn under way. */
export function every<Handle>(o: {
  timers: Timers<Handle>;
  ms: number;
  turn: () => unknown;
  /** The next turn tries again. */
  onFailure: (error: unknown) => void;
}): () => Promise<void> {
  let isStopped = false;
  let handle: Handle | undefined;
  let running: Promise<void> = Promise.resolve();
  const run = async (): Promise<void> => {
    try {
      await o.turn();
    } catch (error) {
      o.onFailure(error);
    }
    if (!isStopped) plan(o.ms);
  };
  const plan = (ms: number): void => {
    handle = o.timers.set(() => {
      running = run();
    }, ms);
  };
  plan(0);
  return async () => {
    isStopped = true;
    if (handle !== undefined) o.timers.clear(handle);
    await running;
  };
}
