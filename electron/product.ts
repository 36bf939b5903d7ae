// Where the program itself lies and which version it is; the same answer from source, from the bundle and from a package.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** The folder that holds package.json, resources and dist. */
export const productRoot = findRoot(import.meta.dirname);

export const productVersion = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(path.join(productRoot, 'package.json'), 'utf8'))).version;

function findRoot(from: string): string {
  if (existsSync(path.join(from, 'package.json')) && existsSync(path.join(from, 'resources'))) return from;
  const above = path.dirname(from);
  if (above === from) throw new Error('the program is not whole: package.json and resources are missing');
  return findRoot(above);
}

/** A folder that native code reads: it cannot look into a package's archive, so the packager leaves it beside. */
export function unpackedResource(name: string): string {
  return path.join(productRoot.replace(/app\.asar$/, 'app.asar.unpacked'), 'resources', name);
}
