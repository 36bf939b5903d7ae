// Runs long reads by name on a thread of its own, each over one moment of the database on a connection that cannot write.
import { statSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { openSnapshot, type Snapshot } from './database.ts';
import { StoreError, StoreFailed } from './store-errors.ts';
import { plainReason, typedWriteError } from './write-error.ts';

/** One long read. Input and answer are plain data: they go from thread to thread. */
export type LongRead = (source: Snapshot, input: never) => unknown;
export type LongReads = Readonly<Record<string, LongRead>>;

export type ReadAsked = { readonly id: number; readonly name: string; readonly input: unknown };
/** `words`: an expected failure; `bug`: any other. */
export type ReadAnswer =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly words: { readonly zh: string; readonly en: string } }
  | { readonly id: number; readonly bug: string };

/** Where the database is; handed to the thread when it is made. */
export type ReadThreadData = { readonly path: string };

/** The whole program of a reading thread: answers what it is asked, for as long as it is asked. */
export function serveReads(reads: LongReads): void {
  const { path } = workerData as ReadThreadData;
  parentPort?.on('message', ({ id, name, input }: ReadAsked) => {
    void run(path, reads[name], input).then(
      (answer) => tell({ id, answer }),
      (error: unknown) => tell(failure(id, error)),
    );
  });
}

function tell(answer: ReadAnswer): void {
  parentPort?.postMessage(answer);
}

/** A connection for each: one kept open would go on reading a file that a restore has put aside. */
async function run(path: string, read: LongRead | undefined, input: unknown): Promise<unknown> {
  if (read === undefined) throw new Error('There is no such read');
  const before = identityOf(path);
  const source = openSnapshot(path);
  try {
    const answer = await read(source, input as never);
    if (identityOf(path) !== before) throw swapped();
    return answer;
  } finally {
    source.close();
  }
}

const identityOf = (path: string): string => {
  const { dev, ino } = statSync(path, { bigint: true });
  return `${dev} ${ino}`;
};

const swapped = (): StoreFailed =>
  new StoreFailed({
    zh: '读到一半，数据库换过了（可能刚恢复了备份）。请再看一次。',
    en: 'The database was replaced while it was being read (a backup may have been restored). Please ask again.',
  });

function failure(id: number, error: unknown): ReadAnswer {
  const typed = typedWriteError(error);
  if (typed instanceof StoreError) return { id, words: { zh: typed.messageZh, en: typed.messageEn } };
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
    return {
      id,
      words: { zh: '数据库文件现在不在。请稍等再试。', en: 'The database file is not there just now. Try again soon.' },
    };
  }
  return { id, bug: plainReason(error) };
}
