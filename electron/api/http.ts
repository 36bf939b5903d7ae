// The API and the screens over HTTP: for desks, displays, phones, and the kiosk where Electron is not to be had.
import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import { OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { RPCHandler } from '@orpc/server/fastify';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { securityHeaders } from '../content-security-policy.ts';
import { framesOf, type Log } from '../log.ts';
import type { Context, SignedIn } from '../procedure-base.ts';
import { withTypedFaults } from './faults.ts';
import type { HallRouter } from './router.ts';
import { terminalName } from './terminal-name.ts';

export type HttpOptions = {
  router: HallRouter;
  log: Log;
  version: string;
  /** dist/renderer; null serves the API alone. */
  screensDir: string | null;
  /** Who a session token belongs to. */
  bySession(token: string): Promise<SignedIn | null>;
  sessionSeconds: number;
  /** Is the store answering? Words where it is not. */
  isReady(): Promise<{ ready: true } | { ready: false; reason: string }>;
  /** Host names beside loopback under which this node may be asked for (DNS rebinding). */
  allowedHosts: readonly string[];
  isLan: boolean;
};

const sessionCookie = 'bancheng_session';
const bodyLimitBytes = 256 * 1024;
/** A filing terminal needs a handful a second; a hall behind one address needs more. */
const callsPerMinute = 3000;
/** How long an answer about readiness stands. */
const readyForMs = 2000;

export async function createHttpServer(options: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: bodyLimitBytes,
    forceCloseConnections: true,
    trustProxy: false,
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders);
    if (!isHostAllowed(request.headers.host, options)) {
      await reply
        .code(403)
        .send(faultBody('NOT_ALLOWED', 403, '这个地址不能用来打开办成 · Not served under this host name'));
    } else if (!isSameOrigin(request)) {
      await reply
        .code(403)
        .send(faultBody('NOT_ALLOWED', 403, '只接受本大厅的页面 · Only pages of this hall may call'));
    }
  });
  app.setErrorHandler((error: { statusCode?: number; name?: string }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) {
      options.log('call-failed', {
        path: routeOf(request),
        name: error.name ?? 'Error',
        stack: framesOf(error),
        terminal: '',
      });
    }
    void reply.code(status).send(transportFault(status));
  });
  await app.register(rateLimit, {
    max: callsPerMinute,
    timeWindow: '1 minute',
    allowList: (request) => !request.url.startsWith('/api/'),
    errorResponseBuilder: () => ({ statusCode: 429 }),
  });

  const isReady = askedSeldom(options.isReady);
  app.get('/health', () => ({ ok: true, version: options.version }));
  app.get('/ready', async (_request, reply) => {
    const state = await isReady();
    return reply.code(state.ready ? 200 : 503).send(state);
  });
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.headers.accept?.includes('text/html') === true;
    if (wantsPage) return reply.code(404).type('text/html; charset=utf-8').send(nothingHere);
    return reply.code(404).send(transportFault(404));
  });
  serveApi(app, options);
  await serveScreens(app, options);
  return app;
}

/** To be ready is to have written something, which anybody may ask for: one answer does for everybody who asks soon after. */
function askedSeldom(isReady: HttpOptions['isReady']): HttpOptions['isReady'] {
  let last: { at: number; answer: ReturnType<HttpOptions['isReady']> } | null = null;
  return () => {
    const now = performance.now();
    if (!last || now - last.at >= readyForMs) last = { at: now, answer: isReady() };
    return last.answer;
  };
}

function serveApi(app: FastifyInstance, options: HttpOptions): void {
  const handlerOptions = {
    clientInterceptors: [(call: Parameters<typeof withTypedFaults>[0]) => withTypedFaults(call, options.log)],
  };
  const rpc = new RPCHandler<Context>(options.router, handlerOptions);
  const open = new OpenAPIHandler<Context>(options.router, handlerOptions);
  let document: Promise<object> | null = null;
  app.get('/api/openapi.json', () => {
    document ??= new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(options.router, {
      info: { title: 'Bancheng hall node', version: options.version },
      servers: [{ url: '/api/v1' }],
    });
    return document;
  });
  for (const [prefix, handler] of [
    ['/api/rpc', rpc],
    ['/api/v1', open],
  ] as const) {
    app.all(`${prefix}/*`, async (request, reply) => {
      const context = await contextOf(request, reply, options);
      const { matched } = await handler.handle(request, reply, { prefix, context });
      if (!matched) await reply.code(404).send(transportFault(404));
    });
  }
  app.all('/api/*', (_request, reply) => reply.code(404).send(transportFault(404)));
}

async function contextOf(request: FastifyRequest, reply: FastifyReply, options: HttpOptions): Promise<Context> {
  const token = sessionTokenOf(request.headers.cookie);
  const whoIs = async () => (token ? options.bySession(token) : null);
  return {
    terminal: terminalName(request.headers['x-terminal'], request.ip),
    source: request.ip,
    signedIn: await whoIs(),
    sessionToken: token,
    isStillSignedIn: async () => (await whoIs())?.mustChangePassword === false,
    setSession: (next) => {
      const life = next ? `Max-Age=${options.sessionSeconds}` : 'Max-Age=0';
      void reply.header('set-cookie', `${sessionCookie}=${next ?? ''}; Path=/api; HttpOnly; SameSite=Strict; ${life}`);
    },
  };
}

function sessionTokenOf(cookies: string | undefined): string | null {
  const match = /(?:^|;\s*)bancheng_session=([A-Za-z0-9_-]{20,100})(?:;|$)/.exec(cookies ?? '');
  return match?.[1] ?? null;
}

/** A page elsewhere may not make a browser in the hall call this API: scripts send Origin, and it must be ours. */
function isSameOrigin(request: FastifyRequest): boolean {
  if (request.headers['sec-fetch-site'] === 'cross-site') return !request.url.startsWith('/api/');
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}

function isHostAllowed(host: string | undefined, options: HttpOptions): boolean {
  if (!host) return false;
  const name = host
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
  if (name === 'localhost' || name === '127.0.0.1' || name === '::1') return true;
  // On the LAN an address cannot be rebound; a name must be one the hall has set.
  return options.isLan && (isIP(name) !== 0 || options.allowedHosts.includes(name));
}

const pages: Readonly<Record<string, string>> = { '/': 'index.html', '/desk': 'desk.html', '/display': 'display.html' };

async function serveScreens(app: FastifyInstance, options: HttpOptions): Promise<void> {
  const directory = options.screensDir;
  if (!directory || !existsSync(directory)) return;
  await app.register(fastifyStatic, {
    root: directory,
    index: false,
    redirect: false,
    cacheControl: false,
    // The build leaves a .br and a .gz beside each script, style and page.
    preCompressed: true,
    setHeaders: (reply, file) => {
      const isHashed = path.relative(directory, file).startsWith('assets');
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  for (const [address, file] of Object.entries(pages)) {
    app.get(address, (_request, reply) => reply.sendFile(file));
    if (address !== '/') app.get(`${address}/*`, (_request, reply) => reply.sendFile(file));
  }
}

/** For somebody who typed an address: the same words as a page, and the way back. */
const nothingHere = `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>没有这个地址</title>
<h1>没有这个地址</h1><p lang="en">There is nothing at this address.</p><p><a href="/">办成 · Bancheng</a></p></html>
`;

function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'unknown';
}

/** Faults found before a procedure is reached, in the contract's shape and in words. */
function transportFault(status: number): object {
  const words: Record<number, [string, string]> = {
    400: ['BAD_REQUEST', '没看懂这个请求 · The request is not valid JSON'],
    404: ['NOT_FOUND', '没有这个地址 · There is nothing at this address'],
    413: ['TOO_LARGE', '内容太多了，请写短一些 · The request is too large'],
    415: ['UNSUPPORTED', '只接受 JSON · Send application/json'],
    429: ['TOO_MANY_REQUESTS', '请求太多了，请稍等再试 · Too many requests'],
  };
  const [code, message] = words[status] ?? ['INTERNAL_SERVER_ERROR', '这一步没做成。请再试一次，或者按求助'];
  return faultBody(code, status, message);
}

/** As oRPC's RPC client reads it (`json`), and as a plain caller does. */
function faultBody(code: string, status: number, message: string): object {
  const fault = { defined: false, code, status, message };
  return { ...fault, json: fault };
}
