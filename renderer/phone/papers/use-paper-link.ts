// Owns what the phone knows of its link: what the hall said of it last, how long it still lasts, and asking for more time.
import { isDefinedError, ORPCError } from '@orpc/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { PaperLinkState } from '#shared/contract/case-files.ts';
import { onlySilence, useHallQueries } from '../../api-provider.tsx';
import { useWaiting } from '../../ui/use-waiting.ts';
import type { LinkTime } from './time-left.tsx';

/** Said so many seconds before the end: three times what anybody needs to press a button. */
const WARN_SECONDS = 60;
/** So many seconds it is said that there is more time. */
const SAID_SECONDS = 20;

export function usePaperLink(token: string) {
  const queries = useHallQueries();
  const client = useQueryClient();
  const { queryKey, ...options } = queries.caseFiles.linkState.queryOptions({ input: { token } });
  const asked = useQuery({ queryKey, ...options, staleTime: 0, refetchOnWindowFocus: true, retry: onlySilence });
  const [isEnded, setEnded] = useState(false);
  const link = asked.data ?? null;
  const left = useSecondsLeft(link, asked.dataUpdatedAt);

  const hear = async (state: PaperLinkState): Promise<void> => {
    // An answer from before must not bring the old time back.
    await client.cancelQueries({ queryKey });
    client.setQueryData(queryKey, state);
  };
  const more = useMutation(
    queries.caseFiles.moreTime.mutationOptions({
      retry: onlySilence,
      retryDelay: 1500,
      onSuccess: hear,
      // Over, or closed: the hall says which.
      onError: (error) => void (isDefinedError(error) && client.invalidateQueries({ queryKey })),
    }),
  );
  const { mutate } = more;
  const isSlow = useWaiting(more.isPending) !== 'none';
  const code = asked.error instanceof ORPCError ? asked.error.code : null;

  const isClosed = code === 'NOT_NOW';
  // More time that was asked for at the last moment is waited for.
  const isOver = isEnded || code === 'LINK_OVER' || (left === 0 && !more.isPending);
  const askMore = (): void => void (more.isPending || mutate({ token }));
  const timeLeft = (): LinkTime | null => {
    if (!link || left === null || link.left <= 0 || isClosed || isOver) return null;
    const isNew = more.isSuccess && left > more.data.secondsLeft - SAID_SECONDS;
    if (left > WARN_SECONDS) return isNew ? { say: 'longer', count: 0, more: null } : null;
    if (!link.canExtend) return { say: 'leavingLast', count: left, more: null };
    const say = isSlow ? 'asking' : more.isError ? 'moreLost' : 'leaving';
    return { say, count: left, more: askMore };
  };
  return {
    asked,
    isClosed,
    isOver,
    time: timeLeft(),
    more: askMore,
    /** So soon, and more time is to be had. */
    endsWithin: (seconds: number) => link?.canExtend === true && left !== null && left < seconds,
    hear: (state: PaperLinkState | 'over'): void => {
      if (state === 'over') setEnded(true);
      else void hear(state);
    },
  };
}

/** Counted from each answer by this phone's own measure of time: its clock may be set to anything. */
function useSecondsLeft(link: PaperLinkState | null, heardAt: number): number | null {
  const [counted, setCounted] = useState({ heardAt: 0, left: 0 });
  useEffect(() => {
    if (!link) return;
    const endsAt = performance.now() + link.secondsLeft * 1000;
    const count = (): void =>
      setCounted({ heardAt, left: Math.max(0, Math.ceil((endsAt - performance.now()) / 1000)) });
    count();
    const timer = setInterval(count, 1000);
    return () => clearInterval(timer);
  }, [link, heardAt]);
  return link && (counted.heardAt === heardAt ? counted.left : link.secondsLeft);
}
