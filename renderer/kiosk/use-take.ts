// Owns taking a number: once, however often it is tapped or its answer gets lost, and what is shown when there is none.
import { isDefinedError } from '@orpc/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Matter } from '#shared/contract/catalogue.ts';
import type { GreenReason } from '#shared/contract/queue.ts';
import { useApi, useHallQueries } from '../api-provider.tsx';
import { useWaiting, type Waiting } from '../ui/use-waiting.ts';
import { useKiosk } from './kiosk-context.ts';
import type { Screen } from './screen-state.ts';
import { sendOrFind } from './send-once.ts';
import type { TakeInput } from './session.ts';
import { useBusyUntil } from './use-busy.ts';
import { useOneAtATime } from './use-one-at-a-time.ts';

/** unknown: nobody answered, the hall may have given a number · full: it cannot write · matter: it knows no such matter. */
export type TakeFault = 'unknown' | 'refused' | 'full' | 'matter';

export type Taking = {
  /** @param phone whose number it is, where that was asked and told */
  take: (green: GreenReason | undefined, holder?: TakeInput['holder']) => void;
  waiting: Waiting;
  fault: TakeFault | null;
};

/** @param requestId of the visit to the matter: the same number, however often it is sent */
export function useTake(matter: Matter, requestId: string): Taking {
  const { dispatch, asking, session } = useKiosk();
  const api = useApi();
  const queries = useHallQueries();
  const cache = useQueryClient();
  const once = useOneAtATime();
  const sent = session.taking[matter.code] ?? [];
  const mutation = useMutation({
    ...queries.queue.take.mutationOptions({
      onMutate: asking,
      onSuccess: (taken, _input, asked) => {
        // Whoever went back to the list meanwhile asked for this number all the same.
        const move = { do: 'took', taken, matterCode: matter.code } as const;
        dispatch({ do: 'answer', session: asked.session, at: null, move });
        void cache.invalidateQueries({ queryKey: queries.queue.overview.key() });
      },
      onError: (error, input, asked) => {
        if (!isDefinedError(error) || !asked) return;
        void cache.invalidateQueries({ queryKey: queries.queue.overview.key() });
        const { matterCode } = input;
        const instead = (by: Screen): void => dispatch({ do: 'answer', ...asked, move: { do: 'instead', by } });
        switch (error.code) {
          case 'QUOTA_GONE': {
            const next = error.data.nextAppointment;
            // The same person, the same visit: counted as turned away once.
            instead({ name: 'no-numbers', matterCode, requestId, next });
            break;
          }
          case 'HALL_CLOSED':
            void cache.invalidateQueries({ queryKey: queries.hall.key() });
            instead({ name: 'closed', matterCode });
            break;
          case 'NO_WINDOW':
            instead({ name: 'no-window', matterCode });
            break;
          case 'ALREADY_HOLDING':
            instead({ name: 'holding', ticket: error.data.ticket, matterCode, isKnown: false });
            break;
          case 'MATTER_UNKNOWN':
            void cache.invalidateQueries({ queryKey: queries.catalogue.key() });
            break;
          default:
            break;
        }
        if (error.code !== 'REQUEST_REUSED')
          dispatch({ do: 'answer', session: asked.session, at: null, move: { do: 'not-taken', matterCode } });
      },
    }),
    mutationFn: (input) => sendOrFind(api.queue.take, input, sent),
  });
  useBusyUntil(!mutation.isPending);
  const waiting = useWaiting(mutation.isPending);
  const { error } = mutation;
  const code = isDefinedError(error) ? error.code : null;
  const fault = code === 'CANNOT_SAVE' ? 'full' : code === 'MATTER_UNKNOWN' ? 'matter' : code ? 'refused' : 'unknown';
  return {
    waiting,
    fault: mutation.isError ? fault : null,
    take: (green, holder) => {
      const input = {
        requestId,
        matterCode: matter.code,
        language: session.language,
        ...(green && { green }),
        ...(holder && { holder }),
      };
      once([queries.queue.take.key()], () => {
        dispatch({ do: 'taking', input });
        mutation.mutate(input);
      });
    },
  };
}
