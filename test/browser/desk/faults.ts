// Owns making the hall's refusals as the screens receive them.
import { ORPCError } from '@orpc/client';

/** A typed error of the contract. */
export function refusal(code: string, data?: unknown): ORPCError<string, unknown> {
  return new ORPCError(code, { defined: true, message: code, data });
}

/** What a browser throws when nobody answers. */
export const lineDown = (): TypeError => new TypeError('Failed to fetch');
