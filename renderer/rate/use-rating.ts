// Owns the course of one rating: asked after a service, changed within five seconds, then sent once; silence stays silence.
import { isDefinedError } from '@orpc/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { BadReason, ToRate } from '#shared/contract/rating.ts';
import { onSilence, useHallQueries, useLive } from '../api-provider.tsx';
import { useClock } from '../ui/use-clock.ts';
import { type RateTime, secondsIn, WARN_MS } from './more-time.tsx';
import { type Ending, endingOf } from './refusals.ts';
import { useMoreTime } from './use-more-time.ts';

/** So long a grade can be taken back; then it is the hall's. */
const CHANGE_MS = 5000;
/** Nobody touches the reasons for half a minute, nor says that they need longer: they have gone, and what they said so far is sent. */
const REASONS_MS = 30_000 + WARN_MS;
const CLOSING_MS = 5000;
const ASK_AGAIN_MS = 15_000;
/** From here down it is 差评, and may be said what it is about. */
const worstButOne = 2;

type Said = { readonly service: ToRate; readonly grade: number; readonly reasons: readonly BadReason[] };
type Step =
  | { readonly at: 'open' }
  | ({ readonly at: 'reasons'; readonly until: number } & Said)
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
    retry: onSilence(1000),
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

  // Whoever is rating by now has nothing to do with the one before.
  const endIfOpen = (how: Ending): void => setStep((now) => (now.at === 'open' ? { at: 'ended', how } : now));
  const { mutate } = useMutation(
    queries.rating.rateAtWindow.mutationOptions({
      // Sent again until it is known to have arrived: a service takes one rating only.
      retry: onSilence(5),
      retryDelay: 1500,
      onError: (error) => endIfOpen(endingOf(error)),
    }),
  );

  const leftMs = toRate && now !== null ? toRate.until - now : 0;
  const more = useMoreTime({
    windowNumber,
    toRate,
    leftMs,
    isAnswering: toRate !== null && 'service' in step && step.service.token === toRate.token,
    onEnd: endIfOpen,
  });

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

  // More time that was asked for at the last moment is waited for.
  const isAsked = toRate !== null && toRate.token !== settled && (leftMs > 0 || more.isAsking);
  const reasonsUntil = (): number => (now ?? 0) + REASONS_MS;
  const reasonsTime: RateTime | null =
    step.at === 'reasons' && now !== null && step.until - now <= WARN_MS
      ? {
          say: 'sending',
          count: secondsIn(step.until - now),
          more: () => setStep({ ...step, until: reasonsUntil() }),
        }
      : null;
  return {
    place: place.data ?? null,
    isUnknown: isDefinedError(place.error) && place.error.code === 'WINDOW_UNKNOWN',
    isOffline: line.state === 'offline',
    version: hall.data?.version ?? null,
    step,
    asked: isAsked ? toRate : null,
    askTime: more.time,
    reasonsTime,
    choose(service: ToRate, grade: number): void {
      const said = { service, grade, reasons: [] };
      setStep(grade <= worstButOne ? { at: 'reasons', until: reasonsUntil(), ...said } : { at: 'chosen', ...said });
    },
    skip(service: ToRate): void {
      setSettled(service.token);
    },
    turn(reason: BadReason): void {
      if (step.at === 'reasons') setStep({ ...step, until: reasonsUntil(), reasons: turned(step.reasons, reason) });
    },
    /** Ends the reasons, with those chosen or none. */
    hand(): void {
      if (step.at === 'reasons') setStep({ ...step, at: 'chosen' });
    },
    change(): void {
      setStep(isAsked ? { at: 'open' } : { at: 'ended', how: 'over' });
    },
  };
}

/** Whoever would rather not say says nothing else. */
function turned(chosen: readonly BadReason[], reason: BadReason): readonly BadReason[] {
  if (chosen.includes(reason)) return chosen.filter((one) => one !== reason);
  return reason === 'not-said' ? ['not-said'] : [...chosen.filter((one) => one !== 'not-said'), reason];
}
