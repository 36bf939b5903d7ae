// The kiosk's files are served from one folder; every known way out of it is tried.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAppProtocol, pathInside } from '#electron/shell/app-protocol.ts';

let folder: string;
let serve: ReturnType<typeof createAppProtocol>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bancheng-pages-'));
  const root = join(folder, 'pages');
  await mkdir(join(root, 'assets'), { recursive: true });
  // A neighbour whose path begins like the root's: a careless prefix check would let it through.
  await mkdir(join(folder, 'pages-secret'));
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'pages-secret', 'secret.txt'), 'secret');
  await writeFile(join(root, 'index.html'), '<!doctype html>kiosk');
  await writeFile(join(root, 'assets', 'a b.js'), 'let x');
  await writeFile(join(root, 'assets', 'font.woff2'), new Uint8Array([0, 1, 255]));
  await writeFile(join(root, '.hidden'), 'secret');
  await symlink(join(folder, 'secret.txt'), join(root, 'out.txt'));
  await symlink(join(folder, 'pages-secret'), join(root, 'neighbour'));
  serve = createAppProtocol({ root, made: new Map([['/calm', () => ({ type: 'text/html', body: 'calm' })]]) });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const get = (url: string, method = 'GET'): Promise<Response> => serve({ url, method });

describe('what is served', () => {
  it('is the kiosk at the root, with its type and the guarding headers', async () => {
    const response = await get('app://bancheng/');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('<!doctype html>kiosk');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('is a file with a space, bytes unchanged, and pages made in memory', async () => {
    expect((await get('app://bancheng/assets/a%20b.js')).headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(new Uint8Array(await (await get('app://bancheng/assets/font.woff2')).arrayBuffer())).toEqual(
      new Uint8Array([0, 1, 255]),
    );
    const calm = await get('app://bancheng/calm');
    expect(await calm.text()).toBe('calm');
    expect(calm.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('is the file itself and never the compressed copy beside it', async () => {
    await writeFile(join(folder, 'pages', 'assets', 'a b.js.br'), new Uint8Array([1, 2, 3]));
    const response = await serve({ url: 'app://bancheng/assets/a%20b.js', method: 'GET' });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(await response.text()).toBe('let x');
    expect((await get('app://bancheng/assets/a%20b.js.br')).headers.get('content-type')).toBe(
      'application/octet-stream',
    );
  });

  it('ignores query and fragment', async () => {
    expect((await get('app://bancheng/?file=../secret.txt#x')).status).toBe(200);
  });
});

describe('what is not', () => {
  it.each([
    'app://bancheng/../secret.txt',
    'app://bancheng/..%2fsecret.txt',
    'app://bancheng/..%2Fsecret.txt',
    'app://bancheng/%2e%2e%2fsecret.txt',
    'app://bancheng/%2e%2e/secret.txt',
    'app://bancheng/assets/..%2f..%2fsecret.txt',
    'app://bancheng/..%252fsecret.txt',
    'app://bancheng/..%5csecret.txt',
    'app://bancheng/assets\\..\\..\\secret.txt',
    'app://bancheng/..%2fpages-secret%2fsecret.txt',
    'app://bancheng//etc/passwd',
    'app://bancheng/%2fetc%2fpasswd',
    'app://bancheng/C:%5cWindows%5cwin.ini',
    'app://bancheng/C:/Windows/win.ini',
    'app://bancheng/index.html::$DATA',
    'app://bancheng/index.html%00.js',
    'app://bancheng/%00',
    'app://bancheng/%',
    'app://bancheng/%ff',
    'app://bancheng/out.txt',
    'app://bancheng/neighbour/secret.txt',
    'app://bancheng/.hidden',
    'app://bancheng/assets',
    'app://bancheng/assets/',
    'app://bancheng/missing.js',
    'app://elsewhere/index.html',
    'https://bancheng/index.html',
    'file:///etc/passwd',
    'nonsense',
  ])('%s is not found', async (url) => {
    const response = await get(url);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('secret');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('is anything but reading', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) expect((await get('app://bancheng/', method)).status).toBe(405);
  });

  it('is anything outside, whatever the address is made of', () => {
    const pieces = fc.constantFrom('..', '.', '/', '%2e', '%2f', '%5c', '\\', 'a', '%00', ':', 'C:', '%25', '~', '//');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const path = pathInside(`app://bancheng/${parts.join('')}`);
        if (path === null) return;
        expect(path).not.toMatch(/(^|\/)\.\.?(\/|$)|^\/|\\|\0|:/);
      }),
      { numRuns: 2000 },
    );
  });
});
