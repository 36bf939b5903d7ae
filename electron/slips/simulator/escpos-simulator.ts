// A network printer for tests and development that prints nothing and can be told to misbehave.

import { createServer, type Socket } from 'node:net';
import { createEscposParser, type PrintedSlip } from './escpos-parser.ts';

/**
 * accept: prints and answers · refuse: nobody listens · hang: takes the line, reads nothing, says nothing ·
 * mute: prints, never answers · drop: cuts the line after so many bytes · paper-out: says so, prints nothing · rubbish: answers nonsense ·
 * chatty: prints and answers, and says how it is unasked (ASB) until told not to · paper-ends: paper until the slip, then
 * none, said unasked whatever it was told · paper-ends-told: the same, said in answer to GS r.
 */
export type SimulatorMode =
  | 'accept'
  | 'refuse'
  | 'hang'
  | 'mute'
  | 'paper-out'
  | 'rubbish'
  | 'chatty'
  | 'paper-ends'
  | 'paper-ends-told'
  | { dropAfterBytes: number };

export type Simulator = {
  readonly port: number;
  /** Slips finished with a cut, in order. */
  readonly slips: readonly PrintedSlip[];
  readonly bytesReceived: number;
  /** Commands no receipt needs. */
  readonly unknownCommands: readonly string[];
  set(mode: SimulatorMode): Promise<void>;
  close(): Promise<void>;
};

// Automatic status back: four bytes, of which the third tells the paper.
const paperThere = Uint8Array.of(0x10, 0x00, 0x00, 0x00);
const paperGone = Uint8Array.of(0x18, 0x00, 0x0c, 0x00);

/** Listens on 127.0.0.1; port 0 takes any free one and keeps it while `refuse` is on. */
export async function startSimulator(o: { port: number }): Promise<Simulator> {
  const slips: PrintedSlip[] = [];
  const unknown: string[] = [];
  const sockets = new Set<Socket>();
  let mode: SimulatorMode = 'accept';
  let port = o.port;
  let bytesReceived = 0;

  function serve(socket: Socket): void {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    if (mode === 'hang') {
      socket.pause();
      return;
    }
    let received = 0;
    let isAutomatic = true;
    const sayUnasked = (group: Uint8Array) => {
      if (!socket.destroyed) socket.write(group);
    };
    if (mode === 'chatty') sayUnasked(paperThere);
    const parser = createEscposParser((query) => {
      if (mode === 'mute' || socket.destroyed) return;
      if (mode === 'rubbish') socket.write('HTTP/1.1 400 Bad Request\r\n\r\n');
      else if (query.kind === 'realtime') socket.write(Uint8Array.of(realtimeAnswer(query.n)));
      else if (query.kind === 'automatic') isAutomatic = query.n !== 0;
      else if (mode === 'paper-ends') sayUnasked(paperGone);
      else if (mode === 'paper-ends-told') socket.write(Uint8Array.of(0x0c));
      else if (mode !== 'paper-out') {
        if (mode === 'chatty' && isAutomatic) sayUnasked(paperThere);
        socket.write(Uint8Array.of(0));
      }
    });
    let told = 0;
    socket.on('data', (data) => {
      const room = typeof mode === 'object' ? mode.dropAfterBytes - received : data.length;
      const taken = data.subarray(0, Math.max(0, room));
      received += taken.length;
      bytesReceived += taken.length;
      if (mode !== 'rubbish') parser.feed(taken);
      else socket.write('HTTP/1.1 400 Bad Request\r\n\r\n');
      if (!hasNoPaper()) slips.push(...parser.slips.slice(told));
      told = parser.slips.length;
      unknown.push(...parser.unknown.splice(0));
      if (taken.length < data.length) socket.resetAndDestroy();
    });
    socket.on('end', () => socket.end());
  }

  const hasNoPaper = () => mode === 'paper-out' || mode === 'paper-ends' || mode === 'paper-ends-told';

  const realtimeAnswer = (n: number) => {
    const isOut = mode === 'paper-out';
    if (n === 1) return isOut ? 0x1a : 0x12;
    if (n === 2) return isOut ? 0x32 : 0x12;
    return isOut ? 0x72 : 0x12;
  };

  const server = createServer({ allowHalfOpen: true }, serve);
  const listen = () =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ port, host: '127.0.0.1' }, () => {
        server.off('error', reject);
        const address = server.address();
        if (address !== null && typeof address === 'object') port = address.port;
        resolve();
      });
    });
  const stop = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      if (server.listening) server.close(() => resolve());
      else resolve();
    });

  await listen();
  return {
    get port() {
      return port;
    },
    slips,
    get bytesReceived() {
      return bytesReceived;
    },
    unknownCommands: unknown,
    async set(next) {
      mode = next;
      if (next === 'refuse') await stop();
      else if (!server.listening) await listen();
    },
    close: stop,
  };
}
