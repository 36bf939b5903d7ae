// Owns the link a telephone brings papers by: made with the screen, ended with it, and what came by it, and by those before it, as it comes.
import { isDefinedError } from '@orpc/client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { PaperLinkState } from '#shared/contract/case-files.ts';
import { useApi, useHallQueries, useLive } from '../../../api-provider.tsx';
import { useBusyUntil } from '../../use-busy.ts';
import type { OfCase } from './use-add-own-file.ts';

/** opening · open · over: its minutes are gone · full, closed: the case takes no more · failed: nobody answered, or not now. */
export type PaperLink = {
  again: () => void;
  /** Pictures that came since this screen is here, by whichever of its links. */
  count: number;
} & (
  | { state: 'opening' | 'over' | 'full' | 'closed' | 'failed' }
  | { state: 'open'; token: string; arrived: PaperLinkState }
);

/** Nobody hears a feed that is down: asked now and then all the same. */
const askEveryMs = 10_000;
/** Whoever photographs stands there with the telephone in hand, and touches nothing here. */
const quietMs = 180_000;

type Opened = { token: string; id: string } & PaperLinkState;

export function usePaperLink({ caseNo, queryCode }: OfCase): PaperLink {
  const api = useApi();
  const queries = useHallQueries();
  const [attempt, setAttempt] = useState(0);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [refusal, setRefusal] = useState<'full' | 'closed' | 'failed' | null>(null);
  /** By each link's id, so that none is counted twice however often it is said. */
  const [cameBefore, setCameBefore] = useState<Readonly<Record<string, number>>>({});

  // biome-ignore lint/correctness/useExhaustiveDependencies: attempt is what asks for another one.
  useEffect(() => {
    let isLeft = false;
    let token: string | null = null;
    const end = (which: string): void => void api.caseFiles.closeLink({ token: which }).catch(() => undefined);
    setOpened(null);
    setRefusal(null);
    api.caseFiles.openLink({ caseNo, queryCode }).then(
      (link) => {
        token = link.token;
        if (isLeft) end(link.token);
        else setOpened(link);
      },
      (error: unknown) => {
        if (!isLeft) setRefusal(refusalOf(error));
      },
    );
    return () => {
      isLeft = true;
      if (token !== null) end(token);
    };
  }, [api, caseNo, queryCode, attempt]);

  const asked = useQuery({
    ...queries.caseFiles.linkState.queryOptions({ input: { token: opened?.token ?? '' } }),
    enabled: opened !== null,
    refetchInterval: askEveryMs,
    staleTime: 0,
    // Which case it was for is gone with the screen.
    gcTime: 0,
    retry: false,
  });
  const { refetch } = asked;
  const arrived = asked.data ?? opened;
  const isOver = isDefinedError(asked.error) && asked.error.code === 'LINK_OVER';

  const isOpen = opened !== null && !isOver;
  const [until, setUntil] = useState(0);
  const news = `${opened?.token} ${arrived?.isOpened} ${arrived?.count}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each news is a sign of life.
  useEffect(() => setUntil(Date.now() + quietMs), [news]);
  useLive('hall', (event) => {
    if (event.type !== 'papers-changed' || event.linkId !== opened?.id) return;
    void refetch();
    // Whoever asked for more time has sent nothing, and is there.
    setUntil(Date.now() + quietMs);
  });
  useBusyUntil(!isOpen || until === 0, until);

  const came = opened && arrived ? { ...cameBefore, [opened.id]: arrived.count } : cameBefore;
  const count = Object.values(came).reduce((sum, each) => sum + each, 0);
  const again = (): void => {
    setCameBefore(came);
    setAttempt((attempts) => attempts + 1);
  };
  const always = { again, count };
  if (refusal) return { state: refusal, ...always };
  if (!opened || !arrived) return { state: 'opening', ...always };
  if (isOver) return { state: 'over', ...always };
  return { state: 'open', token: opened.token, arrived, ...always };
}

function refusalOf(error: unknown): 'full' | 'closed' | 'failed' {
  if (!(error instanceof Error) || !isDefinedError(error)) return 'failed';
  const { code } = error as { code?: string };
  if (code === 'TOO_MANY_FILES') return 'full';
  return code === 'NOT_NOW' ? 'closed' : 'failed';
}
