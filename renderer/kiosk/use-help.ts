// Owns 求助 at the kiosk: one call, the news of who comes, and the truth when nobody could be reached.
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { HelpReason, HelpScreen } from '#shared/contract/help.ts';
import { useHallQueries, useLive } from '../api-provider.tsx';
import type { Kiosk } from './kiosk-context.ts';

/** How long somebody said to be coming stays shown as such. */
const FORGET_AFTER_MS = 5 * 60_000;

export type Help = Pick<Kiosk, 'help' | 'helper' | 'callHelp' | 'callGuide'> & {
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
  const call = useMutation(queries.help.call.mutationOptions());
  const callId = call.data?.id;

  useLive('hall', (event) => {
    if (event.type === 'help-answered' && event.id === callId) setHelper(event.answeredBy);
  });

  const forget = (): void => {
    call.reset();
    setRequestId(null);
    setHelper(null);
    setIsOpen(false);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: forgetting is timed from the call alone.
  useEffect(() => {
    if (callId === undefined) return;
    const timer = setTimeout(forget, FORGET_AFTER_MS);
    return () => clearTimeout(timer);
  }, [callId, calledIn]);

  const send = (reason?: HelpReason): void => {
    const id = isTheirs && call.isError && requestId ? requestId : options.newRequestId();
    setRequestId(id);
    setCalledIn(sessionNumber);
    setHelper(null);
    call.mutate(
      { requestId: id, screen: options.screen, ...(reason && { reason }) },
      { onSuccess: ({ answeredBy }) => answeredBy !== null && setHelper(answeredBy) },
    );
  };
  const callHelp = (): void => {
    setIsOpen(true);
    if (isTheirs && (call.isPending || (call.isSuccess && helper === null))) return;
    send();
  };
  // Once for each person: whoever was called already, by hand or by the machine, is not called twice.
  const callGuide = (): void => {
    if (!isTheirs) send('no-slip');
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
    isOpen: isOpen && isTheirs,
    close: () => setIsOpen(false),
  };
}
