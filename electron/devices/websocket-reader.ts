// An ID reader whose service speaks over a WebSocket, by itself or when asked; the line is made anew when it breaks.
import type { DeepReadonly, Settings } from '#electron/settings-schema.ts';
import { createPause } from '#electron/turns.ts';
import type { IdReader } from './id-reader.ts';
import { readReply, replyBytesMost } from './reader-reply.ts';

type Setting = DeepReadonly<Settings['idReader']>;

/**
 * Longest pause before the line is made anew; how long it may take to be made; of a reader that is asked, how long it may
 * say nothing; of one that only ever says cards, after how long of silence the card is taken to be lifted (ms).
 */
export type WebsocketReaderTimings = { longestPauseMs: number; openMs: number; silenceMs: number; liftedMs: number };
const defaultTimings: WebsocketReaderTimings = {
  longestPauseMs: 10_000,
  openMs: 5000,
  silenceMs: 15_000,
  liftedMs: 3000,
};

export function createWebsocketReader(setting: Setting, timings: WebsocketReaderTimings = defaultTimings): IdReader {
  const isAsked = setting.ask !== '';
  const saysOnlyCards = !isAsked && setting.present.path === '';
  return {
    start(hear) {
      const pause = createPause();
      let isStopping = false;
      let hangUp = (): void => undefined;

      /** Lives as long as the line; resolves when it is over. True: a reader's answer was heard on it. */
      function converse(): Promise<boolean> {
        return new Promise((resolve) => {
          const line = new WebSocket(setting.url);
          line.binaryType = 'arraybuffer';
          let isReader = false;
          let asking: NodeJS.Timeout | undefined;
          let lifting: NodeJS.Timeout | undefined;
          let watch: NodeJS.Timeout | undefined;
          // The other side may never answer a goodbye: the line is over when we say so.
          const end = () => {
            for (const timer of [asking, lifting, watch]) clearTimeout(timer);
            line.onopen = line.onmessage = line.onclose = null;
            // Not null: an error nobody listens to may still come.
            line.onerror = () => undefined;
            line.close();
            resolve(isReader);
          };
          hangUp = end;
          const endAfter = (ms: number) => {
            clearTimeout(watch);
            watch = setTimeout(end, ms);
          };
          const ask = () => line.send(setting.ask);
          endAfter(timings.openMs);
          line.onopen = () => {
            if (!isAsked) {
              clearTimeout(watch);
              hear({ what: 'back' });
              return;
            }
            ask();
            asking = setInterval(ask, setting.everyMs);
            endAfter(timings.silenceMs);
          };
          line.onmessage = ({ data }: MessageEvent) => {
            const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : new Uint8Array(data);
            if (bytes.length > replyBytesMost) return end();
            // Text is UTF-8 on every WebSocket; only bytes can be in another encoding.
            const said = readReply(bytes, typeof data === 'string' ? { ...setting, encoding: 'utf-8' } : setting);
            // A greeting or a heartbeat takes no card off the reader: what says cards only is heard of cards only.
            if (said.what === 'gone' || (saysOnlyCards && said.what === 'lifted')) return;
            isReader = true;
            if (isAsked) endAfter(timings.silenceMs);
            hear(said);
            clearTimeout(lifting);
            if (saysOnlyCards) lifting = setTimeout(() => hear({ what: 'lifted' }), timings.liftedMs);
          };
          line.onerror = end;
          line.onclose = end;
        });
      }

      async function work(): Promise<void> {
        let pauseMs = setting.everyMs;
        while (!isStopping) {
          pause.settle();
          const isReader = await converse().catch(() => false);
          if (isStopping) return;
          hear({ what: 'gone' });
          pauseMs = isReader ? setting.everyMs : Math.min(pauseMs * 2, timings.longestPauseMs);
          await pause.rest(pauseMs);
        }
      }
      const working = work();
      return async () => {
        isStopping = true;
        hangUp();
        pause.wake();
        await working;
      };
    },
  };
}
