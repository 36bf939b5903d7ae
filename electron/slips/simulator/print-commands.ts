// What each ESC/POS command does to the paper; a command that no receipt needs is told, not obeyed.

import type { EscposCommand } from './escpos-commands.ts';
import { cellDots, firstSettings, lineDots, type Paper, type PrintedSlip } from './paper-model.ts';
import { code128Rows, code128Words, type QrLevel, qrRows } from './printer-codes.ts';
import { createTextDecoder } from './printer-text.ts';

const qrLevels: readonly QrLevel[] = ['L', 'M', 'Q', 'H'];
/** Numbers may be given as such or as digits. */
const digit = (n: number) => n % 48;

/** Obeys one command after the other. `onSlip` gets each piece at its cut, `onUnknown` a command's first bytes or its name. */
export function createPrintCommands(
  paper: Paper,
  onSlip: (slip: PrintedSlip) => void,
  onUnknown: (what: string) => void,
): (command: EscposCommand) => void {
  const text = createTextDecoder();
  const bars = { height: 162, width: 3, hasWords: false };
  const qr = { cell: 3, level: 'L' as QrLevel, data: Buffer.alloc(0) as Buffer };
  let stored: { widthDots: number; rows: Uint8Array[] } | null = null;

  /** A printer takes dots only where a line begins, and prints as characters what comes elsewhere. */
  function mayTakeDots(): boolean {
    if (!paper.isLineStart) onUnknown('dots in the middle of a line');
    return paper.isLineStart;
  }

  /** GS ( k with cn 49; `args` from fn on. */
  function qrCommand(args: Buffer): void {
    const [fn = 0, value = 0] = args;
    if (fn === 67) qr.cell = value;
    else if (fn === 69) qr.level = qrLevels[digit(value)] ?? 'L';
    else if (fn === 80) qr.data = args.subarray(2);
    else if (fn === 81 && qr.data.length > 0 && mayTakeDots()) paper.putDots(qrRows(qr.data, qr.level, qr.cell));
  }

  /** GS ( L, GS 8 L: dots are stored (112), then printed (50). `args` from m on. */
  function graphics(args: Buffer): void {
    const fn = args[1] ?? 0;
    if (fn === 112) {
      const widthDots = args.readUInt16LE(6);
      const rowBytes = Math.ceil(widthDots / 8);
      const rows = Array.from({ length: args.readUInt16LE(8) }, (_, y) =>
        Uint8Array.from(args.subarray(10 + y * rowBytes, 10 + (y + 1) * rowBytes)),
      );
      stored = { widthDots, rows };
    } else if ((fn === 50 || fn === 2) && stored && mayTakeDots()) {
      paper.putDots(stored);
      stored = null;
    }
  }

  function barCode([type, , ...bytes]: Buffer): void {
    if (type !== 73) {
      onUnknown(`GS k ${type}`);
      return;
    }
    if (!mayTakeDots()) return;
    const words = code128Words(Uint8Array.from(bytes));
    paper.putDots(code128Rows(words, bars.width, bars.height));
    if (!bars.hasWords) return;
    for (const char of words) paper.write(char);
    paper.endLine(0);
  }

  const emphasize = ([n = 0]: Buffer) => {
    paper.set.bold = (n & 1) === 1;
  };
  const nothing = () => undefined;

  const obey: Readonly<Record<string, (args: Buffer) => void>> = {
    text(args) {
      for (const char of text.decode(args)) paper.write(char);
    },
    LF: () => paper.endLine(paper.set.spacing),
    CR: nothing,
    HT: () => paper.moveTo((Math.floor(paper.x / (8 * cellDots)) + 1) * 8 * cellDots),
    'ESC @'() {
      text.reset();
      paper.dropLine();
      paper.set = { ...firstSettings };
    },
    'ESC J'([n = 0]) {
      if (!paper.isLineStart) paper.endLine(0);
      paper.feed(n);
    },
    'ESC d'([n = 0]) {
      if (!paper.isLineStart) paper.endLine(paper.set.spacing);
      paper.feed(n * Math.max(paper.set.spacing, lineDots * paper.set.scaleY));
    },
    'ESC 2'() {
      paper.set.spacing = firstSettings.spacing;
    },
    'ESC 3'([n = 0]) {
      paper.set.spacing = n;
    },
    'ESC a'([n = 0]) {
      if (paper.isLineStart) paper.set.align = digit(n);
    },
    'ESC E': emphasize,
    'ESC G': emphasize,
    'ESC -'([n = 0]) {
      paper.set.underline = digit(n) > 0;
    },
    'ESC !'([n = 0]) {
      paper.set.bold = (n & 8) !== 0;
      paper.set.scaleY = (n & 16) !== 0 ? 2 : 1;
      paper.set.scaleX = (n & 32) !== 0 ? 2 : 1;
    },
    'GS !'([n = 0]) {
      paper.set.scaleX = ((n >> 4) & 7) + 1;
      paper.set.scaleY = (n & 7) + 1;
    },
    'GS B'([n = 0]) {
      paper.set.inverse = (n & 1) === 1;
    },
    'GS L'(args) {
      if (paper.isLineStart) paper.set.left = args.readUInt16LE(0);
    },
    'GS W'(args) {
      if (paper.isLineStart) paper.set.area = args.readUInt16LE(0);
    },
    'ESC $': (args) => paper.moveTo(args.readUInt16LE(0)),
    'ESC \\': (args) => paper.moveTo(paper.x + args.readInt16LE(0)),
    'FS &': () => text.setChinese(true),
    'FS .': () => text.setChinese(false),
    'GS v'(args) {
      if (digit(args[1] ?? 0) !== 0) onUnknown('GS v enlarged');
      const rowBytes = args.readUInt16LE(2);
      if (mayTakeDots()) paper.startBand(rowBytes, rowBytes * 8);
    },
    row: (args) => paper.putRow(Uint8Array.from(args)),
    'GS ('(args) {
      if (args[0] === 0x6b && args[3] === 49) qrCommand(args.subarray(4));
      else if (args[0] === 0x4c) graphics(args.subarray(3));
      else onUnknown(`GS ( ${String.fromCharCode(args[0] ?? 0)}`);
    },
    'GS 8': (args) => graphics(args.subarray(5)),
    'GS k': barCode,
    'GS h'([n = 0]) {
      bars.height = n;
    },
    'GS w'([n = 0]) {
      bars.width = n;
    },
    'GS H'([n = 0]) {
      bars.hasWords = digit(n) > 0;
    },
    'GS V'(args) {
      if (!paper.isLineStart) paper.endLine(paper.set.spacing);
      paper.feed(args[1] ?? 0);
      const slip = paper.takeOff(true);
      if (slip) onSlip(slip);
    },
    unknown: (bytes) => onUnknown([...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')),
  };

  return ({ name, args }) => {
    if (name !== 'row') paper.endBand();
    // The rest asks the printer something, or has no meaning for what lies on the paper.
    obey[name]?.(Buffer.from(args));
  };
}
