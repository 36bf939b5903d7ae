// Cuts a slip into what a printer takes one after the other: lines in the printer's own characters, and strips of dots between them.

import iconv from 'iconv-lite';
import type { SlipFonts } from './slip-fonts.ts';
import { descentShare, type PlacedItem, type SlipLayout, type TextRun } from './slip-layout.ts';
import { slipSvg } from './slip-svg.ts';

/**
 * What the printer's own memory holds: `gb18030` a Chinese ROM, used for every line whose characters it surely has;
 * `none` nothing (or unknown): the whole slip goes as dots, which prints exactly what the screen shows.
 */
export type PrinterRom = 'gb18030' | 'none';

/** Characters of one size and weight from `x` on; white ones stand on black. */
export type LinePart = { x: number; text: string; scale: number; bold: boolean; white: boolean };

/** Black, in dots from the strip's own corner. */
export type Square = { x: number; y: number; width: number; height: number };

/**
 * `top` and `height` in dots. Strips follow one another and never overlap. `squares`: all that is in it, where it is
 * nothing else: a code, new on every slip, needs no drawing then.
 */
export type Strip =
  | { kind: 'line'; top: number; height: number; parts: readonly LinePart[] }
  | { kind: 'dots'; top: number; height: number; svg: string; squares: readonly Square[] | null };

/** True where every printer with a Chinese ROM has the character: ASCII and GBK without its later additions. */
export function isInRom(char: string): boolean {
  const bytes = iconv.encode(char, 'gb18030');
  const [lead = 0, trail = 0] = bytes;
  if (bytes.length === 1) return lead >= 0x20 && lead < 0x7f;
  // Four bytes are outside every ROM; GB18030 put new characters at FE50 and above and in the signs' rows A6, A8, A9.
  if (bytes.length !== 2) return false;
  const isLaterSign =
    (lead === 0xa2 && trail < 0xb1) ||
    (lead === 0xa6 && trail > 0xd8) ||
    (lead === 0xa8 && trail > 0xba && trail < 0xc5);
  const isGb2312 = lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1 && !isLaterSign;
  const isGbkHanzi =
    (lead >= 0x81 && lead <= 0xa0) || (lead >= 0xaa && trail <= 0xa0 && !(lead === 0xfe && trail >= 0x50));
  const isPrivate = /[\ue000-\uf8ff]/.test(char);
  return (isGb2312 || isGbkHanzi) && !isPrivate;
}

type Bar = Extract<PlacedItem, { kind: 'bar' }>;
type Frame = Extract<PlacedItem, { kind: 'frame' }>;
type TextLine = { runs: (TextRun & { white?: boolean })[]; bars: Bar[]; top: number; bottom: number };
type Extent = { top: number; bottom: number; items: PlacedItem[] };

const cellDots = 12;
const lineDots = 24;
const topOf = (run: TextRun) => run.baseline - lineDots * run.scale * (1 - descentShare);

/** All that stands on one baseline, with the black bars under it. */
function textLines(items: readonly PlacedItem[]): TextLine[] {
  const byBaseline = Map.groupBy(
    items.filter((item) => item.kind === 'text'),
    (run) => run.baseline,
  );
  return [...byBaseline.values()].map((runs) => {
    const scale = Math.max(...runs.map((run) => run.scale));
    const top = Math.round(Math.min(...runs.map(topOf)));
    const bottom = top + lineDots * scale;
    const bars = items
      .filter((item) => item.kind === 'bar')
      .filter((bar) => bar.y < bottom && bar.y + bar.height > top);
    return { runs, bars, top, bottom };
  });
}

/** Rows an item may blacken. Letters reach a little over their cell. */
function extentOf(item: PlacedItem): Extent {
  const rows = (top: number, bottom: number) => ({ top, bottom, items: [item] });
  switch (item.kind) {
    case 'text': {
      const top = topOf(item);
      return rows(top - item.scale, top + (lineDots + 3) * item.scale);
    }
    case 'dashes':
      return rows(item.y - 2, item.y + 2);
    case 'frame':
      return rows(item.y - 2, item.y + item.height + 2);
    case 'mark':
      return rows(item.y, item.y + item.size);
    case 'code':
      return rows(item.y, item.y + item.modules.length * item.cell);
    case 'bar':
    case 'picture':
    case 'bars':
      return rows(item.y, item.y + item.height);
  }
}

// A frame around the printer's own characters is its top and its bottom with turned-in ends: the lines between are no dots.
const cornerDots = 14;
const endsOf = (frame: Frame): Extent[] => [
  { top: frame.y - 2, bottom: frame.y + cornerDots, items: [frame] },
  { top: frame.y + frame.height - cornerDots, bottom: frame.y + frame.height + 2, items: [frame] },
];

function merged(extents: readonly Extent[]): Extent[] {
  const out: Extent[] = [];
  for (const next of extents.toSorted((a, b) => a.top - b.top)) {
    const last = out.at(-1);
    if (last && next.top < last.bottom) {
      last.bottom = Math.max(last.bottom, next.bottom);
      last.items.push(...next.items);
    } else out.push({ ...next, items: [...next.items] });
  }
  return out;
}

function partsOf({ runs, bars }: TextLine): LinePart[] {
  const parts: LinePart[] = runs.map(({ x, text, scale, bold, white = false }) => ({ x, text, scale, bold, white }));
  for (const bar of bars) {
    const scale = Math.round((bar.height - 4) / lineDots);
    const blank = (from: number, to: number) => {
      const cells = Math.round((to - from) / (cellDots * scale));
      if (cells > 0) parts.push({ x: from, text: ' '.repeat(cells), scale, bold: false, white: true });
    };
    let x = bar.x;
    for (const run of runs.toSorted((a, b) => a.x - b.x)) {
      if (!run.white || run.x < bar.x || run.x >= bar.x + bar.width) continue;
      blank(x, run.x);
      x = run.x + run.width;
    }
    blank(x, bar.x + bar.width);
  }
  return parts.sort((a, b) => a.x - b.x);
}

/** What an item is made of, where that is squares on whole dots; null: it has to be drawn. */
function squaresOf(item: PlacedItem): Square[] | null {
  if (item.kind !== 'code') return null;
  const { x, y, cell, modules } = item;
  return modules.flatMap((row, r) =>
    row.flatMap((dark, c) => (dark ? [{ x: x + c * cell, y: y + r * cell, width: cell, height: cell }] : [])),
  );
}

function movedUp(item: PlacedItem, by: number): PlacedItem {
  return item.kind === 'text' ? { ...item, baseline: item.baseline - by } : { ...item, y: item.y - by };
}

/** The layout as strips from top to bottom. Text in the printer's characters stands where the picture has it. */
export function stripsOf(layout: SlipLayout, fonts: SlipFonts, rom: PrinterRom): Strip[] {
  const lines = textLines(layout.items).filter(
    ({ runs }) => rom === 'gb18030' && runs.every((run) => [...run.text].every(isInRom)),
  );
  const inLines = new Set<PlacedItem>(lines.flatMap(({ runs, bars }) => [...runs, ...bars]));
  const holdsLine = (frame: Frame) => lines.some(({ top }) => top > frame.y && top < frame.y + frame.height);
  const dots = merged(
    layout.items
      .filter((item) => !inLines.has(item))
      .flatMap((item) => (item.kind === 'frame' && holdsLine(item) ? endsOf(item) : [extentOf(item)])),
  );
  // In the order of the layout: white letters are drawn after what they stand on.
  const order = new Map(layout.items.map((item, at) => [item, at]));
  const picture = (extent: Extent): Strip | null => {
    const before = lines.filter(({ top }) => top <= extent.top).map(({ bottom }) => bottom);
    const after = lines.filter(({ top }) => top > extent.top).map(({ top }) => top);
    const top = Math.max(0, Math.floor(extent.top), ...before);
    const bottom = Math.min(layout.heightDots, Math.ceil(extent.bottom), ...after);
    if (bottom <= top) return null;
    const items = extent.items
      .toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
      .map((item) => movedUp(item, top));
    const svg = slipSvg({ widthDots: layout.widthDots, heightDots: bottom - top, items }, fonts, '');
    const squares = items.map(squaresOf);
    return {
      ...{ kind: 'dots', top, height: bottom - top, svg },
      squares: squares.every((some) => some !== null) ? squares.flat() : null,
    };
  };
  const own = lines.map(
    (line): Strip => ({ kind: 'line', top: line.top, height: line.bottom - line.top, parts: partsOf(line) }),
  );
  return [...own, ...dots.map(picture).filter((strip) => strip !== null)].sort((a, b) => a.top - b.top);
}
