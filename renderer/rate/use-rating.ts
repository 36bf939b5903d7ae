// Owns the course of one rating: asked after a service, changed within five seconds, then sent once; silence stays silence.
import { isDefinedError } from '@orpc/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { BadReason, ToRate } from '#shared/contract/rating.ts';
import { useHallQueries, useLive } from '../api-provider.tsx';
import { useClock } from '../ui/use-clock.ts';

/** So long a grade can be taken back; then it is the hall's. */
const CHANGE_MS = 5000;
/** Nobody touches the reasons for so long: they have gone, and what they said so far is sent. */
const REASONS_MS = 30_000;
const CLOSING_MS = 5000;
const ASK_AGAIN_MS = 15_000;
/** From here down it is 差评, and may be said what it is about. */
const worstButOne = 2;

type Said = { readonly service: ToRate; readonly grade: number; readonly reasons: readonly BadReason[] };
type Ending = 'over' | 'already' | 'lost';
type Step =
  | { readonly at: 'open' }
  | ({ readonly at: 'reasons' } & Said)
  | ({ readonly at: 'chosen' } & Said)
  | { readonly at: 'ended'; readonly how: Ending };

export type AtWindow = { windowName: { zh: string; en: string }; windowNumber: string; current: string | null };

export function useRating(windowNumber: string) {
  const queries = useHallQueries();
  const client = useQueryClient();
  const hall = useQuery(queries.hall.get.queryOptions({ refetchInterval: 60_000 }));
  const place = useQuery({
    ...queries.rating.atWindow.queryOptions({ input: { windowNumber }, refetchInterval: ASK_AGAIN_MS, staleTime: 0 }),
    // A window that is not there will not come by asking.
    retry: (failures, error) => !isDefinedError(error) && failures < 1000,
  });
  const [step, setStep] = useState<Step>({ at: 'open' });
  /** The service nothing more is asked about here. */
  const [settled, setSettled] = useState<string | null>(null);
  const now = useClock(hall.data ? { now: hall.data.now, at: hall.dataUpdatedAt } : null);

  const { current, toRate } = place.data ?? { current: null, toRate: null };
  const line = useLive('hall', (event) => {
    const isOurs =
      event.type === 'catalogue-changed' ||
      (event.type === 'rating-changed' && event.windowNumber === windowNumber) ||
      (event.type === 'called' && event.call.windowNumber === windowNumber) ||
      (event.type === 'ticket-ended' && event.ticketNo === current);
    if (isOurs) void client.invalidateQueries({ queryKey: queries.rating.atWindow.key() });
  });

  const { mutate } = useMutation(
    queries.rating.rateAtWindow.mutationOptions({
      // Sent again until it is known to have arrived: a service takes one rating only.
      retry: (failures, error) => !isDefinedError(error) && failures < 5,
      retryDelay: 1500,
      onError: (error) => {
        const code = isDefinedError(error) ? error.code : null;
        const how = code === 'ALREADY_RATED' ? 'already' : code === 'NOTHING_TO_RATE' ? 'over' : 'lost';
        // Whoever is rating by now has nothing to do with the one before.
        setStep((now) => (now.at === 'open' ? { at: 'ended', how } : now));
      },
    }),
  );

  useEffect(() => {
    if (step.at === 'open') return;
    const onTime = (): void => {
      if (step.at === 'reasons') setStep({ ...step, at: 'chosen' });
      else setStep({ at: 'open' });
      if (step.at !== 'chosen') return;
      setSettled(step.service.token);
      mutate({ token: step.service.token, grade: step.grade, reasons: [...step.reasons] });
    };
    const waitMs = { reasons: REASONS_MS, chosen: CHANGE_MS, ended: CLOSING_MS }[step.at];
    const timer = setTimeout(onTime, waitMs);
    return () => clearTimeout(timer);
  }, [step, mutate]);

  const isAsked = toRate !== null && toRate.token !== settled && now !== null && now < toRate.until;
  return {
    place: place.data ?? null,
    isUnknown: isDefinedError(place.error) && place.error.code === 'WINDOW_UNKNOWN',
    isOffline: line.state === 'offline',
    version: hall.data?.version ?? null,
    step,
    asked: isAsked ? toRate : null,
    choose(service: ToRate, grade: number): void {
      setStep({ at: grade <= worstButOne ? 'reasons' : 'chosen', service, grade, reasons: [] });
    },
    skip(service: ToRate): void {
      setSettled(service.token);
    },
    turn(reason: BadReason): void {
      if (step.at === 'reasons') setStep({ ...step, reasons: turned(step.reasons, reason) });
    },
    /** Ends the reasons, with those chosen or none. */
    hand(): void {
      if (step.at === 'reasons') setStep({ ...step, at: 'chosen' });
    },
    change(): void {
      setStep({ at: 'open' });
    },
  };
}

/** Whoever would rather not say says nothing else. */
function turned(chosen: readonly BadReason[], reason: BadReason): readonly BadReason[] {
  if (chosen.includes(reason)) return chosen.filter((one) => one !== reason);
  return reason === 'not-said' ? ['not-said'] : [...chosen.filter((one) => one !== 'not-said'), reason];
}
