// One queue of CUPS: how it is, a job handed over, followed and taken back.
import { attributesOf, type IppAttribute, type IppGroup, ippOperation, jobsIn } from './cups-ipp.ts';
import { CupsError, type CupsServer } from './cups-server.ts';
import type { PrinterTrouble } from './slip-printer.ts';

export type QueueState = {
  /** What keeps CUPS itself from sending anything: stopped, or taking no jobs. */
  isStopped: boolean;
  /** True while a job is with the printer. */
  isPrinting: boolean;
  /** What the printer said while the last job was with it; between jobs nobody asks it. */
  trouble: PrinterTrouble | null;
  /** As far as a printer says that at all; null where this one has said nothing. */
  paperLow: boolean | null;
  /** True where CUPS calls a job completed only once the printer has said so. */
  confirms: boolean;
};

/** `gone`: it keeps no record of jobs that ended. */
export type JobState = 'pending' | 'held' | 'processing' | 'stopped' | 'canceled' | 'aborted' | 'completed' | 'gone';
export type CupsJob = {
  id: number;
  state: JobState;
  /** False: it has not been with the printer for a moment. */
  hasBegun: boolean;
};

/** How a slip is handed over: as the printer's own bytes, or as a page of this size (millimetres). */
export type CupsDocument =
  | { kind: 'raw'; bytes: Uint8Array }
  | { kind: 'pdf'; bytes: Uint8Array; widthMm: number; heightMm: number };

export type CupsQueue = {
  state(signal: AbortSignal): Promise<QueueState>;
  /** Throws CupsError; after `lost` the job may be there, and `find` tells. */
  hand(document: CupsDocument, jobName: string, signal: AbortSignal): Promise<CupsJob>;
  find(jobName: string, signal: AbortSignal): Promise<CupsJob | null>;
  job(id: number, signal: AbortSignal): Promise<CupsJob>;
  /** Throws CupsError, `refused` where it has ended by itself. */
  cancel(id: number, signal: AbortSignal): Promise<void>;
};

const jobStates = new Map<unknown, JobState>([
  [3, 'pending'],
  [4, 'held'],
  [5, 'processing'],
  [6, 'stopped'],
  [7, 'canceled'],
  [8, 'aborted'],
  [9, 'completed'],
]);
const printerProcessing = 4;
const printerStopped = 5;

// In the order in which a person has to see to them.
const troubleOfReason: readonly [RegExp, PrinterTrouble][] = [
  [/^media-(empty|needed)/, 'no-paper'],
  [/^(cover|door|interlock)-open/, 'cover-open'],
  [/^(cutter|trimmer|slitter)-/, 'cutter'],
  [/over-?temp|overheat/, 'overheated'],
  [/^connecting-to-device|^timed-out/, 'unreachable'],
  [/^(offline|shutdown|paused|stopped)/, 'offline'],
  [/-error$|^media-jam/, 'not-ready'],
];
/** CUPS keeps these words for its own bookkeeping; they say nothing of the printer. */
const bookkeeping = /^(none|cups-(?!missing-filter|insecure-filter).*)$/;

/** The worst of `printer-state-reasons` (RFC 8011 §5.4.12), as a slip knows it. */
export function troubleOfReasons(reasons: readonly string[]): PrinterTrouble | null {
  const told = reasons.filter((reason) => !bookkeeping.test(reason));
  return troubleOfReason.find(([pattern]) => told.some((reason) => pattern.test(reason)))?.[1] ?? null;
}

/**
 * What CUPS's own ways to a printer say while they do not get through to it, having no reason for that. It may still stand
 * there when they have got through: it tells what is wrong, never that nothing was printed.
 */
const doesNotGetThrough = /unavailable|unreachable|not responding|to become available/;

const saysPaperLow = (reasons: readonly string[]) => reasons.some((reason) => /^media-(low|near)/.test(reason));

/**
 * True where the printer itself ends a job: one that speaks IPP is asked by CUPS until it has. All other ways (USB,
 * a socket, a file) end when the bytes are through, and a queue of another CUPS when that one has taken it.
 */
export function isConfirming(deviceUri: string): boolean {
  if (/[?&]waitjob=(false|no|off)/i.test(deviceUri)) return false;
  if (/^ipps?:/i.test(deviceUri)) return !/\/(printers|classes)\//i.test(deviceUri);
  return /^dnssd:/i.test(deviceUri) && /\._ipps?\._tcp/i.test(deviceUri) && !/\/cups(\?|$)/i.test(deviceUri);
}

/** A name CUPS can have given a queue; anything else would mean something in its addresses. */
export const isQueueName = (name: string) => /^[^\p{Cc}\s/\\#?'"]{1,127}$/u.test(name);

const wantedOfJob = ['job-id', 'job-name', 'job-state', 'time-at-processing'];
const wantedOfPrinter = [
  'printer-state',
  'printer-state-reasons',
  'printer-state-message',
  'printer-is-accepting-jobs',
  'device-uri',
];

const attribute = (name: string, kind: IppAttribute['kind'], value: IppAttribute['value']) => ({ name, kind, value });
const millimetres = (length: number) => String(Math.round(length * 100) / 100);

function jobOf({ attributes }: Pick<IppGroup, 'attributes'>): CupsJob {
  const [id] = attributes.get('job-id') ?? [];
  const state = jobStates.get(attributes.get('job-state')?.[0]);
  if (typeof id !== 'number' || !state) throw new CupsError('strange', 'CUPS told nothing of the job.');
  const hasBegun = state === 'processing' || (attributes.get('time-at-processing') ?? []).length > 0;
  return { id, state, hasBegun };
}

/** The queue `name`; throws CupsError where it cannot be a queue's name. */
export function openCupsQueue(server: CupsServer, name: string): CupsQueue {
  if (!isQueueName(name)) throw new CupsError('no-such-queue', 'No queue of CUPS can be called so.');
  const path = `/printers/${encodeURIComponent(name)}`;
  const printerUri = attribute('printer-uri', 'uri', `ipp://localhost${path}`);

  const jobById = (operation: number, id: number, signal: AbortSignal, more: IppAttribute[] = []) =>
    server.ask({ operation, path, about: [printerUri, attribute('job-id', 'integer', id), ...more] }, signal);

  return {
    async state(signal) {
      const wanted = attribute('requested-attributes', 'keyword', wantedOfPrinter);
      const answer = await server.ask(
        { operation: ippOperation.printerAttributes, path, about: [printerUri, wanted] },
        signal,
      );
      const attributes = attributesOf(answer);
      const state = attributes.get('printer-state')?.[0];
      if (typeof state !== 'number') throw new CupsError('strange', 'CUPS told nothing of the queue.');
      const reasons = (attributes.get('printer-state-reasons') ?? []).map(String);
      const isPrinting = state === printerProcessing;
      const waits = isPrinting && doesNotGetThrough.test(String(attributes.get('printer-state-message')?.[0] ?? ''));
      return {
        isStopped: state === printerStopped || attributes.get('printer-is-accepting-jobs')?.[0] === false,
        isPrinting,
        trouble: troubleOfReasons(reasons) ?? (waits ? 'unreachable' : null),
        // Nobody learns from silence that there is enough paper.
        paperLow: saysPaperLow(reasons) ? true : null,
        confirms: isConfirming(String(attributes.get('device-uri')?.[0] ?? '')),
      };
    },
    async hand(document, jobName, signal) {
      const isPdf = document.kind === 'pdf';
      const about = [
        printerUri,
        attribute('job-name', 'name', jobName),
        attribute('document-format', 'mimeType', isPdf ? 'application/pdf' : 'application/vnd.cups-raw'),
      ];
      const job = isPdf
        ? [
            attribute(
              'media',
              'keyword',
              `Custom.${millimetres(document.widthMm)}x${millimetres(document.heightMm)}mm`,
            ),
            attribute('print-scaling', 'keyword', 'none'),
          ]
        : [];
      const answer = await server.ask(
        { operation: ippOperation.printJob, path, about, job, document: document.bytes },
        signal,
      );
      return jobOf({ attributes: attributesOf(answer) });
    },
    async find(jobName, signal) {
      const about = [
        printerUri,
        attribute('which-jobs', 'keyword', 'all'),
        attribute('requested-attributes', 'keyword', wantedOfJob),
      ];
      const answer = await server.ask({ operation: ippOperation.jobs, path, about }, signal);
      const found = jobsIn(answer).find(({ attributes }) => attributes.get('job-name')?.[0] === jobName);
      return found ? jobOf(found) : null;
    },
    async job(id, signal) {
      try {
        const wanted = [attribute('requested-attributes', 'keyword', wantedOfJob)];
        return jobOf({ attributes: attributesOf(await jobById(ippOperation.jobAttributes, id, signal, wanted)) });
      } catch (error) {
        if (error instanceof CupsError && error.problem === 'no-such-queue')
          return { id, state: 'gone', hasBegun: true };
        throw error;
      }
    },
    cancel: (id, signal) => jobById(ippOperation.cancelJob, id, signal).then(() => undefined),
  };
}
