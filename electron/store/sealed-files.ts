// Keeps sealed files in `files` beside the database: each written once under a name of its own, whole and durable before any row speaks of it.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncDirectory } from './durable-file.ts';
import { codeOf, typedWriteError } from './write-error.ts';

/** The folder of sealed files. It knows no keys and no rows. */
export type SealedFiles = {
  /** Durable when it resolves. Throws StoreFull, StoreFailed; leaves nothing half. */
  put(id: string, sealed: Uint8Array): Promise<void>;
  /** Null when it is not there. */
  read(id: string): Promise<Uint8Array | null>;
  /** What is not there stays so. */
  remove(ids: readonly string[]): Promise<void>;
  /** Everything in the folder, what was begun and not finished among it. */
  names(): Promise<string[]>;
};

/** Beside the database, beside a backup, and beside what was set aside: always the same name. */
export function filesBeside(database: string): string {
  return join(dirname(database), 'files');
}

/** The files beside the database at `path`. The folder is made with the first of them. */
export function sealedFilesBeside(path: string): SealedFiles {
  const folder = filesBeside(path);
  return {
    async put(id, sealed) {
      const draft = join(folder, `${id}.part`);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const file = await open(draft, 'w', 0o600);
        try {
          await file.writeFile(sealed);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(draft, join(folder, id));
        syncDirectory(folder);
      } catch (error) {
        await rm(draft, { force: true }).catch(() => undefined);
        throw typedWriteError(error);
      }
    },
    async read(id) {
      try {
        return await readFile(join(folder, id));
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return null;
        throw typedWriteError(error);
      }
    },
    async remove(ids) {
      for (const id of ids) await rm(join(folder, id), { force: true });
    },
    async names() {
      try {
        return await readdir(folder);
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return [];
        throw typedWriteError(error);
      }
    },
  };
}

/** SHA-256 of a file, hexadecimal, without holding the whole of it; null when it is not there. */
export async function digestOfFile(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const part of createReadStream(path)) hash.update(part as Buffer);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
  return hash.digest('hex');
}
