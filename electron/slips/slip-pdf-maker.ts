// Hands slips to the thread that makes their PDFs, and makes them here where no thread can be had.
import { Worker } from 'node:worker_threads';
import type { SlipFonts } from './slip-fonts.ts';
import type { SlipLayout } from './slip-layout.ts';
import { slipPdf } from './slip-pdf.ts';

type About = { title: string; createdAt: number };
export type PdfAsked = { id: number; layout: SlipLayout; fonts: SlipFonts; about: About };
export type PdfAnswer = { id: number; pdf: Uint8Array } | { id: number; error: string };

/** As `slipPdf`, elsewhere. */
export type PdfMaker = { make: typeof slipPdf; close(): Promise<void> };

/** Source and bundle lie differently: beside this file in both, under the name the build gives it. */
const threadFile = new URL(
  import.meta.url.endsWith('.ts') ? './slip-pdf-worker.ts' : './slip-pdf-worker.js',
  import.meta.url,
);

/** Room for a few slips' fonts: without a bound the garbage of each lies about until it is a hundred. */
const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 };

/** The thread starts with a slip and ends when none has come for a while; it keeps the program running only while it has work. */
export function createPdfMaker(o: { file?: URL; idleMs?: number } = {}): PdfMaker {
  const { file = threadFile, idleMs = 30_000 } = o;
  const waiting = new Map<number, { resolve: (pdf: Uint8Array) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let thread: Worker | undefined;
  let isWithout = false;
  let resting: ReturnType<typeof setTimeout> | undefined;

  async function close(): Promise<void> {
    clearTimeout(resting);
    const ending = thread;
    thread = undefined;
    await ending?.terminate();
  }

  function start(): Worker {
    const started = new Worker(file, { resourceLimits });
    let hasAnswered = false;
    started.on('message', (answer: PdfAnswer) => {
      hasAnswered = true;
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (waiting.size === 0) {
        started.unref();
        resting = setTimeout(() => void close(), idleMs).unref();
      }
      if ('pdf' in answer) asked?.resolve(answer.pdf);
      else asked?.reject(new Error(answer.error));
    });
    const lost = (error: Error): void => {
      if (thread !== started) return;
      thread = undefined;
      // One that never worked will not work the next time either.
      isWithout = !hasAnswered;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    started.on('error', lost);
    started.on('exit', () => lost(new Error('The thread for slips has ended')));
    return started;
  }

  return {
    async make(layout, fonts, about) {
      if (isWithout) return slipPdf(layout, fonts, about);
      clearTimeout(resting);
      thread ??= start();
      lastId += 1;
      const id = lastId;
      const made = new Promise<Uint8Array>((resolve, reject) => waiting.set(id, { resolve, reject }));
      thread.ref();
      thread.postMessage({ id, layout, fonts, about } satisfies PdfAsked);
      return made.catch((error: unknown) => {
        if (thread !== undefined) throw error;
        return slipPdf(layout, fonts, about);
      });
    },
    close,
  };
}
