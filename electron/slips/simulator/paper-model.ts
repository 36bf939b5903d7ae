// Where each mark of a slip falls on the paper, in dots: lines of characters, bands of dots, and the piece they are cut to.

import type { DotRows } from './printer-codes.ts';

/** One character in its cell; `x`, `y` is the cell's upper left corner, `scaleX` and `scaleY` how often it is enlarged. */
export type Glyph = {
  char: string;
  x: number;
  y: number;
  scaleX: number;
  scaleY: number;
  /** Of the cell, as printed. */
  width: number;
  bold: boolean;
  inverse: boolean;
  underline: boolean;
};
/** Rows of dots, 1 = black, most significant bit on the left. */
export type RasterBand = { x: number; y: number; rowBytes: number; rows: number; data: Uint8Array };
/** What one piece of paper came to. */
export type PrintedSlip = {
  widthDots: number;
  heightDots: number;
  /** What a person reads, line by line: only what the printer's own characters say, no dots. A gap is one space. */
  lines: string[];
  glyphs: Glyph[];
  bands: RasterBand[];
  /** False: torn off before it was finished. */
  cut: boolean;
  /** True where something would have fallen beside the paper. */
  isClipped: boolean;
};

export type Paper = {
  /** How the next marks are made; a command changes it. */
  set: PaperSettings;
  /** Starts a new line first where the character no longer fits. */
  write(char: string): void;
  /** Dots from the line's left edge at which the next character stands. */
  moveTo(x: number): void;
  readonly x: number;
  /** True where nothing stands in the line yet: the only place at which a printer turns to another margin, or to dots. */
  readonly isLineStart: boolean;
  /** Prints the line and feeds by its height, at least by `spacing`. */
  endLine(spacing: number): void;
  /** Forgets the line. */
  dropLine(): void;
  feed(dots: number): void;
  /** Rows follow one by one with `putRow` until anything else comes. */
  startBand(rowBytes: number, widthDots: number): void;
  putRow(row: Uint8Array): void;
  endBand(): void;
  putDots(dots: DotRows): void;
  /** Ends the piece; null where nothing is on it. */
  takeOff(cut: boolean): PrintedSlip | null;
  /** Nothing is on the piece that hangs out. */
  readonly isBlank: boolean;
  /** Dots fed and lines printed, all in all. */
  readonly fed: { dots: number; lines: number };
};

/** Height of a line of characters that are not enlarged. */
export const lineDots = 24;
/** Width of a character of ASCII; all others take two of it. */
export const cellDots = 12;

/** What ESC @ goes back to. */
export const firstSettings = {
  left: 0,
  area: Number.POSITIVE_INFINITY,
  /** 0 left, 1 centred, 2 right. */
  align: 0,
  spacing: 30,
  scaleX: 1,
  scaleY: 1,
  bold: false,
  inverse: false,
  underline: false,
};
export type PaperSettings = typeof firstSettings;

export function createPaper(widthDots: number): Paper {
  const fed = { dots: 0, lines: 0 };
  let line: Glyph[] = [];
  let x = 0;
  let band: { at: RasterBand; rows: Uint8Array[] } | null = null;
  let slip = blankSlip(widthDots);

  const area = () => Math.max(0, Math.min(paper.set.area, widthDots - paper.set.left));
  const place = (width: number) =>
    paper.set.left + Math.floor((Math.max(0, area() - width) * Math.min(paper.set.align, 2)) / 2);

  const paper: Paper = {
    set: { ...firstSettings },
    get x() {
      return x;
    },
    get isLineStart() {
      return line.length === 0;
    },
    get isBlank() {
      return slip.heightDots === 0 && line.length === 0;
    },
    get fed() {
      return { ...fed };
    },
    write(char) {
      const { scaleX, scaleY, bold, inverse, underline, spacing } = paper.set;
      const width = (char < '\u0080' ? 1 : 2) * cellDots * scaleX;
      if (x + width > area() && line.length > 0) paper.endLine(spacing);
      if (x + width > area()) slip.isClipped = true;
      line.push({ char, x, y: 0, scaleX, scaleY, width, bold, inverse, underline });
      x += width;
    },
    moveTo(to) {
      x = Math.max(0, to);
    },
    endLine(spacing) {
      const end = Math.max(0, ...line.map((glyph) => glyph.x + glyph.width));
      const scale = line.length === 0 ? paper.set.scaleY : Math.max(...line.map((glyph) => glyph.scaleY));
      const height = lineDots * scale;
      const from = place(end);
      // All sizes of a line stand on one foot.
      for (const glyph of line)
        slip.glyphs.push({ ...glyph, x: glyph.x + from, y: slip.heightDots + height - lineDots * glyph.scaleY });
      const words = wordsOf(line);
      if (words !== '') slip.lines.push(words);
      paper.dropLine();
      fed.lines += 1;
      paper.feed(Math.max(height, spacing));
    },
    dropLine() {
      line = [];
      x = 0;
    },
    feed(dots) {
      slip.heightDots += dots;
      fed.dots += dots;
    },
    startBand(rowBytes, width) {
      if (width > area()) slip.isClipped = true;
      const at = { x: place(width), y: slip.heightDots, rowBytes, rows: 0, data: new Uint8Array() };
      band = { at, rows: [] };
      slip.bands.push(at);
    },
    putRow(row) {
      band?.rows.push(row);
      paper.feed(1);
    },
    endBand() {
      if (!band) return;
      band.at.rows = band.rows.length;
      band.at.data = Uint8Array.from(Buffer.concat(band.rows));
      band = null;
    },
    putDots({ widthDots: width, rows }) {
      paper.startBand(Math.ceil(width / 8), width);
      for (const row of rows) paper.putRow(row);
      paper.endBand();
    },
    takeOff(cut) {
      paper.endBand();
      if (line.length > 0) paper.endLine(paper.set.spacing);
      const done = { ...slip, cut };
      slip = blankSlip(widthDots);
      return done.heightDots === 0 ? null : done;
    },
  };
  return paper;
}

const blankSlip = (widthDots: number): PrintedSlip => ({
  widthDots,
  heightDots: 0,
  lines: [],
  glyphs: [],
  bands: [],
  cut: false,
  isClipped: false,
});

/** From left to right, whatever order they came in; where they do not touch there is a space. */
function wordsOf(line: readonly Glyph[]): string {
  let words = '';
  let end = 0;
  for (const glyph of line.toSorted((a, b) => a.x - b.x)) {
    if (end > 0 && glyph.x > end) words += ' ';
    words += glyph.char;
    end = glyph.x + glyph.width;
  }
  return words.trim();
}
