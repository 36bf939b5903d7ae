// The API over a MessagePort: the kiosk window inside Electron speaks the same router as the browser does.
import { RPCHandler } from '@orpc/server/message-port';
import { z } from 'zod';
import type { Log } from '../log.ts';
import type { Context } from '../procedure-base.ts';
import { withTypedFaults } from './faults.ts';
import type { HallRouter } from './router.ts';

/** What Electron's MessagePortMain and Node's MessagePort have in common, as far as it is used here. */
export type Port = {
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
};

type HandlerPort = Parameters<RPCHandler<Context>['upgrade']>[0];

/** Serves `port` until it closes. A kiosk's port has no session: staff sign in at a desk, not at a kiosk. */
export function createPortAcceptor(router: HallRouter, log: Log): (port: Port, terminal: string) => void {
  const handler = new RPCHandler<Context>(router, {
    clientInterceptors: [(call) => withTypedFaults(call, log)],
  });
  return (port, terminal) => {
    const context: Context = {
      terminal,
      source: `port:${terminal}`,
      signedIn: null,
      sessionToken: null,
      setSession: null,
    };
    handler.upgrade(onlyWellFormed(port, log), { context });
    port.start();
  };
}

/** Garbage on the port would end in an unhandled rejection inside the handler: it is dropped and logged here. */
function onlyWellFormed(port: Port, log: Log): HandlerPort {
  const guarded = {
    on(event: 'message' | 'close', listener: (message?: unknown) => void): void {
      if (event === 'close') {
        port.on('close', () => listener());
        return;
      }
      port.on('message', (message) => {
        // Electron hands over an event with `data`, Node the data itself.
        const data = typeof message === 'object' && message !== null && 'data' in message ? message.data : message;
        if (isRpcMessage(data)) listener({ data });
        else log('transport-fault', { detail: 'message of unknown shape on the port' });
      });
    },
    postMessage: (message: unknown) => port.postMessage(message),
  };
  return guarded as unknown as HandlerPort;
}

const requestSchema = z.object({
  i: z.union([z.string(), z.number()]),
  t: z.literal(1).optional(),
  p: z.object({ u: z.string() }),
});
const followUpSchema = z.object({ i: z.union([z.string(), z.number()]), t: z.literal([3, 4]) });
const messageSchema = z.union([requestSchema, followUpSchema]);

/** oRPC's own envelope: a call with its path, or a word about one under way. */
function isRpcMessage(data: unknown): boolean {
  if (typeof data !== 'string') return false;
  try {
    return messageSchema.safeParse(JSON.parse(data)).success;
  } catch {
    return false;
  }
}
