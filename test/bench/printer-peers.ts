// Ten receipt printers in a process of their own, so that answering does not disturb what is measured: each says it is well, and when a slip's first byte came.
import { createServer } from 'node:net';

/** What the parent is told, on the clock both processes share (CLOCK_MONOTONIC, ns). */
export type PeerNews = { ports: number[] } | { printer: number; firstByteAt: string };

const isWell = Uint8Array.of(0x12);
const isDone = Uint8Array.of(0);
const tell = (news: PeerNews) => process.send?.(news);

// DLE EOT n asks at once and is no part of a slip.
const isQuestion = (bytes: Buffer, at: number) => bytes[at] === 0x10 && bytes[at + 1] === 0x04;

/** True while the slip of this round has not begun. */
const awaited = new Array<boolean>(Number(process.argv[2])).fill(true);
process.on('message', () => awaited.fill(true));

const ports = await Promise.all(
  awaited.map(
    (_, printer) =>
      new Promise<number>((resolve) => {
        // Each answer goes out at once: held back for an acknowledgement it would be the 40 ms that are measured.
        const server = createServer({ noDelay: true }, (socket) => {
          socket.on('error', () => socket.destroy());
          socket.on('data', (bytes) => {
            let at = 0;
            while (isQuestion(bytes, at)) {
              socket.write(isWell);
              at += 3;
            }
            if (at < bytes.length && awaited[printer]) {
              awaited[printer] = false;
              tell({ printer, firstByteAt: String(process.hrtime.bigint()) });
            }
            // GS r, wherever it stands: what came before it is out.
            for (let i = bytes.indexOf('\x1dr', at, 'latin1'); i >= 0; i = bytes.indexOf('\x1dr', i + 2, 'latin1'))
              socket.write(isDone);
          });
        });
        server.listen(0, '127.0.0.1', () => {
          const address = server.address();
          resolve(address !== null && typeof address === 'object' ? address.port : 0);
        });
      }),
  ),
);
tell({ ports });
process.on('disconnect', () => process.exit(0));
