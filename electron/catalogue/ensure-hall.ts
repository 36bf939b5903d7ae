// Gives a new hall its own copy of the demo hall to edit, once, and never touches it again.
import { constants } from 'node:fs';
import { access, copyFile, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { HALL_FILES } from './catalogue.ts';

/** Copies the demo hall to `<data>/hall` unless that is there already. Answers the directory to load from. */
export async function ensureHall(dataDir: string, demoHallDir: string): Promise<string> {
  const target = path.join(dataDir, 'hall');
  if (await exists(target)) return target;
  // Copied aside and renamed, so that a start broken off half-way leaves no half hall behind.
  const aside = path.join(dataDir, '.hall-new');
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { recursive: true });
  for (const file of [...HALL_FILES, 'pinyin.json']) {
    await copyFile(path.join(demoHallDir, file), path.join(aside, file), constants.COPYFILE_EXCL);
  }
  await rename(aside, target);
  return target;
}

async function exists(where: string): Promise<boolean> {
  try {
    await access(where);
    return true;
  } catch {
    return false;
  }
}
