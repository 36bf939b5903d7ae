// A crowd taking numbers over HTTP, in a process of its own: `node take-clients.ts URL CLIENTS SECONDS MATTERS` prints what it saw as JSON.
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { percentile } from './figure.ts';

export type CrowdFigures = {
  taken: number;
  perSecond: number;
  p50: number;
  p99: number;
  failed: Record<string, number>;
};

/** One address of this machine may make 3,000 calls a minute; a crowd comes from many. */
const addressesEach = 24;

const [, , url = '', clients = '1', seconds = '1', matters = ''] = process.argv;
const target = new URL('/api/rpc/queue/take', url);
const matterCodes = matters.split(',');
const latencies: number[] = [];
const failed: Record<string, number> = {};
const fail = (why: string): void => {
  failed[why] = (failed[why] ?? 0) + 1;
};

function take(agent: http.Agent, matterCode: string): Promise<void> {
  const body = JSON.stringify({ json: { requestId: randomUUID(), matterCode, language: 'zh-CN' } });
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const began = performance.now();
  return new Promise((resolve) => {
    const request = http.request(target, { agent, method: 'POST', headers }, (response) => {
      response.resume();
      response.on('end', () => {
        if ((response.statusCode ?? 500) < 300) latencies.push(performance.now() - began);
        else fail(String(response.statusCode));
        resolve();
      });
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      fail(error.code ?? error.name);
      resolve();
    });
    request.end(body);
  });
}

const began = performance.now();
const until = began + Number(seconds) * 1000;
const agents: http.Agent[] = [];
await Promise.all(
  Array.from({ length: Number(clients) }, async (_, client) => {
    const mine = Array.from(
      { length: addressesEach },
      (_, n) => new http.Agent({ keepAlive: true, maxSockets: 1, localAddress: `127.1.${client}.${n + 1}` }),
    );
    agents.push(...mine);
    for (let n = client; performance.now() < until; n += 1) {
      const agent = mine[n % mine.length];
      if (agent) await take(agent, matterCodes[n % matterCodes.length] ?? '');
    }
  }),
);
const took = (performance.now() - began) / 1000;
for (const agent of agents) agent.destroy();
const figures: CrowdFigures = {
  taken: latencies.length,
  perSecond: latencies.length / took,
  p50: percentile(latencies, 0.5),
  p99: percentile(latencies, 0.99),
  failed,
};
console.log(JSON.stringify(figures));
