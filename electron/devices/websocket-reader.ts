// An ID reader whose service speaks over a WebSocket, by itself or when asked; the line is made anew when it breaks.

import type { DeepReadonly, Settings } from '#electron/settings-schema.ts';
import { createPause } from '#electron/turns.ts';
import { changesOnly, type IdReader } from './id-reader.ts';
import { readReply, replyBytesMost } from './reader-reply.ts';

type Setting = DeepReadonly<Settings['idReader']>;

/**
 * Longest pause before the line is made anew; how long it may take to be made; and, of a reader that is asked, how
 * long it may say nothing (ms).
 */
export type WebsocketReaderTimings = { longestPauseMs: number; openMs: number; silenceMs: number };
const defaultTimings: WebsocketReaderTimings = { longestPauseMs: 10_000, openMs: 5000, silenceMs: 15_000 };

export function createWebsocketReader(setting: Setting, timings: WebsocketReaderTimings = defaultTimings): IdReader {
  return {
    start(hear) {
      const tell = changesOnly(hear);
      const pause = createPause();
      let isStopping = false;
      let socket: WebSocket | null = null;

      /** Lives as long as the line; resolves when it is over. True: something was heard on it. */
      function converse(): Promise<boolean> {
        return new Promise((resolve) => {
          const line = new WebSocket(setting.url);
          socket = line;
          line.binaryType = 'arraybuffer';
          let hasHeard = false;
          let asking: NodeJS.Timeout | undefined;
          let watch = setTimeout(() => line.close(), timings.openMs);
          const over = () => {
            clearInterval(asking);
            clearTimeout(watch);
            resolve(hasHeard);
          };
          const ask = () => line.readyState === WebSocket.OPEN && line.send(setting.ask);
          line.onopen = () => {
            clearTimeout(watch);
            if (setting.ask === '') {
              // It speaks when there is something to say: until then nothing lies there.
              tell({ what: 'lifted' });
              return;
            }
            ask();
            asking = setInterval(ask, setting.everyMs);
            watch = setTimeout(() => line.close(), timings.silenceMs);
          };
          line.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
            const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : new Uint8Array(data);
            if (bytes.length > replyBytesMost) return line.close();
            hasHeard = true;
            if (setting.ask !== '') watch.refresh();
            // Text is UTF-8 on every WebSocket; only bytes can be in another encoding.
            const said = readReply(bytes, typeof data === 'string' ? { ...setting, encoding: 'utf-8' } : setting);
            // A greeting or a heartbeat that is no answer takes no card off the reader.
            if (said.what !== 'gone') tell(said);
          };
          line.onerror = () => line.close();
          line.onclose = over;
        });
      }

      async function work(): Promise<void> {
        let pauseMs = setting.everyMs;
        while (!isStopping) {
          pause.settle();
          const hasHeard = await converse().catch(() => false);
          if (isStopping) return;
          tell({ what: 'gone' });
          pauseMs = hasHeard ? setting.everyMs : Math.min(pauseMs * 2, timings.longestPauseMs);
          await pause.rest(pauseMs);
        }
      }
      const working = work();
      return async () => {
        isStopping = true;
        socket?.close();
        pause.wake();
        await working;
      };
    },
  };
}
