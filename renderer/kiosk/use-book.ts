// Owns making the appointment: once, however often it is tapped, changed in between, or its answer gets lost.
import { isDefinedError } from '@orpc/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FreeSlot } from '#shared/contract/queue.ts';
import { useApi, useHallQueries } from '../api-provider.tsx';
import { useWaiting, type Waiting } from '../ui/use-waiting.ts';
import type { Booking } from './booking.ts';
import { useKiosk } from './kiosk-context.ts';
import { isReused, sendOrFind } from './send-once.ts';
import { useBusyUntil } from './use-busy.ts';
import { useOneAtATime } from './use-one-at-a-time.ts';

export type BookFault =
  /** `next`: the nearest time that is free. */
  | { kind: 'gone'; next: FreeSlot | null }
  | { kind: 'booked-already' }
  | { kind: 'not-needed' }
  /** What the hall says is wrong with what was typed. */
  | { kind: 'input'; problems: readonly string[] }
  | { kind: 'full' }
  | { kind: 'refused' }
  /** Nobody answered: it may be booked or not. */
  | { kind: 'unknown' };

/** @param booking with a time chosen */
export function useBook(booking: Booking): { book: () => void; waiting: Waiting; fault: BookFault | null } {
  const { dispatch, asking, session } = useKiosk();
  const api = useApi();
  const queries = useHallQueries();
  const cache = useQueryClient();
  const once = useOneAtATime();
  const mutation = useMutation({
    ...queries.appointments.book.mutationOptions({
      onMutate: asking,
      onSuccess: (answer, _input, asked) => {
        // Booked is booked, wherever the person has gone meanwhile.
        dispatch({ do: 'answer', session: asked.session, at: null, move: { do: 'booked', ...answer } });
        void cache.invalidateQueries({ queryKey: queries.appointments.key() });
      },
      onError: (error, _input, asked) => {
        if (!isDefinedError(error) || isReused(error) || !asked) return;
        void cache.invalidateQueries({ queryKey: queries.appointments.key() });
        dispatch({ do: 'answer', session: asked.session, at: null, move: { do: 'not-booked' } });
      },
    }),
    mutationFn: (input) => sendOrFind(api.appointments.book, input, booking.sent),
  });
  useBusyUntil(!mutation.isPending);
  const waiting = useWaiting(mutation.isPending);
  const { error } = mutation;
  const faultOf = (): BookFault => {
    if (!isDefinedError(error)) return { kind: 'unknown' };
    switch (error.code) {
      case 'SLOT_GONE':
        return { kind: 'gone', next: error.data.next };
      case 'SLOT_UNKNOWN':
        return { kind: 'gone', next: null };
      case 'ALREADY_BOOKED':
        return { kind: 'booked-already' };
      case 'NOT_BOOKABLE':
        return { kind: 'not-needed' };
      case 'INVALID_INPUT':
        return { kind: 'input', problems: error.data.problems.map(({ message }) => message) };
      case 'CANNOT_SAVE':
        return { kind: 'full' };
      default:
        return { kind: 'refused' };
    }
  };
  return {
    waiting,
    fault: error && !mutation.isPending ? faultOf() : null,
    book: () => {
      const { requestId, matterCode, date, time, name, phone, idNumber } = booking;
      if (date === null || time === null) return;
      const input = {
        requestId,
        matterCode,
        date,
        time,
        name: name.trim(),
        phone: phone.trim(),
        ...(idNumber !== '' && { idNumber }),
        language: session.language,
        wantsSlip: true,
      };
      once([queries.appointments.book.key()], () => {
        dispatch({ do: 'booking-sent', input });
        mutation.mutate(input);
      });
    },
  };
}
