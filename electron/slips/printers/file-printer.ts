// Keeps slips as SVG and PDF by day instead of printing them: the default until a hall has a printer.

import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { SlipFonts } from '../slip-fonts.ts';
import { layoutSlip } from '../slip-layout.ts';
import { createPdfMaker, type PdfMaker } from '../slip-pdf-maker.ts';
import { slipSvg } from '../slip-svg.ts';
import { PrinterUnreachable, type PrintOutcome, type RenderableSlip, type SlipPrinter } from './slip-printer.ts';

// Whole or not there: a reader never sees half a file, and a power cut leaves none. 0600: a slip holds a query code.
async function writeWhole(file: string, data: string | Uint8Array): Promise<void> {
  const draft = `${file}.part`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(data);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}

/** About a slip with its PDF. */
const probeBytes = 128 * 1024;

const isDay = (name: string) => /^\d{4}-\d{2}-\d{2}$/.test(name);
const safe = (name: string) => name.replace(/[^0-9A-Za-z-]/g, '_').slice(0, 100);

/** `folder` is made when the first slip comes; the thread that makes the PDFs ends with `close` and starts again with a slip. */
export function createFilePrinter(o: { folder: string; fonts: SlipFonts; pdfs?: PdfMaker }): SlipPrinter {
  const pdfs = o.pdfs ?? createPdfMaker();

  /** Nobody waits for a file as for paper: after each, whoever takes numbers has the machine and its disk for as long as it took. */
  let restUntil = 0;

  // Never cut short: a file is written in a moment, and half of it is never seen.
  async function print(slip: RenderableSlip): Promise<PrintOutcome> {
    const rest = restUntil - performance.now();
    if (rest > 0) await wait(rest);
    const began = performance.now();
    try {
      await keep(slip);
      return { confirmed: true, paperLow: null };
    } finally {
      const now = performance.now();
      restUntil = now + (now - began);
    }
  }

  async function keep(slip: RenderableSlip): Promise<void> {
    const layout = layoutSlip(slip.doc, slip.columns);
    const pdf = await pdfs.make(layout, o.fonts, { title: slip.title, createdAt: slip.createdAt });
    const day = path.join(o.folder, isDay(slip.date) ? slip.date : 'undated');
    const file = path.join(day, safe(slip.name));
    try {
      await mkdir(day, { recursive: true, mode: 0o700 });
      await writeWhole(`${file}.svg`, slipSvg(layout, o.fonts, slip.title));
      await writeWhole(`${file}.pdf`, pdf);
    } catch (error) {
      // A full or missing disk: writing again gives the same file, never a second one.
      throw new PrinterUnreachable('unwritable', `The slip could not be written to ${day}.`, { cause: error });
    }
  }

  // As much as a slip takes, so that a disk with a last few bytes is not taken for one with room.
  async function canWrite(): Promise<boolean> {
    const probe = path.join(o.folder, '.probe');
    try {
      await mkdir(o.folder, { recursive: true, mode: 0o700 });
      await writeWhole(probe, new Uint8Array(probeBytes));
      return true;
    } catch {
      return false;
    } finally {
      await rm(probe, { force: true }).catch(() => undefined);
      await rm(`${probe}.part`, { force: true }).catch(() => undefined);
    }
  }

  return {
    name: 'file',
    onScreenOnly: true,
    print,
    status: async () => ({ trouble: (await canWrite()) ? null : 'unwritable', paperLow: null, answers: true }),
    close: () => pdfs.close(),
  };
}

/** Removes the folders of days before `oldestKept` ('YYYY-MM-DD'); returns how many. */
export async function purgeSlipFiles(folder: string, oldestKept: string): Promise<number> {
  const days = (await readdir(folder).catch(() => [])).filter((day) => isDay(day) && day < oldestKept);
  for (const day of days) await rm(path.join(folder, day), { recursive: true, force: true });
  return days.length;
}
