// Owns checking in for an appointment: it becomes a number, once, whichever way it was found; or why it did not.

import { ORPCError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useRef } from 'react';
import type { Hall } from '#shared/contract/hall.ts';
import type { Language } from '#shared/contract/procedure.ts';
import { hallDate, hallTime } from '#shared/domain/calendar-date.ts';
import type { Api } from '../api.ts';
import { useHallQueries } from '../api-provider.tsx';
import { dayWithWeekday } from '../i18n/dates.ts';
import { type Asking, useKiosk } from './kiosk-context.ts';
import type { CheckInProblem } from './screen-state.ts';
import { useOneAtATime } from './use-one-at-a-time.ts';

const minute = 60;

export type CheckInBy = Parameters<Api['appointments']['checkIn']>[0]['by'];

/** Why it did not become a number. */
function checkInProblem(error: unknown): CheckInProblem {
  if (!(error instanceof ORPCError) || !error.defined) return 'line';
  switch (error.code) {
    case 'APPOINTMENT_NOT_FOUND':
    case 'INVALID_INPUT':
      return 'not-found';
    case 'CANCELLED':
      return 'cancelled';
    case 'TOO_EARLY':
      return { early: error.data };
    case 'HALL_CLOSED':
      return { closed: error.data.opens };
    case 'TOO_MANY_TRIES':
      return { tooMany: Math.ceil(error.data.retryAfterSeconds / minute) };
    default:
      return 'answered';
  }
}

/** The same in words. */
export function checkInProblemWords(
  t: TFunction<'kiosk'>,
  problem: CheckInProblem,
  hall: Pick<Hall, 'timeZone' | 'today'>,
  language: Language,
): string {
  switch (problem) {
    case 'not-found':
      return t('checkIn.notFound');
    case 'cancelled':
      return t('checkIn.cancelled');
    case 'line':
      return t('fault.notHeard');
    case 'answered':
      return t('fault.step');
    default:
      break;
  }
  if ('tooMany' in problem) return t('checkIn.tooMany', { count: problem.tooMany });
  if ('closed' in problem) {
    const { closed } = problem;
    if (closed === null) return t('checkIn.closedNoDay');
    return closed.date === hall.today
      ? t('checkIn.pause', { time: closed.time })
      : t('checkIn.closed', { when: `${dayWithWeekday(closed.date, language)} ${closed.time}` });
  }
  const { date, time, from } = problem.early;
  const fromDay = hallDate(from, hall.timeZone);
  const at = hallTime(from, hall.timeZone);
  return t('checkIn.early', {
    when: `${date === hall.today ? t('today') : dayWithWeekday(date, language)} ${time}`,
    from: fromDay === date ? at : `${dayWithWeekday(fromDay, language)} ${at}`,
  });
}

/** @param onProblem what to show instead of the number, for the asking it belongs to */
export function useCheckIn(onProblem?: (problem: CheckInProblem, asked: Asking) => void) {
  const { dispatch, asking, session, newRequestId } = useKiosk();
  const queries = useHallQueries();
  const once = useOneAtATime();
  /** The same words are the same request, others are another: nobody gets an answer that is another's. */
  const requests = useRef(new Map<string, string>());
  const mutation = useMutation(
    queries.appointments.checkIn.mutationOptions({
      onMutate: asking,
      onSuccess: ({ taken, isLate }, _input, asked) => {
        const move = { do: 'took', taken, matterCode: taken.ticket.matterCode, isLate } as const;
        dispatch({ do: 'answer', ...asked, move });
      },
      onError: (error, _input, asked) => {
        if (asked) onProblem?.(checkInProblem(error), asked);
      },
    }),
  );
  const { error, isPending } = mutation;
  return {
    isPending,
    problem: error && !isPending ? checkInProblem(error) : null,
    forget: mutation.reset,
    checkIn: (by: CheckInBy): void => {
      const words = JSON.stringify(by);
      const requestId = requests.current.get(words) ?? newRequestId();
      requests.current.set(words, requestId);
      once([queries.appointments.checkIn.key()], () => mutation.mutate({ requestId, by, language: session.language }));
    },
  };
}
