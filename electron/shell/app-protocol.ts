// Owns how the kiosk's own files reach its window: from one folder, nothing outside it, always with the guarding headers.
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { kioskHeaders } from '../content-security-policy.ts';
import { isAppAddress } from './app-address.ts';

const mimeTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** A page or style made in memory rather than read from the folder. */
export type MadePage = { type: string; body: string };

const answer = (
  status: number,
  type: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Response => new Response(body, { status, headers: { ...kioskHeaders, 'content-type': type, ...headers } });

const notFound = (): Response => answer(404, 'text/plain; charset=utf-8', 'Not found');

/**
 * The path inside the folder that an address asks for, or null where the address is not one of ours or could mean
 * anything outside: encoded slashes and dots, drive letters, streams, hidden files, null bytes.
 */
export function pathInside(address: string): string | null {
  if (!isAppAddress(address)) return null;
  let path: string;
  try {
    path = decodeURIComponent(new URL(address).pathname);
  } catch {
    return null;
  }
  if (path === '/') return 'index.html';
  const segments = path.slice(1).split('/');
  // A dot in front covers `..`, `.` and hidden files; an empty segment covers `//server/share` and a trailing slash.
  const isPlain = segments.every((segment) => segment !== '' && !segment.startsWith('.') && !/[\\:\0%]/.test(segment));
  return isPlain ? segments.join('/') : null;
}

/**
 * Makes the handler for `app://bancheng/…`.
 * @param options.root folder of the built pages; a link that leads out of it is answered with 404
 * @param options.made pages made in memory, by path (`/calm`)
 */
export function createAppProtocol(options: {
  root: string;
  made: ReadonlyMap<string, () => MadePage>;
}): (request: Pick<Request, 'url' | 'method'>) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return answer(405, 'text/plain; charset=utf-8', 'Method not allowed', { allow: 'GET, HEAD' });
    }
    const path = pathInside(request.url);
    if (path === null) return notFound();
    const made = options.made.get(`/${path}`);
    if (made) {
      const page = made();
      return answer(200, page.type, page.body, { 'cache-control': 'no-store' });
    }
    try {
      const root = await realpath(options.root);
      const file = await realpath(join(root, path));
      if (!file.startsWith(root + sep) || !(await stat(file)).isFile()) return notFound();
      const type = mimeTypes[extname(file).toLowerCase()] ?? 'application/octet-stream';
      return answer(200, type, new Uint8Array(await readFile(file)), { 'cache-control': 'no-cache' });
    } catch (error) {
      // Missing, unreadable or a folder: for a page these are all the same.
      if (error instanceof Error && 'code' in error) return notFound();
      throw error;
    }
  };
}
