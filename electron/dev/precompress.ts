// Owns the compressed copies that stand beside the built screens: made once at build time, so that the node never compresses while a hall waits.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** Pictures are small, and woff2 is brotli already. */
const compressible = /\.(?:bin|css|html|js)$/;

/** Writes `.br` and `.gz` beside each script, style and page among the files; answers which those were. */
export async function compressFiles(directory: string, files: readonly string[]): Promise<string[]> {
  const found = files.filter((file) => compressible.test(file));
  await Promise.all(
    found.map(async (file) => {
      const target = path.join(directory, file);
      const plain = await readFile(target);
      const [br, gz] = await Promise.all([
        promisify(brotliCompress)(plain, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
            [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
          },
        }),
        promisify(gzip)(plain, { level: constants.Z_BEST_COMPRESSION }),
      ]);
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
