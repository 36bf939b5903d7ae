// A network printer for tests and development that needs no paper and can be told to misbehave.

import { createServer, type Socket } from 'node:net';
import type { PrintedSlip } from './paper-model.ts';
import type { SimulatorMode } from './printer-condition.ts';
import { createSimulatedPrinter } from './simulated-printer.ts';

export type { SimulatorMode } from './printer-condition.ts';

/** `isWhole` false: never cut, since its line broke off or the power went, or fed without paper. */
export type PieceOfPaper = { slip: PrintedSlip; isWhole: boolean };

export type SimulatorOptions = {
  /** 0 takes any free one, and keeps it while `refuse` is on. */
  port: number;
  /** Dots across: 576 on 80 mm paper, 384 on 58 mm. Default: 576. */
  widthDots?: number;
  /** How much it reads ahead of its print head. Default: 64 kB, as office printers have it. */
  bufferBytes?: number;
  onPiece?: (piece: PieceOfPaper) => void;
};

export type Simulator = {
  readonly port: number;
  readonly mode: SimulatorMode;
  /** Everything that came out, in order. */
  readonly pieces: readonly PieceOfPaper[];
  /** The whole ones. */
  readonly slips: readonly PrintedSlip[];
  /** The others. */
  readonly partials: readonly PrintedSlip[];
  readonly bytesReceived: number;
  /** Commands no receipt needs. */
  readonly unknownCommands: readonly string[];
  set(mode: SimulatorMode): Promise<void>;
  close(): Promise<void>;
};

/** Listens on 127.0.0.1. Rejects where the port is taken. */
export async function startSimulator(o: SimulatorOptions): Promise<Simulator> {
  const pieces: PieceOfPaper[] = [];
  const unknownCommands: string[] = [];
  const sockets = new Set<Socket>();
  let port = o.port;

  const printer = createSimulatedPrinter({
    widthDots: o.widthDots ?? 576,
    bufferBytes: o.bufferBytes ?? 65_536,
    onPiece(slip, isWhole) {
      pieces.push({ slip, isWhole });
      o.onPiece?.({ slip, isWhole });
    },
    onUnknown: (what) => void unknownCommands.push(what),
  });

  function serve(socket: Socket): void {
    sockets.add(socket);
    const line = printer.attach({
      send: (bytes) => void (socket.writable && socket.write(bytes)),
      setReading: (isReading) => void (isReading ? socket.resume() : socket.pause()),
      end: () => socket.end(),
      drop: () => socket.resetAndDestroy(),
    });
    socket.on('data', (data) => line.receive(data));
    socket.on('end', () => line.end());
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      line.end();
    });
  }

  const server = createServer({ allowHalfOpen: true, noDelay: true }, serve);
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
    get mode() {
      return printer.mode;
    },
    get bytesReceived() {
      return printer.bytesReceived;
    },
    pieces,
    get slips() {
      return pieces.filter(({ isWhole }) => isWhole).map(({ slip }) => slip);
    },
    get partials() {
      return pieces.filter(({ isWhole }) => !isWhole).map(({ slip }) => slip);
    },
    unknownCommands,
    async set(mode) {
      printer.set(mode);
      if (mode === 'refuse') await stop();
      else if (!server.listening) await listen();
    },
    async close() {
      printer.set('refuse');
      await stop();
    },
  };
}
