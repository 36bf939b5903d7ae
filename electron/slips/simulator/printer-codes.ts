// Codes that a printer makes itself out of what it is told, as rows of dots.

import { create as createQr } from 'qrcode';
import receiptline from 'receiptline';

/** Rows of one width; 1 = black, most significant bit on the left. */
export type DotRows = { widthDots: number; rows: Uint8Array[] };
export type QrLevel = 'L' | 'M' | 'Q' | 'H';

/** `cell`: dots a module. */
export function qrRows(data: Buffer, level: QrLevel, cell: number): DotRows {
  const { modules } = createQr([{ data, mode: 'byte' }], { errorCorrectionLevel: level });
  const rows = Array.from({ length: modules.size * cell }, (_, y) =>
    packRow(modules.size * cell, (x) => modules.get(Math.floor(y / cell), Math.floor(x / cell)) === 1),
  );
  return { widthDots: modules.size * cell, rows };
}

/** Code 128; `width`: dots of the thinnest bar. */
export function code128Rows(data: string, width: number, height: number): DotRows {
  const symbol = { data, type: 'code128', width, height, hri: false, quietZone: false } as const;
  const black = (receiptline.barcode.generate(symbol).widths ?? []).flatMap((each, i) =>
    Array<boolean>(each).fill(i % 2 === 1),
  );
  const row = packRow(black.length, (x) => black[x] === true);
  return { widthDots: black.length, rows: Array<Uint8Array>(height).fill(row) };
}

/** The words of a Code 128 as GS k has them: `{A`, `{B`, `{C` choose a set (C holds two digits a byte), `{{` is a brace. */
export function code128Words(bytes: Uint8Array): string {
  let words = '';
  let isPairs = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === 0x7b) {
      i += 1;
      if (bytes[i] === 0x7b) words += '{';
      else isPairs = bytes[i] === 0x43;
    } else words += isPairs ? String(byte).padStart(2, '0') : String.fromCharCode(byte);
  }
  return words;
}

function packRow(widthDots: number, isBlack: (x: number) => boolean): Uint8Array {
  const row = new Uint8Array(Math.ceil(widthDots / 8));
  for (let x = 0; x < widthDots; x++) if (isBlack(x)) row[x >> 3] = (row[x >> 3] ?? 0) | (128 >> (x & 7));
  return row;
}
