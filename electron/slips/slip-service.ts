// What is done with slips that are in line: see how each stands, show it, decide about one that got stuck; and the spool at work.

import path from 'node:path';
import { DomainError } from '#electron/domain-error.ts';
import type { DeepReadonly, Settings } from '#electron/settings-schema.ts';
import type { Actor, Db, Store } from '#electron/store/store.ts';
import type { Vault } from '#electron/store/vault.ts';
import type { SlipTemplate } from '#shared/contract/slip-template.ts';
import type { Slip, SlipJob as SlipJobSaid, SlipState } from '#shared/contract/slips.ts';
import type { Clock, Random } from '#shared/domain/ports.ts';
import type { SpoolTimings } from './printer-lane.ts';
import { createPrinter } from './printers/create-printer.ts';
import { purgeSlipFiles } from './printers/file-printer.ts';
import type { SystemPrint } from './printers/system-print.ts';
import { createPrinters, type PrintersService } from './printers-service.ts';
import type { TestSlip } from './slip-data.ts';
import { type Decision, decide, type MayReprint } from './slip-decision.ts';
import { createSlipDrawing } from './slip-drawing.ts';
import { createEnqueuing, type Enqueuing } from './slip-enqueuing.ts';
import { loadSlipFonts } from './slip-fonts.ts';
import { layoutSlip } from './slip-layout.ts';
import type { Signs } from './slip-parts.ts';
import { createStandings } from './slip-standing.ts';
import {
  countJobsSince,
  idAtPlace,
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
  /** The hall's signs as they stand now: what a slip says in two languages. */
  signs?: () => Signs;
  /** How the shell prints on the system's printers. */
  systemPrint?: SystemPrint | undefined;
  /** A driver for each printer of the settings; tests hand in their own. */
  driver?: typeof createPrinter;
};

export type SlipService = Enqueuing & {
  /** The printers themselves. */
  readonly printers: PrintersService;
  /** How a job stands; null where there is none. */
  stateOfJob(db: Db, jobId: string): Promise<SlipState | null>;
  /** How many papers of a case were put in line since an instant (UTC ms). */
  casePapersSince(db: Db, caseNo: string, since: number): Promise<number>;
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
  const drawing = createSlipDrawing({ store, vault, template: o.template, signs: o.signs });
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

  const enqueuing = createEnqueuing({ spool, random, stateFrom });

  async function tell(jobId: string): Promise<void> {
    if (listeners.size === 0) return;
    const job = await jobById(store.db, jobId);
    if (job) for (const listener of listeners) listener(stateFrom(job));
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
      enqueuing.enqueueHallPaper(
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
    ...enqueuing,
    printers,
    casePapersSince: (db, caseNo, since) => countJobsSince(db, 'case', caseNo, since),
    stateOfJob,
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
