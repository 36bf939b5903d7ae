// Owns one person's time at the desk: their drafts, the hall's clock, the addresses, and what keys do everywhere.
import { useQuery } from '@tanstack/react-query';
import { type RouterHistory, RouterProvider } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import type { Staff } from '#shared/contract/staff.ts';
import { useHallQueries } from '../api-provider.tsx';
import { type Desk, DeskProvider } from './desk-context.ts';
import { createDeskRouter } from './desk-router.tsx';
import { SignOutProvider } from './sign-out.ts';

const HALL_AGAIN_MS = 60_000;

export function DeskAtWork(props: { staff: Staff; history?: RouterHistory; onSignedOut: () => void }): ReactNode {
  const { staff } = props;
  const queries = useHallQueries();
  const { data: hall, dataUpdatedAt } = useQuery(
    queries.hall.get.queryOptions({ refetchInterval: HALL_AGAIN_MS, staleTime: HALL_AGAIN_MS }),
  );
  const [router] = useState(() => createDeskRouter(props.history));
  const [drafts] = useState(() => new Map<string, unknown>());
  const desk = useMemo<Desk>(
    () => ({
      staff,
      hall: hall ?? null,
      clock: hall ? { now: hall.now, at: dataUpdatedAt } : null,
      timeZone: hall?.timeZone ?? 'Asia/Shanghai',
      drafts,
    }),
    [staff, hall, dataUpdatedAt, drafts],
  );
  return (
    <DeskProvider value={desk}>
      <SignOutProvider value={props.onSignedOut}>
        <RouterProvider router={router} />
      </SignOutProvider>
    </DeskProvider>
  );
}
