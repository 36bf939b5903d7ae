// One document on the simulated printer's paper and on the screen, and where the two differ: the paper is what the bytes say, nothing else.

import { type Bitmap, slipBitmap } from '#electron/slips/raster.ts';
import type { PrintedSlip } from '#electron/slips/simulator/paper-model.ts';
import { paperBitmap } from '#electron/slips/simulator/paper-picture.ts';
import { renderSlipBytes } from '#electron/slips/slip-bytes.ts';
import { layoutSlip, type PlacedItem, type SlipLayout, type TextRun } from '#electron/slips/slip-layout.ts';
import type { SlipColumns } from '#electron/slips/slip-parts.ts';
import { slipSvg } from '#electron/slips/slip-svg.ts';
import { createStripPictures } from '#electron/slips/strip-pictures.ts';
import { createEscposParser } from './escpos-parser.ts';
import { fonts, linesOf } from './slip-samples.ts';

export type BothSides = {
  layout: SlipLayout;
  slip: PrintedSlip;
  /** What the printer could make nothing of. */
  unknown: readonly string[];
  paper: Bitmap;
  screen: Bitmap;
};

const pictures = createStripPictures(fonts);

/** Prints the document on paper of its width. Throws where not exactly one slip comes out. */
export async function printedSlip(
  doc: string,
  columns: SlipColumns,
  rom: 'gb18030' | 'none',
): Promise<Pick<BothSides, 'slip' | 'unknown'>> {
  const { bytes } = await renderSlipBytes(doc, { columns, rom, fonts, pictures });
  const parser = createEscposParser(columns * 12);
  parser.feed(bytes);
  const [slip, second] = parser.slips;
  if (!slip || second) throw new Error(`${parser.slips.length} slips came out`);
  return { slip, unknown: parser.unknown };
}

/** The same document on paper of printers with and without characters of their own. */
export async function bothSides<Rom extends 'gb18030' | 'none'>(
  doc: string,
  columns: SlipColumns,
  roms: readonly Rom[],
): Promise<Record<Rom, BothSides>> {
  const layout = layoutSlip(doc, columns);
  const screen = await slipBitmap(slipSvg(layout, fonts, ''), fonts);
  const sides = roms.map(async (rom) => {
    const printed = await printedSlip(doc, columns, rom);
    return [rom, { layout, screen, ...printed, paper: await paperBitmap(printed.slip, fonts) }] as const;
  });
  return Object.fromEntries(await Promise.all(sides)) as Record<Rom, BothSides>;
}

type Box = { x: number; y: number; width: number; height: number };

/** How many dots in each row of the box are not the same on both; rows without any are left out. */
export function strayDots({ paper, screen }: Pick<BothSides, 'paper' | 'screen'>, box?: Box): number[] {
  const dot = (b: Bitmap, x: number, y: number) => ((b.data[y * b.rowBytes + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
  const { x: left, y: top, width, height } = box ?? { x: 0, y: 0, width: screen.widthDots, height: screen.heightDots };
  const rows: number[] = [];
  for (let y = Math.max(0, top); y < top + height; y++) {
    let stray = 0;
    for (let x = Math.max(0, left); x < left + width; x++) if (dot(paper, x, y) !== dot(screen, x, y)) stray += 1;
    if (stray > 0) rows.push(stray);
  }
  return rows;
}

/**
 * Type is drawn strip by strip for paper and in one piece for the screen: where a letter's edge falls right between two
 * dots, rounding puts one here or there.
 */
export const isRounding = (rows: readonly number[]): boolean => rows.length <= 3 && rows.every((stray) => stray === 1);

/** The part of an item that the paper has as dots whatever the printer's memory holds; null for text. */
function boxOf(item: PlacedItem): Box | null {
  switch (item.kind) {
    case 'text':
    case 'bar':
      return null;
    case 'mark':
      return { x: item.x, y: item.y, width: item.size, height: item.size };
    case 'code': {
      const side = item.modules.length * item.cell;
      return { x: item.x, y: item.y, width: side, height: side };
    }
    case 'dashes':
      return { x: item.x, y: item.y - 2, width: item.width, height: 4 };
    // Its sides are left out beside the printer's own characters.
    case 'frame':
      return { x: item.x - 2, y: item.y - 2, width: item.width + 4, height: 12 };
    case 'picture':
    case 'bars':
      return { x: item.x, y: item.y, width: item.width, height: item.height };
  }
}

function boxOfRun({ x, width, baseline, scale }: TextRun): Box {
  const top = Math.floor(baseline - 20 * scale);
  return { x: Math.floor(x), y: top, width: Math.ceil(width), height: 22 * scale };
}

export type Differences = {
  /** Lines of the screen that the paper has neither in words nor in the very same dots. */
  lines: string[];
  /** Kinds of other marks whose dots differ. */
  marks: string[];
  /** Lines of the paper that the screen has not. */
  more: string[];
  /** Lines that came as dots. */
  asDots: string[];
};

/** Line by line and mark by mark. */
export function differences(both: BothSides): Differences {
  const out: Differences = { lines: [], marks: [], more: [], asDots: [] };
  const words = [...both.slip.lines];
  const runs = both.layout.items.filter((item) => item.kind === 'text');
  for (const line of Map.groupBy(runs, (run) => run.baseline).values()) {
    const [text = ''] = linesOf({ ...both.layout, items: line });
    const at = words.indexOf(text.trim());
    if (at >= 0) out.more.push(...words.splice(0, at + 1).slice(0, at));
    else if (line.every((run) => isRounding(strayDots(both, boxOfRun(run))))) out.asDots.push(text);
    else out.lines.push(text);
  }
  out.more.push(...words);
  for (const item of both.layout.items) {
    const box = boxOf(item);
    if (box && strayDots(both, box).length > 0) out.marks.push(item.kind);
  }
  return out;
}

/** Characters that do not stand where the screen has them, or not in their size, weight and colour. */
export function misplaced({ layout, slip }: Pick<BothSides, 'layout' | 'slip'>): string[] {
  const runs = layout.items.filter((item) => item.kind === 'text');
  const inRun = (run: TextRun, x: number, y: number) =>
    x >= run.x && x < run.x + run.width && Math.abs(y - run.baseline) <= 4 * run.scale;
  return slip.glyphs
    .filter(({ char }) => char !== ' ')
    .filter(({ char, x, y, scaleX, scaleY, bold, inverse }) => {
      const run = runs.find((each) => each.scale === scaleY && inRun(each, x, y + 21 * scaleY));
      if (!run || scaleX !== scaleY || bold !== run.bold || inverse !== (run.white ?? false)) return true;
      const cells = [...run.text].flatMap((each) => (each < '\u0080' ? [each] : [each, '']));
      return cells[(x - run.x) / (12 * run.scale)] !== char;
    })
    .map(({ char, x, y }) => `${char} at ${x},${y}`);
}
