// Where every mark of a slip stands, in dots: receiptline's own line breaking, caught as a list that SVG and PDF both draw.

import receiptline from 'receiptline';
import type { SlipFonts } from './slip-fonts.ts';
import { markDots, markPng } from './slip-mark.ts';
import { columnsOf } from './slip-text.ts';

/** One run of text on one baseline. `wide` runs hold one character a cell of 24 dots × scale, centred in it. */
export type TextRun = {
  kind: 'text';
  text: string;
  x: number;
  /** Dots the run's columns take. */
  width: number;
  /** Which end of its columns an ASCII run keeps to: a proportional font does not fill them exactly. */
  anchor: 'start' | 'middle' | 'end';
  /** Characters of every size in a line stand on the same one. */
  baseline: number;
  scale: number;
  bold: boolean;
  wide: boolean;
};
/** One black bar of a bar code, in dots from the left edge of the paper. */
export type Bar = { x: number; width: number };
export type SlipItem =
  | TextRun
  | { kind: 'bar'; x: number; y: number; width: number; height: number }
  | { kind: 'dashes'; x: number; y: number; width: number }
  | { kind: 'frame'; x: number; y: number; width: number; height: number }
  | { kind: 'mark'; x: number; y: number; size: number }
  /** The hall's picture: `png` is base64, a dot a pixel. */
  | { kind: 'picture'; x: number; y: number; width: number; height: number; png: string }
  /** Code 128: black bars between `x` and `width`, each with its own place. */
  | { kind: 'bars'; x: number; y: number; width: number; height: number; bars: readonly Bar[] }
  | { kind: 'code'; x: number; y: number; cell: number; modules: readonly (readonly boolean[])[] };
/** White text stands on a bar: drawn after it, so order in the list matters. */
export type PlacedItem = SlipItem & { white?: boolean };
export type SlipLayout = { widthDots: number; heightDots: number; items: readonly PlacedItem[] };

const cellDots = 12;

/** Share of the cell that lies under the baseline. */
export const descentShare = 0.13;

/** Dots of white under a line of this scale; printers are fed the same. */
function leadingDots(scale: number): number {
  return scale <= 2 ? 8 : 4;
}

/** White above and below a bar code, in dots; printers are fed the same. */
const barsQuietDots = 8;

/** Where every PNG has its size: two numbers of four bytes behind the signature and the first chunk's name. */
function pngSize(png: string): { width: number; height: number } {
  const head = Buffer.from(png.slice(0, 32), 'base64');
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
}

/** White around a QR code besides the line above it, in dots: a scanner wants four modules of it. */
const quietDots = 16;

/** Where the ASCII characters of a run begin, and the space added between them (dots, may be negative). */
export function asciiStarts(
  run: TextRun,
  fonts: Pick<SlipFonts, 'widths' | 'asciiDots'>,
): { starts: number[]; spacing: number } {
  const widths = run.bold ? fonts.widths.bold : fonts.widths.regular;
  const size = fonts.asciiDots * run.scale;
  const own = [...run.text].map((char) => ((widths[char] ?? 500) * size) / 1000);
  const natural = own.reduce((a, b) => a + b, 0);
  // Near the printer's cells where that looks well, never squeezed or torn apart beyond it.
  const spacing = Math.min(0.6, Math.max(-0.5, (run.width - natural) / own.length / run.scale)) * run.scale;
  const rest = run.width - natural - spacing * own.length;
  const starts: number[] = [];
  let x = run.x + spacing / 2 + (run.anchor === 'start' ? 0 : run.anchor === 'end' ? rest : rest / 2);
  for (const width of own) {
    starts.push(x);
    x += width + spacing;
  }
  return { starts, spacing };
}

function runsOf(text: string): { text: string; wide: boolean }[] {
  return [...text.matchAll(/\p{ASCII}+|\P{ASCII}+/gu)].map(([part]) => ({
    text: part,
    wide: part >= '\u0080',
  }));
}

/** Lays a document out; `columns` of 12 dots. */
export function layoutSlip(doc: string, columns: number): SlipLayout {
  const items: PlacedItem[] = [];
  let line: PlacedItem[] = [];
  let y = 0;
  let lineScale = 1;
  let left = 0;
  let area = columns;
  let align = 0;
  let position = 0;
  let frameTop = 0;
  let afterRule = false;
  let style = { scale: 1, bold: false, inverted: false };
  const nothing = () => '';
  const place = (width: number) => Math.floor(left * cellDots + ((area * cellDots - width) * align) / 2);

  receiptline.transform(doc, {
    cpl: columns,
    encoding: 'gb18030',
    cutting: false,
    command: {
      ...receiptline.commands.base,
      open: nothing,
      close: nothing,
      area(from: number, width: number) {
        left = from;
        area = width;
        return '';
      },
      align(to: number) {
        align = to;
        return '';
      },
      absolute(column: number) {
        position = column;
        return '';
      },
      relative(byColumns: number) {
        position += byColumns;
        return '';
      },
      normal() {
        style = { scale: 1, bold: false, inverted: false };
        return '';
      },
      em() {
        style.bold = true;
        return '';
      },
      iv() {
        style.inverted = true;
        return '';
      },
      wh(wh: number) {
        style.scale = wh < 3 ? 1 : wh - 1;
        lineScale = Math.max(lineScale, style.scale);
        return '';
      },
      text(text: string) {
        if (style.inverted) {
          const width = columnsOf(text) * style.scale * cellDots;
          line.push({ kind: 'bar', x: (left + position) * cellDots, y: y - 2, width, height: 24 * style.scale + 4 });
        }
        for (const part of runsOf(text)) {
          const width = columnsOf(part.text) * style.scale * cellDots;
          const x = (left + position) * cellDots;
          const atStart = x <= left * cellDots;
          const atEnd = x + width >= (left + area) * cellDots;
          // A line that is full is mostly a paragraph's: its neighbours begin at the edge, too.
          const anchor = atStart ? 'start' : atEnd ? 'end' : 'middle';
          const run: PlacedItem = {
            kind: 'text',
            text: part.text,
            x,
            width,
            anchor,
            baseline: 0,
            scale: style.scale,
            bold: style.bold,
            wide: part.wide,
          };
          if (part.text.trim() !== '') line.push(style.inverted ? { ...run, white: true } : run);
          position += width / cellDots;
        }
        return '';
      },
      lf() {
        if (afterRule) {
          afterRule = false;
          y += 24;
          return '';
        }
        const height = 24 * lineScale;
        const baseline = y + height * (1 - descentShare);
        for (const item of line) items.push(item.kind === 'text' ? { ...item, baseline } : item);
        y += height + leadingDots(lineScale);
        line = [];
        lineScale = 1;
        position = 0;
        return '';
      },
      hr(width: number) {
        items.push({ kind: 'dashes', x: left * cellDots, y: y + 8, width: width * cellDots });
        afterRule = true;
        return '';
      },
      vr: nothing,
      vrhr: nothing,
      vrstart() {
        frameTop = y + 10;
        return '';
      },
      vrstop() {
        items.push({
          kind: 'frame',
          x: left * cellDots + 2,
          y: frameTop,
          width: area * cellDots - 4,
          height: y + 14 - frameTop,
        });
        return '';
      },
      vrlf() {
        y += 24;
        position = 0;
        return '';
      },
      cut: nothing,
      ul: nothing,
      command: nothing,
      barcode(symbol) {
        const { widths, length, height } = receiptline.barcode.generate(symbol);
        const left = place(length);
        const bars: Bar[] = [];
        let x = left;
        for (const [at, width] of widths.entries()) {
          if (at % 2 === 1) bars.push({ x, width });
          x += width;
        }
        items.push({ kind: 'bars', x: left, y: y + barsQuietDots, width: length, height, bars });
        y += height + 2 * barsQuietDots;
        return '';
      },
      image(png: string) {
        const { width, height } = png === markPng ? { width: markDots, height: markDots } : pngSize(png);
        const x = place(width);
        items.push(
          png === markPng ? { kind: 'mark', x, y, size: markDots } : { kind: 'picture', x, y, width, height, png },
        );
        y += height + leadingDots(1);
        return '';
      },
      qrcode(symbol) {
        if (symbol.data === '') return '';
        y += quietDots;
        const modules = receiptline.qrcode.generate(symbol).map((row) => [...row].map((module) => module === 1));
        items.push({ kind: 'code', x: place(modules.length * symbol.cell), y, cell: symbol.cell, modules });
        y += modules.length * symbol.cell + quietDots;
        return '';
      },
    },
  });
  return { widthDots: columns * cellDots, heightDots: y, items };
}
