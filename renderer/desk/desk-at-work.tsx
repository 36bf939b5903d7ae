// Owns one person's time at the desk: their drafts, the hall's clock, the addresses, and what keys do everywhere.
import { useQuery } from '@tanstack/react-query';
import { type RouterHistory, RouterProvider } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import type { Staff } from '#shared/contract/staff.ts';
import { useHallQueries } from '../api-provider.tsx';
import { type Desk, DeskProvider } from './desk-context.ts';
import { createDeskRouter } from './desk-router.tsx';
import { SignOutProvider } from './sign-out.ts';
import { useDrafts } from './use-drafts.ts';

const HALL_AGAIN_MS = 60_000;

export function DeskAtWork(props: { staff: Staff; history?: RouterHistory; onSignOut: () => void }): ReactNode {
  const { staff } = props;
  const queries = useHallQueries();
  const { data: hall, dataUpdatedAt } = useQuery(
    queries.hall.get.queryOptions({ refetchInterval: HALL_AGAIN_MS, staleTime: HALL_AGAIN_MS }),
  );
  const [router] = useState(() => createDeskRouter(props.history));
  const drafts = useDrafts();
  const desk = useMemo<Desk | null>(
    () =>
      drafts && {
        staff,
        hall: hall ?? null,
        clock: hall ? { now: hall.now, at: dataUpdatedAt } : null,
        timeZone: hall?.timeZone ?? 'Asia/Shanghai',
        drafts,
      },
    [staff, hall, dataUpdatedAt, drafts],
  );
  if (!desk) return null;
  return (
    <DeskProvider value={desk}>
      <SignOutProvider value={props.onSignOut}>
        <RouterProvider router={router} />
      </SignOutProvider>
    </DeskProvider>
  );
}
