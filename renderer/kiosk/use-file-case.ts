// Owns handing a told case to the window: once, however often it is tapped, changed in between, or the answer gets lost.
import { isDefinedError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { CaseReceipt, FileCase } from '#shared/contract/case-shapes.ts';
import { cleanText } from '#shared/domain/text.ts';
import { useApi, useHallQueries } from '../api-provider.tsx';
import { personOf, wantsToSpeak } from './details.ts';
import { useKiosk } from './kiosk-context.ts';
import { isReused } from './send-once.ts';
import type { Addition, Draft } from './session.ts';
import { useBusyUntil } from './use-busy.ts';
import { isPersonChanged, useChanges } from './use-changes.ts';
import { wordsMaximum } from './words-maximum.ts';

export type Filing = {
  file: () => void;
  isPending: boolean;
  /** What was wrong with the input, part by part, in words; null when it was something else or nothing. */
  problems: readonly { part: string; message: string }[] | null;
  isFailed: boolean;
  /** Failed without an answer: the hall may have it or not. Sent again, it has it once. */
  isUnknown: boolean;
};

/**
 * Sends the draft under its own requestId: the same words sent again are the same case. Changed after an answer got
 * lost, the case is found again by the words it was told in, and what changed is added to it.
 */
export function useFileCase(draft: Draft | null): Filing {
  const { dispatch, session, asking, newRequestId, hall } = useKiosk();
  const api = useApi();
  const queries = useHallQueries();
  const changes = useChanges();
  const { sent } = session;
  /** How the case was told that the hall has: an older way than what was sent last, where its answer got lost. */
  const known = useRef<FileCase | null>(null);

  /** The receipt of the case the hall has under this request, told in one of these ways; null when in none of them. */
  const findAgain = async (tellings: readonly FileCase[]): Promise<[CaseReceipt, FileCase] | null> => {
    const [telling, ...older] = tellings;
    if (!telling) return null;
    try {
      return [await api.cases.file(telling), telling];
    } catch (error) {
      if (!isReused(error)) throw error;
      return findAgain(older);
    }
  };

  const addTo = async (
    { caseNo, queryCode }: CaseReceipt,
    parts: readonly Omit<Addition, 'requestId'>[],
  ): Promise<void> => {
    const additions = parts.map(
      (part) =>
        sent.additions.find(({ requestId: _its, ...one }) => JSON.stringify(one) === JSON.stringify(part)) ?? {
          ...part,
          requestId: newRequestId(),
        },
    );
    // Kept before it is sent: sent again after a lost answer, it must not stand there twice.
    const kept = { do: 'sent', sent: { additions } } as const;
    dispatch({ do: 'answer', session: session.number, at: null, move: kept });
    for (const addition of additions) await api.cases.supplement({ ...addition, caseNo, queryCode });
  };

  const mutation = useMutation({
    ...queries.cases.file.mutationOptions({
      onMutate: asking,
      onSuccess: (receipt, input, asked) => {
        const told = known.current ?? input;
        const { person } = told;
        const speaks = wantsToSpeak(input.words);
        const isContactOpen = isPersonChanged(told, input);
        const hasPhone = 'phone' in person && person.phone !== undefined;
        // Whoever went back meanwhile may have changed a word: their next press finds the case again and adds it.
        // Whoever gave no name is asked for none.
        const isSigned = hall.cases.signature === 'filing' && person.role !== 'anonymous';
        const sign = isSigned ? { signAs: newRequestId() } : {};
        dispatch({
          do: 'answer',
          ...asked,
          move: { do: 'filed', receipt, hasPhone, speaks, isContactOpen, ...sign },
        });
      },
      onError: (error, _input, asked) => {
        if (!isDefinedError(error) || !asked) return;
        // Tried again from the screen that says so: it stands already.
        if (error.code === 'CANNOT_SAVE' && asked.at.name !== 'cannot-save')
          dispatch({ do: 'answer', ...asked, move: { do: 'go', to: { name: 'cannot-save' } } });
        // Not told from here: the next press sends it as a telling of its own.
        if (error.code === 'REQUEST_REUSED')
          dispatch({ do: 'answer', ...asked, move: { do: 'tell-anew', requestId: newRequestId() } });
      },
    }),
    mutationFn: async (input: FileCase): Promise<CaseReceipt> => {
      known.current = null;
      try {
        return await api.cases.file(input);
      } catch (error) {
        const found = isReused(error) ? await findAgain(sent.tellings) : null;
        if (!found) throw error;
        const [receipt, told] = found;
        known.current = told;
        const { recording } = input;
        const isSaidAnew = recording !== undefined && recording.data !== told.recording?.data;
        await addTo(receipt, [
          ...changes(told, input).map((words) => ({ words })),
          ...(isSaidAnew ? [{ words: '', recording }] : []),
        ]);
        return receipt;
      }
    },
  });
  useBusyUntil(!mutation.isPending);
  const { error } = mutation;
  const file = (): void => {
    if (!draft || mutation.isPending) return;
    const words = cleanText(draft.words, { max: wordsMaximum });
    const input: FileCase = {
      requestId: draft.requestId,
      kind: draft.kind ?? 'not-done',
      matterCode: draft.matterCode ?? null,
      failedAtUnit: draft.failedAtUnit ?? null,
      words: words.ok ? words.text : draft.words,
      ...(draft.recording && {
        recording: { data: draft.recording.data, seconds: draft.recording.seconds },
      }),
      trips: draft.trips,
      person: personOf(draft),
      language: session.language,
      ...(draft.helped?.voucher && { helpedBy: draft.helped.voucher }),
    };
    const others = sent.tellings.filter((telling) => JSON.stringify(telling) !== JSON.stringify(input));
    dispatch({ do: 'sent', sent: { tellings: [input, ...others] } });
    mutation.mutate(input);
  };
  const isInput = isDefinedError(error) && error.code === 'INVALID_INPUT';
  return {
    file,
    isPending: mutation.isPending,
    problems: isInput
      ? error.data.problems.map(({ path, message }) => ({ part: path.replace('person.', ''), message }))
      : null,
    isFailed: mutation.isError,
    isUnknown: mutation.isError && !isDefinedError(error),
  };
}
