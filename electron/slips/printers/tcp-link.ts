// The line to a printer on the network: TCP, port 9100 by custom.

import { connect } from 'node:net';
import type { OpenLink, PrinterLink } from './printer-link.ts';
import { PrinterUnreachable } from './slip-printer.ts';

/** `withinMs`: how long the address may take to answer. */
export function tcpLink(o: { host: string; port: number; withinMs: number }): OpenLink {
  const where = `${o.host}:${o.port}`;
  return (ears, signal) =>
    new Promise((resolve, reject) => {
      const socket = connect({ host: o.host, port: o.port, noDelay: true });
      let why: Error | null = null;
      let isLeaving = false;
      const fail = (cause: Error) => {
        socket.destroy();
        reject(new PrinterUnreachable('unreachable', `No printer can be reached at ${where}.`, { cause }));
      };
      const timer = setTimeout(() => fail(new Error(`No answer in ${o.withinMs} ms.`)), o.withinMs);
      const stop = () => fail(new Error('Stopped.'));
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
      socket.on('error', (error) => {
        why = error;
        if (!link) fail(error);
      });
      socket.on('close', () => {
        clearTimeout(timer);
        // Goodbye said to ours is no break.
        if (link && (why || !isLeaving)) ears.onBroken(why ?? new Error('The printer closed the line.'));
      });
      let link: PrinterLink | null = null;
      socket.once('connect', () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
        socket.on('data', ears.onBytes);
        link = {
          canAnswer: true,
          remembers: false,
          send: (bytes) =>
            new Promise((taken, broke) => {
              socket.write(bytes, (error) => (error ? broke(error) : taken()));
            }),
          // A printer that has taken everything says goodbye, too.
          finish: () =>
            new Promise((gone, broke) => {
              isLeaving = true;
              socket.once('close', () => (why ? broke(why) : gone()));
              socket.end();
            }),
          async close() {
            socket.destroy();
          },
        };
        resolve(link);
      });
    });
}
