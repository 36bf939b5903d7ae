// The few kinds of line all slips are made of, in receiptline's notation; wording stays in slip-documents.ts.

import { markPng } from './slip-mark.ts';
import { columnsOf, escapeSlipText, wrapWords } from './slip-text.ts';

/** Character size as a multiple of the 24-dot cell. */
export type Scale = 1 | 2 | 3 | 4 | 5 | 6;
export type Style = { scale?: Scale; bold?: boolean; inverted?: boolean };

// receiptline's decoration for n × n: one ^ more than n from 2 on (^ and ^^ widen and heighten only).
function decorate(text: string, style: Style): string {
  const scale = style.scale ?? 1;
  const size = scale === 1 ? '' : '^'.repeat(scale + 1);
  const bold = style.bold ? '"' : '';
  const inverted = style.inverted ? '`' : '';
  return `${inverted}${bold}${size}${escapeSlipText(text)}${size}${bold}${inverted}`;
}

/** The largest size at which the text still stands in one line. */
export function largestScale(text: string, columns: number, most: Scale): Scale {
  const fits = ([6, 5, 4, 3, 2, 1] as const).find(
    (scale) => scale <= most && columnsOf(plain(text)) * scale <= columns,
  );
  return fits ?? 1;
}

const plain = (text: string) => wrapWords(text, 10_000).join(' ');

// As few lines as the width allows, and those of about the same length.
function balanced(text: string, columns: number): string[] {
  let best = wrapWords(text, columns);
  for (let narrower = columns - 1; narrower >= columns / 2; narrower--) {
    const lines = wrapWords(text, narrower);
    if (lines.length > best.length) break;
    best = lines;
  }
  return best;
}

// A centred sentence too long for one line breaks after a clause first: a lone last word in the middle looks lost.
function byClauses(text: string, columns: number): string[] {
  const whole = plain(text);
  if (columnsOf(whole) <= columns) return [whole];
  const out: string[] = [];
  let line = '';
  for (const clause of whole.match(/[^，。？！；、]+[，。？！；、]*|.+/gu) ?? [whole]) {
    if (line !== '' && columnsOf(line + clause) > columns) {
      out.push(...balanced(line, columns));
      line = '';
    }
    line += clause;
  }
  return [...out, ...balanced(line, columns)];
}

/** Centred lines; wrapped, never cut. */
export function centred(text: string, columns: number, style: Style = {}): string[] {
  return byClauses(text, Math.floor(columns / (style.scale ?? 1))).map((line) => `|${decorate(line, style)}|`);
}

/** Lines from the left edge; wrapped, never cut. */
export function paragraph(text: string, columns: number, style: Style = {}): string[] {
  return wrapWords(text, columns / (style.scale ?? 1)).map((line) => `|${decorate(line, style)}`);
}

/** A white-on-black line across the middle: what must not be overlooked. */
export function banner(text: string, columns: number): string[] {
  return wrapWords(text, columns - 2).map((line) => `|\`~"${escapeSlipText(line)}"~\`|`);
}

/** `under`: the label in a second language. */
export type Fact = { label: string; under?: string | null; value: string; scale?: Scale; bold?: boolean };

/** Label on the left, value on the right; a long value takes more lines within its column. */
export function facts(rows: readonly Fact[], columns: number): string[] {
  const out: string[] = [];
  for (const { label, under = null, value, scale: wanted = 1, bold = false } of rows) {
    const said = under === null ? [label] : [label, under];
    const left = Math.min(Math.max(...said.map(columnsOf)) + 2, Math.floor(columns / 2));
    const right = columns - left;
    const taken = columnsOf(plain(value)) * wanted;
    // What is large, and does not fit beside its label but does below it, keeps its size there.
    if (wanted > 1 && taken > right && taken <= columns && label !== '') {
      const row = decorate(value, { scale: wanted, bold });
      const above = said.flatMap((words) => wrapWords(words, columns)).map((words) => `|${decorate(words, {})}`);
      out.push(`{border:0;width:${columns}}`, ...above, `| ${row}|`);
      continue;
    }
    const labels = said.flatMap((words) => wrapWords(words, left));
    // What does not fit in one line at the wanted size is said smaller rather than in a tower of large lines.
    const scale = taken <= right ? wanted : 1;
    const values = wrapWords(value, right / scale);
    out.push(`{border:0;width:${left},${right}}`);
    for (let i = 0; i < Math.max(labels.length, values.length); i++) {
      const word = decorate(labels[i] ?? '', {});
      const row = decorate(values[i] ?? '', { scale, bold });
      out.push(`|${word} | ${row}|`);
    }
  }
  out.push('{border:1;width:auto}');
  return out;
}

/** The frame at the foot that holds the one way on. */
export function boxed(lines: readonly { text: string; style?: Style }[], columns: number): string[] {
  const inside = columns - 4;
  return ['{border:line}', ...lines.flatMap(({ text, style }) => centred(text, inside, style)), '{border:1}'];
}

/** A QR code; level M survives a crease. `data` is printable ASCII. */
export function qrCode(data: string, cellDots: number): string[] {
  return [`{option:qrcode,${cellDots},m}`, `{code:${escapeCode(data)}}`];
}

const escapeCode = (data: string) =>
  data.replace(/[^0-9A-Za-z/.:_-]/g, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** Code 128 as wide as the paper can take it; nothing where it cannot. `data` is printable ASCII. */
export function code128(data: string, columns: number): string[] {
  const isPrintable = /^[\x20-\x7e]+$/.test(data);
  // Eleven modules a sign at most, with start, check, end and the white that a scanner wants on either side.
  const modules = (data.length + 3) * 11 + 2 + 20;
  const module = ([3, 2] as const).find((dots) => modules * dots <= columns * dotsPerColumn);
  if (!isPrintable || module === undefined) return [];
  return [`{option:code128,${module},${barsDots},nohri}`, `{code:${escapeCode(data)}}`];
}

const dotsPerColumn = 12;
/** 8 mm: a hand scanner finds it at once. */
const barsDots = 64;

export const rule = '---';
export const gap = '';
/** A picture: PNG as base64, a dot a pixel. */
export const image = (png: string) => `{image:${png}}`;
export const mark = image(markPng);
