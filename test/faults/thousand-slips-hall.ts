// The hall of the thousand slips: real store, drivers and spool on two printers, impatient enough to meet dozens of faults in half a minute.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DEFAULT_SETTINGS } from '#electron/settings-schema.ts';
import { createEscposPrinter, type EscposTimings } from '#electron/slips/printers/escpos-printer.ts';
import type { SlipPrinter } from '#electron/slips/printers/slip-printer.ts';
import { tcpLink } from '#electron/slips/printers/tcp-link.ts';
import { slipsProjection } from '#electron/slips/slip-events.ts';
import { openStore } from '#electron/store/store.ts';
import { createVault } from '#electron/store/vault.ts';
import { slipServiceOf } from '../support/slip-service.ts';

/** The first prints for the first terminal, the second for everybody. */
export const printerNames = ['1号打印机', '公用打印机'] as const;
export const terminals = ['1号机', '2号机'] as const;

/** Where it is, and `aheadMs`: how far its clock is ahead of the machine's. */
export type HallPlace = { dataDir: string; ports: readonly number[]; aheadMs: number };

type HallTweaks = { around?: (printer: SlipPrinter) => SlipPrinter; patience?: Partial<EscposTimings> };

/** What one life of the hall is to do: take numbers up to so many, and where it ends by its own hand. */
export type Life = HallPlace & { slips: number; dies: { when: 'claimed' | 'out'; atPrint: number } | null };

/** `around`: what a test puts around each printer. `patience`: the drivers' own where it is left out. */
export async function thousandSlipsHall(
  { dataDir, ports, aheadMs }: HallPlace,
  { around = (printer) => printer, patience: timings = {} }: HallTweaks = {},
) {
  const clock = () => Date.now() + aheadMs;
  const random = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };
  const store = await openStore({
    ...{ path: join(dataDir, 'bancheng.db'), clock, projections: [slipsProjection] },
  });
  const slips = slipServiceOf({
    ...{ store, clock, dataDir, random, vault: createVault(new Uint8Array(32).fill(7), random) },
    settings: {
      ...DEFAULT_SETTINGS.slips,
      fallbackSeconds: 0.2,
      printers: printerNames.map((name, at) => ({
        ...{ driver: 'escpos-tcp', name, host: '127.0.0.1', port: ports[at] ?? 0 },
        ...{ rom: 'gb18030', width: 48, rollMetres: 50, terminals: at === 0 ? [terminals[0]] : [] },
      })),
    },
    // As createPrinter makes them.
    driver: (setting, { fonts }) => {
      if (setting.driver !== 'escpos-tcp') throw new Error(`no network printer: ${setting.name}`);
      const { name, host, port, rom } = setting;
      const open = tcpLink({ host, port, withinMs: 500 });
      return around(createEscposPrinter({ name, open, rom, fonts, timings }));
    },
    timings: { firstRetryMs: 20, longestRetryMs: 100, printTimeoutMs: 5000, lookEveryMs: 50, askEveryMs: 200 },
  });
  return { store, slips };
}
