// A printer the system knows by name: chooses between CUPS and the application's silent print, and what is handed to each.
import { randomUUID } from 'node:crypto';
import type { PrinterSettings } from '#electron/settings-schema.ts';
import { renderSlipBytes } from '../slip-bytes.ts';
import type { SlipFonts } from '../slip-fonts.ts';
import { layoutSlip } from '../slip-layout.ts';
import { slipPage } from '../slip-pdf.ts';
import { createPdfMaker } from '../slip-pdf-maker.ts';
import { type CupsTimings, createCupsPrinter, cupsTimings } from './cups-printer.ts';
import type { CupsDocument } from './cups-queue.ts';
import { createCupsServer, cupsPlace } from './cups-server.ts';
import { createPagePrinter } from './page-printer.ts';
import type { RenderableSlip, SlipPrinter } from './slip-printer.ts';
import type { SystemPrint } from './system-print.ts';

export type SystemPrinterSettings = Extract<PrinterSettings, { driver: 'system' }>;

export type SystemPrinterOptions = {
  setting: SystemPrinterSettings;
  fonts: SlipFonts;
  /** Prints pages by the system's driver; there where the application's shell runs. */
  systemPrint?: SystemPrint;
  /** CUPS_SERVER in it says where CUPS is, as for its own programs. */
  env?: Readonly<Record<string, string | undefined>>;
  platform?: NodeJS.Platform;
  /** Unguessable: in it the job is found again whose taking CUPS could not confirm. */
  newJobName?: () => string;
  timings?: Partial<CupsTimings>;
};

const millimetresPerDot = 25.4 / 203;

/**
 * Pages go through the shell where one prints them, else through CUPS; a printer's own language always through CUPS.
 * Windows has no CUPS: without a shell such a printer is in trouble, and says why.
 */
export function createSystemPrinter(o: SystemPrinterOptions): SlipPrinter {
  const { setting, fonts, env = process.env, platform = process.platform } = o;
  if (setting.mode === 'rendered' && (o.systemPrint || platform === 'win32'))
    return createPagePrinter({ deviceName: setting.queue, fonts, systemPrint: o.systemPrint ?? null });

  const pdfs = createPdfMaker();

  async function raw(slip: RenderableSlip, signal: AbortSignal): Promise<CupsDocument> {
    const { bytes } = await renderSlipBytes(slip.doc, { columns: slip.columns, rom: setting.rom, fonts, signal });
    return { kind: 'raw', bytes };
  }

  async function rendered(slip: RenderableSlip): Promise<CupsDocument> {
    const layout = layoutSlip(slip.doc, slip.columns);
    const page = slipPage(layout);
    return {
      kind: 'pdf',
      // CUPS keeps what it printed for a day unless told otherwise: no title that says whose slip it was.
      bytes: await pdfs.make(layout, fonts, { title: '', createdAt: slip.createdAt }),
      widthMm: page.width * millimetresPerDot,
      heightMm: page.height * millimetresPerDot,
    };
  }

  return createCupsPrinter({
    server: createCupsServer(cupsPlace(env, platform)),
    queue: setting.queue,
    document: setting.mode === 'raw' ? raw : rendered,
    newJobName: o.newJobName ?? (() => `bancheng-${randomUUID()}`),
    timings: { ...cupsTimings, ...o.timings },
    close: () => pdfs.close(),
  });
}
