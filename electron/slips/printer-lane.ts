// The worker of one printer: brings the slips it may take to paper one after the other, waits while it is in trouble, and never prints twice unasked.

import type { Write } from '#electron/store/store.ts';
import { createPause } from '#electron/turns.ts';
import type { Clock } from '#shared/domain/ports.ts';
import {
  type PrinterStatus,
  type PrinterTrouble,
  PrinterUnreachable,
  PrintUncertain,
  type RenderableSlip,
  type SlipPrinter,
} from './printers/slip-printer.ts';
import { claimJob, type Settled, type SlipJob, settleJob } from './slip-store.ts';
import { SlipUnreadable } from './slip-unreadable.ts';

export type SpoolTimings = {
  /** First pause while the printer is away; doubles up to the longest. */
  firstRetryMs: number;
  longestRetryMs: number;
  /** How long one slip may take in all: a long one in dots needs minutes at 9600 baud. What stands still is ended sooner by its driver. */
  printTimeoutMs: number;
  /** How long a stop waits for the slip in print. */
  stopTimeoutMs: number;
  /** A look at the table even if nobody called. */
  lookEveryMs: number;
  /** A printer that has nothing to do is asked how it is this often. */
  askEveryMs: number;
};

export const defaultTimings: SpoolTimings = {
  firstRetryMs: 1000,
  // Somebody stands before it with a new roll in.
  longestRetryMs: 5000,
  printTimeoutMs: 180_000,
  stopTimeoutMs: 5000,
  lookEveryMs: 2000,
  askEveryMs: 20_000,
};

/** A printer that is otherwise well may stumble over one slip this often; then the slip is set aside. */
const stumblesMost = 5;

/** A slip, and where its lane has it: a state that is another's by now is left alone. */
type Held = { id: string; from: 'waiting' | 'printing' };

/** What is known of a printer; times in UTC ms. */
export type PrinterNow = PrinterStatus & { since: number | null; askedAt: number | null };

export type LaneOptions = {
  /** As the settings call the printer. */
  name: string;
  printer: SlipPrinter;
  timings: SpoolTimings;
  clock: Clock;
  write<T>(command: (w: Write) => Promise<T>): Promise<T>;
  /** The first slip in line for this printer. */
  next(): Promise<SlipJob | undefined>;
  /** The slip for this printer's paper; rejects with SlipUnreadable where its data can never be read again. */
  render(job: SlipJob): Promise<RenderableSlip>;
  /** True where nobody stands there any more to take it. */
  isLate(job: SlipJob): boolean;
  /** In the transaction that notes a slip as out. */
  onOut(w: Write, slip: RenderableSlip): Promise<void>;
  /** After each change of a slip's state, once it is durable. */
  onChanged(jobId: string): void;
  /** The printer has fallen into trouble, come out of it, or its paper is ending. */
  onPrinter(now: PrinterNow): void;
  /** A failure of the lane itself; it goes on. */
  onError(error: unknown): void;
};

export type PrinterLane = {
  readonly now: PrinterNow;
  start(): void;
  stop(): Promise<void>;
  /** Something is waiting (or the printer was mended): look now. */
  wake(): void;
  /** Asks the printer how it is, unless it is printing. */
  ask(): Promise<void>;
};

export function createPrinterLane(o: LaneOptions): PrinterLane {
  const { printer, timings, clock } = o;
  const cut = new AbortController();
  const pause = createPause();
  /** Slips this printer stumbled over while it said that it was well, and how often. */
  const stumbles = new Map<string, number>();
  let now: PrinterNow = { trouble: null, paperLow: null, answers: false, since: null, askedAt: null };
  let isStopping = false;
  let isPrinting = false;
  let asking: Promise<void> | null = null;
  let working: Promise<void> | null = null;

  function know(said: Partial<PrinterStatus>): void {
    const before = now;
    const trouble = said.trouble === undefined ? before.trouble : said.trouble;
    const since = trouble === null ? null : trouble === before.trouble ? before.since : clock();
    now = { ...before, ...said, trouble, since, askedAt: clock() };
    if (now.trouble !== before.trouble || now.paperLow !== before.paperLow) o.onPrinter(now);
  }

  function ask(): Promise<void> {
    if (isPrinting) return Promise.resolve();
    asking ??= printer
      .status()
      .then(know)
      .finally(() => {
        asking = null;
      });
    return asking;
  }

  // What happened on paper must reach the table: it is tried again until it does, or the restart will say "uncertain".
  async function settle({ id, from }: Held, to: Settled, also?: (w: Write) => Promise<void>): Promise<void> {
    for (;;) {
      try {
        await o.write(async (w) => {
          await settleJob(w, id, from, to);
          await also?.(w);
        });
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

  /** Nothing reached the paper. It waits, unless the printer is well and stumbles over this slip alone. */
  async function notReached(job: SlipJob, trouble: PrinterTrouble): Promise<void> {
    const inPrint = { id: job.id, from: 'printing' } as const;
    await ask();
    if (now.trouble === null) {
      const times = (stumbles.get(job.id) ?? 0) + 1;
      stumbles.set(job.id, times);
      if (times >= stumblesMost) {
        stumbles.delete(job.id);
        await settle(inPrint, { state: 'failed', error: 'poison' });
        return;
      }
    } else stumbles.delete(job.id);
    await settle(inPrint, { state: 'waiting', printer: null, error: trouble });
  }

  /** True when the printer is away: the next try comes after a pause. */
  async function printOne(job: SlipJob): Promise<boolean> {
    const inLine = { id: job.id, from: 'waiting' } as const;
    const inPrint = { id: job.id, from: 'printing' } as const;
    if (o.isLate(job)) {
      await settle(inLine, { state: 'failed', error: 'late' });
      return false;
    }
    let slip: RenderableSlip;
    try {
      slip = await o.render(job);
    } catch (error) {
      // A store that stumbles passes: the slip stays in line, and is no worse for it.
      if (!(error instanceof SlipUnreadable)) throw error;
      o.onError(error);
      await settle(inLine, { state: 'failed', error: 'unreadable' });
      return false;
    }
    if (!(await o.write((w) => claimJob(w, job, o.name)))) return false;
    o.onChanged(job.id);
    const tooLong = AbortSignal.timeout(timings.printTimeoutMs);
    // Nobody asks from here on; who asked before is waited for.
    isPrinting = true;
    const printing = Promise.resolve(asking)
      .then(() => printer.print(slip, AbortSignal.any([cut.signal, tooLong])))
      .finally(() => {
        isPrinting = false;
      });
    try {
      const { confirmed, paperLow } = await printing;
      stumbles.delete(job.id);
      know({ trouble: null, paperLow, answers: confirmed || now.answers });
      await settle(inPrint, { state: 'printed', confirmed: confirmed ? 1 : 0, error: null }, (w) => o.onOut(w, slip));
      return false;
    } catch (error) {
      if (error instanceof PrinterUnreachable) {
        know({ trouble: error.trouble });
        await notReached(job, error.trouble);
        return true;
      }
      o.onError(error);
      const isUncertain = error instanceof PrintUncertain || tooLong.aborted || cut.signal.aborted;
      const trouble = error instanceof PrintUncertain ? error.trouble : null;
      if (trouble !== null) know({ trouble });
      await settle(
        inPrint,
        isUncertain ? { state: 'uncertain', error: trouble } : { state: 'failed', error: 'other' },
        // What may be on paper has used paper.
        isUncertain ? (w) => o.onOut(w, slip) : undefined,
      );
      return trouble !== null;
    }
  }

  const isDue = () => now.askedAt === null || Math.abs(clock() - now.askedAt) >= timings.askEveryMs;

  async function work(): Promise<void> {
    let pauseMs = timings.firstRetryMs;
    while (!isStopping) {
      pause.settle();
      let isAway = false;
      try {
        // A printer in trouble is asked how it is, not handed the slip again and again: nothing is written meanwhile.
        if (now.trouble !== null) await ask();
        const job = now.trouble === null ? await o.next() : undefined;
        if (job) isAway = await printOne(job);
        else if (now.trouble !== null) isAway = true;
        else {
          if (isDue()) await ask();
          if (now.trouble === null) await pause.rest(timings.lookEveryMs);
          continue;
        }
      } catch (error) {
        o.onError(error);
        isAway = true;
      }
      if (isAway) {
        // New numbers do not shorten the pause; only a person's wake-up does.
        await pause.rest(pauseMs);
        pauseMs = Math.min(pauseMs * 2, timings.longestRetryMs);
      } else pauseMs = timings.firstRetryMs;
    }
  }

  return {
    get now() {
      return now;
    },
    start() {
      working ??= work();
    },
    async stop() {
      // The slip in print may finish; only then, or after the grace, is the line cut.
      isStopping = true;
      const grace = setTimeout(() => cut.abort(), timings.stopTimeoutMs);
      pause.wake();
      await working;
      clearTimeout(grace);
      await printer.close();
    },
    wake: pause.wake,
    ask,
  };
}
