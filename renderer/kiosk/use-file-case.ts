// Owns handing a told case to the window: once, however often it is tapped or the answer gets lost.
import { isDefinedError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { cleanText } from '#shared/domain/text.ts';
import { useHallQueries } from '../api-provider.tsx';
import { personOf } from './details.ts';
import { useKiosk } from './kiosk-context.ts';
import type { Draft } from './session.ts';
import { wordsMaximum } from './words-maximum.ts';

export type Filing = {
  file: () => void;
  isPending: boolean;
  /** What was wrong with the input, in words; null when it was something else or nothing. */
  problems: readonly string[] | null;
  isFailed: boolean;
};

/** Sends the draft under its own requestId: the same words sent again are the same case. */
export function useFileCase(draft: Draft | null): Filing {
  const { dispatch, session, newRequestId } = useKiosk();
  const queries = useHallQueries();
  const mutation = useMutation(
    queries.cases.file.mutationOptions({
      onSuccess: (receipt, { person }) =>
        dispatch({ do: 'filed', receipt, hasPhone: 'phone' in person && person.phone !== undefined }),
      onError: (error) => {
        if (!isDefinedError(error)) return;
        if (error.code === 'CANNOT_SAVE') dispatch({ do: 'go', to: { name: 'cannot-save' } });
        // Changed after its answer got lost: the next press sends it as it is now.
        if (error.code === 'REQUEST_REUSED') dispatch({ do: 'tell-anew', requestId: newRequestId() });
      },
    }),
  );
  const { error } = mutation;
  const file = (): void => {
    if (!draft || mutation.isPending) return;
    const words = cleanText(draft.words, { max: wordsMaximum });
    mutation.mutate({
      requestId: draft.requestId,
      kind: draft.kind ?? 'not-done',
      matterCode: draft.matterCode ?? null,
      failedAtUnit: draft.failedAtUnit ?? null,
      words: words.ok ? words.text : draft.words,
      trips: draft.trips,
      person: personOf(draft),
      language: session.language,
    });
  };
  const isInput = isDefinedError(error) && error.code === 'INVALID_INPUT';
  return {
    file,
    isPending: mutation.isPending,
    problems: isInput ? error.data.problems.map(({ message }) => message) : null,
    isFailed: mutation.isError,
  };
}
