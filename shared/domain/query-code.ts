// The query code (查询码): the six digits that, with the case number, let a citizen see their case and nobody else.
import { withoutSpacing } from './digits.ts';
import type { Random } from './ports.ts';

const length = 6;
const codes = 10 ** length;
// Largest multiple of a million below 2^32: draws above it would favour small codes.
const fair = Math.floor(2 ** 32 / codes) * codes;

/** Codes people try first: one digit, a repeated pair or triple, a run up or down (9 and 0 are neighbours). */
export function isTrivialCode(code: string): boolean {
  const repeats = [1, 2, 3].some((period) => [...code].every((digit, at) => digit === code[at % period]));
  const runs = [1, 9].some((step) =>
    [...code].every((digit, at) => at === 0 || Number(digit) === (Number(code[at - 1]) + step) % 10),
  );
  return repeats || runs;
}

/** Six digits, every non-trivial code equally likely. Throws when the source of chance is stuck. */
export function makeQueryCode(random: Random): string {
  for (let tries = 0; tries < 1000; tries += 1) {
    const bytes = random.bytes(4);
    const draw = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
    if (draw >= fair) continue;
    const code = String(draw % codes).padStart(length, '0');
    if (!isTrivialCode(code)) return code;
  }
  throw new Error('The source of chance gives no usable query code');
}

/** Reads a query code as people type it; null when it is not six digits. */
export function parseQueryCode(text: string): string | null {
  if (text.length > 40) return null;
  const code = withoutSpacing(text);
  return /^\d{6}$/.test(code) ? code : null;
}
