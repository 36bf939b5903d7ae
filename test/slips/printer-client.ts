// The other end of a line to a printer, held by the hand: bytes as a test wants them, answers as they come.
import { connect } from 'node:net';
import iconv from 'iconv-lite';
import { onTestFinished } from 'vitest';
import { eventually } from '../support/eventually.ts';

/** ESC/POS from words: commands as they are, Chinese in GB18030. */
export const escpos = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? iconv.encode(part, 'gb18030') : Buffer.from(part))));

/** DLE EOT n. */
export const ask = (n: number) => [0x10, 0x04, n];
/** GS V 66 0. */
export const cut = [0x1d, 0x56, 66, 0];
/** GS r 1. */
export const isDone = [0x1d, 0x72, 1];
/** GS v 0: all black. */
export const dots = (rowBytes: number, rows: number) => [
  ...[0x1d, 0x76, 0x30, 0, rowBytes & 255, rowBytes >> 8, rows & 255, rows >> 8],
  ...Array<number>(rowBytes * rows).fill(0xff),
];

export async function lineTo(port: number) {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  const heard: number[] = [];
  let state: 'open' | 'ended' | 'broken' = 'open';
  socket.on('data', (data) => heard.push(...data));
  socket.on('end', () => {
    if (state === 'open') state = 'ended';
  });
  socket.on('error', () => {
    state = 'broken';
  });
  socket.on('close', () => {
    if (state === 'open') state = 'broken';
  });
  onTestFinished(() => void socket.destroy());
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  return {
    send: (...parts: (string | number[])[]) => void socket.write(escpos(...parts)),
    end: () => void socket.end(),
    destroy: () => void socket.destroy(),
    /** All answers since the last time, once there are so many bytes. */
    async hears(count: number): Promise<number[]> {
      await eventually(() => {
        if (heard.length < count) throw new Error(`${heard.length} of ${count} bytes heard`);
      });
      return heard.splice(0);
    },
    get heard(): readonly number[] {
      return heard;
    },
    get state() {
      return state;
    },
  };
}
