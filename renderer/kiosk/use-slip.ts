// Owns a slip on its way, as a screen follows it: the printer's own answer through the live feed, and the picture.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Slip, SlipNews, SlipState } from '#shared/contract/slips.ts';
import { useHallQueries, useLive } from '../api-provider.tsx';

/** A slip that is not out yet is asked about again this often, in case its news got lost. */
const ASK_AGAIN_MS = 4000;

/** @param taken the state told with the number or the case */
export function useSlip(taken: SlipState): { slip: SlipState; picture: Pick<Slip, 'svg' | 'width' | 'height'> | null } {
  const queries = useHallQueries();
  const [heard, setHeard] = useState<{ news: SlipNews; at: number } | null>(null);
  const query = useQuery({
    ...queries.slips.get.queryOptions({ input: { jobId: taken.jobId } }),
    refetchInterval: ({ state }) => (state.data?.state === 'printed' ? false : ASK_AGAIN_MS),
    staleTime: 0,
    // A slip is one person's: its drawing goes with the screen that shows it.
    gcTime: 0,
  });
  useLive('hall', (event) => {
    if (event.type !== 'slip-changed' || event.slip.watchId !== taken.watchId) return;
    setHeard({ news: event.slip, at: Date.now() });
    void query.refetch();
  });
  const asked = query.data;
  // Whichever came last; what was being asked when the news came is asked again, so no old answer passes for new.
  const isHeardLast = heard !== null && heard.at > query.dataUpdatedAt;
  const slip =
    heard && isHeardLast && asked?.state !== 'printed' ? { ...heard.news, jobId: taken.jobId } : (asked ?? taken);
  return { slip, picture: asked && asked.svg !== '' ? asked : null };
}
