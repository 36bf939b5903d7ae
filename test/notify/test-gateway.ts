// A gateway for messages on this machine, which answers as a test wants it to, or not at all.
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A status; nothing, for ever; the line cut; or sent elsewhere. */
export type Reply = number | 'hang' | 'drop' | { readonly redirectTo: string };

export type Received = {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly raw: Buffer;
  readonly body: { id: string; caseNo: string; turn: string; phone: string; text: string; at: string };
};

export type TestGateway = {
  readonly url: string;
  readonly received: Received[];
  /** What it says from now on. */
  reply: Reply | ((message: Received) => Reply);
  /** Answers whoever hangs. */
  release(status: number): void;
};

/** Gone when the test is over. */
export async function openGateway(reply: TestGateway['reply'] = 200): Promise<TestGateway> {
  const hanging = new Set<ServerResponse>();
  const answer = (response: ServerResponse, how: Reply): void => {
    if (how === 'hang') {
      hanging.add(response);
      response.on('close', () => hanging.delete(response));
    } else if (how === 'drop') response.destroy();
    else if (typeof how === 'number') response.writeHead(how).end('{"told":"13812345678"}');
    else response.writeHead(302, { location: how.redirectTo }).end();
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks);
      const message = {
        path: request.url ?? '',
        headers: request.headers,
        raw,
        body: JSON.parse(raw.toString() || '{}'),
      };
      gateway.received.push(message);
      answer(response, typeof gateway.reply === 'function' ? gateway.reply(message) : gateway.reply);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const gateway: TestGateway = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`,
    received: [],
    reply,
    release(status) {
      for (const response of hanging) answer(response, status);
    },
  };
  return gateway;
}
