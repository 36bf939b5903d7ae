// The API and the screens over HTTP: for desks, displays, phones, and the kiosk where Electron is not to be had.
import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import { OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { RPCHandler } from '@orpc/server/fastify';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { kioskHeaders, securityHeaders } from '../content-security-policy.ts';
import type { Log } from '../log.ts';
import type { Context, SignedIn } from '../procedure-base.ts';
import {
  answerFaults,
  answerPictureFaults,
  builtScreens,
  faultBody,
  isSameOrigin,
  transportFault,
  withFaultsTyped,
} from './http-doors.ts';
import type { HallRouter } from './router.ts';
import { callsAMinute } from './source-limits.ts';
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

const kioskPage = /^\/(?:index\.html)?(?:[?#]|$)/;
const sessionCookie = 'bancheng_session';
const bodyLimitBytes = 256 * 1024;
/** A filing terminal needs a handful a second; a hall behind one address needs more. */
const callsPerMinute = 3000;
/** The calls a file comes by; no other but those for what is told may bring so much. */
const filesComeBy = {
  '/api/rpc': ['/caseFiles/add', '/caseFiles/addOwn', '/caseFiles/addByLink'],
  '/api/v1': ['/cases/:caseNo/files', '/cases/own-files', '/cases/paper-link/files'],
} as const;
/** The calls a case is told by, which may bring a recording; there are as many of those that bring none as of any other. */
const tellingComesBy = {
  '/api/rpc': ['/cases/file', '/cases/fileAtCounter', '/cases/supplement', '/assist/park'],
  '/api/v1': ['/cases', '/cases/at-counter', '/cases/supplement', '/assist/park'],
} as const;
/** And the one the slips' picture comes by. */
const pictureComesBy = { '/api/rpc': '/slipTemplate/readLogo', '/api/v1': '/slip-template/logo' } as const;
/** A file of 8 MB as base64 is 11 MB; one somewhat larger still comes to the check, which says what to do. */
const fileBodyLimitBytes = 16 * 1024 * 1024;
/** From one address: a desk in a hurry needs a dozen. */
const filesPerMinute = 120;
/** What is told with a recording, from one address: as many as are taken in at all from one that is not the hall's own. */
const recordingsPerMinute = callsAMinute;
/** How long an answer about readiness stands. */
const readyForMs = 2000;

export async function createHttpServer(options: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: bodyLimitBytes,
    forceCloseConnections: true,
    trustProxy: false,
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(kioskPage.test(request.url) ? kioskHeaders : securityHeaders);
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
  answerFaults(app, options.log);
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
  const handlerOptions = withFaultsTyped(options.log);
  const rpc = new RPCHandler<Context>(options.router, handlerOptions);
  const open = new OpenAPIHandler<Context>(options.router, handlerOptions);
  let document: Promise<object> | null = null;
  // Counted before the body is read, large ones apart: what nobody may send is not held in memory either. Each is one
  // count for all the calls it stands before; a limit in a route's own configuration would be one for each of them.
  const telling = {
    bodyLimit: fileBodyLimitBytes,
    onRequest: app.rateLimit({
      max: (request: FastifyRequest) => (isLarge(request) ? recordingsPerMinute : callsPerMinute),
      keyGenerator: (request: FastifyRequest) => `${request.ip} ${isLarge(request)}`,
    }),
  };
  const large = { bodyLimit: fileBodyLimitBytes, onRequest: app.rateLimit({ max: filesPerMinute }) };
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
    const answer = async (request: FastifyRequest, reply: FastifyReply) => {
      const context = await contextOf(request, reply, options);
      const { matched } = await handler.handle(request, reply, { prefix, context });
      if (!matched) await reply.code(404).send(transportFault(404));
    };
    app.all(`${prefix}/*`, answer);
    for (const path of tellingComesBy[prefix]) app.post(`${prefix}${path}`, telling, answer);
    for (const path of filesComeBy[prefix]) app.post(`${prefix}${path}`, large, answer);
    app.post(`${prefix}${pictureComesBy[prefix]}`, { ...large, errorHandler: answerPictureFaults }, answer);
  }
  app.all('/api/*', (_request, reply) => reply.code(404).send(transportFault(404)));
}

/** Larger than a telling without a recording, or of a size that is not said beforehand. */
function isLarge({ headers }: FastifyRequest): boolean {
  return !(Number(headers['content-length'] ?? Number.NaN) <= bodyLimitBytes);
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

const pages: Readonly<Record<string, string>> = {
  '/': 'index.html',
  '/desk': 'desk.html',
  '/display': 'display.html',
  '/board': 'board.html',
  '/rate': 'rate.html',
};

async function serveScreens(app: FastifyInstance, options: HttpOptions): Promise<void> {
  const directory = options.screensDir;
  if (!directory || !existsSync(directory)) return;
  await app.register(fastifyStatic, builtScreens(directory));
  for (const [address, file] of Object.entries(pages)) {
    app.get(address, (_request, reply) => reply.sendFile(file));
    if (address !== '/') app.get(`${address}/*`, (_request, reply) => reply.sendFile(file));
  }
}
