// The log: a closed catalogue of events with their fields, as JSON lines; personal data has no field to go into.
import pino from 'pino';

/** What may be logged, and with which fields: add a line here before logging something new. */
export type LogEvents = {
  'node-started': { version: string; dataDir: string; startMs: number };
  'node-stopped': Record<never, never>;
  'store-recovered': { setAside: string; restored: string };
  'store-fault': { kind: string; detail: string };
  'backup-made': { file: string; reason: string };
  'backup-failed': { detail: string };
  'slip-fault': { name: string; stack: string };
  'call-refused': { path: string; code: string; terminal: string };
  /** A bug: `stack` is ours, the message may quote input and is left out. */
  'call-failed': { path: string; name: string; stack: string; terminal: string };
  'session-started': { staffId: string; terminal: string };
  'transport-fault': { detail: string };
};
export type LogEvent = keyof LogEvents;

export type Log = <E extends LogEvent>(event: E, fields: LogEvents[E]) => void;

const severities: Partial<Record<LogEvent, 'warn' | 'error'>> = {
  'store-recovered': 'warn',
  'store-fault': 'error',
  'backup-failed': 'error',
  'call-failed': 'error',
  'slip-fault': 'error',
  'transport-fault': 'warn',
};

/**
 * Writes JSON lines to daily files in `directory`, kept `keepDays` days (the Cybersecurity Law asks for six months
 * at least). Null: no log, for tests and one-off commands.
 */
export async function openLog(directory: string | null, keepDays: number): Promise<{ log: Log; close(): void }> {
  if (directory === null) return { log: () => undefined, close: () => undefined };
  const { createStream } = await import('rotating-file-stream');
  const stream = createStream((time) => (time ? `bancheng.${dayOf(time)}.log` : 'bancheng.log'), {
    path: directory,
    interval: '1d',
    maxFiles: keepDays,
  });
  // A full disk must not end the hall because its log cannot be written.
  let hasSaid = false;
  stream.on('error', (error) => {
    if (!hasSaid) process.stderr.write(`日志写不进去 · The log cannot be written: ${error.message}\n`);
    hasSaid = true;
  });
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream);
  return {
    log: (event, fields) => logger[severities[event] ?? 'info']({ event, ...fields }),
    close: () => stream.end(),
  };
}

function dayOf(time: Date | number): string {
  return new Date(time).toISOString().slice(0, 10);
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
