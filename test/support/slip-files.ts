// Reads the slips a hall without a printer keeps, as somebody would who opens the files.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The files of all days, by ending. */
export async function slipFiles(dataDir: string, ending: '.svg' | '.pdf'): Promise<string[]> {
  const folder = path.join(dataDir, 'slips');
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names.filter((name) => name.endsWith(ending)).map((name) => path.join(folder, name));
}

/** The words of every slip picture; a slip is set sign by sign, so they come without breaks. */
export async function readSlips(dataDir: string): Promise<string[]> {
  const files = await slipFiles(dataDir, '.svg');
  return Promise.all(files.map(async (file) => (await readFile(file, 'utf8')).replaceAll(/<[^>]*>/g, '')));
}
