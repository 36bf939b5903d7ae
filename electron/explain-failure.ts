// Owns what is said and what is kept when the program or one of its tools cannot go on: words for a person, frames for whoever mends it.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CatalogueError } from './catalogue/catalogue-error.ts';
import { framesOf } from './log.ts';
import { SettingsError } from './settings-error.ts';
import { StoreError } from './store/store-errors.ts';
import { codeOf } from './store/write-error.ts';

/** Words for a failure in both languages, and whether they are all there is to say or a bug is behind them. */
export type Failure = { message: string; isBug: boolean };

/** A typed error's own words; for anything else, where the reason is kept. */
export function explainFailure(error: unknown): Failure {
  if (error instanceof SettingsError || error instanceof StoreError || error instanceof CatalogueError) {
    return { message: error.message, isBug: false };
  }
  if (codeOf(error) === 'EADDRINUSE') {
    return {
      message:
        '端口被别的程序占着：用 --port 换一个，或在 settings.jsonc 里换一个 network.port。\n' +
        'The port is taken by another program: use another --port, or set another network.port in settings.jsonc.',
      isBug: false,
    };
  }
  return {
    message:
      '出了没料到的错，没能做成。原因记在数据文件夹的 logs/start-failed.txt。\n' +
      'Something unexpected went wrong; the reason is in logs/start-failed.txt in the data folder.',
    isBug: true,
  };
}

/**
 * Keeps a bug's name and frames where {@link explainFailure} says. Its message is left out: it may quote data.
 * A disk that takes no note either changes nothing for the person who reads the screen.
 */
export function keepFailure(dataDir: string, error: unknown): void {
  const name = error instanceof Error ? `${error.name} ${codeOf(error)}`.trim() : typeof error;
  try {
    mkdirSync(path.join(dataDir, 'logs'), { recursive: true, mode: 0o700 });
    writeFileSync(path.join(dataDir, 'logs', 'start-failed.txt'), `${name}\n${framesOf(error)}\n`, { mode: 0o600 });
  } catch {
    process.stderr.write(`${name}\n`);
  }
}
