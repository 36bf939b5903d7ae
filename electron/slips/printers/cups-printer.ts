// A printer behind CUPS: hands a slip over as a job, follows it to its end, and takes back what does not get on.
import { setTimeout as wait } from 'node:timers/promises';
import { type CupsDocument, type CupsJob, type CupsQueue, openCupsQueue, type QueueState } from './cups-queue.ts';
import { CupsError, type CupsProblem, type CupsServer } from './cups-server.ts';
import {
  type PrinterTrouble,
  PrinterUnreachable,
  type PrintOutcome,
  PrintUncertain,
  type RenderableSlip,
  type SlipPrinter,
} from './slip-printer.ts';

export type CupsTimings = {
  /** How long CUPS may take to answer a question. */
  askMs: number;
  /** How long it may take to take a slip. */
  handMs: number;
  /** How long a slip may take to its end before it is taken back. */
  followMs: number;
  /** Between two looks at a job. */
  lookMs: number;
  /** How long what a printer said in a slip's way is believed; CUPS asks it again only with the next slip. */
  believeMs: number;
};
export const cupsTimings: CupsTimings = {
  askMs: 3000,
  handMs: 10_000,
  followMs: 20_000,
  lookMs: 150,
  believeMs: 60_000,
};

const troubleOfProblem: Record<CupsProblem, PrinterTrouble> = {
  'not-running': 'unreachable',
  'no-such-queue': 'unreachable',
  refused: 'not-ready',
  strange: 'not-a-printer',
  lost: 'unreachable',
};

/** `document` draws a slip for the queue; `newJobName` names a job so that it can be found again, and says nothing of the slip. */
export function createCupsPrinter(o: {
  server: CupsServer;
  queue: string;
  document: (slip: RenderableSlip, signal: AbortSignal) => Promise<CupsDocument>;
  newJobName: () => string;
  timings: CupsTimings;
  close: () => Promise<void>;
}): SlipPrinter {
  const { timings } = o;
  const label = `The queue ${o.queue}`;
  let believed: { trouble: PrinterTrouble; until: number } | null = null;

  // Asynchronous, so that a name no queue can have fails as a queue that is not there does.
  const open = async (): Promise<CupsQueue> => openCupsQueue(o.server, o.queue);
  const soon = () => AbortSignal.timeout(timings.askMs);
  const unreachable = (trouble: PrinterTrouble, words: string, cause?: unknown) =>
    new PrinterUnreachable(trouble, `${label} ${words}`, { cause });

  async function orUnreachable<T>(asked: Promise<T>): Promise<T> {
    return asked.catch((error: unknown) => {
      if (!(error instanceof CupsError)) throw error;
      throw unreachable(troubleOfProblem[error.problem], `cannot print: ${error.message}`, error);
    });
  }

  async function hand(queue: CupsQueue, document: CupsDocument, signal: AbortSignal): Promise<CupsJob> {
    const jobName = o.newJobName();
    const handing = queue.hand(document, jobName, AbortSignal.any([signal, AbortSignal.timeout(timings.handMs)]));
    return orUnreachable(handing).catch(async (error: unknown) => {
      if (!(error instanceof PrinterUnreachable) || !isLost(error.cause)) throw error;
      // The slip went out and no answer came back. Where CUPS has it, it is followed; where it is not seen, that proves nothing.
      const found = await queue.find(jobName, soon()).catch(() => null);
      if (found) return found;
      throw new PrintUncertain(`${label} was sent a slip, and CUPS did not say that it took it.`, { cause: error });
    });
  }

  async function takeBack(queue: CupsQueue, job: CupsJob): Promise<CupsJob | null> {
    // One that ended meanwhile cannot be taken back: its own state says so.
    await queue.cancel(job.id, soon()).catch(() => undefined);
    return queue.job(job.id, soon()).catch(() => null);
  }

  async function follow(
    queue: CupsQueue,
    first: CupsJob,
    before: QueueState,
    signal: AbortSignal,
  ): Promise<PrintOutcome> {
    const until = performance.now() + timings.followMs;
    let job: CupsJob | null = first;
    let state = before;
    while (job?.state !== 'completed') {
      if (job && ['canceled', 'aborted', 'gone'].includes(job.state)) throw failed(job, state);
      const isStuck = state.isStopped && job !== null && job.state !== 'processing';
      if (isStuck || signal.aborted || performance.now() > until) {
        job = await takeBack(queue, job ?? first);
        if (job?.state === 'completed') break;
        throw failed(job, state);
      }
      await wait(timings.lookMs, undefined, { signal }).catch(() => undefined);
      // A CUPS that is being started again knows its jobs afterwards.
      job = await queue.job(first.id, soon()).catch(() => null);
      state = await queue.state(soon()).catch(() => state);
    }
    believed = null;
    return { confirmed: before.confirms, paperLow: state.paperLow };
  }

  /** What came of a job that will not be followed any further; null: CUPS does not say. */
  function failed(job: CupsJob | null, state: QueueState): Error {
    const trouble = state.trouble ?? (state.isStopped ? 'offline' : null);
    if (trouble) believed = { trouble, until: performance.now() + timings.believeMs };
    if (job && (job.state === 'canceled' || job.state === 'aborted') && !job.hasBegun)
      return unreachable(trouble ?? 'not-ready', 'did not get to the slip, which was taken back.');
    const words =
      job === null
        ? 'has a slip, and CUPS does not answer any more.'
        : job.state === 'gone'
          ? 'has had a slip, and CUPS keeps no record of what became of it (PreserveJobHistory).'
          : `had begun a slip and did not end it (${job.state}).`;
    return new PrintUncertain(`${label} ${words}`, trouble ? { trouble } : {});
  }

  return {
    name: o.queue,
    onScreenOnly: false,
    async print(slip, signal) {
      const document = await o.document(slip, signal).catch((error: unknown) => {
        // Stopped while drawing: nothing has been sent. Anything else is a slip that cannot be drawn.
        throw signal.aborted ? unreachable('not-ready', 'was stopped.', error) : error;
      });
      const queue = await orUnreachable(open());
      const before = await orUnreachable(queue.state(AbortSignal.any([signal, soon()])));
      if (before.isStopped) throw unreachable(before.trouble ?? 'offline', 'is stopped, or takes no jobs.');
      // What the last job met says nothing of this one.
      const fresh = { ...before, trouble: null };
      return follow(queue, await hand(queue, document, signal), fresh, signal);
    },
    async status() {
      try {
        const state = await (await open()).state(soon());
        // Between jobs CUPS asks nobody: what it then still says is old.
        const said = state.isPrinting || state.isStopped ? state.trouble : null;
        const met = believed && performance.now() < believed.until ? believed.trouble : null;
        const trouble = said ?? (state.isStopped ? 'offline' : met);
        return { trouble, paperLow: state.paperLow, answers: state.confirms };
      } catch (error) {
        const trouble = error instanceof CupsError ? troubleOfProblem[error.problem] : 'unreachable';
        return { trouble, paperLow: null, answers: false };
      }
    },
    close: o.close,
  };
}

const isLost = (error: unknown) => error instanceof CupsError && error.problem === 'lost';
