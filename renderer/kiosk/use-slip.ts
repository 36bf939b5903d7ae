// Owns a slip on its way, as a screen follows it: the printer's own answer through the live feed, the picture, and what its citizen says of it.
import { ORPCError } from '@orpc/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Slip, SlipNews, SlipState, SlipTrouble } from '#shared/contract/slips.ts';
import { useHallQueries, useLive } from '../api-provider.tsx';
import { useKiosk } from './kiosk-context.ts';
import { isFine, needsGuide, type Standing, standingOf } from './slip-standing.ts';
import { useBusyUntil } from './use-busy.ts';
import { useOneAtATime } from './use-one-at-a-time.ts';

/** A slip that is not out yet is asked about again this often, in case its news got lost. */
const ASK_AGAIN_MS = 4000;
/** A roll is changed in less; beyond it whoever stood here has gone, and the screen is somebody else's again. */
const MENDING_MS = 5 * 60_000;
/** A trouble that lasts this long is not over by itself, and no other printer has stepped in. */
const GUIDE_AFTER_MS = 10_000;

export type SlipPicture = Pick<Slip, 'svg' | 'width' | 'height'>;

/** A slip as its screen shows it. */
export type SlipHeld = {
  slip: SlipState;
  standing: Standing;
  /** What it waited for before it came on; null where nothing hindered it. */
  mended: SlipTrouble | null;
  picture: SlipPicture | null;
  worksAt: readonly string[];
  /** Whether it came out, as only the person before the slot can see. Said twice it is said once. */
  tell: (cameOut: boolean) => void;
  /** What is being said at this moment. */
  telling: boolean | null;
  /** line: it did not reach the hall · refused: it is printed again at the window only. */
  fault: 'line' | 'refused' | null;
  /** It was asked for once more here: a further one is for the window to give. */
  isAgain: boolean;
};

/** @param taken the state told with the number or the case */
export function useSlip(taken: SlipState): SlipHeld {
  const queries = useHallQueries();
  const cache = useQueryClient();
  const once = useOneAtATime();
  const { callGuide, leaveGuide } = useKiosk();
  const [since] = useState(Date.now);
  const [heard, setHeard] = useState<{ news: SlipNews; at: number } | null>(null);
  const [heldBy, setHeldBy] = useState<SlipTrouble | null>(null);
  const [isAgain, setIsAgain] = useState(false);
  const { jobId } = taken;
  const asking = queries.slips.get.queryOptions({ input: { jobId } });
  const query = useQuery({
    ...asking,
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
  const slip = heard && isHeardLast && asked?.state !== 'printed' ? { ...heard.news, jobId } : (asked ?? taken);
  const standing = standingOf(slip);
  if (standing === 'held' && slip.trouble !== heldBy) setHeldBy(slip.trouble);

  const outcome = useMutation(
    queries.slips.tellOutcome.mutationOptions({
      onSuccess: (told) => {
        cache.setQueryData(asking.queryKey, (before) => before && { ...before, ...told });
        setHeard({ news: told, at: Date.now() });
      },
      onSettled: () => query.refetch(),
    }),
  );
  const tell = (cameOut: boolean): void =>
    once([queries.slips.tellOutcome.key()], () =>
      outcome.mutate({ jobId, cameOut }, { onSuccess: () => setIsAgain((before) => before || !cameOut) }),
    );

  const isEverHeld = heldBy !== null;
  useBusyUntil(standing !== 'coming' && standing !== 'held', isEverHeld ? since + MENDING_MS : undefined);
  const callIfNeeded = useEffectEvent(() => {
    if (needsGuide(standing, slip.trouble)) callGuide();
  });
  useEffect(() => {
    if (!isEverHeld) return;
    // Again and again, since each new try of the printer looks well for a moment.
    const timer = setInterval(() => callIfNeeded(), GUIDE_AFTER_MS);
    return () => clearInterval(timer);
  }, [isEverHeld]);
  const isThere = isFine(standing) && standing !== 'coming';
  const leaveIfHeld = useEffectEvent(() => {
    if (isEverHeld) leaveGuide();
  });
  useEffect(() => {
    if (isThere) leaveIfHeld();
  }, [isThere]);

  const { error } = outcome;
  const isDefined = error instanceof ORPCError && error.defined;
  // It moved on while it was being said: how it is now is what there is to say, unless it is still the same.
  const isSaid = standing !== 'asked' && standing !== 'sent';
  return {
    slip,
    standing,
    mended: isFine(standing) ? heldBy : null,
    picture: asked && asked.svg !== '' ? asked : null,
    worksAt: asked?.worksAt ?? [],
    tell,
    telling: outcome.isPending ? outcome.variables.cameOut : null,
    fault: error === null || isSaid ? null : isDefined ? 'refused' : 'line',
    isAgain,
  };
}
