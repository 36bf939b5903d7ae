// One TCP conversation with a printer: every wait has a limit, and whoever asks learns whether the line still stands.

import { connect, type Socket } from 'node:net';

export type PrinterLink = {
  /** The printer's next bytes (at least one), or null when it stayed silent for `withinMs`. Rejects when the line broke. */
  answer(withinMs: number): Promise<Uint8Array | null>;
  /** Resolves when the system has taken the bytes. Rejects when the line broke or nothing moved for `withinMs`. */
  send(bytes: Uint8Array, withinMs: number): Promise<void>;
  /** Says goodbye and waits for the printer to do the same; false when it did not within `withinMs`. */
  finish(withinMs: number): Promise<boolean>;
  close(): void;
};

function linkOn(socket: Socket): PrinterLink {
  let inbox: Uint8Array[] = [];
  let broken: Error | null = null;
  let wake: (() => void) | null = null;
  const stir = () => {
    wake?.();
    wake = null;
  };
  socket.on('data', (data) => {
    inbox.push(data);
    stir();
  });
  socket.on('error', (error) => {
    broken = error;
    stir();
  });
  socket.on('close', () => {
    broken ??= new Error('The printer closed the line.');
    stir();
  });

  async function within(ms: number, ready: () => boolean): Promise<boolean> {
    const deadline = AbortSignal.timeout(ms);
    deadline.addEventListener('abort', stir, { once: true });
    while (!ready() && !deadline.aborted) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return ready();
  }

  return {
    async answer(ms) {
      await within(ms, () => inbox.length > 0 || broken !== null);
      if (inbox.length === 0) {
        if (broken) throw broken;
        return null;
      }
      const bytes = Buffer.concat(inbox);
      inbox = [];
      return bytes;
    },
    async send(bytes, ms) {
      let taken = false;
      if (broken) throw broken;
      socket.write(bytes, () => {
        taken = true;
        stir();
      });
      if (!(await within(ms, () => taken || broken !== null)))
        throw new Error(`The printer took nothing for ${ms} ms.`);
      if (broken) throw broken;
    },
    async finish(ms) {
      if (broken) return false;
      socket.end();
      return within(ms, () => broken !== null);
    },
    close: () => socket.destroy(),
  };
}

/** Rejects when nobody answers at the address within `withinMs`. */
export function openPrinterLink(o: {
  host: string;
  port: number;
  withinMs: number;
  signal: AbortSignal;
}): Promise<PrinterLink> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: o.host, port: o.port, noDelay: true });
    const fail = (error: Error) => {
      socket.destroy();
      reject(error);
    };
    const timer = setTimeout(
      () => fail(new Error(`No answer from ${o.host}:${o.port} in ${o.withinMs} ms.`)),
      o.withinMs,
    );
    const onAbort = () => fail(new Error('Stopped.'));
    if (o.signal.aborted) onAbort();
    o.signal.addEventListener('abort', onAbort, { once: true });
    socket.once('error', fail);
    socket.once('close', () => clearTimeout(timer));
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.off('error', fail);
      o.signal.removeEventListener('abort', onAbort);
      // From here on an abort cuts the line: whoever waits on it is told at once.
      o.signal.addEventListener('abort', () => socket.destroy(new Error('Stopped.')), { once: true });
      resolve(linkOn(socket));
    });
  });
}
