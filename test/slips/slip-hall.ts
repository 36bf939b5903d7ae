// A hall with slips and nothing else: a real store, drivers a test holds by the hand or simulated printers, and a clock to move.
import { randomBytes } from 'node:crypto';
import { expect, onTestFinished } from 'vitest';
import { DEFAULT_SETTINGS, type PrinterSettings } from '#electron/settings-schema.ts';
import type { SpoolTimings } from '#electron/slips/printer-lane.ts';
import type {
  PrinterStatus,
  PrintOutcome,
  RenderableSlip,
  SlipPrinter,
} from '#electron/slips/printers/slip-printer.ts';
import { type Simulator, startSimulator } from '#electron/slips/simulator/escpos-simulator.ts';
import { slipsProjection } from '#electron/slips/slip-events.ts';
import type { SlipServiceOptions } from '#electron/slips/slip-service.ts';
import type { Actor, Store } from '#electron/store/store.ts';
import { createVault } from '#electron/store/vault.ts';
import type { SlipState } from '#shared/contract/slips.ts';
import { handClock, tempDirectory, tempStore } from '../store/temp-store.ts';
import { eventually } from '../support/eventually.ts';
import { slipServiceOf } from '../support/slip-service.ts';
import { caseReceipt, fontsDir, lettersOf, ticket } from './slip-samples.ts';

export const kiosk: Actor = { kind: 'citizen', id: 'kiosk', terminal: '1号机' };
export const clerk: Actor = { kind: 'staff', id: 'clerk', terminal: '工作台' };
export const random = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };
export const masterKey = new Uint8Array(32).fill(7);

export const timings: SpoolTimings = {
  firstRetryMs: 20,
  longestRetryMs: 60,
  printTimeoutMs: 3000,
  stopTimeoutMs: 500,
  lookEveryMs: 20,
  askEveryMs: 20,
};

export async function slipHall(o: Partial<SlipServiceOptions> & { store?: Store } = {}) {
  const clock = handClock();
  const store = o.store ?? (await tempStore([slipsProjection], { clock }));
  const vault = createVault(masterKey, random);
  const dataDir = tempDirectory();
  const errors: unknown[] = [];
  const slips = slipServiceOf({
    ...{ vault, random, dataDir, clock, fontsDir, timings },
    onError: (error) => errors.push(error),
    ...o,
    store,
  });
  onTestFinished(() => slips.stop());
  const take = (no: string, terminal = kiosk.terminal) =>
    store.write({ ...kiosk, terminal }, (w) => slips.enqueueTicket(w, `t-${no}`, 'zh-CN', { ...ticket, no }));
  const file = (caseNo: string) =>
    store.write(kiosk, async (w) =>
      slips.enqueueCase(w, await vault.createKey(w, caseNo), { ...caseReceipt, caseNo }, 'zh-CN'),
    );
  const reaches = (jobId: string, state: SlipState['state']) =>
    eventually(async () => expect((await slips.get(jobId))?.state).toBe(state));
  const printer = async (name: string) => (await slips.printers.list()).find((one) => one.name === name);
  return { slips, store, vault, dataDir, errors, take, file, reaches, clock, printer };
}

/** Settings with these printers. */
export const withPrinters = (
  printers: readonly PrinterSettings[],
  more: Partial<SlipServiceOptions['settings']> = {},
): SlipServiceOptions['settings'] => ({ ...DEFAULT_SETTINGS.slips, ...more, printers });

/** A printer of the settings at an address. */
export const atAddress = (
  name: string,
  port: number,
  terminals: readonly string[] = [],
): Extract<PrinterSettings, { driver: 'escpos-tcp' }> => ({
  ...{ driver: 'escpos-tcp', name, terminals, host: '127.0.0.1', port },
  ...{ rom: 'gb18030', width: 48, rollMetres: 50 },
});

const numberOf = (lines: readonly string[]): string | undefined =>
  lines.map(lettersOf).find((line) => /^B\d{3}$/.test(line));
/** The ticket numbers on the paper, in the order in which they came out. */
export const numbersOn = (simulator: Pick<Simulator, 'slips'>): (string | undefined)[] =>
  simulator.slips.map(({ lines }) => numberOf(lines));

/** A simulated printer, and the settings of a hall that has it alone. */
export async function networkPrinter() {
  const simulator = await startSimulator({ port: 0 });
  onTestFinished(() => simulator.close());
  return {
    simulator,
    settings: withPrinters([atAddress('1号打印机', simulator.port)]),
    numbers: () => numbersOn(simulator),
  };
}

/** A printer a test holds by the hand. */
export type HandPrinter = SlipPrinter & { status_: PrinterStatus; readonly printed: string[] };

/** Drivers by name; `print` may throw what a driver throws. */
export function handPrinters(
  names: readonly string[],
  print: (slip: RenderableSlip, signal: AbortSignal, printer: string) => Promise<PrintOutcome | undefined>,
) {
  const well: PrinterStatus = { trouble: null, paperLow: null, answers: true };
  const made = new Map(
    names.map((name) => {
      const printed: string[] = [];
      const printer: HandPrinter = {
        name,
        onScreenOnly: false,
        status_: well,
        printed,
        async print(slip, signal) {
          const outcome = (await print(slip, signal, name)) ?? { confirmed: true, paperLow: null };
          printed.push(slip.name);
          return outcome;
        },
        status: async () => printer.status_,
        close: async () => undefined,
      };
      return [name, printer] as const;
    }),
  );
  const of = (name: string): HandPrinter => {
    const printer = made.get(name);
    if (!printer) throw new Error(`no printer ${name}`);
    return printer;
  };
  return { of, driver: (({ name }) => of(name)) as NonNullable<SlipServiceOptions['driver']> };
}
