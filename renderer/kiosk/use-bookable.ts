// Owns which matters one can make an appointment for: where there are none, nothing of appointments is shown.
import { useQuery } from '@tanstack/react-query';
import type { FreeSlot } from '#shared/contract/queue.ts';
import { useHallQueries } from '../api-provider.tsx';

export type Bookable = { matterCode: string; next: FreeSlot | null };

/** Empty until the hall has answered. */
export function useBookable(): readonly Bookable[] {
  const queries = useHallQueries();
  return useQuery(queries.appointments.bookable.queryOptions()).data ?? [];
}
