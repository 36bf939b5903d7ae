// Owns when a printer's paper is said to be ending: its own sensor, or the hall's count of what is left.
import type { Printer } from '#shared/contract/slips.ts';

export function isPaperLow({ paperLow, roll }: Printer): boolean {
  return paperLow === true || roll?.isEnding === true;
}
