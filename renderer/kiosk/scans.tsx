// Owns what a slip held to the scanner does, on whatever screen: one's case, one's number, or checking in for one's appointment.
import { ORPCError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Scan } from '#shared/domain/scan-code.ts';
import { useHallQueries } from '../api-provider.tsx';
import { type ScanTrouble, useKiosk } from './kiosk-context.ts';
import { isWriting, type LookupProblem, type Screen } from './screen-state.ts';
import { currentScreen, hasSomethingToLose } from './session.ts';
import { useBusyUntil } from './use-busy.ts';
import { useCheckIn } from './use-check-in.ts';
import { useScanner } from './use-scanner.ts';

const minute = 60;

/** What a scan that came to nothing says on the screen for typing. */
function problemOf(error: unknown): LookupProblem {
  if (!(error instanceof ORPCError) || !error.defined) return 'line';
  if (error.code === 'TOO_MANY_TRIES') return { tooMany: Math.ceil(error.data.retryAfterSeconds / minute) };
  return 'not-ours';
}

/** @param onSaid what is to be said of the scan just heard: it was not followed; null: it was */
export function Scans(props: { onSaid: (trouble: ScanTrouble | null) => void }): ReactNode {
  const { session, dispatch, asking, hall } = useKiosk();
  const queries = useHallQueries();
  const screen = currentScreen(session);
  const look = useMutation(
    queries.cases.status.mutationOptions({
      onMutate: asking,
      onSuccess: (status, { queryCode }, asked) => {
        const to = { name: 'status', status, queryCode } as const;
        dispatch({ do: 'answer', session: asked.session, at: null, move: { do: 'go', to } });
      },
      onError: (error, _input, asked) => {
        const to = { name: 'lookup', problem: problemOf(error) } as const;
        if (asked) dispatch({ do: 'answer', session: asked.session, at: null, move: { do: 'go', to } });
      },
    }),
  );
  const { checkIn, isPending } = useCheckIn((problem, asked) => {
    const by = { name: 'check-in', problem } as const;
    const move = asked.at.name === 'check-in' ? ({ do: 'replace', by } as const) : ({ do: 'go', to: by } as const);
    dispatch({ do: 'answer', ...asked, move });
  });
  useBusyUntil(!look.isPending && !isPending);
  const go = (to: Screen): void => dispatch({ do: 'go', to });
  useScanner(hall.kiosk.scanner, (scan: Scan | null) => {
    // One's own case may be looked at in between, and the telling is there again after it. Nothing else may disturb it.
    const isStray = hasSomethingToLose(session) && (scan?.kind !== 'case' || isWriting(screen));
    props.onSaid(isStray ? 'stray' : scan === null ? 'unread' : null);
    if (isStray || scan === null) return;
    if (scan.kind === 'case') look.mutate({ caseNo: scan.caseNo, queryCode: scan.queryCode });
    else if (scan.kind === 'appointment') checkIn({ kind: 'code', code: scan.code });
    else if (scan.key !== null) {
      const by = { name: 'my-number', slip: { date: scan.date, ticketNo: scan.ticketNo, key: scan.key } } as const;
      // One slip after the other, or the same once more: 返回 is not through all of them.
      if (screen.name === 'my-number') dispatch({ do: 'replace', by });
      else go(by);
    } else go({ name: 'lookup', problem: 'ticket' });
  });
  return null;
}
