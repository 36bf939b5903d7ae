// The appointment's code (预约码): eight digits, few enough to say on the telephone, the last of which catches a slip of the finger.
import { dammDigit, hasDammDigit } from './damm.ts';
import { withoutSpacing } from './digits.ts';
import type { Random } from './ports.ts';
import { isTrivialCode } from './query-code.ts';

const drawn = 7;
const codes = 10 ** drawn;
// Largest multiple of ten million below 2^32: draws above it would favour small codes.
const fair = Math.floor(2 ** 32 / codes) * codes;
/** Other numbers of the hall with a check digit begin from 0: one of them is seldom taken for a code. */
const checkFrom = 7;

/** A code nobody can guess, every non-trivial one equally likely. Throws when the source of chance is stuck. */
export function makeAppointmentCode(random: Random): string {
  for (let tries = 0; tries < 1000; tries += 1) {
    const draw = random.bytes(4).reduce((sum, byte) => sum * 256 + byte, 0);
    if (draw >= fair) continue;
    const digits = String(draw % codes).padStart(drawn, '0');
    if (!isTrivialCode(digits)) return digits + dammDigit(digits, checkFrom);
  }
  throw new Error('The source of chance gives no usable appointment code');
}

/** Reads a code as people type it (1234 5678, full-width); null when it cannot be one: a slip of the finger, not a guess. */
export function parseAppointmentCode(text: string): string | null {
  if (text.length > 40) return null;
  const code = withoutSpacing(text);
  return /^\d{8}$/.test(code) && hasDammDigit(code, checkFrom) ? code : null;
}

/** 1234 5678, as slips and screens show it. */
export function formatAppointmentCode(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}
