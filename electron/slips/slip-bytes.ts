// Turns a slip into what an ESC/POS printer takes: its own Chinese characters where it surely has them, dots where it may not.

import iconv from 'iconv-lite';
import receiptline from 'receiptline';
import { type Bitmap, slipBitmap } from './raster.ts';
import type { SlipFonts } from './slip-fonts.ts';
import { layoutSlip, leadingDots, quietDots } from './slip-layout.ts';
import { slipSvg } from './slip-svg.ts';

/**
 * What the printer's own memory holds: `gb18030` a Chinese ROM, used for slips whose every character it surely has;
 * `none` nothing (or unknown): every slip is sent as dots, which prints exactly what the screen shows.
 */
export type PrinterRom = 'gb18030' | 'none';
export type SlipBytesOptions = {
  columns: number;
  rom: PrinterRom;
  fonts: SlipFonts;
  cut?: boolean;
  signal?: AbortSignal;
};
export type SlipBytes = { bytes: Uint8Array; mode: 'rom' | 'raster' };

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

const low = (n: number) => n & 255;
const high = (n: number) => (n >> 8) & 255;
const chars = (...codes: number[]) => String.fromCharCode(...codes);

/** GS v 0: one band of dots. */
function band(rowBytes: number, rows: number, data: string): string {
  return `\x1dv0${chars(0, low(rowBytes), high(rowBytes), low(rows), high(rows))}${data}`;
}

// Printers buffer a band at a time: small bands start printing at once and fit the cheapest printer's memory.
const bandRows = 128;

// GS V B: feed to the cutter and cut. GS r 1: answers once everything before it is done.
const end = (cut: boolean) => `${cut ? '\x1dVB\x00' : '\n\n\n'}\x1dr\x01`;

function rasterBytes(bitmap: Bitmap, cut: boolean): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from('\x1b@\x1d!\x00\x1ba\x00', 'latin1')];
  for (let row = 0; row < bitmap.heightDots; row += bandRows) {
    const rows = Math.min(bandRows, bitmap.heightDots - row);
    parts.push(Buffer.from(band(bitmap.rowBytes, rows, ''), 'latin1'));
    parts.push(bitmap.data.subarray(row * bitmap.rowBytes, (row + rows) * bitmap.rowBytes));
  }
  parts.push(Buffer.from(end(cut), 'latin1'));
  return Buffer.concat(parts);
}

/** Rows of dots drawn here rather than with a printer's line characters, which no two makers place alike. */
function drawnRows(widthDots: number, rows: number, isBlack: (x: number, y: number) => boolean): string {
  const rowBytes = Math.ceil(widthDots / 8);
  const data = new Uint8Array(rowBytes * rows);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < widthDots; x++) {
      const at = y * rowBytes + (x >> 3);
      if (isBlack(x, y)) data[at] = (data[at] ?? 0) | (128 >> (x & 7));
    }
  }
  return band(rowBytes, rows, Buffer.from(data).toString('latin1'));
}

// ESC J: feed in dots.
const feed = (dots: number) => `\x1bJ${chars(dots)}`;

function romBytes(doc: string, columns: number, cut: boolean): Uint8Array {
  const width = columns * 12;
  let afterRule = false;
  let scale = 1;
  const generic = receiptline.commands.generic;
  const output = receiptline.transform(doc, {
    cpl: columns,
    encoding: 'gb18030',
    cutting: false,
    gradient: false,
    command: {
      ...generic,
      close: () => end(cut),
      wh(wh: number) {
        scale = Math.max(scale, wh < 3 ? 1 : wh - 1);
        return generic.wh(wh);
      },
      lf() {
        const dots = leadingDots(scale);
        scale = 1;
        if (afterRule) {
          afterRule = false;
          return '';
        }
        return `\n${feed(dots)}`;
      },
      hr() {
        afterRule = true;
        return drawnRows(width, 24, (x, y) => y >= 7 && y < 10 && x % 12 < 8);
      },
      // The frame's sides would need line characters: on paper it is its top and its bottom, with turned-in ends.
      vr: () => '',
      vrstart: () => drawnRows(width, 24, (x, y) => (y >= 8 && y < 12) || (y >= 12 && (x < 4 || x >= width - 4))),
      vrstop: () => drawnRows(width, 24, (x, y) => (y >= 12 && y < 16) || (y < 12 && (x < 4 || x >= width - 4))),
      vrlf: () => '',
      qrcode(symbol, encoding) {
        return `${feed(quietDots)}${generic.qrcode.call(this, symbol, encoding)}${feed(quietDots)}`;
      },
    },
  });
  return Buffer.from(output, 'latin1');
}

/** The slip as ESC/POS bytes. A single character the ROM may lack turns the whole slip into dots: same picture, never garbage. */
export async function renderSlipBytes(doc: string, o: SlipBytesOptions): Promise<SlipBytes> {
  const layout = layoutSlip(doc, o.columns);
  const cut = o.cut ?? true;
  const text = layout.items.flatMap((item) => (item.kind === 'text' ? [...item.text] : []));
  if (o.rom === 'gb18030' && text.every(isInRom)) return { bytes: romBytes(doc, o.columns, cut), mode: 'rom' };
  return { bytes: rasterBytes(await slipBitmap(slipSvg(layout, o.fonts, ''), o.fonts, o.signal), cut), mode: 'raster' };
}

/** The slip's picture: what is printed is what is shown. */
export function renderSlipSvg(doc: string, o: { columns: number; fonts: SlipFonts; title?: string }): string {
  return slipSvg(layoutSlip(doc, o.columns), o.fonts, o.title ?? '');
}
