// Turns a slip into what an ESC/POS printer takes: its own Chinese characters where it surely has them, dots where it may not, line by line.

import iconv from 'iconv-lite';
import type { Bitmap } from './raster.ts';
import type { SlipFonts } from './slip-fonts.ts';
import { layoutSlip } from './slip-layout.ts';
import { type LinePart, type PrinterRom, type Strip, stripsOf } from './slip-strips.ts';
import { slipSvg } from './slip-svg.ts';
import { createStripPictures, type StripPictures } from './strip-pictures.ts';

export type SlipBytesOptions = {
  columns: number;
  rom: PrinterRom;
  fonts: SlipFonts;
  /** Keeps what comes again between slips; without it everything is drawn anew. */
  pictures?: StripPictures;
  /** Default true. */
  cut?: boolean;
  signal?: AbortSignal;
};

/**
 * `breaks`: offsets in `bytes`, ascending, at which no command and no line is open, so that the printer may be asked
 * something; the first is behind what puts the printer in order, the last is the end.
 */
export type SlipBytes = { bytes: Uint8Array; breaks: readonly number[] };

const low = (n: number) => n & 255;
const high = (n: number) => (n >> 8) & 255;

// ESC @: as after switching on. ESC M 0, ESC SP 0, FS S 0 0: font A without spaces between characters, Chinese or not.
// ESC 3 0: lines without space between them. ESC a 0: from the left. FS &: two bytes are a Chinese character.
const prologue: Readonly<Record<PrinterRom, readonly number[]>> = {
  none: [0x1b, 0x40, 0x1b, 0x61, 0],
  gb18030: [0x1b, 0x40, 0x1b, 0x4d, 0, 0x1b, 0x20, 0, 0x1c, 0x53, 0, 0, 0x1b, 0x33, 0, 0x1b, 0x61, 0, 0x1c, 0x26],
};

/** Printers buffer a band at a time: small bands start printing at once and fit the cheapest printer's memory. */
const bandRows = 128;

/** GS v 0, a band at a time; what is white on the right is left out. */
function* dotBands({ rowBytes, heightDots, data }: Bitmap): Generator<Uint8Array> {
  for (let row = 0; row < heightDots; row += bandRows) {
    const rows = Math.min(bandRows, heightDots - row);
    const band = data.subarray(row * rowBytes, (row + rows) * rowBytes);
    let width = 1;
    for (let at = 0; at < band.length; at++) if (band[at] !== 0) width = Math.max(width, (at % rowBytes) + 1);
    const out = new Uint8Array(8 + width * rows);
    out.set([0x1d, 0x76, 0x30, 0, low(width), high(width), low(rows), high(rows)]);
    for (let y = 0; y < rows; y++) out.set(band.subarray(y * rowBytes, y * rowBytes + width), 8 + y * width);
    yield out;
  }
}

/** ESC J: feed in dots. */
function feed(dots: number): Uint8Array {
  const times = Array.from({ length: Math.ceil(dots / 255) }, (_, i) => Math.min(255, dots - i * 255));
  return Uint8Array.from(times.flatMap((n) => [0x1b, 0x4a, n]));
}

/** ESC $: to its dot. GS !, ESC E, GS B: size, weight, white on black. LF ends the line. */
function lineBytes(parts: readonly LinePart[]): Uint8Array {
  const out = parts.flatMap(({ x, text, scale, bold, white }) => [
    Buffer.of(0x1b, 0x24, low(x), high(x)),
    Buffer.of(0x1d, 0x21, (scale - 1) * 0x11, 0x1b, 0x45, bold ? 1 : 0, 0x1d, 0x42, white ? 1 : 0),
    iconv.encode(text, 'gb18030'),
  ]);
  return Buffer.concat([...out, Buffer.of(0x0a)]);
}

// GS V B 0: feed to the cutter and cut; without one, out of the printer.
const ending = (cut: boolean) => (cut ? Uint8Array.of(0x1d, 0x56, 0x42, 0) : feed(120));

/** One picture of all strips, white between them: without a ROM nothing but dots says how far the paper goes. */
function wholePicture(
  strips: readonly Strip[],
  bitmaps: readonly Bitmap[],
  widthDots: number,
  heightDots: number,
): Bitmap {
  const rowBytes = Math.ceil(widthDots / 8);
  const data = new Uint8Array(rowBytes * heightDots);
  for (const [at, strip] of strips.entries()) data.set(bitmaps[at]?.data ?? [], strip.top * rowBytes);
  return { widthDots, heightDots, rowBytes, data };
}

/** The slip as ESC/POS bytes; nothing in them asks the printer for an answer. Throws on paper no slip fits on. */
export async function renderSlipBytes(doc: string, o: SlipBytesOptions): Promise<SlipBytes> {
  if (!(o.columns >= 16)) throw new RangeError(`No slip fits on paper of ${o.columns} columns.`);
  const layout = layoutSlip(doc, o.columns);
  const strips = stripsOf(layout, o.fonts, o.rom);
  const dots = strips.filter((strip) => strip.kind === 'dots');
  const bitmaps = await (o.pictures ?? createStripPictures(o.fonts)).draw(dots, o.signal);

  const parts: Uint8Array[] = [];
  const breaks: number[] = [];
  let length = 0;
  const put = (part: Uint8Array) => {
    parts.push(part);
    length += part.length;
  };
  /** Ends a stretch at which the printer may be asked something. */
  const pause = () => breaks.push(length);

  put(Uint8Array.from(prologue[o.rom]));
  pause();
  if (o.rom === 'none') {
    for (const band of dotBands(wholePicture(dots, bitmaps, layout.widthDots, layout.heightDots))) {
      put(band);
      pause();
    }
  } else {
    const pictures = new Map(dots.map((strip, at) => [strip, bitmaps[at]]));
    let y = 0;
    for (const strip of strips) {
      put(feed(strip.top - y));
      const bitmap = strip.kind === 'dots' ? pictures.get(strip) : undefined;
      if (bitmap) for (const band of dotBands(bitmap)) put(band);
      else if (strip.kind === 'line') put(lineBytes(strip.parts));
      y = strip.top + strip.height;
      pause();
    }
    put(feed(layout.heightDots - y));
  }
  put(ending(o.cut ?? true));
  pause();
  return { bytes: Buffer.concat(parts), breaks };
}

/** The slip's picture: what is printed is what is shown. */
export function renderSlipSvg(doc: string, o: { columns: number; fonts: SlipFonts; title?: string }): string {
  return slipSvg(layoutSlip(doc, o.columns), o.fonts, o.title ?? '');
}
