// Owns what it means here that the hall refuses.
import { isDefinedError } from '@orpc/client';

/** How a question ends that cannot be answered any more. */
export type Ending = 'over' | 'already' | 'lost';

export function endingOf(error: Error): Ending {
  const code = isDefinedError(error) ? (error as { code?: string }).code : null;
  return code === 'ALREADY_RATED' ? 'already' : code === 'NOTHING_TO_RATE' ? 'over' : 'lost';
}
