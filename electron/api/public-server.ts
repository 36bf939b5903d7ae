// The phones' own door: the page for one's number, one's case, papers for it and for appointments, the few calls it makes, and nothing else of the hall.
import { existsSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import path from 'node:path';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import { RPCHandler } from '@orpc/server/fastify';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { securityHeaders } from '../content-security-policy.ts';
import type { Log } from '../log.ts';
import type { Context } from '../procedure-base.ts';
import { answerFaults, builtScreens, faultBody, isSameOrigin, transportFault, withFaultsTyped } from './http-doors.ts';
import { filesOfPage } from './page-files.ts';
import type { PhoneRouter } from './phone-router.ts';
import { papersByPhoneAMinute } from './source-limits.ts';

export type PublicOptions = {
  router: PhoneRouter;
  log: Log;
  /** dist/renderer; null serves the calls alone. */
  screensDir: string | null;
  /** `phone.url`: the one address this door is opened under. */
  url: string;
};

/** A phone tells a name, a grade, or words to a case: as many as the contract takes, each of several bytes. */
const bodyLimitBytes = 64 * 1024;
/** The call a picture comes by, which the page has made smaller; one that comes as it was taken may have 4 MB. */
const picturesComeBy = '/api/rpc/caseFiles/addByLink';
const pictureBodyLimitBytes = 6 * 1024 * 1024;
/** Pages and calls of one address: a provider, or the hall's own wireless network, brings many phones under one. */
const asksPerMinute = 3000;
const page = 'phone.html';
/** What every phone is called in the journal: which one it is nobody is to know. */
const terminal = '手机';

export async function createPublicServer(options: PublicOptions): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: bodyLimitBytes,
    forceCloseConnections: true,
    // A proxy on this very machine says who asked; anybody else may say what they like.
    trustProxy: 'loopback',
    exposeHeadRoutes: false,
  });
  const host = new URL(options.url).host.toLowerCase();
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders);
    if (request.headers.host?.toLowerCase() !== host) await reply.code(404).send(transportFault(404));
    else if (!isSameOrigin(request)) {
      await reply
        .code(403)
        .send(faultBody('NOT_ALLOWED', 403, '只接受本大厅的页面 · Only pages of this hall may call'));
    }
  });
  answerFaults(app, options.log);
  await app.register(rateLimit, {
    max: asksPerMinute,
    timeWindow: '1 minute',
    keyGenerator: ({ ip }) => networkOf(ip),
    errorResponseBuilder: () => ({ statusCode: 429 }),
  });
  const rpc = new RPCHandler<Context>(options.router, withFaultsTyped(options.log));
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const context: Context = {
      terminal,
      // Never the address alone: a proxy on this machine is not the hall's kiosk.
      source: `phone ${networkOf(request.ip)}`,
      isPhone: true,
      signedIn: null,
      sessionToken: null,
      setSession: null,
    };
    const { matched } = await rpc.handle(request, reply, { prefix: '/api/rpc', context });
    if (!matched) await reply.code(404).send(transportFault(404));
  };
  app.post('/api/rpc/*', answer);
  // Counted before its body is read: what nobody may send is not held in memory either.
  const mostPictures = { rateLimit: { max: papersByPhoneAMinute, timeWindow: '1 minute' } };
  app.post(picturesComeBy, { bodyLimit: pictureBodyLimitBytes, config: mostPictures }, answer);
  await servePage(app, options.screensDir);
  return app;
}

async function servePage(app: FastifyInstance, directory: string | null): Promise<void> {
  if (!directory || !existsSync(path.join(directory, page))) return;
  const files = await filesOfPage(directory, page);
  await app.register(fastifyStatic, { ...builtScreens(directory), serve: false });
  for (const address of ['/book', '/c', '/p', '/t/:digits(^\\d{20,32}$)']) {
    app.get(address, (_request, reply) => reply.sendFile(page));
  }
  app.get<{ Params: { file: string } }>('/assets/:file', (request, reply) => {
    const { file } = request.params;
    return files.has(file) ? reply.sendFile(`assets/${file}`) : reply.callNotFound();
  });
}

/** Whom limits count: an IPv4 address, or the /64 of an IPv6 one, whose single addresses cost nothing. */
export function networkOf(ip: string): string {
  const inIPv4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (inIPv4) return inIPv4;
  if (!isIPv6(ip)) return ip;
  const [front = '', back = ''] = ip.split('%')[0]?.split('::') ?? [];
  const head = front === '' ? [] : front.split(':');
  const tail = back === '' ? [] : back.split(':');
  const filled = ip.includes('::') ? [...head, ...Array(8 - head.length - tail.length).fill('0'), ...tail] : head;
  return `${filled.slice(0, 4).join(':')}::/64`;
}
