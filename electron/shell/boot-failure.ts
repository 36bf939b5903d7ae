// Owns what is said and what is kept when the program cannot start: words for a person, frames for whoever mends it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CatalogueError } from '#electron/catalogue/catalogue-error.ts';
import { framesOf } from '#electron/log.ts';
import { SettingsError } from '#electron/settings-error.ts';
import { StoreError } from '#electron/store/store-errors.ts';
import { codeOf } from '#electron/store/write-error.ts';

/** Words for a failed start, and whether they are all there is to say or a bug is behind them. */
export type BootFailure = { message: string; isBug: boolean };

/** A typed error's own words; for anything else, where the reason is kept. */
export function explainBootFailure(error: unknown): BootFailure {
  if (error instanceof SettingsError || error instanceof StoreError || error instanceof CatalogueError) {
    return { message: error.message, isBug: false };
  }
  if (codeOf(error) === 'EADDRINUSE') {
    return {
      message:
        '端口被别的程序占着：在 settings.jsonc 里换一个 network.port。\n' +
        'The port is taken by another program: set another network.port in settings.jsonc.',
      isBug: false,
    };
  }
  return {
    message:
      '程序没能启动，原因记在数据文件夹的 logs/start-failed.txt。\n' +
      'The program could not start; the reason is in logs/start-failed.txt in the data folder.',
    isBug: true,
  };
}

/**
 * Keeps a bug's name and frames where {@link explainBootFailure} says. Its message is left out: it may quote data.
 * A disk that takes no note either changes nothing for the person who reads the screen.
 */
export function keepBootFailure(dataDir: string, error: unknown): void {
  const name = error instanceof Error ? `${error.name} ${codeOf(error)}`.trim() : typeof error;
  try {
    mkdirSync(join(dataDir, 'logs'), { recursive: true, mode: 0o700 });
    writeFileSync(join(dataDir, 'logs', 'start-failed.txt'), `${name}\n${framesOf(error)}\n`, { mode: 0o600 });
  } catch {
    process.stderr.write(`${name}\n`);
  }
}
