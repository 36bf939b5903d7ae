// Owns sending one request that changed while its answer was lost: the hall may have it in its earlier words.
import { ORPCError } from '@orpc/client';

/** The hall has this requestId already, with something else in it. */
export const isReused = (error: unknown): boolean => error instanceof ORPCError && error.code === 'REQUEST_REUSED';

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * Sends `input`; where the hall has its requestId in other words, the earlier ones bring their answer back.
 * @param earlier everything that went out under the same requestId and was not answered, the newest first
 */
export async function sendOrFind<I, O>(send: (input: I) => Promise<O>, input: I, earlier: readonly I[]): Promise<O> {
  try {
    return await send(input);
  } catch (error) {
    const [before, ...older] = earlier.filter((one) => !isSame(one, input));
    if (!isReused(error) || before === undefined) throw error;
    return sendOrFind(send, before, older);
  }
}

/** Everything sent under one requestId once `input` goes out, the newest first, each of it once. */
export function sentWith<I>(input: I, earlier: readonly I[]): readonly I[] {
  return [input, ...earlier.filter((one) => !isSame(one, input))];
}
