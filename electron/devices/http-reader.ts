// An ID reader whose service answers over HTTP: asked again and again, with a longer pause while it does not answer.
import type { DeepReadonly, Settings } from '#electron/settings-schema.ts';
import { createPause } from '#electron/turns.ts';
import type { IdReader, ReaderSays } from './id-reader.ts';
import { readReply, replyBytesMost } from './reader-reply.ts';

type Setting = DeepReadonly<Settings['idReader']>;

/** Longest pause while nobody answers, and how long one answer may take (ms). */
export type HttpReaderTimings = { longestPauseMs: number; answerMs: number };
const defaultTimings: HttpReaderTimings = { longestPauseMs: 10_000, answerMs: 5000 };

// No cookie, no redirect to another address than the one that was set, no more bytes than a card can have. What the
// answer calls itself is not looked at: many say text/html.
async function ask(url: string, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(url, { signal, redirect: 'error', cache: 'no-store', credentials: 'omit' });
  const { body } = response;
  if (!response.ok || !body) {
    await body?.cancel();
    throw new Error(`The reader's service answered ${response.status}`);
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > replyBytesMost) throw new Error("The reader's service answered far too much");
    parts.push(part);
  }
  return Buffer.concat(parts);
}

export function createHttpReader(setting: Setting, timings: HttpReaderTimings = defaultTimings): IdReader {
  return {
    start(hear) {
      const cut = new AbortController();
      const pause = createPause();
      async function look(): Promise<ReaderSays> {
        const signal = AbortSignal.any([cut.signal, AbortSignal.timeout(timings.answerMs)]);
        return ask(setting.url, signal).then(
          (bytes) => readReply(bytes, setting),
          () => ({ what: 'gone' as const }),
        );
      }
      async function work(): Promise<void> {
        let pauseMs = setting.everyMs;
        while (!cut.signal.aborted) {
          pause.settle();
          const said = await look();
          if (cut.signal.aborted) return;
          hear(said);
          pauseMs = said.what === 'gone' ? Math.min(pauseMs * 2, timings.longestPauseMs) : setting.everyMs;
          await pause.rest(pauseMs);
        }
      }
      const working = work();
      return async () => {
        cut.abort();
        pause.wake();
        await working;
      };
    },
  };
}
