// Reads ESC/POS as a printer would, so that tests can say what was on the paper; knows the commands that receipts use.

import iconv from 'iconv-lite';

export type RasterBand = { rowBytes: number; rows: number; data: Uint8Array };
/** What one slip of paper came to. */
export type PrintedSlip = { lines: string[]; bands: RasterBand[]; cut: boolean };
/**
 * What the printer is asked to answer: a real-time status (n of DLE EOT), GS r in the order of the data, or what to
 * say unasked from now on (n of GS a; 0: nothing).
 */
export type Query = { kind: 'realtime'; n: number } | { kind: 'inline' } | { kind: 'automatic'; n: number };

// How many bytes follow the command's two (or, for FS and GS, also two).
const escArguments: Record<string, number> = {
  '@': 0,
  '2': 0,
  '3': 1,
  '!': 1,
  a: 1,
  E: 1,
  '-': 1,
  t: 1,
  M: 1,
  ' ': 1,
  '{': 1,
  J: 1,
  d: 1,
  R: 1,
  $: 2,
  '\\': 2,
};
const fsArguments: Record<string, number> = { '.': 0, '&': 0, C: 1, '-': 1, '!': 1, W: 1, S: 2 };
const gsArguments: Record<string, number> = { '!': 1, B: 1, a: 1, b: 1, r: 1, f: 1, h: 1, w: 1, L: 2, W: 2 };

/** Feed it bytes as they come; it keeps what is unfinished. */
export function createEscposParser(onQuery: (query: Query) => void) {
  const slips: PrintedSlip[] = [];
  const unknown: string[] = [];
  let rest: Buffer = Buffer.alloc(0);
  let line: number[] = [];
  let slip: PrintedSlip = { lines: [], bands: [], cut: false };

  function endLine(): void {
    const text = iconv.decode(Buffer.from(line), 'gb18030').trim();
    if (text !== '') slip.lines.push(text);
    line = [];
  }

  function endSlip(): void {
    endLine();
    slip.cut = true;
    slips.push(slip);
    slip = { lines: [], bands: [], cut: false };
  }

  // The length of the command at `at`, or null while its bytes are not all there.
  function commandLength(at: number): number | null {
    const lead = rest[at];
    const code = rest[at + 1];
    if (code === undefined) return null;
    const char = String.fromCharCode(code);
    const need = (n: number) => (rest.length >= at + n ? n : null);
    if (lead === 0x10) {
      if (need(3) === null) return null;
      if (code === 4) onQuery({ kind: 'realtime', n: rest[at + 2] ?? 0 });
      return 3;
    }
    if (lead === 0x1d && char === 'v') {
      if (need(8) === null) return null;
      const rowBytes = rest.readUInt16LE(at + 4);
      const rows = rest.readUInt16LE(at + 6);
      if (need(8 + rowBytes * rows) === null) return null;
      slip.bands.push({ rowBytes, rows, data: Uint8Array.from(rest.subarray(at + 8, at + 8 + rowBytes * rows)) });
      return 8 + rowBytes * rows;
    }
    if (lead === 0x1d && char === '(') return need(5) === null ? null : need(5 + rest.readUInt16LE(at + 3));
    if (lead === 0x1d && char === 'V') {
      const length = need(3) === null ? null : (rest[at + 2] ?? 0) >= 65 ? need(4) : 3;
      if (length !== null) endSlip();
      return length;
    }
    const known = lead === 0x1b ? escArguments : lead === 0x1c ? fsArguments : gsArguments;
    const follow = known[char];
    if (follow === undefined) {
      unknown.push(`${lead?.toString(16)} ${char}`);
      return 2;
    }
    const length = need(2 + follow);
    if (length !== null && lead === 0x1d && char === 'r') onQuery({ kind: 'inline' });
    if (length !== null && lead === 0x1d && char === 'a') onQuery({ kind: 'automatic', n: rest[at + 2] ?? 0 });
    return length;
  }

  return {
    slips,
    /** Commands it does not know: a test that finds any has found an injection or a new need. */
    unknown,
    feed(data: Uint8Array): void {
      rest = Buffer.concat([rest, data]);
      let at = 0;
      while (at < rest.length) {
        const byte = rest[at] ?? 0;
        if (byte === 0x1b || byte === 0x1c || byte === 0x1d || byte === 0x10) {
          const length = commandLength(at);
          if (length === null) break;
          at += length;
        } else {
          if (byte === 0x0a) endLine();
          else line.push(byte);
          at += 1;
        }
      }
      rest = rest.subarray(at);
    },
  };
}
