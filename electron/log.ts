// The log: a closed catalogue of events with their fields, as JSON lines; personal data has no field to go into.
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import pino from 'pino';
import type { RotatingFileStream } from 'rotating-file-stream';

/** What may be logged, and with which fields: add a line here before logging something new. */
export type LogEvents = {
  'node-started': { version: string; dataDir: string; startMs: number };
  'node-stopped': Record<never, never>;
  'store-recovered': { what: string; setAside: string; restored: string };
  /** The disk did not take a command. At most one a minute. */
  'store-fault': { kind: string };
  'clock-wrong': { what: string; machine: string; used: string };
  /** Lines that could not be written before this one. */
  'log-gap': { lines: number };
  'backup-made': { file: string; reason: string };
  'backup-failed': { detail: string };
  /** The gateway for messages stopped taking them. */
  'gateway-failing': { fault: string };
  'gateway-works': Record<never, never>;
  /** By the message's own id: no case, no telephone. */
  'message-given-up': { id: string; fault: string };
  'slip-fault': { name: string; stack: string };
  /** In trouble, well again, or its paper is ending; `printer`: its name in the settings. */
  'printer-changed': { printer: string; trouble: string; paperLow: string };
  /** The ID reader has been away for a minute, or is back. */
  'reader-gone': Record<never, never>;
  'reader-works': Record<never, never>;
  'call-refused': { path: string; code: string; terminal: string };
  /** A bug: `stack` is ours, the message may quote input and is left out. */
  'call-failed': { path: string; name: string; stack: string; terminal: string };
  'session-started': { staffId: string; terminal: string };
  /** Somebody said that they stay, before it ended by itself. */
  'session-extended': { staffId: string; terminal: string };
  'transport-fault': { detail: string };
};
export type LogEvent = keyof LogEvents;

export type Log = <E extends LogEvent>(event: E, fields: LogEvents[E]) => void;

const severities: Partial<Record<LogEvent, 'warn' | 'error'>> = {
  'store-recovered': 'warn',
  'store-fault': 'error',
  'clock-wrong': 'warn',
  'log-gap': 'warn',
  'backup-failed': 'error',
  'call-failed': 'error',
  'gateway-failing': 'warn',
  'message-given-up': 'warn',
  'reader-gone': 'warn',
  'slip-fault': 'error',
  'transport-fault': 'warn',
};

/** How long the log stays shut after an error before it is tried again. */
const reopenMs = 60_000;

const dayMs = 86_400_000;
const rotatedFile = /^bancheng\.(\d{4}-\d\d-\d\d)\.\d+\.log$/;

/** `close` resolves when what was logged is in the file, or cannot be got there. */
export type OpenLog = { log: Log; close(): Promise<void> };

/**
 * Writes JSON lines to `bancheng.log` in `directory`, one file a day or 50 MB, of which those older than `keepDays` days go (the
 * Cybersecurity Law asks for six months at least), and the oldest beyond 2 GB. Null: no log, for tests and one-off commands.
 * A disk that takes nothing ends neither the hall nor the log: what could not be written is counted and said once it can be again.
 */
export async function openLog(
  directory: string | null,
  keepDays: number,
  o: { reopenMs?: number; size?: string } = {},
): Promise<OpenLog> {
  if (directory === null) return { log: () => undefined, close: async () => undefined };
  const { createStream } = await import('rotating-file-stream');
  let stream: RotatingFileStream | null = null;
  let retry: NodeJS.Timeout | undefined;
  let lost = 0;

  const open = (): void => {
    const opened = createStream((time, index) => (time ? `bancheng.${dayOf(time)}.${index}.log` : 'bancheng.log'), {
      path: directory,
      interval: '1d',
      // Without these two a hall that is shut every evening would never begin a new file.
      intervalBoundary: true,
      initialRotation: true,
      size: o.size ?? '50M',
      maxSize: '2G',
      mode: 0o600,
    });
    opened.on('error', (error) => {
      if (stream !== opened) return;
      stream = null;
      // What was on its way is gone too, however many lines: it counts as one.
      lost += 1;
      process.stderr.write(`日志写不进去 · The log cannot be written: ${error.message}\n`);
      retry = setTimeout(open, o.reopenMs ?? reopenMs).unref();
    });
    opened.on('open', () => {
      void removeOld(directory, keepDays);
      if (lost > 0) log('log-gap', { lines: lost });
      lost = 0;
    });
    stream = opened;
  };
  const logger = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    {
      write: (line) => {
        if (stream === null || stream.destroyed) lost += 1;
        else stream.write(line);
      },
    },
  );
  const log: Log = (event, fields) => logger[severities[event] ?? 'info']({ event, ...fields });
  open();
  return {
    log,
    close: async () => {
      clearTimeout(retry);
      const closing = stream;
      stream = null;
      if (closing === null || closing.destroyed) return;
      await new Promise<void>((resolve) => {
        closing.once('close', () => resolve());
        closing.end(() => resolve());
      });
    },
  };
}

/** By the day in the name: a copy brought back from elsewhere has today's date. A folder that cannot be read is the stream's to complain about. */
async function removeOld(directory: string, keepDays: number): Promise<void> {
  const oldest = dayOf(Date.now() - keepDays * dayMs);
  for (const name of await readdir(directory).catch(() => [])) {
    const day = rotatedFile.exec(name)?.[1];
    if (day !== undefined && day < oldest) await rm(path.join(directory, name), { force: true }).catch(() => undefined);
  }
}

/** In the machine's own zone, in which the files change at midnight. */
function dayOf(time: Date | number): string {
  const date = new Date(time);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The frames of an error without its message, which may quote what somebody typed. */
export function framesOf(error: unknown): string {
  if (!(error instanceof Error) || !error.stack) return '';
  return error.stack
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8)
    .join('\n');
}
