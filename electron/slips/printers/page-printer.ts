// A printer reached through the system's own driver, page by page: the way on Windows, whose spooler tells nothing afterwards.
import { slipPng } from '../raster.ts';
import type { SlipFonts } from '../slip-fonts.ts';
import { layoutSlip } from '../slip-layout.ts';
import { slipPage } from '../slip-pdf.ts';
import { slipSvg } from '../slip-svg.ts';
import { PrinterUnreachable, PrintUncertain, type RenderableSlip, type SlipPrinter } from './slip-printer.ts';
import type { SystemPage, SystemPrint } from './system-print.ts';

const micronsPerDot = 25_400 / 203;
/** Pixels a dot: enough for printers of 300 dots an inch, too. */
const zoom = 2;

const microns = (dots: number) => Math.round(dots * micronsPerDot);
const length = (dots: number) => `${Math.round(dots * micronsPerDot) / 1000}mm`;

/** The slip as a page that is one picture: the system's fonts lack the characters the slip's own have. */
async function slipSystemPage(slip: RenderableSlip, fonts: SlipFonts, signal: AbortSignal): Promise<SystemPage> {
  const layout = layoutSlip(slip.doc, slip.columns);
  const page = slipPage(layout);
  const png = Buffer.from(await slipPng(slipSvg(layout, fonts, ''), fonts, zoom, signal)).toString('base64');
  const box = `width:${length(layout.widthDots)};height:${length(layout.heightDots)}`;
  const style = `@page{size:${length(page.width)} ${length(page.height)};margin:0}html,body{margin:0}img{display:block;margin:${length(page.margin)} 0 0 ${length(page.margin)};${box}}`;
  const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";
  return {
    html: `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><style>${style}</style><img alt="" src="data:image/png;base64,${png}">`,
    widthMicrons: microns(page.width),
    heightMicrons: microns(page.height),
  };
}

/** `systemPrint` null: nobody here can print a page, and the words say why. */
export function createPagePrinter(o: {
  deviceName: string;
  fonts: SlipFonts;
  systemPrint: SystemPrint | null;
}): SlipPrinter {
  const { deviceName, systemPrint, fonts } = o;
  const withoutShell = `The printer ${deviceName} is reached through the kiosk application, and the hall runs without it here.`;

  async function isThere(): Promise<boolean> {
    const names = await systemPrint?.printers().catch(() => null);
    return names?.includes(deviceName) ?? false;
  }

  return {
    name: deviceName,
    onScreenOnly: false,
    async print(slip, signal) {
      if (!systemPrint) throw new PrinterUnreachable('unreachable', withoutShell);
      const page = await slipSystemPage(slip, fonts, signal).catch((error: unknown) => {
        // Stopped while drawing: nothing has been sent. Anything else is a slip that cannot be drawn.
        throw signal.aborted ? new PrinterUnreachable('not-ready', 'Stopped.', { cause: error }) : error;
      });
      // An unknown name would not fail everywhere: some systems then print to whatever printer is their default.
      if (!(await isThere())) throw new PrinterUnreachable('unreachable', `The system has no printer ${deviceName}.`);
      if (signal.aborted) throw new PrinterUnreachable('not-ready', 'Stopped.');
      const printed = await systemPrint.print(page, deviceName, signal);
      if (printed.how === 'handed-over') return { confirmed: false, paperLow: null };
      const words = `The printer ${deviceName} did not take the slip: ${printed.reason}`;
      throw printed.how === 'refused' ? new PrinterUnreachable('not-ready', words) : new PrintUncertain(words);
    },
    async status() {
      return { trouble: (await isThere()) ? null : 'unreachable', paperLow: null, answers: false };
    },
    close: async () => undefined,
  };
}
