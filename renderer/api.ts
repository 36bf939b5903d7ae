// Owns the line from a screen to its hall: the only file that knows a transport. Everything else sees the typed client.
import { type ClientLink, createORPCClient } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '#shared/contract/contract.ts';

/** The hall's typed API, the same over a message port and over HTTP. */
export type Api = ContractRouterClient<Contract>;

type Link = ClientLink<Record<never, never>>;

// The same words stand in electron/preload.ts.
const WANT_PORT = 'bancheng:want-port';
const HERE_IS_PORT = 'bancheng:port';
const ASK_AGAIN_MS = 1000;

/** A call that never reached the hall, or whose answer got lost: safe to send again with the same requestId. */
export class LineLost extends Error {
  constructor() {
    super('The line to the hall was lost');
    this.name = 'LineLost';
  }
}

/** Asks the preload for the page's port until it comes: the hall may still be starting. */
function nextPort(): Promise<MessagePort> {
  return new Promise((resolve) => {
    const ask = (): void => window.postMessage(WANT_PORT, location.origin);
    const timer = setInterval(ask, ASK_AGAIN_MS);
    const listen = (event: MessageEvent): void => {
      const port = event.ports[0];
      if (event.source !== window || event.data !== HERE_IS_PORT || !port) return;
      clearInterval(timer);
      window.removeEventListener('message', listen);
      resolve(port);
    };
    window.addEventListener('message', listen);
    ask();
  });
}

/** A link over the kiosk window's own port. A closed port never answers, so its calls are failed and a new one is asked for. */
function portLink(): Link {
  type Line = { link: Link; lost: Promise<never> };
  const open = async (): Promise<Line> => {
    const port = await nextPort();
    const lost = new Promise<never>((_resolve, reject) => {
      port.addEventListener('close', () => {
        line = open();
        reject(new LineLost());
      });
    });
    // Nobody may be waiting on it when it happens.
    lost.catch(() => undefined);
    port.start();
    return { link: new PortLink({ port }), lost };
  };
  let line = open();
  return {
    call: async (path, input, options) => {
      const { link, lost } = await line;
      return Promise.race([link.call(path, input, options), lost]);
    },
  };
}

/** A link over HTTP to the node that served the page; `?terminal=` says which terminal this is. */
function httpLink(): Link {
  const terminal = new URLSearchParams(location.search).get('terminal');
  return new HttpLink({
    url: new URL('/api/rpc', location.origin).href,
    headers: () => (terminal ? { 'x-terminal': encodeURIComponent(terminal) } : {}),
    fetch: (request, init, _options, path) =>
      // What was begun still goes out when its page does.
      fetch(request, { ...init, credentials: 'same-origin', keepalive: path[0] === 'drafts' }),
  });
}

/** No answer of the hall takes this long; a line that neither answers nor closes is a lost one. */
const LONGEST_CALL_MS = 20_000;

/** The same link, but every call except the live feeds ends, by then as a lost line. */
function patient(link: Link): Link {
  return {
    call: async (path, input, options) => {
      if (path[0] === 'live') return link.call(path, input, options);
      const late = new AbortController();
      const signal = options.signal ? AbortSignal.any([options.signal, late.signal]) : late.signal;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const lost = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => {
          late.abort();
          reject(new LineLost());
        }, LONGEST_CALL_MS);
      });
      try {
        return await Promise.race([link.call(path, input, { ...options, signal }), lost]);
      } finally {
        // What was answered is somebody's: no timer may hold it.
        clearTimeout(timer);
      }
    },
  };
}

/** Opens the line this page has: the kiosk window's message port, otherwise HTTP. */
export function connect(): Api {
  return createORPCClient(patient(location.protocol === 'app:' ? portLink() : httpLink()));
}
