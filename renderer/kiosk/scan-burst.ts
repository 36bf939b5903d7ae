// Owns telling a code scanner from a hand: both are key strokes, but a scanner's come far faster and end as it was set.
import type { Hall } from '#shared/contract/hall.ts';
import { parseScan, type Scan } from '#shared/domain/scan-code.ts';

export type ScannerSetting = Hall['kiosk']['scanner'];

/** The shortest code of a slip has sixteen digits; half of one is still no word of a hand's. */
const leastSigns = 8;

export const scannerEnds = { enter: 'Enter', tab: 'Tab', none: null } as const;

/** typed: by a hand · half: a scan that ended too soon, or ran into another · other: a code that is not a slip's. */
export type Heard = { what: 'typed' } | { what: 'scan'; scan: Scan } | { what: 'half' | 'other' };

const typed: Heard = { what: 'typed' };

/** A code scanned twice in one breath is that code. */
function scanIn(text: string): Scan | null {
  const half = text.length / 2;
  const isTwice = Number.isInteger(half) && text.slice(0, half) === text.slice(half);
  return parseScan(text) ?? (isTwice ? parseScan(text.slice(0, half)) : null);
}

/** What signs that came as fast as a scanner's are; `isWhole`: the scanner said that this was all. */
export function understand(text: string, setting: ScannerSetting, isWhole: boolean): Heard {
  const { prefix } = setting;
  const isMarked = prefix !== '' && text.startsWith(prefix);
  // With a mark before each code nothing else is one: everything else was typed.
  if (prefix !== '' && !isMarked) return typed;
  // Where two ran together the second one's mark stands in between.
  const codes = isMarked ? text.split(prefix).filter((code) => code !== '') : [text];
  const [code = ''] = codes;
  if (codes.some((one) => one !== code)) return { what: 'half' };
  const scan = scanIn(code);
  if (scan) return { what: 'scan', scan };
  if (isMarked) return { what: isWhole ? 'other' : 'half' };
  if (code.length < leastSigns) return typed;
  // A fast typist's sentence is not a scan: only what looks like one, or like a part of one, is taken out of their hands.
  if (/^https?:/i.test(code)) return { what: isWhole ? 'other' : 'half' };
  if (/^[0-9０-９]+$/.test(code)) return { what: 'half' };
  return isWhole && /\d{8,}$/.test(code) ? { what: 'other' } : typed;
}

export type Burst = {
  /** True where this stroke is the first of what may be a scan: what is still there has no end, and is `rest`. */
  begins(at: number): boolean;
  /**
   * A stroke at its time (ms). Null: go on. A text: the scanner's own end came, and this is what it typed. The end's
   * stroke is the scanner's where the text is not empty.
   */
  add(key: string, at: number): string | null;
  /** What came without an end, once it is quiet; empty where there was nothing. Begins anew. */
  rest(): string;
};

/** Gathers key strokes that follow one another as a scanner's do. Pure but for the times it is given. */
export function createBurst(setting: ScannerSetting): Burst {
  const end = scannerEnds[setting.suffix];
  let text = '';
  let lastAt = Number.NEGATIVE_INFINITY;
  const rest = (): string => {
    const whole = text;
    text = '';
    return whole;
  };
  return {
    begins: (at) => text === '' || at - lastAt > setting.gapMs,
    add(key, at) {
      if (at - lastAt > setting.gapMs) text = '';
      lastAt = at;
      if (key === end) return rest();
      if ([...key].length === 1) text += key;
      return null;
    },
    rest,
  };
}
