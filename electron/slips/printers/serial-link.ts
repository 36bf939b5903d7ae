// The line to a printer at a serial port. The native part is loaded when the first slip goes to one: most halls never do.

import type { SerialPort } from 'serialport';
import type { OpenLink } from './printer-link.ts';
import { type PrinterTrouble, PrinterUnreachable } from './slip-printer.ts';

export type SerialOptions = {
  /** '/dev/ttyUSB0', 'COM3'. */
  path: string;
  baud: number;
  flow: 'none' | 'hardware' | 'software';
  /** Instead of the system's ports. */
  makePort?: MakePort;
};

type PortOptions = { path: string; baudRate: number; rtscts: boolean; xon: boolean; xoff: boolean; autoOpen: false };
/** What is used of a port of `serialport`. */
export type Port = Pick<SerialPort, 'open' | 'write' | 'drain' | 'flush' | 'close' | 'on' | 'isOpen'>;
export type MakePort = (options: PortOptions) => Port | Promise<Port>;

const systemPort: MakePort = async (options) => {
  const serial = await import('serialport');
  return new serial.SerialPort(options);
};

// The parts below say it in words only, and each system in its own.
function troubleOf(error: unknown): PrinterTrouble {
  const words = error instanceof Error ? error.message : '';
  if (/lock|busy|temporarily unavailable/i.test(words)) return 'not-ready';
  // Windows says so of a port that another program holds.
  if (/access (is )?denied/i.test(words)) return process.platform === 'win32' ? 'not-ready' : 'unwritable';
  return /permission/i.test(words) ? 'unwritable' : 'unreachable';
}

/** Eight bits, no parity, one stop bit: what receipt printers are set to. */
export function serialLink(o: SerialOptions): OpenLink {
  return async (ears, signal) => {
    const isGone = (cause: unknown) =>
      new PrinterUnreachable(troubleOf(cause), `The serial port ${o.path} cannot be used.`, { cause });
    const settled = (run: (done: (error?: Error | null) => void) => void) =>
      new Promise<void>((resolve, reject) => run((error) => (error ? reject(error) : resolve())));

    let port: Port;
    try {
      const flow = { rtscts: o.flow === 'hardware', xon: o.flow === 'software', xoff: o.flow === 'software' };
      port = await (o.makePort ?? systemPort)({ path: o.path, baudRate: o.baud, ...flow, autoOpen: false });
      await settled((done) => port.open(done));
      // What was said to somebody before.
      await settled((done) => port.flush(done));
    } catch (error) {
      throw isGone(error);
    }
    let isBroken = false;
    const breakOff = (error?: Error | null) => {
      if (isBroken) return;
      isBroken = true;
      ears.onBroken(error ?? new Error(`The serial port ${o.path} was closed.`));
    };
    port.on('data', ears.onBytes);
    port.on('error', breakOff);
    port.on('close', breakOff);

    let closing: Promise<void> | null = null;
    const close = () => {
      // What was not sent must never be printed later, and what was not heard belongs to this conversation.
      closing ??= settled((done) => port.flush(done))
        .catch(() => {})
        .then(() => (port.isOpen ? settled((done) => port.close(done)) : undefined))
        .catch(() => {});
      return closing;
    };
    if (signal.aborted) {
      await close();
      throw isGone(new Error('Stopped.'));
    }
    return {
      canAnswer: true,
      remembers: true,
      send: (bytes) => settled((done) => port.write(bytes, undefined, done)),
      finish: () => settled((done) => port.drain(done)),
      close,
    };
  };
}
