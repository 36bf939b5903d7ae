// How a simulated printer is, in one word, and the status bits that a real one of that condition sends (ESC/POS manuals).

/**
 * accept: prints and answers · paper-low: near its end · paper-out · paper-ends: paper for a part of the next slip, then
 * none, said unasked whatever it was told · paper-ends-told: the same, but it feeds on without paper, as cheap ones do ·
 * cover-open · cutter: it is stuck · offline: switched so at its button · overheated: comes right by itself · broken: no
 * power cycle helps · hang: takes the line, reads nothing, says nothing · slow · mute: prints, never answers · chatty:
 * says how it is unasked (ASB) until told not to · rubbish: answers as no printer does, prints nothing · refuse: nobody
 * listens, as with the power off.
 */
export const simulatorModes = [
  'accept',
  'paper-low',
  'paper-out',
  'paper-ends',
  'paper-ends-told',
  'cover-open',
  'cutter',
  'offline',
  'overheated',
  'broken',
  'hang',
  'slow',
  'mute',
  'chatty',
  'rubbish',
  'refuse',
] as const;

/**
 * Besides the words: the line is cut after so many bytes of a connection, the paper ends after so many dots or lines from
 * now (an honest printer's: it stops and says so), or it prints at this speed.
 */
export type SimulatorMode =
  | (typeof simulatorModes)[number]
  | { dropAfterBytes: number }
  | { paperForDots: number }
  | { paperForLines: number }
  | { mmPerSecond: number };

/** What a printer has wrong with it. */
export type Condition = {
  paperLow: boolean;
  paperOut: boolean;
  coverOpen: boolean;
  cutter: boolean;
  overheated: boolean;
  broken: boolean;
  offline: boolean;
};

/** `isPaperGone`: of a mode in which the paper ends, whether it has. */
export function conditionOf(mode: SimulatorMode, isPaperGone: boolean): Condition {
  return {
    paperLow: mode === 'paper-low',
    paperOut: mode === 'paper-out' || isPaperGone,
    coverOpen: mode === 'cover-open',
    cutter: mode === 'cutter',
    overheated: mode === 'overheated',
    broken: mode === 'broken',
    offline: mode === 'offline',
  };
}

const hasError = (c: Condition) => c.cutter || c.overheated || c.broken;

/** It does not print while it is so. */
export const isHalted = (c: Condition): boolean => c.paperOut || c.coverOpen || c.offline || hasError(c);

const bits = (base: number, ...set: [boolean, number][]) =>
  set.reduce((byte, [is, bit]) => (is ? byte | bit : byte), base);

/** DLE EOT n: 1 the printer, 2 why it is off line, 3 which error, 4 the paper's sensors. */
export function realtimeStatus(n: number, c: Condition): number {
  const base = 0x12;
  switch (n) {
    case 1:
      return bits(base, [isHalted(c), 0x08]);
    case 2:
      return bits(base, [c.coverOpen, 0x04], [c.paperOut, 0x20], [hasError(c), 0x40]);
    case 3:
      return bits(base, [c.cutter, 0x08], [c.broken, 0x20], [c.overheated, 0x40]);
    default:
      // Where there is none, the sensor that looks for the end sees none either.
      return bits(base, [c.paperLow || c.paperOut, 0x0c], [c.paperOut, 0x60]);
  }
}

/** GS r 1: the paper's sensors, as the printer comes to the question in the order of its data. */
export const inlineStatus = (c: Condition): number => bits(0, [c.paperLow || c.paperOut, 0x03], [c.paperOut, 0x0c]);

/** GS a: four bytes; the first can be told from an answer. */
export function automaticStatus(c: Condition): Uint8Array {
  return Uint8Array.of(
    bits(0x10, [isHalted(c), 0x08], [c.coverOpen, 0x20]),
    bits(0, [c.cutter, 0x08], [c.broken, 0x20], [c.overheated, 0x40]),
    inlineStatus(c),
    0,
  );
}

/** Which of those four bytes GS a `n` asks to be told about. */
export function isWatched(n: number, before: Uint8Array, now: Uint8Array): boolean {
  return ([0x02, 0x04, 0x08] as const).some((bit, i) => (n & bit) !== 0 && before[i] !== now[i]);
}

/** GS I n: what the printer is called. Null where it has no answer. */
export function identity(n: number): Uint8Array | null {
  const numbers: Record<number, number> = { 1: 0x20, 2: 0x02, 3: 0x01 };
  const words: Record<number, string> = { 65: '1.0', 66: 'BANCHENG', 67: 'SIM-80', 68: '00000001' };
  const number = numbers[n % 48];
  if (n < 64) return number === undefined ? null : Uint8Array.of(number);
  const word = words[n];
  return word === undefined ? null : Buffer.from(`_${word}\0`, 'latin1');
}
