// Asks the thread that runs long reads, so that statistics, exports and supervision over years never hold up a citizen.
import { Worker } from 'node:worker_threads';
import type { LongReads, ReadAnswer, ReadAsked, ReadThreadData } from './read-thread.ts';
import { StoreClosed, StoreFailed } from './store-errors.ts';

type InputOf<R extends LongReads, N extends keyof R> = Parameters<R[N]>[1];
type AnswerOf<R extends LongReads, N extends keyof R> = Awaited<ReturnType<R[N]>>;

/** Long reads by name. */
export type Reader<R extends LongReads> = {
  /** Throws StoreFailed in words where the database cannot be read now, StoreClosed once the reader is closed. */
  read<N extends keyof R & string>(name: N, input: InputOf<R, N>): Promise<AnswerOf<R, N>>;
  /** Ends the thread, and with it what it was reading. Safe to call twice. */
  close(): Promise<void>;
};

/** The largest file a hall may ask for is made there. */
const resourceLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 64 };

/**
 * `file`: the thread's program, which calls `serveReads`; `path`: the database. The thread starts with a question and
 * ends when none has come for a while; it keeps the program running only while it has work.
 */
export function openReader<R extends LongReads>(o: { file: URL; path: string; idleMs?: number }): Reader<R> {
  const { file, path, idleMs = 60_000 } = o;
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let thread: Worker | undefined;
  let isClosed = false;
  let resting: ReturnType<typeof setTimeout> | undefined;

  async function end(): Promise<void> {
    clearTimeout(resting);
    const ending = thread;
    thread = undefined;
    await ending?.terminate();
  }

  function failAll(error: Error): void {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  function hear(from: Worker, answer: ReadAnswer): void {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) {
      from.unref();
      resting = setTimeout(() => void end(), idleMs).unref();
    }
    if ('answer' in answer) asked?.resolve(answer.answer);
    else asked?.reject('words' in answer ? new StoreFailed(answer.words) : new Error(answer.bug));
  }

  function start(): Worker {
    const workerData: ReadThreadData = { path };
    const started = new Worker(file, { resourceLimits, workerData });
    started.on('message', (answer: ReadAnswer) => hear(started, answer));
    // Out of memory, or not to be started at all; the next question starts another.
    const lost = (cause?: unknown): void => {
      if (thread !== started) return;
      thread = undefined;
      failAll(new StoreFailed(stopped, cause));
    };
    started.on('error', lost);
    started.on('exit', () => lost());
    return started;
  }

  return {
    read(name, input) {
      if (isClosed) return Promise.reject(new StoreClosed(closed));
      clearTimeout(resting);
      thread ??= start();
      lastId += 1;
      const asked: ReadAsked = { id: lastId, name, input };
      thread.ref();
      thread.postMessage(asked);
      return new Promise((resolve, reject) => {
        waiting.set(asked.id, { resolve: resolve as (answer: unknown) => void, reject });
      });
    },
    async close() {
      isClosed = true;
      await end();
      failAll(new StoreClosed(closed));
    },
  };
}

const closed = { zh: '数据库已经关了。', en: 'The store is closed.' };
const stopped = {
  zh: '这次没读完，读的东西可能太多了。请选短一些的日子再试。',
  en: 'This was not read to its end; it may have been too much. Choose fewer days and try again.',
};
