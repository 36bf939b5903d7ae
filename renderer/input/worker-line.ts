// Owns talking with a worker: one question under way at a time, of those that wait the newest wins, and a worker that fails is said to have failed.

/** idle: not wanted yet · failed: it did not load, threw, or fell silent. */
export type LineState = 'idle' | 'starting' | 'ready' | 'failed';

/** What this needs of a worker; tests put their own here. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
};

export type WorkerLine<Question, Answer> = {
  state: () => LineState;
  subscribe: (listener: () => void) => () => void;
  /** Starts the worker if it does not run; one that failed is tried once more. */
  start: () => void;
  /** Null: a newer question of this kind took its place, or there is no worker to answer. */
  ask: (question: Question) => Promise<Answer | null>;
  /** Told in order, waits for nothing, and is lost with the worker. */
  tell: (question: Question) => void;
  close: () => void;
};

/** A worker that says nothing for so long (ms) is taken for dead; loading takes a moment on a slow disk. */
const silentMs = 15_000;

type Message<Question> = { id: number; question: Question };
type Reply<Answer> = { id: number; answer: Answer } | { ready: true } | { failed: string };

export function createWorkerLine<Question, Answer>(makeWorker: () => WorkerLike): WorkerLine<Question, Answer> {
  let worker: WorkerLike | null = null;
  let state: LineState = 'idle';
  let lastId = 0;
  let asked: { id: number; give: (answer: Answer | null) => void } | null = null;
  let waiting: { question: Question; give: (answer: Answer | null) => void } | null = null;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();

  const become = (next: LineState): void => {
    if (state === next) return;
    state = next;
    for (const listener of listeners) listener();
  };
  const stop = (next: LineState): void => {
    clearTimeout(silence);
    worker?.terminate();
    worker = null;
    const left = [asked, waiting];
    asked = null;
    waiting = null;
    become(next);
    for (const one of left) one?.give(null);
  };
  const listenFor = (): void => {
    clearTimeout(silence);
    silence = setTimeout(() => stop('failed'), silentMs);
  };
  const post = (question: Question): number => {
    lastId += 1;
    worker?.postMessage({ id: lastId, question } satisfies Message<Question>);
    return lastId;
  };
  const send = (one: { question: Question; give: (answer: Answer | null) => void }): void => {
    asked = { id: post(one.question), give: one.give };
    listenFor();
  };
  const hear = (reply: Reply<Answer>): void => {
    if ('failed' in reply) stop('failed');
    else if ('ready' in reply) {
      if (!asked) clearTimeout(silence);
      become('ready');
    } else if (asked && reply.id === asked.id) {
      clearTimeout(silence);
      const { give } = asked;
      asked = null;
      const next = waiting;
      waiting = null;
      if (next) send(next);
      give(reply.answer);
    }
  };

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: () => {
      if (worker) return;
      try {
        worker = makeWorker();
      } catch {
        // A browser without workers, or a page that may have none.
        become('failed');
        return;
      }
      worker.onmessage = ({ data }) => hear(data as Reply<Answer>);
      worker.onerror = () => stop('failed');
      become('starting');
      listenFor();
    },
    ask: (question) =>
      new Promise((give) => {
        if (!worker) give(null);
        else if (!asked) send({ question, give });
        else {
          waiting?.give(null);
          waiting = { question, give };
        }
      }),
    tell: (question) => {
      if (worker) post(question);
    },
    close: () => stop('idle'),
  };
}

/** The worker's end: makes itself ready, then answers what it is asked in order. */
export function answerLine<Question, Answer>(open: () => Promise<(question: Question) => Answer>): void {
  const post = (reply: Reply<Answer>): void => globalThis.postMessage(reply);
  // Never a text of somebody's in it: only what kind of mistake it was.
  const fail = (error: unknown): void => post({ failed: error instanceof Error ? error.name : 'unknown' });
  const opened = open();
  opened.then(() => post({ ready: true }), fail);
  globalThis.addEventListener('message', ({ data }: MessageEvent<Message<Question>>) => {
    void opened.then((answer) => post({ id: data.id, answer: answer(data.question) })).catch(fail);
  });
}
