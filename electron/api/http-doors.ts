// What both doors of a hall's HTTP side have in common, the hall's own and the phones': faults in words, built screens, the guard against other pages.
import path from 'node:path';
import type { FastifyStaticOptions } from '@fastify/static';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { logoBytesMaximum } from '#shared/contract/slip-template.ts';
import { framesOf, type Log } from '../log.ts';
import { withTypedFaults } from './faults.ts';

/** For an oRPC handler: every failure comes out in the contract's shape. */
export const withFaultsTyped = (log: Log) => ({
  clientInterceptors: [(call: Parameters<typeof withTypedFaults>[0]) => withTypedFaults(call, log)],
});

/** Answers every fault before a procedure, and every address where nothing is, in words. */
export function answerFaults(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error: { statusCode?: number; name?: string }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) {
      log('call-failed', {
        path: routeOf(request),
        name: error.name ?? 'Error',
        stack: framesOf(error),
        terminal: '',
      });
    }
    // Refused before it was read: the rest of the body is not waited for, however large.
    if (status === 429) void reply.header('connection', 'close');
    void reply.code(status).send(transportFault(status));
  });
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.headers.accept?.includes('text/html') === true;
    if (wantsPage) return reply.code(404).type('text/html; charset=utf-8').send(nothingHere);
    return reply.code(404).send(transportFault(404));
  });
}

/** Where the slips' picture comes in: what is too large for the door gets the words of the check behind it. */
export function answerPictureFaults(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  if (error.statusCode !== 413) {
    request.server.errorHandler(error, request, reply);
    return;
  }
  const most = logoBytesMaximum / (1024 * 1024);
  const words = `图片太大了，最大 ${most} 兆。请存成小一些的再选 · The picture is too large: ${most} MB at most`;
  void reply.code(413).send(faultBody('LOGO_TOO_BIG', 413, words));
}

/** How built files are served: the build leaves a .br and a .gz beside each, and a hash in what never changes. */
export function builtScreens(directory: string): FastifyStaticOptions {
  return {
    root: directory,
    index: false,
    redirect: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, file) => {
      const isHashed = path.relative(directory, file).startsWith('assets');
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  };
}

/** A page elsewhere may not make a browser in the hall call this API: scripts send Origin, and it must be ours. */
export function isSameOrigin(request: FastifyRequest): boolean {
  if (request.headers['sec-fetch-site'] === 'cross-site') return !request.url.startsWith('/api/');
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
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
export function transportFault(status: number): object {
  const words: Record<number, [string, string]> = {
    400: ['BAD_REQUEST', '没看懂这个请求 · The request is not valid JSON'],
    404: ['NOT_FOUND', '没有这个地址 · There is nothing at this address'],
    413: [
      'TOO_LARGE',
      '发来的太大了：字请写短一些，文件最大 8 兆 · Too large: please write less; a file has 8 MB at most',
    ],
    415: ['UNSUPPORTED', '只接受 JSON · Send application/json'],
    429: ['TOO_MANY_REQUESTS', '请求太多了，请稍等再试 · Too many requests'],
  };
  const [code, message] = words[status] ?? ['INTERNAL_SERVER_ERROR', '这一步没做成。请再试一次，或者按求助'];
  return faultBody(code, status, message);
}

/** As oRPC's RPC client reads it (`json`), and as a plain caller does. */
export function faultBody(code: string, status: number, message: string): object {
  const fault = { defined: false, code, status, message };
  return { ...fault, json: fault };
}
