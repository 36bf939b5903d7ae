// Owns asking the hall for more time to rate: by a button once time runs out, and without one for whoever is answering.
import { isDefinedError } from '@orpc/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ToRate } from '#shared/contract/rating.ts';
import { onlySilence, useHallQueries } from '../api-provider.tsx';
import { useWaiting } from '../ui/use-waiting.ts';
import { type RateTime, secondsIn, WARN_MS } from './more-time.tsx';
import { type Ending, endingOf } from './refusals.ts';

/** So long before the end more is asked for where somebody is answering. */
const HOLD_MS = 10_000;

/**
 * @param leftMs until it is asked no more; below 0 it is over
 * @param isAnswering somebody has touched a grade and is not through
 * @param onEnd the question cannot be answered any more
 */
export function useMoreTime(o: {
  windowNumber: string;
  toRate: ToRate | null;
  leftMs: number;
  isAnswering: boolean;
  onEnd: (how: Ending) => void;
}): { isAsking: boolean; time: RateTime } {
  const { windowNumber, toRate, leftMs, isAnswering, onEnd } = o;
  const queries = useHallQueries();
  const client = useQueryClient();
  const { mutate, ...asked } = useMutation(
    queries.rating.moreTime.mutationOptions({
      retry: onlySilence,
      retryDelay: 1500,
      async onSuccess(time, { token }) {
        const queryKey = queries.rating.atWindow.queryKey({ input: { windowNumber } });
        // An answer from before must not bring the old time back.
        await client.cancelQueries({ queryKey });
        client.setQueryData(queryKey, (before) =>
          before?.toRate?.token === token ? { ...before, toRate: { ...before.toRate, ...time } } : before,
        );
      },
      onError(error, { token }) {
        if (token !== toRate?.token || (!isDefinedError(error) && leftMs > 0)) return;
        onEnd(endingOf(error));
        void client.invalidateQueries({ queryKey: queries.rating.atWindow.key() });
      },
    }),
  );
  const isOfThis = toRate !== null && asked.variables?.token === toRate.token;
  const isAsking = isOfThis && asked.isPending;
  const isSlow = useWaiting(isAsking) !== 'none';

  const held = isAnswering && toRate?.canExtend && leftMs < HOLD_MS ? toRate.token : null;
  useEffect(() => {
    if (held !== null) mutate({ token: held });
  }, [held, mutate]);

  if (toRate === null || leftMs > WARN_MS) {
    const isLonger = isOfThis && asked.data?.until === toRate.until;
    return { isAsking, time: { say: isLonger ? 'longer' : 'askFree', count: 0, more: null } };
  }
  const say = isSlow ? 'asking' : isOfThis && asked.isError ? 'moreLost' : 'leaving';
  const more = toRate.canExtend ? () => void (isAsking || mutate({ token: toRate.token })) : null;
  return { isAsking, time: { say, count: secondsIn(leftMs), more } };
}
