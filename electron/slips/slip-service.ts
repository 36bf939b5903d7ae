// What the other areas need of slips: put one in line with a number or a case, see how it stands, show it, print it again.

import path from 'node:path';
import type { Settings } from '#electron/settings-schema.ts';
import type { Actor, Db, Store, Write } from '#electron/store/store.ts';
import { CaseKeyGone, SealBroken } from '#electron/store/store-errors.ts';
import type { CaseKey, Vault } from '#electron/store/vault.ts';
import type { Slip, SlipProblem, SlipState } from '#shared/contract/slips.ts';
import type { Clock, JsonValue, Random } from '#shared/domain/ports.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';
import { createEscposTcpPrinter } from './printers/escpos-tcp-printer.ts';
import { createFilePrinter } from './printers/file-printer.ts';
import type { PrinterTrouble, RenderableSlip, SlipPrinter } from './printers/slip-printer.ts';
import {
  type AppointmentSlip,
  appointmentSlipSchema,
  type CaseSlip,
  caseSlipSchema,
  type SlipLanguage,
  type StoredSlip,
  storedSlipSchema,
  type TicketSlip,
  ticketSlipSchema,
} from './slip-data.ts';
import { slipDocument } from './slip-documents.ts';
import { loadSlipFonts } from './slip-fonts.ts';
import { layoutSlip } from './slip-layout.ts';
import { namesOf } from './slip-names.ts';
import { defaultColumns } from './slip-parts.ts';
import { countJobsSince, insertJob, jobById, jobOfSubject, openJobs, requeueJob, type SlipJob } from './slip-store.ts';
import { slipSvg } from './slip-svg.ts';
import { SlipUnreadable } from './slip-unreadable.ts';
import { watchIdOf } from './slip-watch.ts';
import { createSpool, type SpoolTimings } from './spool.ts';

export type SlipServiceOptions = {
  store: Pick<Store, 'db' | 'write' | 'onCommitted'>;
  vault: Pick<Vault, 'key'>;
  /** The `slips` part of the settings. */
  settings: Settings['slips'];
  clock: Clock;
  random: Random;
  /** The data directory; slip files go to `slips/` in it. */
  dataDir: string;
  /** The folder with the slips' fonts; `resources/fonts` of the program by default. */
  fontsDir?: string;
  /** Failures of the spool and its printer, for the log; nothing personal is in them. */
  onError?: (error: unknown) => void;
  timings?: Partial<SpoolTimings>;
  /** Instead of the printer the settings name. */
  printer?: SlipPrinter;
};

/** What is printed of a case beside its receipt. */
export type CasePaper = Extract<StoredSlip, { kind: 'status' | 'refusal' }>;

export type SlipProblems = { printer: { name: string; ok: boolean; trouble: string | null }; jobs: SlipProblem[] };

export type SlipService = {
  /** Puts a ticket's slip in line, in the command that takes the number. One insert. */
  enqueueTicket(w: Write, ticketId: string, language: SlipLanguage, slip: TicketSlip): Promise<SlipState>;
  /** Puts a case's slip in line, sealed by the case's key, in the command that files it. One insert. */
  enqueueCase(w: Write, key: Pick<CaseKey, 'seal'>, slip: CaseSlip, language: SlipLanguage): Promise<SlipState>;
  /**
   * Puts another paper of a case in line, in the command it belongs to. One insert. `id`: the job's, where it is made
   * from a request that prints once.
   */
  enqueueCasePaper(w: Write, key: Pick<CaseKey, 'seal'>, paper: CasePaper, id?: string): Promise<SlipState>;
  /** How a job stands; null where there is none. */
  stateOfJob(db: Db, jobId: string): Promise<SlipState | null>;
  /** How many papers of a case were put in line since an instant (UTC ms). */
  casePapersSince(db: Db, caseNo: string, since: number): Promise<number>;
  /** Puts an appointment's slip in line, sealed by the appointment's key, in the command that makes it. One insert. */
  enqueueAppointment(
    w: Write,
    key: Pick<CaseKey, 'seal'>,
    appointmentId: string,
    slip: AppointmentSlip,
    language: SlipLanguage,
  ): Promise<SlipState>;
  /** A further slip of the same ticket or case, marked 补打 and counted. Null when there was none before. */
  reprint(w: Write, kind: SlipJob['kind'], subject: string): Promise<SlipState | null>;
  /** The newest slip of a ticket or an appointment (by id) or a case (by number). Throws where there is none. */
  stateOf(kind: SlipJob['kind'], subject: string, db?: Db): Promise<SlipState>;
  stateOfTicket(db: Db, ticketId: string): Promise<SlipState>;
  /** The slip as a picture, with its state; null when there is no such job or its case's data is gone. */
  get(jobId: string): Promise<(Slip & { createdAt: number }) | null>;
  problems(): Promise<SlipProblems>;
  /**
   * Tries again: a job that never reached paper goes as it was; one that may have, or has, goes marked 补打.
   * Null when there is no such job.
   */
  retry(actor: Actor, jobId: string): Promise<SlipState | null>;
  /** After each change, once it is durable. Returns the way to stop listening. */
  onChanged(listener: (slip: SlipState) => void): () => void;
  start(): Promise<void>;
  stop(): Promise<void>;
};

const troubleWords: Record<PrinterTrouble, string> = {
  unreachable: '打印机没有应答',
  unwritable: '凭条存不进文件夹，请看磁盘是不是满了、文件夹能不能写',
  'no-paper': '打印机没纸了',
  'cover-open': '打印机盖子开着',
  'not-ready': '打印机还没准备好',
};

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const problemsShown = 200;

// What a sealed slip is bound to: the case or appointment, whichever job carries it.
const sealedFor = (subject: string) => `${subject}/slip`;

// `error` of a row as the contract tells it.
function troubleOf(error: string | null): SlipState['trouble'] {
  if (error === null) return null;
  if (error === 'no-paper' || error === 'uncertain') return error;
  return error === 'unreachable' || error === 'cover-open' || error === 'not-ready' ? 'unreachable' : 'other';
}

export function createSlipService(o: SlipServiceOptions): SlipService {
  const { store, vault, clock, random } = o;
  const fonts = loadSlipFonts(o.fontsDir ?? path.join(import.meta.dirname, '../../resources/fonts'));
  const setting = o.settings.printer;
  const columns = setting.driver === 'file' ? defaultColumns : setting.width;
  const files = createFilePrinter({ folder: path.join(o.dataDir, 'slips'), fonts });
  const printer = o.printer ?? (setting.driver === 'file' ? files : createEscposTcpPrinter({ ...setting, fonts }));
  const onError = o.onError ?? (() => {});
  const listeners = new Set<(slip: SlipState) => void>();
  let purging: ReturnType<typeof setInterval> | null = null;

  const stateFrom = (job: Pick<SlipJob, 'id' | 'state' | 'error'>): SlipState => ({
    jobId: job.id,
    watchId: watchIdOf(job.id),
    state: job.state,
    trouble: troubleOf(job.error) ?? (job.state === 'waiting' ? troubleOf(spool.trouble()) : null),
    onScreenOnly: printer.onScreenOnly,
  });

  // Null for a ticket, which is not sealed. A store that does not answer now throws as it is: that passes.
  async function keyOf(job: SlipJob): Promise<CaseKey | null> {
    if (job.kind === 'ticket') return null;
    try {
      return await vault.key(store.db, job.subject);
    } catch (error) {
      if (error instanceof CaseKeyGone || error instanceof SealBroken) throw new SlipUnreadable(job.id, error);
      throw error;
    }
  }

  function storedOf(job: SlipJob, key: CaseKey | null): StoredSlip {
    const data: unknown = key ? key.open(job.data, sealedFor(job.subject)) : JSON.parse(job.data);
    const stored = storedSlipSchema.parse(data);
    const reprint = Math.max(stored.slip.reprint, job.copies_marked);
    return { ...stored, slip: { ...stored.slip, reprint } } as StoredSlip;
  }

  async function render(job: SlipJob): Promise<RenderableSlip> {
    const key = await keyOf(job);
    try {
      return renderable(job, storedOf(job, key));
    } catch (error) {
      throw new SlipUnreadable(job.id, error);
    }
  }

  function renderable(job: SlipJob, stored: StoredSlip): RenderableSlip {
    const { label, file, at, zh, en } = namesOf(stored);
    const title = `${stored.language === 'en' ? en : zh} ${label}`;
    const { reprint } = stored.slip;
    const name = `${stored.kind}-${file}${reprint > 0 ? `-r${reprint}` : ''}`;
    return {
      name,
      title,
      date: at.slice(0, 10),
      createdAt: job.created_at,
      doc: slipDocument(stored, columns),
      columns,
    };
  }

  async function tell(jobId: string): Promise<void> {
    if (listeners.size === 0) return;
    const job = await jobById(store.db, jobId);
    if (job) for (const listener of listeners) listener(stateFrom(job));
  }

  const spool = createSpool({
    store,
    printer,
    render,
    onError,
    onChanged: (jobId) => void tell(jobId).catch(onError),
    ...(o.timings ? { timings: o.timings } : {}),
  });

  async function enqueue(
    w: Write,
    job: Pick<SlipJob, 'kind' | 'subject' | 'data' | 'copies_marked'>,
    id = uuidFrom(random),
  ): Promise<SlipState> {
    await insertJob(w, { ...job, id });
    return stateFrom({ id, state: 'waiting', error: null });
  }

  // Whatever is printed of a case is filed under it and sealed by its key.
  function enqueueOfCase(
    w: Write,
    key: Pick<CaseKey, 'seal'>,
    stored: CasePaper | Extract<StoredSlip, { kind: 'case' }>,
    id?: string,
  ): Promise<SlipState> {
    const { caseNo, reprint } = stored.slip;
    const data = key.seal(stored satisfies JsonValue, sealedFor(caseNo));
    return enqueue(w, { kind: 'case', subject: caseNo, data, copies_marked: reprint }, id);
  }

  async function stateOf(kind: SlipJob['kind'], subject: string, db: Db = store.db): Promise<SlipState> {
    const job = await jobOfSubject(db, kind, subject);
    if (!job) throw new Error(`There is no slip of this ${kind}`);
    return stateFrom(job);
  }

  async function purge(): Promise<void> {
    const oldestKept = new Date(clock() - o.settings.keepDays * dayMs).toISOString().slice(0, 10);
    await files.purge(oldestKept);
  }

  // The number on the paper; where that cannot be read any more, what the job is filed under.
  async function labelOf(job: SlipJob): Promise<string> {
    if (job.kind === 'case') return job.subject;
    try {
      return namesOf(storedOf(job, await keyOf(job))).label;
    } catch {
      return job.subject;
    }
  }

  return {
    enqueueTicket(w, ticketId, language, slip) {
      const stored: StoredSlip = { kind: 'ticket', language, slip: ticketSlipSchema.parse(slip) };
      return enqueue(w, {
        kind: 'ticket',
        subject: ticketId,
        data: JSON.stringify(stored),
        copies_marked: slip.reprint,
      });
    },
    enqueueCase: (w, key, slip, language) =>
      enqueueOfCase(w, key, { kind: 'case', language, slip: caseSlipSchema.parse(slip) }),
    enqueueCasePaper: (w, key, paper, id) => enqueueOfCase(w, key, storedSlipSchema.parse(paper) as CasePaper, id),
    casePapersSince: (db, caseNo, since) => countJobsSince(db, 'case', caseNo, since),
    async stateOfJob(db, jobId) {
      const job = await jobById(db, jobId);
      return job ? stateFrom(job) : null;
    },
    enqueueAppointment(w, key, appointmentId, slip, language) {
      const stored = { kind: 'appointment', language, slip: appointmentSlipSchema.parse(slip) } satisfies StoredSlip;
      const data = key.seal(stored satisfies JsonValue, sealedFor(appointmentId));
      return enqueue(w, { kind: 'appointment', subject: appointmentId, data, copies_marked: slip.reprint });
    },
    async reprint(w, kind, subject) {
      const before = await jobOfSubject(w.db, kind, subject);
      return before ? enqueue(w, { kind, subject, data: before.data, copies_marked: before.copies_marked + 1 }) : null;
    },
    stateOf,
    stateOfTicket: (db, ticketId) => stateOf('ticket', ticketId, db),
    async get(jobId) {
      const job = await jobById(store.db, jobId);
      if (!job) return null;
      try {
        const slip = await render(job);
        const layout = layoutSlip(slip.doc, slip.columns);
        const svg = slipSvg(layout, fonts, slip.title);
        return {
          ...stateFrom(job),
          svg,
          width: layout.widthDots,
          height: layout.heightDots,
          createdAt: job.created_at,
        };
      } catch (error) {
        if (!(error instanceof SlipUnreadable)) throw error;
        onError(error);
        return null;
      }
    },
    async problems() {
      const jobs = await openJobs(store.db, problemsShown);
      // A line that moves is asked nothing: a status call in the middle of a slip would disturb it.
      const trouble = spool.trouble();
      return {
        printer: { name: printer.name, ok: trouble === null, trouble: trouble && troubleWords[trouble] },
        jobs: await Promise.all(
          jobs.map(async (job) => ({
            ...stateFrom(job),
            kind: job.kind,
            label: await labelOf(job),
            createdAt: job.created_at,
            attempts: job.attempts,
          })),
        ),
      };
    },
    async retry(actor, jobId) {
      const job = await store.write(actor, async (w) => {
        const found = await jobById(w.db, jobId);
        if (!found || found.state === 'printing') return found;
        const mayBeOnPaper = found.state === 'printed' || (found.state === 'failed' && found.error !== 'unreadable');
        await requeueJob(w, jobId, found.copies_marked + (mayBeOnPaper ? 1 : 0));
        return jobById(w.db, jobId);
      });
      spool.wake();
      if (!job) return null;
      await tell(jobId);
      return stateFrom(job);
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async start() {
      await purge().catch(onError);
      purging = setInterval(() => void purge().catch(onError), hourMs);
      purging.unref();
      await spool.start();
    },
    async stop() {
      if (purging) clearInterval(purging);
      await spool.stop();
      await files.close();
    },
  };
}
