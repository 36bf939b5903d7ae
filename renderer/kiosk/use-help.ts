// Owns 求助 at the kiosk: one call, the news of who comes, the truth when nobody could be reached, and taking it back.
import { isDefinedError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { HelpEnd, HelpReason, HelpScreen } from '#shared/contract/help.ts';
import { useHallQueries, useLive } from '../api-provider.tsx';
import type { Kiosk } from './kiosk-context.ts';

/** How long somebody said to be coming stays shown as such. */
const FORGET_AFTER_MS = 5 * 60_000;
/** A call that could not be taken back is tried again so soon, until the hall has heard it. */
const TAKE_BACK_AGAIN_MS = 5000;

export type Help = Pick<Kiosk, 'help' | 'helper' | 'callHelp' | 'callGuide' | 'leaveGuide'> & {
  isOpen: boolean;
  close: () => void;
};

/** @param screen which screen, for the desk to say in its own words · sessionNumber: what is shown belongs to it; at the desk a further call from here is the same open one */
export function useHelp(options: { screen: HelpScreen; sessionNumber: number; newRequestId: () => string }): Help {
  const queries = useHallQueries();
  const { sessionNumber } = options;
  // Called in another session means: by somebody else, whose news this is not.
  const [calledIn, setCalledIn] = useState<number | null>(null);
  const isTheirs = calledIn === sessionNumber;
  const [isOpen, setIsOpen] = useState(false);
  const [requestId, setRequestId] = useState<string | null>(null);
  const [helper, setHelper] = useState<string | null>(null);
  const [isByHand, setIsByHand] = useState(false);
  const call = useMutation(queries.help.call.mutationOptions());
  const withdraw = useMutation({
    ...queries.help.withdraw.mutationOptions(),
    retry: (_count, error) => !isDefinedError(error) || error.code === 'TOO_MANY_TRIES',
    retryDelay: TAKE_BACK_AGAIN_MS,
  });
  /** Under which id the hall has the call, once it has answered or cannot: the call's, or the request's. */
  const asked = useRef<Promise<string> | null>(null);
  /** How many calls are being taken back that the hall has not heard of. */
  const [leaving, setLeaving] = useState(0);
  /** Made while another one was: the hall may have put it to that one, which is over as soon as it hears so. */
  const [isMet, setIsMet] = useState(false);
  const callId = call.data?.id;

  useLive('hall', (event) => {
    if (event.type === 'help-answered' && event.id === callId) setHelper(event.answeredBy);
  });

  const forget = (): void => {
    call.reset();
    setRequestId(null);
    setHelper(null);
    setIsOpen(false);
    asked.current = null;
  };
  const isComing = helper !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: forgetting is timed from the news alone.
  useEffect(() => {
    if (!isComing) return;
    const timer = setTimeout(forget, FORGET_AFTER_MS);
    return () => clearTimeout(timer);
  }, [callId, isComing]);

  /** Nobody waits here for it any more. */
  const takeBack = (why: HelpEnd): void => {
    if (!isComing && asked.current) {
      setLeaving((count) => count + 1);
      void asked.current
        .then((id) => withdraw.mutateAsync({ id, why }))
        // Refused: it is heard, too.
        .catch(() => {})
        .then(() => setLeaving((count) => count - 1));
    }
    forget();
    setCalledIn(null);
    setIsByHand(false);
    setIsMet(false);
  };
  const leave = useEffectEvent(() => takeBack('left'));
  const isLeft = calledIn !== null && !isTheirs;
  useEffect(() => {
    if (isLeft) leave();
  }, [isLeft]);

  const send = (reason?: HelpReason): void => {
    const id = isTheirs && call.isError && requestId ? requestId : options.newRequestId();
    setRequestId(id);
    setCalledIn(sessionNumber);
    setHelper(null);
    setIsMet(leaving > 0);
    asked.current = call
      .mutateAsync(
        { requestId: id, screen: options.screen, ...(reason && { reason }) },
        { onSuccess: ({ answeredBy }) => answeredBy !== null && setHelper(answeredBy) },
      )
      .then(
        (made) => made.id,
        () => id,
      );
  };
  const callAgain = useEffectEvent(() => send(call.variables?.reason));
  const isLost = isMet && leaving === 0 && isTheirs && call.isSuccess && !isComing;
  useEffect(() => {
    if (isLost) callAgain();
  }, [isLost]);
  const callHelp = (): void => {
    setIsOpen(true);
    setIsByHand(true);
    if (isTheirs && (call.isPending || (call.isSuccess && helper === null))) return;
    send();
  };
  // Once for each person: whoever was called already, by hand or by the machine, is not called twice.
  const callGuide = (): void => {
    if (!isTheirs) send('no-slip');
  };
  const leaveGuide = (): void => {
    if (isTheirs && !isByHand) takeBack('printed');
  };

  const help = !isTheirs
    ? 'none'
    : call.isError
      ? 'failed'
      : helper !== null
        ? 'coming'
        : call.isSuccess
          ? call.data.isHeard
            ? 'called'
            : 'unheard'
          : call.isPending
            ? 'calling'
            : 'none';
  return {
    help,
    helper: isTheirs ? helper : null,
    callHelp,
    callGuide,
    leaveGuide,
    isOpen: isOpen && isTheirs,
    close: () => setIsOpen(false),
  };
}
