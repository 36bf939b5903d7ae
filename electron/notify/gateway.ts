// Hands one message to the hall's gateway over HTTP, signed, and says in one word what came of it; docs/webhook.md tells the gateway's side.

import { createHmac } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import type { MessageFault } from '#shared/contract/notify.ts';

export type GatewaySettings = { readonly url: string; readonly secret: string };

export type Outgoing = {
  readonly id: string;
  readonly caseNo: string;
  readonly turn: string;
  readonly phone: string;
  readonly text: string;
  /** When it was written, UTC ms: the same at every try, and so are the bytes. */
  readonly at: number;
};

/** `sent`, or why not. */
export type Answer = 'sent' | MessageFault;

export type Gateway = {
  /** Rejects only when `signal` (the program stops) broke it off: then nobody knows what came of it. */
  send(message: Outgoing, signal: AbortSignal): Promise<Answer>;
};

/** For connection and answer together. */
const longestMs = 10_000;

export function createGateway({ url, secret }: GatewaySettings, timeoutMs = longestMs): Gateway {
  return {
    async send({ at, ...message }, signal) {
      const body = Buffer.from(JSON.stringify({ ...message, at: new Date(at).toISOString() }));
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        'content-length': body.length,
        'idempotency-key': message.id,
        ...(secret !== '' && { 'x-bancheng-signature': signatureOf(body, secret) }),
      };
      const tooLong = AbortSignal.timeout(timeoutMs);
      try {
        return meaningOf(await post(url, { headers, body, signal: AbortSignal.any([signal, tooLong]) }));
      } catch (error) {
        if (signal.aborted) throw error;
        return tooLong.aborted ? 'timed-out' : 'unreachable';
      }
    },
  };
}

/** `sha256=` and the hexadecimal HMAC-SHA256 of the raw body. */
export function signatureOf(body: Uint8Array, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

function meaningOf(status: number): Answer {
  if (status >= 200 && status < 300) return 'sent';
  if (status >= 300 && status < 400) return 'redirected';
  if (status === 400 || status === 410 || status === 422) return 'refused';
  return status >= 500 ? 'gateway-fault' : 'not-taken';
}

type Request = {
  readonly headers: http.OutgoingHttpHeaders;
  readonly body: Buffer;
  readonly signal: AbortSignal;
};

/** The answer's status; what else it says is not read. A connection of its own: a kept one may have died since, and follows nobody elsewhere. */
function post(url: string, { headers, body, signal }: Request): Promise<number> {
  const { request } = url.startsWith('https:') ? https : http;
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', headers, signal, agent: false }, (answer) => {
      resolve(answer.statusCode ?? 0);
      sending.destroy();
    });
    sending.on('error', reject);
    sending.end(body);
  });
}
