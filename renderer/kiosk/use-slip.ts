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
  const [heard, setHeard] = useState<SlipNews | null>(null);
  const query = useQuery({
    ...queries.slips.get.queryOptions({ input: { jobId: taken.jobId } }),
    refetchInterval: ({ state }) => (state.data?.state === 'printed' ? false : ASK_AGAIN_MS),
    staleTime: 0,
    // A slip is one person's: its drawing goes with the screen that shows it.
    gcTime: 0,
  });
  useLive('hall', (event) => {
    if (event.type !== 'slip-changed' || event.slip.watchId !== taken.watchId) return;
    setHeard(event.slip);
    void query.refetch();
  });
  const asked = query.data;
  const slip = asked?.state === 'printed' ? asked : heard ? { ...heard, jobId: taken.jobId } : (asked ?? taken);
  return { slip, picture: asked && asked.svg !== '' ? asked : null };
}
