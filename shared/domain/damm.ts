// Damm's check digit: the one decimal check that catches every wrong digit and every swap of neighbours.

// A totally anti-symmetric quasigroup of order 10 with a zero diagonal (H. M. Damm, dissertation, Marburg 2004, p. 111).
const table: readonly (readonly number[])[] = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/**
 * The digit to put behind `digits` (plain 0–9 only; throws RangeError otherwise). What it catches, it catches from any
 * `start` (0–9); numbers of different lengths take different ones, since from 0 a nought added at the end goes unseen.
 */
export function dammDigit(digits: string, start = 0): string {
  let interim = start;
  for (const digit of digits) {
    const next = table[interim]?.[digit >= '0' && digit <= '9' ? Number(digit) : -1];
    if (next === undefined) throw new RangeError('Check digits are made over 0–9 only');
    interim = next;
  }
  return String(interim);
}

/** Whether the last digit is the check digit of those before it, made from the same `start`. */
export function hasDammDigit(digits: string, start = 0): boolean {
  return /^\d{2,}$/.test(digits) && dammDigit(digits, start) === '0';
}
