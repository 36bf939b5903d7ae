// Owns the compressed copies that stand beside the built screens: made once at build time, so that the node never compresses while a hall waits.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** Pictures are small, and woff2 is brotli already. */
const compressible = /\.(?:bin|css|html|js)$/;

/** What stays as large as this is dense already: the thorough way takes fifty times as long and gains nothing to speak of. */
const DENSE = 0.8;
/** A table of megabytes comes within a percent of its smallest in half the time. */
const largeBytes = 1_000_000;
const sizing = { large: { quality: 10, window: 18, block: 16 }, small: { quality: 11, window: 22, block: 0 } };

async function brotli(plain: Buffer): Promise<Buffer> {
  const at = (quality: number, window: number, block: number) =>
    promisify(brotliCompress)(plain, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: quality,
        [constants.BROTLI_PARAM_LGWIN]: window,
        [constants.BROTLI_PARAM_LGBLOCK]: block,
        [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
      },
    });
  const quick = await at(9, 24, 0);
  if (quick.length > plain.length * DENSE) return quick;
  const { quality, window, block } = plain.length > largeBytes ? sizing.large : sizing.small;
  return await at(quality, window, block);
}

/** Writes `.br` and `.gz` beside each script, style and page among the files; answers which those were. */
export async function compressFiles(directory: string, files: readonly string[]): Promise<string[]> {
  const found = files.filter((file) => compressible.test(file));
  await Promise.all(
    found.map(async (file) => {
      const target = path.join(directory, file);
      const plain = await readFile(target);
      const [br, gz] = await Promise.all([brotli(plain), promisify(gzip)(plain, { level: 8 })]);
      await Promise.all([writeFile(`${target}.br`, br), writeFile(`${target}.gz`, gz)]);
    }),
  );
  return found;
}

/** Compresses what the screens' build has written. */
export const precompressScreens = (): Plugin => ({
  name: 'bancheng-precompress-screens',
  apply: 'build',
  applyToEnvironment: ({ name }) => name === 'client',
  async writeBundle({ dir }, bundle) {
    if (dir) await compressFiles(dir, Object.keys(bundle));
  },
});
