// Makes files and renames survive a power cut: data first, then the folder that names it.

import { closeSync, copyFileSync, fsyncSync, linkSync, openSync, renameSync } from 'node:fs';
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

/** Gives a file a second name, or where there are none (sticks, some network disks) a copy that is whole or not there. */
export function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw error;
    copyFileSync(source, `${target}.part`);
    syncFile(`${target}.part`);
    renameSync(`${target}.part`, target);
  }
}
