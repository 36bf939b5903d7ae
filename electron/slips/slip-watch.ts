// The name a slip goes by where everybody listens: made from the job's id, which nobody can make from it again.
import { createHash } from 'node:crypto';

/** `jobId` has 122 bits of chance, so that trying ids out until one fits is no way back. */
export function watchIdOf(jobId: string): string {
  return createHash('sha256').update(`slip watch ${jobId}`).digest('base64url').slice(0, 22);
}
