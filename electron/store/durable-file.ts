// Makes files and renames survive a power cut: data first, then the folder that names it.

import { closeSync, fsyncSync, openSync } from 'node:fs';
import { codeOf } from './write-error.ts';

/** Flushes a file's content to the disk. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Flushes a folder's entries (new names, renames, removals) to the disk. */
export function syncDirectory(path: string): void {
  // Windows cannot open a folder, and its renames are journaled by the file system.
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } catch (error) {
    // Some network and FUSE file systems refuse it; the rename itself has happened.
    if (codeOf(error) !== 'EINVAL' && codeOf(error) !== 'ENOTSUP') throw error;
  } finally {
    closeSync(folder);
  }
}
