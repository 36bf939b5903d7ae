// What the bits mean in which a printer says how it is (ESC/POS: DLE EOT, GS r, automatic status back).

import type { PrinterTrouble } from './slip-printer.ts';

/** What a printer said of itself. */
export type SaidStatus = { trouble: PrinterTrouble | null; paperLow: boolean };

type Facts = {
  paperOut: boolean;
  coverOpen: boolean;
  cutter: boolean;
  overheated: boolean;
  broken: boolean;
  offline: boolean;
};

// First what a person can put right; `offline` is the sum of the others, or somebody at its buttons.
function worst(facts: Facts): PrinterTrouble | null {
  if (facts.paperOut) return 'no-paper';
  if (facts.coverOpen) return 'cover-open';
  if (facts.cutter) return 'cutter';
  if (facts.overheated) return 'overheated';
  if (facts.broken) return 'not-ready';
  return facts.offline ? 'offline' : null;
}

/** The answers to DLE EOT 1 to 4. An answer that never came says nothing bad. */
export function readStatus(answers: readonly (number | null)[]): SaidStatus {
  const [online, cause, error, paper] = [0, 1, 2, 3].map((at) => answers[at] ?? 0) as [number, number, number, number];
  const isOneOf = (error & 0x48) !== 0;
  return {
    trouble: worst({
      paperOut: (paper & 0x60) !== 0 || (cause & 0x20) !== 0,
      coverOpen: (cause & 0x04) !== 0,
      cutter: (error & 0x08) !== 0,
      overheated: (error & 0x40) !== 0,
      broken: (error & 0x24) !== 0 || ((cause & 0x40) !== 0 && !isOneOf),
      offline: (online & 0x08) !== 0,
    }),
    paperLow: (paper & 0x0c) !== 0,
  };
}

/** The four bytes of an automatic status back. */
export function readAutomatic(group: readonly number[]): SaidStatus {
  const [first = 0, second = 0, third = 0] = group;
  return {
    trouble: worst({
      paperOut: (third & 0x0c) !== 0,
      coverOpen: (first & 0x20) !== 0,
      cutter: (second & 0x08) !== 0,
      overheated: (second & 0x40) !== 0,
      broken: (second & 0x24) !== 0,
      offline: (first & 0x08) !== 0,
    }),
    paperLow: (third & 0x03) !== 0,
  };
}

/** The answer to GS r 1. */
export function readInline(answer: number): SaidStatus {
  return { trouble: (answer & 0x0c) !== 0 ? 'no-paper' : null, paperLow: (answer & 0x03) !== 0 };
}
