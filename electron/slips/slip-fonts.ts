// Where the slips' fonts lie and what the layout must know of them; resvg and PDF take the same two files.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** The two font files of slips, and the ASCII widths their layout needs. */
export type SlipFonts = {
  family: string;
  regularFile: string;
  boldFile: string;
  /** Advance widths in thousandths of the size. */
  widths: { regular: Readonly<Record<string, number>>; bold: Readonly<Record<string, number>> };
  /** Type size at scale 1 in dots: Chinese fills its cell of 24; ASCII is a little smaller to sit in cells of 12. */
  wideDots: number;
  asciiDots: number;
};

const widthsSchema = z.object({ regular: z.record(z.string(), z.number()), bold: z.record(z.string(), z.number()) });

/** Reads the fonts' folder (`resources/fonts`); throws where a file is missing, since no slip could be drawn. */
export function loadSlipFonts(folder: string): SlipFonts {
  const widths = widthsSchema.parse(JSON.parse(readFileSync(path.join(folder, 'slip-widths.json'), 'utf8')));
  return {
    family: 'Noto Sans CJK SC',
    regularFile: path.join(folder, 'slip-regular.otf'),
    boldFile: path.join(folder, 'slip-bold.otf'),
    widths,
    wideDots: 24,
    asciiDots: 22,
  };
}
