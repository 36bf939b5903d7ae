// All printers at work: who takes which slip, who steps in for whom, and what a crash left in print.

import type { PrinterSettings } from '#electron/settings-schema.ts';
import type { Actor, Store, Write } from '#electron/store/store.ts';
import type { SlipTrouble } from '#shared/contract/slips.ts';
import type { Clock } from '#shared/domain/ports.ts';
import {
  createPrinterLane,
  defaultTimings,
  type PrinterLane,
  type PrinterNow,
  type SpoolTimings,
} from './printer-lane.ts';
import { changeRoll, countOnRoll, rollOf, rollSaid } from './printer-rolls.ts';
import type { PrinterTrouble, RenderableSlip, SlipPrinter } from './printers/slip-printer.ts';
import { layoutSlip } from './slip-layout.ts';
import { routeOf, shareOf } from './slip-routes.ts';
import { nextWaiting, type SlipJob, settleInterrupted, settleStranded } from './slip-store.ts';

/** A printer of the settings with its driver. */
export type HallPrinter = { readonly setting: PrinterSettings; readonly printer: SlipPrinter };

/** What is known of a printer and of its roll. `isEnding`: by the count of slips, whatever its sensor says. */
export type PrinterKnown = PrinterNow & { isEnding: boolean };

export type SpoolOptions = {
  store: Pick<Store, 'db' | 'write' | 'onCommitted'>;
  printers: readonly HallPrinter[];
  clock: Clock;
  /** A printer that does not answer has this long to come back before the next one steps in. */
  fallbackMs: number;
  /** After this long in line nobody waits for a slip any more. */
  lateMs: number;
  /** The slip for paper of so many columns; rejects with SlipUnreadable where its data can never be read again. */
  render(job: SlipJob, columns: number): Promise<RenderableSlip>;
  /** After each change of state, once it is durable. */
  onChanged(jobId: string): void;
  onPrinter(name: string, now: PrinterKnown): void;
  /** Fewer slips left on a roll than this, and its end is told; 0: never. */
  warnSlips: number;
  /** A failure of the spool itself; it goes on. */
  onError(error: unknown): void;
  timings?: Partial<SpoolTimings>;
};

export type Spool = {
  /** Settles what a crash left in print, then works until stopped. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** A slip was put in line in a transaction that is about to be committed. */
  expect(): void;
  /** Something was decided or mended: look now, even where a printer is resting. */
  wake(): void;
  /** The printers a slip may come out of, in the order in which they are tried. */
  candidates(job: Pick<SlipJob, 'terminal' | 'only_printer'>): readonly HallPrinter[];
  /** What keeps a slip in line from moving: null while one of its printers works. */
  hindrance(job: Pick<SlipJob, 'terminal' | 'only_printer'>): SlipTrouble | null;
  now(printer: string): PrinterKnown | null;
  /** Asks a printer how it is. */
  ask(printer: string): Promise<void>;
};

const spooler: Actor = { kind: 'system', id: 'spool', terminal: 'hall' };

// It may be there again in a moment; whatever else a printer says of itself needs a hand.
const mayPass: readonly PrinterTrouble[] = ['unreachable', 'not-ready', 'offline'];

/** Columns of a slip kept as a file: as on 80 mm paper. */
const fileColumns = 48;
export const columnsOfPrinter = (setting: PrinterSettings): number =>
  setting.driver === 'file' ? fileColumns : setting.width;

export function createSpool(o: SpoolOptions): Spool {
  const { store, clock } = o;
  const timings = { ...defaultTimings, ...o.timings };
  const settings = o.printers.map(({ setting }) => setting);
  const lanes = new Map<string, PrinterLane>();
  let isExpecting = false;
  let unsubscribe: (() => void) | null = null;

  const write = <T>(command: (w: Write) => Promise<T>) => store.write(spooler, command);
  const troubleOf = (name: string): PrinterTrouble | null => lanes.get(name)?.now.trouble ?? null;

  // The next in line steps in at once where a hand is needed, and after a while where it may pass by itself.
  const isOut = (name: string): boolean => {
    const now = lanes.get(name)?.now;
    if (!now || now.trouble === null) return false;
    return !mayPass.includes(now.trouble) || clock() - (now.since ?? 0) >= o.fallbackMs;
  };

  const ranOut = new Set<string>();
  /** Well again after it had no paper, with the cover opened in between or not: somebody put a roll in. */
  async function noteRoll(name: string, trouble: PrinterTrouble | null): Promise<void> {
    if (trouble === 'no-paper') ranOut.add(name);
    else if (trouble === null && ranOut.delete(name)) await write((w) => changeRoll(w, name));
  }

  const ending = new Set<string>();
  const known = (name: string, now: PrinterNow): PrinterKnown => ({ ...now, isEnding: ending.has(name) });
  /** The count may have come to the roll's end, or a new one was put in. */
  async function lookAtRoll(setting: PrinterSettings): Promise<void> {
    const { name } = setting;
    const lane = lanes.get(name);
    if (setting.driver === 'file' || !lane) return;
    const said = rollSaid(await rollOf(store.db, name), { metres: setting.rollMetres, warnSlips: o.warnSlips });
    if (said.isEnding === ending.has(name)) return;
    if (said.isEnding) ending.add(name);
    else ending.delete(name);
    o.onPrinter(name, known(name, lane.now));
  }

  for (const { setting, printer } of o.printers) {
    const { name } = setting;
    let hasUsedPaper = false;
    lanes.set(
      name,
      createPrinterLane({
        name,
        printer,
        timings,
        clock,
        write,
        next: () => nextWaiting(store.db, shareOf(settings, name, isOut)),
        render: (job) => o.render(job, columnsOfPrinter(setting)),
        isLate: (job) => !printer.onScreenOnly && job.kind !== 'test' && clock() - job.line_at > o.lateMs,
        onOut: async (w, slip) => {
          if (printer.onScreenOnly) return;
          await countOnRoll(w, name, layoutSlip(slip.doc, slip.columns).heightDots);
          hasUsedPaper = true;
        },
        onChanged: (jobId) => {
          o.onChanged(jobId);
          if (!hasUsedPaper) return;
          hasUsedPaper = false;
          lookAtRoll(setting).catch(o.onError);
        },
        onPrinter(now) {
          o.onPrinter(name, known(name, now));
          noteRoll(name, now.trouble).catch(o.onError);
          // Whoever stands in for it has more to do, or less.
          for (const lane of lanes.values()) if (lane.now.trouble === null) lane.wake();
        },
        onError: o.onError,
      }),
    );
  }

  const candidates: Spool['candidates'] = ({ terminal, only_printer: only }) =>
    only === null
      ? routeOf(settings, terminal).flatMap((setting) => o.printers.filter((one) => one.setting === setting))
      : o.printers.filter(({ setting }) => setting.name === only);

  return {
    async start() {
      const files = o.printers.filter(({ printer }) => printer.onScreenOnly).map(({ setting }) => setting.name);
      const settled = await write(async (w) => [
        ...(await settleInterrupted(w, files)),
        ...(await settleStranded(w, (job) => candidates(job).length > 0)),
      ]);
      for (const id of settled) o.onChanged(id);
      unsubscribe = store.onCommitted(() => {
        if (!isExpecting) return;
        isExpecting = false;
        for (const lane of lanes.values()) if (lane.now.trouble === null) lane.wake();
      });
      for (const setting of settings) await lookAtRoll(setting);
      for (const lane of lanes.values()) lane.start();
    },
    async stop() {
      unsubscribe?.();
      await Promise.all([...lanes.values()].map((lane) => lane.stop()));
    },
    expect() {
      isExpecting = true;
    },
    wake() {
      for (const lane of lanes.values()) lane.wake();
    },
    candidates,
    hindrance(job) {
      const all = candidates(job).map(({ setting }) => troubleOf(setting.name));
      if (all.length === 0) return 'no-printer';
      return all.includes(null) ? null : (all[0] ?? null);
    },
    now(name) {
      const lane = lanes.get(name);
      return lane ? known(name, lane.now) : null;
    },
    async ask(name) {
      const lane = lanes.get(name);
      const setting = settings.find((one) => one.name === name);
      await lane?.ask();
      if (setting) await lookAtRoll(setting);
      lane?.wake();
    },
  };
}
