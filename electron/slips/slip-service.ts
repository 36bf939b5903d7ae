// What the other areas need of slips: put one in line with a number or a case, see how it stands, show it, decide about one that got stuck.

import path from 'node:path';
import { DomainError } from '#electron/domain-error.ts';
import type { DeepReadonly, Settings } from '#electron/settings-schema.ts';
import type { Actor, Db, Store, Write } from '#electron/store/store.ts';
import type { CaseKey, Vault } from '#electron/store/vault.ts';
import type { SlipTemplate } from '#shared/contract/slip-template.ts';
import type { Slip, SlipJob as SlipJobSaid, SlipState } from '#shared/contract/slips.ts';
import type { Clock, JsonValue, Random } from '#shared/domain/ports.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';
import type { SpoolTimings } from './printer-lane.ts';
import { createPrinter } from './printers/create-printer.ts';
import { purgeSlipFiles } from './printers/file-printer.ts';
import type { SystemPrint } from './printers/system-print.ts';
import { createPrinters, type PrintersService } from './printers-service.ts';
import {
  type AppointmentSlip,
  appointmentSlipSchema,
  type CaseSlip,
  caseSlipSchema,
  type SlipLanguage,
  type StoredSlip,
  storedSlipSchema,
  type TestSlip,
  type TicketSlip,
  ticketSlipSchema,
} from './slip-data.ts';
import { type Decision, decide, type MayReprint } from './slip-decision.ts';
import { createSlipDrawing, sealedFor } from './slip-drawing.ts';
import { loadSlipFonts } from './slip-fonts.ts';
import { layoutSlip } from './slip-layout.ts';
import { createStandings } from './slip-standing.ts';
import {
  countJobsSince,
  idAtPlace,
  insertJob,
  jobById,
  jobOfSubject,
  jobsByNumber,
  openJobs,
  purgeJobs,
  type SlipJob,
} from './slip-store.ts';
import { slipSvg } from './slip-svg.ts';
import { SlipUnreadable } from './slip-unreadable.ts';
import { columnsOfPrinter, createSpool, type PrinterKnown } from './spool.ts';

export type SlipServiceOptions = {
  store: Pick<Store, 'db' | 'write' | 'onCommitted'>;
  vault: Pick<Vault, 'key'>;
  /** The `slips` part of the settings. */
  settings: DeepReadonly<Settings['slips']>;
  clock: Clock;
  random: Random;
  /** The data directory; slip files go to `slips/` in it. */
  dataDir: string;
  /** The folder with the slips' fonts; `resources/fonts` of the program by default. */
  fontsDir?: string;
  /** Failures of the spool and its printers, for the log; nothing personal is in them. */
  onError?: (error: unknown) => void;
  timings?: Partial<SpoolTimings>;
  /** The hall as its own papers name it, in the language of its slips, and its time now ('YYYY-MM-DD HH:MM'). */
  face(): Pick<TestSlip, 'hall' | 'demo' | 'printedAt'>;
  /** The hall's own part of every slip, as it stands now. */
  template?: () => SlipTemplate;
  /** How the shell prints on the system's printers. */
  systemPrint?: SystemPrint | undefined;
  /** A driver for each printer of the settings; tests hand in their own. */
  driver?: typeof createPrinter;
};

/** What is printed of a case beside its receipt. */
export type CasePaper = Extract<StoredSlip, { kind: 'status' | 'refusal' }>;
/** What is no citizen's: neither sealed nor forgotten with a case. */
export type HallPaper = Extract<StoredSlip, { kind: 'shift' | 'test' }>;

export type SlipService = {
  /** The printers themselves. */
  readonly printers: PrintersService;
  /** Puts a ticket's slip in line, in the command that takes the number. One insert. */
  enqueueTicket(w: Write, ticketId: string, language: SlipLanguage, slip: TicketSlip): Promise<SlipState>;
  /** Puts a case's slip in line, sealed by the case's key, in the command that files it. One insert. */
  enqueueCase(w: Write, key: Pick<CaseKey, 'seal'>, slip: CaseSlip, language: SlipLanguage): Promise<SlipState>;
  /**
   * Puts another paper of a case in line, in the command it belongs to. One insert. `id`: the job's, where it is made
   * from a request that prints once.
   */
  enqueueCasePaper(w: Write, key: Pick<CaseKey, 'seal'>, paper: CasePaper, id?: string): Promise<SlipState>;
  /** Puts a paper of the hall's own in line; `printer`: the only one it may come out of. */
  enqueueHallPaper(
    w: Write,
    paper: HallPaper,
    o: { subject: string; id: string; printer?: string | null },
  ): Promise<SlipState>;
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
  get(jobId: string): Promise<Slip | null>;
  /** When a job was made (UTC ms); null where there is none. */
  madeAt(jobId: string): Promise<number | null>;
  /** The id of the slip a desk knows by its place in the line; null where there is none. */
  idAt(place: string): Promise<string | null>;
  /** Slips that are not out and not given up, in the order of the line. */
  open(): Promise<SlipJobSaid[]>;
  /** The newest slips of a ticket (by the number on it, of the last day) or of a case; newest first. */
  find(number: string): Promise<SlipJobSaid[]>;
  /** What the citizen in front of the printer says of an uncertain slip. Throws SLIP_NOT_FOUND, SLIP_MOVED_ON. */
  tellOutcome(actor: Actor, jobId: string, cameOut: boolean): Promise<SlipState>;
  /**
   * What the desk decides. `again`: a slip that never reached paper goes as it was; one that may have, or has, goes
   * marked 补打. Throws SLIP_NOT_FOUND, SLIP_MOVED_ON, PRINTER_NOT_FOUND, and NOT_ALLOWED for a further paper of a case
   * that `mayReprint` keeps from whoever decides; left out: of every case.
   */
  settle(actor: Actor, jobId: string, decision: Decision, mayReprint?: MayReprint): Promise<SlipState>;
  /** After each change, once it is durable. Returns the way to stop listening. */
  onChanged(listener: (slip: SlipState) => void): () => void;
  start(): Promise<void>;
  stop(): Promise<void>;
};

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const openShown = 200;
const foundShown = 10;
const nobody: MayReprint = async () => false;
/** The job's own id was given to whoever asked for the slip. */
const whoHoldsIt: MayReprint = async () => true;

export function createSlipService(o: SlipServiceOptions): SlipService {
  const { store, vault, clock, random } = o;
  const fonts = loadSlipFonts(o.fontsDir ?? path.join(import.meta.dirname, '../../resources/fonts'));
  const driver = o.driver ?? createPrinter;
  const { dataDir, systemPrint } = o;
  const hallPrinters = o.settings.printers.map((setting) => ({
    setting,
    printer: driver(setting, { fonts, dataDir, ...(systemPrint && { systemPrint }) }),
  }));
  const onError = o.onError ?? (() => {});
  const listeners = new Set<(slip: SlipState) => void>();
  const printerListeners = new Set<(name: string, now: PrinterKnown) => void>();
  const drawing = createSlipDrawing({ store, vault, template: o.template });
  let purging: ReturnType<typeof setInterval> | null = null;

  const spool = createSpool({
    store,
    printers: hallPrinters,
    clock,
    fallbackMs: o.settings.fallbackSeconds * 1000,
    lateMs: o.settings.lateMinutes * 60_000,
    warnSlips: o.settings.warnSlips,
    render: drawing.render,
    onError,
    onChanged: (jobId) => void tell(jobId).catch(onError),
    onPrinter: (name, now) => {
      for (const listener of printerListeners) listener(name, now);
    },
    ...(o.timings ? { timings: o.timings } : {}),
  });

  const { stateFrom, said, worksAt, printerOf } = createStandings({
    printers: hallPrinters,
    spool,
    label: drawing.label,
  });

  async function tell(jobId: string): Promise<void> {
    if (listeners.size === 0) return;
    const job = await jobById(store.db, jobId);
    if (job) for (const listener of listeners) listener(stateFrom(job));
  }

  async function enqueue(
    w: Write,
    job: Pick<SlipJob, 'kind' | 'subject' | 'data' | 'copies_marked'> & { only_printer?: string | null },
    id = uuidFrom(random),
  ): Promise<SlipState> {
    const { only_printer = null } = job;
    const routed = { terminal: w.actor.terminal, only_printer };
    // Where there is no printer there is nothing to wait for.
    const trouble = spool.candidates(routed).length === 0 ? 'no-printer' : null;
    await insertJob(w, { ...job, only_printer, id, trouble });
    spool.expect();
    return stateFrom({
      ...routed,
      id,
      state: trouble === null ? 'waiting' : 'cancelled',
      error: trouble,
      printer: null,
      confirmed: 0,
    });
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

  async function decided(
    actor: Actor,
    jobId: string,
    decision: Decision,
    o: Parameters<typeof decide>[4],
  ): Promise<SlipState> {
    const job = await decide(store, actor, jobId, decision, o);
    spool.wake();
    await tell(job.id);
    return stateFrom(job);
  }

  async function purge(): Promise<void> {
    const oldest = clock() - o.settings.keepDays * dayMs;
    await purgeSlipFiles(path.join(dataDir, 'slips'), new Date(oldest).toISOString().slice(0, 10));
    await store.write({ kind: 'system', id: 'spool', terminal: 'hall' }, (w) => purgeJobs(w, oldest));
  }

  function enqueueHallPaper(
    w: Write,
    paper: HallPaper,
    { subject, id, printer = null }: { subject: string; id: string; printer?: string | null },
  ): Promise<SlipState> {
    const data = JSON.stringify(storedSlipSchema.parse(paper));
    return enqueue(w, { kind: paper.kind, subject, data, copies_marked: 0, only_printer: printer }, id);
  }

  async function stateOfJob(db: Db, jobId: string): Promise<SlipState | null> {
    const job = await jobById(db, jobId);
    return job ? stateFrom(job) : null;
  }

  const printers = createPrinters({
    store,
    printers: hallPrinters,
    spool,
    warnSlips: o.settings.warnSlips,
    face: o.face,
    enqueueTestPage: (w, slip, id) =>
      enqueueHallPaper(
        w,
        { kind: 'test', language: o.template?.().language ?? 'zh-CN', slip },
        { subject: slip.printer, id, printer: slip.printer },
      ),
    stateOf: (jobId) => stateOfJob(store.db, jobId),
    onChanged(listener) {
      printerListeners.add(listener);
      return () => printerListeners.delete(listener);
    },
  });

  return {
    printers,
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
    enqueueHallPaper,
    casePapersSince: (db, caseNo, since) => countJobsSince(db, 'case', caseNo, since),
    stateOfJob,
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
      const at = printerOf(job);
      try {
        const slip = await drawing.render(job, at ? columnsOfPrinter(at.setting) : 48);
        const layout = layoutSlip(slip.doc, slip.columns);
        const svg = slipSvg(layout, fonts, slip.title);
        const { widthDots: width, heightDots: height } = layout;
        return { ...stateFrom(job), svg, width, height, worksAt: worksAt(job) };
      } catch (error) {
        if (!(error instanceof SlipUnreadable)) throw error;
        onError(error);
        return null;
      }
    },
    madeAt: async (jobId) => (await jobById(store.db, jobId))?.created_at ?? null,
    idAt: async (place) => (await idAtPlace(store.db, Number(place))) ?? null,
    open: async () => Promise.all((await openJobs(store.db, openShown)).map(said)),
    find: async (number) => {
      const jobs = await jobsByNumber(store.db, number.toUpperCase(), clock() - dayMs, foundShown);
      return Promise.all(jobs.map(said));
    },
    tellOutcome: (actor, jobId, cameOut) =>
      decided(actor, jobId, { how: cameOut ? 'came-out' : 'again' }, { onlyUncertain: true, mayReprint: whoHoldsIt }),
    async settle(actor, jobId, decision, mayReprint = nobody) {
      const { printer } = decision;
      if (printer !== undefined && !hallPrinters.some(({ setting }) => setting.name === printer))
        throw new DomainError('PRINTER_NOT_FOUND');
      return decided(actor, jobId, decision, { onlyUncertain: false, mayReprint });
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
    },
  };
}
