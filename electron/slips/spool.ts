// The worker that brings waiting slips to paper, one after the other: it waits while the printer is away, and never prints twice unasked.

import type { Actor, Store, Write } from '#electron/store/store.ts';
import { createPause } from '#electron/turns.ts';
import {
  type PrinterStatus,
  PrinterUnreachable,
  PrintUncertain,
  type RenderableSlip,
  type SlipPrinter,
} from './printers/slip-printer.ts';
import { claimJob, nextWaiting, type SlipJob, settleInterrupted, settleJob } from './slip-store.ts';
import { SlipUnreadable } from './slip-unreadable.ts';

export type SpoolTimings = {
  /** First pause while the printer is away; doubles up to the longest. */
  firstRetryMs: number;
  longestRetryMs: number;
  /** How long one slip may take in all. */
  printTimeoutMs: number;
  /** How long a stop waits for the slip in print. */
  stopTimeoutMs: number;
  /** A look at the table even if nobody called. */
  lookEveryMs: number;
};

export const defaultTimings: SpoolTimings = {
  firstRetryMs: 1000,
  longestRetryMs: 15_000,
  printTimeoutMs: 45_000,
  stopTimeoutMs: 5000,
  lookEveryMs: 2000,
};

export type SpoolOptions = {
  store: Pick<Store, 'db' | 'write' | 'onCommitted'>;
  printer: SlipPrinter;
  /** The slip as it will be printed; rejects with SlipUnreadable where its data can never be read again. */
  render(job: SlipJob): Promise<RenderableSlip>;
  /** After each change of state, once it is durable. */
  onChanged(jobId: string): void;
  /** A failure of the spool itself; it goes on. */
  onError(error: unknown): void;
  timings?: Partial<SpoolTimings>;
};

export type Spool = {
  /** Settles what a crash left in print, then works until stopped. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Something is waiting (or the printer was mended): look now. */
  wake(): void;
  /** What keeps the line from moving now. */
  trouble(): PrinterStatus['trouble'];
};

const spooler: Actor = { kind: 'system', id: 'spool', terminal: 'hall' };

export function createSpool(o: SpoolOptions): Spool {
  const timings = { ...defaultTimings, ...o.timings };
  const cut = new AbortController();
  let isStopping = false;
  let trouble: PrinterStatus['trouble'] = null;
  let working: Promise<void> | null = null;
  let unsubscribe: (() => void) | null = null;
  const pause = createPause();

  const write = <T>(command: (w: Write) => Promise<T>) => o.store.write(spooler, command);

  // What happened on paper must reach the table: it is tried again until it does, or the restart will say "uncertain".
  async function settle(id: string, state: SlipJob['state'], error: string | null): Promise<void> {
    for (;;) {
      try {
        await write((w) => settleJob(w, id, { state, error }));
        o.onChanged(id);
        return;
      } catch (failure) {
        o.onError(failure);
        if (isStopping) return;
        pause.settle();
        await pause.rest(timings.firstRetryMs);
      }
    }
  }

  /** True when the printer is away: the next try comes after a pause. */
  async function printOne(job: SlipJob): Promise<boolean> {
    let slip: RenderableSlip;
    try {
      slip = await o.render(job);
    } catch (error) {
      // A store that stumbles passes: the slip stays in line, and is no worse for it.
      if (!(error instanceof SlipUnreadable)) throw error;
      o.onError(error);
      await settle(job.id, 'failed', 'unreadable');
      return false;
    }
    if (!(await write((w) => claimJob(w, job.id)))) return false;
    o.onChanged(job.id);
    const tooLong = AbortSignal.timeout(timings.printTimeoutMs);
    try {
      await o.printer.print(slip, AbortSignal.any([cut.signal, tooLong]));
    } catch (error) {
      if (error instanceof PrinterUnreachable) {
        trouble = error.trouble;
        await settle(job.id, 'waiting', error.trouble);
        return true;
      }
      o.onError(error);
      const isUncertain = error instanceof PrintUncertain || tooLong.aborted || cut.signal.aborted;
      await settle(job.id, 'failed', isUncertain ? 'uncertain' : 'other');
      return false;
    }
    trouble = null;
    await settle(job.id, 'printed', null);
    return false;
  }

  // A printer that is away is asked how it is, not handed the job again and again: nothing is written meanwhile.
  async function isStillAway(): Promise<boolean> {
    if (trouble === null) return false;
    const status = await o.printer.status();
    trouble = status.trouble;
    return trouble !== null;
  }

  async function work(): Promise<void> {
    let pauseMs = timings.firstRetryMs;
    while (!isStopping) {
      pause.settle();
      let isAway = false;
      try {
        const job = await nextWaiting(o.store.db);
        if (!job) {
          await pause.rest(timings.lookEveryMs);
          continue;
        }
        isAway = (await isStillAway()) || (await printOne(job));
      } catch (error) {
        o.onError(error);
        isAway = true;
      }
      if (isAway) {
        // New numbers do not shorten the pause; only a person's wake-up does, and that resets `trouble` through status().
        await pause.rest(pauseMs);
        pauseMs = Math.min(pauseMs * 2, timings.longestRetryMs);
      } else pauseMs = timings.firstRetryMs;
    }
  }

  return {
    async start() {
      // Nobody knows what came out of a printer that was cut off; a file is simply written again, and is the same file.
      const after = o.printer.onScreenOnly
        ? ({ state: 'waiting', error: null } as const)
        : ({ state: 'failed', error: 'uncertain' } as const);
      const interrupted = await write((w) => settleInterrupted(w, after));
      for (const id of interrupted) o.onChanged(id);
      unsubscribe = o.store.onCommitted(() => {
        if (trouble === null) pause.wake();
      });
      working ??= work();
    },
    async stop() {
      unsubscribe?.();
      // The slip in print may finish; only then, or after the grace, is the line cut.
      isStopping = true;
      const grace = setTimeout(() => cut.abort(), timings.stopTimeoutMs);
      pause.wake();
      await working;
      clearTimeout(grace);
    },
    wake: pause.wake,
    trouble: () => trouble,
  };
}
