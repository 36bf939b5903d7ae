// Owns what happens when the kiosk's page dies or hangs: it comes back by itself, ever slower, and never leaves a blank screen.
import type { Clock } from '#shared/domain/ports.ts';
import type { WebContentsLike } from './electron-like.ts';

/** Calls back after so many milliseconds; returns a way to call it off. */
export type Schedule = (delayMs: number, callback: () => void) => () => void;

/** How patient the restarts are. */
export type CrashPolicy = {
  /** Restarts within {@link windowMs} before the calm page takes over. */
  most: number;
  windowMs: number;
  /** Wait before the second restart in the window; doubles each time. The first is at once. */
  firstDelayMs: number;
  /** How long a page may hang before it is ended. */
  hangMs: number;
  /** How long the calm page stays before the kiosk is tried again. */
  calmMs: number;
};

/** The shipped patience: five restarts a minute, then a minute's rest. */
export const DEFAULT_CRASH_POLICY: CrashPolicy = {
  most: 5,
  windowMs: 60_000,
  firstDelayMs: 500,
  hangMs: 15_000,
  calmMs: 60_000,
};

/** Wait in ms before the next restart, or null where it has been enough. `earlier`: times of restarts so far. */
export function nextDelay(policy: CrashPolicy, earlier: readonly number[], now: number): number | null {
  const recent = earlier.filter((at) => now - at < policy.windowMs).length;
  if (recent >= policy.most) return null;
  return recent === 0 ? 0 : policy.firstDelayMs * 2 ** (recent - 1);
}

/**
 * Watches one page. `load` shows the kiosk again, `loadCalm` the calm page.
 * @param options.log gets the reason's name only: nothing of what was on the screen
 * @returns stops watching
 */
export function restartOnCrash(options: {
  contents: WebContentsLike;
  load: () => void;
  loadCalm: () => void;
  clock: Clock;
  schedule: Schedule;
  log: (reason: string) => void;
  policy?: CrashPolicy;
}): () => void {
  const { contents, clock, schedule } = options;
  const policy = options.policy ?? DEFAULT_CRASH_POLICY;
  let restarts: number[] = [];
  let pending: (() => void) | null = null;
  let hanging: (() => void) | null = null;
  let isStopped = false;

  const later = (delayMs: number, action: () => void): void => {
    pending?.();
    pending = schedule(delayMs, () => {
      pending = null;
      if (!isStopped && !contents.isDestroyed()) action();
    });
  };
  const settle = (): void => {
    hanging?.();
    hanging = null;
  };
  const failed = (reason: string): void => {
    if (isStopped) return;
    settle();
    options.log(reason);
    // One failure often shows twice (crash, then failed load): one restart answers both.
    if (pending) return;
    const now = clock();
    const delay = nextDelay(policy, restarts, now);
    if (delay === null) {
      restarts = [];
      options.loadCalm();
      later(policy.calmMs, options.load);
      return;
    }
    restarts = [...restarts.filter((at) => now - at < policy.windowMs), now];
    later(delay, options.load);
  };

  contents.on('render-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit') failed(details.reason);
  });
  contents.on('did-fail-load', (_event, code, _description, _url, isMainFrame) => {
    // -3 is a load given up for a newer one.
    if (isMainFrame && code !== -3) failed('failed-load');
  });
  contents.on('unresponsive', () => {
    if (hanging || isStopped) return;
    hanging = schedule(policy.hangMs, () => {
      hanging = null;
      // Ending it raises render-process-gone, which brings it back.
      if (!isStopped && !contents.isDestroyed()) contents.forcefullyCrashRenderer();
    });
  });
  contents.on('responsive', settle);
  return () => {
    isStopped = true;
    pending?.();
    settle();
  };
}
