// The line between a page in development and its hall: passes calls on, can be slow, and breaks off when nobody listens there.
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';

export type HallLine = {
  /** Added to every call before it leaves, and to every piece of its answer, in ms. */
  delayMs: number;
  pass(incoming: IncomingMessage, outgoing: ServerResponse): void;
};

/** `portOf` is asked anew for each call. A hall that is not there looks to the page as it would without this line: the connection ends. */
export function createHallLine(portOf: () => number): HallLine {
  const line: HallLine = {
    delayMs: 0,
    pass(incoming, outgoing) {
      const gone = new AbortController();
      outgoing.on('close', () => gone.abort());
      void carry(incoming, outgoing, gone.signal).catch(() => outgoing.destroy());
    },
  };

  async function carry(incoming: IncomingMessage, outgoing: ServerResponse, signal: AbortSignal): Promise<void> {
    await pause(line.delayMs, undefined, { signal });
    const { method, url, headers } = incoming;
    const call = request({ host: '127.0.0.1', port: portOf(), method, path: url, headers, signal, agent: false });
    const answered = new Promise<IncomingMessage>((resolve, reject) =>
      call.on('response', resolve).on('error', reject),
    );
    // A hall that answers before it has read everything closes its end: the answer counts.
    pipeline(incoming, call).catch(() => undefined);
    const answer = await answered;
    await pause(line.delayMs, undefined, { signal });
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    // Live feeds say nothing for a while: the page must know at once that they are open.
    outgoing.flushHeaders();
    const slow = new Transform({
      transform(piece, _encoding, done) {
        if (line.delayMs === 0) done(null, piece);
        else setTimeout(() => done(null, piece), line.delayMs);
      },
    });
    await pipeline(answer, slow, outgoing);
  }

  return line;
}
