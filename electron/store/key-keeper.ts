// Where the master key lives: a file of its own here, the system's keystore in Electron, memory in tests.

import { chmod, link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncDirectory } from './durable-file.ts';
import { KeyWrong } from './store-errors.ts';
import { codeOf } from './write-error.ts';

/** Length of the master key in bytes. */
export const masterKeyBytes = 32;

/** Loads and saves the 32-byte master key. */
export type KeyKeeper = {
  kind: 'file' | 'keystore' | 'memory';
  /**
   * Null when there is none. Throws KeyWrong when something is there that is not a key. A keeper with several places gives the key of the
   * first that `isRight`, else of the first that has one.
   */
  load(isRight?: (key: Uint8Array) => boolean): Promise<Uint8Array | null>;
  /** Durable when it resolves; never leaves half a key. */
  save(key: Uint8Array): Promise<void>;
};

/** Keeps the key as hexadecimal text in a file only its owner can read (0600). */
export function fileKeyKeeper(path: string): KeyKeeper {
  return {
    kind: 'file',
    async load() {
      let text: string;
      try {
        text = await readFile(path, 'utf8');
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return null;
        throw error;
      }
      if (!/^[0-9a-f]{64}\s*$/.test(text)) throw new KeyWrong(path);
      // A copy brought back from a stick is often readable by everyone; Windows has no such bits.
      if (process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0) await chmod(path, 0o600);
      return Uint8Array.from(Buffer.from(text.trim(), 'hex'));
    },
    async save(key) {
      if (key.length !== masterKeyBytes) throw new RangeError('A master key has 32 bytes.');
      await setAside(path, key);
      await writePrivately(path, `${Buffer.from(key).toString('hex')}\n`);
    },
  };
}

/** Another key is never overwritten: it may be the only one that opens something. */
async function setAside(path: string, next: Uint8Array): Promise<void> {
  let held: string;
  try {
    held = await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if (held.trim() === Buffer.from(next).toString('hex')) return;
  for (let n = 1; ; n++) {
    try {
      await link(path, `${path}.set-aside-${n}`);
      return;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

/** For tests, and for restoring with recovery words before a keeper is chosen. */
export function memoryKeyKeeper(key: Uint8Array | null = null): KeyKeeper {
  let held = key;
  return {
    kind: 'memory',
    load: async () => held,
    save: async (next) => {
      held = next;
    },
  };
}

/** Writes a whole file or none of it, readable by its owner only, on the disk when it resolves. */
export async function writePrivately(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.new`;
  await rm(draft, { force: true });
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  syncDirectory(dirname(path));
}
