// The same simulated printer at the end of every kind of line: network, device file, serial port.
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { SerialPortMock } from 'serialport';
import { onTestFinished } from 'vitest';
import { type DeviceHandle, deviceFileLink } from '#electron/slips/printers/device-file-link.ts';
import { createEscposPrinter, type EscposTimings } from '#electron/slips/printers/escpos-printer.ts';
import type { OpenLink } from '#electron/slips/printers/printer-link.ts';
import { type Port, serialLink } from '#electron/slips/printers/serial-link.ts';
import type { SlipPrinter } from '#electron/slips/printers/slip-printer.ts';
import { tcpLink } from '#electron/slips/printers/tcp-link.ts';
import { type SimulatorMode, startSimulator } from '#electron/slips/simulator/escpos-simulator.ts';
import type { PrintedSlip } from '#electron/slips/simulator/paper-model.ts';
import { createSimulatedPrinter } from '#electron/slips/simulator/simulated-printer.ts';
import { fonts } from './slip-samples.ts';

export type Wire = {
  open: OpenLink;
  /** `refuse` is the plug pulled out. */
  set(mode: SimulatorMode): Promise<void>;
  readonly slips: readonly PrintedSlip[];
  readonly bytesReceived: number;
  /** Commands no receipt needs. */
  readonly unknown: readonly string[];
};

export const quick: EscposTimings = { answerMs: 400, stallMs: 1000, watchMs: 200, settleMs: 60, keepMs: 500 };

/** A driver on the line; let go when the test ends. */
export function printerOn(
  open: OpenLink,
  timings: Partial<EscposTimings> = {},
  rom: 'gb18030' | 'none' = 'gb18030',
): SlipPrinter {
  const printer = createEscposPrinter({ name: 'the line', open, rom, fonts, timings: { ...quick, ...timings } });
  onTestFinished(() => printer.close());
  return printer;
}

export async function networkWire(): Promise<Wire> {
  const simulator = await startSimulator({ port: 0 });
  onTestFinished(() => simulator.close());
  return {
    open: tcpLink({ host: '127.0.0.1', port: simulator.port, withinMs: 1000 }),
    set: (mode) => simulator.set(mode),
    get slips() {
      return simulator.slips;
    },
    get bytesReceived() {
      return simulator.bytesReceived;
    },
    unknown: simulator.unknownCommands,
  };
}

/** A printer that knows nothing of conversations: its one line stands as long as the cable does. */
function cabledPrinter(onAnswer: (bytes: Uint8Array) => void, onPulled: () => void) {
  const slips: PrintedSlip[] = [];
  const unknown: string[] = [];
  let isReading = true;
  const printer = createSimulatedPrinter({
    widthDots: 576,
    bufferBytes: 16_384,
    onPiece: (slip, isWhole) => void (isWhole && slips.push(slip)),
    onUnknown: (what) => void unknown.push(what),
  });
  const plugIn = () =>
    printer.attach({
      send: onAnswer,
      setReading(next) {
        isReading = next;
      },
      end: () => {},
      drop: pull,
    });
  let line: ReturnType<typeof plugIn> | null = plugIn();
  function pull(): void {
    line = null;
    onPulled();
  }
  onTestFinished(() => printer.set('refuse'));
  return {
    slips,
    unknown,
    printer,
    get isThere() {
      return line !== null;
    },
    get takes() {
      return isReading;
    },
    receive: (bytes: Uint8Array) => line?.receive(bytes),
    set(mode: SimulatorMode): void {
      printer.set(mode);
      if (mode === 'refuse') pull();
      else {
        isReading = mode !== 'hang';
        line ??= plugIn();
      }
    },
  };
}

const failed = (code: string) => Object.assign(new Error(code), { code });

export function deviceWire(): Wire {
  const answers: number[] = [];
  const cable = cabledPrinter(
    (bytes) => void answers.push(...bytes),
    () => {},
  );
  const handle: DeviceHandle = {
    async read(buffer) {
      if (!cable.isThere) throw failed('ENODEV');
      const bytes = answers.splice(0, buffer.length);
      if (bytes.length === 0) throw failed('EAGAIN');
      buffer.set(bytes);
      return { bytesRead: bytes.length };
    },
    async write(bytes) {
      if (!cable.isThere) throw failed('ENODEV');
      if (!cable.takes) throw failed('EAGAIN');
      const part = bytes.slice(0, 1000);
      cable.receive(part);
      return { bytesWritten: part.length };
    },
    isRegularFile: async () => false,
    close: async () => {},
  };
  return {
    open: deviceFileLink({
      path: '/dev/usb/lp0',
      async open() {
        if (!cable.isThere) throw failed('ENOENT');
        return handle;
      },
    }),
    set: async (mode) => cable.set(mode),
    slips: cable.slips,
    get bytesReceived() {
      return cable.printer.bytesReceived;
    },
    unknown: cable.unknown,
  };
}

let ports = 0;

export function serialWire(): Wire {
  ports += 1;
  const path = `/dev/ttyTEST${ports}`;
  let port: SerialPortMock | null = null;
  const cable = cabledPrinter(
    (bytes) => port?.port?.emitData(Buffer.from(bytes)),
    () => void (port?.isOpen && port.close()),
  );
  return {
    open: serialLink({
      path,
      baud: 115_200,
      flow: 'hardware',
      makePort(options) {
        if (cable.isThere) SerialPortMock.binding.createPort(path);
        else SerialPortMock.binding.reset();
        const made = new SerialPortMock(options);
        port = made;
        made.on('open', () => {
          const binding = made.port;
          if (!binding) return;
          binding.write = async (bytes: Buffer) => {
            while (!cable.takes && made.isOpen) await new Promise((resolve) => setTimeout(resolve, 5));
            cable.receive(bytes);
          };
          binding.drain = async () => {};
        });
        return made as Port;
      },
    }),
    set: async (mode) => cable.set(mode),
    slips: cable.slips,
    get bytesReceived() {
      return cable.printer.bytesReceived;
    },
    unknown: cable.unknown,
  };
}

export type Peer = {
  open: OpenLink;
  /** How many times somebody called. */
  readonly calls: number;
  readonly heard: readonly number[];
};

/** Whoever else may sit at an address: says what a test tells it to, and nothing of itself. */
export async function peerThat(
  onBytes: (bytes: Buffer, say: (...bytes: number[]) => void, socket: Socket) => void,
  onCall: (say: (text: string) => void) => void = () => {},
): Promise<Peer> {
  const heard: number[] = [];
  const sockets = new Set<Socket>();
  let calls = 0;
  const server = createServer((socket) => {
    calls += 1;
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => {
      heard.push(...bytes);
      onBytes(bytes, (...said) => void (socket.writable && socket.write(Uint8Array.from(said))), socket);
    });
    onCall((text) => void socket.write(text));
  });
  server.listen({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The peer has no port.');
  return {
    open: tcpLink({ host: '127.0.0.1', port: address.port, withinMs: 1000 }),
    get calls() {
      return calls;
    },
    heard,
  };
}
